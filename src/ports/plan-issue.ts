/** One issue for a whole plan: the report where people discuss, with the tasks' issues below it. */
import type { IssueRef } from '../task/record.ts';

export interface PlanIssueDraft {
  readonly title: string;
  /** Holds the marker. At most 65,536 characters. */
  readonly body: string;
  readonly marker: string;
  /** Numbers of the issues that belong below it, in order. */
  readonly children: readonly number[];
}

export type PlanIssueResult =
  | {
      readonly kind: 'written';
      readonly issue: IssueRef;
      /** Children that are below it now; the others are only in its text. */
      readonly linked: number;
    }
  /** Somebody closed it: that is respected, and nothing is written. */
  | { readonly kind: 'closed'; readonly issue: IssueRef };

export interface PlanIssues {
  /** Makes it, or changes what is not as it should be: said again, it writes nothing. @throws TrackerError, RateLimited */
  write(draft: PlanIssueDraft): Promise<PlanIssueResult>;
}
