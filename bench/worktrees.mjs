// Work trees of a real repository: ours, all at once, against `git worktree add`, one after another.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createGit } from '../lib/adapters/git-repository.js';
import { compare } from './measure.mjs';

const FILES = 2_000;
const COUNT = 20;
const RUNS = 3;
const STRESS = 1_000;

function makeRepository(folder) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@noreply.invalid', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  for (let index = 0; index < FILES; index++) {
    const place = path.join(folder, `src/d${index % 50}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `f${index}.js`), `export const value = ${index};\n`.repeat(20));
  }
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=base');
  return git;
}

export async function measureWorktrees() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agent-fanout-bench-'));
  try {
    const repository = path.join(folder, 'repository');
    mkdirSync(repository);
    const run = makeRepository(repository);
    const git = await createGit({
      trustedDir: path.join(folder, 'trusted.git'),
      workspaceRoot: path.join(folder, 'work'),
      remote: { kind: 'local', path: repository },
    });
    const commit = await git.fetchBranch('main');
    const checkout = (options) => git.checkout({ commit, ...options });
    const many = async (count, options = {}) => {
      const made = await Promise.all(
        Array.from({ length: count }, (_, index) => checkout({ name: `t${index}`, ...options })),
      );
      await Promise.all(made.map((workspace) => workspace.release()));
    };
    const inTurn = () => {
      for (let index = 0; index < COUNT; index++) {
        const target = path.join(folder, `plain-${index}`);
        run('worktree', 'add', '--quiet', '--detach', target, commit);
        run('worktree', 'remove', '--force', target);
      }
    };
    const whole = await compare(RUNS, { ours: () => many(COUNT), floor: inTurn });
    const sparse = await compare(RUNS, {
      ours: () => many(COUNT, { sparse: ['src/d1/**'] }),
      floor: inTurn,
    });
    const failures = await stress(many);
    return [
      {
        name: `${COUNT} work trees at once ÷ git worktree add in turn`,
        value: whole.ours / whole.floor,
        unit: '×',
        runs: RUNS,
      },
      {
        name: `${COUNT} sparse work trees at once ÷ git worktree add in turn`,
        value: sparse.ours / sparse.floor,
        unit: '×',
        target: 0.06,
        runs: RUNS,
      },
      {
        name: `failures in ${STRESS} concurrent work trees`,
        value: failures,
        unit: '',
        target: 0,
        runs: 1,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Twenty at a time, sparse, until a thousand were made. */
async function stress(many) {
  let failures = 0;
  for (let made = 0; made < STRESS; made += COUNT) {
    await many(COUNT, { sparse: ['src/d1/**'] }).catch(() => {
      failures += 1;
    });
  }
  return failures;
}
