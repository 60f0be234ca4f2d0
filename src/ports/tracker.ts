/**
 * Issues and pull requests: GitHub's, or files on one machine. Both adapters pass one contract suite.
 * `ensure…` are safe to repeat: they look for our marker before they create, whenever an earlier try may have created.
 */
import type { IssueRef, PullRequestRef } from '../task/record.ts';
import type { WriteSlot } from '../task/write-slot.ts';

export interface IssueDraft {
  readonly title: string;
  /** Holds the marker (`task/marker.ts`). */
  readonly body: string;
  readonly marker: string;
  readonly labels: readonly string[];
}

export interface PullRequestDraft {
  readonly title: string;
  readonly body: string;
  readonly marker: string;
  /** Branch names without `refs/heads/`. */
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

/** Did an earlier run perhaps create it already? `no` saves the look-up; `maybe` forces it. */
export type Earlier = 'no' | 'maybe';

export interface IssueState {
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Closed by somebody who is not us: respected, never reopened. */
  readonly closedByOther: boolean;
}

export interface PullRequestState {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly head: string;
}

export interface RequestCount {
  readonly total: number;
  readonly contentWrites: number;
}

export interface Tracker {
  readonly kind: 'github' | 'local';
  /** @throws TrackerError, RateLimited */
  ensureIssue(draft: IssueDraft, earlier: Earlier): Promise<IssueRef>;
  /** Adopts an open pull request from the same head. @throws TrackerError, RateLimited */
  ensurePullRequest(draft: PullRequestDraft, earlier: Earlier): Promise<PullRequestRef>;
  /** The one final comment of a task (content write). */
  comment(issue: number, body: string): Promise<void>;
  readIssue(issue: number): Promise<IssueState>;
  /** Pull requests of a plan's branches, in any state. One list call, filtered by our authorship and head prefix. */
  listPullRequests(headPrefix: string): Promise<readonly PullRequestState[]>;
  closeIssue(issue: number, reason: 'completed' | 'not_planned'): Promise<void>;
  /** Which of the tasks that run at the same time this is: they take turns at writing when they are many. */
  takeTurns(slot: WriteSlot): void;
  /** Requests that this process made so far. */
  requests(): RequestCount;
}
