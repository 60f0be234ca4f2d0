/** The shipped workflows, run by a workflow engine: plan → matrix → report, with a scripted agent. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runGit } from '../fakes/git-fixture.ts';
import type { ActResult } from './act.ts';
import { endsOf, outcomesOf, recordsOf } from './records.ts';
import { type EngineWorld, startEngineWorld } from './world.ts';

const TASKS = ['one', 'two', 'three', 'four', 'five'];
const MINUTES = 5 * 60_000;
/** GraphQL asks by POST who we are. */
const READS = /^GET |\/graphql$/;
const writesOf = ({ github }: EngineWorld) =>
  github.requests.filter(({ route }) => !READS.test(route));

describe('a plan in the repository, started by hand', () => {
  let world: EngineWorld;
  let first: ActResult;
  beforeAll(async () => {
    world = await startEngineWorld('templates/workflows/dispatch.yml');
    first = await world.run({ 'plan-file': 'plan.yml' });
  }, MINUTES);
  afterAll(() => world.close());

  test('every job is green, and the dependent ones came later', () => {
    if (first.code !== 0) process.stderr.write(first.log);
    expect(first.code).toBe(0);
    expect(endsOf(first, 'Task')).toEqual(
      Object.fromEntries(TASKS.map((task) => [task, 'success'])),
    );
    const waves = first.steps.filter(({ step }) => step === 'Task').map(({ job }) => job);
    expect(waves).toEqual(['wave-1', 'wave-1', 'wave-1', 'wave-2', 'wave-2']);
  });

  test('each task opened one issue and one pull request that closes it', () => {
    const { issues, pulls } = world.github.state;
    // One more for the plan.
    expect(issues).toHaveLength(6);
    expect(pulls).toHaveLength(5);
    for (const { facts } of recordsOf(world).values()) {
      const pull = pulls.find(({ number }) => number === facts.pullRequest?.number);
      expect(pull).toMatchObject({ closes: [facts.issue?.number], head: facts.branch });
    }
    expect(new Set(pulls.flatMap(({ closes }) => closes)).size).toBe(5);
  });

  test('what was pushed is the tree that was tested, and it was tested before', () => {
    for (const { facts, phases, attempts } of recordsOf(world).values()) {
      const commit = runGit(world.server, 'rev-parse', `refs/heads/${facts.branch}`);
      expect(commit).toBe(facts.commit);
      expect(runGit(world.server, 'rev-parse', `${commit}^{tree}`)).toBe(attempts.at(-1)?.treeId);
      expect(attempts.at(-1)?.tests.kind).toBe('passed');
      const lastTests = phases.filter(({ name }) => name === 'tests').at(-1);
      const publish = phases.find(({ name }) => name === 'publish');
      expect(lastTests?.endedAt).toBeLessThanOrEqual(publish?.startedAt ?? 0);
    }
    expect(recordsOf(world).get('two')?.attempts).toHaveLength(2);
  });

  test('dependents build on the work of what they need', () => {
    const branch = recordsOf(world).get('five')?.facts.branch ?? '';
    const files = runGit(world.server, 'ls-tree', '-r', '--name-only', branch, 'src/').split('\n');
    expect(files).toEqual(['src/base.mjs', 'src/five.mjs', 'src/three.mjs', 'src/two.mjs']);
    const four = world.github.state.pulls.find(({ title }) => title === 'Build on one');
    expect(four?.base).toBe(recordsOf(world).get('one')?.facts.branch);
  });

  test("the plan's issue has the report and the five below it", () => {
    const made = world.github.state.issues.find(({ title }) => title === 'Plan: engine');
    expect(made?.children).toHaveLength(5);
    for (const task of TASKS) expect(made?.body).toContain(`\`${task}\``);
  });

  test('three requests a task, all of them content writes; the plan makes one and the report eight', () => {
    expect(writesOf(world)).toHaveLength(15 + 6);
    expect(world.github.requests).toHaveLength(15 + 1 + 8);
    for (const { requests } of recordsOf(world).values())
      expect(requests).toEqual({ total: 3, contentWrites: 3 });
  });

  test('the report and the transcripts are kept, and name every task', async () => {
    const names = await world.artifacts();
    for (const task of TASKS) expect(names).toContain(`task-${task}-1/attempt-1/transcript.log`);
    const summary = await world.readArtifact('report-1/summary.md');
    for (const task of TASKS) expect(summary).toContain(task);
    expect(await world.readArtifact('task-one-1/attempt-1/transcript.log')).toContain('agent');
  });

  test('nothing that the agent printed is a command to the runner', () => {
    expect(first.log).not.toContain('from the agent');
    expect(first.printed).not.toMatch(/^::(?:set-output|error)/m);
  });

  test('the run is in the history', () => {
    const line = runGit(world.server, 'show', 'refs/agent-fanout-history/runs:runs.jsonl');
    expect(JSON.parse(line)).toMatchObject({ outcomes: { published: 5 } });
  });

  test('started again, it writes nothing and changes no ref', async () => {
    const refs = () => runGit(world.server, 'for-each-ref');
    const before = refs();
    const again = await world.run({ 'plan-file': 'plan.yml' });
    expect(again.code).toBe(0);
    expect(again.steps.filter(({ step }) => step === 'Task')).toEqual([]);
    expect(writesOf(world)).toHaveLength(15 + 6);
    expect(refs()).toBe(before);
  }, 60_000);
});

/** `bad` never gets its tests green, `late` needs it, `good` has nothing to do with either. */
const FAILING = `
name: failing
defaults: {agent: {name: command, run: node tools/agent.mjs}, setup: none, attempts: 1}
tasks:
  - {id: two, title: Bad, prompt: "src/two.mjs, wrong the first time"}
  - {id: three, title: Good, prompt: src/three.mjs}
  - {id: five, title: Late, prompt: src/five.mjs, needs: [two, three]}
`;

describe('the reusable workflow itself, with the text of a plan in which a task fails', () => {
  let world: EngineWorld;
  let result: ActResult;
  beforeAll(async () => {
    world = await startEngineWorld('.github/workflows/fanout.yml');
    result = await world.run({ plan: FAILING, integrate: 'true' });
  }, MINUTES);
  afterAll(() => world.close());

  test('the job of the failed task fails, its neighbour does not notice', () => {
    expect(result.code).toBe(1);
    expect(endsOf(result, 'Task')).toMatchObject({
      two: 'failure',
      three: 'success',
      five: 'failure',
    });
    expect(outcomesOf(world)).toEqual({
      two: 'tests-failed',
      three: 'published',
      five: 'blocked',
    });
  });

  test('the report ran all the same and says what became of each', async () => {
    expect(result.steps.find(({ step }) => step === 'Report')?.result).toBe('success');
    const summary = await world.readArtifact('report-1/summary.md');
    for (const words of ['tests failed', 'published', 'blocked']) expect(summary).toContain(words);
  });

  test('what is finished was put on one branch', () => {
    const [ref = ''] = runGit(world.server, 'for-each-ref', '--format=%(refname)')
      .split('\n')
      .filter((name) => name.endsWith('/integration'));
    expect(runGit(world.server, 'ls-tree', '--name-only', ref, 'src/').split('\n')).toEqual([
      'src/base.mjs',
      'src/three.mjs',
    ]);
  });

  test('the failed work is kept, and the issue says how to fetch it', () => {
    const [issue] = world.github.state.issues.filter(({ title }) => title === 'Bad');
    const comment = issue?.comments[0]?.body ?? '';
    const [, ref = ''] = /git fetch origin (\S+)/.exec(comment) ?? [];
    expect(runGit(world.server, 'show', `${ref}:src/two.mjs`)).toContain('wrong');
    expect(world.github.state.pulls.map(({ title }) => title)).toEqual(['Good']);
  });
});

test('a plan with faults is refused before anything is written', async () => {
  const world = await startEngineWorld('.github/workflows/fanout.yml');
  try {
    const result = await world.run({ plan: 'tasks: [{id: a, prompt: x, needs: [b], agnet: y}]' });
    expect(result.code).toBe(1);
    expect(result.log).toContain('3 problems');
    expect(result.log).toContain('agnet');
    expect(writesOf(world)).toEqual([]);
    expect(runGit(world.server, 'for-each-ref', 'refs/agent-fanout')).toBe('');
  } finally {
    await world.close();
  }
}, 60_000);
