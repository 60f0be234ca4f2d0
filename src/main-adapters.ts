/** The adapters of a run on GitHub Actions. A part of `main.ts`, which alone imports it. */
import path from 'node:path';
import { createActionsLogger } from './adapters/actions-logger.ts';
import { createGitLedger } from './adapters/git-ledger.ts';
import { createGit } from './adapters/git-repository.ts';
import type { GitOptions } from './adapters/git-store.ts';
import type { GithubClientOptions } from './adapters/github-client.ts';
import { nodeClock } from './adapters/node-clock.ts';
import { createNodeFiles } from './adapters/node-files.ts';
import { createProcessRunner } from './adapters/process-runner.ts';
import type { Ports } from './commands/context.ts';
import { FanoutError } from './errors.ts';
import type { RunContext } from './main-context.ts';
import type { WrittenIssues } from './ports/issues.ts';
import type { People } from './ports/people.ts';
import type { PlanIssues } from './ports/plan-issue.ts';
import type { Sandbox } from './ports/sandbox.ts';
import type { Tracker } from './ports/tracker.ts';

/** What every command needs; nothing is fetched and no request is made by making it. */
export type BasePorts = Omit<Ports, 'sandbox' | 'tracker'>;

export interface Run {
  readonly context: RunContext;
  readonly token: string;
  readonly ports: BasePorts;
  /** Aborted when GitHub cancels the job. */
  readonly signal: AbortSignal;
  /** Ours alone, below the runner's temporary folder, which the runner empties. */
  readonly folder: string;
}

/** @throws FanoutError when git is missing or too old */
export async function startRun(options: {
  context: RunContext;
  token: string;
  signal: AbortSignal;
}): Promise<Run> {
  const { context, token, signal } = options;
  const clock = nodeClock;
  const folder = path.join(context.tempFolder, `agent-fanout-${process.pid}-${clock.now()}`);
  const git: GitOptions = {
    trustedDir: path.join(folder, 'trusted.git'),
    workspaceRoot: path.join(folder, 'work'),
    remote: { kind: 'http', url: context.remoteUrl, token },
    // Not the signal of the job: what was cancelled still has its work to keep and its record to write.
    environment: process.env,
  };
  const ports = {
    clock,
    logger: createActionsLogger(),
    files: createNodeFiles(),
    processes: createProcessRunner(),
    git: await createGit(git),
    ledger: await createGitLedger(git),
  };
  return { context, token, ports, signal, folder };
}

/** GitHub ends a hosted job after so long, and its token with it. Source: github/docs, actions limits. */
const JOB_HOURS = 6;

/** Loaded when it is needed: the report makes no request. */
export async function openTracker(run: Run): Promise<Tracker> {
  const { createGithubTracker } = await import('./adapters/github-tracker.ts');
  const { owner, repo } = run.context;
  return createGithubTracker({ ...clientOptions(run), owner, repo });
}

function clientOptions({ context, token, ports, signal }: Run): GithubClientOptions {
  return {
    token,
    apiUrl: context.apiUrl,
    clock: ports.clock,
    logger: ports.logger,
    signal,
    deadline: ports.clock.now() + JOB_HOURS * 3_600_000,
  };
}

/** What is read before anything is written: who may do what, and what people wrote. No request before one is asked. */
export async function openReaders(
  run: Run,
): Promise<{ readonly people: People; readonly issues: WrittenIssues }> {
  const [{ GithubClient }, { createGithubPeople }, { createGithubIssues }] = await Promise.all([
    import('./adapters/github-client.ts'),
    import('./adapters/github-people.ts'),
    import('./adapters/github-issues.ts'),
  ]);
  const { owner, repo } = run.context;
  const options = { client: new GithubClient(clientOptions(run)), owner, repo };
  return { people: createGithubPeople(options), issues: createGithubIssues(options) };
}

/** The report is not held up by a rate limit: what is missing is written by the next one. */
const PLAN_ISSUE_MS = 3 * 60_000;

export async function openPlanIssues({ context, token, ports, signal }: Run): Promise<PlanIssues> {
  const { createGithubPlanIssues } = await import('./adapters/github-plan-issue.ts');
  const { apiUrl, owner, repo } = context;
  const { clock, logger } = ports;
  const deadline = clock.now() + PLAN_ISSUE_MS;
  return createGithubPlanIssues({ token, apiUrl, owner, repo, clock, logger, signal, deadline });
}

/** @throws FanoutError when the sandbox is wanted and cannot be had: never without it in silence */
export async function findSandbox(isolation: 'sandbox' | 'none'): Promise<Sandbox> {
  if (isolation === 'none') {
    const { noSandbox } = await import('./adapters/no-sandbox.ts');
    return noSandbox;
  }
  const { detectSandbox } = await import('./adapters/bubblewrap.ts');
  const found = await detectSandbox();
  if (found.kind === 'available') return found.sandbox;
  throw new FanoutError(`isolation is 'sandbox', and it cannot be had: ${found.reason}`, {
    hint: found.hint,
  });
}

/** The environment of this process; what of it reaches untrusted programs is decided by an allowlist. */
export function hostEnvironment(): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
