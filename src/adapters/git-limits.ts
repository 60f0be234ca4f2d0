/** How much runs at once, and what is tried again. */
import { setTimeout as wait } from 'node:timers/promises';
import { GitError } from '../errors.ts';

/** Runs at most `size` pieces of work at once; the others wait in order. */
export interface Limiter {
  <T>(work: () => Promise<T>): Promise<T>;
  /** Running and waiting. */
  readonly load: () => number;
}

export function limiter(size: number): Limiter {
  let running = 0;
  const waiting: Array<() => void> = [];
  const limit = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // A slot is handed on and not freed, so that nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return Object.assign(limit, { load: () => running + waiting.length });
}

const queues = new Map<string, Limiter>();

/** One queue a name in this process: two openers of one git directory share it. */
export function sharedQueue(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  const queue = queues.get(name) ?? limiter(1);
  queues.set(name, queue);
  return queue;
}

/** Failures of the connection or of the other side, and locks that another process holds for a moment. */
const PASSING = [
  /Could not resolve host/i,
  /Failed to connect|Couldn't connect|Connection (reset|refused|timed out)/i,
  /RPC failed|early EOF|unexpected disconnect|hung up unexpectedly|Empty reply from server/i,
  /Operation (too slow|timed out)|HTTP\/2 stream|SSL_|gnutls_handshake|Recv failure|Send failure/i,
  /returned error: (408|429|5\d\d)/,
  /shallow\.lock': File exists|shallow file has changed/,
];

/** Is it worth another try? Refusals (401, 403, unknown ref) are not. */
export function isPassing(error: unknown): boolean {
  return error instanceof GitError && PASSING.some((pattern) => pattern.test(error.stderr));
}

/** Does `work` again after each of `delaysMs` as long as its failure is a passing one. */
export async function withRetries<T>(
  work: () => Promise<T>,
  delaysMs: readonly number[],
): Promise<T> {
  for (const delay of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await wait(delay);
    }
  }
  return work();
}
