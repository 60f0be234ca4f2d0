import { describe, expect, test } from '@jest/globals';
import { needsNextRound, type RoundWork, selectTasks, wavesOf } from '../../../src/plan/round.ts';
import { OUTCOMES, type Outcome } from '../../../src/task/outcome.ts';
import { buildFinished, buildPlan, buildRunning, buildTask } from '../../fakes/builders.ts';

/** a ─► b ─► c, and d on its own */
const tasks = [
  buildTask({ id: 'a' }),
  buildTask({ id: 'b', needs: ['a'] }),
  buildTask({ id: 'c', needs: ['b'] }),
  buildTask({ id: 'd' }),
];
const plan = buildPlan(tasks);

function select(work: RoundWork, states: Record<string, Outcome | 'running'>): string {
  const records = new Map(
    Object.entries(states).map(([id, state]) => [
      id,
      state === 'running'
        ? buildRunning({ taskId: id })
        : buildFinished({ taskId: id, outcome: state }),
    ]),
  );
  return [...selectTasks({ plan, records, work })].join(' ');
}

describe('selectTasks', () => {
  test.each<[RoundWork, Record<string, Outcome | 'running'>, string]>([
    ['unfinished', {}, 'a b c d'],
    ['untried', {}, 'a b c d'],
    ['unfinished', { a: 'published', d: 'no-changes' }, 'b c'],
    ['untried', { a: 'published', d: 'no-changes' }, 'b c'],
    ['unfinished', { a: 'tests-failed', d: 'running' }, 'a b c d'],
    ['untried', { a: 'tests-failed', d: 'running' }, ''],
    ['untried', { a: 'deferred' }, 'a b c d'],
    ['untried', { b: 'agent-failed' }, 'a d'],
    ['untried', { a: 'published', b: 'running' }, 'c d'],
  ])('%s of %j', (work, states, expected) => {
    expect(select(work, states)).toBe(expected);
  });

  test.each(OUTCOMES)('%s: exactly the final ones are not started again', (outcome) => {
    const final = outcome === 'published' || outcome === 'no-changes';
    expect(select('unfinished', { d: outcome }).includes('d')).toBe(!final);
    expect(select('untried', { d: outcome }).includes('d')).toBe(outcome === 'deferred');
  });
});

test('wavesOf keeps the order and drops waves without a selected task', () => {
  const [a, b, c, d] = tasks as [
    (typeof tasks)[0],
    (typeof tasks)[0],
    (typeof tasks)[0],
    (typeof tasks)[0],
  ];
  const waves = wavesOf([[a, d], [b], [c]], new Set(['d', 'c']));
  expect(waves.map((wave) => wave.map(({ id }) => id))).toEqual([['d'], ['c']]);
});

test.each([
  [{ before: 300, after: 44 }, true],
  [{ before: 300, after: 0 }, false],
  [{ before: 44, after: 44 }, false],
  [{ before: 0, after: 3 }, false],
])('needsNextRound %j: %s', (left, expected) => {
  expect(needsNextRound(left)).toBe(expected);
});
