/** What a task starts from: the plan, what is known of earlier runs, and the record that claims it. */
import { FanoutError } from '../errors.ts';
import type { Plan, Task } from '../plan/types.ts';
import { planWaves, waveOf } from '../plan/waves.ts';
import type { Ledger, LedgerSnapshot, StoredRecord } from '../ports/ledger.ts';
import type { HandOver, HandOverResult } from '../task/hand-over.ts';
import { RECORD_VERSION, type RunningRecord } from '../task/record.ts';
import { createRedactor, findSecretValues, type Redactor } from '../task/redact.ts';
import type { TaskRun } from './context.ts';

/** What any task of the plan hands to its agent is a secret for all of them. */
export function redactorFor(plan: Plan, { hostEnv }: TaskRun): Redactor {
  const names = plan.tasks.flatMap((task) => task.agent.env);
  return createRedactor(findSecretValues({ hostEnv, names }));
}

/** A record that cannot be read is replaced, by compare-and-swap on what was seen. */
export function invalidVersion(snapshot: LedgerSnapshot, taskId: string): string | null {
  return snapshot.invalid.find((invalid) => invalid.taskId === taskId)?.version ?? null;
}

export async function findTask(
  { ledger }: { readonly ledger: Ledger },
  run: TaskRun,
): Promise<{ snapshot: LedgerSnapshot; task: Task }> {
  const snapshot = await ledger.read(run.planId);
  if (snapshot === undefined) {
    throw new FanoutError(`plan ${run.planId} is not in the ledger`, {
      hint: 'Run the plan command first; it stores the plan under refs/agent-fanout/<plan id>/plan.',
    });
  }
  const task = snapshot.plan.tasks.find((candidate) => candidate.id === run.taskId);
  if (task !== undefined) return { snapshot, task };
  throw new FanoutError(`plan ${run.planId} has no task ${run.taskId}`, {
    hint: `Its tasks are: ${snapshot.plan.tasks
      .map(({ id }) => id)
      .join(', ')
      .slice(0, 500)}`,
  });
}

export interface ClaimFacts {
  readonly run: TaskRun;
  readonly plan: Plan;
  readonly task: Task;
  readonly stored: StoredRecord | undefined;
  readonly now: number;
  /** What another machine did for this task, when this one only publishes it. */
  readonly handOver: HandOverResult | undefined;
}

/** What is known of an earlier run stays: its issue, its branch, what it cost. What was handed over knows that too. */
export function buildClaim(facts: ClaimFacts): RunningRecord {
  const { run, plan, task, stored, now } = facts;
  const handOver = facts.handOver?.kind === 'there' ? facts.handOver.handOver : undefined;
  const before = stored?.record;
  const worked = handOver?.record ?? before;
  return {
    version: RECORD_VERSION,
    state: 'running',
    planId: plan.id,
    taskId: task.id,
    title: task.title,
    wave: Math.max(0, waveOf(planWaves(plan), task.id)),
    owner: { run: run.run, where: run.where, seenAt: now },
    facts: { date: Math.floor(now / 1000), ...handedFacts(handOver), ...before?.facts },
    phases: [
      ...(handOver?.record.phases ?? []),
      { name: 'queue', startedAt: run.queuedAt, endedAt: now, ok: true },
    ],
    attempts: worked?.attempts ?? [],
    usage: worked?.usage ?? {},
    requests: before?.requests ?? { total: 0, contentWrites: 0 },
    // Said with the claim itself, so that a crash while the issue is made is known without another write.
    intent: 'issue',
  };
}

/** Only the date is taken on trust: with it a merged start is the same commit on both machines. */
function handedFacts(handOver: HandOver | undefined): { readonly date?: number } {
  const date = handOver?.record.facts.date;
  return date === undefined ? {} : { date };
}
