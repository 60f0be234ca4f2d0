/** Work trees for agents and tests: linked worktrees of a local repository, or folders with a git directory of their own. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from '../ports/git.ts';
import { sharedQueue } from './git-limits.ts';
import type { GitStore } from './git-store.ts';

export interface CheckoutOptions {
  readonly commit: string;
  readonly name: string;
  readonly sparse?: readonly string[];
}

let made = 0;

/** Starts from a commit id and never tracks: nothing writes the shared configuration, so any number may run at once. */
export async function checkoutWorkspace(
  store: GitStore,
  options: CheckoutOptions,
): Promise<Workspace> {
  const folder = `${options.name}-${process.pid}-${++made}`;
  const target = path.join(store.options.workspaceRoot, folder);
  await mkdir(store.options.workspaceRoot, { recursive: true });
  const isLinked = store.localDir !== undefined && store.options.workspaces !== 'private';
  await (isLinked
    ? addWorktree(store, target, options.commit)
    : makePrivate(store, target, options.commit));
  await fillWorkTree(store, { target, tree: options.commit, sparse: options.sparse ?? [] });
  return {
    path: target,
    borrowed: [store.objectsDir, ...(store.localDir === undefined ? [] : [store.localDir])],
    release: () => release(store, target, isLinked),
  };
}

/** A linked worktree without files; they are written by our own index afterwards. */
async function addWorktree(store: GitStore, target: string, commit: string): Promise<void> {
  const args = ['worktree', 'add', '--detach', '--no-checkout', '--quiet', target, commit];
  await store.raw({ args, gitDir: store.localDir ?? '', config: ['safe.directory=*'] });
  // So that the agent's own `git status` and `git diff` mean something.
  await store.raw({
    args: ['read-tree', 'HEAD'],
    cwd: target,
    config: ['safe.directory=*'],
    accept: [0, 128],
  });
}

async function makePrivate(store: GitStore, target: string, commit: string): Promise<void> {
  await store.raw({ args: ['init', '--quiet', '--template=', target] });
  const git = path.join(target, '.git');
  await mkdir(path.join(git, 'objects', 'info'), { recursive: true });
  await writeFile(path.join(git, 'objects', 'info', 'alternates'), `${store.objectsDir}\n`);
  await writeFile(path.join(git, 'shallow'), `${commit}\n`);
  await writeFile(path.join(git, 'HEAD'), `${commit}\n`);
  await store.raw({ args: ['read-tree', commit], gitDir: git, workTree: target });
}

/** Writes a tree's files with the trusted git directory and an index of its own. */
async function fillWorkTree(
  store: GitStore,
  { target, tree, sparse }: { target: string; tree: string; sparse: readonly string[] },
): Promise<void> {
  await store.heavy(async () => {
    const env = { GIT_INDEX_FILE: await indexFor(store, target) };
    await store.run({ args: ['read-tree', '--reset', tree], env, workTree: target });
    const all = ['checkout-index', '--all', '--force', '--quiet', '-u'];
    if (sparse.length === 0) return store.run({ args: all, env, workTree: target });
    const wanted = [
      ':(top,glob)*',
      ...sparse.map((file) => `:(top,glob)${file.replace(/\/$/, '/**')}`),
    ];
    const listed = await store.run({
      args: ['ls-files', '-z', '--', ...wanted],
      env,
      workTree: target,
    });
    await skipOthers(store, { target, env, listed: listed.stdout });
    const args = ['checkout-index', '-z', '--stdin', '--force', '--quiet', '-u'];
    return store.run({ args, stdin: listed.stdout, env, workTree: target });
  });
}

/** What is not checked out is marked, so that a snapshot does not take it for deleted. */
async function skipOthers(
  store: GitStore,
  options: { target: string; env: Record<string, string>; listed: Buffer },
): Promise<void> {
  const { target, env } = options;
  const all = await store.run({ args: ['ls-files', '-z'], env, workTree: target });
  const here = new Set(options.listed.toString('utf8').split('\0'));
  const others = all.stdout
    .toString('utf8')
    .split('\0')
    .filter((file) => file !== '' && !here.has(file));
  const args = ['update-index', '--skip-worktree', '-z', '--stdin'];
  await store.run({
    args,
    stdin: others.map((file) => `${file}\0`).join(''),
    env,
    workTree: target,
  });
}

/** The trusted index of a workspace: outside it, so that nothing in the workspace can change it. */
export async function indexFor(store: GitStore, target: string): Promise<string> {
  const folder = path.join(store.trustedDir, 'worktrees', path.basename(target));
  await mkdir(folder, { recursive: true });
  return path.join(folder, 'index');
}

/** Makes the files those of `tree`; untracked files that are not ignored go, links are not followed. */
export async function resetWorkspace(
  store: GitStore,
  workspace: Workspace,
  tree: string,
): Promise<void> {
  await store.heavy(async () => {
    const env = { GIT_INDEX_FILE: await indexFor(store, workspace.path) };
    const workTree = workspace.path;
    await store.run({ args: ['read-tree', '--reset', '-u', tree], env, workTree });
    await store.run({
      args: ['clean', '-ffdq', '-e', '.git', ...ENVIRONMENT_EXCLUDES],
      env,
      workTree,
    });
  });
}

const ENVIRONMENT_EXCLUDES = [
  'node_modules/',
  '.venv/',
  '__pycache__/',
  '.pytest_cache/',
  'target/',
].flatMap((folder) => ['-e', folder]);

async function release(store: GitStore, target: string, isLinked: boolean): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await rm(path.join(store.trustedDir, 'worktrees', path.basename(target)), {
    recursive: true,
    force: true,
  });
  if (!isLinked || store.localDir === undefined) return;
  // `worktree prune` looks at all worktrees; two at once could each remove what the other looks at.
  const { localDir } = store;
  await sharedQueue(`prune ${localDir}`)(() =>
    store.raw({
      args: ['worktree', 'prune'],
      gitDir: localDir,
      config: ['safe.directory=*'],
      accept: [0, 1, 128],
    }),
  );
}
