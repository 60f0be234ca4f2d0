/** The real command line, killed with SIGKILL at moments chosen by a seed; the next run ends what it began. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { runCli } from '../fakes/cli.ts';
import { type GitFixture, makeGitFixture } from '../fakes/git-fixture.ts';
import { randomFrom, SEED, tally } from './tally.ts';

const tried = tally('SIGKILL of the real program');
const KILLS = 12;
jest.setTimeout(300_000);

const PLAN = `
name: killed
max-parallel: 3
defaults: {agent: {run: node agent.mjs}, setup: none, test: node check.mjs}
tasks:
  - {id: first, title: First, prompt: x}
  - {id: mended, title: Mended, prompt: x}
  - {id: late, title: Late, prompt: x, needs: [first]}
`;
/** Never writes the same twice. `mended` is wrong at first. */
const AGENT = `import { writeFileSync } from 'node:fs';
const { AGENT_FANOUT_TASK: task, AGENT_FANOUT_ATTEMPT: attempt } = process.env;
await new Promise((resolve) => setTimeout(resolve, 150));
const value = task === 'mended' && attempt === '1' ? 'wrong' : 'right';
writeFileSync(task + '.txt', value + ' ' + Math.random());
`;
const CHECK = `import { readdirSync, readFileSync } from 'node:fs';
for (const file of readdirSync('.').filter((name) => name.endsWith('.txt'))) {
  if (readFileSync(file, 'utf8').startsWith('wrong')) { console.log('not ok 1 - ' + file); process.exit(1); }
}
`;

async function makeProject(): Promise<GitFixture> {
  return makeGitFixture({ 'plan.yml': PLAN, 'agent.mjs': AGENT, 'check.mjs': CHECK });
}

async function stateOf(fixture: GitFixture) {
  const [planId = ''] = await fixture.ledger.listPlans();
  const records = (await fixture.ledger.read(planId))?.records ?? new Map();
  const tracker = path.join(fixture.repository, '.agent-fanout/tracker');
  const branches = fixture.run('for-each-ref', '--format=%(objectname)', 'refs/heads/agent-fanout');
  const commits = [...records.values()].map(({ record }) => record.facts.commit);
  return {
    outcomes: [...records].map(([id, { record }]) => `${id}: ${record.outcome}`).toSorted(),
    issues: readdirSync(path.join(tracker, 'issues')).length,
    pulls: readdirSync(path.join(tracker, 'pulls')).length,
    branches: branches.split('\n').toSorted(),
    agree: branches.split('\n').toSorted().join() === commits.toSorted().join(),
  };
}

const run = (fixture: GitFixture, killAfter?: number) =>
  runCli(['run', 'plan.yml'], {
    cwd: fixture.repository,
    home: fixture.folder,
    onStart: (child) => {
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    },
  });

test(`${KILLS} kills`, async () => {
  const random = randomFrom(SEED);
  const begun = Date.now();
  const calm = await makeProject();
  expect((await run(calm)).code).toBe(0);
  const length = Date.now() - begun;
  const { branches: _differ, ...expected } = await stateOf(calm);
  await calm.remove();
  for (let kill = 0; kill < KILLS; kill++) {
    await tried(async () => {
      const fixture = await makeProject();
      const after = Math.floor(random() * length);
      await run(fixture, after);
      const second = await run(fixture);
      const { branches, ...state } = await stateOf(fixture);
      expect({ after, code: second.code, ...state }).toEqual({ after, code: 0, ...expected });
      expect(branches).toHaveLength(3);
      await fixture.remove();
    });
  }
});

test('what a killed run had started is gone with it', async () => {
  const fixture = await makeProject();
  const agent = `import { appendFileSync } from 'node:fs';
setInterval(() => appendFileSync('beat.txt', 'x'), 20);
`;
  await writeFile(path.join(fixture.repository, 'agent.mjs'), agent);
  fixture.run('commit', '--quiet', '--all', '--message=an agent that never ends');
  await tried(async () => {
    await run(fixture, 1_500);
    const work = path.join(fixture.folder, '.cache/agent-fanout');
    const find = () =>
      readdirSync(work, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('beat.txt'));
    const sizes = async () =>
      Promise.all(find().map(async (name) => (await readFile(path.join(work, name))).length));
    await sleep(300);
    const before = await sizes();
    expect(Math.max(...before)).toBeGreaterThan(0);
    await sleep(300);
    expect(await sizes()).toEqual(before);
  });
  await fixture.remove();
});
