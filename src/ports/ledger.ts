/**
 * Where records live: git refs `refs/agent-fanout/<plan id>/…` in the repository itself. Written with
 * compare-and-swap, read with one fetch. Costs no REST request and survives re-runs.
 *
 *   refs/agent-fanout/<plan>/plan          commit whose tree holds plan.json
 *   refs/agent-fanout/<plan>/task/<task>   commit whose tree holds record.json; its parent is the record before
 *   refs/agent-fanout/<plan>/wip/<task>    commit that keeps unpublished work
 *   refs/agent-fanout-history/runs         commit whose tree holds runs.jsonl, of all plans
 */
import type { Plan } from '../plan/types.ts';
import type { TaskRecord } from '../task/record.ts';

/** Names one state of a record: the id of its commit. */
export type Version = string;

export interface StoredRecord {
  readonly record: TaskRecord;
  readonly version: Version;
}

/** A record that is there and cannot be read: reported as such, never trusted. */
export interface InvalidRecord {
  readonly taskId: string;
  readonly version: Version;
  readonly reason: string;
}

export interface LedgerSnapshot {
  readonly plan: Plan;
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly invalid: readonly InvalidRecord[];
  /** Commits of unpublished work by task id. */
  readonly wip: ReadonlyMap<string, string>;
}

export type StoreResult =
  | { readonly kind: 'stored' }
  /** The same content was there already: this is a re-run. */
  | { readonly kind: 'present' }
  /** Another content is stored under this id. */
  | { readonly kind: 'different'; readonly contentHash: string };

export type WriteResult =
  | { readonly kind: 'written'; readonly version: Version }
  /** Somebody else wrote first; `current` is theirs, undefined when it cannot be read. */
  | { readonly kind: 'conflict'; readonly current: StoredRecord | undefined };

export interface Ledger {
  /** Create-only. Every task job and re-run reads the plan from here: what was approved is what runs. */
  storePlan(plan: Plan): Promise<StoreResult>;
  /** One fetch for everything. Undefined: no such plan. */
  read(planId: string): Promise<LedgerSnapshot | undefined>;
  /** Compare-and-swap. `expected` null: create only (the claim). */
  write(record: TaskRecord, expected: Version | null): Promise<WriteResult>;
  /** Points the wip ref of a task at a commit that this repository has. */
  keepWork(options: { planId: string; taskId: string; commit: string }): Promise<void>;
  /** What runs came to (`report/history.ts`); undefined before the first. */
  readHistory(): Promise<{ readonly text: string; readonly version: Version } | undefined>;
  /** Compare-and-swap. `expected` null: create only. */
  writeHistory(text: string, expected: Version | null): Promise<'written' | 'conflict'>;
  /** Records of the tasks with these ids, in all plans; what cannot be read is not among them. */
  findTasks(taskIds: ReadonlySet<string>): Promise<readonly TaskRecord[]>;
  /** Ids of all plans with a ledger. */
  listPlans(): Promise<readonly string[]>;
  /** Removes the given refs of a plan (`cleanup` only), each only if it still is what was read. */
  remove(planId: string): Promise<void>;
}
