/** A machine dies at every step of a task, before and after; another one goes on. The end is always the same. */
import { describe, expect, jest, test } from '@jest/globals';
import type { Ports } from '../../src/commands/context.ts';
import { runTask } from '../../src/commands/task.ts';
import { runWork } from '../../src/commands/work.ts';
import type { Plan } from '../../src/plan/types.ts';
import { buildPlan, buildTask } from '../fakes/builders.ts';
import { type CrashPoint, machineOf } from '../fakes/crash.ts';
import { MemoryWorld, memoryPorts, memoryRun, type Program } from '../fakes/memory.ts';
import { tally } from './tally.ts';

const tried = tally('a machine dies');
jest.setTimeout(300_000);
const test_ = { kind: 'given', commands: [['tests']] } as const;

interface Story {
  readonly name: string;
  readonly plan: Plan;
  /** Made anew for each machine: what an agent remembers dies with it. */
  readonly programs: (run: number) => Record<string, Program>;
  readonly outcome: string;
  /** Hardened mode: another machine did the work, once, and lived; the one that publishes it dies. */
  readonly handsOver?: true;
}

/** Real agents never do the same twice: each run writes another text. */
const agent =
  (run: number, results: readonly string[]): Program =>
  (files, spec) => {
    const attempt = /FEEDBACK/.test(spec.stdin ?? '') ? 1 : 0;
    files['a.txt'] = `${results[attempt]} by run ${run}`;
    return undefined;
  };
const tests: Program = (files) =>
  files['a.txt']?.startsWith('wrong') === true
    ? { end: { kind: 'exited', code: 1 }, stdout: `not ok 1 - ${files['a.txt']}` }
    : undefined;

const STORIES: readonly Story[] = [
  {
    name: 'published at once',
    plan: buildPlan([buildTask({ test: test_ })]),
    programs: (run) => ({ agent: agent(run, ['right', 'right']), tests }),
    outcome: 'published',
  },
  {
    name: 'published in the second attempt',
    plan: buildPlan([buildTask({ test: test_, setup: { kind: 'given', commands: [['setup']] } })]),
    programs: (run) => ({ agent: agent(run, ['wrong', 'right']), tests }),
    outcome: 'published',
  },
  {
    name: 'red for good',
    plan: buildPlan([buildTask({ test: test_, attempts: 1 })]),
    programs: (run) => ({ agent: agent(run, ['wrong', 'wrong']), tests }),
    outcome: 'tests-failed',
  },
  {
    name: 'published as a draft',
    plan: buildPlan([buildTask({ test: test_, attempts: 1 })], { publishRed: 'draft' }),
    programs: (run) => ({ agent: agent(run, ['wrong', 'wrong']), tests }),
    outcome: 'tests-failed',
  },
  {
    name: 'published by another machine than the one of its agent',
    plan: buildPlan([buildTask({ test: test_ })]),
    programs: (run) => ({ agent: agent(run, ['right', 'right']), tests }),
    outcome: 'published',
    handsOver: true,
  },
  {
    name: 'kept by another machine than the one of its agent, because it is red',
    plan: buildPlan([buildTask({ test: test_, attempts: 1 })]),
    programs: (run) => ({ agent: agent(run, ['wrong', 'wrong']), tests }),
    outcome: 'tests-failed',
    handsOver: true,
  },
];

const FOLDER = '/hand-over';
/** What was handed over in a world: a job that is run again gets it again. */
const handed = new WeakMap<MemoryWorld, Promise<Pick<Ports, 'files'>>>();

async function handOver(world: MemoryWorld, story: Story): Promise<Pick<Ports, 'files'>> {
  const ports = memoryPorts(world, story.programs(1));
  await runWork(ports, memoryRun({ planId: story.plan.id, taskId: 'one' }), FOLDER);
  return { files: ports.files };
}

function runOn(world: MemoryWorld, story: Story, options: { run: number; crash?: CrashPoint }) {
  const { run, crash } = options;
  const machine = machineOf(memoryPorts(world, story.programs(run)), crash);
  const taskRun = memoryRun({
    planId: story.plan.id,
    taskId: 'one',
    run: `run-${run}`,
    ownerState: () => 'gone',
  });
  if (story.handsOver === undefined) return { machine, ended: runTask(machine.ports, taskRun) };
  const shared = handed.get(world) ?? handOver(world, story);
  handed.set(world, shared);
  const part = { kind: 'publish', folder: FOLDER } as const;
  const ended = shared.then((files) =>
    runTask({ ...machine.ports, ...files }, { ...taskRun, part }),
  );
  return { machine, ended };
}

async function crashAndGoOn(story: Story, crash: CrashPoint): Promise<MemoryWorld> {
  const world = newWorld(story);
  const first = runOn(world, story, { run: 1, crash });
  await Promise.race([first.machine.died, first.ended]);
  await runOn(world, story, { run: 2 }).ended;
  return world;
}

function newWorld({ plan }: Story): MemoryWorld {
  const world = new MemoryWorld({ 'a.txt': 'base' });
  world.plans.set(plan.id, plan);
  return world;
}

/** What is left in the end, without what differs from run to run. */
function stateOf(world: MemoryWorld) {
  const record = [...world.records.values()][0]?.record;
  const branches = [...world.refs.keys()].filter((ref) =>
    ref.startsWith('refs/heads/agent-fanout'),
  );
  return {
    outcome: record?.state === 'finished' ? record.outcome : record?.state,
    issues: world.issues.filter(({ open }) => open).length,
    branches: branches.length,
    pulls: world.pulls.map(({ head, draft }) => ({ head, draft })),
    // The record, the branch and the pull request speak of one commit.
    agree: branches.every((ref) => world.refs.get(ref) === record?.facts.commit),
    wip: [...world.refs.keys()].filter((ref) => ref.includes('/wip/')).length > 0,
  };
}

describe.each(STORIES)('$name', (story) => {
  test('ends the same wherever the first machine died', async () => {
    const calm = newWorld(story);
    const whole = runOn(calm, story, { run: 1 });
    await whole.ended;
    const expected = stateOf(calm);
    expect(expected.outcome).toBe(story.outcome);
    const steps = whole.machine.effects().length;
    expect(steps).toBeGreaterThan(10);
    for (let at = 1; at <= steps; at++) {
      for (const when of ['before', 'after'] as const) {
        await tried(async () => {
          const { wip: _some, ...state } = stateOf(await crashAndGoOn(story, { at, when }));
          const { wip: _other, ...wanted } = expected;
          expect({ at, when, ...state }).toEqual({ at, when, ...wanted });
        });
      }
    }
  });

  test('dies again in the second run, at every step, and the third ends it', async () => {
    const calm = newWorld(story);
    const whole = runOn(calm, story, { run: 1 });
    await whole.ended;
    const steps = whole.machine.effects().length;
    for (let at = 2; at <= steps; at += 3) {
      for (let again = 1; again <= steps; again += 2) {
        await tried(async () => {
          const world = newWorld(story);
          for (const [run, crash] of [at, again].entries()) {
            const one = runOn(world, story, { run: run + 1, crash: { at: crash, when: 'after' } });
            await Promise.race([one.machine.died, one.ended]);
          }
          await runOn(world, story, { run: 3 }).ended;
          const state = stateOf(world);
          expect({ at, again, ...state }).toMatchObject({ at, again, issues: 1, agree: true });
          expect(state.pulls.length).toBe(stateOf(calm).pulls.length);
          expect(state.outcome).toBe(story.outcome);
        });
      }
    }
  });

  test('again after the end, nothing is written', async () => {
    if (story.outcome !== 'published') return;
    const world = newWorld(story);
    await runOn(world, story, { run: 1 }).ended;
    const before = [...world.log];
    expect((await runOn(world, story, { run: 2 }).ended).kind).toBe('already-finished');
    expect(world.log).toEqual(before);
  });
});

test('control: a tracker that does not look for what an earlier run made makes issues twice', async () => {
  const [story] = STORIES;
  if (story === undefined) throw new Error('no story');
  const world = newWorld(story);
  const blind = (run: number, crash?: CrashPoint) => {
    const ports = memoryPorts(world, story.programs(run));
    const tracker = {
      ...ports.tracker,
      ensureIssue: (draft: Parameters<typeof ports.tracker.ensureIssue>[0]) =>
        ports.tracker.ensureIssue(draft, 'no'),
    };
    const machine = machineOf({ ...ports, tracker }, crash);
    const taskRun = memoryRun({
      planId: story.plan.id,
      taskId: 'one',
      run: `run-${run}`,
      ownerState: () => 'gone',
    });
    return { machine, ended: runTask(machine.ports, taskRun) };
  };
  const steps = machineOf(memoryPorts(world, {})).effects().length;
  expect(steps).toBe(0);
  for (let at = 1; at <= 6; at++) {
    const one = blind(at, { at, when: 'after' });
    await Promise.race([one.machine.died, one.ended]);
  }
  await blind(9).ended;
  expect(world.issues.length).toBeGreaterThan(1);
});

test('the machine of an agent that dies anywhere leaves nothing that others could take for work', async () => {
  const [story] = STORIES;
  if (story === undefined) return;
  const run = memoryRun({ planId: story.plan.id, taskId: 'one' });
  const calm = machineOf(memoryPorts(newWorld(story), story.programs(1)));
  await runWork(calm.ports, run, FOLDER);
  const steps = calm.effects().length;
  expect(steps).toBeGreaterThan(5);
  for (let at = 1; at <= steps; at++) {
    await tried(async () => {
      const world = newWorld(story);
      const ports = memoryPorts(world, story.programs(1));
      const machine = machineOf(ports, { at, when: 'after' });
      await Promise.race([machine.died, runWork(machine.ports, run, FOLDER)]);
      expect(world.log).toEqual([]);
      expect(await ports.files.readText(`${FOLDER}/hand-over.json`)).toEqual({ kind: 'missing' });
      expect([...world.refs.keys()]).toEqual(['refs/heads/main']);
    });
  }
});
