/** Counts faults that were tried and that ended right, and says so at the end of each suite. */
import { afterAll } from '@jest/globals';

/** Replays a failure: AGENT_FANOUT_SEED=<seed> npm run test:faults */
export const SEED = Number(process.env['AGENT_FANOUT_SEED'] ?? Date.now() % 1_000_000);

export function tally(name: string) {
  let tried = 0;
  let right = 0;
  afterAll(() => {
    process.stderr.write(`faults: ${name}: ${tried} tried, ${right} ended right (seed ${SEED})\n`);
  });
  return async (fault: () => Promise<void>): Promise<void> => {
    tried += 1;
    await fault();
    right += 1;
  };
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
