/** When a task may write to GitHub, so that many machines together stay below GitHub's limit without talking to each other. */

/**
 * GitHub takes 80 content writes a minute. Of one in 800 ms, 76 fall into a minute however it is laid; the rest is for
 * people. Source: github/docs, secondary rate limits.
 */
const SLOT_MS = 800;
/** The last part of a slot is left free, for clocks that differ. */
const USABLE_MS = 500;
const WRITES_A_MINUTE = 80;
const WRITES_A_TASK = 3;

export interface WriteSlot {
  /** Position of the task, from 0. */
  readonly index: number;
  /** How many tasks run at the same time, at most. */
  readonly atOnce: number;
}

export interface WriteTurn extends WriteSlot {
  /** When the task wrote last, in epoch milliseconds: there is one write in a slot. */
  readonly lastAt?: number;
}

/** Does a plan of this width have to take turns at all? Up to 26 tasks at once may write when they like. */
export function takesTurns(atOnce: number): boolean {
  return atOnce * WRITES_A_TASK > WRITES_A_MINUTE;
}

/**
 * The earliest moment, in epoch milliseconds, at which the task may write. Slots go round: each task has one of
 * 800 ms in every `atOnce` of them, so in no 60 seconds more than 80 writes are made.
 */
export function nextWriteAt({ index, atOnce, lastAt }: WriteTurn, now: number): number {
  if (!takesTurns(atOnce)) return now;
  const cycle = atOnce * SLOT_MS;
  const start = (index % atOnce) * SLOT_MS;
  const round = Math.floor((now - start) / cycle);
  const opened = start + round * cycle;
  const isUsed = lastAt !== undefined && lastAt >= opened;
  return now - opened < USABLE_MS && !isUsed ? now : opened + cycle;
}
