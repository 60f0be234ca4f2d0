/** The local engine with GitHub as its tracker: fetches, merges and pushes over HTTP, as on a runner. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../../fakes/cli.ts';
import { type GitFixture, makeGitFixture, runGit, writeFiles } from '../../fakes/git-fixture.ts';
import { type Github, startGithub, TOKEN } from '../../fakes/github-server.ts';

const PLAN = `
name: over http
defaults: {agent: {run: node agent.mjs}, setup: none, test: node check.mjs}
tasks:
  - {id: left, title: Left, prompt: x}
  - {id: right, title: Right, prompt: x}
  - {id: both, title: Both, prompt: x, needs: [left, right]}
`;
const AGENT = `import { writeFileSync } from 'node:fs';
writeFileSync(process.env.AGENT_FANOUT_TASK + '.txt', 'done');
`;
const CHECK = `import { existsSync } from 'node:fs';
if (existsSync('both.txt') && !(existsSync('left.txt') && existsSync('right.txt'))) process.exit(1);
`;

let fixture: GitFixture;
let github: Github;
beforeAll(async () => {
  const files = { 'agent.mjs': AGENT, 'check.mjs': CHECK, 'plan.yml': PLAN };
  fixture = await makeGitFixture(files);
  const { folder, repository } = fixture;
  // History on the server, so that what is fetched is really cut off.
  for (const text of ['two', 'three']) {
    await writeFiles(repository, { 'a.txt': text });
    fixture.run('add', '--all');
    fixture.run('commit', '--quiet', `--message=${text}`);
  }
  runGit(folder, 'clone', '--quiet', '--bare', repository, 'server.git');
  github = await startGithub({ repository: `${folder}/server.git` });
  fixture.run('remote', 'add', 'origin', `${github.serverUrl}/octo/project.git`);
});
afterAll(async () => {
  await github.close();
  await fixture.remove();
});

const run = (token: string) =>
  runCli(['run', 'plan.yml', '--tracker', 'github'], {
    cwd: fixture.repository,
    home: fixture.folder,
    env: {
      GITHUB_TOKEN: token,
      GITHUB_SERVER_URL: github.serverUrl,
      GITHUB_API_URL: github.apiUrl,
    },
  });

test('a wrong token is said before anything is made', async () => {
  const result = await run('wrong');
  expect(result.code).toBe(1);
  expect(result.err).toMatch(/Authentication failed|token/);
  expect(github.state.issues).toEqual([]);
});

test('issues, branches and pull requests are on the server; a merge of two is the start of the third', async () => {
  const result = await run(TOKEN);
  expect(result).toMatchObject({ code: 0, err: '' });
  expect(github.violations).toEqual([]);
  expect(github.state.issues).toHaveLength(3);
  const both = github.state.pulls.find(({ title }) => title === 'Both');
  const files = runGit(`${fixture.folder}/server.git`, 'ls-tree', '--name-only', both?.head ?? '');
  expect(files.split('\n')).toEqual(expect.arrayContaining(['both.txt', 'left.txt', 'right.txt']));
  expect(fixture.run('for-each-ref', 'refs/agent-fanout')).toBe('');
});

test('again, it makes no request', async () => {
  const before = github.requests.length;
  expect((await run(TOKEN)).code).toBe(0);
  expect(github.requests).toHaveLength(before);
});
