/** A throw-away repository made with the installed git, and our git adapters over it. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createGitLedger } from '../../src/adapters/git-ledger.ts';
import { createGit } from '../../src/adapters/git-repository.ts';
import type { GitOptions } from '../../src/adapters/git-store.ts';
import type { Git } from '../../src/ports/git.ts';
import type { Ledger } from '../../src/ports/ledger.ts';

export interface GitFixture {
  /** Removed by `remove`. */
  readonly folder: string;
  /** A repository with a work tree and one commit on `main`. */
  readonly repository: string;
  readonly base: string;
  readonly git: Git;
  readonly ledger: Ledger;
  readonly options: GitOptions;
  /** Output of the installed git, run in the repository. */
  readonly run: (...args: string[]) => string;
  readonly remove: () => Promise<void>;
}

export async function makeGitFixture(
  files: Readonly<Record<string, string>> = { 'a.txt': 'base\n' },
): Promise<GitFixture> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
  const repository = path.join(folder, 'repository');
  await writeFiles(repository, files);
  const run = (...args: string[]) => runGit(repository, ...args);
  run('init', '--quiet', '--initial-branch=main');
  run('add', '--all', '--force');
  run('commit', '--quiet', '--message=base');
  const options: GitOptions = {
    trustedDir: path.join(folder, 'cache', 'trusted.git'),
    workspaceRoot: path.join(folder, 'cache', 'work'),
    remote: { kind: 'local', path: repository },
  };
  const [git, ledger] = await Promise.all([createGit(options), createGitLedger(options)]);
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, repository, base: run('rev-parse', 'HEAD'), git, ledger, options, run, remove };
}

/** Standard output, trimmed. Reads no configuration of this machine. */
export function runGit(cwd: string, ...args: string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@noreply.invalid',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@noreply.invalid',
  };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' }).trim();
}

export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
