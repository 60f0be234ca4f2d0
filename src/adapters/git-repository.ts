/** The trusted side of git (`ports/git.ts`), over one trusted git directory. */
import { randomUUID } from 'node:crypto';
import { copyFile, rm, stat, utimes } from 'node:fs/promises';
import { FanoutError, PublishRefused } from '../errors.ts';
import type { Git, MergeResult, RawChange, Workspace } from '../ports/git.ts';
import type { PublishLimits } from '../task/publish-policy.ts';
import { abandonedWorkspaces, removeAbandoned } from './git-abandoned.ts';
import { commitTree, readBlobs } from './git-objects.ts';
import { packTree, unpackTree } from './git-packs.ts';
import { fetchObjects, readRef, readRefs, text, updateRef } from './git-refs.ts';
import { restorePaths } from './git-restore.ts';
import { type GitOptions, type GitStore, openStore } from './git-store.ts';
import { ENVIRONMENT_FOLDERS, walkWorkTree } from './git-walk.ts';
import { checkoutWorkspace, indexFor, resetWorkspace } from './git-workspace.ts';

/** @throws FanoutError when git is missing or too old, or the local repository is none */
export async function createGit(options: GitOptions): Promise<Git> {
  return gitOver(await openStore(options));
}

/** The port over a store that somebody else opened. */
export function gitOver(store: GitStore): Git {
  return {
    fetchBranch: (branch) => fetchBranch(store, branch),
    fetchCommits: (commits) => fetchObjects(store, commits),
    merge: (commits, message, date) => merge(store, { commits, message, date }),
    checkout: (options) => checkoutWorkspace(store, options),
    resetWorkspace: (workspace, tree) => resetWorkspace(store, workspace, tree),
    snapshot: (workspace, options) => snapshot(store, workspace, options),
    packTree: (options) => packTree(store, options),
    unpackTree: (options) => unpackTree(store, options),
    diff: (base, tree) => diff(store, base, tree),
    patch: (base, tree, maxBytes) => patch(store, { base, tree, maxBytes }),
    commit: (draft) => commitTree(store, draft),
    readFile: async (commit, path) => (await readBlobs(store, [`${commit}:${path}`]))[0],
    readBlobs: (ids) => readBlobs(store, ids),
    restorePaths: (workspace, { commit, globs }) =>
      restorePaths(store, { workTree: workspace.path, commit, globs }),
    listFiles: async (commit) => {
      const output = await store.run({ args: ['ls-tree', '-r', '-z', '--name-only', commit] });
      return text(output)
        .split('\0')
        .filter((name) => name !== '');
    },
    push: (options) => updateRef(store, options),
    remoteRef: (ref) => readRef(store, ref),
    remoteRefs: (prefix) => readRefs(store, prefix),
    aheadBehind: (options) => aheadBehind(store, options),
    abandonedWorkspaces: () =>
      abandonedWorkspaces(store, (workspace, options) => snapshot(store, workspace, options)),
    removeWorkspace: (target) => removeAbandoned(store, target),
    deleteRef: ({ ref, expected }) => updateRef(store, { ref, commit: null, expected }),
  };
}

async function fetchBranch(store: GitStore, branch: string): Promise<string> {
  const commit = await readRef(store, `refs/heads/${branch}`);
  if (commit === null) {
    const known = [...(await readRefs(store, 'refs/heads/')).keys()].map((ref) =>
      ref.slice('refs/heads/'.length),
    );
    throw new FanoutError(`branch ${branch} does not exist`, {
      hint:
        known.length === 0
          ? 'The repository has no commits yet.'
          : `Its branches are: ${known.slice(0, 10).join(', ')}.`,
    });
  }
  await fetchObjects(store, [commit]);
  return commit;
}

/** Commits of history that are asked for, one after another, until two commits are seen to meet. */
const DEPTHS = [4, 16, 128, 2_147_483_647];

/** What was fetched has no history at first, and without a common ancestor nothing can be merged. */
async function fetchUntilTheyMeet(store: GitStore, commits: readonly string[]): Promise<void> {
  const args = ['merge-base', '--octopus', ...commits];
  for (const depth of store.localDir === undefined ? DEPTHS : []) {
    // 128: one of them is not here at all yet.
    const found = await store.run({ args, accept: [0, 1, 128] });
    if (found.code === 0) return;
    await fetchObjects(store, commits, depth);
  }
}

/** Commits that only the second has, and that only the first has. */
async function aheadBehind(
  store: GitStore,
  { base, commit }: { base: string; commit: string },
): Promise<{ ahead: number; behind: number }> {
  await fetchUntilTheyMeet(store, [base, commit]);
  const args = ['rev-list', '--left-right', '--count', `${base}...${commit}`];
  const [behind = 0, ahead = 0] = text(await store.run({ args }))
    .trim()
    .split('\t')
    .map(Number);
  return { ahead, behind };
}

/** One after another, in the order given; nothing is written but objects. */
async function merge(
  store: GitStore,
  { commits, message, date }: { commits: readonly string[]; message: string; date: number },
): Promise<MergeResult> {
  const [first, ...others] = commits;
  if (first === undefined) throw new FanoutError('there is nothing to merge');
  await fetchUntilTheyMeet(store, commits);
  let current = first;
  for (const other of others) {
    const args = [
      'merge-tree',
      '--write-tree',
      '--name-only',
      '--no-messages',
      '-z',
      current,
      other,
    ];
    const output = await store.run({ args, accept: [0, 1] });
    const [tree = '', ...paths] = text(output)
      .split('\0')
      .filter((part) => part !== '');
    if (output.code === 1) return { kind: 'conflict', commits: [current, other], paths };
    current = await commitTree(store, { tree, parents: [current, other], message, date });
  }
  return { kind: 'merged', commit: current };
}

/** Steps 2 and 3 of the pipeline: the walk, then `add -A` with an index that the workspace never had. */
async function snapshot(
  store: GitStore,
  workspace: Workspace,
  options: { base: string; limits: PublishLimits },
): Promise<string> {
  const tracked = await trackedFolders(store, options.base);
  await walkWorkTree(workspace.path, {
    limits: options.limits,
    tracked: (folder) => tracked.has(folder),
  });
  // A copy: `add` changes it, and the workspace's own must stay as it was checked out.
  const index = await copyIndex(await indexFor(store, workspace.path));
  // With `core.sparseCheckout` git sees files that were not checked out and are there all the same.
  const config = ['core.sparseCheckout=true'];
  const call = { env: { GIT_INDEX_FILE: index }, workTree: workspace.path, config };
  try {
    return await store.heavy(async () => {
      await addFiles(store, call, tracked);
      return text(await store.run({ ...call, args: ['write-tree'] })).trim();
    });
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await rm(index, { force: true });
  }
}

/**
 * With the time of the original: git looks into a file whose second is that of the index or later (racy-git in git's
 * documentation). A copy with a time of its own would hide edits of the same length made in the second of the checkout.
 */
async function copyIndex(original: string): Promise<string> {
  const copy = `${original}.${randomUUID()}`;
  await copyFile(original, copy);
  const second = Math.floor((await stat(original)).mtimeMs / 1000);
  await utimes(copy, second, second);
  return copy;
}

interface IndexCall {
  readonly env: Readonly<Record<string, string>>;
  readonly workTree: string;
  readonly config: readonly string[];
}

/** `--sparse`: a file that was not checked out may be written all the same. */
const ADD = ['add', '--all', '--sparse', '--'] as const;

async function addFiles(
  store: GitStore,
  call: IndexCall,
  tracked: ReadonlySet<string>,
): Promise<void> {
  const skipped = [...ENVIRONMENT_FOLDERS].map((name) => `:(exclude,top,glob)**/${name}/**`);
  await store.run({ ...call, args: [...ADD, '.', ...skipped] });
  // Pathspecs cannot include again what they exclude, so environment folders of the base are added on their own.
  const kept = [...tracked].filter((folder) =>
    ENVIRONMENT_FOLDERS.has(folder.slice(folder.lastIndexOf('/') + 1)),
  );
  for (const folder of kept) {
    const spec = `:(top,literal)${folder}`;
    const listed = text(await store.run({ ...call, args: ['ls-files', '-t', '-z', '--', spec] }));
    // All of it `S`: not checked out, and a pathspec that matches nothing is an error.
    const isHere = listed.split('\0').some((entry) => entry !== '' && !entry.startsWith('S '));
    if (isHere) await store.run({ ...call, args: [...ADD, spec] });
  }
}

/** git refuses one hostile name and with it the whole tree; the path is what a reader needs (E6). */
function asRefusal(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const path = /invalid path '([^']*)'/.exec(message)?.[1];
  if (path === undefined) return error;
  return new PublishRefused(`${JSON.stringify(path)} cannot be in a git tree`, {
    path,
    rule: 'name',
  });
}

/** Environment folders that the base itself tracks: those are published like any other. */
async function trackedFolders(store: GitStore, base: string): Promise<ReadonlySet<string>> {
  const output = await store.run({ args: ['ls-tree', '-r', '-d', '-z', '--name-only', base] });
  return new Set(text(output).split('\0'));
}

async function diff(store: GitStore, base: string, tree: string): Promise<readonly RawChange[]> {
  const output = await store.run({
    args: ['diff-tree', '-r', '-z', '--no-renames', '--raw', base, tree],
  });
  const parts = text(output).split('\0');
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [oldMode = '', newMode = '', oldObject = '', newObject = '', status = 'M'] = (
      parts[index] ?? ''
    )
      .slice(1)
      .split(' ');
    changes.push({
      path: parts[index + 1] ?? '',
      status: statusOf(status),
      oldMode,
      newMode,
      newObject,
      oldObject,
    });
  }
  return changes;
}

function statusOf(letter: string): RawChange['status'] {
  return letter === 'A' || letter === 'D' || letter === 'T' ? letter : 'M';
}

async function patch(
  store: GitStore,
  options: { base: string; tree: string; maxBytes: number },
): Promise<string> {
  const args = [
    'diff-tree',
    '-p',
    '--binary',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    options.base,
    options.tree,
  ];
  return text(await store.run({ args, maxBytes: options.maxBytes }));
}
