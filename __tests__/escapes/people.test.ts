/** T13, T17: GitHub says who may write; nobody else starts work or says what it is. */
import { GithubClient } from '../../src/adapters/github-client.ts';
import { createGithubPeople } from '../../src/adapters/github-people.ts';
import { nodeClock } from '../../src/adapters/node-clock.ts';
import { type ActorCheck, checkActor } from '../../src/commands/check-actor.ts';
import { actorCheckOf, parseContext } from '../../src/main-context.ts';
import type { People } from '../../src/ports/people.ts';
import { startGithub, TOKEN } from '../fakes/github-server.ts';
import { listLogger } from '../fakes/github-world.ts';
import { tryEscape } from './escape.ts';

const clientOf = (apiUrl: string) =>
  new GithubClient({ token: TOKEN, apiUrl, clock: nodeClock, logger: listLogger() });

async function withPeople<T>(work: (people: People) => Promise<T>): Promise<T> {
  const github = await startGithub();
  github.state.permissions.set('ada', 'write').set('mallory', 'read');
  try {
    const client = clientOf(github.apiUrl);
    return await work(createGithubPeople({ client, owner: 'octo', repo: 'project' }));
  } finally {
    await github.close();
  }
}

/** Runs by outsiders: by an event that anybody can cause, started again by a maintainer, passed on by an App. */
const RUNS: readonly [string, string, string][] = [
  ['issue_comment', 'mallory', 'mallory'],
  ['issue_comment', 'mallory', 'ada'],
  ['issue_comment', 'stranger', 'stranger'],
  ['workflow_run', 'mallory', 'mallory'],
  ['pull_request_target', 'dependabot[bot]', 'dependabot[bot]'],
  ['issues', '', ''],
  ['workflow_dispatch', 'ada', 'mallory'],
];

async function started(check: (of: ActorCheck) => ActorCheck): Promise<readonly string[]> {
  const tryRun = async (people: People, [event, actor, triggering]: (typeof RUNS)[number]) => {
    const env = {
      GITHUB_REPOSITORY: 'octo/project',
      GITHUB_RUN_ID: '1',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_EVENT_NAME: event,
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: triggering,
      RUNNER_TEMP: '/tmp',
    };
    const logger = listLogger();
    await checkActor({ people, logger }, check(actorCheckOf(parseContext(env, {}))));
    return `${event} by ${actor}, ${triggering}`;
  };
  return withPeople(async (people) => {
    const runs = await Promise.allSettled(RUNS.map((run) => tryRun(people, run)));
    return runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []));
  });
}

tryEscape({
  threat: 'T17',
  name: 'runs that outsiders started, with the events allowed',
  attempt: () => started((check) => check),
  twin: { without: 'asking GitHub', attempt: () => started(() => ({ kind: 'nobody' })) },
});

tryEscape({
  threat: 'T17',
  name: 'who caused the event, when a maintainer starts it again',
  attempt: () => started((check) => check),
  twin: {
    without: 'asking for the first of the two',
    attempt: () =>
      started((check) => {
        const last = check.kind === 'nobody' ? undefined : check.logins.at(-1);
        return last === undefined ? check : { kind: 'prove', logins: [last] };
      }),
  },
});
