/**
 * The trusted git directory: bare, ours alone, with a fixed configuration. Made file by file instead of by
 * `git init`, so that several openers at once never meet at a lock and no template folder is read.
 *
 *   <trustedDir>/HEAD, config, refs/, objects/   the repository
 *   <trustedDir>/home/                           the empty HOME of every git child
 *   <trustedDir>/worktrees/<id>/                 index and sparse patterns of one workspace, trusted side
 */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FanoutError, GitError, messageOf } from '../errors.ts';
import { createRunGit, findGit, type GitCall, type GitOutput, type RunGit } from './git-command.ts';
import { type Limiter, limiter, sharedQueue } from './git-limits.ts';

export type GitRemoteOptions =
  /** `url` without credentials; https, or http on loopback. */
  | { readonly kind: 'http'; readonly url: string; readonly token: string }
  /** A repository on this machine: its work tree or its git directory. */
  | { readonly kind: 'local'; readonly path: string };

export interface GitOptions {
  /** Ours alone, outside every workspace; made when it is missing. */
  readonly trustedDir: string;
  readonly remote: GitRemoteOptions;
  /** Where workspaces are made; outside the repository. */
  readonly workspaceRoot: string;
  /** `worktree`: a linked worktree of the local repository. `private`: a folder with a git directory of its own. */
  readonly workspaces?: 'worktree' | 'private';
  /** Author and committer of everything that is committed. */
  readonly identity?: Identity;
  /** Host environment: only proxy and certificate variables are taken, and only for network calls. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Waits before reads are tried again after a network failure, in milliseconds; default 500 and 2,000. */
  readonly retryDelaysMs?: readonly number[];
  /** Ends every running and every later call. */
  readonly signal?: AbortSignal;
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

export const DEFAULT_IDENTITY: Identity = {
  name: 'agent-fanout',
  email: 'agent-fanout@noreply.invalid',
};

/** The oldest git that can do all of it: `merge-tree --write-tree` came with 2.38. */
const OLDEST_GIT: readonly [number, number] = [2, 38];

export interface GitStore {
  readonly options: GitOptions;
  readonly identity: Identity;
  /** Absolute path of the trusted git directory. */
  readonly trustedDir: string;
  /** Where objects are read and written: the trusted directory's, or the local repository's own. */
  readonly objectsDir: string;
  /** The local repository's common git directory; undefined for `http`. */
  readonly localDir: string | undefined;
  readonly idLength: 40 | 64;
  /** git as such, without a repository. */
  readonly raw: RunGit;
  /** git in the trusted directory. */
  readonly run: RunGit;
  /** Bounds what burns processor time to the number of cores. */
  readonly heavy: Limiter;
  /** One at a time for this trusted directory, whoever opened it: fetches write `shallow`. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Makes or opens the trusted git directory. @throws FanoutError when git is missing or too old */
export async function openStore(options: GitOptions): Promise<GitStore> {
  const { trustedDir } = options;
  const home = join(trustedDir, 'home');
  for (const folder of [
    'objects/info',
    'objects/pack',
    'refs/heads',
    'worktrees',
    'home',
    'info',
  ]) {
    await mkdir(join(trustedDir, folder), { recursive: true, mode: 0o700 });
  }
  const program = findGit(options.environment?.['PATH'] ?? process.env['PATH']);
  const raw = createRunGit({ program, home, ...(options.signal && { signal: options.signal }) });
  await requireVersion(raw);
  const local =
    options.remote.kind === 'local' ? await locate(raw, options.remote.path) : undefined;
  await writeLayout(trustedDir, local);
  const objectsDir = local === undefined ? join(trustedDir, 'objects') : join(local.dir, 'objects');
  // For a local repository objects go straight into its object store: nothing has to be transferred, a
  // linked worktree sees them at once, and what is never referenced goes with the owner's next `git gc`.
  const env: Record<string, string> = local ? { GIT_OBJECT_DIRECTORY: objectsDir } : {};
  const run = (call: GitCall): Promise<GitOutput> =>
    raw({ ...call, gitDir: call.gitDir ?? trustedDir, env: { ...env, ...call.env } });
  return {
    options,
    identity: options.identity ?? DEFAULT_IDENTITY,
    trustedDir,
    objectsDir,
    localDir: local?.dir,
    idLength: local?.format === 'sha256' ? 64 : 40,
    raw,
    run,
    heavy: limiter(availableParallelism()),
    inTurn: sharedQueue(trustedDir),
  };
}

async function requireVersion(raw: RunGit): Promise<void> {
  const text = (await raw({ args: ['version'] })).stdout.toString('utf8').trim();
  const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  const isNewEnough =
    Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  if (isNewEnough) return;
  throw new FanoutError(`${text} is too old: ${OLDEST_GIT.join('.')} or later is needed`, {
    hint: 'Install a newer git.',
  });
}

interface LocalRepository {
  readonly dir: string;
  readonly format: string;
}

async function locate(raw: RunGit, path: string): Promise<LocalRepository> {
  try {
    // The user named this repository, so whoever owns the folder, it is meant.
    const output = await raw({
      args: ['rev-parse', '--path-format=absolute', '--git-common-dir', '--show-object-format'],
      cwd: path,
      config: ['safe.directory=*'],
    });
    const [dir, format] = output.stdout.toString('utf8').split('\n');
    if (dir === undefined || format === undefined) throw new Error('unexpected answer of git');
    return { dir, format };
  } catch (error) {
    const detail = error instanceof GitError ? error.stderr.trim() : messageOf(error);
    throw new FanoutError(`${path} is not a git repository: ${detail}`, {
      hint: 'Run inside a git repository with at least one commit.',
      cause: error,
    });
  }
}

async function writeLayout(dir: string, local: LocalRepository | undefined): Promise<void> {
  const sha256 = local?.format === 'sha256';
  const config = [
    '[core]',
    `\trepositoryformatversion = ${sha256 ? 1 : 0}`,
    '\tbare = true',
    ...(sha256 ? ['[extensions]', '\tobjectformat = sha256'] : []),
    '',
  ].join('\n');
  await replaceFile(join(dir, 'config'), config);
  await replaceFile(join(dir, 'HEAD'), 'ref: refs/heads/none\n');
  if (local === undefined) return;
  // A shallow local repository lacks the parents of its oldest commits: git must know that here too.
  await copyFile(join(local.dir, 'shallow'), join(dir, 'shallow')).catch(() => undefined);
}

/** Write, then rename: a reader never sees half a file. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}
