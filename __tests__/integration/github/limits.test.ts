/** GitHub's rate limits: waited out in full, or the attempt ends; and many tasks at once never meet them. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createGithubTracker } from '../../../src/adapters/github-tracker.ts';
import { RateLimited, TrackerError } from '../../../src/errors.ts';
import { nextWriteAt } from '../../../src/task/write-slot.ts';
import { type Github, type GithubOptions, startGithub, TOKEN } from '../../fakes/github-server.ts';
import { issue, listLogger, pull, startWorld } from '../../fakes/github-world.ts';
import { type HandClock, handClock, skippingClock } from '../../fakes/hand-clock.ts';

let github: Github | undefined;
afterEach(async () => {
  const violations = github?.violations ?? [];
  await github?.close();
  github = undefined;
  expect(violations).toEqual([]);
});

async function startAt(clock: HandClock, options: GithubOptions) {
  github = await startGithub({ now: clock.now, ...options });
  const place = { apiUrl: github.apiUrl, owner: 'octo', repo: 'project' };
  const tracker = createGithubTracker({ token: TOKEN, ...place, clock, logger: listLogger() });
  return { github, tracker };
}

async function start(...given: Parameters<typeof startWorld>) {
  const world = await startWorld(...given);
  github = world.github;
  return world;
}

const SECONDARY = 'You have exceeded a secondary rate limit';
const refusal = (headers: Record<string, string>, message = SECONDARY) =>
  ({ kind: 'answer', status: 403, message, headers }) as const;

describe('a rate limit', () => {
  const refuse =
    (headers: Record<string, string>, message?: string) => (_: string, count: number) =>
      count === 0 ? refusal(headers, message) : undefined;

  test('is waited out in full as retry-after says, and nothing is asked meanwhile', async () => {
    const { github, tracker, clock } = await start({ fault: refuse({ 'retry-after': '90' }) });
    const begun = clock.now();
    await tracker.ensureIssue(issue, 'no');
    const [first, second] = github.requests;
    expect(first?.at).toBe(begun);
    expect((second?.at ?? 0) - begun).toBeGreaterThanOrEqual(90_000);
    expect(github.state.issues).toHaveLength(1);
  });

  test('holds for all that this process asks: nothing goes out meanwhile', async () => {
    const clock = handClock();
    const { github, tracker } = await startAt(clock, {
      fault: (route, count) =>
        route === 'POST /repos/{owner}/{repo}/issues' && count === 0
          ? refusal({ 'retry-after': '90' })
          : undefined,
    });
    const first = tracker.ensureIssue(issue, 'no');
    await clock.sleeping(1);
    const others = [tracker.readIssue(1), tracker.comment(1, 'x'), tracker.listPullRequests('p/')];
    await clock.sleeping(4);
    clock.advance(89_999);
    await clock.sleeping(4);
    expect(github.requests).toHaveLength(1);
    clock.advance(1_001);
    await Promise.allSettled([first, ...others]);
    const [{ at: begun } = { at: 0 }, ...later] = github.requests;
    expect(later.length).toBeGreaterThanOrEqual(4);
    for (const { at } of later) expect(at - begun).toBeGreaterThanOrEqual(90_000);
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

/** Machines share no clock but the wall's: the one that is furthest behind goes next. */
async function runFifty({ takesTurns }: { takesTurns: boolean }): Promise<Github> {
  const atOnce = 50;
  const limits = { writesPerMinute: 80, writesPerHour: 500, requestsPerHour: 1_000 };
  const clocks = Array.from({ length: atOnce }, () => skippingClock());
  const server = await startGithub({
    now: () => Math.max(...clocks.map((clock) => clock.now())),
    limits,
  });
  github = server;
  const common = { token: TOKEN, apiUrl: server.apiUrl, owner: 'octo', repo: 'project' };
  const machines = clocks.map((clock, index) => {
    const tracker = createGithubTracker({ ...common, clock, logger: listLogger() });
    if (takesTurns) tracker.takeTurns({ index, atOnce });
    return { clock, tracker, turn: { index, atOnce }, step: 0 };
  });
  const dueAt = ({ clock, turn }: (typeof machines)[number]) =>
    takesTurns ? nextWriteAt(turn, clock.now()) : clock.now();
  for (let left = 3 * atOnce; left > 0; left--) {
    const waiting = machines.filter(({ step }) => step < 3);
    const next = waiting.reduce((one, other) => (dueAt(other) < dueAt(one) ? other : one));
    const { tracker, turn, clock } = next;
    const lastAt = dueAt(next);
    if (next.step === 0) await tracker.ensureIssue({ ...issue, title: `t${turn.index}` }, 'no');
    if (next.step === 1)
      await tracker.ensurePullRequest({ ...pull, head: `work-${turn.index}` }, 'no');
    if (next.step === 2) await tracker.comment(1, 'done');
    // So fast that one would write three times in a slot if it might.
    await clock.sleep(100);
    Object.assign(next, { step: next.step + 1, turn: { ...turn, lastAt } });
  }
  return server;
}

describe('fifty tasks at once', () => {
  test('stay within 80 writes a minute, and none is refused', async () => {
    const { limiter, state } = await runFifty({ takesTurns: true });
    expect(state.pulls).toHaveLength(50);
    expect(limiter.refusals).toBe(0);
  });

  test('control: without turns they are refused', async () => {
    const { limiter } = await runFifty({ takesTurns: false });
    expect(limiter.refusals).toBeGreaterThan(0);
  });
});

test('who was refused comes back in its turn, not all at the same moment', async () => {
  const clock = skippingClock();
  const { github, tracker } = await start(
    { fault: (_route, count) => (count === 0 ? refusal({ 'retry-after': '60' }) : undefined) },
    { clock },
  );
  const slot = { index: 7, atOnce: 60 };
  tracker.takeTurns(slot);
  await tracker.ensureIssue(issue, 'no');
  for (const { at } of github.requests) expect(nextWriteAt(slot, at)).toBe(at);
});
