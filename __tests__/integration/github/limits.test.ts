/** GitHub's rate limits: waited out in full, or the attempt ends; and many tasks at once never meet them. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createGithubTracker } from '../../../src/adapters/github-tracker.ts';
import { RateLimited, TrackerError } from '../../../src/errors.ts';
import { nextWriteAt } from '../../../src/task/write-slot.ts';
import { type Github, startGithub, TOKEN } from '../../fakes/github-server.ts';
import { issue, listLogger, pull, startWorld } from '../../fakes/github-world.ts';
import { skippingClock } from '../../fakes/hand-clock.ts';

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

describe('a rate limit', () => {
  const refuse =
    (headers: Record<string, string>, message = 'You have exceeded a secondary rate limit') =>
    (_route: string, count: number) =>
      count === 0 ? ({ kind: 'answer', status: 403, message, headers } as const) : undefined;

  test('is waited out in full as retry-after says, and nothing is asked meanwhile', async () => {
    const { github, tracker, clock } = await start({ fault: refuse({ 'retry-after': '90' }) });
    const begun = clock.now();
    await Promise.all([tracker.ensureIssue(issue, 'no')]);
    const [first, second] = github.requests;
    expect(first?.at).toBe(begun);
    expect((second?.at ?? 0) - begun).toBeGreaterThanOrEqual(90_000);
    expect(github.state.issues).toHaveLength(1);
  });

  test('is waited out until the reset when nothing remains', async () => {
    const clock = skippingClock();
    const reset = String(Math.ceil(clock.now() / 1000) + 1_800);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const { github, tracker } = await start(
      { fault: refuse(headers, 'API rate limit exceeded') },
      { clock },
    );
    await tracker.ensureIssue(issue, 'no');
    expect(github.requests[1]?.at).toBeGreaterThanOrEqual(Number(reset) * 1000);
  });

  test('that says nothing is a minute, then twice as long', async () => {
    const fault = (_route: string, count: number) =>
      count < 3
        ? ({ kind: 'answer', status: 403, message: 'secondary rate limit' } as const)
        : undefined;
    const { tracker, clock } = await start({ fault });
    await tracker.ensureIssue(issue, 'no');
    expect(clock.slept).toEqual([60_000, 120_000, 240_000]);
  });

  test('that is later than the run can wait ends the attempt, and nothing is asked', async () => {
    const clock = skippingClock();
    const { github, tracker } = await start(
      { fault: refuse({ 'retry-after': '3600' }) },
      { clock, deadline: clock.now() + 600_000 },
    );
    await expect(tracker.ensureIssue(issue, 'no')).rejects.toBeInstanceOf(RateLimited);
    await expect(tracker.ensureIssue(issue, 'no')).rejects.toBeInstanceOf(RateLimited);
    expect(github.requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  test('control: a 403 that is no limit is an error at once', async () => {
    const { tracker, clock } = await start({ fault: refuse({}, 'Resource not accessible') });
    await expect(tracker.ensureIssue(issue, 'no')).rejects.toBeInstanceOf(TrackerError);
    expect(clock.slept).toEqual([]);
  });
});

test('fifty tasks at once stay within 80 writes a minute, and none is refused', async () => {
  const limits = { writesPerMinute: 80, writesPerHour: 500, requestsPerHour: 1_000 };
  // Time of the server: the latest that any of the machines has.
  let latest = Date.parse('2026-11-24T08:00:00Z');
  github = await startGithub({ now: () => latest, limits });
  const common = { token: TOKEN, apiUrl: github.apiUrl, owner: 'octo', repo: 'project' };
  // Machines share no clock but the wall's: the one that is furthest behind goes next.
  const machines = Array.from({ length: 50 }, (_, index) => {
    const clock = skippingClock(latest);
    const tracker = createGithubTracker({ ...common, clock, logger: listLogger() });
    tracker.takeTurns({ index, atOnce: 50 });
    return { index, clock, tracker, step: 0 };
  });
  for (let left = 150; left > 0; left--) {
    const waiting = machines.filter(({ step }) => step < 3);
    const due = waiting.map((machine) => ({
      machine,
      at: nextWriteAt({ index: machine.index, atOnce: 50 }, machine.clock.now()),
    }));
    const { machine, at } = due.reduce((one, other) => (other.at < one.at ? other : one));
    latest = Math.max(latest, at);
    const { tracker, index, step } = machine;
    if (step === 0) await tracker.ensureIssue({ ...issue, title: `task ${index}` }, 'no');
    if (step === 1) await tracker.ensurePullRequest({ ...pull, head: `work-${index}` }, 'no');
    if (step === 2) await tracker.comment(1, 'done');
    await machine.clock.sleep(700);
    machine.step += 1;
  }
  expect(github.state.pulls).toHaveLength(50);
  expect(github.limiter.refusals).toBe(0);
});
