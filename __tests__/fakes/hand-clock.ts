/** Time that passes only when somebody sleeps: hours go by in no time, and every wait is seen. */
import type { Clock } from '../../src/ports/clock.ts';

export interface SkippingClock extends Clock {
  /** Milliseconds of every sleep, in order. */
  readonly slept: readonly number[];
}

export function skippingClock(start = Date.parse('2026-11-24T08:00:00Z')): SkippingClock {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}
