/** Ports in memory: the same promises as the real adapters, with every call recorded. */
import { createHash } from 'node:crypto';
import type { AgentDefinition } from '../../src/agents/types.ts';
import type { Ports, TaskRun } from '../../src/commands/context.ts';
import type { Plan } from '../../src/plan/types.ts';
import type { Ledger, StoredRecord } from '../../src/ports/ledger.ts';
import type { ProcessResult, ProcessRunner, ProcessSpec } from '../../src/ports/process-runner.ts';
import type { Tracker } from '../../src/ports/tracker.ts';
import type { TaskRecord } from '../../src/task/record.ts';
import { memoryGit, type WorkTrees } from './memory-git.ts';

export type Files = Record<string, string>;

export const idOf = (value: unknown) =>
  createHash('sha1').update(JSON.stringify(value)).digest('hex');

/** A world that several runs share: a repository, a ledger and a tracker. */
export class MemoryWorld {
  readonly trees = new Map<string, Files>();
  readonly commits = new Map<string, { tree: string; parents: readonly string[] }>();
  readonly refs = new Map<string, string>();
  readonly plans = new Map<string, Plan>();
  readonly records = new Map<string, StoredRecord>();
  readonly issues: {
    number: number;
    title: string;
    body: string;
    open: boolean;
    comments: string[];
  }[] = [];
  readonly pulls: { number: number; head: string; base: string; body: string; draft: boolean }[] =
    [];
  history: { text: string; version: string } | undefined;
  /** Every effect, in order. */
  readonly log: string[] = [];

  constructor(base: Files) {
    this.refs.set('refs/heads/main', this.commit(base, []));
  }

  tree(files: Files): string {
    const sorted = Object.fromEntries(
      Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    const tree = idOf(sorted);
    this.trees.set(tree, sorted);
    return tree;
  }

  commit(files: Files, parents: readonly string[]): string {
    const entry = { tree: this.tree(files), parents };
    const commit = idOf(entry);
    this.commits.set(commit, entry);
    return commit;
  }

  filesOf(commit: string): Files {
    const tree = this.commits.get(commit)?.tree ?? commit;
    return this.trees.get(tree) ?? {};
  }
}

export function memoryLedger(world: MemoryWorld): Ledger {
  const key = (planId: string, taskId: string) => `${planId}/${taskId}`;
  return {
    storePlan: async (plan) => {
      const before = world.plans.get(plan.id);
      if (before !== undefined && before.contentHash !== plan.contentHash) {
        return { kind: 'different', contentHash: before.contentHash };
      }
      world.plans.set(plan.id, plan);
      return { kind: before === undefined ? 'stored' : 'present' };
    },
    read: async (planId) => {
      const plan = world.plans.get(planId);
      if (plan === undefined) return undefined;
      const mine = [...world.records.values()].filter(({ record }) => record.planId === planId);
      const records = new Map(mine.map((stored) => [stored.record.taskId, stored]));
      return { plan, records, invalid: [], wip: new Map() };
    },
    write: async (record: TaskRecord, expected) => {
      const current = world.records.get(key(record.planId, record.taskId));
      if ((current?.version ?? null) !== expected) return { kind: 'conflict', current };
      const version = idOf([record, expected]);
      world.records.set(key(record.planId, record.taskId), {
        record: structuredClone(record),
        version,
      });
      world.log.push(`ledger ${record.taskId} ${record.state}`);
      return { kind: 'written', version };
    },
    keepWork: async ({ planId, taskId, commit }) => {
      world.refs.set(`refs/agent-fanout/${planId}/wip/${taskId}`, commit);
      world.log.push(`wip ${taskId}`);
    },
    readHistory: async () => world.history,
    writeHistory: async (text, expected) => {
      if ((world.history?.version ?? null) !== expected) return 'conflict';
      world.history = { text, version: idOf([text, expected]) };
      return 'written';
    },
    findTasks: async (taskIds) =>
      [...world.records.values()]
        .map(({ record }) => record)
        .filter(({ taskId }) => taskIds.has(taskId)),
    listPlans: async () => [...world.plans.keys()],
    remove: async (planId) => void world.plans.delete(planId),
  };
}

export function memoryTracker(world: MemoryWorld): Tracker {
  let total = 0;
  let contentWrites = 0;
  const count = (write: boolean) => {
    total += 1;
    if (write) contentWrites += 1;
  };
  return {
    kind: 'local',
    ensureIssue: async (draft, earlier) => {
      const found = world.issues.find((issue) => issue.body.includes(draft.marker));
      if (earlier === 'maybe' && found !== undefined) {
        count(false);
        return { number: found.number, url: `memory:${found.number}` };
      }
      count(true);
      const number = world.issues.length + world.pulls.length + 1;
      world.issues.push({ number, title: draft.title, body: draft.body, open: true, comments: [] });
      world.log.push(`issue ${number}`);
      return { number, url: `memory:${number}` };
    },
    ensurePullRequest: async (draft) => {
      count(true);
      const found = world.pulls.find((pull) => pull.head === draft.head);
      const number = found?.number ?? world.issues.length + world.pulls.length + 1;
      if (found === undefined) world.pulls.push({ number, ...draft });
      world.log.push(`pull ${draft.head}`);
      return { number, url: `memory:${number}`, draft: draft.draft };
    },
    comment: async (issue, body) => {
      count(true);
      world.issues.find(({ number }) => number === issue)?.comments.push(body);
      world.log.push(`comment ${issue}`);
    },
    readIssue: async (number) => {
      count(false);
      const found = world.issues.find((each) => each.number === number);
      const { title = '', body = '', open = true } = found ?? {};
      const state = open ? 'open' : 'closed';
      return { url: `memory:${number}`, title, body, state, closedByOther: !open };
    },
    listPullRequests: async () => [],
    closeIssue: async () => undefined,
    takeTurns: () => undefined,
    requests: () => ({ total, contentWrites }),
  };
}

/** What a program does: changes files of the work tree it runs in, and ends somehow. */
export type Program = (files: Files, spec: ProcessSpec) => Partial<ProcessResult> | undefined;

export function memoryProcesses(
  workTrees: WorkTrees,
  programs: Record<string, Program>,
): ProcessRunner {
  return {
    run: async (spec) => {
      const program = programs[spec.command[0]];
      const end = { kind: 'exited', code: 0 } as const;
      const result = program?.(workTrees.get(spec.cwd) ?? {}, spec) ?? {};
      return { end, stdout: '', stderr: '', durationMs: 1, ...result };
    },
  };
}

const scripted: AgentDefinition = {
  name: 'command',
  keys: [],
  environment: [],
  isTurn: () => false,
  silenceSeconds: 60,
  buildCall: () => ({ command: ['agent'], env: {}, stdin: 'prompt', files: {} }),
  readOutput: ({ end }) => ({
    end:
      end.kind === 'exited' && end.code === 0
        ? { kind: 'done' }
        : end.kind === 'timeout'
          ? { kind: 'timeout', reason: 'out of time' }
          : { kind: 'failed', reason: 'the agent failed' },
    usage: { usd: 0.5 },
  }),
};

/** Time stands still: who sleeps is woken by the signal alone. */
function untilAborted(_ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted === true) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function memoryPorts(world: MemoryWorld, programs: Record<string, Program>): Ports {
  const workTrees: WorkTrees = new Map();
  const written = new Map<string, string>();
  let now = 1_000_000;
  let temp = 0;
  return {
    clock: { now: () => ++now, sleep: untilAborted },
    logger: { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} },
    files: {
      readText: async (path) => {
        const text = written.get(path);
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
      writeText: async (path, text) => void written.set(path, text),
      exists: async (path) => written.has(path),
      list: async () => [],
      makeDir: async () => undefined,
      remove: async (path) => void written.delete(path),
      makeTemp: async (prefix) => `/memory-temp/${prefix}${++temp}`,
    },
    processes: memoryProcesses(workTrees, programs),
    sandbox: { isolation: 'none', description: 'none', confine: (spec) => spec },
    git: memoryGit(world, workTrees),
    ledger: memoryLedger(world),
    tracker: memoryTracker(world),
  };
}

export function memoryRun(fields: Partial<TaskRun> & { planId: string; taskId: string }): TaskRun {
  return {
    run: 'local:1',
    where: 'this machine',
    outputFolder: '/memory-output',
    templates: {
      instructions: '{{task.prompt}}{{#feedback}} FEEDBACK {{feedback}}{{/feedback}}',
      issue: '{{{prompt}}}\n{{{marker}}}',
      pullRequest: '{{{closes}}}\n{{{marker}}}',
    },
    prepareAgent: async () => ({ definition: scripted }),
    hostEnv: {},
    queuedAt: 0,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...fields,
  };
}
