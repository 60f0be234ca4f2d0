/** The issue of a plan on the loopback GitHub: written once, changed when it has to, tasks below it. */
import { afterEach, expect, test } from '@jest/globals';
import { createGithubPlanIssues } from '../../../src/adapters/github-plan-issue.ts';
import { TrackerError } from '../../../src/errors.ts';
import { BOT, type GithubOptions, TOKEN } from '../../fakes/github-server.ts';
import { startWorld } from '../../fakes/github-world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
let world: World;
afterEach(() => world.github.close());

/** `tasks` issues of ours, numbered from 1. */
async function start(tasks: number, options: GithubOptions = {}) {
  world = await startWorld(options);
  for (let index = 1; index <= tasks; index++)
    world.github.state.openIssue({ title: `Task ${index}`, body: 'x', author: BOT });
  const { apiUrl } = world.github;
  const { clock, log } = world;
  const common = { token: TOKEN, apiUrl, owner: 'octo', repo: 'project' };
  return createGithubPlanIssues({ ...common, clock, logger: log });
}

const MARKER = `<!-- agent-fanout:v1 kind=plan key=${'a'.repeat(64)} -->`;
const draftOf = (children: number, body = 'all well') => ({
  title: 'Plan: a plan',
  body: `${body}\n\n${MARKER}`,
  marker: MARKER,
  children: Array.from({ length: children }, (_, index) => index + 1),
});
const writes = () =>
  world.github.requests.filter(({ route }) => !route.startsWith('GET ') && !/graphql/.test(route));
const parent = () => world.github.state.issues.find(({ body }) => body.includes(MARKER));

test('is made with all tasks below it, and said again nothing is written', async () => {
  const issues = await start(3);
  expect(await issues.write(draftOf(3))).toMatchObject({ kind: 'written', linked: 3 });
  expect(parent()).toMatchObject({ title: 'Plan: a plan', children: [1, 2, 3], labels: [] });
  expect(writes()).toHaveLength(4);
  expect(await issues.write(draftOf(3))).toMatchObject({ kind: 'written', linked: 3 });
  expect(writes()).toHaveLength(4);
  expect(world.github.violations).toEqual([]);
});

test('is changed when its text is another, and gets what came later', async () => {
  const issues = await start(2);
  await issues.write(draftOf(1));
  await issues.write(draftOf(2, 'one failed'));
  expect(parent()?.body).toContain('one failed');
  expect(parent()?.children).toEqual([1, 2]);
  expect(world.github.state.issues).toHaveLength(3);
});

test('line ends of a browser are no difference', async () => {
  const issues = await start(0);
  await issues.write(draftOf(0, 'a\nb'));
  const made = parent();
  if (made !== undefined) made.body = `${made.body.replaceAll('\n', '\r\n')}\r\n`;
  await issues.write(draftOf(0, 'a\nb'));
  expect(writes()).toHaveLength(1);
});

test('one that somebody closed is left alone', async () => {
  const issues = await start(2);
  await issues.write(draftOf(1));
  const made = parent();
  if (made !== undefined) Object.assign(made, { state: 'closed', closedBy: 'octocat' });
  expect(await issues.write(draftOf(2, 'new'))).toMatchObject({ kind: 'closed' });
  expect(parent()?.body).toContain('all well');
  expect(parent()?.children).toEqual([1]);
});

test('one of somebody else that carries the marker is not ours', async () => {
  const issues = await start(1);
  world.github.state.openIssue({ title: 'Trap', body: MARKER, author: 'mallory' });
  const { issue } = await issues.write(draftOf(1));
  expect(issue.number).toBe(3);
});

test('of 105 tasks 100 are below it: GitHub takes no more', async () => {
  const issues = await start(105);
  expect(await issues.write(draftOf(105))).toMatchObject({ linked: 100 });
  expect(parent()?.children).toHaveLength(100);
  const before = writes().length;
  expect(await issues.write(draftOf(105))).toMatchObject({ linked: 100 });
  expect(writes()).toHaveLength(before);
});

test('a task that is below another issue stays there', async () => {
  const issues = await start(3);
  world.github.state.addChild(3, 1);
  expect(await issues.write({ ...draftOf(0), children: [1, 2] })).toMatchObject({ linked: 2 });
  expect(parent()?.children).toEqual([2]);
});

test.each([404, 410])('a server without sub-issues (%d) has the text alone', async (status) => {
  const fault = (route: string) =>
    route.endsWith('/sub_issues')
      ? ({ kind: 'answer', status, message: 'Not Found' } as const)
      : undefined;
  const issues = await start(3, { fault });
  expect(await issues.write(draftOf(3))).toMatchObject({ kind: 'written', linked: 0 });
  expect(writes()).toHaveLength(2);
});

test('a token without the right to write is an error that says so', async () => {
  const issues = await start(1, { readOnlyTokens: [TOKEN] });
  const error = await issues.write(draftOf(1)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TrackerError);
  expect(error).toMatchObject({ status: 403, hint: expect.stringContaining('issues: write') });
});

test('a lost answer makes no second one', async () => {
  const fault = (route: string, count: number) =>
    route === 'POST /repos/{owner}/{repo}/issues' && count === 0
      ? ({ kind: 'drop-after' } as const)
      : undefined;
  const issues = await start(1, { fault });
  await issues.write(draftOf(1));
  expect(world.github.state.issues.filter(({ body }) => body.includes(MARKER))).toHaveLength(1);
});
