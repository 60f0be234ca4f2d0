/** A tracker, a clock that skips and a loopback GitHub, put together. Whoever starts one closes it. */
import {
  createGithubTracker,
  type GithubTrackerOptions,
} from '../../src/adapters/github-tracker.ts';
import { buildMarker } from '../../src/task/marker.ts';
import { type GithubOptions, startGithub, TOKEN } from './github-server.ts';
import { type SkippingClock, skippingClock } from './hand-clock.ts';

export const marker = buildMarker({ planId: 'plan-12345678', taskId: 'one', kind: 'issue' });
export const issue = {
  title: 'Task one',
  body: `Do it.\n\n${marker}`,
  marker,
  labels: ['agent-fanout'],
};
export const pull = {
  title: 'Task one',
  body: `Closes #1\n\n${marker}`,
  marker,
  head: 'work',
  base: 'main',
  draft: false,
};

/** Remembers what it was told. */
export function listLogger() {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  return { lines, info: add, warn: add, error: add, debug: add };
}

export async function startWorld(
  options: GithubOptions = {},
  fields: Partial<GithubTrackerOptions> & { clock?: SkippingClock } = {},
) {
  const clock = fields.clock ?? skippingClock();
  const github = await startGithub({ now: clock.now, ...options });
  const log = listLogger();
  const common = { token: TOKEN, apiUrl: github.apiUrl, owner: 'octo', repo: 'project' };
  const tracker = createGithubTracker({ ...common, logger: log, clock, ...fields });
  return { github, tracker, clock, log };
}
