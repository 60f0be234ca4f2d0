/** integrate: what merges and stays green is on one branch; what conflicts or breaks is left out and said. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../fakes/cli.ts';
import { type GitFixture, makeGitFixture } from '../fakes/git-fixture.ts';

/** `left` and `right` write the same line; `breaks` is green alone and red together with `fine`. */
const PLAN = `
name: together
id: together
defaults: {agent: {run: node agent.mjs}, setup: none, test: node check.mjs, attempts: 1}
tasks:
  - {id: left, title: Left, prompt: x}
  - {id: right, title: Right, prompt: x}
  - {id: fine, title: Fine, prompt: x}
  - {id: breaks, title: Breaks, prompt: x}
  - {id: on-fine, title: On fine, prompt: x, needs: [fine]}
`;
const AGENT = `import { writeFileSync } from 'node:fs';
const task = process.env.AGENT_FANOUT_TASK;
if (task === 'left' || task === 'right') writeFileSync('shared.txt', task + '\\n');
else writeFileSync(task + '.txt', 'done\\n');
`;
const CHECK = `import { existsSync } from 'node:fs';
if (existsSync('fine.txt') && existsSync('breaks.txt')) { console.log('not ok 1 - fine and breaks'); process.exit(1); }
`;

let fixture: GitFixture;
const cli = (...args: string[]) => runCli(args, { cwd: fixture.repository, home: fixture.folder });
beforeAll(async () => {
  fixture = await makeGitFixture({
    'shared.txt': 'base\n',
    'plan.yml': PLAN,
    'agent.mjs': AGENT,
    'check.mjs': CHECK,
  });
  expect((await cli('run', 'plan.yml')).code).toBe(0);
}, 60_000);
afterAll(() => fixture.remove());

test('the report of the run says which results conflict, and in which order to merge', async () => {
  const files = fixture.run('ls-files', '--others', '--ignored', '--exclude-standard').split('\n');
  const summary = files.find((file) => file.endsWith('summary.md')) ?? '';
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`${fixture.repository}/${summary}`, 'utf8');
  expect(text).toContain('- `left` and `right` in shared.txt');
  expect(text).toMatch(/5\. `(?:left|right)`: rebase it by hand/);
});

test('one branch holds all that fits together, and says what does not', async () => {
  const result = await cli('integrate', 'together');
  expect(result.code).toBe(1);
  expect(result.out).toMatch(/Branch agent-fanout\/together\/integration holds 3:/);
  expect(result.out).toMatch(/(?:left|right): it conflicts in shared\.txt/);
  expect(result.out).toMatch(/breaks: its tests fail with what was merged before \(exit code 1\)/);
  const branch = 'agent-fanout/together/integration';
  const names = fixture.run('ls-tree', '--name-only', branch).split('\n');
  expect(names).toEqual(expect.arrayContaining(['fine.txt', 'on-fine.txt']));
  expect(names).not.toContain('breaks.txt');
  expect(fixture.run('worktree', 'list').split('\n')).toHaveLength(1);
}, 60_000);

test('again, the branch of before is not touched', async () => {
  const before = fixture.run('rev-parse', 'agent-fanout/together/integration');
  fixture.run('branch', '--quiet', '--force', 'agent-fanout/together/integration', 'main');
  const result = await cli('integrate', 'together');
  expect(result.out).toContain(`agent-fanout/together/integration-${before.slice(0, 8)} holds 3`);
  expect(fixture.run('rev-parse', 'agent-fanout/together/integration')).toBe(fixture.base);
}, 60_000);

test('an unknown plan, and none', async () => {
  expect((await cli('integrate', 'nothing')).err).toContain('is not in the ledger');
  expect((await cli('integrate')).code).toBe(2);
});
