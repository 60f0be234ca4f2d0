/** May this run work on the task? Decided from the ledger alone. */
import { isFinal } from './outcome.ts';
import type { FinishedRecord, Owner, TaskRecord } from './record.ts';

/** An owner shows a sign of life this often, in milliseconds. */
export const HEARTBEAT_MS = 5 * 60_000;
/** An owner without a sign of life for so long is gone: three missed heartbeats and a minute for slow pushes. */
export const STALE_MS = 3 * HEARTBEAT_MS + 60_000;

export type ClaimDecision =
  | { readonly kind: 'new' }
  /** Go on from what the record says; its owner is gone, or it ended without success. */
  | { readonly kind: 'resume'; readonly from: TaskRecord }
  | { readonly kind: 'finished'; readonly record: FinishedRecord }
  | { readonly kind: 'running'; readonly where: string };

export interface ClaimFacts {
  readonly record: TaskRecord | undefined;
  /** This run's name. */
  readonly run: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What is known of the other owner's process besides its heartbeat. */
  readonly ownerState: (owner: Owner) => 'alive' | 'gone' | 'unknown';
}

export function decideClaim(facts: ClaimFacts): ClaimDecision {
  const { record } = facts;
  if (record === undefined) return { kind: 'new' };
  if (record.state === 'finished') {
    return isFinal(record.outcome)
      ? { kind: 'finished', record }
      : { kind: 'resume', from: record };
  }
  if (record.owner.run === facts.run || isOwnerGone(record.owner, facts)) {
    return { kind: 'resume', from: record };
  }
  return { kind: 'running', where: record.owner.where };
}

function isOwnerGone(owner: Owner, facts: ClaimFacts): boolean {
  const known = facts.ownerState(owner);
  if (known !== 'unknown') return known === 'gone';
  return isEarlierAttempt(owner.run, facts.run) || facts.now - owner.seenAt > STALE_MS;
}

/**
 * Runs on GitHub are named `github:<run id>:<attempt>`. GitHub starts attempt n + 1 only when attempt n
 * has ended, so its owner needs no heartbeat to be known as gone.
 */
function isEarlierAttempt(owner: string, mine: string): boolean {
  const other = /^github:(\d+):(\d+)$/.exec(owner);
  const own = /^github:(\d+):(\d+)$/.exec(mine);
  return other !== null && own !== null && other[1] === own[1] && Number(other[2]) < Number(own[2]);
}
