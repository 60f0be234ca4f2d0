import { describe, expect, test } from '@jest/globals';
import { OUTCOMES, type Outcome } from '../../../src/task/outcome.ts';
import type { TaskRecord } from '../../../src/task/record.ts';
import { decideStart } from '../../../src/task/start-point.ts';
import { buildFinished, buildRunning, buildTask } from '../../fakes/builders.ts';

function published(taskId: string): TaskRecord {
  return buildFinished({
    taskId,
    facts: { commit: `commit-${taskId}`, branch: `branch-${taskId}` },
  });
}

function decide(needs: readonly string[], records: readonly TaskRecord[]) {
  const task = buildTask({ id: 'last', needs });
  return decideStart(task, new Map(records.map((record) => [record.taskId, record])));
}

describe('decideStart', () => {
  test('without needs: the base', () => {
    expect(decide([], [])).toEqual({ kind: 'base', branch: 'main' });
  });

  test('one need: stacked on its commit', () => {
    const start = { kind: 'stacked', commit: 'commit-a', branch: 'branch-a' };
    expect(decide(['a'], [published('a')])).toEqual(start);
  });

  test('several needs: a merge of their commits, against the base', () => {
    const start = { kind: 'merged', commits: ['commit-a', 'commit-b'], branch: 'main' };
    expect(decide(['a', 'b'], [published('a'), published('b')])).toEqual(start);
  });

  test('a need that changed nothing adds nothing', () => {
    const none = buildFinished({ taskId: 'b', outcome: 'no-changes' });
    expect(decide(['b'], [none])).toEqual({ kind: 'base', branch: 'main' });
    expect(decide(['a', 'b'], [published('a'), none])).toMatchObject({ kind: 'stacked' });
  });

  test.each(OUTCOMES.filter((o) => o !== 'published' && o !== 'no-changes').map((o) => [o]))(
    'a need that ended as %s blocks, with the reason',
    (outcome) => {
      const start = decide(['a'], [buildFinished({ taskId: 'a', outcome, reason: 'because' })]);
      expect(start).toEqual({
        kind: 'blocked',
        reason: `it needs a, which ended as ${outcome}: because`,
      });
    },
  );

  test('needs without an end block, all named', () => {
    const start = decide(['a', 'b'], [buildRunning({ taskId: 'b' })]);
    expect(start).toEqual({
      kind: 'blocked',
      reason: 'it needs a, which left no record; it needs b, which has not ended',
    });
  });
});

describe('when a probe went first', () => {
  const probe = buildTask({ id: 'probe' });
  const task = buildTask({ id: 'other' });
  const after = (outcome: Outcome) =>
    decideStart(task, new Map([['probe', buildFinished({ outcome, reason: 'no key' })]]), probe);

  test.each(['quota', 'agent-failed', 'setup-failed'] as const)(
    '%s stops the others',
    (outcome) => {
      expect(after(outcome)).toEqual({
        kind: 'blocked',
        reason: `the probe probe ended as ${outcome}: no key`,
      });
    },
  );

  test.each(['published', 'tests-failed', 'timeout'] as const)('%s does not', (outcome) => {
    expect(after(outcome).kind).toBe('base');
  });

  test('it does not stop itself', () => {
    const records = new Map([['probe', buildFinished({ outcome: 'quota' })]]);
    expect(decideStart(probe, records, probe).kind).toBe('base');
  });
});
