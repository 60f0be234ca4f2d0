/** The committed `dist/main` as GitHub starts it: a process with variables and files, against the loopback GitHub. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { TaskRecord } from '../../src/task/record.ts';
import { runActionStep, type StepOptions } from '../fakes/action-step.ts';
import { runGit, writeFiles } from '../fakes/git-fixture.ts';
import { type Fault, type Github, startGithub, TOKEN } from '../fakes/github-server.ts';

jest.setTimeout(60_000);
const PLAN = `
name: action
id: action
defaults: {agent: {run: node agent.mjs}, setup: none, test: none, attempts: 1}
tasks:
  - {id: quick, title: Quick, prompt: x}
  - {id: slow, title: Slow, prompt: x}
`;
const AGENT = `import { writeFileSync } from 'node:fs';
const task = process.env.AGENT_FANOUT_TASK;
writeFileSync(task + '.txt', 'done');
if (task === 'slow') setInterval(() => {}, 1_000);
`;

let folder: string;
let server: string;
let sha: string;
let github: Github;
/** What GitHub answers instead, while it is set. */
let fault: Fault | undefined;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
  const project = path.join(folder, 'project');
  await writeFiles(project, { 'plan.yml': PLAN, 'agent.mjs': AGENT });
  runGit(project, 'init', '--quiet', '--initial-branch=main');
  runGit(project, 'add', '--all');
  runGit(project, 'commit', '--quiet', '--message=base');
  sha = runGit(project, 'rev-parse', 'HEAD');
  server = path.join(folder, 'server.git');
  runGit(folder, 'clone', '--quiet', '--bare', project, 'server.git');
  github = await startGithub({ repository: server, fault: () => fault });
  github.state.permissions.set('ada', 'write').set('mallory', 'read');
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true, force: true });
  expect(github.violations).toEqual([]);
});

const runStep = (inputs: Readonly<Record<string, string>>, options: StepOptions = {}) =>
  runActionStep({ folder, sha, github }, inputs, options);

const recordOf = (task: string): TaskRecord =>
  JSON.parse(runGit(server, 'show', `refs/agent-fanout/action/task/${task}:record.json`));
const branches = () =>
  runGit(server, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/agent-fanout');

test('plan: one matrix, with ids and nothing that somebody wrote', async () => {
  const { code, outputs, summary } = await runStep({ command: 'plan', 'plan-file': 'plan.yml' });
  expect(code).toBe(0);
  expect(JSON.parse(outputs['wave-1'] ?? '')).toEqual({
    include: [
      { task: 'quick', runner: 'ubuntu-latest', timeout: expect.any(Number) },
      { task: 'slow', runner: 'ubuntu-latest', timeout: expect.any(Number) },
    ],
  });
  expect(outputs).toMatchObject({
    'plan-id': 'action',
    'wave-2': '',
    'max-parallel': '2',
    left: '2',
  });
  expect(summary).toContain('Wave 1');
});

test('task: issue, branch, pull request and outputs; the token is masked and said nowhere else', async () => {
  const { code, outputs, log } = await runStep({
    command: 'task',
    'plan-id': 'action',
    task: 'quick',
  });
  expect(code).toBe(0);
  expect(outputs).toMatchObject({
    outcome: 'published',
    issue: '1',
    'pull-request': '2',
    attempts: '1',
  });
  expect(branches()).toBe(outputs['branch']);
  expect(log.replace(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
});

test('task, cancelled as GitHub does it: the work is kept, no branch appears, the record is true', async () => {
  let sent = 0;
  const { code } = await runStep(
    { command: 'task', 'plan-id': 'action', task: 'slow' },
    {
      onLog: (log, child) => {
        if (sent === 0 && log.includes('agent…')) {
          // When it is seen, the agent is about to start; give it the time to write.
          sent = Date.now();
          setTimeout(() => child.kill('SIGINT'), 1_000);
        }
      },
    },
  );
  expect(sent).toBeGreaterThan(0);
  expect(code).toBe(1);
  expect(recordOf('slow')).toMatchObject({ state: 'finished', outcome: 'cancelled' });
  expect(runGit(server, 'show', 'refs/agent-fanout/action/wip/slow:slow.txt')).toBe('done');
  expect(branches()).not.toContain('slow');
  expect(github.state.pulls).toHaveLength(1);
});

test('report: every task by name, counts and the page', async () => {
  const { code, outputs, summary } = await runStep({ command: 'report', 'plan-id': 'action' });
  expect(code).toBe(0);
  expect(JSON.parse(outputs['counts'] ?? '')).toEqual({ published: 1, cancelled: 1 });
  expect(outputs['outcome']).toBe('failure');
  expect(JSON.parse(outputs['metrics'] ?? '')).toMatchObject({
    'api-requests': expect.any(Number),
    'setup-seconds-median': expect.any(Number),
  });
  // No task has the name of the report's own run here: it did nothing, and adds nothing.
  expect(outputs['trends']).toBe('');
  for (const words of ['quick', 'slow', 'cancelled']) expect(summary).toContain(words);
  expect(await readFile(outputs['html-file'] ?? '', 'utf8')).toContain('<!doctype html>');
});

test('status: branches and pull requests as they are now, and what to do', async () => {
  const { code, summary } = await runStep({ command: 'status', 'plan-id': 'action' });
  expect(code).toBe(0);
  expect(summary).toMatch(/quick +published .* \+1 -0 +#2 open +review the pull request/);
  expect(summary).toMatch(/slow +cancelled .* run the plan again/);
});

test('integrate: what is finished on a branch of its own, and the same one when it is done again', async () => {
  const first = await runStep({ command: 'integrate', 'plan-id': 'action' });
  expect(first).toMatchObject({
    code: 0,
    outputs: { branch: 'agent-fanout/action/integration', merged: '["quick"]', 'left-out': '[]' },
  });
  expect(first.summary).toContain('holds 1: quick');
  const { branch = '', commit } = first.outputs;
  expect(runGit(server, 'show', `${branch}:quick.txt`)).toBe('done');
  const again = await runStep({ command: 'integrate', 'plan-id': 'action' });
  expect(again.outputs).toMatchObject({ branch, commit });
  runGit(server, 'update-ref', '-d', `refs/heads/${branch}`);
});

test('work hands over with a token that can only read, publish does the rest on another machine', async () => {
  const given = { 'plan-id': 'action', task: 'quick' };
  const done = await runStep({ command: 'work', ...given });
  expect(done).toMatchObject({ code: 0, outputs: { outcome: 'published' } });
  // It was done in an earlier run: nothing is handed over, and publishing finds that out too.
  expect(done.outputs['hand-over']).toBeUndefined();
  const published = await runStep({ command: 'publish', ...given, 'hand-over': folder });
  expect(published).toMatchObject({ code: 0, outputs: { outcome: 'published' } });
  const slow = { 'plan-id': 'action', task: 'slow' };
  const before = github.state.issues.length;
  const lost = await runStep({ command: 'publish', ...slow, 'hand-over': `${folder}/none` });
  expect(lost).toMatchObject({ code: 1, outputs: { outcome: 'agent-failed' } });
  expect(lost.log).toContain('left nothing');
  expect(github.state.issues).toHaveLength(before);
});

test('cleanup shows, and removes only when that is confirmed', async () => {
  github.state.merge(2);
  const shown = await runStep({ command: 'cleanup' });
  expect(shown).toMatchObject({ code: 0, outputs: { removed: '0' } });
  expect(shown.summary).toContain('its pull request was merged');
  expect(branches()).not.toBe('');
  const done = await runStep({ command: 'cleanup', confirm: 'true' });
  expect(done.outputs['removed']).toBe('1');
  expect(branches()).toBe('');
});

test.each(['pull_request_target', 'issue_comment', 'workflow_run'])(
  'the event %s is refused before anything is asked',
  async (event) => {
    const before = github.requests.length;
    const { code, log } = await runStep(
      { command: 'plan', 'plan-file': 'plan.yml' },
      { env: { GITHUB_EVENT_NAME: event } },
    );
    expect(code).toBe(1);
    expect(log).toContain(`does not work for the event ${event}`);
    expect(github.requests).toHaveLength(before);
  },
);

const refs = () => runGit(server, 'for-each-ref', 'refs/agent-fanout');
const FAR: Fault = { kind: 'answer', status: 403, message: 'Resource not accessible' };

test.each([
  ['a person without write access', 'workflow_dispatch', 'mallory', undefined],
  ['an outsider, by an event that was allowed', 'issue_comment', 'mallory', undefined],
  ['an App, by an event that was allowed', 'issue_comment', 'helper[bot]', undefined],
  ['anybody, when GitHub does not say and anybody can cause it', 'issue_comment', 'ada', FAR],
])('plan, started by %s: refused, and nothing is written', async (_who, event, actor, answer) => {
  const before = refs();
  fault = answer;
  const { code, log } = await runStep(
    { command: 'plan', plan: PLAN, 'allow-events-that-outsiders-can-trigger': 'true' },
    { env: { GITHUB_EVENT_NAME: event, GITHUB_ACTOR: actor } },
  );
  fault = undefined;
  expect(code).toBe(1);
  expect(log).toMatch(/has no write access to the repository|could not be found out/);
  expect(refs()).toBe(before);
});

test.each([
  ['somebody who may write, by an event that was allowed', 'issue_comment', 'ada', undefined],
  ['the token of a run, for a next round', 'workflow_dispatch', 'github-actions[bot]', undefined],
  ['the clock', 'schedule', 'mallory', undefined],
  ['somebody whom GitHub let in, when it does not say more', 'workflow_dispatch', 'ada', FAR],
])('plan, started by %s: it works', async (_who, event, actor, answer) => {
  fault = answer;
  const { code, log } = await runStep(
    { command: 'plan', plan: PLAN, 'allow-events-that-outsiders-can-trigger': 'true' },
    { env: { GITHUB_EVENT_NAME: event, GITHUB_ACTOR: actor } },
  );
  fault = undefined;
  expect(code).toBe(0);
  expect(log.includes('could not be asked')).toBe(answer !== undefined);
});

test('plan from issues: those of people who may write, worked on once; nothing left is no error', async () => {
  const labels = ['go'];
  const mine = github.state.openIssue({ title: 'Mend it', body: 'Do x.', labels, author: 'ada' });
  const theirs = github.state.openIssue({ title: 'y', body: 'y', labels, author: 'mallory' });
  const agent = { 'agent-command': 'node agent.mjs' };
  const plan = () => runStep({ command: 'plan', 'plan-issues': 'go', ...agent });
  const first = await plan();
  const [{ task = '' } = {}] = JSON.parse(first.outputs['wave-1'] ?? '').include;
  expect([first.outputs['task-count'], task]).toEqual(['1', `issue-${mine.number}`]);
  expect(first.summary).toContain(
    `left out: #${theirs.number} by @\u200bmallory, who has no write`,
  );

  const planId = first.outputs['plan-id'] ?? '';
  const worked = await runStep({ command: 'task', 'plan-id': planId, task });
  expect(worked.outputs).toMatchObject({ outcome: 'published', issue: String(mine.number) });
  expect(github.state.pulls.at(-1)?.closes).toEqual([mine.number]);
  expect(github.state.issues.at(-1)).toBe(theirs);
  expect(mine.comments).toHaveLength(1);

  const before = refs();
  const again = await plan();
  expect(again.code).toBe(0);
  expect(again.outputs).toMatchObject({
    'plan-id': '',
    'wave-1': '',
    'task-count': '0',
    left: '0',
  });
  expect(again.summary).toMatch(/made pull request #\d+ for it/);
  expect(refs()).toBe(before);
});

test('wrong inputs are all said at once', async () => {
  const { code, log } = await runStep({ command: 'task', isolation: 'docker' });
  expect(code).toBe(1);
  expect(log).toContain('3 problems');
});
