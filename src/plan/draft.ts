/** A plan as it was read: every value with its place, nothing decided yet. Both formats end here. */
import type { Place, Problem } from '../errors.ts';
import type {
  AgentChoice,
  Budget,
  CommandChoice,
  ConflictPolicy,
  Plan,
  TaskIssue,
} from './types.ts';

/** What a task, or the plan's defaults, may say about how tasks are worked on. */
export interface TaskSettings {
  readonly agent?: AgentChoice;
  readonly model?: string;
  readonly setup?: CommandChoice;
  readonly test?: CommandChoice;
  readonly attempts?: number;
  readonly timeoutSeconds?: number;
  readonly budget?: Budget;
  readonly runner?: string;
  readonly labels?: readonly string[];
  readonly base?: string;
  readonly sparse?: boolean;
}

export interface TaskDraft extends TaskSettings {
  /** Absent: the slug of the title. */
  readonly id?: string;
  readonly title?: string;
  readonly prompt?: string;
  readonly issue?: TaskIssue;
  readonly files: readonly string[];
  readonly needs: readonly string[];
  readonly priority?: number;
  readonly places: {
    readonly task: Place;
    readonly id: Place;
    readonly needs: Place;
    readonly files: Place;
    readonly title: Place;
  };
}

export interface PlanDraft {
  readonly name?: string;
  readonly namePlace: Place;
  readonly id?: string;
  readonly base?: string;
  readonly conflicts?: ConflictPolicy;
  readonly publishRed?: Plan['publishRed'];
  readonly maxParallel?: number;
  readonly budget?: Budget;
  readonly probe?: boolean;
  readonly staggerSeconds?: number;
  readonly defaults: TaskSettings;
  readonly tasks: readonly TaskDraft[];
  readonly tasksPlace: Place;
  readonly warnings: readonly Problem[];
}
