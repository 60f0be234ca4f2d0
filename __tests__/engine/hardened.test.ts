/**
 * Hardened mode in a workflow engine. `github.token`, which is all that the agents' jobs have, can only read; what
 * publishes has another. The engine does not look at `permissions`, the loopback GitHub does look at tokens.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGitLedger } from '../../src/adapters/git-ledger.ts';
import { createNodeFiles } from '../../src/adapters/node-files.ts';
import { preparePlan, storePreparedPlan } from '../../src/commands/plan.ts';
import { runGit } from '../fakes/git-fixture.ts';
import { TOKEN } from '../fakes/github-server.ts';
import type { ActResult } from './act.ts';
import { outcomesOf, recordsOf } from './records.ts';
import { type EngineWorld, READ_ONLY_TOKEN, startEngineWorld } from './world.ts';

const MINUTES = 5 * 60_000;
const TASKS = ['one', 'two', 'three', 'four', 'five'];

/** The plan job writes too, with the token that can only read here: so the plan is in the ledger before. */
async function storePlan(world: EngineWorld): Promise<string> {
  const prepared = await preparePlan(
    { files: createNodeFiles() },
    {
      source: { kind: 'file', path: `${world.project}/plan.yml`, root: world.project },
      overrides: { repositoryBase: 'main' },
    },
  );
  const ledger = await createGitLedger({
    trustedDir: `${world.folder}/planner/trusted.git`,
    workspaceRoot: `${world.folder}/planner/work`,
    remote: { kind: 'http', url: `${world.github.serverUrl}/octo/project.git`, token: TOKEN },
  });
  await storePreparedPlan(ledger, prepared);
  return prepared.plan.id;
}

describe('a plan whose agents can write nothing', () => {
  let world: EngineWorld;
  let result: ActResult;
  let planId: string;
  beforeAll(async () => {
    const secrets = { AGENT_FANOUT_TOKEN: TOKEN };
    world = await startEngineWorld('.github/workflows/hardened.yml', {
      tokens: { github: READ_ONLY_TOKEN, secrets },
    });
    planId = await storePlan(world);
    result = await world.run({ 'plan-id': planId });
  }, MINUTES);
  afterAll(() => world.close());

  test('is published all the same: each task has one job with the agent and one that publishes', () => {
    if (result.code !== 0) process.stderr.write(result.log);
    expect(result.code).toBe(0);
    expect(outcomesOf(world)).toEqual(Object.fromEntries(TASKS.map((task) => [task, 'published'])));
    const jobs = result.steps
      .filter(({ step }) => step === 'Task' || step === 'Publish')
      .map(({ job, step, result: end }) => `${job} ${step} ${end}`);
    expect(jobs.toSorted()).toEqual([
      ...TASKS.map(() => 'publish Publish success'),
      ...TASKS.map(() => 'work Task success'),
    ]);
  });

  test('what was pushed is the tree that the second machine tested', () => {
    const { issues, pulls } = world.github.state;
    expect(issues).toHaveLength(5);
    expect(pulls).toHaveLength(5);
    for (const { facts, attempts, phases } of recordsOf(world).values()) {
      const pushed = runGit(world.server, 'rev-parse', `refs/heads/${facts.branch}^{tree}`);
      expect(pushed).toBe(attempts.at(-1)?.treeId);
      const [, secondClaim = { startedAt: 0 }] = phases.filter(({ name }) => name === 'claim');
      const tests = phases.filter(({ name }) => name === 'tests').at(-1);
      expect(tests?.startedAt).toBeGreaterThan(secondClaim.startedAt);
    }
    expect(recordsOf(world).get('two')?.attempts).toHaveLength(2);
  });

  test('a report that may not write has the summary all the same, and says what is missing', () => {
    expect(result.steps.find(({ step }) => step === 'Report')?.result).toBe('success');
    expect(result.log).toContain('The history of runs could not be kept');
    expect(result.log).toContain("The plan's issue could not be written");
  });

  test('dependents build on what was published before them', () => {
    const branch = recordsOf(world).get('five')?.facts.branch ?? '';
    const files = runGit(world.server, 'ls-tree', '-r', '--name-only', branch, 'src/').split('\n');
    expect(files).toEqual(['src/base.mjs', 'src/five.mjs', 'src/three.mjs', 'src/two.mjs']);
  });

  test('what was handed over is an artifact, beside the transcripts of both machines', async () => {
    const names = await world.artifacts();
    for (const name of [
      'hand-over-one-1/hand-over.json',
      'hand-over-one-1/tree.pack',
      'task-one-1/attempt-1/transcript.log',
      'publish-one-1/tests-1.log',
    ])
      expect(names).toContain(name);
  });

  test('started again, it does nothing', async () => {
    const refs = runGit(world.server, 'for-each-ref', 'refs/heads', 'refs/agent-fanout');
    const { issues, pulls } = world.github.state;
    const before = JSON.stringify([issues, pulls]);
    const again = await world.run({ 'plan-id': planId });
    expect(again.code).toBe(0);
    expect(again.steps.filter(({ step }) => step === 'Task' || step === 'Publish')).toEqual([]);
    expect(JSON.stringify([issues, pulls])).toBe(before);
    expect(runGit(world.server, 'for-each-ref', 'refs/heads', 'refs/agent-fanout')).toBe(refs);
  }, 60_000);
});

test(
  'control: the same token cannot carry out the plan in one job a task',
  async () => {
    const world = await startEngineWorld('.github/workflows/fanout.yml', {
      tokens: { github: READ_ONLY_TOKEN },
    });
    try {
      const result = await world.run({ 'plan-id': await storePlan(world) });
      expect(result.code).toBe(1);
      expect(outcomesOf(world)).toEqual({});
      expect(runGit(world.server, 'for-each-ref', 'refs/heads/agent-fanout')).toBe('');
    } finally {
      await world.close();
    }
  },
  MINUTES,
);
