// Set-up with the pattern's latencies, five times faster: plan 60 s, issue 3 s, worktree 5 s, spawn 1 s.
// Our own task code runs; only what it waits for is simulated. Every task has a machine of its own.
import { runTask } from '../lib/commands/task.js';
import { median, sleep, timeOf } from './measure.mjs';

const SCALE = 5;
const LATENCY = {
  plan: 60_000 / SCALE,
  issue: 3_000 / SCALE,
  checkout: 5_000 / SCALE,
  spawn: 1_000 / SCALE,
};
const RUNS = 3;
const COUNTS = [5, 10, 20, 50, 100];

function planOf(count) {
  const tasks = Array.from({ length: count }, (_, index) => ({
    id: `t${index}`,
    title: `Task ${index}`,
    prompt: 'x',
    files: [],
    needs: [],
    agent: { name: 'command', command: ['agent'], args: [], env: [] },
    setup: { kind: 'given', commands: [['setup']] },
    test: { kind: 'none' },
    attempts: 1,
    timeoutSeconds: 600,
    budget: {},
    runner: 'ubuntu-latest',
    labels: [],
    priority: 0,
    base: 'main',
    sparse: false,
  }));
  const common = {
    conflicts: 'warn',
    publishRed: 'never',
    maxParallel: 256,
    budget: {},
    probe: false,
  };
  return {
    id: 'bench',
    name: 'bench',
    base: 'main',
    contentHash: '',
    staggerSeconds: 0,
    tasks,
    ...common,
  };
}

/** One machine: its ports answer after the latencies. `onAgent` is called when its agent starts. */
function machine(plan, onAgent) {
  const id = 'a'.repeat(40);
  const quick = async () => undefined;
  const unused = () => {
    throw new Error('not part of a set-up');
  };
  return {
    clock: { now: Date.now, sleep: () => new Promise(() => undefined) },
    logger: { info() {}, warn() {}, error() {}, debug() {} },
    files: {
      readText: async () => ({ kind: 'missing' }),
      writeText: quick,
      exists: async () => true,
      list: async () => [],
      makeDir: quick,
      remove: quick,
      makeTemp: async (name) => `/bench/${name}`,
    },
    processes: {
      run: async ({ command }) => {
        if (command[0] === 'agent') onAgent();
        else await sleep(LATENCY.spawn);
        return { end: { kind: 'exited', code: 0 }, stdout: '', stderr: '', durationMs: 1 };
      },
    },
    sandbox: { isolation: 'none', description: '', confine: (spec) => spec },
    git: {
      fetchBranch: async () => id,
      fetchCommits: quick,
      checkout: async () => {
        await sleep(LATENCY.checkout);
        return { path: '/bench', borrowed: [], release: quick };
      },
      listFiles: async () => [],
      readFile: quick,
      snapshot: async () => id,
      diff: async () => [],
      push: unused,
    },
    ledger: {
      read: async () => ({ plan, records: new Map(), invalid: [], wip: new Map() }),
      write: async () => ({ kind: 'written', version: id }),
      keepWork: quick,
    },
    tracker: {
      kind: 'local',
      takeTurns() {},
      requests: () => ({ total: 0, contentWrites: 0 }),
      comment: quick,
      ensureIssue: async () => {
        await sleep(LATENCY.issue);
        return { number: 1, url: 'x' };
      },
    },
  };
}

const agent = {
  definition: {
    name: 'command',
    keys: [],
    environment: [],
    isTurn: () => false,
    silenceSeconds: 60,
    buildCall: () => ({ command: ['agent'], env: {}, stdin: 'empty', files: {} }),
    readOutput: () => ({ end: { kind: 'done' }, usage: {} }),
  },
};

/** Resolves when the agent of the task starts. */
function startTask(plan, index) {
  return new Promise((resolve, reject) => {
    const run = {
      planId: plan.id,
      taskId: `t${index}`,
      run: `bench:${index}`,
      where: 'bench',
      outputFolder: '/bench',
      templates: { instructions: 'x', issue: 'x', pullRequest: 'x' },
      prepareAgent: async () => agent,
      hostEnv: {},
      queuedAt: Date.now(),
      signal: new AbortController().signal,
      onProgress() {},
    };
    runTask(machine(plan, resolve), run).catch(reject);
  });
}

async function medianOf(work) {
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await timeOf(work));
  return median(times);
}

export async function measureSetup() {
  const figures = [];
  const alone = await medianOf(() => startTask(planOf(1), 0));
  const longest = LATENCY.checkout + LATENCY.spawn;
  figures.push({
    name: 'critical path of a set-up ÷ its longest chain (checkout, then environment)',
    value: alone / longest,
    unit: '×',
    target: 1.1,
    runs: RUNS,
  });
  const together = new Map();
  for (const count of COUNTS) {
    const plan = planOf(count);
    const atOnce = await medianOf(() =>
      Promise.all(plan.tasks.map((_, index) => startTask(plan, index))),
    );
    together.set(count, atOnce);
    // The pattern: plan, then issue, worktree and spawn of each task, one after another.
    const each = LATENCY.issue + LATENCY.checkout + LATENCY.spawn;
    const sequential = LATENCY.plan + count * each;
    const ours = LATENCY.plan + atOnce;
    const ideal = LATENCY.plan + longest;
    figures.push({
      name: `set-up of ${count} tasks: in turn ÷ at once (ideal ${(sequential / ideal).toFixed(2)})`,
      value: sequential / ours,
      unit: '×',
      ...(TARGETS[count] === undefined ? {} : { target: TARGETS[count], atLeast: true }),
      runs: RUNS,
    });
    figures.push({
      name: `parallel efficiency of the set-up, ${count} tasks`,
      value: ((sequential - ours) / (sequential - ideal)) * 100,
      unit: '%',
      target: 98,
      atLeast: true,
      runs: RUNS,
    });
  }
  figures.push({
    name: 'set-up of 100 tasks ÷ set-up of 5, each on a machine of its own',
    value: together.get(100) / together.get(5),
    unit: '×',
    target: 1.05,
    runs: RUNS,
  });
  return figures;
}

/** What the pattern claims: 105/73, 150/78, 240/88. */
const TARGETS = { 5: 105 / 73, 10: 150 / 78, 20: 240 / 88 };
