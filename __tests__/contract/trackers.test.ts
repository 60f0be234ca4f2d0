/** What both trackers promise: the one on GitHub and the one in files. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGithubTracker } from '../../src/adapters/github-tracker.ts';
import { createLocalTracker } from '../../src/adapters/local-tracker.ts';
import type { Tracker } from '../../src/ports/tracker.ts';
import { buildMarker } from '../../src/task/marker.ts';
import { type Github, startGithub, TOKEN } from '../fakes/github-server.ts';
import { skippingClock } from '../fakes/hand-clock.ts';

interface World {
  readonly make: () => Tracker;
  readonly close: () => Promise<void>;
}

const worlds: Readonly<Record<string, () => Promise<World>>> = {
  github: async () => {
    const github: Github = await startGithub();
    const logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
    const place = { apiUrl: github.apiUrl, owner: 'octo', repo: 'project' };
    const clock = { ...skippingClock(), now: Date.now };
    return {
      make: () => createGithubTracker({ token: TOKEN, ...place, clock, logger }),
      close: async () => {
        await github.close();
        expect(github.violations).toEqual([]);
      },
    };
  },
  local: async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
    return {
      make: () => createLocalTracker({ folder, clock: skippingClock() }),
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

const markerOf = (taskId: string) => buildMarker({ planId: 'p', taskId, kind: 'issue' });
const issueOf = (taskId: string, title = `Task ${taskId}`) => {
  const marker = markerOf(taskId);
  return { title, body: `Do it.\n\n${marker}`, marker, labels: ['agent-fanout'] };
};
const pullOf = (head: string) => {
  const marker = markerOf(head);
  return { title: head, body: `Text\n\n${marker}`, marker, head, base: 'main', draft: false };
};

describe.each(Object.keys(worlds))('the tracker %s', (name) => {
  let world: World;
  beforeEach(async () => {
    world = (await worlds[name]?.()) as World;
  });
  afterEach(() => world.close());

  test('numbers issues and pull requests in one sequence, each with an address', async () => {
    const tracker = world.make();
    const issue = await tracker.ensureIssue(issueOf('one'), 'no');
    const pull = await tracker.ensurePullRequest(pullOf('agent-fanout/p/one'), 'no');
    expect([issue.number, pull.number]).toEqual([1, 2]);
    expect(issue.url).toMatch(/^(?:https?|file):\/\//);
    expect(pull.draft).toBe(false);
  });

  test('finds what an earlier process made, and makes what none did', async () => {
    const first = await world.make().ensureIssue(issueOf('one'), 'no');
    expect(await world.make().ensureIssue(issueOf('one'), 'maybe')).toEqual(first);
    const other = await world.make().ensureIssue(issueOf('two'), 'maybe');
    expect(other.number).not.toBe(first.number);
  });

  test('has one open pull request of a branch, whoever asks', async () => {
    const first = await world.make().ensurePullRequest(pullOf('work'), 'no');
    expect(await world.make().ensurePullRequest(pullOf('work'), 'maybe')).toEqual(first);
    expect(await world.make().ensurePullRequest(pullOf('work'), 'no')).toEqual(first);
  });

  test('gives twenty callers at once twenty numbers', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.make().ensureIssue(issueOf(`t${index}`), 'no'),
      ),
    );
    const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('takes comments, and closes issues as ours', async () => {
    const tracker = world.make();
    const { number } = await tracker.ensureIssue(issueOf('one'), 'no');
    await tracker.comment(number, 'Done.');
    expect(await tracker.readIssue(number)).toMatchObject({ state: 'open', closedByOther: false });
    await tracker.closeIssue(number, 'completed');
    expect(await tracker.readIssue(number)).toMatchObject({
      state: 'closed',
      closedByOther: false,
    });
  });

  test('lists pull requests by the prefix of their branch', async () => {
    const tracker = world.make();
    await tracker.ensurePullRequest(pullOf('agent-fanout/p/one'), 'no');
    await tracker.ensurePullRequest(pullOf('agent-fanout/q/one'), 'no');
    const found = await tracker.listPullRequests('agent-fanout/p/');
    expect(found).toMatchObject([{ number: 1, state: 'open', head: 'agent-fanout/p/one' }]);
  });

  test('takes titles that are hostile to files, front matter and Markdown', async () => {
    const tracker = world.make();
    const titles = ['../../x', '---\na: b', '"quoted": [x', '\u202eevil', '💥'.repeat(200), '   '];
    for (const [index, title] of titles.entries()) {
      const draft = { ...issueOf(`h${index}`), title: title.trim() === '' ? 'x' : title };
      expect((await tracker.ensureIssue(draft, 'no')).number).toBe(index + 1);
      expect((await tracker.ensureIssue(draft, 'maybe')).number).toBe(index + 1);
    }
  });

  test('counts its requests', async () => {
    const tracker = world.make();
    const { number } = await tracker.ensureIssue(issueOf('one'), 'no');
    await tracker.comment(number, 'x');
    expect(tracker.requests()).toEqual({ total: 2, contentWrites: 2 });
  });
});
