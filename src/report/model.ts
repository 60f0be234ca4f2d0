/** The one model behind summary, page, table and JSON. Every planned task is in it, exactly once. */
import type { Overlap } from '../plan/conflicts.ts';
import type { Plan, Task } from '../plan/types.ts';
import { OUTCOMES, satisfiesNeed } from '../task/outcome.ts';
import type { TaskRecord } from '../task/record.ts';
import type { Trends } from './history.ts';
import type { BranchConflict, MergeStep } from './merge-order.ts';
import { computeMetrics, type Metrics } from './metrics.ts';
import type { Status } from './words.ts';

export interface ReportInput {
  readonly plan: Plan;
  readonly waves: readonly (readonly Task[])[];
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly invalid: readonly { readonly taskId: string; readonly reason: string }[];
  readonly overlaps: readonly Overlap[];
  /** Absent: nobody looked. */
  readonly merges?: MergeReport;
  /** True: nothing runs any more. What has no record, or a running one, is lost (or blocked). */
  readonly finished: boolean;
  readonly run: RunFacts;
}

export interface RunFacts {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly now: number;
  readonly engine: 'local' | 'github-actions';
  readonly url?: string;
  readonly repositoryUrl?: string;
}

export interface TaskRow {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly wave: number;
  readonly status: Status;
  /** One line; empty while pending. */
  readonly reason: string;
  /** What a person can do, when something is to be done. */
  readonly next?: string;
  readonly record?: TaskRecord;
  /** Milliseconds from claim to end. */
  readonly duration?: number;
}

export interface ReportModel {
  readonly planId: string;
  readonly planName: string;
  readonly base: string;
  readonly tasks: readonly TaskRow[];
  readonly counts: Readonly<Partial<Record<Status, number>>>;
  readonly overlaps: readonly Overlap[];
  readonly merges?: MergeReport;
  readonly metrics: Metrics;
  /** Over all runs that are known; absent before the second. */
  readonly trends?: Trends;
  readonly run: RunFacts;
  readonly finished: boolean;
  /** Did every task end well? */
  readonly succeeded: boolean;
}

/** What finished branches do to each other. */
export type MergeReport =
  | {
      readonly kind: 'checked';
      readonly conflicts: readonly BranchConflict[];
      readonly order: readonly MergeStep[];
      /** Pairs that change the same paths and were not tried: there were too many. */
      readonly untried: number;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

export function buildReportModel(input: ReportInput): ReportModel {
  const rows = new Map<string, TaskRow>();
  input.waves.forEach((wave, index) => {
    for (const task of wave) rows.set(task.id, buildRow(input, { task, wave: index + 1, rows }));
  });
  const tasks = [...rows.values()];
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of tasks) counts[status] = (counts[status] ?? 0) + 1;
  return {
    planId: input.plan.id,
    planName: input.plan.name,
    base: input.plan.base,
    tasks,
    counts,
    overlaps: input.overlaps,
    ...(input.merges === undefined ? {} : { merges: input.merges }),
    metrics: computeMetrics(tasks.flatMap(({ record }) => (record === undefined ? [] : [record]))),
    run: input.run,
    finished: input.finished,
    succeeded: tasks.every(({ status }) => status === 'published' || status === 'no-changes'),
  };
}

interface RowFacts {
  readonly task: Task;
  readonly wave: number;
  /** Rows of earlier waves: a task's needs are among them. */
  readonly rows: ReadonlyMap<string, TaskRow>;
}

function buildRow(input: ReportInput, facts: RowFacts): TaskRow {
  const { task, wave } = facts;
  const record = input.records.get(task.id);
  const { status, reason } = statusOf(input, facts, record);
  const next = nextAction(status, record);
  const duration = record === undefined ? undefined : durationOf(record);
  return {
    id: task.id,
    title: task.title,
    wave,
    status,
    reason,
    ...(next === undefined ? {} : { next }),
    ...(record === undefined ? {} : { record }),
    ...(duration === undefined ? {} : { duration }),
  };
}

function statusOf(
  input: ReportInput,
  { task, rows }: RowFacts,
  record: TaskRecord | undefined,
): { status: Status; reason: string } {
  if (record?.state === 'finished') return { status: record.outcome, reason: record.reason };
  const invalid = input.invalid.find(({ taskId }) => taskId === task.id);
  if (invalid !== undefined)
    return { status: 'lost', reason: `its record cannot be read: ${invalid.reason}` };
  if (record !== undefined) {
    if (!input.finished) return { status: 'running', reason: '' };
    return { status: 'lost', reason: `its machine (${record.owner.where}) left no result` };
  }
  const failed = task.needs
    .map((need) => rows.get(need))
    .find((need) => need !== undefined && hasFailed(need));
  if (failed !== undefined) {
    return { status: 'blocked', reason: `it needs ${failed.id}, which ended as ${failed.status}` };
  }
  if (!input.finished) return { status: 'pending', reason: '' };
  return { status: 'lost', reason: 'it was never started, or its machine left no record' };
}

function hasFailed({ status }: TaskRow): boolean {
  const outcome = OUTCOMES.find((known) => known === status);
  return outcome !== undefined && !satisfiesNeed(outcome);
}

function durationOf({ phases }: TaskRecord): number | undefined {
  const work = phases.filter(({ name }) => name !== 'queue');
  if (work.length === 0) return undefined;
  return (
    Math.max(...work.map(({ endedAt }) => endedAt)) -
    Math.min(...work.map(({ startedAt }) => startedAt))
  );
}

function nextAction(status: Status, record: TaskRecord | undefined): string | undefined {
  switch (status) {
    case 'published':
      return 'review the pull request';
    case 'tests-failed':
    case 'agent-failed':
    case 'timeout':
      return record?.facts.wip === undefined
        ? 'run the plan again'
        : 'look at the kept work, or run the plan again';
    case 'quota':
      return "check the agent's account, then run the plan again";
    case 'refused':
      return 'look at the reason; do this part by hand or change the plan';
    case 'setup-failed':
      return 'mend the set-up, then run the plan again';
    case 'blocked':
      return 'mend what it needs, then run the plan again';
    case 'cancelled':
    case 'lost':
    case 'deferred':
      return 'run the plan again';
    case 'no-changes':
    case 'running':
    case 'pending':
      return undefined;
  }
}
