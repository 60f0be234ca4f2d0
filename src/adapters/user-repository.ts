/** What the local engine asks of the user's own repository, with the user's own configuration, before anything untrusted runs. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { FanoutError } from '../errors.ts';

const run = promisify(execFile);

export interface UserRepository {
  /** Absolute path of its top folder. */
  readonly root: string;
  /** Absolute path of its common git directory. */
  readonly gitDir: string;
  /** The branch that is checked out. */
  readonly branch: string | undefined;
  /** Are there changes that no commit has? */
  readonly dirty: boolean;
  /** Address of `origin`, as configured. */
  readonly origin: string | undefined;
}

/** A repository with one commit of all that is in the folder, made without the user's hooks or signing. */
export async function makeRepository(folder: string, message: string): Promise<void> {
  const git = (...args: string[]) => run('git', [...MADE_BY, ...args], { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', `--message=${message}`);
}

const MADE_BY = [
  ...['-c', 'user.name=agent-fanout'],
  ...['-c', 'user.email=agent-fanout@noreply.invalid'],
  ...['-c', 'commit.gpgsign=false'],
];

/** @throws FanoutError outside a repository */
export async function findRepository(folder: string): Promise<UserRepository> {
  const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim();
  const root = await git('rev-parse', '--show-toplevel').catch((error: unknown) => {
    throw new FanoutError(`${folder} is not inside a git repository`, {
      hint: 'Run agent-fanout in the repository that the plan is for.',
      cause: error,
    });
  });
  const [gitDir, branch, status, origin] = await Promise.all([
    git('rev-parse', '--path-format=absolute', '--git-common-dir'),
    git('symbolic-ref', '--quiet', '--short', 'HEAD').catch(() => undefined),
    git('status', '--porcelain', '--untracked-files=no'),
    git('config', '--get', 'remote.origin.url').catch(() => undefined),
  ]);
  return { root: path.resolve(root), gitDir, branch, dirty: status !== '', origin };
}
