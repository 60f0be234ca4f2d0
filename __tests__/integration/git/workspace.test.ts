/** Work trees, snapshots and publishing with the installed git over a local repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PublishRefused } from '../../../src/errors.ts';
import type { Workspace } from '../../../src/ports/git.ts';
import { DEFAULT_LIMITS } from '../../../src/task/publish-policy.ts';
import { type GitFixture, makeGitFixture, runGit, writeFiles } from '../../fakes/git-fixture.ts';

let fixture: GitFixture;
beforeAll(async () => {
  fixture = await makeGitFixture({
    'a.txt': 'base\n',
    'src/deep/b.txt': 'b\n',
    'docs/c.md': 'c\n',
    'tools/node_modules/kept/index.js': 'tracked\n',
  });
});
afterAll(() => fixture.remove());

let names = 0;
async function withWorkspace<T>(
  work: (workspace: Workspace) => Promise<T>,
  sparse?: readonly string[],
): Promise<T> {
  const name = `task-${++names}`;
  const options = { commit: fixture.base, name, ...(sparse === undefined ? {} : { sparse }) };
  const workspace = await fixture.git.checkout(options);
  try {
    return await work(workspace);
  } finally {
    await workspace.release();
  }
}

const snapshot = (workspace: Workspace, limits = DEFAULT_LIMITS) =>
  fixture.git.snapshot(workspace, { base: fixture.base, limits });
const changesOf = async (tree: string) =>
  (await fixture.git.diff(fixture.base, tree)).map(({ status, path: file }) => `${status} ${file}`);

describe('a work tree', () => {
  test('has the files of its commit, and its snapshot without a change is the tree of the commit', async () => {
    await withWorkspace(async (workspace) => {
      expect(await readFile(path.join(workspace.path, 'src/deep/b.txt'), 'utf8')).toBe('b\n');
      expect(await snapshot(workspace)).toBe(fixture.run('rev-parse', 'HEAD^{tree}'));
    });
  });

  test('gives its edits, new files, deletions and modes to the snapshot', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, { 'a.txt': 'edited\n', 'new/file.txt': 'new\n' });
      await rm(path.join(workspace.path, 'docs/c.md'));
      await writeFile(path.join(workspace.path, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
      const tree = await snapshot(workspace);
      expect(await changesOf(tree)).toEqual([
        'M a.txt',
        'D docs/c.md',
        'A new/file.txt',
        'A run.sh',
      ]);
      const modes = (await fixture.git.diff(fixture.base, tree)).map(({ newMode }) => newMode);
      expect(modes).toEqual(['100644', '000000', '100644', '100755']);
    });
  });

  test('gives an edit of the same length in the same second, however late the snapshot is', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, { 'a.txt': 'edit\n' });
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect(await changesOf(await snapshot(workspace))).toEqual(['M a.txt']);
    });
  });

  test('keeps what set-up makes out of the snapshot, but publishes such folders that the base tracks', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, {
        'node_modules/lib/index.js': 'x',
        'sub/__pycache__/x.pyc': 'x',
        'tools/node_modules/kept/index.js': 'edited\n',
      });
      expect(await changesOf(await snapshot(workspace))).toEqual([
        'M tools/node_modules/kept/index.js',
      ]);
    });
  });

  test('checked out sparsely has only its folders and the top, and nothing counts as deleted', async () => {
    await withWorkspace(
      async (workspace) => {
        expect(existsSync(path.join(workspace.path, 'docs'))).toBe(false);
        expect(existsSync(path.join(workspace.path, 'a.txt'))).toBe(true);
        await writeFiles(workspace.path, { 'src/deep/b.txt': 'edited\n' });
        expect(await changesOf(await snapshot(workspace))).toEqual(['M src/deep/b.txt']);
        // A file that the base has and that was not checked out can still be written.
        await writeFiles(workspace.path, { 'docs/c.md': 'written anew\n' });
        expect(await changesOf(await snapshot(workspace))).toEqual([
          'M docs/c.md',
          'M src/deep/b.txt',
        ]);
      },
      ['src/**'],
    );
  });

  test('is reset to another tree: strays go, what set-up made stays', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, { 'a.txt': 'one\n', 'new.txt': 'new\n' });
      const tree = await snapshot(workspace);
      await writeFiles(workspace.path, {
        'a.txt': 'two\n',
        'stray.txt': 'x',
        'node_modules/lib/index.js': 'x',
      });
      await fixture.git.resetWorkspace(workspace, tree);
      expect(await readFile(path.join(workspace.path, 'a.txt'), 'utf8')).toBe('one\n');
      expect((await readdir(workspace.path)).sort()).toEqual(
        ['.git', 'a.txt', 'docs', 'new.txt', 'node_modules', 'src', 'tools'].sort(),
      );
    });
  });

  test('is one that git knows: the agent can ask for its status and difference', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, { 'a.txt': 'edited\n' });
      expect(runGit(workspace.path, 'status', '--porcelain')).toBe('M a.txt');
      expect(runGit(workspace.path, 'rev-parse', 'HEAD')).toBe(fixture.base);
      expect(fixture.run('worktree', 'list')).toContain(workspace.path);
      fixture.run('worktree', 'prune');
      expect(runGit(workspace.path, 'rev-parse', '--is-inside-work-tree')).toBe('true');
    });
  });

  test('leaves nothing behind, and twenty at once all work', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fixture.git.checkout({ commit: fixture.base, name: `many-${index}` }),
      ),
    );
    expect(new Set(made.map((workspace) => workspace.path)).size).toBe(20);
    await Promise.all(made.map((workspace) => workspace.release()));
    expect(fixture.run('worktree', 'list').split('\n')).toHaveLength(1);
    expect(readdirSync(path.join(fixture.repository, '.git/worktrees'))).toEqual([]);
    expect(readdirSync(path.join(fixture.repository, '.git/agent-fanout'))).toEqual([]);
    expect(fixture.run('status', '--porcelain')).toBe('');
  });
});

describe('a snapshot is refused with the path', () => {
  const cases: readonly [string, string, (root: string) => Promise<unknown>][] = [
    [
      'nested repository',
      'sub/.git',
      (root) => mkdir(path.join(root, 'sub/.git'), { recursive: true }),
    ],
    ['.git in another case', '.GIT', (root) => writeFiles(root, { '.GIT/config': 'x' })],
    ['short name of .git', 'git~1', (root) => writeFiles(root, { 'git~1': 'x' })],
    [
      'ignorable character',
      '.g\u200cit',
      (root) => mkdir(path.join(root, '.g\u200cit'), { recursive: true }),
    ],
    ['right-to-left override', 'a\u202etxt', (root) => writeFiles(root, { 'a\u202etxt': 'x' })],
    ['control character', 'a\nb', (root) => writeFiles(root, { 'a\nb': 'x' })],
    ['named pipe', 'pipe', async (root) => execFileSync('mkfifo', [path.join(root, 'pipe')])],
    ['absolute link', 'passwd', (root) => symlink('/etc/passwd', path.join(root, 'passwd'))],
    ['link that leaves', 'up', (root) => symlink('../outside', path.join(root, 'up'))],
    [
      'link that leaves by a detour',
      'src/up',
      (root) => symlink('../docs/../../x', path.join(root, 'src/up')),
    ],
    ['link into git', 'hooks', (root) => symlink('.git/hooks', path.join(root, 'hooks'))],
    [
      'sparse giant',
      'huge',
      async (root) => {
        await writeFile(path.join(root, 'huge'), '');
        await truncate(path.join(root, 'huge'), 3_000_000_000);
      },
    ],
  ];

  test.each(cases)('%s', async (_name, file, plant) => {
    await withWorkspace(async (workspace) => {
      await plant(workspace.path);
      const error = await snapshot(workspace).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(PublishRefused);
      expect((error as PublishRefused).path).toBe(file);
    });
  });

  test('control: links that stay inside are published', async () => {
    await withWorkspace(async (workspace) => {
      await symlink('../a.txt', path.join(workspace.path, 'src/link'));
      expect(await changesOf(await snapshot(workspace))).toEqual(['A src/link']);
    });
  });

  test('too many files, too many bytes', async () => {
    await withWorkspace(async (workspace) => {
      await writeFiles(workspace.path, { 'x.txt': 'x'.repeat(100) });
      await expect(snapshot(workspace, { ...DEFAULT_LIMITS, maxFiles: 3 })).rejects.toThrow(
        'at most 3',
      );
      await expect(snapshot(workspace, { ...DEFAULT_LIMITS, maxTotalBytes: 50 })).rejects.toThrow(
        'over 50 bytes',
      );
    });
  });
});

describe('publishing', () => {
  const draft = { message: 'Work', date: 1_700_000_000 };

  test('the same tree, parent and date make the same commit', async () => {
    const tree = fixture.run('rev-parse', 'HEAD^{tree}');
    const make = () => fixture.git.commit({ ...draft, tree, parents: [fixture.base] });
    expect(await make()).toBe(await make());
  });

  test('a branch is created once; another commit is refused with what is there', async () => {
    const tree = fixture.run('rev-parse', 'HEAD^{tree}');
    const make = (message: string) =>
      fixture.git.commit({ ...draft, message, tree, parents: [fixture.base] });
    const [one, two] = [await make('one'), await make('two')];
    const ref = 'refs/heads/agent-fanout/x/one';
    expect(await fixture.git.push({ commit: one, ref, expected: null })).toEqual({
      kind: 'pushed',
    });
    expect(await fixture.git.push({ commit: one, ref, expected: null })).toEqual({
      kind: 'up-to-date',
    });
    expect(await fixture.git.push({ commit: two, ref, expected: null })).toEqual({
      kind: 'moved',
      actual: one,
    });
    expect(await fixture.git.push({ commit: two, ref, expected: one })).toEqual({ kind: 'pushed' });
    expect(await fixture.git.remoteRef(ref)).toBe(two);
  });

  test('of twenty that create one branch at once, one wins', async () => {
    const tree = fixture.run('rev-parse', 'HEAD^{tree}');
    const ref = 'refs/heads/agent-fanout/x/race';
    const commits = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fixture.git.commit({ ...draft, message: `${index}`, tree, parents: [fixture.base] }),
      ),
    );
    const results = await Promise.all(
      commits.map((commit) => fixture.git.push({ commit, ref, expected: null })),
    );
    expect(results.filter(({ kind }) => kind === 'pushed')).toHaveLength(1);
  });

  test('results are merged without a work tree, and a conflict names its paths', async () => {
    const make = async (files: Record<string, string>) =>
      withWorkspace(async (workspace) => {
        await writeFiles(workspace.path, files);
        const tree = await snapshot(workspace);
        return fixture.git.commit({ ...draft, tree, parents: [fixture.base] });
      });
    const left = await make({ 'a.txt': 'left\n' });
    const right = await make({ 'a.txt': 'right\n' });
    const beside = await make({ 'docs/c.md': 'beside\n' });
    const merged = await fixture.git.merge([left, beside], 'merge', 1);
    expect(merged.kind).toBe('merged');
    const commit = merged.kind === 'merged' ? merged.commit : '';
    expect(await fixture.git.readFile(commit, 'a.txt')).toBe('left\n');
    expect(await fixture.git.readFile(commit, 'docs/c.md')).toBe('beside\n');
    expect(await fixture.git.merge([left, right], 'merge', 1)).toEqual({
      kind: 'conflict',
      commits: [left, right],
      paths: ['a.txt'],
    });
  });

  test('a branch that is not there is named, with those that are', async () => {
    await expect(fixture.git.fetchBranch('release')).rejects.toMatchObject({
      message: 'branch release does not exist',
      hint: expect.stringContaining('main'),
    });
  });
});
