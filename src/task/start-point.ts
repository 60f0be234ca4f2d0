/** Where a task's work starts from: the base, or what the tasks that it needs left behind. */
import type { Task } from '../plan/types.ts';
import { satisfiesNeed } from './outcome.ts';
import type { TaskRecord } from './record.ts';

export type StartPoint =
  | { readonly kind: 'base'; readonly branch: string }
  /** On one predecessor's commit; the pull request goes against its branch. */
  | { readonly kind: 'stacked'; readonly commit: string; readonly branch: string }
  /** On a merge of several predecessors' commits; the pull request goes against the base. */
  | { readonly kind: 'merged'; readonly commits: readonly string[]; readonly branch: string }
  | { readonly kind: 'blocked'; readonly reason: string };

/** `probe`: the task that had to go first, when the plan has one. */
export function decideStart(
  task: Task,
  records: ReadonlyMap<string, TaskRecord>,
  probe?: Task,
): StartPoint {
  const warning =
    probe === undefined || probe.id === task.id ? undefined : probeFailed(probe, records);
  if (warning !== undefined) return { kind: 'blocked', reason: warning };
  const unmet = task.needs.flatMap((need) => unmetNeed(need, records.get(need)));
  if (unmet.length > 0) return { kind: 'blocked', reason: unmet.join('; ') };
  const work = task.needs.flatMap((need) => publishedWork(records.get(need)));
  const [first, ...more] = work;
  if (first === undefined) return { kind: 'base', branch: task.base };
  if (more.length === 0) return { kind: 'stacked', commit: first.commit, branch: first.branch };
  return { kind: 'merged', commits: work.map(({ commit }) => commit), branch: task.base };
}

/** What would go wrong for every other task too. A probe whose tests stay red says nothing about the others. */
const TELLING = new Set(['quota', 'agent-failed', 'setup-failed']);

function probeFailed(probe: Task, records: ReadonlyMap<string, TaskRecord>): string | undefined {
  const record = records.get(probe.id);
  if (record?.state !== 'finished' || !TELLING.has(record.outcome)) return undefined;
  return `the probe ${probe.id} ended as ${record.outcome}: ${record.reason}`.slice(0, 300);
}

function unmetNeed(need: string, record: TaskRecord | undefined): readonly string[] {
  if (record === undefined) return [`it needs ${need}, which left no record`];
  if (record.state === 'running') return [`it needs ${need}, which has not ended`];
  if (satisfiesNeed(record.outcome)) return [];
  return [`it needs ${need}, which ended as ${record.outcome}: ${record.reason}`.slice(0, 300)];
}

function publishedWork(
  record: TaskRecord | undefined,
): readonly { commit: string; branch: string }[] {
  const facts = record?.facts;
  if (facts?.commit === undefined || facts.branch === undefined) return [];
  return [{ commit: facts.commit, branch: facts.branch }];
}
