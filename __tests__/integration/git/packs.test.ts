/** Trees as packs, from one machine to another, over git's HTTP protocol; and packs that no honest machine makes. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGit } from '../../../src/adapters/git-repository.ts';
import type { Git } from '../../../src/ports/git.ts';
import { DEFAULT_LIMITS, type PublishLimits } from '../../../src/task/publish-policy.ts';
import { runGit, writeFiles } from '../../fakes/git-fixture.ts';
import { type Github, startGithub, TOKEN } from '../../fakes/github-server.ts';

let folder: string;
let server: string;
let base: string;
let github: Github;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
  const project = at('project');
  await writeFiles(project, { 'a.txt': 'base\n', 'src/b.txt': 'b\n', 'src/deep/c.txt': 'c\n' });
  runGit(project, 'init', '--quiet', '--initial-branch=main');
  runGit(project, 'add', '--all');
  runGit(project, 'commit', '--quiet', '--message=base');
  base = runGit(project, 'rev-parse', 'HEAD');
  server = at('server.git');
  runGit(folder, 'clone', '--quiet', '--bare', project, server);
  github = await startGithub({ repository: server });
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

/** A machine of its own: nothing but what it fetched is there. */
async function startMachine(name: string): Promise<Git> {
  const git = await createGit({
    trustedDir: at(`${name}/trusted.git`),
    workspaceRoot: at(`${name}/work`),
    remote: { kind: 'http', url: `${github.serverUrl}/octo/project.git`, token: TOKEN },
  });
  await git.fetchBranch('main');
  return git;
}

test('files, links, modes and deletions arrive as they were, and the pack holds only what is new', async () => {
  const [one, two] = await Promise.all([startMachine('one'), startMachine('two')]);
  const workspace = await one.checkout({ commit: base, name: 'task' });
  await writeFiles(workspace.path, { 'a.txt': 'edited\n', 'new/é.txt': 'new\n' });
  await writeFile(path.join(workspace.path, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
  await symlink('a.txt', path.join(workspace.path, 'link'));
  await rm(path.join(workspace.path, 'src/deep'), { recursive: true });
  const tree = await one.snapshot(workspace, { base, limits: DEFAULT_LIMITS });
  const commit = await one.commit({ tree, parents: [base], message: 'x', date: 1 });
  const file = at('work.pack');
  expect(await one.packTree({ base, commit, file })).toBe(tree);
  // Three trees and four blobs: neither b.txt nor the commit.
  expect((await readFile(file)).readUInt32BE(8)).toBe(7);

  await two.unpackTree({ tree, file, limits: DEFAULT_LIMITS });
  const place = await two.checkout({ commit: base, name: 'task' });
  await two.resetWorkspace(place, tree);
  expect(await two.snapshot(place, { base, limits: DEFAULT_LIMITS })).toBe(tree);
  expect(await two.diff(base, tree)).toEqual(await one.diff(base, tree));
});

/** A pack that no `git add` makes, over objects written `--literally`. */
function packOf(name: string, build: (hash: Hash) => string): { tree: string; file: string } {
  const repository = at(`evil-${name}`);
  runGit(folder, 'clone', '--quiet', '--bare', server, repository);
  const tree = build((type, input) =>
    execFileSync('git', ['hash-object', '-w', '-t', type, '--literally', '--stdin'], {
      cwd: repository,
      input,
    })
      .toString()
      .trim(),
  );
  const file = at(`${name}.pack`);
  const args = ['pack-objects', '--revs', '--stdout', '--quiet'];
  const pack = execFileSync('git', args, { cwd: repository, input: `${tree}\n^${base}\n` });
  execFileSync('tee', [file], { input: pack, stdio: ['pipe', 'ignore', 'inherit'] });
  return { tree, file };
}

type Hash = (type: 'blob' | 'tree', input: Buffer | string) => string;
const entry = (mode: string, name: string, id: string) =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
const treeWith = (mode: string, name: string) => (hash: Hash) =>
  hash('tree', entry(mode, name, hash('blob', 'evil\n')));

const HOSTILE: readonly [string, (hash: Hash) => string][] = [
  [
    'a folder .git',
    (hash) => hash('tree', entry('40000', '.git', treeWith('100644', 'config')(hash))),
  ],
  ['a folder above', treeWith('100644', '..')],
  ['a name with a slash', treeWith('100644', 'a/b')],
  [
    'one name twice',
    (hash) => {
      const blob = hash('blob', 'x');
      return hash('tree', Buffer.concat([entry('100644', 'a', blob), entry('120000', 'a', blob)]));
    },
  ],
  [
    'a hostile .gitmodules',
    (hash) => {
      const text = '[submodule "x"]\n\tpath = x\n\turl = --upload-pack=evil\n';
      return hash('tree', entry('100644', '.gitmodules', hash('blob', text)));
    },
  ],
];

describe('hostile objects', () => {
  test.each(HOSTILE)('%s is refused before anything is written', async (name, build) => {
    const machine = await startMachine(`refuse ${name}`);
    const { tree, file } = packOf(name.replaceAll(/\W/g, '-'), build);
    await expect(machine.unpackTree({ tree, file, limits: DEFAULT_LIMITS })).rejects.toThrow(
      /refused by git/,
    );
  });

  test.each(HOSTILE)('control: %s comes in when nobody looks', async (name, build) => {
    const { file } = packOf(`naive-${name.replaceAll(/\W/g, '-')}`, build);
    const naive = at(`naive ${name}`);
    runGit(folder, 'clone', '--quiet', '--bare', server, naive);
    const input = await readFile(file);
    execFileSync('git', ['index-pack', '--stdin'], { cwd: naive, input, stdio: 'pipe' });
  });
});

describe('a pack that cannot be used', () => {
  const honest = async () => packOf(`honest-${Math.random()}`, treeWith('100644', 'new.txt'));
  const unpack = async (tree: string, file: string, limits: PublishLimits = DEFAULT_LIMITS) => {
    const machine = await startMachine(`bad ${Math.random()}`);
    return machine.unpackTree({ tree, file, limits });
  };

  test('control: an honest one is taken', async () => {
    const { tree, file } = await honest();
    await unpack(tree, file);
  });

  test('is missing, a folder, a link, cut off, or of another tree', async () => {
    const { tree, file } = await honest();
    await expect(unpack(tree, at('missing.pack'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await mkdir(at('folder.pack'));
    await expect(unpack(tree, at('folder.pack'))).rejects.toThrow(/is no file/);
    await symlink(file, at('link.pack'));
    await expect(unpack(tree, at('link.pack'))).rejects.toThrow(/cannot be read \(ELOOP\)/);
    await expect(unpack('1'.repeat(40), file)).rejects.toThrow(/refused by git/);
    await truncate(file, 40);
    await expect(unpack(tree, file)).rejects.toThrow(/refused by git/);
  });

  test('holds a file, or files, that are too large', async () => {
    const { tree, file } = packOf('large', (hash) =>
      hash('tree', entry('100644', 'zeros', hash('blob', Buffer.alloc(1_000_000)))),
    );
    expect((await readFile(file)).length).toBeLessThan(10_000);
    const limits = { ...DEFAULT_LIMITS, maxFileBytes: 999_999 };
    await expect(unpack(tree, file, limits)).rejects.toThrow(/zeros has 1000000 bytes/);
    const total = { ...DEFAULT_LIMITS, maxTotalBytes: 999_999 };
    await expect(unpack(tree, file, total)).rejects.toThrow(/the tree has 1000000 bytes/);
    const count = { ...DEFAULT_LIMITS, maxFiles: 0 };
    await expect(unpack(tree, file, count)).rejects.toThrow(/the tree has 1 files/);
  });
});
