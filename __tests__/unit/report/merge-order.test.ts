import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BranchConflict,
  buildMergeOrder,
  type MergeCandidate,
} from '../../../src/report/merge-order.ts';

const task = (id: string, ...needs: string[]): MergeCandidate => ({ id, needs });
const conflict = (a: string, b: string): BranchConflict => ({ a, b, files: ['x'] });
const order = (tasks: readonly MergeCandidate[], conflicts: readonly BranchConflict[]) =>
  buildMergeOrder(tasks, conflicts).map(({ id, conflictsWith }) =>
    conflictsWith.length === 0 ? id : `${id}!${conflictsWith.join('+')}`,
  );

test('without conflicts: the order of the plan, what is needed first', () => {
  expect(order([task('c', 'a'), task('a'), task('b')], [])).toEqual(['a', 'b', 'c']);
});

test('the one that conflicts with all others goes last', () => {
  const tasks = [task('hub'), task('a'), task('b'), task('c')];
  const conflicts = ['a', 'b', 'c'].map((other) => conflict('hub', other));
  expect(order(tasks, conflicts)).toEqual(['a', 'b', 'c', 'hub!a+b+c']);
});

test('what is built on a late branch is late too', () => {
  const tasks = [task('a'), task('b'), task('on-a', 'a'), task('more-on-a', 'on-a')];
  expect(order(tasks, [conflict('a', 'b')])).toEqual(['a', 'on-a', 'more-on-a', 'b!a']);
});

describe('always', () => {
  const cases = fc
    .integer({ min: 1, max: 9 })
    .chain((count) =>
      fc.record({
        needs: fc.array(fc.array(fc.nat(count), { maxLength: 2 }), {
          minLength: count,
          maxLength: count,
        }),
        pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 12 }),
      }),
    )
    .map(({ needs, pairs }) => ({
      tasks: needs.map((list, index) =>
        task(
          `t${index}`,
          ...new Set(list.filter((need) => need < index).map((need) => `t${need}`)),
        ),
      ),
      conflicts: pairs.filter(([a, b]) => a !== b).map(([a, b]) => conflict(`t${a}`, `t${b}`)),
    }));

  test('each branch is there once, after what it needs, and no smaller number needs a hand', () => {
    fc.assert(
      fc.property(cases, ({ tasks, conflicts }) => {
        const steps = buildMergeOrder(tasks, conflicts);
        const position = new Map(steps.map(({ id }, index) => [id, index] as const));
        expect(position.size).toBe(tasks.length);
        const isEarly = (id: string) =>
          steps.find((step) => step.id === id)?.conflictsWith.length === 0;
        const clean = tasks.filter(({ id }) => isEarly(id)).length;
        // Every conflict is met by one of the two at least.
        for (const { a, b } of conflicts) expect(isEarly(a) && isEarly(b)).toBe(false);
        expect(clean).toBeGreaterThanOrEqual(largestPeace(tasks, conflicts));
      }),
      { numRuns: 300 },
    );
  });

  /** By trying every set that holds what its members need. */
  function largestPeace(
    tasks: readonly MergeCandidate[],
    conflicts: readonly BranchConflict[],
  ): number {
    let best = 0;
    for (let choice = 0; choice < 2 ** tasks.length; choice++) {
      const set = new Set(
        tasks.filter((_, index) => (choice >> index) % 2 === 1).map(({ id }) => id),
      );
      const isClosed = tasks.every(
        ({ id, needs }) => !set.has(id) || needs.every((n) => set.has(n)),
      );
      const isPeace = conflicts.every(({ a, b }) => !(set.has(a) && set.has(b)));
      if (isClosed && isPeace) best = Math.max(best, set.size);
    }
    return best;
  }

  test('a hundred branches that all conflict end in time', () => {
    const tasks = Array.from({ length: 100 }, (_, index) => task(`t${index}`));
    const conflicts = tasks.flatMap((a, i) => tasks.slice(i + 1).map((b) => conflict(a.id, b.id)));
    const steps = buildMergeOrder(tasks, conflicts);
    expect(steps.filter(({ conflictsWith }) => conflictsWith.length === 0)).toHaveLength(1);
  });
});
