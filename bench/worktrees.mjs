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
    const times = { add: [], inTurn: [], whole: [], sparse: [], pool: [], one: [], poolOne: [] };
    // In turn within each round, so that what the machine does besides hits all alike.
    for (let round = 0; round < RUNS; round++) {
      const floor = await timeInTurn({ folder, run, commit: plain.commit });
      times.add.push(floor.add);
      times.one.push(floor.add / COUNT);
      times.inTurn.push(floor.all);
      times.whole.push((await timeMany(plain, COUNT)).all);
      times.sparse.push((await timeMany(plain, COUNT, { sparse: ['src/d1/**'] })).all);
      times.pool.push((await timeReady(pooled, COUNT)).made);
      times.poolOne.push((await timeReady(pooled, 1)).made);
    }
    const ratio = (ours, floor) => median(times[ours]) / median(times[floor]);
    const figure = (name, value, target) => ({ name, value, target, unit: '×', runs: RUNS });
    const inTurn = 'made and removed ÷ git worktree add and remove in turn';
    return [
      figure(`${COUNT} work trees at once, ${inTurn}`, ratio('whole', 'inTurn')),
      figure(`${COUNT} sparse work trees at once, ${inTurn}`, ratio('sparse', 'inTurn'), 0.06),
      figure(
        `${COUNT} ready work trees taken ÷ git worktree add in turn`,
        ratio('pool', 'add'),
        0.045,
      ),
      figure('a ready work tree taken ÷ git worktree add', ratio('poolOne', 'one'), 0.01),
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

/** `git worktree add` and `remove`, one tree after another; `add`: the additions alone. */
async function timeInTurn({ folder, run, commit }) {
  const target = path.join(folder, 'in-turn');
  let add = 0;
  const all = await timeOf(async () => {
    for (let index = 0; index < COUNT; index++) {
      add += await timeOf(() => run('worktree', 'add', '--quiet', '--detach', target, commit));
      run('worktree', 'remove', '--force', target);
    }
  });
  return { add, all };
}

/** `made`: until all are there; `all`: until they are gone again. */
async function timeMany({ git, commit }, count, options = {}) {
  let trees = [];
  const made = await timeOf(async () => {
    const names = Array.from({ length: count }, (_, index) => `t${index}`);
    trees = await Promise.all(names.map((name) => git.checkout({ commit, name, ...options })));
  });
  const gone = await timeOf(() => Promise.all(trees.map((workspace) => workspace.release())));
  return { made, all: made + gone };
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
