/**
 * Named errors. Each says what happened, where, what was expected and what to do.
 * `main.ts` and `cli.ts` turn them into one line for people; nothing else prints an error.
 */

/** Where in a file a problem is. `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong with a user's input, complete enough to be mended without asking. */
export interface Problem {
  readonly code: string;
  readonly place: Place;
  /** The task that it concerns, when there is one. */
  readonly task?: string;
  /** What is wrong and what was expected. One line, no trailing full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** Base of all errors that this product raises on purpose. */
export class FanoutError extends Error {
  /** What the user can do; printed on a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
  }
}

/** Bad input: refused before anything was written, with every problem at once. */
export class InputRefused extends FanoutError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems), { hint: 'Nothing was written.' });
    this.problems = problems;
  }
}

/** GitHub (or the tracker) answered with an error. `status` is the HTTP status, 0 when there was no answer. */
export class TrackerError extends FanoutError {
  readonly status: number;
  readonly operation: string;

  constructor(
    message: string,
    options: { status: number; operation: string; hint?: string; cause?: unknown },
  ) {
    super(message, options);
    this.status = options.status;
    this.operation = options.operation;
  }
}

/** A rate limit that does not fit the time that is left. The task is `deferred`, not failed. */
export class RateLimited extends TrackerError {
  /** Epoch milliseconds before which no request may be made. */
  readonly retryAt: number;

  constructor(message: string, options: { status: number; operation: string; retryAt: number }) {
    super(message, options);
    this.retryAt = options.retryAt;
  }
}

/** git ended with an error. `args` never hold a secret (the token travels by environment). */
export class GitError extends FanoutError {
  readonly args: readonly string[];
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(options: {
    args: readonly string[];
    exitCode: number | null;
    stderr: string;
    hint?: string;
  }) {
    const firstLine = options.stderr.trim().split('\n').at(-1) ?? '';
    super(
      `git ${options.args.join(' ')} failed (${options.exitCode ?? 'signal'}): ${firstLine}`,
      options,
    );
    this.args = options.args;
    this.exitCode = options.exitCode;
    this.stderr = options.stderr;
  }
}

/** The remote refused a push. The reason decides the outcome; nothing is ever forced. */
export class PushRejected extends FanoutError {
  readonly reason:
    | 'stale'
    | 'hook'
    | 'protected'
    | 'workflows-permission'
    | 'unauthorized'
    | 'other';

  constructor(
    message: string,
    options: { reason: PushRejected['reason']; hint?: string; cause?: unknown },
  ) {
    super(message, options);
    this.reason = options.reason;
  }
}

/** The work tree holds something that may not be published (policy, step 2–4 of the pipeline). */
export class PublishRefused extends FanoutError {
  readonly path: string;
  readonly rule: string;

  constructor(message: string, options: { path: string; rule: string; hint?: string }) {
    super(message, options);
    this.path = options.path;
    this.rule = options.rule;
  }
}

/** Somebody closed the task's issue: that is a decision, and it is respected. */
export class ClosedByPerson extends FanoutError {}

/** The issue that a task came from is not what was planned any more, or another plan has it. */
export class IssueNotAsPlanned extends FanoutError {}

/** `file:line:column` as editors and terminals link it. */
export function formatPlace(place: Place): string {
  const line = place.line === undefined ? '' : `:${place.line}`;
  const column = place.column === undefined ? '' : `:${place.column}`;
  return `${place.file}${line}${column}`;
}

/** One problem as one or two lines: place, task, message, then the hint. */
export function formatProblem(problem: Problem): string {
  const task = problem.task === undefined ? '' : ` [task ${problem.task}]`;
  const hint = problem.hint === undefined ? '' : `\n    → ${problem.hint}`;
  return `${formatPlace(problem.place)}${task} ${problem.message}${hint}`;
}

/** All problems under one heading that counts them. */
export function formatProblems(problems: readonly Problem[]): string {
  const heading = problems.length === 1 ? '1 problem:' : `${problems.length} problems:`;
  return [heading, ...problems.map((problem) => `  ${formatProblem(problem)}`)].join('\n');
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
