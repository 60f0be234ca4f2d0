/** Waves: the tasks whose needs are all met by earlier waves. */
import { predictOverlaps } from './conflicts.ts';
import type { Plan, Task } from './types.ts';

export type Wave = readonly Task[];

/**
 * Each task in the earliest wave that its needs allow, by priority and then the plan's order. With
 * `conflicts: serialize`, a task that overlaps another of its wave moves to a later one.
 * The plan has no cycle (`parsePlan` refuses them).
 */
export function planWaves(plan: Pick<Plan, 'tasks' | 'conflicts' | 'probe'>): readonly Wave[] {
  const waves = wavesWithoutProbe(plan);
  const probe = plan.probe ? waves[0]?.[0] : undefined;
  if (probe === undefined) return waves;
  const rest = waves.map((wave) => wave.filter((task) => task !== probe));
  return [[probe], ...rest.filter((wave) => wave.length > 0)];
}

/** The task that goes first, when the plan wants one to. */
export function probeOf(plan: Plan): Task | undefined {
  return plan.probe ? planWaves(plan)[0]?.[0] : undefined;
}

function wavesWithoutProbe(plan: Pick<Plan, 'tasks' | 'conflicts'>): readonly Wave[] {
  const waves: Task[][] = [];
  const waveOfTask = new Map<string, number>();
  const serial =
    plan.conflicts === 'serialize' ? rivals(plan.tasks) : new Map<string, ReadonlySet<string>>();
  for (const task of inOrder(plan.tasks)) {
    let wave = Math.max(0, ...task.needs.map((need) => (waveOfTask.get(need) ?? -1) + 1));
    const rivalWaves = new Set(
      [...(serial.get(task.id) ?? [])].map((rival) => waveOfTask.get(rival)),
    );
    while (rivalWaves.has(wave)) wave += 1;
    waveOfTask.set(task.id, wave);
    const members = waves[wave] ?? [];
    members.push(task);
    while (waves.length <= wave) waves.push([]);
    waves[wave] = members;
  }
  return waves
    .map((wave) => wave.toSorted((a, b) => b.priority - a.priority))
    .filter((wave) => wave.length > 0);
}

/** Index of a task's wave, from 0; -1 when it is in none. */
export function waveOf(waves: readonly Wave[], taskId: string): number {
  return waves.findIndex((wave) => wave.some((task) => task.id === taskId));
}

/** Needs first; among those that are ready, the plan's order (Kahn). */
function inOrder(tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const missing = new Map(
    tasks.map((task) => [task.id, task.needs.filter((need) => byId.has(need)).length]),
  );
  const dependents = new Map<string, Task[]>();
  for (const task of tasks) {
    for (const need of task.needs) {
      const known = dependents.get(need);
      if (known === undefined) dependents.set(need, [task]);
      else known.push(task);
    }
  }
  const ready = tasks.filter((task) => missing.get(task.id) === 0);
  // The array grows while it is walked.
  for (const task of ready) {
    for (const dependent of dependents.get(task.id) ?? []) {
      const left = (missing.get(dependent.id) ?? 0) - 1;
      missing.set(dependent.id, left);
      if (left === 0) ready.push(dependent);
    }
  }
  return ready;
}

function rivals(tasks: readonly Task[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string) => {
    const known = found.get(a) ?? new Set<string>();
    known.add(b);
    found.set(a, known);
  };
  for (const { a, b } of predictOverlaps(tasks)) {
    add(a, b);
    add(b, a);
  }
  return found;
}
