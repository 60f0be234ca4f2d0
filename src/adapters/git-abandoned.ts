/** Work trees whose process is gone: found by the process id in their name, told apart by what is in them. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AbandonedWork } from '../task/cleanup.ts';
import { DEFAULT_LIMITS } from '../task/publish-policy.ts';
import { text } from './git-refs.ts';
import type { GitStore } from './git-store.ts';
import { POOL_NAME, releaseWorkspace } from './git-workspace.ts';

/** `<task>-<process id>-<start>-<number>`, see `checkoutWorkspace`. */
const NAME = /-(\d+)-[0-9a-z]+-\d+$/;

type Snapshot = (
  workspace: { path: string; borrowed: readonly string[]; release: () => Promise<void> },
  options: { base: string; limits: typeof DEFAULT_LIMITS },
) => Promise<string>;

export async function abandonedWorkspaces(
  store: GitStore,
  snapshot: Snapshot,
): Promise<readonly AbandonedWork[]> {
  const root = store.options.workspaceRoot;
  const names = await readdir(root).catch(() => []);
  const abandoned = names.filter((name) => {
    const pid = NAME.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  return Promise.all(
    abandoned.map(async (name) => {
      const target = path.join(root, name);
      return { path: target, dirty: await isDirty(store, target, snapshot) };
    }),
  );
}

/** What cannot be looked at counts as dirty: nothing is removed on a guess. */
async function isDirty(store: GitStore, target: string, snapshot: Snapshot): Promise<boolean> {
  // The tests' own work tree holds nothing that is not made by a program from a tree that is kept.
  if (/-tests-\d+-[0-9a-z]+-\d+$/.test(target)) return false;
  // One that was made ahead was never given to anybody, and may be half made.
  if (path.basename(target).startsWith(`${POOL_NAME}-`)) return false;
  try {
    const args = ['rev-parse', 'HEAD^{commit}'];
    const config = ['safe.directory=*'];
    const base = text(await store.raw({ args, cwd: target, config })).trim();
    const workspace = { path: target, borrowed: [], release: async () => undefined };
    const tree = await snapshot(workspace, { base, limits: DEFAULT_LIMITS });
    const known = await store.run({ args: ['rev-parse', `${base}^{tree}`] });
    return tree !== text(known).trim();
  } catch {
    return true;
  }
}

export async function removeAbandoned(store: GitStore, target: string): Promise<void> {
  const inside = path.dirname(target) === path.resolve(store.options.workspaceRoot);
  if (!inside || !NAME.test(target)) throw new Error(`${target} is no work tree of ours`);
  await releaseWorkspace(store, target, store.localDir);
  await rm(target, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
