/**
 * Hardened mode: what the machine with the agent leaves for the machine that publishes. The agent may own the first one,
 * so everything in here is a claim: it is checked again, and only what cannot do harm is believed (times, costs, words).
 *
 *   <folder>/hand-over.json   this, at most 1 MB
 *   <folder>/tree.pack        the tree's objects that its base lacks; absent when there is no work
 */
import * as v from 'valibot';
import type { FinishedRecord } from './record.ts';
import { parseRecord } from './record-schema.ts';

export const HAND_OVER_VERSION = 1;
export const HAND_OVER_FILE = 'hand-over.json';
export const PACK_FILE = 'tree.pack';
/** Bytes of the file: a record has at most a quarter of it. */
export const MAX_HAND_OVER = 1_000_000;

export interface HandOver {
  readonly version: typeof HAND_OVER_VERSION;
  /** Of the plan that was worked on. */
  readonly contentHash: string;
  /** How the task would have ended on that machine. `published`: its tests were green there. */
  readonly record: FinishedRecord;
  /** The work, as the id of a git tree; absent when there is none that may be seen. */
  readonly tree?: string;
  /** The agent's last words. */
  readonly summary?: string;
}

export type HandOverResult =
  | { readonly kind: 'there'; readonly handOver: HandOver }
  /** `reason` completes the sentence "the machine of its agent …". */
  | { readonly kind: 'unusable'; readonly reason: string };

const Envelope = v.object({
  version: v.literal(HAND_OVER_VERSION),
  contentHash: v.string(),
  record: v.unknown(),
  tree: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/))),
  summary: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
});

/** Ends that only the publishing machine, or nobody, can tell. */
const NOT_ITS_TO_SAY: ReadonlySet<string> = new Set(['lost', 'deferred']);

/** Pure. `expected`: the task that this machine publishes. */
export function parseHandOver(
  text: string,
  expected: { readonly planId: string; readonly taskId: string; readonly contentHash: string },
): HandOverResult {
  const envelope = v.safeParse(Envelope, parseJson(text));
  if (!envelope.success) return unusable('its file is no hand-over');
  const { record: given, ...rest } = envelope.output;
  const read = parseRecord(JSON.stringify(given) ?? '');
  if (read.kind === 'invalid') return unusable(`its record cannot be read: ${read.reason}`);
  const { record } = read;
  if (record.state !== 'finished' || NOT_ITS_TO_SAY.has(record.outcome))
    return unusable('its record does not say how it ended');
  const isOther = record.planId !== expected.planId || record.taskId !== expected.taskId;
  if (isOther) return unusable(`it is for task ${record.taskId} of plan ${record.planId}`);
  if (rest.contentHash !== expected.contentHash)
    return unusable('it is for another content of the plan');
  // Absent and undefined are the same in JSON.
  return { kind: 'there', handOver: { ...rest, record } as HandOver };
}

function unusable(reason: string): HandOverResult {
  return { kind: 'unusable', reason: `left something that cannot be used: ${reason}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
