/** Reads records and plans back from the ledger: whoever can push can write there, so nothing is taken on trust. */
import * as v from 'valibot';
import { planContentHash } from '../plan/identity.ts';
import type { Plan } from '../plan/types.ts';
import { OUTCOMES } from './outcome.ts';
import { PHASE_NAMES, RECORD_VERSION, type TaskRecord } from './record.ts';

/** Characters of a record. A healthy one has a few thousand. */
const MAX_RECORD = 262_144;

const Text = v.pipe(v.string(), v.maxLength(20_000));
const Time = v.pipe(v.number(), v.minValue(0));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const Usage = v.object({
  usd: v.optional(v.pipe(v.number(), v.minValue(0))),
  tokens: v.optional(v.object({ input: Count, output: Count, cached: Count })),
  turns: v.optional(Count),
});
const AgentEnd = v.variant('kind', [
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.picklist(['failed', 'quota', 'denied', 'timeout', 'budget']), reason: Text }),
]);
const Tests = v.variant('kind', [
  v.object({ kind: v.literal('passed'), known: v.optional(v.array(Text)) }),
  v.object({ kind: v.literal('failed'), reason: Text, newFailures: v.array(Text) }),
  v.object({ kind: v.literal('timeout'), reason: Text }),
  v.object({ kind: v.literal('none') }),
]);
const Facts = v.object({
  date: v.optional(Count),
  issue: v.optional(v.object({ number: Count, url: Text })),
  branch: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9/-]{1,100}$/))),
  baseCommit: v.optional(Id),
  treeId: v.optional(Id),
  commit: v.optional(Id),
  pushes: v.optional(v.array(Id)),
  pullRequest: v.optional(v.object({ number: Count, url: Text, draft: v.boolean() })),
  wip: v.optional(Id),
  changedPaths: v.optional(v.array(Text)),
  touchedTests: v.optional(v.array(Text)),
  agent: v.optional(v.object({ name: Text, version: v.optional(Text), model: v.optional(Text) })),
  isolation: v.optional(v.picklist(['sandbox', 'none'])),
  network: v.optional(v.picklist(['open', 'none', 'allowlist'])),
});
const base = {
  version: v.literal(RECORD_VERSION),
  planId: Text,
  taskId: Text,
  title: Text,
  wave: Count,
  owner: v.object({ run: Text, where: Text, seenAt: Time }),
  facts: Facts,
  phases: v.array(
    v.object({ name: v.picklist(PHASE_NAMES), startedAt: Time, endedAt: Time, ok: v.boolean() }),
  ),
  attempts: v.array(
    v.object({
      number: Count,
      agent: AgentEnd,
      tests: Tests,
      treeId: v.optional(Id),
      usage: Usage,
      transcript: v.optional(Text),
    }),
  ),
  usage: Usage,
  requests: v.object({ total: Count, contentWrites: Count }),
};
const Record = v.variant('state', [
  v.object({
    ...base,
    state: v.literal('running'),
    intent: v.optional(v.picklist(['issue', 'push', 'pull-request'])),
  }),
  v.object({ ...base, state: v.literal('finished'), outcome: v.picklist(OUTCOMES), reason: Text }),
]);

export type RecordResult =
  | { readonly kind: 'valid'; readonly record: TaskRecord }
  | { readonly kind: 'invalid'; readonly reason: string };

export function parseRecord(text: string): RecordResult {
  if (text.length > MAX_RECORD)
    return { kind: 'invalid', reason: `it has ${text.length} characters` };
  const value = parseJson(text);
  if (value === undefined) return { kind: 'invalid', reason: 'it is missing or no JSON' };
  const result = v.safeParse(Record, value);
  // Absent and undefined are the same in JSON, so the schema's output is a record.
  if (result.success) return { kind: 'valid', record: result.output as TaskRecord };
  const [issue] = result.issues;
  return {
    kind: 'invalid',
    reason: `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`.slice(0, 200),
  };
}

export type StoredPlanResult =
  | { readonly kind: 'valid'; readonly plan: Plan }
  | { readonly kind: 'invalid'; readonly reason: string };

/** The hash proves that this is what was stored: a plan that was changed by hand is refused. */
export function parsePlanText(text: string): StoredPlanResult {
  const value = parseJson(text);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('contentHash' in value) ||
    !('tasks' in value)
  ) {
    return { kind: 'invalid', reason: 'it is no plan' };
  }
  const { id, contentHash, ...content } = value as Plan;
  if (planContentHash(content) !== contentHash) {
    return { kind: 'invalid', reason: 'its content does not have the hash that it says' };
  }
  return { kind: 'valid', plan: { id, ...content, contentHash } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
