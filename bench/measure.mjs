// Times in milliseconds; the median of several runs, told with their number.
import { performance } from 'node:perf_hooks';

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

export async function timeOf(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Runs the two in turn, so that what the machine does besides hits both alike. */
export async function compare(runs, { ours, floor }) {
  const times = { ours: [], floor: [] };
  for (let run = 0; run < runs; run++) {
    times.floor.push(await timeOf(floor));
    times.ours.push(await timeOf(ours));
  }
  return { ours: median(times.ours), floor: median(times.floor), runs };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
