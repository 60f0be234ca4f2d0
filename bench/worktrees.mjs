// Work trees of a real repository: ours, all at once, against `git worktree add`, one after another.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPooledGit } from '../lib/adapters/git-pool.js';
import { median, sleep, timeOf } from './measure.mjs';

const FILES = 2_000;
const COUNT = 20;
const RUNS = 3;
const STRESS = 1_000;

/** A repository of so many small files; gives git in it. */
export function makeRepository(folder, files = FILES) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@noreply.invalid', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  for (let index = 0; index < files; index++) {
    const place = path.join(folder, `src/d${index % 50}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `f${index}.js`), `export const value = ${index};\n`.repeat(20));
  }
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=base');
  return git;
}

/** Adapters over a repository, with caches of their own. */
async function openPlace(folder, repository, name) {
  const workspaceRoot = path.join(folder, name, 'work');
  const opened = await createPooledGit({
    trustedDir: path.join(folder, name, 'trusted.git'),
    workspaceRoot,
    remote: { kind: 'local', path: repository },
  });
  return { ...opened, workspaceRoot, commit: await opened.git.fetchBranch('main') };
}

export async function measureWorktrees() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agent-fanout-bench-'));
  try {
    const repository = path.join(folder, 'repository');
    mkdirSync(repository);
    const run = makeRepository(repository);
    const plain = await openPlace(folder, repository, 'plain');
    const pooled = await openPlace(folder, repository, 'pooled');
    const times = { add: [], whole: [], sparse: [], pool: [], addOne: [], poolOne: [] };
    // In turn within each round, so that what the machine does besides hits all alike.
    for (let round = 0; round < RUNS; round++) {
      times.add.push(await timeAdded({ folder, run, commit: plain.commit }, COUNT));
      times.whole.push(await timeMany(plain, COUNT));
      times.sparse.push(await timeMany(plain, COUNT, { sparse: ['src/d1/**'] }));
      times.pool.push(await timeReady(pooled, COUNT));
      times.addOne.push(await timeAdded({ folder, run, commit: plain.commit }, 1));
      times.poolOne.push(await timeReady(pooled, 1));
    }
    const ratio = (ours, floor) => median(times[ours]) / median(times[floor]);
    const figure = (name, value, target) => ({ name, value, target, unit: '×', runs: RUNS });
    const inTurn = '÷ git worktree add in turn';
    return [
      figure(`${COUNT} work trees at once ${inTurn}`, ratio('whole', 'add')),
      figure(`${COUNT} sparse work trees at once ${inTurn}`, ratio('sparse', 'add'), 0.06),
      figure(`${COUNT} work trees from the pool ${inTurn}`, ratio('pool', 'add'), 0.045),
      figure('a work tree from the pool ÷ git worktree add', ratio('poolOne', 'addOne'), 0.01),
      {
        name: `failures in ${STRESS} concurrent work trees`,
        value: await stress(plain),
        unit: '',
        target: 0,
        runs: 1,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `git worktree add`, one after another. Their removal is not timed. */
async function timeAdded({ folder, run, commit }, count) {
  const targets = Array.from({ length: count }, (_, index) => path.join(folder, `add-${index}`));
  const time = await timeOf(() => {
    for (const target of targets) run('worktree', 'add', '--quiet', '--detach', target, commit);
  });
  for (const target of targets) run('worktree', 'remove', '--force', target);
  return time;
}

async function timeMany({ git, commit }, count, options = {}) {
  let made = [];
  const time = await timeOf(async () => {
    const names = Array.from({ length: count }, (_, index) => `t${index}`);
    made = await Promise.all(names.map((name) => git.checkout({ commit, name, ...options })));
  });
  await Promise.all(made.map((workspace) => workspace.release()));
  return time;
}

/** From the moment when they are ready. */
async function timeReady(place, count) {
  const { pool, commit, workspaceRoot } = place;
  pool.fill({ commit, count, ahead: count });
  await untilReady(workspaceRoot, count);
  return timeMany(place, count);
}

/** Twenty at a time, sparse, until a thousand were made. */
async function stress(place) {
  let failures = 0;
  for (let made = 0; made < STRESS; made += COUNT) {
    await timeMany(place, COUNT, { sparse: ['src/d1/**'] }).catch(() => {
      failures += 1;
    });
  }
  return failures;
}

/** All files of all trees are there. */
async function untilReady(root, count) {
  const last = `src/d${(FILES - 1) % 50}/f${FILES - 1}.js`;
  const isReady = () =>
    existsSync(root) &&
    readdirSync(root).filter((name) => existsSync(path.join(root, name, last))).length === count;
  while (!isReady()) await sleep(20);
  await sleep(300);
}
