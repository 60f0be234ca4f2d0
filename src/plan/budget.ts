/** What a plan will take, computed before anything is written. */
import type { Plan, Task } from './types.ts';

/** GitHub's limits, per hour (rate-limits-for-the-rest-api.md @21143d5; secondary-rate-limit-rest-graphql.md @058fa63). */
export interface Limits {
  /** REST requests of one token for one repository. */
  readonly requestsPerHour: number;
  /** Issues, pull requests and comments. */
  readonly contentWritesPerHour: number;
  readonly contentWritesPerMinute: number;
}

export const GITHUB_TOKEN_LIMITS: Limits = {
  requestsPerHour: 1_000,
  contentWritesPerHour: 500,
  contentWritesPerMinute: 80,
};

/** Of one task, at most: issue, pull request, final comment, and two look-ups of a resumed one. */
export const REQUESTS_PER_TASK = 5;
export const CONTENT_WRITES_PER_TASK = 3;

export interface Forecast {
  readonly requests: number;
  readonly contentWrites: number;
  /** Ceiling: every task uses its whole time on a runner of its own. */
  readonly runnerMinutesCeiling: number;
  /** US dollars; absent when a task has no ceiling. */
  readonly usdCeiling?: number;
  readonly tokensCeiling?: number;
  /** Ids of tasks without a money ceiling. */
  readonly withoutCeiling: readonly string[];
  /** Hours that the rate limits alone ask for, 1 when everything fits one. */
  readonly hours: number;
  /** What does not fit the hour or the plan's budget comes in a later round. */
  readonly deferred: readonly { readonly task: string; readonly reason: string }[];
}

export function forecastPlan(
  plan: Plan,
  waves: readonly (readonly Task[])[],
  limits: Limits = GITHUB_TOKEN_LIMITS,
): Forecast {
  const tasks = waves.flat();
  const ceiling = sumCeilings(
    tasks.map(({ budget }) => budget.usd),
    plan.budget.usd,
  );
  const tokens = sumCeilings(
    tasks.map(({ budget }) => budget.tokens),
    plan.budget.tokens,
  );
  const perHour = tasksPerHour(limits);
  const minutes = tasks.reduce((sum, task) => sum + Math.ceil(task.timeoutSeconds / 60), 0);
  return {
    requests: tasks.length * REQUESTS_PER_TASK,
    contentWrites: tasks.length * CONTENT_WRITES_PER_TASK,
    runnerMinutesCeiling: minutes,
    ...(ceiling === undefined ? {} : { usdCeiling: ceiling }),
    ...(tokens === undefined ? {} : { tokensCeiling: tokens }),
    withoutCeiling: tasks.filter(({ budget }) => budget.usd === undefined).map(({ id }) => id),
    hours: Math.max(1, Math.ceil(tasks.length / perHour)),
    deferred: [...overRate(tasks, perHour), ...overBudget(tasks, plan.budget.usd)],
  };
}

/** Tasks that the limits allow in one hour. */
export function tasksPerHour(limits: Limits = GITHUB_TOKEN_LIMITS): number {
  const byRequests = Math.floor(limits.requestsPerHour / REQUESTS_PER_TASK);
  const byWrites = Math.floor(limits.contentWritesPerHour / CONTENT_WRITES_PER_TASK);
  return Math.max(1, Math.min(byRequests, byWrites));
}

function sumCeilings(
  ceilings: readonly (number | undefined)[],
  ofPlan: number | undefined,
): number | undefined {
  const known = ceilings.filter((ceiling) => ceiling !== undefined);
  if (known.length < ceilings.length) return ofPlan;
  const sum = known.reduce((total, ceiling) => total + ceiling, 0);
  return ofPlan === undefined ? sum : Math.min(sum, ofPlan);
}

function overRate(tasks: readonly Task[], perHour: number): Forecast['deferred'] {
  return tasks.slice(perHour).map(({ id }) => ({
    task: id,
    reason: `GitHub's limits allow ${perHour} tasks an hour`,
  }));
}

/** Admits tasks in order while the sum of their ceilings fits. */
function overBudget(tasks: readonly Task[], budget: number | undefined): Forecast['deferred'] {
  if (budget === undefined) return [];
  let left = budget;
  return tasks.flatMap(({ id, budget: { usd = 0 } }) => {
    if (usd <= left) {
      left -= usd;
      return [];
    }
    return [
      { task: id, reason: `its ceiling of $${usd} does not fit what the plan's budget has left` },
    ];
  });
}
