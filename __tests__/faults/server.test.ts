/** What servers and people do: hooks that refuse, commits of others on our branch, closed issues, deleted branches. */
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createGitLedger } from '../../src/adapters/git-ledger.ts';
import { buildBranchName } from '../../src/task/naming.ts';
import type { FinishedRecord } from '../../src/task/record.ts';
import { runCli } from '../fakes/cli.ts';
import { type GitFixture, makeGitFixture, runGit } from '../fakes/git-fixture.ts';
import { type Github, startGithub, TOKEN } from '../fakes/github-server.ts';
import { tally } from './tally.ts';

const tried = tally('servers and people');
jest.setTimeout(120_000);
const PLAN = `
name: server
id: server
defaults: {agent: {run: node agent.mjs}, setup: none, test: none, attempts: 1}
tasks:
  - {id: one, title: One, prompt: x}
  - {id: two, title: Two, prompt: x}
`;
const AGENT = `import { writeFileSync } from 'node:fs';
writeFileSync(process.env.AGENT_FANOUT_TASK + '.txt', 'done');
`;

let fixture: GitFixture;
let github: Github;
let server: string;
beforeEach(async () => {
  fixture = await makeGitFixture({ 'plan.yml': PLAN, 'agent.mjs': AGENT });
  server = path.join(fixture.folder, 'server.git');
  runGit(fixture.folder, 'clone', '--quiet', '--bare', fixture.repository, 'server.git');
  github = await startGithub({ repository: server });
  fixture.run('remote', 'add', 'origin', `${github.serverUrl}/octo/project.git`);
});
afterEach(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
  await fixture.remove();
});

const run = () =>
  runCli(['run', 'plan.yml', '--tracker', 'github'], {
    cwd: fixture.repository,
    home: fixture.folder,
    env: {
      GITHUB_TOKEN: TOKEN,
      GITHUB_SERVER_URL: github.serverUrl,
      GITHUB_API_URL: github.apiUrl,
    },
  });

async function recordOf(task: string): Promise<FinishedRecord> {
  const ledger = await createGitLedger({
    ...fixture.options,
    trustedDir: path.join(fixture.folder, 'reader.git'),
    remote: { kind: 'local', path: server },
  });
  return (await ledger.read('server'))?.records.get(task)?.record as FinishedRecord;
}

const branch = buildBranchName('server', 'one');
const HOOK = `#!/bin/sh
while read -r _ _ ref; do
  case "$ref" in refs/heads/agent-fanout/*one*) echo "no branch of one today" >&2; exit 1;; esac
done
`;

test('a hook that refuses one branch: that task is refused in its words, its work is kept, the other goes on', async () => {
  const hook = path.join(server, 'hooks/pre-receive');
  await writeFile(hook, HOOK);
  await chmod(hook, 0o755);
  await tried(async () => {
    expect((await run()).code).toBe(1);
    const one = await recordOf('one');
    expect(one).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('no branch of one today'),
    });
    expect(runGit(server, 'show', `refs/agent-fanout/server/wip/one:one.txt`)).toBe('done');
    expect((await recordOf('two')).outcome).toBe('published');
    expect(github.state.pulls.map(({ title }) => title)).toEqual(['Two']);
  });
  await writeFile(hook, '#!/bin/sh\n');
  await tried(async () => {
    expect((await run()).code).toBe(0);
    expect(github.state.issues.filter(({ state }) => state === 'open')).toHaveLength(2);
    expect(github.state.pulls).toHaveLength(2);
  });
});

test('a commit of somebody else on our branch is never overwritten', async () => {
  const tree = runGit(server, 'rev-parse', 'main^{tree}');
  const theirs = runGit(server, 'commit-tree', tree, '-p', 'main', '-m', 'by a person');
  runGit(server, 'update-ref', `refs/heads/${branch}`, theirs);
  await tried(async () => {
    expect((await run()).code).toBe(1);
    expect(runGit(server, 'rev-parse', branch)).toBe(theirs);
    expect(await recordOf('one')).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('which is not ours; nothing was overwritten'),
    });
    expect((await recordOf('two')).outcome).toBe('published');
  });
});

test('an issue that a person closed is left alone by the next run', async () => {
  github.state.mayOpenPullRequests = false;
  expect((await run()).code).toBe(1);
  github.state.mayOpenPullRequests = true;
  const issue = github.state.issues.find(({ title }) => title === 'One');
  Object.assign(issue ?? {}, { state: 'closed', closedBy: 'maintainer' });
  await tried(async () => {
    await run();
    expect(github.state.pulls.map(({ title }) => title)).toEqual(['Two']);
    expect((await recordOf('one')).reason).toContain('was closed by somebody');
    expect(github.state.issues).toHaveLength(2);
    expect(issue?.state).toBe('closed');
  });
});

test('Actions may not open pull requests: the branch is there, the reason says which switch, the next run opens them', async () => {
  github.state.mayOpenPullRequests = false;
  await tried(async () => {
    expect((await run()).code).toBe(1);
    const one = await recordOf('one');
    expect(one.reason).toContain('Settings → Actions → General');
    expect(runGit(server, 'rev-parse', branch)).toBe(one.facts.commit);
  });
  github.state.mayOpenPullRequests = true;
  await tried(async () => {
    const commit = runGit(server, 'rev-parse', branch);
    expect((await run()).code).toBe(0);
    expect(github.state.pulls).toHaveLength(2);
    expect(runGit(server, 'rev-parse', branch)).toBe(commit);
    expect(github.state.issues).toHaveLength(2);
  });
});

test('a deleted branch is made anew by the next run of a task that has not ended well', async () => {
  github.state.mayOpenPullRequests = false;
  await run();
  github.state.mayOpenPullRequests = true;
  runGit(server, 'update-ref', '-d', `refs/heads/${branch}`);
  await tried(async () => {
    expect((await run()).code).toBe(0);
    expect(runGit(server, 'show', `${branch}:one.txt`)).toBe('done');
    expect(github.state.pulls).toHaveLength(2);
  });
});
