/** Which outcome an error means. The stage matters: the same error is another story before and after the agent. */
import {
  ClosedByPerson,
  IssueNotAsPlanned,
  messageOf,
  PublishRefused,
  PushRejected,
  RateLimited,
  TrackerError,
} from '../errors.ts';
import type { Outcome } from './outcome.ts';

export type Stage = 'setup' | 'work' | 'publish';

export interface Ending {
  readonly outcome: Outcome;
  /** One line for people. */
  readonly reason: string;
}

export function endingOfError(error: unknown, stage: Stage): Ending {
  const reason = oneLine(messageOf(error));
  if (error instanceof RateLimited) {
    const until = new Date(error.retryAt).toISOString();
    return { outcome: 'deferred', reason: `GitHub's rate limit holds until ${until}: ${reason}` };
  }
  const isRefusal = [PublishRefused, PushRejected, ClosedByPerson, IssueNotAsPlanned].some(
    (kind) => error instanceof kind,
  );
  if (isRefusal) {
    return { outcome: 'refused', reason };
  }
  if (stage === 'publish' && error instanceof TrackerError) {
    const hint = error.hint === undefined ? '' : ` ${error.hint}`;
    return { outcome: 'refused', reason: oneLine(`${reason}${hint}`) };
  }
  if (stage === 'setup') return { outcome: 'setup-failed', reason };
  return { outcome: 'agent-failed', reason };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
