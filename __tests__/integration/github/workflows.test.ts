/** Starting the next round: said once, to the workflow's file, with hints for what GitHub refuses. */
import { afterEach, expect, test } from '@jest/globals';
import { startWorkflow } from '../../../src/adapters/github-workflows.ts';
import { FanoutError, TrackerError } from '../../../src/errors.ts';
import { type Github, type GithubOptions, startGithub, TOKEN } from '../../fakes/github-server.ts';
import { listLogger } from '../../fakes/github-world.ts';
import { skippingClock } from '../../fakes/hand-clock.ts';

const DISPATCH = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';

let github: Github | undefined;
afterEach(async () => {
  const violations = github?.violations ?? [];
  await github?.close();
  github = undefined;
  expect(violations).toEqual([]);
});

async function start(options: GithubOptions = {}) {
  const clock = skippingClock();
  const started = await startGithub({ now: clock.now, workflows: ['fanout.yml'], ...options });
  github = started;
  const common = { token: TOKEN, apiUrl: started.apiUrl, owner: 'octo', repo: 'project' };
  const run = (workflowFile: string | undefined) =>
    startWorkflow({
      ...common,
      workflowFile,
      ref: 'main',
      inputs: { 'plan-id': 'plan-12345678' },
      clock,
      logger: listLogger(),
    });
  const caught = (file: string | undefined) => run(file).catch((error: unknown) => error);
  return { github: started, clock, run, caught };
}

test('is one request with the branch and the inputs', async () => {
  const { github, run } = await start();
  await run('fanout.yml');
  const body = { ref: 'main', inputs: { 'plan-id': 'plan-12345678' } };
  expect(github.state.dispatches).toEqual([{ workflow: 'fanout.yml', body }]);
  expect(github.requests.map(({ route }) => route)).toEqual([DISPATCH]);
});

test('is not said again when the answer is lost: two rounds would meet', async () => {
  const { github, caught } = await start({ fault: () => ({ kind: 'drop-after' }) });
  expect(await caught('fanout.yml')).toMatchObject({ status: 0 });
  expect(github.state.dispatches).toHaveLength(1);
});

test('waits for a limit', async () => {
  const refused = { kind: 'answer', status: 429, message: 'x', headers: { 'retry-after': '30' } };
  const { github, clock, run } = await start({
    fault: (_route, count) => (count === 0 ? (refused as never) : undefined),
  });
  await run('fanout.yml');
  expect(clock.slept).toEqual([31_000]);
  expect(github.state.dispatches).toHaveLength(1);
});

test('an unknown file is said by name, with what may be the matter', async () => {
  const { caught } = await start();
  const error = (await caught('other.yml')) as TrackerError;
  expect(error).toBeInstanceOf(TrackerError);
  expect(error.message).toContain('other.yml on main');
  expect(error.hint).toContain('default branch');
});

test.each([
  [403, 'actions: write'],
  [422, 'workflow_dispatch'],
])('%d says what to do', async (status, hint) => {
  const { caught } = await start({ fault: () => ({ kind: 'answer', status, message: 'No' }) });
  expect(((await caught('fanout.yml')) as TrackerError).hint).toContain(hint);
});

test('without a file nothing is asked', async () => {
  const { github, caught } = await start();
  expect(await caught(undefined)).toBeInstanceOf(FanoutError);
  expect(github.requests).toEqual([]);
});
