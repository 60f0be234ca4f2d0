/** status and cleanup on a repository in which a plan was run, some of it merged, some killed. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../fakes/cli.ts';
import { type GitFixture, makeGitFixture } from '../fakes/git-fixture.ts';

const PLAN = `
name: tidy
id: tidy
defaults: {agent: {run: node agent.mjs}, setup: none, test: none, attempts: 1}
tasks:
  - {id: merged, title: Merged, prompt: x}
  - {id: closed, title: Closed, prompt: x}
  - {id: waiting, title: Waiting, prompt: x}
`;
const AGENT = `import { writeFileSync } from 'node:fs';
const { AGENT_FANOUT_TASK: task } = process.env;
writeFileSync(task + '.txt', 'done');
if (task === 'killed') await new Promise((resolve) => setTimeout(resolve, 60_000));
`;

let fixture: GitFixture;
const cli = (...args: string[]) => runCli(args, { cwd: fixture.repository, home: fixture.folder });
const branches = () =>
  fixture
    .run('for-each-ref', '--format=%(refname:lstrip=4)', 'refs/heads/agent-fanout')
    .split('\n')
    .map((name) => name.replace(/-[0-9a-f]{8}$/, ''));

beforeAll(async () => {
  fixture = await makeGitFixture({ 'plan.yml': PLAN, 'agent.mjs': AGENT });
  expect((await cli('run', 'plan.yml')).code).toBe(0);
  const refs = fixture.run('for-each-ref', '--format=%(refname)', 'refs/heads/agent-fanout');
  fixture.run('merge', '--quiet', refs.split('\n').find((ref) => ref.includes('/merged-')) ?? '');
  const pulls = path.join(fixture.repository, '.agent-fanout/tracker/pulls');
  const closed = path.join(pulls, readdirSync(pulls).find((name) => name.includes('closed')) ?? '');
  const text = await readFile(closed, 'utf8');
  await writeFile(closed, text.replace('state: open', 'state: closed'));
});
afterAll(() => fixture.remove());

test('status says of each task where it is and what to do', async () => {
  const { out, code } = await cli('status', 'tidy');
  expect(code).toBe(0);
  expect(out).toMatch(/merged +published +\S+ s +\+0 -0 +#\d open/);
  expect(out).toMatch(
    /closed +published .* \+1 -1 +#\d closed +nothing: its pull request was closed/,
  );
  expect(out).toMatch(/waiting +published .* \+1 -1 +#\d open +review the pull request/);
  const { plans } = JSON.parse((await cli('status', '--json')).out);
  expect(plans[0].tasks[2]).toMatchObject({
    id: 'waiting',
    status: 'published',
    branch: { ahead: 1, behind: 1 },
    pullRequest: { state: 'open' },
  });
});

test('cleanup shows first and removes nothing', async () => {
  const before = branches();
  const { out, code } = await cli('cleanup');
  expect(code).toBe(0);
  expect(out).toContain('Would remove 2:');
  expect(out).toMatch(/waiting-\w+: it is not merged \(--force /);
  expect(out).toContain('Do it with --yes');
  expect(branches()).toEqual(before);
});

test('a killed run leaves its work tree; it is named and kept, and goes by force alone', async () => {
  const plan = PLAN.replace(/id: tidy/, 'id: second').replace(/id: merged/, 'id: killed');
  await writeFile(path.join(fixture.repository, 'second.yml'), plan);
  await runCli(['run', 'second.yml'], {
    cwd: fixture.repository,
    home: fixture.folder,
    onStart: (child) => void setTimeout(() => child.kill('SIGKILL'), 2_500),
  });
  const first = await cli('cleanup', 'second');
  const tree = / {2}(\/\S+\/killed-\d+-\S+): it holds changes/.exec(first.out)?.[1] ?? '';
  expect(existsSync(path.join(tree, 'killed.txt'))).toBe(true);
  await cli('cleanup', 'second', '--yes');
  expect(existsSync(tree)).toBe(true);
  const forced = await cli('cleanup', 'second', '--yes', '--force', tree);
  expect(forced.code).toBe(0);
  expect(existsSync(tree)).toBe(false);
  expect(fixture.run('worktree', 'list').split('\n')).toHaveLength(1);
});

test('cleanup --yes removes what was shown; when the rest is forced, the records go too', async () => {
  expect((await cli('cleanup', 'tidy', '--yes')).code).toBe(0);
  expect(branches().filter((name) => name === 'merged' || name === 'closed')).not.toContain(
    'merged',
  );
  const refs = fixture.run('for-each-ref', '--format=%(refname)', 'refs/heads/agent-fanout/tidy');
  const [waiting = ''] = refs.split('\n').map((ref) => ref.replace('refs/heads/', ''));
  expect(waiting).toContain('/waiting-');
  await cli('cleanup', 'tidy', '--yes', '--force', waiting);
  await cli('cleanup', 'tidy', '--yes');
  expect(fixture.run('for-each-ref', 'refs/agent-fanout/tidy')).toBe('');
});
