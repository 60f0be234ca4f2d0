/** The versioned JSON that a task leaves behind in the ledger. Validated when it is read (`record-schema.ts`). */
import type { Outcome } from './outcome.ts';

export const RECORD_VERSION = 1;

/** Steps of a task whose times are recorded. `issue`, `checkout` and `environment` overlap. */
export const PHASE_NAMES = [
  'queue',
  'claim',
  'issue',
  'checkout',
  'environment',
  'baseline',
  'agent',
  'tests',
  'publish',
] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** Times in epoch milliseconds. `agent` and `tests` occur once an attempt. */
export interface Phase {
  readonly name: PhaseName;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ok: boolean;
}

export interface TokenCount {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
}

/** What is known of the price. `usd` is absent when the agent does not say. */
export interface Usage {
  readonly usd?: number;
  readonly tokens?: TokenCount;
  readonly turns?: number;
}

/** How the agent's process ended, from evidence and not from exit 0 alone. */
export type AgentEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'quota'; readonly reason: string }
  /** Its key was refused: asking again is in vain. */
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'timeout'; readonly reason: string }
  | { readonly kind: 'budget'; readonly reason: string };

/** How a run of the tests ended. */
export type TestResult =
  /** `known`: tests that failed, all of which fail at the base too. */
  | { readonly kind: 'passed'; readonly known?: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly newFailures: readonly string[] }
  | { readonly kind: 'timeout'; readonly reason: string }
  /** There is no test command: nothing was proven. */
  | { readonly kind: 'none' };

/** One run of the agent followed by one run of the tests. */
export interface AttemptRecord {
  readonly number: number;
  readonly agent: AgentEnd;
  readonly tests: TestResult;
  /** Tree that was tested; absent when nothing was changed. */
  readonly treeId?: string;
  readonly usage: Usage;
  /** Path of the transcript, relative to the run's output folder. */
  readonly transcript?: string;
}

export interface IssueRef {
  readonly number: number;
  readonly url: string;
}

export interface PullRequestRef {
  readonly number: number;
  readonly url: string;
  readonly draft: boolean;
}

/** Who works on a task. `run` names one run on one machine; a re-run has another. */
export interface Owner {
  readonly run: string;
  /** Link to the job or a description of the machine. */
  readonly where: string;
  /** Epoch milliseconds of the last sign of life. */
  readonly seenAt: number;
}

/** Facts that gather while the task runs. All optional: a resumed task starts from those that are there. */
export interface TaskFacts {
  /** Seconds since the epoch of the first claim: the date of every commit, so that a re-run makes the same one. */
  readonly date?: number;
  readonly issue?: IssueRef;
  readonly branch?: string;
  /** Commit that the work starts from. */
  readonly baseCommit?: string;
  /** Tested tree = pushed tree. */
  readonly treeId?: string;
  /** The branch's commit; absent until the push is known to have worked. */
  readonly commit?: string;
  /** Commits whose push was begun, newest last, at most 10: a branch that holds one of them is ours. */
  readonly pushes?: readonly string[];
  readonly pullRequest?: PullRequestRef;
  /** Commit that keeps unpublished work (`…/wip/<task>`). */
  readonly wip?: string;
  /** Paths that the task changed, at most 1,000. */
  readonly changedPaths?: readonly string[];
  /** Test files that the agent edited or deleted. */
  readonly touchedTests?: readonly string[];
  readonly agent?: { readonly name: string; readonly version?: string; readonly model?: string };
  readonly isolation?: 'sandbox' | 'none';
  /** What agent and tests could reach. */
  readonly network?: 'open' | 'none' | 'allowlist';
}

interface RecordBase {
  readonly version: typeof RECORD_VERSION;
  readonly planId: string;
  readonly taskId: string;
  readonly title: string;
  /** Index of the wave, from 0. */
  readonly wave: number;
  readonly owner: Owner;
  readonly facts: TaskFacts;
  readonly phases: readonly Phase[];
  readonly attempts: readonly AttemptRecord[];
  readonly usage: Usage;
  readonly requests: { readonly total: number; readonly contentWrites: number };
}

/** Somebody works on it. */
export interface RunningRecord extends RecordBase {
  readonly state: 'running';
  /** The write to GitHub that was begun last; its answer may have been lost. */
  readonly intent?: 'issue' | 'push' | 'pull-request';
}

/** It has ended. */
export interface FinishedRecord extends RecordBase {
  readonly state: 'finished';
  readonly outcome: Outcome;
  /** Why, in one line for people. */
  readonly reason: string;
}

export type TaskRecord = RunningRecord | FinishedRecord;
