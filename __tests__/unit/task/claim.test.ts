import { describe, expect, test } from '@jest/globals';
import { decideClaim, STALE_MS } from '../../../src/task/claim.ts';
import { OUTCOMES } from '../../../src/task/outcome.ts';
import type { TaskRecord } from '../../../src/task/record.ts';
import { buildFinished, buildRunning } from '../../fakes/builders.ts';

const NOW = 10_000_000;

function decide(
  record: TaskRecord | undefined,
  options: { run?: string; state?: 'alive' | 'gone' | 'unknown' } = {},
) {
  return decideClaim({
    record,
    run: options.run ?? 'local:2',
    now: NOW,
    ownerState: () => options.state ?? 'unknown',
  }).kind;
}

function owned(run: string, seenAt: number): TaskRecord {
  return buildRunning({ owner: { run, where: 'elsewhere', seenAt } });
}

describe('decideClaim', () => {
  test('a task without a record is new', () => expect(decide(undefined)).toBe('new'));

  test.each(OUTCOMES.map((outcome) => [outcome]))('after %s only success is final', (outcome) => {
    const expected = outcome === 'published' || outcome === 'no-changes' ? 'finished' : 'resume';
    expect(decide(buildFinished({ outcome }))).toBe(expected);
  });

  test.each([
    ['a fresh owner is alive', owned('local:1', NOW - 1_000), {}, 'running'],
    ['at the limit it still is', owned('local:1', NOW - STALE_MS), {}, 'running'],
    ['past the limit it is gone', owned('local:1', NOW - STALE_MS - 1), {}, 'resume'],
    [
      'a process known as gone needs no waiting',
      owned('local:1', NOW),
      { state: 'gone' },
      'resume',
    ],
    ['a process known as alive is never stale', owned('local:1', 0), { state: 'alive' }, 'running'],
    ['our own record', owned('local:2', NOW), {}, 'resume'],
    ['attempt 1 of this run', owned('github:7:1', NOW), { run: 'github:7:2' }, 'resume'],
    ['attempt 2 seen by attempt 1', owned('github:7:2', NOW), { run: 'github:7:1' }, 'running'],
    ['another run', owned('github:6:1', NOW), { run: 'github:7:2' }, 'running'],
  ] as const)('%s', (_name, record, options, expected) => {
    expect(decide(record, options)).toBe(expected);
  });
});
