/** The matrix of one wave: ids and scheduling facts, never prompts or secrets. */
import type { Task } from './types.ts';

/** What the engine gets for one task. */
export interface MatrixEntry {
  readonly task: string;
  /** `runs-on` label. */
  readonly runner: string;
  /** `timeout-minutes` of the job: the task's own time and room for set-up of the runner, publishing and record. */
  readonly timeout: number;
}

export interface Matrix {
  readonly include: readonly MatrixEntry[];
}

/** GitHub starts at most so many jobs of one matrix (content/actions/reference/limits.md @0bad049). */
export const MAX_MATRIX_JOBS = 256;

/** Minutes that a job has beyond its task's time. */
const EXTRA_MINUTES = 15;

export function buildMatrix(wave: readonly Task[]): Matrix {
  return {
    include: wave.map((task) => ({
      task: task.id,
      runner: task.runner,
      timeout: Math.ceil(task.timeoutSeconds / 60) + EXTRA_MINUTES,
    })),
  };
}
