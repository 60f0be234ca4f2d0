/** The GitHub tracker against the loopback GitHub: lost answers, foreign markers, refusals. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { TrackerError } from '../../../src/errors.ts';
import { makeGitFixture } from '../../fakes/git-fixture.ts';
import { BOT, type Github, TOKEN } from '../../fakes/github-server.ts';
import { issue, marker, pull, startWorld } from '../../fakes/github-world.ts';

const ISSUES = 'POST /repos/{owner}/{repo}/issues';
const PULLS = 'POST /repos/{owner}/{repo}/pulls';

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

describe('an issue', () => {
  test('of a new task is one request, with its labels', async () => {
    const { github, tracker } = await start();
    const ref = await tracker.ensureIssue(issue, 'no');
    expect(ref).toEqual({ number: 1, url: `${github.serverUrl}/octo/project/issues/1` });
    expect(github.requests.map(({ route }) => route)).toEqual([ISSUES]);
    expect(github.state.issues[0]).toMatchObject({ labels: ['agent-fanout'], author: BOT });
    expect(tracker.requests()).toEqual({ total: 1, contentWrites: 1 });
  });

  test('that an earlier run made is found by its marker, on the second page too', async () => {
    const { github, tracker, clock } = await start();
    const before = await tracker.ensureIssue(issue, 'no');
    for (let n = 0; n < 120; n++) github.state.openIssue({ title: `other ${n}`, author: BOT });
    await clock.sleep(1);
    expect(await tracker.ensureIssue(issue, 'maybe')).toEqual(before);
    expect(github.state.issues).toHaveLength(121);
  });

  test('of somebody else with our marker is ignored, and that is said', async () => {
    const { github, tracker, log } = await start({ ignoresCreator: true });
    github.state.openIssue({ title: 'Spoof', body: marker, author: 'mallory' });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(2);
    expect(log.lines).toEqual(['#1 carries our marker and was written by mallory: ignored']);
  });

  test('is never told by a pull request that carries its marker', async () => {
    const { github, tracker } = await start();
    github.state.openPull({ title: 'x', body: marker, head: 'x', base: 'main', author: BOT });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(2);
  });

  const lost = [1, 2, 3].flatMap((drops) => [0, 2_000, 10_000].map((lagMs) => [drops, lagMs]));
  test.each(lost)('is one when %d answers are lost and lists lag %d ms', async (drops, lagMs) => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count < drops ? ({ kind: 'drop-after' } as const) : undefined;
    const { github, tracker } = await start({ fault, lagMs });
    const ref = await tracker.ensureIssue(issue, 'no');
    const open = github.state.issues.filter(({ state }) => state === 'open');
    expect(open.map(({ number }) => number)).toEqual([ref.number]);
  });

  test('is one when the answer breaks off in the middle', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count < 2 ? ({ kind: 'drop-within' } as const) : undefined;
    const { github, tracker } = await start({ fault });
    const ref = await tracker.ensureIssue(issue, 'no');
    expect(github.state.issues.map(({ number }) => number)).toEqual([ref.number]);
  });

  test('is looked for after a loss no further back than this call', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count === 0 ? ({ kind: 'drop-before' } as const) : undefined;
    const { github, tracker, clock } = await start({ fault });
    for (let n = 0; n < 350; n++) github.state.openIssue({ title: `old ${n}`, author: BOT });
    await clock.sleep(3_600_000);
    await tracker.ensureIssue(issue, 'no');
    const lists = github.requests.filter(({ route }) => route.startsWith('GET /repos'));
    // One page for each look; the old ones alone would be four.
    expect(lists).toHaveLength(6);
  });

  test('is not made when the list is no list: that is no proof of absence', async () => {
    const { github, tracker } = await start({
      fault: (route) => (route.startsWith('GET /repos') ? { kind: 'odd', body: {} } : undefined),
    });
    await expect(tracker.ensureIssue(issue, 'maybe')).rejects.toThrow("GitHub's answer is no list");
    expect(github.state.issues).toEqual([]);
  });

  test('control: repeating a lost request blindly makes several', async () => {
    const fault = (_route: string, count: number) =>
      count < 2 ? ({ kind: 'drop-after' } as const) : undefined;
    const { github } = await start({ fault });
    for (let attempt = 0; attempt < 3; attempt++) {
      const headers = { authorization: `bearer ${TOKEN}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ title: issue.title, body: issue.body });
      const url = `${github.apiUrl}/repos/octo/project/issues`;
      const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
      if (answer?.ok === true) break;
    }
    expect(github.state.issues).toHaveLength(3);
  });

  test('is one when the list lags longer than we look: later ones are closed with a link', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count < 1 ? ({ kind: 'drop-after' } as const) : undefined;
    const { github, tracker, clock } = await start({ fault, lagMs: 14_000 });
    await tracker.ensureIssue(issue, 'no');
    await clock.sleep(20_000);
    const again = await tracker.ensureIssue(issue, 'maybe');
    expect(again.number).toBe(1);
    const open = github.state.issues.filter(({ state }) => state === 'open');
    expect(open.map(({ number }) => number)).toEqual([1]);
    expect(github.state.issues[1]?.comments[0]?.body).toContain('Duplicate of #1');
  });

  test('is made when the connection was refused before anything happened', async () => {
    const fault = (route: string, count: number) =>
      route === ISSUES && count === 0 ? ({ kind: 'drop-before' } as const) : undefined;
    const { github, tracker } = await start({ fault });
    await tracker.ensureIssue(issue, 'no');
    expect(github.state.issues).toHaveLength(1);
  });

  test('that is too long is refused by name before it is sent', async () => {
    const { github, tracker } = await start();
    const draft = { ...issue, body: 'x'.repeat(65_537) };
    await expect(tracker.ensureIssue(draft, 'no')).rejects.toThrow('65537 characters');
    expect(github.requests).toEqual([]);
  });

  test('that a person closed is known as such', async () => {
    const { github, tracker } = await start();
    const { number, url } = await tracker.ensureIssue(issue, 'no');
    const open = { url, title: issue.title, body: issue.body, state: 'open', closedByOther: false };
    expect(await tracker.readIssue(number)).toEqual(open);
    const closed = { ...open, state: 'closed', closedByOther: true };
    Object.assign(github.state.findIssue(number), { state: 'closed', closedBy: 'maintainer' });
    expect(await tracker.readIssue(number)).toEqual(closed);
    // Of an account that is gone only that it was not ours is known.
    Object.assign(github.state.findIssue(number), { closedBy: null });
    expect(await tracker.readIssue(number)).toEqual(closed);
    await tracker.closeIssue(number, 'completed');
    expect(await tracker.readIssue(number)).toEqual({ ...closed, closedByOther: false });
  });

  test('that a person closed is adopted as it is, and never opened again', async () => {
    const { github, tracker } = await start();
    await tracker.ensureIssue(issue, 'no');
    Object.assign(github.state.findIssue(1), { state: 'closed', closedBy: 'maintainer' });
    expect((await tracker.ensureIssue(issue, 'maybe')).number).toBe(1);
    expect(github.state.issues).toMatchObject([{ state: 'closed', closedBy: 'maintainer' }]);
    expect(tracker.requests().contentWrites).toBe(1);
  });
});

describe('a comment', () => {
  const COMMENTS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  test.each(['drop-before', 'drop-after', 'drop-within'] as const)(
    'is one when its answer is lost (%s)',
    async (kind) => {
      const fault = (route: string, count: number) =>
        route === COMMENTS && count < 2 ? { kind } : undefined;
      const { github, tracker } = await start({ fault, lagMs: 3_000 });
      const { number } = await tracker.ensureIssue(issue, 'no');
      await tracker.comment(number, 'Done.');
      expect(github.state.issues[0]?.comments.map(({ body }) => body)).toEqual(['Done.']);
    },
  );

  test('of somebody else with the same words is not ours', async () => {
    const fault = (route: string, count: number) =>
      route === COMMENTS && count === 0 ? ({ kind: 'drop-before' } as const) : undefined;
    const { github, tracker } = await start({ fault });
    const { number } = await tracker.ensureIssue(issue, 'no');
    github.state.addComment(number, { author: 'mallory', body: 'Done.' });
    await tracker.comment(number, 'Done.');
    expect(github.state.issues[0]?.comments.map(({ author }) => author)).toEqual(['mallory', BOT]);
  });
});

describe('a pull request', () => {
  test('is one request, and closes its issue when it is merged', async () => {
    const { github, tracker } = await start();
    await tracker.ensureIssue(issue, 'no');
    const ref = await tracker.ensurePullRequest(pull, 'no');
    expect(ref).toEqual({
      number: 2,
      url: `${github.serverUrl}/octo/project/pull/2`,
      draft: false,
    });
    github.state.merge(2);
    expect(github.state.issues[0]?.state).toBe('closed');
    expect(tracker.requests().contentWrites).toBe(2);
  });

  test.each(['no', 'maybe'] as const)('that is there already is adopted (%s)', async (earlier) => {
    const { github, tracker } = await start();
    const first = await tracker.ensurePullRequest(pull, 'no');
    expect(await tracker.ensurePullRequest(pull, earlier)).toEqual(first);
    expect(github.state.pulls).toHaveLength(1);
  });

  test('is one when its answer is lost', async () => {
    const fault = (route: string, count: number) =>
      route === PULLS && count === 0 ? ({ kind: 'drop-after' } as const) : undefined;
    const { github, tracker } = await start({ fault });
    expect((await tracker.ensurePullRequest(pull, 'no')).number).toBe(1);
    expect(github.state.pulls).toHaveLength(1);
  });

  test.each(['drop-before', 'drop-within'] as const)('is one after %s', async (kind) => {
    const fault = (route: string, count: number) =>
      route === PULLS && count === 0 ? { kind } : undefined;
    const { github, tracker } = await start({ fault });
    expect((await tracker.ensurePullRequest(pull, 'no')).number).toBe(1);
    expect(github.state.pulls).toHaveLength(1);
  });

  test('that a person closed is adopted by the next run, not opened again', async () => {
    const { github, tracker } = await start();
    await tracker.ensurePullRequest(pull, 'no');
    github.state.close(1);
    expect((await tracker.ensurePullRequest(pull, 'maybe')).number).toBe(1);
    expect(github.state.pulls).toHaveLength(1);
  });

  test('whose base is gone says so, with the way by hand', async () => {
    const fixture = await makeGitFixture();
    try {
      const { tracker } = await start({ repository: fixture.repository });
      fixture.run('branch', 'work');
      const draft = { ...pull, base: 'gone' };
      await expect(tracker.ensurePullRequest(draft, 'no')).rejects.toMatchObject({
        message: expect.stringContaining('"field":"base"'),
        hint: expect.stringContaining('/octo/project/compare/gone...work'),
      });
    } finally {
      await fixture.remove();
    }
  });

  test('that Actions may not open names the switch and the way by hand', async () => {
    const { github, tracker } = await start();
    github.state.mayOpenPullRequests = false;
    await expect(tracker.ensurePullRequest(pull, 'no')).rejects.toMatchObject({
      message: expect.stringContaining('may not open pull requests in octo/project'),
      hint: expect.stringMatching(
        /Settings → Actions → General.*\/octo\/project\/compare\/main\.\.\.work/,
      ),
    });
  });

  test('is listed by the prefix of its branch, with its state', async () => {
    const { github, tracker } = await start();
    await tracker.ensurePullRequest({ ...pull, head: 'agent-fanout/p/one' }, 'no');
    await tracker.ensurePullRequest({ ...pull, head: 'other' }, 'no');
    github.state.merge(1);
    expect(await tracker.listPullRequests('agent-fanout/p/')).toMatchObject([
      { number: 1, state: 'merged', head: 'agent-fanout/p/one' },
    ]);
  });
});

describe('errors', () => {
  test.each([
    [401, 'The token is wrong'],
    [404, 'may not see it'],
    [410, 'Issues are switched off'],
  ])('%d says what to do', async (status, hint) => {
    const fault = () => ({ kind: 'answer', status, message: 'No' }) as const;
    const { tracker } = await start({ fault });
    const error = await tracker.ensureIssue(issue, 'no').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TrackerError);
    expect((error as TrackerError).hint).toContain(hint);
  });

  test('what may be said twice is tried again too', async () => {
    const fault = (route: string, count: number) =>
      route.startsWith('PATCH') && count === 0 ? ({ kind: 'drop-after' } as const) : undefined;
    const { github, tracker } = await start({ fault });
    github.state.openIssue({ title: 'x', author: BOT });
    await tracker.closeIssue(1, 'completed');
    expect(github.state.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
  });

  test('reads are tried again, with growing waits', async () => {
    const fault = (_route: string, count: number) =>
      count < 2 ? ({ kind: 'answer', status: 502, message: 'Bad gateway' } as const) : undefined;
    const { github, tracker, clock } = await start({ fault });
    github.state.openIssue({ title: 'x', author: BOT });
    await tracker.readIssue(1);
    expect(clock.slept).toEqual([1_000, 4_000]);
  });
});
