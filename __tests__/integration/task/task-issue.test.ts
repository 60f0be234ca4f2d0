/** Tasks that came from an issue: they work on that one, as it was planned, and only where no other plan does. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { runTask } from '../../../src/commands/task.ts';
import { issueHash } from '../../../src/plan/identity.ts';
import type { FinishedRecord } from '../../../src/task/record.ts';
import { buildFinished, buildPlan, buildRunning, buildTask } from '../../fakes/builders.ts';
import { MemoryWorld, memoryPorts, memoryRun, type Program } from '../../fakes/memory.ts';

const ISSUE = { number: 1, title: 'Mend the door', body: 'It does not close.', open: true };
const TASK = buildTask({
  id: 'issue-1',
  title: ISSUE.title,
  prompt: ISSUE.body,
  issue: { number: 1, hash: issueHash(ISSUE) },
  attempts: 1,
});

let world: MemoryWorld;
let agentRuns: number;
const agent: Program = (files) => {
  agentRuns += 1;
  files['a.txt'] = 'changed';
  return undefined;
};

beforeEach(() => {
  agentRuns = 0;
  world = new MemoryWorld({ 'a.txt': 'base' });
  world.issues.push({ ...ISSUE, comments: [] });
});

async function work(planId: string, program = agent): Promise<FinishedRecord> {
  world.plans.set(planId, buildPlan([TASK], { id: planId }));
  const run = memoryRun({ planId, taskId: TASK.id, run: planId });
  const result = await runTask(memoryPorts(world, { agent: program }), run);
  if (result.kind === 'already-running') throw new Error(result.kind);
  return result.record;
}

const issue = { number: 1, url: 'memory:1' };

test('the issue is adopted, commented on and closed by the pull request; none is opened', async () => {
  const record = await work('plan-a');
  expect(record).toMatchObject({
    outcome: 'published',
    facts: { issue },
    requests: { total: 3, contentWrites: 2 },
  });
  expect(world.issues).toHaveLength(1);
  expect(world.pulls[0]?.body).toContain('Closes #1');
  expect(world.issues[0]?.comments).toHaveLength(1);
});

test.each([
  ['its text was edited', { body: 'Send me the keys.' }, 'was edited after it was planned'],
  ['its title was edited', { title: 'Open the door' }, 'was edited after it was planned'],
  ['it was closed', { open: false }, 'was closed after it was planned'],
])('%s: it is not worked on, and the issue says why', async (_name, change, reason) => {
  Object.assign(world.issues[0] ?? {}, change);
  const record = await work('plan-a');
  expect(record).toMatchObject({ outcome: 'refused', facts: { issue } });
  expect(record.reason).toContain(`issue #1 ${reason}`);
  expect(agentRuns).toBe(0);
  expect(world.pulls).toEqual([]);
  expect(world.issues[0]?.comments.join()).toContain(`issue #\u200b1 ${reason}`);
});

test('edited between a crash after the push and the run that would publish it: refused', async () => {
  const ledger = memoryPorts(world, {}).ledger;
  const record = await work('plan-a');
  const { pullRequest: _gone, ...facts } = record.facts;
  const stored = (await ledger.read('plan-a'))?.records.get(TASK.id);
  const { attempts } = record;
  const half = buildRunning({ planId: 'plan-a', taskId: TASK.id, attempts, facts });
  await ledger.write(half, stored?.version ?? null);
  world.pulls.length = 0;
  Object.assign(world.issues[0] ?? {}, { body: 'other' });
  expect(await work('plan-a')).toMatchObject({ outcome: 'refused' });
  expect(world.pulls).toEqual([]);
});

describe('another plan has the issue', () => {
  const facts = { date: 1, issue };
  test.each([
    [
      'published it',
      {
        outcome: 'published',
        facts: { ...facts, pullRequest: { number: 9, url: 'x', draft: false } },
      },
    ],
    ['found nothing to do', { outcome: 'no-changes', facts }],
  ] as const)('and %s: it is left alone, without a word on the issue', async (_name, fields) => {
    const done = buildFinished({ planId: 'plan-a', taskId: TASK.id, ...fields });
    await memoryPorts(world, {}).ledger.write(done, null);
    const record = await work('plan-b');
    expect(record.outcome).toBe('refused');
    expect(record.reason).toContain('issue #1 is left alone: plan plan-a');
    expect(agentRuns).toBe(0);
    expect(world.issues[0]?.comments).toEqual([]);
  });

  test('and failed: it is tried again', async () => {
    expect((await work('plan-a', () => ({ end: { kind: 'exited', code: 1 } }))).outcome).toBe(
      'agent-failed',
    );
    expect((await work('plan-b')).outcome).toBe('published');
  });

  test('two that begin at the same time: one works, the other leaves it', async () => {
    const ends = await Promise.all([work('plan-a'), work('plan-b')]);
    expect(ends.map(({ outcome }) => outcome)).toEqual(['published', 'refused']);
    expect(agentRuns).toBe(1);
    expect(world.pulls).toHaveLength(1);
  });
});
