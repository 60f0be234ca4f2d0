/** The committed `dist/cli`, as people run it. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../fakes/cli.ts';
import { runGit, writeFiles } from '../fakes/git-fixture.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let made = 0;
/** A repository with one commit, and a home for the command line beside it. */
async function makeProject(files: Readonly<Record<string, string>>) {
  const place = path.join(folder, `project-${++made}`);
  const home = path.join(place, 'home');
  const cwd = path.join(place, 'repository');
  await mkdir(home, { recursive: true });
  await writeFiles(cwd, { 'README.md': 'A project.\n', ...files });
  const commit = () => {
    runGit(cwd, 'add', '--all');
    runGit(cwd, 'commit', '--quiet', '--message=base');
  };
  runGit(cwd, 'init', '--quiet', '--initial-branch=main');
  commit();
  return { cwd, home, commit };
}

const refsOf = (cwd: string) => runGit(cwd, 'for-each-ref', '--format=%(refname)').split('\n');

/** Writes a file named after its task. */
const AGENT = `import { writeFileSync } from 'node:fs';
writeFileSync(process.env.AGENT_FANOUT_TASK + '.txt', 'done');
`;
const planOf = (tasks: string) =>
  `name: small\ndefaults: {agent: {run: node agent.mjs}, setup: none, test: none}\ntasks:\n${tasks}`;

describe('the demo', () => {
  test('needs nothing, ends as it says, and is what its report says', async () => {
    const place = path.join(folder, 'demo');
    await mkdir(place);
    const result = await runCli(['demo'], { cwd: place, home: place });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain('5 tasks: 4 published, 1 refused');
    expect(result.out).toContain('As expected');
    expect(result.out).not.toContain('\u001b');
    const report = fileURLToPath(/Report: {2}(file:\S+)/.exec(result.out)?.[1] ?? '');
    expect(await readFile(report, 'utf8')).toContain('speed-up-ci');
    const repository = report.slice(0, report.indexOf('/.agent-fanout/'));
    const branches = refsOf(repository).filter((ref) => ref.startsWith('refs/heads/agent-fanout/'));
    expect(branches).toHaveLength(4);
    expect(await readdir(path.join(repository, '.agent-fanout/tracker/issues'))).toHaveLength(5);
    expect(await readdir(path.join(repository, '.agent-fanout/tracker/pulls'))).toHaveLength(4);
  }, 60_000);
});

describe('a plan of contextune', () => {
  const plan = (name: string) => path.join(fixtures, 'plans/contextune', name);

  test('that is whole runs to its end, dependents after what they need', async () => {
    const { cwd, home, commit } = await makeProject({ 'agent.mjs': AGENT });
    await cp(plan('complete'), path.join(cwd, 'plans'), { recursive: true });
    commit();
    const args = ['run', 'plans/plan.yaml', '--agent-command', 'node agent.mjs'];
    const result = await runCli(args, { cwd, home });
    expect(result.err).toBe('');
    expect(result.out).toMatch(/5 tasks: 5 published/);
    expect(result.code).toBe(0);
    const last = refsOf(cwd).find((ref) => /\/task-4-[0-9a-f]{8}$/.test(ref)) ?? '';
    const files = runGit(cwd, 'ls-tree', '--name-only', last).split('\n');
    expect(files).toContain('task-0.txt');

    const again = await runCli(args, { cwd, home });
    expect(again.code).toBe(0);
    expect(again.out.match(/already finished by an earlier run/g)).toHaveLength(5);
  }, 60_000);

  test('that is broken is refused with every fault, and nothing is written', async () => {
    const { cwd, home, commit } = await makeProject({});
    await cp(plan('phases-missing-files'), path.join(cwd, 'plans'), { recursive: true });
    commit();
    const before = refsOf(cwd);
    const result = await runCli(['run', 'plans/plan.yaml'], { cwd, home });
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/\d+ problems:/);
    expect(result.err.match(/plans\/plan\.yaml:\d+:\d+/g)?.length).toBeGreaterThan(3);
    expect(result.err).toContain('Nothing was written.');
    expect(refsOf(cwd)).toEqual(before);
    expect(await readdir(cwd)).toEqual(['.git', 'README.md', 'plans']);
    expect(await readdir(home)).toEqual([]);
  });
});

describe('a dry run', () => {
  test('shows waves, branches, overlaps and the ceiling, and writes nothing', async () => {
    const tasks = [
      '  - {id: a, title: A, prompt: x, files: [src/**], budget: {usd: 2}}',
      '  - {id: b, title: B, prompt: x, files: [src/b.js], budget: {usd: 3}}',
      '  - {id: c, title: C, prompt: x, needs: [a], budget: {usd: 1}}',
    ].join('\n');
    const { cwd, home } = await makeProject({ 'plan.yml': planOf(tasks) });
    const result = await runCli(['plan', 'plan.yml'], { cwd, home });
    expect(result).toMatchObject({ code: 0, err: '' });
    for (const words of ['Wave 1', 'Wave 2', 'agent-fanout/small-', 'a and b', 'at most $6.00'])
      expect(result.out).toContain(words);
    expect(await readdir(home)).toEqual([]);
    expect(refsOf(cwd)).toEqual(['refs/heads/main']);
  });
});

describe('a run', () => {
  test('whose task fails says so, and its exit code too', async () => {
    const agent = "if (process.env.AGENT_FANOUT_TASK === 'bad') process.exit(3);\n";
    const tasks = [
      '  - {id: bad, title: Bad, prompt: x, attempts: 1}',
      '  - {id: late, title: Late, prompt: x, needs: [bad]}',
      '  - {id: good, title: Good, prompt: x}',
    ].join('\n');
    const { cwd, home } = await makeProject({
      'agent.mjs': agent + AGENT,
      'plan.yml': planOf(tasks),
    });
    const result = await runCli(['run', 'plan.yml'], { cwd, home });
    expect(result.code).toBe(1);
    expect(result.out).toContain('1 published');
    expect(result.out).toContain('exit code 3');
    expect(result.out).toContain('it needs bad, which ended as agent-failed');
    const status = await runCli(['status', '--json'], { cwd, home });
    expect(JSON.parse(status.out).plans).toMatchObject([
      { counts: { published: 1, blocked: 1, 'agent-failed': 1 } },
    ]);
  }, 60_000);

  test('that is interrupted keeps the work, leaves nothing running and is gone soon', async () => {
    const beat = path.join(folder, 'beat');
    const agent = `import { appendFileSync, writeFileSync } from 'node:fs';
writeFileSync('half.txt', 'half of it');
console.log('working');
setInterval(() => appendFileSync(${JSON.stringify(beat)}, 'x'), 20);
`;
    const tasks = '  - {id: slow, title: Slow, prompt: x}';
    const { cwd, home } = await makeProject({ 'agent.mjs': agent, 'plan.yml': planOf(tasks) });
    const args = ['run', 'plan.yml', '--isolation', 'none'];
    const result = await runCli(args, {
      cwd,
      home,
      onStart: (child) => {
        const timer = setInterval(async () => {
          if ((await readFile(beat).catch(() => '')).length < 3) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 30);
      },
    });
    expect(result.code).toBe(130);
    expect(result.out).toContain('cancelled');
    const size = (await readFile(beat)).length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await readFile(beat)).length).toBe(size);
    const wip = refsOf(cwd).find((ref) => ref.includes('/wip/')) ?? '';
    expect(runGit(cwd, 'show', `${wip}:half.txt`)).toBe('half of it');
    expect(refsOf(cwd).filter((ref) => ref.startsWith('refs/heads/'))).toEqual(['refs/heads/main']);
  }, 60_000);

  test('outside a repository says what to do', async () => {
    const home = path.join(folder, 'nowhere');
    await mkdir(home);
    await writeFile(path.join(home, 'plan.yml'), planOf('  - {title: A, prompt: x}'));
    const result = await runCli(['run', 'plan.yml'], { cwd: home, home });
    expect(result.code).toBe(1);
    expect(result.err).toContain('is not inside a git repository');
    expect(result.err).not.toContain('    at ');
  });
});

test.each([
  [['help'], 0, 'agent-fanout run plan.yml'],
  [
    ['version'],
    0,
    JSON.parse(await readFile(path.resolve(fixtures, '../../package.json'), 'utf8')).version,
  ],
  [['rnu'], 2, 'Did you mean run?'],
  [['run', 'missing.yml'], 2, 'this plan does not exist'],
])('%j ends with %d', async (args, code, words) => {
  const { cwd, home } = await makeProject({});
  const result = await runCli(args, { cwd, home });
  expect(result.code).toBe(code);
  expect(result.out + result.err).toContain(words);
});
