/** When a task may write to GitHub, so that many machines together stay below GitHub's limit without talking to each other. */

/** GitHub takes 80 content writes a minute; one in 750 ms is exactly that. Source: github/docs, secondary rate limits. */
const SLOT_MS = 750;
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

/** Does a plan of this width have to take turns at all? Up to 26 tasks at once may write when they like. */
export function takesTurns(atOnce: number): boolean {
  return atOnce * WRITES_A_TASK > WRITES_A_MINUTE;
}

/**
 * The earliest moment, in epoch milliseconds, at which the task may write. Slots go round: each task has one of
 * 750 ms in every `atOnce` of them, so in no 60 seconds more than 80 writes are made.
 */
export function nextWriteAt(slot: WriteSlot, now: number): number {
  if (!takesTurns(slot.atOnce)) return now;
  const cycle = slot.atOnce * SLOT_MS;
  const start = (slot.index % slot.atOnce) * SLOT_MS;
  const into = (((now - start) % cycle) + cycle) % cycle;
  return into < USABLE_MS ? now : now + cycle - into;
}
