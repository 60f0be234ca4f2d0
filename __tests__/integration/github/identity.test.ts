/** Who we are decides what counts as ours: with every kind of token, nothing is made twice. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { BOT, type Github, TOKEN } from '../../fakes/github-server.ts';
import { issue, marker, pull, startWorld } from '../../fakes/github-world.ts';

const ISSUES = 'POST /repos/{owner}/{repo}/issues';
const VIEWER = 'POST /graphql';
const USER = 'GET /user';

let github: Github | undefined;
afterEach(async () => {
  const violations = github?.violations ?? [];
  await github?.close();
  github = undefined;
  expect(violations).toEqual([]);
});

async function start(...given: Parameters<typeof startWorld>) {
  const world = await startWorld(...given);
  github = world.github;
  return world;
}

const refusesViewer = (route: string) =>
  route === VIEWER ? ({ kind: 'answer', status: 403, message: 'No GraphQL' } as const) : undefined;

describe.each([BOT, 'my-app[bot]', 'octocat'])('a token of %s', (login) => {
  const tokens = { [TOKEN]: login };

  test('finds what it made in an earlier run', async () => {
    const { github, tracker } = await start({ tokens });
    github.state.openIssue({ title: 'x', body: marker, author: login });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(1);
    expect(tracker.requests()).toEqual({ total: 2, contentWrites: 0 });
  });

  test('makes one issue when an answer is lost', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count === 0 ? ({ kind: 'drop-after' } as const) : undefined;
    const { github, tracker } = await start({ tokens, fault });
    await tracker.ensureIssue(issue, 'no');
    expect(github.state.issues).toHaveLength(1);
  });

  test('knows its own pull requests from those of others', async () => {
    const { github, tracker } = await start({ tokens });
    await tracker.ensurePullRequest({ ...pull, head: 'p/one' }, 'no');
    const other = { title: 'x', head: 'p/two', base: 'main', author: 'mallory' };
    github.state.openPull(other);
    expect(await tracker.listPullRequests('p/')).toMatchObject([{ number: 1, head: 'p/one' }]);
  });
});

describe('where GraphQL is refused', () => {
  test('a person is known by GET /user', async () => {
    const tokens = { [TOKEN]: 'octocat' };
    const { github, tracker } = await start({ tokens, fault: refusesViewer });
    github.state.openIssue({ title: 'x', body: marker, author: 'octocat' });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(1);
    expect(github.requests.map(({ route }) => route)).toContain(USER);
  });

  test('the token of a run belongs to the bot', async () => {
    const { github, tracker } = await start({ fault: refusesViewer });
    github.state.openIssue({ title: 'x', body: marker, author: BOT });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(1);
  });

  test('what we made names us, and later ones of a lost answer are closed', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count === 0 ? ({ kind: 'drop-after' } as const) : refusesViewer(route);
    const { github, tracker } = await start({ tokens: { [TOKEN]: 'my-app[bot]' }, fault });
    expect((await tracker.ensureIssue(issue, 'no')).number).toBe(1);
    const open = github.state.issues.filter(({ state }) => state === 'open');
    expect(open.map(({ number }) => number)).toEqual([1]);
  });
});

test('who was told who it is does not ask', async () => {
  const { github, tracker } = await start({}, { login: BOT });
  github.state.openIssue({ title: 'x', body: marker, author: BOT });
  expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(1);
  expect(github.requests).toHaveLength(1);
});

test('a wrong token is an error, not a guess', async () => {
  const { github, tracker } = await start({}, { token: 'wrong' });
  await expect(tracker.ensureIssue(issue, 'maybe')).rejects.toMatchObject({ status: 401 });
  expect(github.requests.map(({ route }) => route)).toEqual([VIEWER]);
});
