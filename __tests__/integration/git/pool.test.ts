/** Work trees from the pool are as good as new ones, given out once, and gone at the end. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPooledGit } from '../../../src/adapters/git-pool.ts';
import type { Git, Workspace } from '../../../src/ports/git.ts';
import type { WorkspacePool } from '../../../src/ports/workspace-pool.ts';
import { DEFAULT_LIMITS } from '../../../src/task/publish-policy.ts';
import { type GitFixture, makeGitFixture, runGit, writeFiles } from '../../fakes/git-fixture.ts';

const FILES = { 'a.txt': 'base\n', 'src/b.txt': 'b\n', '.gitignore': 'ignored/\n' };
let fixture: GitFixture;
let git: Git;
let pool: WorkspacePool;
beforeEach(async () => {
  fixture = await makeGitFixture(FILES);
  ({ git, pool } = await createPooledGit(fixture.options));
});
afterEach(async () => {
  await pool.drain();
  await fixture.remove();
});

const root = () => fixture.options.workspaceRoot;
const folders = () => (existsSync(root()) ? readdirSync(root()) : []);
const listed = () =>
  fixture.run('worktree', 'list', '--porcelain').match(/^worktree .*$/gm)?.length;
const admin = () => path.join(fixture.options.trustedDir, 'worktrees');
const checkout = (name: string) => git.checkout({ commit: fixture.base, name });
const treeOf = (workspace: Workspace) =>
  git.snapshot(workspace, { base: fixture.base, limits: DEFAULT_LIMITS });
const baseTree = () => fixture.run('rev-parse', `${fixture.base}^{tree}`);

/** Waits until `count` are there and whole. */
async function ready(count: number): Promise<void> {
  const isReady = () => {
    const names = folders();
    return names.length === count && names.every((name) => existsSync(`${root()}/${name}/a.txt`));
  };
  while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a work tree from the pool', () => {
  test('has the name of its task, the files of the commit, and is a work tree for git', async () => {
    pool.fill({ commit: fixture.base, count: 1, ahead: 1 });
    await ready(1);
    const workspace = await checkout('sum');
    expect(path.basename(workspace.path)).toMatch(/^sum-/);
    expect(folders()).toEqual([path.basename(workspace.path)]);
    expect(await readFile(`${workspace.path}/src/b.txt`, 'utf8')).toBe('b\n');
    expect(runGit(workspace.path, 'status', '--porcelain')).toBe('');
    expect(runGit(workspace.path, 'rev-parse', 'HEAD')).toBe(fixture.base);
    expect(await treeOf(workspace)).toBe(baseTree());
    await writeFiles(workspace.path, { 'a.txt': 'edit\n', 'new.txt': 'new\n' });
    const changes = await git.diff(fixture.base, await treeOf(workspace));
    expect(changes.map(({ path: file }) => file)).toEqual(['a.txt', 'new.txt']);
    expect(runGit(workspace.path, 'status', '--porcelain')).toBe('M a.txt\n?? new.txt');
    expect(fixture.run('worktree', 'list')).toContain(workspace.path);
    await workspace.release();
    expect(folders()).toEqual([]);
    expect(listed()).toBe(1);
  });

  test('is given out once, to twenty at once, while others are being made', async () => {
    pool.fill({ commit: fixture.base, count: 20, ahead: 5 });
    const names = Array.from({ length: 20 }, (_, index) => `task-${index}`);
    const all = await Promise.all(names.map(checkout));
    expect(new Set(all.map(({ path: place }) => place)).size).toBe(20);
    const trees = await Promise.all(all.map(treeOf));
    expect(new Set(trees)).toEqual(new Set([baseTree()]));
    await Promise.all(all.map((workspace) => workspace.release()));
    expect(folders()).toEqual([]);
  });
});

/** Everything that a reset and a clean would leave behind. */
async function leaveThings({ path: place }: Workspace): Promise<void> {
  await writeFiles(place, {
    'ignored/evil.sh': 'evil',
    'node_modules/evil/index.js': 'evil',
    'nested/.git/config': '[core]\n\tfsmonitor = evil\n',
  });
  await symlink('/etc', `${place}/link`);
  runGit(place, 'update-index', '--assume-unchanged', 'a.txt');
  await writeFile(`${place}/a.txt`, 'evil\n');
  await rm(`${place}/.git`);
  await writeFile(`${place}/.git`, 'gitdir: /nonexistent\n');
}

describe('what an agent had', () => {
  test('nobody gets again: the next tree has nothing of it', async () => {
    pool.fill({ commit: fixture.base, count: 4, ahead: 2 });
    const first = await checkout('one');
    await leaveThings(first);
    await first.release();
    for (const name of ['two', 'three', 'four', 'five']) {
      const next = await checkout(name);
      expect(next.path).not.toBe(first.path);
      expect(readdirSync(next.path).toSorted()).toEqual(['.git', '.gitignore', 'a.txt', 'src']);
      expect(await readFile(`${next.path}/a.txt`, 'utf8')).toBe('base\n');
      expect(runGit(next.path, 'status', '--porcelain')).toBe('');
      await next.release();
    }
  });

  test('control: cleaned and used again, it has', async () => {
    const workspace = await checkout('one');
    await leaveThings(workspace);
    await git.resetWorkspace(workspace, baseTree());
    expect(existsSync(`${workspace.path}/ignored/evil.sh`)).toBe(true);
    expect(existsSync(`${workspace.path}/node_modules/evil/index.js`)).toBe(true);
    await workspace.release();
  });
});

describe('the pool', () => {
  test('keeps at most so many ahead, and no more than will be asked for', async () => {
    pool.fill({ commit: fixture.base, count: 3, ahead: 2 });
    await ready(2);
    const first = await checkout('one');
    await ready(3);
    const others = await Promise.all([checkout('two'), checkout('three')]);
    expect(folders()).toHaveLength(3);
    await Promise.all([first, ...others].map((workspace) => workspace.release()));
  });

  test('is not asked for another commit or a part of one', async () => {
    pool.fill({ commit: fixture.base, count: 2, ahead: 2 });
    await ready(2);
    await writeFiles(fixture.repository, { 'later.txt': 'x\n' });
    fixture.run('add', '--all');
    fixture.run('commit', '--quiet', '--message=later');
    const later = fixture.run('rev-parse', 'HEAD');
    const other = await git.checkout({ commit: later, name: 'later' });
    expect(existsSync(`${other.path}/later.txt`)).toBe(true);
    const part = await git.checkout({ commit: fixture.base, name: 'part', sparse: ['docs/**'] });
    expect(existsSync(`${part.path}/src`)).toBe(false);
    expect(folders().filter((name) => name.startsWith('_pool-'))).toHaveLength(2);
    await Promise.all([other.release(), part.release()]);
  });

  test('that lost a tree gives another one', async () => {
    pool.fill({ commit: fixture.base, count: 1, ahead: 1 });
    await ready(1);
    await rm(path.join(root(), folders()[0] ?? ''), { recursive: true });
    const workspace = await checkout('one');
    expect(await treeOf(workspace)).toBe(baseTree());
    await workspace.release();
    expect(listed()).toBe(1);
  });

  test('leaves nothing when a tree is lost while it is taken', async () => {
    pool.fill({ commit: fixture.base, count: 1, ahead: 1 });
    await ready(1);
    await rm(path.join(admin(), folders()[0] ?? ''), { recursive: true });
    const workspace = await checkout('one');
    expect(await treeOf(workspace)).toBe(baseTree());
    await workspace.release();
    expect(folders()).toEqual([]);
    expect(listed()).toBe(1);
  });

  test('of a process that is gone is found, and holds nothing that anybody would miss', async () => {
    pool.fill({ commit: fixture.base, count: 1, ahead: 1 });
    await ready(1);
    const [name = ''] = folders();
    const gone = path.join(root(), name.replace(`-${process.pid}-`, '-999999999-'));
    await rename(path.join(root(), name), gone);
    await rm(path.join(gone, 'a.txt'));
    expect(await git.abandonedWorkspaces()).toEqual([{ path: gone, dirty: false }]);
  });

  test('whose trees cannot be made says why when one is asked for', async () => {
    const missing = '1'.repeat(40);
    pool.fill({ commit: missing, count: 2, ahead: 2 });
    await expect(git.checkout({ commit: missing, name: 'one' })).rejects.toThrow(/1111/);
  });

  test('leaves nothing behind, also what is being made', async () => {
    pool.fill({ commit: fixture.base, count: 10, ahead: 4 });
    await pool.drain();
    expect(folders()).toEqual([]);
    expect(listed()).toBe(1);
    expect(readdirSync(admin())).toEqual([]);
    const after = await checkout('one');
    expect(await treeOf(after)).toBe(baseTree());
    await after.release();
  });
});
