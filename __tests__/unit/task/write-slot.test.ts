import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextWriteAt, takesTurns } from '../../../src/task/write-slot.ts';

test('up to 26 tasks at once never wait', () => {
  expect(takesTurns(26)).toBe(false);
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.integer({ min: 1, max: 26 }),
      fc.nat(1_000),
      (now, atOnce, index) => {
        expect(nextWriteAt({ index, atOnce }, now)).toBe(now);
      },
    ),
  );
});

describe('wider plans take turns', () => {
  test('a wait is never longer than one round', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.integer({ min: 27, max: 256 }),
        fc.nat(1_000),
        (now, atOnce, index) => {
          const at = nextWriteAt({ index, atOnce }, now);
          expect(at).toBeGreaterThanOrEqual(now);
          expect(at - now).toBeLessThanOrEqual(atOnce * 800);
          // Who may write now may write now: asking again moves nothing.
          expect(nextWriteAt({ index, atOnce }, at)).toBe(at);
        },
      ),
    );
  });

  test.each([27, 50, 100, 256])(
    '%d tasks that write whenever they may stay below 80 a minute',
    (atOnce) => {
      const times: number[] = [];
      for (let index = 0; index < atOnce; index++) {
        // Each writes, works for a moment, and writes again, as often as its turns let it.
        for (let now = 0, lastAt = -1; now < 180_000; now += 1 + (index % 7)) {
          now = nextWriteAt({ index, atOnce, lastAt }, now);
          lastAt = now;
          times.push(now);
        }
      }
      const sorted = times.toSorted((a, b) => a - b);
      const busiest = Math.max(
        ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 60_000).length),
      );
      expect(busiest).toBeLessThanOrEqual(80);
      expect(busiest).toBeGreaterThan(60);
    },
  );
});
