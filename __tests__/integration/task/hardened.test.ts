/** Hardened mode in memory: `runWork` on one machine, `runTask` for its second part on another. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Ports } from '../../../src/commands/context.ts';
import { runTask } from '../../../src/commands/task.ts';
import { runWork } from '../../../src/commands/work.ts';
import type { Plan, Task } from '../../../src/plan/types.ts';
import type { HandOver } from '../../../src/task/hand-over.ts';
import type { FinishedRecord } from '../../../src/task/record.ts';
import { buildPlan, buildTask } from '../../fakes/builders.ts';
import { MemoryWorld, memoryPorts, memoryRun, type Program } from '../../fakes/memory.ts';

const FOLDER = '/hand-over';
const FILE = `${FOLDER}/hand-over.json`;
const TESTS = { kind: 'given', commands: [['tests']] } as const;
const edits: Program = (files) => {
  files['a.txt'] = 'changed';
  return undefined;
};

let world: MemoryWorld;
beforeEach(() => {
  world = new MemoryWorld({ 'a.txt': 'base' });
});

function storePlan(fields: Partial<Task> = {}, plan: Partial<Plan> = {}): Plan {
  const built = buildPlan([buildTask({ test: TESTS, ...fields })], plan);
  world.plans.set(built.id, built);
  return built;
}

async function work(plan: Plan, programs: Record<string, Program>): Promise<Ports> {
  const ports = memoryPorts(world, programs);
  await runWork(ports, memoryRun({ planId: plan.id, taskId: 'one', run: 'github:1:1' }), FOLDER);
  return ports;
}

/** A fresh machine: nothing but the hand-over's files and the repository is there. */
async function publish(
  plan: Plan,
  { files }: Pick<Ports, 'files'>,
  programs: Record<string, Program> = {},
): Promise<FinishedRecord> {
  const ports = { ...memoryPorts(world, programs), files };
  const part = { kind: 'publish', folder: FOLDER } as const;
  const run = memoryRun({ planId: plan.id, taskId: 'one', run: 'github:1:1', part });
  const result = await runTask(ports, run);
  if (result.kind === 'already-running') throw new Error('already running');
  return result.record;
}

async function change(
  { files }: Pick<Ports, 'files'>,
  edit: (handOver: HandOver) => unknown,
): Promise<void> {
  const file = await files.readText(FILE);
  const handOver = JSON.parse(file.kind === 'text' ? file.text : '');
  await files.writeText(FILE, JSON.stringify(edit(handOver)));
}

describe('the machine of the agent', () => {
  test('writes nothing but its hand-over', async () => {
    const plan = storePlan();
    const ports = await work(plan, { agent: edits });
    expect(world.log).toEqual([]);
    expect(world.issues).toEqual([]);
    expect([...world.refs.keys()]).toEqual(['refs/heads/main']);
    const file = await ports.files.readText(FILE);
    expect(JSON.parse(file.kind === 'text' ? file.text : '')).toMatchObject({
      contentHash: plan.contentHash,
      record: { outcome: 'published', attempts: [{ tests: { kind: 'passed' } }] },
      tree: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  });

  test('leaves a task alone that is done', async () => {
    const plan = storePlan();
    await publish(plan, await work(plan, { agent: edits }));
    const again = await work(plan, { agent: edits });
    expect(await again.files.readText(FILE)).toEqual({ kind: 'missing' });
  });
});

describe('the machine that publishes', () => {
  test('makes the issue, the branch with the tested tree, the pull request and the record', async () => {
    const plan = storePlan();
    const ran: string[] = [];
    const machine = await work(plan, { agent: edits });
    const tests: Program = (files) => void ran.push(files['a.txt'] ?? '') as undefined;
    const agent: Program = () => void ran.push('agent') as undefined;
    const record = await publish(plan, machine, { agent, tests });
    expect(record).toMatchObject({ outcome: 'published', usage: { usd: 0.5 } });
    expect(ran.toSorted()).toEqual(['base', 'changed']);
    const pushed = world.refs.get(`refs/heads/${record.facts.branch}`) ?? '';
    expect(world.filesOf(pushed)).toEqual({ 'a.txt': 'changed' });
    expect(record.attempts.at(-1)?.treeId).toBe(world.commits.get(pushed)?.tree);
    expect(world.issues).toHaveLength(1);
    expect(world.pulls).toHaveLength(1);
    expect(record.phases.filter(({ name }) => name === 'claim')).toHaveLength(2);
  });

  test('done again, it changes nothing', async () => {
    const plan = storePlan();
    const machine = await work(plan, { agent: edits });
    await publish(plan, machine);
    const before = [...world.log];
    await publish(plan, machine);
    expect(world.log).toEqual(before);
  });

  test('believes its own tests, not what it is told', async () => {
    const plan = storePlan();
    const machine = await work(plan, { agent: edits });
    const tests: Program = (files) =>
      files['a.txt'] === 'base' ? undefined : { end: { kind: 'exited', code: 1 }, stdout: 'red' };
    const record = await publish(plan, machine, { tests });
    expect(record.outcome).toBe('tests-failed');
    expect(record.reason).toContain('on the machine that publishes');
    expect(record.attempts.at(-1)?.tests.kind).toBe('failed');
    expect(world.pulls).toEqual([]);
    expect(record.facts.wip).toBeDefined();
  });

  test('a red task is kept or becomes a draft, as the plan says', async () => {
    const red: Program = (files) =>
      files['a.txt'] === 'base' ? undefined : { end: { kind: 'exited', code: 1 } };
    for (const [publishRed, drafts] of [
      ['never', []],
      ['draft', [true]],
    ] as const) {
      world = new MemoryWorld({ 'a.txt': 'base' });
      const plan = storePlan({ attempts: 1 }, { publishRed });
      const machine = await work(plan, { agent: edits, tests: red });
      const record = await publish(plan, machine, { tests: red });
      expect(record.outcome).toBe('tests-failed');
      expect(record.facts.wip).toBeDefined();
      expect(world.pulls.map(({ draft }) => draft)).toEqual(drafts);
    }
  });

  test('nothing to do is told as that', async () => {
    const plan = storePlan();
    const record = await publish(plan, await work(plan, {}));
    expect(record.outcome).toBe('no-changes');
    expect(world.issues[0]?.comments).toHaveLength(1);
  });

  test('goes on from the push when it died there, without the tests', async () => {
    const plan = storePlan();
    const machine = await work(plan, { agent: edits });
    const dying = { ...memoryPorts(world, {}), files: machine.files };
    const part = { kind: 'publish', folder: FOLDER } as const;
    const tracker = {
      ...dying.tracker,
      ensurePullRequest: async () => {
        throw new Error('the machine died');
      },
    };
    const run = memoryRun({ planId: plan.id, taskId: 'one', run: 'github:1:1', part });
    await runTask({ ...dying, tracker }, run);
    const tests: Program = () => {
      throw new Error('was tested before');
    };
    const record = await publish(plan, machine, { tests });
    expect(record).toMatchObject({
      outcome: 'published',
      reason: expect.stringContaining('later'),
    });
    expect(record.attempts).toHaveLength(1);
    expect(world.pulls).toHaveLength(1);
  });
});

describe('a hand-over that cannot be used is an outcome with its reason', () => {
  const protectedTree = () => world.tree({ 'a.txt': 'base', '.github/workflows/x.yml': 'evil' });
  const elsewhere = () => world.commit({ 'a.txt': 'base', '.github/workflows/x.yml': 'evil' }, []);

  test.each<[string, (handOver: HandOver) => unknown, string, string]>([
    ['is no hand-over', () => ({ version: 9 }), 'agent-failed', 'no hand-over'],
    [
      'is for another task',
      (given) => ({ ...given, record: { ...given.record, taskId: 'two' } }),
      'agent-failed',
      'task two',
    ],
    [
      'is for another content of the plan',
      (given) => ({ ...given, contentHash: 'other' }),
      'agent-failed',
      'another content',
    ],
    [
      'says that the task was lost',
      (given) => ({ ...given, record: { ...given.record, outcome: 'lost' } }),
      'agent-failed',
      'how it ended',
    ],
    ['claims work and has none', ({ tree: _tree, ...given }) => given, 'agent-failed', 'left none'],
    [
      'names a tree that is not in it',
      (given) => ({ ...given, tree: '1'.repeat(40) }),
      'refused',
      'no such tree',
    ],
    [
      'changes a protected path',
      (given) => ({ ...given, tree: protectedTree() }),
      'refused',
      'is protected',
    ],
    [
      'starts from a commit that holds the protected change already',
      (given) => ({
        ...given,
        tree: protectedTree(),
        record: { ...given.record, facts: { ...given.record.facts, baseCommit: elsewhere() } },
      }),
      'refused',
      'is not in main',
    ],
  ])('%s', async (_name, edit, outcome, reason) => {
    const plan = storePlan();
    const machine = await work(plan, { agent: edits });
    await change(machine, edit);
    const record = await publish(plan, machine);
    expect(record.outcome).toBe(outcome);
    expect(record.reason).toContain(reason);
    expect(world.pulls).toEqual([]);
    expect([...world.refs.keys()].filter((ref) => ref.startsWith('refs/heads/'))).toEqual([
      'refs/heads/main',
    ]);
  });

  test('there is none', async () => {
    const plan = storePlan();
    const record = await publish(plan, memoryPorts(world, {}));
    expect(record.outcome).toBe('agent-failed');
    expect(record.reason).toContain('left nothing');
    expect(world.issues).toHaveLength(1);
  });

  test('control: unchanged, it is published', async () => {
    const plan = storePlan();
    const machine = await work(plan, { agent: edits });
    await change(machine, (given) => given);
    expect((await publish(plan, machine)).outcome).toBe('published');
  });
});

test('what the branch got meanwhile does not matter: the work starts where the agent began', async () => {
  const plan = storePlan();
  const machine = await work(plan, { agent: edits });
  const begun = world.refs.get('refs/heads/main') ?? '';
  world.refs.set('refs/heads/main', world.commit({ 'a.txt': 'base', 'b.txt': 'new' }, [begun]));
  const record = await publish(plan, machine);
  expect(record.outcome).toBe('published');
  expect(world.commits.get(record.facts.commit ?? '')?.parents).toEqual([begun]);
});
