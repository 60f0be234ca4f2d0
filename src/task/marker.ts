/** The hidden comment that says which task an issue or pull request belongs to. Counts only when we wrote it. */
import { createHash } from 'node:crypto';

export interface MarkerFacts {
  readonly planId: string;
  readonly taskId: string;
  /** `plan`: of a whole plan, with an empty task id. */
  readonly kind: 'issue' | 'pull-request' | 'plan';
}

const SHAPE = /<!-- agent-fanout:v1 kind=(issue|pull-request|plan) key=([0-9a-f]{64}) -->/;

/** Ids go in as a hash: nothing that a plan says can end the comment or forge another. */
export function buildMarker({ planId, taskId, kind }: MarkerFacts): string {
  const key = createHash('sha256').update(`${planId}\n${taskId}`).digest('hex');
  return `<!-- agent-fanout:v1 kind=${kind} key=${key} -->`;
}

/** The first marker in a body, as it was built; undefined when there is none. */
export function findMarker(body: string): string | undefined {
  return SHAPE.exec(body)?.[0];
}
