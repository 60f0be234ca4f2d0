import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forecastPlan, tasksPerHour } from '../../../src/plan/budget.ts';
import { predictOverlaps } from '../../../src/plan/conflicts.ts';
import { buildMatrix } from '../../../src/plan/matrix.ts';
import type { Task } from '../../../src/plan/types.ts';
import { planWaves, probeOf, waveOf } from '../../../src/plan/waves.ts';
import { buildPlan, buildTask } from '../../fakes/builders.ts';

const ids = (waves: readonly (readonly Task[])[]) => waves.map((wave) => wave.map(({ id }) => id));
const task = (id: string, fields: Partial<Task> = {}) => buildTask({ id, ...fields });

describe('planWaves', () => {
  test('puts each task as early as its needs allow', () => {
    const tasks = [
      task('d', { needs: ['b', 'c'] }),
      task('a'),
      task('b', { needs: ['a'] }),
      task('c'),
    ];
    const waves = planWaves(buildPlan(tasks));
    expect(ids(waves)).toEqual([['a', 'c'], ['b'], ['d']]);
    expect(waveOf(waves, 'd')).toBe(2);
  });

  test('starts what matters first inside a wave', () => {
    const tasks = [task('low'), task('high', { priority: 2 }), task('also')];
    expect(ids(planWaves(buildPlan(tasks)))).toEqual([['high', 'low', 'also']]);
  });

  test('serialize moves a task that overlaps to a later wave, and its dependents with it', () => {
    const tasks = [
      task('a', { files: ['x.ts'] }),
      task('b', { files: ['x.ts'] }),
      task('c', { files: ['y.ts'] }),
      task('d', { needs: ['b'] }),
    ];
    expect(ids(planWaves(buildPlan(tasks, { conflicts: 'serialize' })))).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
    ]);
    expect(ids(planWaves(buildPlan(tasks)))).toEqual([['a', 'b', 'c'], ['d']]);
  });

  test('every task is in one wave, after all that it needs, for any graph', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(graph, (needs) => {
        const tasks = needs.map((list, index) =>
          task(`t${index}`, {
            needs: list.filter((need) => need < index).map((need) => `t${need}`),
          }),
        );
        const waves = planWaves(buildPlan(tasks));
        return (
          waves.flat().length === tasks.length &&
          tasks.every(({ id, needs: mine }) =>
            mine.every((need) => waveOf(waves, need) < waveOf(waves, id)),
          )
        );
      }),
    );
  });

  test('10,000 tasks in one chain', () => {
    const tasks = Array.from({ length: 10_000 }, (_, n) =>
      task(`t${n}`, { needs: n === 0 ? [] : [`t${n - 1}`] }),
    );
    expect(planWaves(buildPlan(tasks))).toHaveLength(10_000);
  });
});

describe('predictOverlaps', () => {
  test.each<[string, string[], string[], boolean]>([
    ['the same file', ['a.ts'], ['a.ts'], true],
    ['other files', ['a.ts'], ['b.ts'], false],
    ['a file and its folder', ['src/a.ts'], ['src/'], true],
    ['a file and a glob', ['src/a.ts'], ['src/*.ts'], true],
    ['a glob and a file', ['**/*.ts'], ['src/a.ts'], true],
    ['a file and a glob that misses it', ['src/a.md'], ['src/*.ts'], false],
    ['a glob inside a glob', ['src/**'], ['src/deep/*.ts'], true],
    ['globs of other folders', ['src/**'], ['docs/**'], false],
    ['globs with other endings', ['src/*.ts'], ['src/*.md'], false],
    ['nothing known', [], ['a.ts'], false],
  ])('%s', (_name, a, b, expected) => {
    const tasks = [task('a', { files: a }), task('b', { files: b })];
    expect(predictOverlaps(tasks).length > 0).toBe(expected);
    expect(predictOverlaps(tasks.toReversed()).length > 0).toBe(expected);
  });

  test('names the pairs and their patterns', () => {
    const tasks = [task('a', { files: ['x', 'y'] }), task('b', { files: ['y', 'x'] })];
    expect(predictOverlaps(tasks)).toEqual([
      {
        a: 'a',
        b: 'b',
        patterns: [
          ['x', 'x'],
          ['y', 'y'],
        ],
      },
    ]);
  });
});

test('buildMatrix carries ids and scheduling facts only', () => {
  const secret = task('a', { prompt: 'PROMPT', title: 'TITLE', timeoutSeconds: 90, runner: 'big' });
  expect(buildMatrix([secret])).toEqual({ include: [{ task: 'a', runner: 'big', timeout: 17 }] });
});

describe('forecastPlan', () => {
  const many = (n: number, fields: Partial<Task> = {}) =>
    Array.from({ length: n }, (_, i) => task(`t${i}`, fields));
  const forecast = (tasks: Task[], budget = {}) => {
    const plan = buildPlan(tasks, { budget });
    return forecastPlan(plan, planWaves(plan));
  };

  test('adds up', () => {
    expect(forecast(many(4, { budget: { usd: 2 }, timeoutSeconds: 61 }))).toEqual({
      requests: 20,
      contentWrites: 12,
      runnerMinutesCeiling: 8,
      usdCeiling: 8,
      withoutCeiling: [],
      hours: 1,
      deferred: [],
    });
  });

  test('a task without a ceiling leaves only the plan to have one', () => {
    expect(forecast(many(2)).usdCeiling).toBeUndefined();
    expect(forecast(many(2), { usd: 5 }).usdCeiling).toBe(5);
  });

  test('what does not fit the hour or the budget is deferred, with the reason', () => {
    expect(tasksPerHour()).toBe(166);
    expect(forecast(many(170)).deferred).toHaveLength(4);
    expect(forecast(many(3, { budget: { usd: 2 } }), { usd: 5 }).deferred).toEqual([
      { task: 't2', reason: expect.stringContaining('$2') },
    ]);
  });
});

describe('a probe', () => {
  const tasks = [
    buildTask({ id: 'a' }),
    buildTask({ id: 'b', priority: 5 }),
    buildTask({ id: 'c', needs: ['a'] }),
  ];

  test('goes first, alone: the one with the highest priority', () => {
    const waves = planWaves(buildPlan(tasks, { probe: true }));
    expect(waves.map((wave) => wave.map(({ id }) => id))).toEqual([['b'], ['a'], ['c']]);
    expect(probeOf(buildPlan(tasks, { probe: true }))?.id).toBe('b');
    expect(probeOf(buildPlan(tasks))).toBeUndefined();
  });

  test('of a plan of one task is that task', () => {
    expect(planWaves(buildPlan([buildTask()], { probe: true }))).toHaveLength(1);
  });
});
