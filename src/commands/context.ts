/** What commands are given: ports, and facts about this run. `main.ts` and `cli.ts` alone make these. */
import type { AgentDefinition } from '../agents/types.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileSystem } from '../ports/file-system.ts';
import type { Git } from '../ports/git.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import type { ProcessRunner } from '../ports/process-runner.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import type { Tracker } from '../ports/tracker.ts';
import type { NetworkPolicy } from '../task/network-policy.ts';
import type { PublishPolicy } from '../task/publish-policy.ts';
import type { AttemptRecord, FinishedRecord, Owner, PhaseName } from '../task/record.ts';

export interface Ports {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly sandbox: Sandbox;
  readonly git: Git;
  readonly ledger: Ledger;
  readonly tracker: Tracker;
}

/** Texts that a user may replace (mustache, cannot run code); see `templates/`. */
export interface Templates {
  readonly instructions: string;
  readonly issue: string;
  readonly pullRequest: string;
}

/** An agent that is ready to be called: its definition and the program that `prepare` found or installed. */
export interface ReadyAgent {
  readonly definition: AgentDefinition;
  /** Absolute path that replaces `command[0]` of its call; absent for `command`. */
  readonly program?: string;
  /** What it is installed in: the program must be able to read it. */
  readonly folder?: string;
  readonly version?: string;
}

/** Finds or installs an agent's program at its pinned version. Part of the environment phase. */
export type PrepareAgent = (name: string, signal: AbortSignal) => Promise<ReadyAgent>;

/** One thing that happened, for live progress. Times in epoch milliseconds. */
export type ProgressEvent = { readonly taskId: string; readonly at: number } & (
  | { readonly kind: 'phase-started'; readonly phase: PhaseName; readonly attempt?: number }
  | { readonly kind: 'phase-ended'; readonly phase: PhaseName; readonly ok: boolean }
  | {
      readonly kind: 'attempt-ended';
      readonly attempt: AttemptRecord;
      readonly attemptsLeft: number;
    }
  | { readonly kind: 'agent-line'; readonly text: string }
  | { readonly kind: 'finished'; readonly record: FinishedRecord }
);

/** How much of a task this process does. */
export type TaskPart =
  | { readonly kind: 'whole' }
  /** Hardened mode, first machine: agent and tests, no issue and no publishing. `leave` gets the agent's last words. */
  | { readonly kind: 'work'; readonly leave: (summary: string | undefined) => void }
  /** Hardened mode, second machine: all but the agent, from what is in this folder. */
  | { readonly kind: 'publish'; readonly folder: string };

export interface TaskRun {
  readonly planId: string;
  readonly taskId: string;
  /** Names this run on this machine; a re-run has another. */
  readonly run: string;
  /** Link to the job, or the machine's name. */
  readonly where: string;
  /** Transcripts, patches and logs go below it: `<outputFolder>/<task id>/…`. */
  readonly outputFolder: string;
  readonly templates: Templates;
  readonly prepareAgent: PrepareAgent;
  /** The environment that this process was started with; what of it reaches the agent is decided by an allowlist. */
  readonly hostEnv: Readonly<Record<string, string>>;
  /** Epoch milliseconds when the task became ready to start (for queue time). */
  readonly queuedAt: number;
  readonly signal: AbortSignal;
  /** Default: the whole task. */
  readonly part?: TaskPart;
  /** What agent, set-up and tests may reach; default: open. */
  readonly network?: NetworkPolicy;
  /** Rules for what may be published that differ from the default ones. */
  readonly policy?: Partial<PublishPolicy>;
  /** What is known of another owner's process besides its heartbeat; default: nothing. */
  readonly ownerState?: (owner: Owner) => 'alive' | 'gone' | 'unknown';
  readonly onProgress: (event: ProgressEvent) => void;
}

export type TaskResult =
  | { readonly kind: 'finished'; readonly record: FinishedRecord; readonly resumed: boolean }
  /** An earlier run ended it well: nothing was written. */
  | { readonly kind: 'already-finished'; readonly record: FinishedRecord }
  /** Another run works on it and is alive: nothing was written. */
  | { readonly kind: 'already-running'; readonly where: string };
