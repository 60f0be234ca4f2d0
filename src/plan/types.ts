/** The validated plan: what every later step works on. Nothing here is optional that has a default. */

/** A program and its arguments. Never passed through a shell. */
export type CommandLine = readonly [string, ...string[]];

/** What to run for set-up or tests: found by looking at the project, nothing, or given (in turn, the first failure ends it). */
export type CommandChoice =
  | { readonly kind: 'detect' }
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly commands: readonly CommandLine[] };

/** Which coding agent works on a task. `name` is a key of `agents/registry.ts`. */
export interface AgentChoice {
  readonly name: string;
  /** Only for `command`: the program to run. */
  readonly command?: CommandLine;
  /** Further arguments for the agent's own command line. */
  readonly args: readonly string[];
  /** Environment variables (names) that the agent may see besides its own allowlist. */
  readonly env: readonly string[];
}

/** Ceilings. A missing one is not limited. */
export interface Budget {
  /** US dollars. */
  readonly usd?: number;
  /** Input plus output tokens. */
  readonly tokens?: number;
  /** Agent turns in one attempt. */
  readonly turns?: number;
}

/** The issue that a task came from. */
export interface TaskIssue {
  readonly number: number;
  /** Of its title and text when they were planned, see `issueHash`. */
  readonly hash: string;
}

export interface Task {
  /** `[a-z0-9][a-z0-9-]{0,62}`, unique in the plan. */
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  /** Adopted instead of opening one; absent: the task opens its own. */
  readonly issue?: TaskIssue;
  /** Globs, relative to the repository, that the task expects to change. Empty: unknown. */
  readonly files: readonly string[];
  /** Ids of the tasks that must have ended well first. */
  readonly needs: readonly string[];
  readonly agent: AgentChoice;
  readonly model?: string;
  readonly setup: CommandChoice;
  readonly test: CommandChoice;
  /** How often the agent may try, at least 1. */
  readonly attempts: number;
  /** For the whole task, in seconds. */
  readonly timeoutSeconds: number;
  readonly budget: Budget;
  /** `runs-on` label of the task's job. */
  readonly runner: string;
  readonly labels: readonly string[];
  /** Higher starts first inside a wave. */
  readonly priority: number;
  /** Branch to start from and to open the pull request against. */
  readonly base: string;
  /** Check out only `files` (and the repository's top level). */
  readonly sparse: boolean;
}

/** What to do when the `files` of two tasks of one wave overlap. */
export type ConflictPolicy = 'warn' | 'serialize' | 'error';

export interface Plan {
  /** Slug of the name and the first 8 hex digits of `contentHash`, unless the plan gives one. */
  readonly id: string;
  readonly name: string;
  readonly base: string;
  readonly conflicts: ConflictPolicy;
  /** `never`: red work is kept but not published. `draft`: published as a draft pull request. */
  readonly publishRed: 'never' | 'draft';
  /** 0: no limit of its own. */
  readonly maxParallel: number;
  /** For all tasks together. */
  readonly budget: Budget;
  /** One task goes first, alone: a wrong key or an empty account fails once and not a hundred times. */
  readonly probe: boolean;
  /** Seconds between the starts of agents that could start at the same time. */
  readonly staggerSeconds: number;
  readonly tasks: readonly Task[];
  /** sha256, hex, of the canonical JSON of all fields above except `id`. */
  readonly contentHash: string;
}
