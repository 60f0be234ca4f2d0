/** Issues and permissions as GitHub gives them: pages, pull requests between them, and each person asked for once. */
import { afterEach, expect, test } from '@jest/globals';
import { GithubClient } from '../../../src/adapters/github-client.ts';
import { createGithubIssues } from '../../../src/adapters/github-issues.ts';
import { createGithubPeople } from '../../../src/adapters/github-people.ts';
import { createNodeFiles } from '../../../src/adapters/node-files.ts';
import { prepareIssues } from '../../../src/commands/plan-issues.ts';
import { InputRefused } from '../../../src/errors.ts';
import type { Access } from '../../../src/ports/people.ts';
import { type Github, type GithubOptions, startGithub, TOKEN } from '../../fakes/github-server.ts';
import { listLogger } from '../../fakes/github-world.ts';
import { skippingClock } from '../../fakes/hand-clock.ts';
import { MemoryWorld, memoryLedger } from '../../fakes/memory.ts';

let github: Github | undefined;
afterEach(async () => {
  const violations = github?.violations;
  await github?.close();
  expect(violations).toEqual([]);
});

async function start(options: GithubOptions = {}) {
  const clock = skippingClock();
  github = await startGithub({ now: clock.now, ...options });
  const client = new GithubClient({
    token: TOKEN,
    apiUrl: github.apiUrl,
    clock,
    logger: listLogger(),
  });
  const place = { client, owner: 'octo', repo: 'project' };
  const ports = {
    clock,
    issues: createGithubIssues(place),
    people: createGithubPeople(place),
    ledger: memoryLedger(new MemoryWorld({})),
    files: createNodeFiles(),
  };
  return { github, ports };
}

const draft = { title: 'One', body: 'Do it.', labels: ['go'], author: 'ada' };
const request = { label: 'go', overrides: {}, run: 'github:1:1' };

test('all pages of open issues with the label, oldest first, and no pull request', async () => {
  const { github, ports } = await start();
  for (let n = 0; n < 130; n++) github.state.openIssue(draft);
  github.state.openIssue({ ...draft, labels: ['other'] });
  github.state.openIssue(draft).state = 'closed';
  const pull = github.state.openPull({ ...draft, head: 'x', base: 'main' });
  Object.assign(pull, { labels: ['go'] });
  const found = await ports.issues.listLabelled('go', 1_000);
  expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 130 }, (_, n) => n + 1));
  expect(found[0]).toEqual({ number: 1, title: 'One', body: 'Do it.', author: 'ada' });
});

test('more than a thousand are refused, and no further page is read', async () => {
  const { github, ports } = await start();
  for (let n = 0; n < 1_250; n++) github.state.openIssue(draft);
  await expect(prepareIssues(ports, request)).rejects.toThrow('more than 1000 open issues');
  expect(github.requests).toHaveLength(11);
});

test('each author is asked for once, however many issues there are', async () => {
  const { github, ports } = await start();
  github.state.permissions.set('ada', 'write').set('grace', 'admin');
  for (let n = 0; n < 30; n++)
    github.state.openIssue({ ...draft, author: ['ada', 'grace', 'eve'][n % 3] ?? '' });
  const { prepared, leftOut } = await prepareIssues(ports, request);
  expect([prepared?.plan.tasks.length, leftOut.length]).toEqual([20, 10]);
  expect(github.requests).toHaveLength(1 + 3);
});

test('an answer that does not come is no permission: nothing is planned', async () => {
  const { github, ports } = await start({
    fault: (route) =>
      route.includes('collaborators')
        ? { kind: 'answer', status: 403, message: 'Resource not accessible' }
        : undefined,
  });
  github.state.openIssue(draft);
  await expect(prepareIssues(ports, request)).rejects.toThrow('Resource not accessible');
});

test.each<[string, Access]>([
  ['ada', 'write'],
  ['root', 'write'],
  ['mallory', 'read'],
  ['stranger', 'none'],
  ['github-actions[bot]', 'none'],
  ['', 'none'],
])('what %p may do: %s', async (login, access) => {
  const { github, ports } = await start();
  github.state.permissions.set('ada', 'write').set('root', 'admin').set('mallory', 'read');
  expect(await ports.people.accessOf(login)).toBe(access);
});

const withPlan = (text: string) => ({
  ...request,
  settings: { kind: 'text', text, root: '/' } as const,
});

test('a plan without tasks says how the issues are worked on', async () => {
  const { github, ports } = await start();
  github.state.permissions.set('ada', 'write');
  github.state.openIssue(draft);
  const text =
    'name: nightly\ndefaults: {budget: {usd: 3}, attempts: 1, test: npm test}\nbase: next';
  const { prepared } = await prepareIssues(ports, withPlan(text));
  expect(prepared?.plan).toMatchObject({ name: 'nightly', base: 'next' });
  expect(prepared?.plan.tasks).toMatchObject([
    { id: 'issue-1', prompt: 'Do it.', budget: { usd: 3 }, attempts: 1, base: 'next' },
  ]);
});

test('one with tasks, an id or a fault is refused before anything is asked', async () => {
  const { github, ports } = await start();
  const text = 'id: x\nbase: [1]\ntasks: [{prompt: x}]';
  const error = await prepareIssues(ports, withPlan(text)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputRefused);
  const codes = (error as InputRefused).problems.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(['issues-id', 'issues-tasks', 'type']);
  expect(github.requests).toEqual([]);
});
