/**
 * What GitHub says about the run that the action is part of: the variables GITHUB_* and the event.
 * Source: github/docs, 'Variables reference' and 'Contexts reference'. Pure; `main.ts` reads them once.
 */
import type { ActorCheck } from './commands/check-actor.ts';
import { FanoutError } from './errors.ts';

export interface RunContext {
  readonly owner: string;
  readonly repo: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Address that git fetches from and pushes to. */
  readonly remoteUrl: string;
  readonly repositoryUrl: string;
  /** Commit that the run is for. */
  readonly sha: string;
  /** `refs/heads/…` or `refs/tags/…`. */
  readonly ref: string;
  /** Branch that the run is for, else the default branch. */
  readonly baseBranch: string | undefined;
  readonly eventName: string;
  /** Was the event caused in a fork? */
  readonly isFork: boolean;
  /** Who caused the event; '' when GitHub does not say. */
  readonly actor: string;
  /** Who started this run: another than `actor` when it was started again. */
  readonly triggeringActor: string;
  /** Inputs of a workflow_dispatch event, as given. */
  readonly dispatchInputs: Readonly<Record<string, string>>;
  /** `github:<run id>:<attempt>`; the ledger knows earlier attempts of a run by it. */
  readonly run: string;
  readonly runUrl: string;
  /** File name of the workflow that was started, in `.github/workflows`. */
  readonly workflowFile: string | undefined;
  readonly tempFolder: string;
}

/** Events that only somebody with write access can cause. */
const TRUSTED_EVENTS = new Set([
  'workflow_dispatch',
  'repository_dispatch',
  'schedule',
  'push',
  'merge_group',
  'release',
  'deployment',
]);

/** @throws FanoutError naming the variable that is missing */
export function parseContext(
  env: Readonly<Record<string, string | undefined>>,
  event: unknown,
): RunContext {
  const need = (name: string) => required(env, name);
  const [owner = '', repo = ''] = need('GITHUB_REPOSITORY').split('/');
  const serverUrl = trimSlash(env['GITHUB_SERVER_URL'] ?? 'https://github.com');
  const repositoryUrl = `${serverUrl}/${owner}/${repo}`;
  const runId = need('GITHUB_RUN_ID');
  const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '1';
  return {
    owner,
    repo,
    apiUrl: trimSlash(env['GITHUB_API_URL'] ?? 'https://api.github.com'),
    serverUrl,
    remoteUrl: `${repositoryUrl}.git`,
    repositoryUrl,
    sha: need('GITHUB_SHA'),
    ref: env['GITHUB_REF'] ?? '',
    baseBranch: branchOf(env) ?? textAt(event, ['repository', 'default_branch']),
    eventName: need('GITHUB_EVENT_NAME'),
    actor: env['GITHUB_ACTOR'] ?? '',
    triggeringActor: env['GITHUB_TRIGGERING_ACTOR'] || (env['GITHUB_ACTOR'] ?? ''),
    isFork: valueAt(event, ['pull_request', 'head', 'repo', 'fork']) === true,
    dispatchInputs: textsOf(valueAt(event, ['inputs'])),
    run: `github:${runId}:${attempt}`,
    runUrl: `${repositoryUrl}/actions/runs/${runId}/attempts/${attempt}`,
    workflowFile: workflowFileOf(env['GITHUB_WORKFLOW_REF'] ?? ''),
    tempFolder: need('RUNNER_TEMP'),
  };
}

/**
 * Plans are carried out by programs that can do much, so only people with write access may start them.
 * @throws FanoutError for events that outsiders can cause
 */
export function refuseOutsiders(context: RunContext, allowed: boolean): void {
  if (allowed || isTrusted(context)) return;
  const what = context.isFork ? 'an event of a fork' : `the event ${context.eventName}`;
  throw new FanoutError(`agent-fanout does not work for ${what}: outsiders can cause it`, {
    hint: 'Start it by workflow_dispatch, schedule or push. To let people with write access start it by this event, set allow-events-that-outsiders-can-trigger: true.',
  });
}

function isTrusted({ eventName, isFork }: RunContext): boolean {
  return TRUSTED_EVENTS.has(eventName) && !isFork;
}

/**
 * Whose write access is asked for. An event that anybody can cause is as good as who caused it: started again by a
 * maintainer it still carries the words of an outsider, so both must have it, and an App, which may pass on the words
 * of anybody, never has. Of the other events nobody is asked
 * - for `schedule`: the name is that of whoever changed the schedule last, and GitHub itself stops the schedule when
 *   that account leaves. Source: github/docs, 'Events that trigger workflows', schedule.
 * - for Apps: GitHub lets them start a run only with write access, as the token of a run does for the next round of a
 *   plan, and has no answer about them: 404, 'not a user'. Sources: github/docs, 'Triggering a workflow';
 *   anthropics/claude-code-action#1018.
 */
export function actorCheckOf(context: RunContext): ActorCheck {
  const { actor, triggeringActor, eventName } = context;
  if (!isTrusted(context)) {
    return actor === triggeringActor
      ? { kind: 'prove', logins: [actor] }
      : { kind: 'prove', logins: [actor, triggeringActor] };
  }
  const isApp = triggeringActor.endsWith('[bot]');
  if (eventName === 'schedule' || isApp || triggeringActor === '') return { kind: 'nobody' };
  return { kind: 'confirm', logins: [triggeringActor] };
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new FanoutError(`the variable ${name} is not set`, {
    hint: 'This program is run by GitHub Actions. On your own machine use `agent-fanout run plan.yml`.',
  });
}

function branchOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = env['GITHUB_REF_NAME'] ?? '';
  return env['GITHUB_REF_TYPE'] === 'branch' && name !== '' ? name : undefined;
}

/** `owner/repo/.github/workflows/agents.yml@refs/heads/main` → `agents.yml` */
function workflowFileOf(workflowRef: string): string | undefined {
  return /\/\.github\/workflows\/([^/@]+)@/.exec(workflowRef)?.[1];
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([name, content]): [string, string][] =>
    content === null || content === undefined ? [] : [[name, String(content)]],
  );
  return Object.fromEntries(entries);
}
