/** The reusable workflow with a label, two nights in a row. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runGit } from '../fakes/git-fixture.ts';
import { ACTOR, type ActResult } from './act.ts';
import { type EngineWorld, startEngineWorld } from './world.ts';

const MINUTES = 5 * 60_000;
const INPUTS = {
  'plan-issues': 'agent-fanout',
  'agent-command': 'node tools/noted.mjs',
  plan: 'defaults: {attempts: 1}',
};
/** Writes down what it was told. */
const AGENT = `import { readFileSync, writeFileSync } from 'node:fs';
writeFileSync(process.env.AGENT_FANOUT_TASK + '.txt', readFileSync(0, 'utf8'));
`;
const tasksOf = ({ steps }: ActResult) =>
  steps.flatMap(({ step, task, result }) => (step === 'Task' ? [[task, result]] : []));

let world: EngineWorld;
let first: ActResult;
beforeAll(async () => {
  world = await startEngineWorld('.github/workflows/fanout.yml', {
    files: { 'tools/noted.mjs': AGENT },
  });
  const labels = ['agent-fanout'];
  const { state } = world.github;
  state.openIssue({ title: 'One', body: 'Sweep the yard.', labels, author: ACTOR });
  state.openIssue({ title: 'Not ours', body: 'Paint it.', labels, author: 'mallory' });
  state.openIssue({ title: 'No label', body: 'Paint it.', author: ACTOR });
  first = await world.run(INPUTS);
}, MINUTES);
afterAll(() => world.close());

test('the first night: one task for the issue of somebody who may write, and no other', () => {
  if (first.code !== 0) process.stderr.write(first.log);
  expect(first.code).toBe(0);
  expect(tasksOf(first)).toEqual([['issue-1', 'success']]);
  const { issues, pulls } = world.github.state;
  expect(pulls.map(({ title, closes }) => [title, closes])).toEqual([['One', [1]]]);
  expect(issues.map(({ comments }) => comments.length)).toEqual([1, 0, 0]);
  expect(runGit(world.server, 'show', `${pulls[0]?.sha}:issue-1.txt`)).toContain('Sweep the yard.');
});

test(
  'the second night, with nothing new: green, no task, nothing written',
  async () => {
    const refs = () => runGit(world.server, 'for-each-ref');
    const before = refs();
    const second = await world.run(INPUTS);
    expect(second.code).toBe(0);
    expect(tasksOf(second)).toEqual([]);
    expect(second.steps.map(({ step }) => step)).not.toContain('Report');
    expect(refs()).toBe(before);
  },
  MINUTES,
);

test(
  'the third night, with an issue more: that one, and not the first again',
  async () => {
    const { state } = world.github;
    const fields = { title: 'Two', body: 'Paint it.', labels: ['agent-fanout'] };
    const { number } = state.openIssue({ ...fields, author: ACTOR });
    const third = await world.run(INPUTS);
    expect(tasksOf(third)).toEqual([[`issue-${number}`, 'success']]);
    expect(state.pulls.map(({ closes }) => closes)).toEqual([[1], [number]]);
  },
  MINUTES,
);
