/** Valid values with the fields that a test cares about replaced. */
import { planContentHash } from '../../src/plan/identity.ts';
import type { Plan, Task } from '../../src/plan/types.ts';
import type { FinishedRecord, RunningRecord } from '../../src/task/record.ts';

export function buildTask(fields: Partial<Task> = {}): Task {
  return {
    id: 'one',
    title: 'Task one',
    prompt: 'Do the first thing.',
    files: [],
    needs: [],
    agent: { name: 'command', command: ['node', 'agent.mjs'], args: [], env: [] },
    setup: { kind: 'none' },
    test: { kind: 'none' },
    attempts: 2,
    timeoutSeconds: 1_800,
    budget: {},
    runner: 'ubuntu-latest',
    labels: ['agent-fanout'],
    priority: 0,
    base: 'main',
    sparse: false,
    ...fields,
  };
}

export function buildPlan(
  tasks: readonly Task[] = [buildTask()],
  fields: Partial<Plan> = {},
): Plan {
  const { id = 'plan-12345678', ...others } = fields;
  const content = {
    name: 'Plan',
    base: 'main',
    conflicts: 'warn',
    publishRed: 'never',
    maxParallel: 0,
    budget: {},
    probe: false,
    staggerSeconds: 0,
    tasks,
    ...others,
  } as const;
  return { ...content, id, contentHash: planContentHash(content) };
}

export function buildRunning(fields: Partial<RunningRecord> = {}): RunningRecord {
  return {
    version: 1,
    state: 'running',
    planId: 'plan-12345678',
    taskId: 'one',
    title: 'Task one',
    wave: 0,
    owner: { run: 'local:1', where: 'this machine', seenAt: 1_000 },
    facts: { date: 1 },
    phases: [],
    attempts: [],
    usage: {},
    requests: { total: 0, contentWrites: 0 },
    ...fields,
  };
}

export function buildFinished(fields: Partial<FinishedRecord> = {}): FinishedRecord {
  return {
    ...buildRunning(),
    state: 'finished',
    outcome: 'published',
    reason: 'tests passed',
    ...fields,
  };
}
