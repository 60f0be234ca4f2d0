/** Which tasks of a plan are worked on in one run of the workflow, and which are left for the next. */

import { isFinal, type Outcome } from '../task/outcome.ts';
import type { TaskRecord } from '../task/record.ts';
import { forecastPlan, tasksPerHour } from './budget.ts';
import { MAX_MATRIX_JOBS } from './matrix.ts';
import type { Plan, Task } from './types.ts';

/**
 * `unfinished`: all that did not end well, failures too (somebody started the plan again).
 * `untried`: only what no run has worked on yet (the plan goes on by itself; a failure is not repeated).
 */
export type RoundWork = 'unfinished' | 'untried';

export interface RoundFacts {
  readonly plan: Plan;
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly work: RoundWork;
}

/** Ids of the tasks to work on. `untried` leaves out tasks that a failed need blocks: trying them is in vain. */
export function selectTasks({ plan, records, work }: RoundFacts): ReadonlySet<string> {
  if (work === 'unfinished') {
    return idsOf(plan.tasks.filter(({ id }) => !endedWell(records.get(id))));
  }
  const blocked = findBlocked(plan, records);
  return idsOf(plan.tasks.filter(({ id }) => isUntried(records.get(id)) && !blocked.has(id)));
}

/** A round of the workflow. */
export interface Round {
  /** At most `maxWaves`, none of them empty. */
  readonly waves: readonly (readonly Task[])[];
  /** For `strategy.max-parallel`, at least 1. */
  readonly maxParallel: number;
  /** Tasks in `waves`. */
  readonly scheduled: number;
  /** Tasks to work on, those of later rounds included. */
  readonly left: number;
}

export interface RoundRequest extends RoundFacts {
  readonly waves: readonly (readonly Task[])[];
  readonly maxWaves: number;
}

/**
 * Without a number of its own, a plan starts so many tasks at once: each opens its issue at the start, GitHub
 * takes 80 content writes a minute, and the rest is for tasks that end.
 */
const AT_ONCE = 60;

/** How many tasks of a plan run at the same time, at most. */
export function tasksAtOnce({ maxParallel, tasks }: Plan): number {
  return Math.max(1, Math.min(maxParallel || AT_ONCE, tasks.length));
}

/**
 * Takes tasks in the order of their waves while they fit the workflow's waves, GitHub's matrix, the hour's
 * requests and what the plan's budget has left. Who needs a task that does not fit does not fit either.
 */
export function planRound(request: RoundRequest): Round {
  const { plan, records } = request;
  const selected = selectTasks(request);
  const waves = wavesOf(request.waves, selected);
  const budget = remainingBudget(plan, records);
  const { deferred } = forecastPlan({ ...plan, budget }, waves);
  const postponed = new Set(deferred.map(({ task }) => task));
  const chosen = waves.map((wave, index) => {
    const fitting = wave.filter(
      ({ id, needs }) => !postponed.has(id) && !needs.some((need) => postponed.has(need)),
    );
    const taken = index < request.maxWaves ? fitting.slice(0, MAX_MATRIX_JOBS) : [];
    const kept = new Set(taken);
    for (const task of wave) if (!kept.has(task)) postponed.add(task.id);
    return taken;
  });
  const scheduled = chosen.reduce((sum, wave) => sum + wave.length, 0);
  return {
    waves: chosen.filter((wave) => wave.length > 0),
    maxParallel: Math.max(1, Math.min(tasksAtOnce(plan), scheduled)),
    scheduled,
    left: selected.size,
  };
}

/** What the agents said that they cost is gone; so is the ceiling of a task whose agent did not say. */
function remainingBudget(plan: Plan, records: ReadonlyMap<string, TaskRecord>): Plan['budget'] {
  if (plan.budget.usd === undefined) return plan.budget;
  const spent = plan.tasks
    .filter(({ id }) => (records.get(id)?.attempts.length ?? 0) > 0)
    .reduce((sum, { id, budget }) => sum + (records.get(id)?.usage.usd ?? budget.usd ?? 0), 0);
  return { ...plan.budget, usd: Math.max(0, plan.budget.usd - spent) };
}

/** The waves of the selected tasks, in order; a wave that has none of them falls away. */
export function wavesOf(
  waves: readonly (readonly Task[])[],
  selected: ReadonlySet<string>,
): readonly (readonly Task[])[] {
  return waves
    .map((wave) => wave.filter(({ id }) => selected.has(id)))
    .filter((wave) => wave.length > 0);
}

/** Numbers of tasks: without an outcome before a round, worked on in it, and without one after it. */
export interface RoundCount {
  readonly left: number;
  readonly scheduled: number;
  readonly after: number;
}

/**
 * Go on by ourselves? Only when tasks did not fit this round, so that a task whose machine disappeared is not
 * started for ever; and only when the round made progress (a rate limit or a budget can stop all of it).
 */
export function needsNextRound({ left, scheduled, after }: RoundCount): boolean {
  return left > scheduled && after > 0 && after < left;
}

const HOUR_MS = 3_600_000;

/** Milliseconds until the next round may start: not before the hour whose requests this round took is over. */
export function waitForNextRound(
  count: RoundCount,
  times: { startedAt: number; now: number },
): number {
  const perHour = tasksPerHour();
  if (count.scheduled + Math.min(count.after, perHour) <= perHour) return 0;
  return Math.max(0, times.startedAt + HOUR_MS - times.now);
}

function idsOf(tasks: readonly Task[]): ReadonlySet<string> {
  return new Set(tasks.map(({ id }) => id));
}

function outcomeOf(record: TaskRecord | undefined): Outcome | undefined {
  return record?.state === 'finished' ? record.outcome : undefined;
}

function endedWell(record: TaskRecord | undefined): boolean {
  const outcome = outcomeOf(record);
  return outcome !== undefined && isFinal(outcome);
}

/** `deferred` counts as untried: its time had not come. So does nothing else that left a record. */
function isUntried(record: TaskRecord | undefined): boolean {
  return record === undefined || outcomeOf(record) === 'deferred';
}

/** Tasks that need, directly or through others, a task that has ended and not well. */
function findBlocked(plan: Plan, records: ReadonlyMap<string, TaskRecord>): ReadonlySet<string> {
  const dependents = new Map<string, string[]>();
  for (const task of plan.tasks) {
    for (const need of task.needs) {
      const known = dependents.get(need);
      if (known === undefined) dependents.set(need, [task.id]);
      else known.push(task.id);
    }
  }
  const failed = plan.tasks.filter(({ id }) => hasFailed(records.get(id))).map(({ id }) => id);
  const blocked = new Set<string>();
  const pending = [...failed];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const dependent of dependents.get(id) ?? []) {
      if (blocked.has(dependent)) continue;
      blocked.add(dependent);
      pending.push(dependent);
    }
  }
  return blocked;
}

function hasFailed(record: TaskRecord | undefined): boolean {
  const outcome = outcomeOf(record);
  return outcome !== undefined && !isFinal(outcome) && outcome !== 'deferred';
}
