/** Plans that no single run can hold: they go on by themselves until every task has ended. */
import { describe, expect, test } from '@jest/globals';
import { tasksPerHour } from '../../../src/plan/budget.ts';
import { buildMatrix } from '../../../src/plan/matrix.ts';
import {
  needsNextRound,
  planRound,
  type RoundWork,
  selectTasks,
  waitForNextRound,
} from '../../../src/plan/round.ts';
import type { Plan } from '../../../src/plan/types.ts';
import { planWaves } from '../../../src/plan/waves.ts';
import type { Outcome } from '../../../src/task/outcome.ts';
import type { TaskRecord } from '../../../src/task/record.ts';
import { buildFinished, buildPlan, buildTask } from '../../fakes/builders.ts';

const HOUR = 3_600_000;
/** Minutes that a round takes. */
const ROUND_MS = 20 * 60_000;

interface Ran {
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly rounds: readonly { readonly startedAt: number; readonly tasks: readonly string[] }[];
}

/** What the plan job and the report job do, round after round. */
function runAll(plan: Plan, outcomeOf: (taskId: string) => Outcome): Ran {
  const waves = planWaves(plan);
  const records = new Map<string, TaskRecord>();
  const rounds: { startedAt: number; tasks: string[] }[] = [];
  let work: RoundWork = 'unfinished';
  for (let now = 0; rounds.length < 100; ) {
    const round = planRound({ plan, waves, records, work, maxWaves: 5 });
    for (const wave of round.waves)
      expect(buildMatrix(wave).include.length).toBeLessThanOrEqual(256);
    const tasks = round.waves.flat().map(({ id }) => id);
    for (const id of tasks) {
      records.set(id, buildFinished({ taskId: id, outcome: outcomeOf(id) }));
    }
    rounds.push({ startedAt: now, tasks });
    const after = selectTasks({ plan, records, work: 'untried' }).size;
    const count = { left: round.left, scheduled: round.scheduled, after };
    if (!needsNextRound(count)) break;
    const ended = now + ROUND_MS;
    now = ended + waitForNextRound(count, { startedAt: now, now: ended });
    work = 'untried';
  }
  return { records, rounds };
}

describe('a thousand tasks', () => {
  const plan = buildPlan(
    Array.from({ length: 1_000 }, (_, index) => buildTask({ id: `t${index}` })),
  );

  test('run to the end, each once, within what GitHub takes in an hour', () => {
    const { records, rounds } = runAll(plan, () => 'published');
    expect(records.size).toBe(1_000);
    expect(rounds.flatMap(({ tasks }) => tasks)).toHaveLength(1_000);
    for (const { startedAt } of rounds) {
      const within = rounds.filter(
        (other) => other.startedAt > startedAt - HOUR && other.startedAt <= startedAt,
      );
      const started = within.reduce((sum, { tasks }) => sum + tasks.length, 0);
      expect(started).toBeLessThanOrEqual(tasksPerHour());
    }
  });

  test('failures are not repeated by the rounds that follow, and stop nothing', () => {
    const { records, rounds } = runAll(plan, (id) =>
      id.endsWith('7') ? 'tests-failed' : 'published',
    );
    expect(records.size).toBe(1_000);
    expect(rounds.flatMap(({ tasks }) => tasks)).toHaveLength(1_000);
  });
});

describe('thirty waves, one below the other', () => {
  const plan = buildPlan(
    Array.from({ length: 90 }, (_, index) =>
      buildTask({ id: `t${index}`, needs: index < 3 ? [] : [`t${index - 3}`] }),
    ),
  );

  test('take six rounds of five waves, each task after what it needs', () => {
    const { records, rounds } = runAll(plan, () => 'published');
    expect(records.size).toBe(90);
    expect(rounds).toHaveLength(6);
    const order = rounds.flatMap(({ tasks }) => tasks);
    for (const { id, needs } of plan.tasks)
      for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
  });

  test('what needs a failure is left, the other chains go on', () => {
    const { records } = runAll(plan, (id) => (id === 't4' ? 'agent-failed' : 'published'));
    // The chain of t1 stops at its second wave; those of t0 and t2 go to their ends.
    expect(records.has('t87')).toBe(true);
    expect(records.has('t88')).toBe(false);
    expect(records.has('t89')).toBe(true);
    expect(selectTasks({ plan, records, work: 'untried' }).size).toBe(0);
  });
});
