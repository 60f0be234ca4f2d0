/** What the results of a plan do to each other: finished branches merged two by two, without a work tree. */
import { messageOf } from '../errors.ts';
import type { Plan } from '../plan/types.ts';
import type { Git } from '../ports/git.ts';
import {
  type BranchConflict,
  buildMergeOrder,
  type MergeCandidate,
} from '../report/merge-order.ts';
import type { MergeReport } from '../report/model.ts';
import type { TaskRecord } from '../task/record.ts';

/** More pairs than this are not tried; a plan in which so many meet has another problem. */
const MAX_PAIRS = 2_000;

interface Finished extends MergeCandidate {
  readonly commit: string;
  readonly paths: readonly string[];
}

export async function checkMerges(
  git: Pick<Git, 'fetchCommits' | 'merge'>,
  facts: { readonly plan: Plan; readonly records: ReadonlyMap<string, TaskRecord> },
): Promise<MergeReport> {
  const finished = facts.plan.tasks.flatMap(({ id, needs }): Finished[] => {
    const record = facts.records.get(id);
    const { commit, changedPaths: paths = [] } = record?.facts ?? {};
    const isDone = record?.state === 'finished' && record.outcome === 'published';
    return isDone && commit !== undefined ? [{ id, needs, commit, paths }] : [];
  });
  const pairs = pairsThatMeet(finished);
  try {
    if (pairs.length > 0) await git.fetchCommits(finished.map(({ commit }) => commit));
    const conflicts: BranchConflict[] = [];
    for (const [one, other] of pairs.slice(0, MAX_PAIRS)) {
      const result = await git.merge([one.commit, other.commit], 'merge check', 0);
      if (result.kind === 'conflict')
        conflicts.push({ a: one.id, b: other.id, files: result.paths });
    }
    return {
      kind: 'checked',
      conflicts,
      order: buildMergeOrder(finished, conflicts),
      untried: Math.max(0, pairs.length - MAX_PAIRS),
    };
  } catch (error) {
    return { kind: 'unknown', reason: messageOf(error) };
  }
}

/** Only branches that change a path in common can conflict, or one that is built on another cannot. */
function pairsThatMeet(finished: readonly Finished[]): readonly (readonly [Finished, Finished])[] {
  const byPath = new Map<string, number[]>();
  finished.forEach(({ paths }, index) => {
    for (const path of paths) {
      const known = byPath.get(path);
      if (known === undefined) byPath.set(path, [index]);
      else known.push(index);
    }
  });
  const pairs = new Map<string, readonly [Finished, Finished]>();
  for (const indices of byPath.values()) {
    for (const [position, first] of indices.entries()) {
      for (const second of indices.slice(position + 1)) {
        const [one, other] = [finished[first], finished[second]];
        if (one !== undefined && other !== undefined) pairs.set(`${first} ${second}`, [one, other]);
      }
    }
  }
  return [...pairs.values()];
}
