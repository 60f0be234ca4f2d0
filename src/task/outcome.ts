/** The closed set of ways in which a task ends. Every planned task ends with exactly one. */
export const OUTCOMES = [
  'published',
  'no-changes',
  'tests-failed',
  'agent-failed',
  'quota',
  'timeout',
  'refused',
  'blocked',
  'cancelled',
  'deferred',
  'setup-failed',
  'lost',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Does a dependent of a task with this outcome start? */
export function satisfiesNeed(outcome: Outcome): boolean {
  return outcome === 'published' || outcome === 'no-changes';
}

/** Is the task's job green? `deferred` is: nothing went wrong, the work comes later. */
export function isSuccess(outcome: Outcome): boolean {
  return satisfiesNeed(outcome) || outcome === 'deferred';
}

/** May a later run work on the task again? Failures are tried again by a re-run; successes never. */
export function isFinal(outcome: Outcome): boolean {
  return satisfiesNeed(outcome);
}
