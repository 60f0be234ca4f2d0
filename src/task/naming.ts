/** Names that follow from plan id and task id alone, so that every run of a task uses the same ones. */
import { createHash } from 'node:crypto';

const SLUG_LENGTH = 40;

/** First 8 hex digits of sha256 over plan id and task id: keeps names apart that slug to the same text. */
export function shortKey(planId: string, taskId: string): string {
  return createHash('sha256').update(`${planId}\n${taskId}`).digest('hex').slice(0, 8);
}

/**
 * `agent-fanout/<plan>/<task>-<key8>`: matches `^[a-z0-9/-]{1,100}$` whatever the ids hold.
 * `git check-ref-format` allows `$(…)`, quotes and backticks and is no sanitizer, so nothing else is let through.
 */
export function buildBranchName(planId: string, taskId: string): string {
  return `${branchPrefix(planId)}${slug(taskId)}-${shortKey(planId, taskId)}`;
}

/** What all branches of a plan begin with. */
export function branchPrefix(planId: string): string {
  return `agent-fanout/${slug(planId)}/`;
}

function slug(text: string): string {
  const cleaned = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  return cleaned === '' ? 'x' : cleaned;
}
