import { describe, expect, test } from '@jest/globals';
import {
  needsNextRound,
  planRound,
  type RoundWork,
  selectTasks,
  waitForNextRound,
  wavesOf,
} from '../../../src/plan/round.ts';
import type { Task } from '../../../src/plan/types.ts';
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
  ['more than fitted', { left: 300, scheduled: 166, after: 134 }, true],
  ['everything fitted and is done', { left: 166, scheduled: 166, after: 0 }, false],
  ['everything fitted and a machine was lost', { left: 5, scheduled: 5, after: 1 }, false],
  ['no progress', { left: 44, scheduled: 10, after: 44 }, false],
  ['the rest is blocked by failures', { left: 7, scheduled: 5, after: 0 }, false],
])('needsNextRound: %s', (_name, count, expected) => {
  expect(needsNextRound(count)).toBe(expected);
});

describe('planRound', () => {
  const many = (count: number, fields = {}) =>
    Array.from({ length: count }, (_, index) => buildTask({ id: `t${index}`, ...fields }));
  const roundOf = (tasks: readonly Task[], waves: readonly (readonly Task[])[], fields = {}) =>
    planRound({
      plan: buildPlan(tasks, fields),
      waves,
      records: new Map(),
      work: 'unfinished',
      maxWaves: 5,
    });

  test('a small plan fits, as many at once as it has tasks', () => {
    const three = many(3);
    expect(roundOf(three, [three])).toEqual({
      waves: [three],
      maxParallel: 3,
      scheduled: 3,
      left: 3,
    });
  });

  test.each([
    [{ maxParallel: 7 }, 7],
    [{ maxParallel: 0 }, 60],
    [{ maxParallel: 900 }, 100],
  ])('of 100 tasks %j gives %i at once', (fields, expected) => {
    const tasks = many(100);
    expect(roundOf(tasks, [tasks], fields).maxParallel).toBe(expected);
  });

  test('what does not fit the hour is left, and so is who needs it', () => {
    const tasks = many(200);
    const after = buildTask({ id: 'after', needs: ['t199'] });
    const early = buildTask({ id: 'early', needs: ['t0'] });
    const round = roundOf([...tasks, after, early], [tasks, [after, early]]);
    expect(round).toMatchObject({ scheduled: 166, left: 202 });
    expect(round.waves.flat()).not.toContain(after);
  });

  test('waves beyond the fifth are left', () => {
    const chain = Array.from({ length: 7 }, (_, index) =>
      buildTask({ id: `t${index}`, needs: index === 0 ? [] : [`t${index - 1}`] }),
    );
    const round = roundOf(
      chain,
      chain.map((task) => [task]),
    );
    expect(round).toMatchObject({ scheduled: 5, left: 7 });
    expect(round.waves).toHaveLength(5);
  });

  test("the plan's budget admits what it still pays for", () => {
    const tasks = many(4, { budget: { usd: 3 } });
    const plan = buildPlan(tasks, { budget: { usd: 10 } });
    const attempt = {
      number: 1,
      agent: { kind: 'done' },
      tests: { kind: 'passed' },
      usage: {},
    } as const;
    const done = buildFinished({ taskId: 't0', attempts: [attempt], usage: { usd: 0.5 } });
    const failed = buildFinished({ taskId: 't1', attempts: [attempt], outcome: 'agent-failed' });
    const request = { plan, waves: [tasks], work: 'unfinished', maxWaves: 5 } as const;
    // 10 dollars admit three; then 0.50 and a ceiling of 3 are gone, and 6.50 admit two of three.
    expect(planRound({ ...request, records: new Map() }).scheduled).toBe(3);
    const records = new Map([
      ['t0', done],
      ['t1', failed],
    ]);
    expect(planRound({ ...request, records })).toMatchObject({ scheduled: 2, left: 3 });
  });

  test('nothing left: no wave, and a number that GitHub accepts', () => {
    const records = new Map([['one', buildFinished()]]);
    const request = { plan: buildPlan(), waves: [[buildTask()]], work: 'unfinished' } as const;
    const round = { waves: [], maxParallel: 1, scheduled: 0, left: 0 };
    expect(planRound({ ...request, records, maxWaves: 5 })).toEqual(round);
  });
});

test.each([
  ['little was done, little is left', { left: 50, scheduled: 30, after: 20 }, 0],
  ['the hour is used up', { left: 400, scheduled: 166, after: 234 }, 3_000_000],
  ['what is left would use it up', { left: 200, scheduled: 100, after: 100 }, 3_000_000],
])('waitForNextRound: %s', (_name, count, expected) => {
  expect(waitForNextRound(count, { startedAt: 1_000, now: 601_000 })).toBe(expected);
  expect(waitForNextRound(count, { startedAt: 0, now: 3_600_000 })).toBe(0);
});
