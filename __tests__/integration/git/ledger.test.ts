/** The ledger in git refs: create-only claims, compare-and-swap, one read for all. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGitLedger } from '../../../src/adapters/git-ledger.ts';
import { buildFinished, buildPlan, buildRunning, buildTask } from '../../fakes/builders.ts';
import { type GitFixture, makeGitFixture } from '../../fakes/git-fixture.ts';

let fixture: GitFixture;
beforeEach(async () => {
  fixture = await makeGitFixture();
});
afterEach(() => fixture.remove());

const plan = buildPlan([buildTask({ id: 'one' }), buildTask({ id: 'two' })]);

test('an unknown plan is undefined, a stored one comes back as it was', async () => {
  const { ledger } = fixture;
  expect(await ledger.read(plan.id)).toBeUndefined();
  expect(await ledger.storePlan(plan)).toEqual({ kind: 'stored' });
  expect(await ledger.storePlan(plan)).toEqual({ kind: 'present' });
  expect((await ledger.read(plan.id))?.plan).toEqual(plan);
  expect(await ledger.listPlans()).toEqual([plan.id]);
});

test('another content under the same id is told apart and never replaces it', async () => {
  const { ledger } = fixture;
  await ledger.storePlan(plan);
  const other = buildPlan(plan.tasks, { name: 'Other' });
  expect(await ledger.storePlan(other)).toEqual({
    kind: 'different',
    contentHash: plan.contentHash,
  });
  expect((await ledger.read(plan.id))?.plan.name).toBe('Plan');
});

test('tasks of one name are found in all plans, and nothing else', async () => {
  const { ledger } = fixture;
  const other = { planId: 'another-plan', owner: { run: 'x', where: 'there', seenAt: 2 } };
  const records = [
    buildRunning({ taskId: 'issue-1' }),
    buildFinished({ taskId: 'issue-1', ...other }),
    buildRunning({ taskId: 'issue-12' }),
    buildRunning({ taskId: 'issue-2' }),
  ];
  for (const record of records) await ledger.write(record, null);
  await ledger.storePlan(plan);
  const found = await ledger.findTasks(new Set(['issue-1', 'issue-2', 'issue-3']));
  expect(found.map(({ planId, taskId, state }) => [planId, taskId, state]).toSorted()).toEqual([
    ['another-plan', 'issue-1', 'finished'],
    [plan.id, 'issue-1', 'running'],
    [plan.id, 'issue-2', 'running'],
  ]);
  expect(await ledger.findTasks(new Set())).toEqual([]);
});

describe('records', () => {
  beforeEach(async () => {
    await fixture.ledger.storePlan(plan);
  });

  test('are created once; who comes second learns who was first', async () => {
    const mine = buildRunning();
    const first = await fixture.ledger.write(mine, null);
    expect(first.kind).toBe('written');
    const theirs = buildRunning({ owner: { run: 'other', where: 'there', seenAt: 2 } });
    const second = await fixture.ledger.write(theirs, null);
    expect(second).toMatchObject({ kind: 'conflict', current: { record: mine } });
  });

  test('go on by compare-and-swap, and their history is kept', async () => {
    const first = await fixture.ledger.write(buildRunning(), null);
    const version = first.kind === 'written' ? first.version : '';
    const second = await fixture.ledger.write(buildFinished(), version);
    expect(second.kind).toBe('written');
    const other = buildFinished({ reason: 'by another run' });
    expect((await fixture.ledger.write(other, version)).kind).toBe('conflict');
    const ref = `refs/agent-fanout/${plan.id}/task/one`;
    expect(fixture.run('rev-list', '--count', ref)).toBe('2');
  });

  test('of twenty claims at once one wins, through ledgers that share nothing but the repository', async () => {
    const ledgers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        createGitLedger({
          ...fixture.options,
          trustedDir: `${fixture.folder}/trusted-${index}.git`,
        }),
      ),
    );
    const claims = Array.from({ length: 20 }, (_, index) =>
      ledgers[index % 4]?.write(
        buildRunning({ owner: { run: `run-${index}`, where: 'x', seenAt: index } }),
        null,
      ),
    );
    const results = await Promise.all(claims);
    const won = results.findIndex((result) => result?.kind === 'written');
    expect(results.filter((result) => result?.kind === 'written')).toHaveLength(1);
    const stored = (await fixture.ledger.read(plan.id))?.records.get('one');
    expect(stored?.record.owner.run).toBe(`run-${won}`);
  });

  test('that cannot be read are said to be so, and do not hide the others', async () => {
    await fixture.ledger.write(buildRunning({ taskId: 'two' }), null);
    const tree = fixture.run('rev-parse', 'HEAD^{tree}');
    const commit = fixture.run('commit-tree', tree, '-m', 'no record in it');
    fixture.run('update-ref', `refs/agent-fanout/${plan.id}/task/one`, commit);
    const snapshot = await fixture.ledger.read(plan.id);
    expect(snapshot?.invalid).toMatchObject([{ taskId: 'one', version: commit }]);
    expect(snapshot?.records.get('two')?.record.state).toBe('running');
  });

  test('and kept work are removed with their plan, and only with it', async () => {
    const { ledger, base } = fixture;
    await ledger.write(buildRunning(), null);
    await ledger.keepWork({ planId: plan.id, taskId: 'one', commit: base });
    expect((await ledger.read(plan.id))?.wip.get('one')).toBe(base);
    const other = buildPlan([buildTask()], { id: 'other-12345678' });
    await ledger.storePlan(other);
    await ledger.remove(plan.id);
    expect(await ledger.listPlans()).toEqual([other.id]);
  });
});

test.each(['../x', 'a/b', 'A', '', 'a b', '--exec=x'])('%j is never part of a ref', async (id) => {
  await expect(fixture.ledger.read(id)).rejects.toThrow('is no id');
});

describe('the history of runs', () => {
  test('is read as it was written, changed only by who knows the last state, and is no plan', async () => {
    const { ledger } = fixture;
    expect(await ledger.readHistory()).toBeUndefined();
    expect(await ledger.writeHistory('one\n', null)).toBe('written');
    expect(await ledger.writeHistory('lost\n', null)).toBe('conflict');
    const { text, version } = (await ledger.readHistory()) ?? {};
    expect(text).toBe('one\n');
    expect(await ledger.writeHistory('one\ntwo\n', version ?? null)).toBe('written');
    expect((await ledger.readHistory())?.text).toBe('one\ntwo\n');
    expect(await ledger.listPlans()).toEqual([]);
  });
});
