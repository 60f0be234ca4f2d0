import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TaskResult, TaskRun } from '../../../src/commands/context.ts';
import { runTask } from '../../../src/commands/task.ts';
import type { Plan, Task } from '../../../src/plan/types.ts';
import type { FinishedRecord } from '../../../src/task/record.ts';
import { buildPlan, buildTask } from '../../fakes/builders.ts';
import { MemoryWorld, memoryPorts, memoryRun, type Program } from '../../fakes/memory.ts';

const TESTS = { kind: 'given', commands: [['tests']] } as const;

let world: MemoryWorld;
beforeEach(() => {
  world = new MemoryWorld({ 'a.txt': 'base' });
});

function storePlan(tasks: readonly Task[], fields: Partial<Plan> = {}): Plan {
  const plan = buildPlan(tasks, fields);
  world.plans.set(plan.id, plan);
  return plan;
}

function start(plan: Plan, programs: Record<string, Program>, run: Partial<TaskRun> = {}) {
  const ports = memoryPorts(world, programs);
  return runTask(ports, memoryRun({ planId: plan.id, taskId: plan.tasks[0]?.id ?? '', ...run }));
}

function recordOf(result: TaskResult): FinishedRecord {
  if (result.kind === 'already-running') throw new Error('already running');
  return result.record;
}

const edits: Program = (files) => {
  files['a.txt'] = 'changed';
  return undefined;
};

const writes =
  (path: string, text: string): Program =>
  (files) => {
    files[path] = text;
    return undefined;
  };

describe('a task', () => {
  test('ends as one issue, one branch with the tested tree, one pull request and a record', async () => {
    const plan = storePlan([buildTask({ test: TESTS })]);
    const record = recordOf(await start(plan, { agent: edits }));
    expect(record).toMatchObject({
      outcome: 'published',
      requests: { total: 3, contentWrites: 3 },
    });
    expect(world.issues).toHaveLength(1);
    expect(world.pulls).toHaveLength(1);
    const pushed = world.refs.get(`refs/heads/${record.facts.branch}`);
    expect(pushed).toBe(record.facts.commit);
    expect(world.commits.get(pushed ?? '')?.tree).toBe(record.facts.treeId);
    expect(record.attempts.at(-1)?.treeId).toBe(record.facts.treeId);
    expect(world.issues[0]?.comments).toHaveLength(1);
  });

  test('is claimed before anything else, and tested before it is pushed', async () => {
    const plan = storePlan([buildTask({ test: TESTS })]);
    const tests: Program = (files) => {
      if (files['a.txt'] === 'changed') world.log.push('tests');
      return undefined;
    };
    await start(plan, { agent: edits, tests });
    const steps = world.log.map((entry) => entry.split(' ')[0]);
    expect(steps[0]).toBe('ledger');
    expect(steps.indexOf('tests')).toBeGreaterThan(0);
    expect(steps.indexOf('tests')).toBeLessThan(steps.indexOf('push'));
    expect(steps.indexOf('push')).toBeLessThan(steps.indexOf('pull'));
    expect(world.log.at(-1)).toBe('ledger one finished');
  });

  test('whose tests are red is mended in its second attempt, with the failure as feedback', async () => {
    const plan = storePlan([buildTask({ test: TESTS })]);
    const prompts: string[] = [];
    const agent: Program = (files, spec) => {
      prompts.push(spec.stdin ?? '');
      files['a.txt'] = prompts.length === 1 ? 'wrong' : 'right';
      return undefined;
    };
    const tests: Program = (files) =>
      files['a.txt'] === 'wrong'
        ? { end: { kind: 'exited', code: 1 }, stdout: 'not ok 1 - sum' }
        : undefined;
    const record = recordOf(await start(plan, { agent, tests }));
    expect(record.outcome).toBe('published');
    expect(record.attempts.map((attempt) => attempt.tests.kind)).toEqual(['failed', 'passed']);
    expect(prompts[1]).toContain('sum');
    expect(record.usage.usd).toBe(1);
    expect(world.log).toContain('wip one');
  });

  test.each<[string, Record<string, Program>, Partial<Task>, string]>([
    ['changes nothing', { agent: () => undefined }, {}, 'no-changes'],
    ['edits a workflow', { agent: writes('.github/workflows/x.yml', 'x') }, {}, 'refused'],
    [
      'fails',
      { agent: () => ({ end: { kind: 'exited', code: 1 } }) },
      { attempts: 1 },
      'agent-failed',
    ],
    ['hangs', { agent: () => ({ end: { kind: 'timeout' } }) }, {}, 'timeout'],
    [
      'stays red',
      {
        agent: edits,
        tests: (files) =>
          files['a.txt'] === 'base' ? undefined : { end: { kind: 'exited', code: 1 } },
      },
      { test: TESTS },
      'tests-failed',
    ],
    [
      'cannot be set up',
      { setup: () => ({ end: { kind: 'exited', code: 1 }, stderr: 'no network' }) },
      { setup: { kind: 'given', commands: [['setup']] } },
      'setup-failed',
    ],
    ['starts from a branch that is not there', {}, { base: 'gone' }, 'setup-failed'],
  ])('that %s ends so, with an issue and no branch', async (_name, programs, fields, outcome) => {
    const plan = storePlan([buildTask(fields)]);
    const record = recordOf(await start(plan, programs));
    expect(record.outcome).toBe(outcome);
    expect(record.reason).not.toBe('');
    expect(world.issues).toHaveLength(1);
    expect(world.pulls).toHaveLength(0);
    expect(
      [...world.refs.keys()].filter((ref) => ref.startsWith('refs/heads/agent-fanout')),
    ).toEqual([]);
  });

  test('red work is published as a draft only when the plan asks for it', async () => {
    const plan = storePlan([buildTask({ test: TESTS, attempts: 1 })], { publishRed: 'draft' });
    const tests: Program = (files) =>
      files['a.txt'] === 'base' ? undefined : { end: { kind: 'exited', code: 1 } };
    const record = recordOf(await start(plan, { agent: edits, tests }));
    expect(record.outcome).toBe('tests-failed');
    expect(world.pulls).toMatchObject([{ draft: true }]);
  });

  test('that is blocked opens no issue', async () => {
    const plan = storePlan([buildTask({ needs: ['zero'] }), buildTask({ id: 'zero' })]);
    const record = recordOf(await start(plan, {}));
    expect(record).toMatchObject({ outcome: 'blocked', requests: { total: 0 } });
    expect(record.reason).toContain('zero');
  });

  test('starts from the work of the task that it needs', async () => {
    const first = buildTask({ id: 'zero' });
    const plan = storePlan([buildTask({ needs: ['zero'] }), first]);
    await start(plan, { agent: writes('zero.txt', '0') }, { taskId: 'zero' });
    const record = recordOf(await start(plan, { agent: edits }));
    expect(record.outcome).toBe('published');
    expect(world.filesOf(record.facts.commit ?? '')).toEqual({
      'a.txt': 'changed',
      'zero.txt': '0',
    });
    expect(world.pulls.at(-1)?.base).toMatch(/^agent-fanout\/.*zero/);
  });
});

describe('a re-run', () => {
  test('of a finished task writes nothing', async () => {
    const plan = storePlan([buildTask()]);
    await start(plan, { agent: edits });
    const before = [...world.log];
    const again = await start(plan, { agent: edits }, { run: 'local:2' });
    expect(again.kind).toBe('already-finished');
    expect(world.log).toEqual(before);
  });

  test('while the first still runs changes nothing', async () => {
    const plan = storePlan([buildTask()]);
    let second: TaskResult | undefined;
    const ports = memoryPorts(world, { agent: edits });
    const processes = {
      run: async (spec: Parameters<typeof ports.processes.run>[0]) => {
        second ??= await start(plan, { agent: edits }, { run: 'local:2' });
        return ports.processes.run(spec);
      },
    };
    const run = memoryRun({ planId: plan.id, taskId: 'one' });
    const first = await runTask({ ...ports, processes }, run);
    expect(second?.kind).toBe('already-running');
    expect(first.kind).toBe('finished');
    expect(world.issues).toHaveLength(1);
    expect(world.pulls).toHaveLength(1);
  });

  test('after a crash between push and pull request makes only what is missing', async () => {
    const plan = storePlan([buildTask()]);
    const ports = memoryPorts(world, { agent: edits });
    const tracker = {
      ...ports.tracker,
      ensurePullRequest: () => new Promise<never>(() => undefined),
    };
    void runTask({ ...ports, tracker }, memoryRun({ planId: plan.id, taskId: 'one' }));
    while (!world.log.some((entry) => entry.startsWith('push'))) await new Promise(setImmediate);
    await new Promise((resolve) => setTimeout(resolve, 5));
    let agents = 0;
    const result = await start(
      plan,
      {
        agent: (files, spec) => {
          agents += 1;
          return edits(files, spec);
        },
      },
      { run: 'local:2', ownerState: () => 'gone' },
    );
    expect(recordOf(result).outcome).toBe('published');
    expect(agents).toBe(0);
    expect(world.issues).toHaveLength(1);
    expect(world.pulls).toHaveLength(1);
  });
});

test('a cancel keeps the work, publishes nothing and is recorded', async () => {
  const plan = storePlan([buildTask()]);
  const cancel = new AbortController();
  const agent: Program = (files) => {
    files['a.txt'] = 'half';
    cancel.abort();
    return { end: { kind: 'aborted' } };
  };
  const record = recordOf(await start(plan, { agent }, { signal: cancel.signal }));
  expect(record.outcome).toBe('cancelled');
  expect(world.filesOf(world.refs.get(`refs/agent-fanout/${plan.id}/wip/one`) ?? '')).toEqual({
    'a.txt': 'half',
  });
  expect(world.pulls).toHaveLength(0);
});

test('a human commit on the branch is not overwritten', async () => {
  const plan = storePlan([buildTask()]);
  const branch = recordOf(await start(plan, { agent: edits })).facts.branch;
  world.records.clear();
  const human = world.commit({ 'a.txt': 'human' }, []);
  world.refs.set(`refs/heads/${branch}`, human);
  const record = recordOf(await start(plan, { agent: edits }, { run: 'local:2' }));
  expect(record.outcome).toBe('refused');
  expect(record.reason).toContain(human);
  expect(world.refs.get(`refs/heads/${branch}`)).toBe(human);
});
