/** The loopback GitHub itself: it must refuse what GitHub refuses, or the tests that use it prove nothing. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GitFixture, makeGitFixture, runGit } from '../fakes/git-fixture.ts';
import { type Github, startGithub, TOKEN } from '../fakes/github-server.ts';

let github: Github;
afterEach(() => github.close());

async function ask(method: string, path: string, body?: unknown, token = TOKEN) {
  const answer = await fetch(`${github.apiUrl}${path}`, {
    method,
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, data: text === '' ? undefined : JSON.parse(text), answer };
}

const REPO = '/repos/octo/project';

describe('requests that GitHub would not take', () => {
  beforeEach(async () => {
    github = await startGithub();
  });

  test.each<[string, string, string, unknown]>([
    ['a misspelt field', 'POST', `${REPO}/issues`, { title: 'x', boddy: 'y' }],
    ['a missing field', 'POST', `${REPO}/issues`, { body: 'y' }],
    ['a wrong type', 'POST', `${REPO}/issues`, { title: 'x', labels: 'bug' }],
    ['a wrong choice', 'PATCH', `${REPO}/issues/1`, { state: 'done' }],
    ['an unknown query', 'GET', `${REPO}/issues?author=x`, undefined],
    ['a wrong query', 'GET', `${REPO}/pulls?state=merged`, undefined],
    ['no branch', 'POST', `${REPO}/pulls`, { title: 'x', base: 'main' }],
    ['an operation that there is not', 'PUT', `${REPO}/issues`, {}],
  ])('%s', async (_name, method, path, body) => {
    const { status } = await ask(method, path, body);
    expect([404, 422]).toContain(status);
    expect(github.violations).toHaveLength(1);
  });

  test('control: what GitHub takes is no violation', async () => {
    expect((await ask('POST', `${REPO}/issues`, { title: 'x', labels: ['bug'] })).status).toBe(201);
    expect((await ask('GET', `${REPO}/issues?state=all&per_page=5`)).data).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });

  test('a wrong token, another repository, the bot asking who it is', async () => {
    expect((await ask('GET', `${REPO}/issues`, undefined, 'wrong')).status).toBe(401);
    expect((await ask('GET', '/repos/octo/other/issues')).status).toBe(404);
    expect((await ask('GET', '/user')).status).toBe(403);
  });
});

test('sub-issues are named by id, not by number, and have one parent', async () => {
  github = await startGithub();
  for (const title of ['parent', 'child', 'other']) await ask('POST', `${REPO}/issues`, { title });
  const { id } = (await ask('GET', `${REPO}/issues/2`)).data;
  const adopt = (parent: number, sub_issue_id: number) =>
    ask('POST', `${REPO}/issues/${parent}/sub_issues`, { sub_issue_id });
  expect((await adopt(1, 2)).status).toBe(404);
  expect((await adopt(1, id)).status).toBe(201);
  expect((await adopt(3, id)).status).toBe(422);
  expect(github.state.issues[0]?.children).toEqual([2]);
  expect(github.violations).toEqual([]);
});

test('permissions, comments and workflows are those of the state', async () => {
  github = await startGithub({ workflows: ['fanout.yml'] });
  github.state.permissions.set('maintainer', 'write');
  const permission = async (login: string) =>
    (await ask('GET', `${REPO}/collaborators/${login}/permission`)).data.permission;
  expect([await permission('maintainer'), await permission('mallory')]).toEqual(['write', 'none']);
  await ask('POST', `${REPO}/issues`, { title: 'x' });
  for (let n = 0; n < 3; n++)
    await ask('POST', `${REPO}/issues/1/comments`, { body: `comment ${n}` });
  const second = await ask('GET', `${REPO}/issues/1/comments?per_page=2&page=2`);
  expect(second.data.map(({ body }: { body: string }) => body)).toEqual(['comment 2']);
  const start = (file: string) =>
    ask('POST', `${REPO}/actions/workflows/${file}/dispatches`, { ref: 'main' });
  expect([(await start('fanout.yml')).status, (await start('no.yml')).status]).toEqual([204, 404]);
  expect(github.violations).toEqual([]);
});

test('GraphQL knows one query; every other is a violation', async () => {
  github = await startGithub();
  const login = await ask('POST', '/graphql', { query: 'query { viewer { login } }' });
  expect(login.data).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  expect(github.violations).toEqual([]);
  expect((await ask('POST', '/graphql', { query: '{ x }' })).data.errors).toHaveLength(1);
  expect((await ask('POST', '/graphql', { query: 'x' }, 'wrong')).status).toBe(401);
  expect(github.violations).toEqual(['POST /graphql: unknown query']);
});

describe('limits', () => {
  test('80 content writes a minute; who goes on while told to wait is noted', async () => {
    let now = Date.parse('2026-11-24T08:00:00Z');
    const limits = { writesPerMinute: 80, writesPerHour: 500, requestsPerHour: 1_000 };
    github = await startGithub({ now: () => now, limits });
    const write = () => ask('POST', `${REPO}/issues`, { title: 'x' });
    for (let n = 0; n < 80; n++) expect((await write()).status).toBe(201);
    now += 10_000;
    const refused = await write();
    expect([refused.status, refused.answer.headers.get('retry-after')]).toEqual([403, '50']);
    await write();
    expect(github.limiter.ignored).toBe(1);
    now += 60_000;
    expect((await write()).status).toBe(201);
  });
});

describe('git over HTTP', () => {
  let fixture: GitFixture;
  beforeEach(async () => {
    fixture = await makeGitFixture();
    runGit(fixture.folder, 'clone', '--quiet', '--bare', fixture.repository, 'server.git');
    github = await startGithub({ repository: `${fixture.folder}/server.git` });
  });
  afterEach(() => fixture.remove());

  // Not synchronous: the server lives in this process.
  const lsRemote = async (token: string) => {
    const basic = Buffer.from(`x:${token}`).toString('base64');
    const header = `http.extraheader=AUTHORIZATION: basic ${basic}`;
    const args = ['-c', header, 'ls-remote', `${github.serverUrl}/octo/project.git`];
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
    return (await promisify(execFile)('git', args, { env })).stdout;
  };

  test('is served to who has the token, and to nobody else', async () => {
    expect(await lsRemote(TOKEN)).toContain('refs/heads/main');
    await expect(lsRemote('wrong')).rejects.toThrow(/Authentication|could not read/);
  });

  const pushTo = (token: string, ...refs: string[]) => {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    const header = `http.extraheader=AUTHORIZATION: basic ${basic}`;
    const args = ['-c', header, 'push', `${github.serverUrl}/octo/project`, ...refs];
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
    return promisify(execFile)('git', args, { cwd: fixture.repository, env });
  };

  test('takes pushes of who has the token, and of nobody else', async () => {
    const server = `${fixture.folder}/server.git`;
    await expect(pushTo('wrong', 'main:work')).rejects.toThrow(/Authentication|could not read/);
    expect(runGit(server, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    await pushTo(TOKEN, 'main:work');
    expect(runGit(server, 'rev-parse', 'work')).toBe(fixture.run('rev-parse', 'main'));
  });

  test('understands requests that git compressed', async () => {
    const server = `${fixture.folder}/server.git`;
    const tree = runGit(server, 'rev-parse', 'main^{tree}');
    for (let n = 0; n < 40; n++) {
      const commit = runGit(server, 'commit-tree', tree, '-m', `commit ${n}`);
      runGit(server, 'update-ref', `refs/heads/b${n}`, commit);
    }
    const header = `http.extraheader=AUTHORIZATION: bearer ${TOKEN}`;
    const url = `${github.serverUrl}/octo/project.git`;
    const args = ['-c', header, 'clone', '--quiet', '--mirror', url, `${fixture.folder}/copy.git`];
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CURL_VERBOSE: '1' };
    const { stderr } = await promisify(execFile)('git', args, { env, maxBuffer: 1e8 });
    expect(stderr).toMatch(/content-encoding: gzip/i);
    const refs = runGit(`${fixture.folder}/copy.git`, 'for-each-ref', 'refs/heads');
    expect(refs.split('\n')).toHaveLength(41);
  });

  test('pull requests need a branch with commits of its own', async () => {
    const draft = { title: 'x', head: 'work', base: 'main' };
    expect((await ask('POST', `${REPO}/pulls`, draft)).data.errors[0].field).toBe('head');
    const server = `${fixture.folder}/server.git`;
    runGit(server, 'branch', 'work', 'main');
    expect((await ask('POST', `${REPO}/pulls`, draft)).data.errors[0].message).toContain(
      'No commits',
    );
    const tree = runGit(server, 'rev-parse', 'main^{tree}');
    const commit = runGit(server, 'commit-tree', tree, '-p', 'main', '-m', 'work');
    runGit(server, 'update-ref', 'refs/heads/work', commit);
    expect((await ask('POST', `${REPO}/pulls`, draft)).status).toBe(201);
    expect((await ask('POST', `${REPO}/pulls`, draft)).data.errors[0].message).toContain('already');
    expect(github.violations).toEqual([]);
  });
});
