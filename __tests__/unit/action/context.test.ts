import { describe, expect, test } from '@jest/globals';
import { actorCheckOf, parseContext, refuseOutsiders } from '../../../src/main-context.ts';

const ENV = {
  GITHUB_REPOSITORY: 'octo/fruit',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '3',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/next',
  GITHUB_REF_NAME: 'next',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_SERVER_URL: 'https://git.example/',
  GITHUB_API_URL: 'https://git.example/api/v3/',
  GITHUB_WORKFLOW_REF: 'octo/fruit/.github/workflows/agents.yml@refs/heads/next',
  GITHUB_ACTOR: 'ada',
  GITHUB_TRIGGERING_ACTOR: 'grace',
  RUNNER_TEMP: '/runner/temp',
};
const EVENT = {
  repository: { default_branch: 'trunk' },
  inputs: { agent: 'codex', n: null, dry: true },
};

test('reads the run, another server than github.com included', () => {
  expect(parseContext(ENV, EVENT)).toEqual({
    owner: 'octo',
    repo: 'fruit',
    apiUrl: 'https://git.example/api/v3',
    serverUrl: 'https://git.example',
    remoteUrl: 'https://git.example/octo/fruit.git',
    repositoryUrl: 'https://git.example/octo/fruit',
    sha: 'a'.repeat(40),
    ref: 'refs/heads/next',
    baseBranch: 'next',
    eventName: 'workflow_dispatch',
    isFork: false,
    actor: 'ada',
    triggeringActor: 'grace',
    dispatchInputs: { agent: 'codex', dry: 'true' },
    run: 'github:42:3',
    runUrl: 'https://git.example/octo/fruit/actions/runs/42/attempts/3',
    workflowFile: 'agents.yml',
    tempFolder: '/runner/temp',
  });
});

test('a run for a tag starts from the default branch; without an event nothing is assumed', () => {
  const env = { ...ENV, GITHUB_REF_TYPE: 'tag', GITHUB_WORKFLOW_REF: undefined };
  expect(parseContext(env, EVENT)).toMatchObject({ baseBranch: 'trunk', workflowFile: undefined });
  expect(parseContext(env, undefined).baseBranch).toBeUndefined();
});

test('names the variable that is missing', () => {
  expect(() => parseContext({ ...ENV, GITHUB_SHA: '' }, {})).toThrow('GITHUB_SHA is not set');
});

describe('events that outsiders can cause are refused', () => {
  const contextOf = (eventName: string, event: unknown = EVENT) =>
    parseContext({ ...ENV, GITHUB_EVENT_NAME: eventName }, event);
  const fork = { pull_request: { head: { repo: { fork: true } } } };

  test.each(['workflow_dispatch', 'schedule', 'push', 'repository_dispatch'])(
    '%s works',
    (name) => {
      expect(() => refuseOutsiders(contextOf(name), false)).not.toThrow();
    },
  );

  test.each([
    'pull_request',
    'pull_request_target',
    'workflow_run',
    'issue_comment',
    'issues',
    'discussion_comment',
    'fork',
    'watch',
    'an_event_of_the_future',
  ])('%s does not, unless the user vouches for it', (name) => {
    expect(() => refuseOutsiders(contextOf(name), false)).toThrow(`for the event ${name}`);
    expect(() => refuseOutsiders(contextOf(name), true)).not.toThrow();
  });

  test('an event of a fork is named as such', () => {
    expect(() => refuseOutsiders(contextOf('push', fork), false)).toThrow('an event of a fork');
  });
});

describe('whose write access is asked for', () => {
  const checkOf = (fields: Record<string, string | undefined>, event: unknown = EVENT) =>
    actorCheckOf(parseContext({ ...ENV, ...fields }, event));
  const fork = { pull_request: { head: { repo: { fork: true } } } };

  test.each([
    ['of whoever starts it', {}, { kind: 'confirm', logins: ['grace'] }],
    [
      'of the actor, where nobody else is named',
      { GITHUB_TRIGGERING_ACTOR: undefined },
      { kind: 'confirm', logins: ['ada'] },
    ],
    ["nobody's for a schedule", { GITHUB_EVENT_NAME: 'schedule' }, { kind: 'nobody' }],
    [
      "nobody's for the next round, which the token of a run starts",
      { GITHUB_TRIGGERING_ACTOR: 'github-actions[bot]' },
      { kind: 'nobody' },
    ],
    [
      'of both for an event that anybody can cause',
      { GITHUB_EVENT_NAME: 'issue_comment' },
      { kind: 'prove', logins: ['ada', 'grace'] },
    ],
    [
      'once, when they are one',
      { GITHUB_EVENT_NAME: 'issue_comment', GITHUB_TRIGGERING_ACTOR: 'ada' },
      { kind: 'prove', logins: ['ada'] },
    ],
    [
      'of an App too, when anybody can cause the event',
      {
        GITHUB_EVENT_NAME: 'pull_request_target',
        GITHUB_ACTOR: 'dependabot[bot]',
        GITHUB_TRIGGERING_ACTOR: 'dependabot[bot]',
      },
      { kind: 'prove', logins: ['dependabot[bot]'] },
    ],
  ])('%s', (_name, fields, check) => {
    expect(checkOf(fields)).toEqual(check);
  });

  test('a fork makes it an event that anybody can cause', () => {
    expect(checkOf({ GITHUB_EVENT_NAME: 'push' }, fork).kind).toBe('prove');
  });
});
