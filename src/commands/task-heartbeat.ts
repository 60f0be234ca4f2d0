/** Signs of life of a task, so that no other run takes it for lost while an agent works for hours. */
import { messageOf } from '../errors.ts';
import { HEARTBEAT_MS } from '../task/claim.ts';
import type { Ports } from './context.ts';
import { ClaimLost, type Journal } from './task-journal.ts';

export interface Heartbeat {
  /** Aborted with a `ClaimLost` when another run took the task over. */
  readonly lost: AbortSignal;
  stop(): Promise<void>;
}

/** Saves the record every 5 minutes. A save that fails for another reason is tried again at the next beat. */
export function startHeartbeat(
  ports: Pick<Ports, 'clock' | 'logger'>,
  journal: Journal,
): Heartbeat {
  const stop = new AbortController();
  const lost = new AbortController();
  const beat = async () => {
    while (!stop.signal.aborted) {
      await ports.clock.sleep(HEARTBEAT_MS, stop.signal);
      try {
        await journal.save();
      } catch (error) {
        if (error instanceof ClaimLost) return lost.abort(error);
        ports.logger.warn(`${journal.record.taskId}: no sign of life: ${messageOf(error)}`);
      }
    }
  };
  const beating = beat().catch(() => undefined);
  return {
    lost: lost.signal,
    stop: async () => {
      stop.abort();
      await beating;
    },
  };
}
