import { describe, expect, test } from '@jest/globals';
import { buildCleanup, type TaskRemains } from '../../../src/task/cleanup.ts';
import { buildFinished, buildRunning } from '../../fakes/builders.ts';

const OURS = 'a'.repeat(40);
const facts = { branch: 'agent-fanout/p/one', commit: OURS, issue: { number: 4, url: 'u' } };
const remains = (fields: Partial<TaskRemains> = {}): TaskRemains => ({
  taskId: 'one',
  record: buildFinished({ facts }),
  head: OURS,
  ahead: 1,
  pull: 'open',
  issueOpen: undefined,
  wip: undefined,
  ...fields,
});

function decide(tasks: readonly TaskRemains[], force: readonly string[] = []) {
  const plans = [{ planId: 'p', tasks }];
  const { remove, keep } = buildCleanup({ plans, workTrees: [], force: new Set(force) });
  return {
    remove: remove.map(({ kind, name }) => `${kind} ${name}`),
    keep: keep.map(({ name, why }) => `${name}: ${why}`),
  };
}

const BRANCH = 'branch agent-fanout/p/one';

describe('a branch', () => {
  test.each<[string, Partial<TaskRemains>]>([
    ['all of it is in its base', { ahead: 0, pull: undefined }],
    ['merged, squashed', { pull: 'merged' }],
    ['its pull request was closed', { pull: 'closed' }],
  ])('goes when it is %s', (_name, fields) => {
    expect(decide([remains(fields)]).remove).toContain(BRANCH);
  });

  test.each<[string, Partial<TaskRemains>, string]>([
    ['is not merged', {}, 'it is not merged'],
    ['has commits of a person', { head: 'b'.repeat(40), pull: 'merged' }, 'not ours'],
    ['is being worked on', { record: buildRunning({ facts }), pull: 'closed' }, 'worked on'],
    ['belongs to no record', { record: undefined }, 'not ours'],
  ])('stays when it %s, and is named', (_name, fields, why) => {
    const { remove, keep } = decide([remains(fields)]);
    expect(remove).toEqual([]);
    expect(keep[0]).toContain(why);
  });

  test('of an earlier push of ours is ours', () => {
    const earlier = 'c'.repeat(40);
    const record = buildFinished({ facts: { ...facts, pushes: [earlier, OURS] } });
    expect(decide([remains({ record, head: earlier, pull: 'closed' })]).remove).toContain(BRANCH);
  });

  test('goes by force, by its name alone', () => {
    expect(decide([remains()], ['agent-fanout/p/one']).remove).toEqual([BRANCH]);
    expect(decide([remains()], ['agent-fanout/p/other']).remove).toEqual([]);
  });
});

test('an issue that was left open by a merge is closed, no other one', () => {
  expect(decide([remains({ pull: 'merged', issueOpen: true })]).remove).toContain('issue #4');
  expect(decide([remains({ pull: 'merged', issueOpen: false })]).remove).not.toContain('issue #4');
  expect(decide([remains({ pull: 'closed', issueOpen: true })]).remove).not.toContain('issue #4');
});

describe('the ledger of a plan', () => {
  test.each<[string, readonly TaskRemains[]]>([
    ['merged', [remains({ pull: 'merged' })]],
    ['gone', [remains({ head: undefined, pull: 'merged' })]],
    [
      'without changes',
      [remains({ record: buildFinished({ outcome: 'no-changes' }), head: undefined })],
    ],
  ])('goes when all is %s', (_name, tasks) => {
    expect(decide(tasks).remove.at(-1)).toBe('ledger p');
  });

  test.each<[string, readonly TaskRemains[], string]>([
    ['a branch is not merged', [remains()], '1 of its branches are not merged'],
    ['a task runs', [remains({ record: buildRunning({ facts }), head: undefined })], 'worked on'],
    [
      'a task failed and its work was kept',
      [remains({ record: buildFinished({ outcome: 'tests-failed' }), head: undefined, wip: OURS })],
      'it keeps unpublished work of one',
    ],
    ['a task never ran', [remains({ record: undefined, head: undefined })], 'have not ended well'],
  ])('stays when %s', (_name, tasks, why) => {
    const { remove, keep } = decide(tasks);
    expect(remove).not.toContain('ledger p');
    expect(keep.at(-1)).toContain(why);
  });
});

test('a dirty work tree stays, a clean one goes', () => {
  const workTrees = [
    { path: '/cache/work/dirty', dirty: true },
    { path: '/cache/work/clean', dirty: false },
  ];
  const { remove, keep } = buildCleanup({ plans: [], workTrees, force: new Set() });
  expect(remove.map(({ name }) => name)).toEqual(['/cache/work/clean']);
  expect(keep.map(({ name }) => name)).toEqual(['/cache/work/dirty']);
});
