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

export interface HandClock extends Clock {
  /** Lets time pass; who is due goes on. */
  advance(ms: number): void;
  /** Resolves as soon as so many sleep at the same time. */
  sleeping(count: number): Promise<void>;
}

/** Time that passes only when the test says so. */
export function handClock(start = Date.parse('2026-11-24T08:00:00Z')): HandClock {
  let now = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let watchers: { readonly count: number; readonly tell: () => void }[] = [];
  const tellWatchers = () => {
    const told = watchers.filter(({ count }) => sleepers.length >= count);
    watchers = watchers.filter((watcher) => !told.includes(watcher));
    for (const { tell } of told) tell();
  };
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((resolve) => {
        sleepers.push({ until: now + ms, wake: resolve });
        tellWatchers();
      }),
    advance: (ms) => {
      now += ms;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter((sleeper) => !due.includes(sleeper));
      for (const { wake } of due) wake();
    },
    sleeping: (count) =>
      new Promise((resolve) => {
        watchers.push({ count, tell: resolve });
        tellWatchers();
      }),
  };
}
