/** Ids, slugs and the content hash. */
import { createHash } from 'node:crypto';
import type { Plan } from './types.ts';

/** What a task id may be: it becomes part of refs, file names and job names. */
export const TASK_ID = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A plan id may be longer: name and hash. */
export const PLAN_ID = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

/** Lower-case letters, digits and single hyphens; at most `max` characters; empty when nothing is left. */
export function slugify(text: string, max = 60): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '');
}

/** JSON with sorted keys: equal for equal content, whatever the order it was written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** sha256, hex, of everything in the plan but its id and the hash itself. */
export function planContentHash(plan: Omit<Plan, 'id' | 'contentHash'>): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

/** sha256, hex, of what an issue says: whatever is edited gives another. */
export function issueHash({ title, body }: { title: string; body: string }): string {
  return createHash('sha256').update(canonicalJson({ title, body })).digest('hex');
}

/** Slug of the name and the first 8 hex digits of the content hash. */
export function buildPlanId(name: string, contentHash: string): string {
  const slug = slugify(name, 40);
  return `${slug === '' ? 'plan' : slug}-${contentHash.slice(0, 8)}`;
}
