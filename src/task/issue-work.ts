/**
 * Is an issue that somebody wrote worked on already? Tasks of such issues are named after them in every plan, so the
 * records of all plans tell. Decided from the ledger alone.
 */
import { decideClaim } from './claim.ts';
import { isFinal } from './outcome.ts';
import type { TaskRecord } from './record.ts';

/** The id of the task of an issue. */
export function issueTaskId(issue: number): string {
  return `issue-${issue}`;
}

export interface OtherWork {
  /** Of the tasks of this issue, in all plans. */
  readonly records: readonly TaskRecord[];
  /** This run's name. */
  readonly run: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The record of the task that asks: its own plan does not count, and of two that run the first one goes on. */
  readonly mine?: Pick<TaskRecord, 'planId' | 'facts'>;
}

/**
 * Why nobody else should begin, in words; undefined when somebody should. What has a pull request, or ended well, is
 * not begun again, whatever became of the pull request; what failed is.
 */
export function findOtherWork(issue: number, other: OtherWork): string | undefined {
  const { mine } = other;
  return other.records
    .filter((record) => record.taskId === issueTaskId(issue) && record.planId !== mine?.planId)
    .filter(({ facts }) => facts.issue === undefined || facts.issue.number === issue)
    .map((record) => reasonOf(record, other))
    .find((reason) => reason !== undefined);
}

function reasonOf(record: TaskRecord, { run, now, mine }: OtherWork): string | undefined {
  const { planId, facts } = record;
  if (facts.pullRequest !== undefined)
    return `plan ${planId} made pull request #${facts.pullRequest.number} for it`;
  if (record.state === 'finished')
    return isFinal(record.outcome) ? `plan ${planId} ended it: ${record.outcome}` : undefined;
  const claim = decideClaim({ record, run, now, ownerState: () => 'unknown' });
  const isLater = mine !== undefined && !isBefore(record, mine);
  return claim.kind === 'running' && !isLater ? `plan ${planId} is working on it` : undefined;
}

/** One order that both sides see: by the time of the claim, which is in both records, then by name. */
function isBefore(one: Pick<TaskRecord, 'planId' | 'facts'>, other: typeof one): boolean {
  const [a = 0, b = 0] = [one.facts.date, other.facts.date];
  return a === b ? one.planId < other.planId : a < b;
}
