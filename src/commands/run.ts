/** The local engine: one process, every task as soon as what it needs has ended well, a bounded number at once. */
import { messageOf } from '../errors.ts';
import type { Task } from '../plan/types.ts';
import { probeOf } from '../plan/waves.ts';
import type { WorkspacePool } from '../ports/workspace-pool.ts';
import type { Ports, ProgressEvent, TaskResult, TaskRun } from './context.ts';
import { type PreparedPlan, storePreparedPlan } from './plan.ts';
import { runTask } from './task.ts';

export interface LocalRun {
  readonly prepared: PreparedPlan;
  /** At least 1. */
  readonly maxParallel: number;
  /** Behind the ports' `git.checkout`; absent: each work tree is made when it is wanted. */
  readonly pool?: WorkspacePool;
  /** Ports of one task: the tracker counts requests for this task alone. */
  readonly portsOf: (taskId: string) => Ports;
  readonly taskRun: Omit<TaskRun, 'planId' | 'taskId' | 'queuedAt' | 'onProgress'>;
  readonly onProgress: (event: ProgressEvent) => void;
  /** A task that another run works on, or that could not even be recorded. */
  readonly onLeftOut: (taskId: string, reason: string) => void;
}

/** Runs all tasks to an end. Failures are outcomes; none stops another. */
export async function runLocal(ports: Ports, run: LocalRun): Promise<void> {
  const stored = await storePreparedPlan(ports.ledger, run.prepared);
  const filling = stored === 'stored' ? fillPool(ports, run) : undefined;
  try {
    await runAll(ports, run);
  } finally {
    await filling;
    await run.pool?.drain();
  }
}

async function runAll(ports: Ports, run: LocalRun): Promise<void> {
  const schedule = new Schedule(run.prepared.waves.flat(), probeOf(run.prepared.plan));
  const working = new Map<string, Promise<void>>();
  for (;;) {
    for (const task of schedule.take(run.maxParallel - working.size)) {
      const done = work(ports, run, task).then(() => {
        working.delete(task.id);
        schedule.end(task.id);
      });
      working.set(task.id, done);
    }
    if (working.size === 0) return;
    await Promise.race(working.values());
  }
}

/**
 * Tasks that need no other start from their base, each with a work tree for the agent and one for the tests. A plan
 * that was run before has few of them left, if any: nothing is made for it that nobody may want.
 */
async function fillPool(ports: Ports, { pool, prepared, maxParallel }: LocalRun): Promise<void> {
  const tasks = prepared.plan.tasks.filter(({ needs, sparse }) => needs.length === 0 && !sparse);
  // What starts at once takes its own; ready ones are for those that come later.
  if (pool === undefined || tasks.length <= maxParallel) return;
  for (const base of new Set(tasks.map((task) => task.base))) {
    try {
      const commit = await ports.git.fetchBranch(base);
      const count = 2 * tasks.filter((task) => task.base === base).length;
      pool.fill({ commit, count, ahead: maxParallel });
    } catch {
      // The tasks of this base meet the same error, and report it.
    }
  }
}

async function work(ports: Ports, run: LocalRun, task: Task): Promise<void> {
  const taskRun: TaskRun = {
    ...run.taskRun,
    planId: run.prepared.plan.id,
    taskId: task.id,
    queuedAt: ports.clock.now(),
    onProgress: run.onProgress,
  };
  try {
    sayLeftOut(await runTask(run.portsOf(task.id), taskRun), run, task);
  } catch (error) {
    run.onLeftOut(task.id, messageOf(error));
  }
}

function sayLeftOut(result: TaskResult, run: LocalRun, task: Task): void {
  if (result.kind === 'already-running') {
    run.onLeftOut(task.id, `another run works on it: ${result.where}`);
  }
  if (result.kind === 'already-finished')
    run.onLeftOut(task.id, 'already finished by an earlier run');
}

/** Which tasks may start. A dependent of a failed task starts too: it finds out by itself that it is blocked, and records it. */
class Schedule {
  #waiting: Task[];
  readonly #ended = new Set<string>();
  readonly #probe: Task | undefined;

  /** `probe` goes first, alone. */
  constructor(tasks: readonly Task[], probe: Task | undefined) {
    this.#waiting = [...tasks];
    this.#probe = probe;
  }

  take(room: number): readonly Task[] {
    const probe = this.#probe;
    const isOpen = probe === undefined || this.#ended.has(probe.id);
    const ready = this.#waiting
      .filter((task) => isOpen || task.id === probe.id)
      .filter(({ needs }) => needs.every((need) => this.#ended.has(need)))
      .slice(0, Math.max(0, room));
    this.#waiting = this.#waiting.filter((task) => !ready.includes(task));
    return ready;
  }

  end(taskId: string): void {
    this.#ended.add(taskId);
  }
}
