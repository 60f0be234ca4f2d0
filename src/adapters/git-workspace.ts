/** Work trees for agents and tests: linked worktrees of a local repository, or folders with a git directory of their own. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from '../ports/git.ts';
import type { GitStore } from './git-store.ts';
import { type LinkedWorktree, linkWorktree, moveWorktree, unlinkWorktree } from './git-worktree.ts';

export interface CheckoutOptions {
  readonly commit: string;
  readonly name: string;
  readonly sparse?: readonly string[];
}

/** Of work trees that nobody has had yet; no task has such an id. */
export const POOL_NAME = '_pool';

let made = 0;
/** Process ids come round; with the time they do not. */
const STARTED = Date.now().toString(36);

/** Starts from a commit id and never tracks: nothing writes the shared configuration, so any number may run at once. */
export async function checkoutWorkspace(
  store: GitStore,
  options: CheckoutOptions,
): Promise<Workspace> {
  const target = newTarget(store, options.name);
  await mkdir(target, { recursive: true });
  const linkedTo = linkedDir(store);
  await (linkedTo === undefined
    ? makePrivate(store, target, options.commit)
    : addWorktree(store, { gitDir: linkedTo, target }, options.commit));
  await fillWorkTree(store, { target, tree: options.commit, sparse: options.sparse ?? [] });
  return workspaceAt(store, target);
}

/** Gives a work tree that nobody has used yet the name of who uses it: nothing is copied. */
export async function moveWorkspace(
  store: GitStore,
  workspace: Workspace,
  name: string,
): Promise<Workspace> {
  const target = newTarget(store, name);
  const trusted = (place: string) => path.join(store.trustedDir, 'worktrees', path.basename(place));
  const gitDir = linkedDir(store);
  try {
    await rename(workspace.path, target);
    await rename(trusted(workspace.path), trusted(target));
    if (gitDir !== undefined) await moveWorktree({ gitDir, target: workspace.path }, target);
  } catch (error) {
    // What has the new name already is nobody's.
    await releaseWorkspace(store, target, gitDir);
    throw error;
  }
  return workspaceAt(store, target);
}

function newTarget(store: GitStore, name: string): string {
  return path.join(store.options.workspaceRoot, `${name}-${process.pid}-${STARTED}-${++made}`);
}

/** The repository that work trees are linked to; undefined when each has a git directory of its own. */
function linkedDir(store: GitStore): string | undefined {
  return store.options.workspaces === 'private' ? undefined : store.localDir;
}

function workspaceAt(store: GitStore, target: string): Workspace {
  return {
    path: target,
    borrowed: [store.objectsDir, ...(store.localDir === undefined ? [] : [store.localDir])],
    ...hiddenOf(store),
    release: () => releaseWorkspace(store, target, linkedDir(store)),
  };
}

/**
 * The user's own repository may hold tokens in its configuration (addresses, extra headers). Without it git
 * takes the defaults, which fit every repository but one of another object format.
 */
function hiddenOf(store: GitStore): Pick<Workspace, 'hidden'> {
  if (store.localDir === undefined || store.idLength !== 40) return {};
  return { hidden: [path.join(store.localDir, 'config')] };
}

/** A linked worktree without files; they are written by our own index afterwards. */
async function addWorktree(
  store: GitStore,
  { gitDir, target }: LinkedWorktree,
  commit: string,
): Promise<void> {
  await linkWorktree({ gitDir, target }, commit);
  // So that the agent's own `git status` and `git diff` mean something.
  const args = ['read-tree', 'HEAD'];
  await store.raw({ args, cwd: target, config: ['safe.directory=*'], accept: [0, 128] });
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

/** Removes a work tree and what git knows of it. */
export async function releaseWorkspace(
  store: GitStore,
  target: string,
  linkedTo: string | undefined,
): Promise<void> {
  const admin = path.join(store.trustedDir, 'worktrees', path.basename(target));
  await rm(target, { recursive: true, force: true });
  await rm(admin, { recursive: true, force: true });
  if (linkedTo !== undefined) await unlinkWorktree({ gitDir: linkedTo, target });
}
