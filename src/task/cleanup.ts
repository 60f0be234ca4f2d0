/** What of a plan may go: decided from the ledger, the branches and the pull requests. What is not merged stays. */
import { buildBranchName } from './naming.ts';
import { isFinal } from './outcome.ts';
import type { TaskRecord } from './record.ts';

export interface TaskRemains {
  readonly taskId: string;
  readonly record: TaskRecord | undefined;
  /** Commit of the task's branch; undefined when there is no branch. */
  readonly head: string | undefined;
  /** Commits of the branch that its base lacks. */
  readonly ahead: number;
  readonly pull: 'open' | 'closed' | 'merged' | undefined;
  /** Is its issue open? Undefined when there is none or it was not looked at. */
  readonly issueOpen: boolean | undefined;
  /** Commit of unpublished work. */
  readonly wip: string | undefined;
}

export interface PlanRemains {
  readonly planId: string;
  readonly tasks: readonly TaskRemains[];
}

export interface AbandonedWork {
  /** Absolute path of a work tree whose process is gone. */
  readonly path: string;
  /** Does it hold changes that no commit has? */
  readonly dirty: boolean;
}

interface Item {
  /** What `--force` takes; unique. */
  readonly name: string;
  readonly why: string;
}
export type Removal = Item &
  (
    | { readonly kind: 'branch'; readonly commit: string }
    | { readonly kind: 'issue'; readonly number: number }
    | { readonly kind: 'work-tree'; readonly path: string }
    | { readonly kind: 'ledger'; readonly planId: string }
  );
/** Named, and left alone unless its name is forced. */
export interface Kept extends Item {
  /** What would be done. */
  readonly removal: Removal | undefined;
}

export interface Cleanup {
  readonly remove: readonly Removal[];
  readonly keep: readonly Kept[];
}

export interface CleanupFacts {
  readonly plans: readonly PlanRemains[];
  readonly workTrees: readonly AbandonedWork[];
  /** Names that the user wants to go whatever is in them. */
  readonly force: ReadonlySet<string>;
}

export function buildCleanup(facts: CleanupFacts): Cleanup {
  const decided = [
    ...facts.plans.flatMap((plan) => decidePlan(plan, facts.force)),
    ...facts.workTrees.map(decideWorkTree),
  ];
  const isForced = ({ name }: Item) => facts.force.has(name);
  const forced = decided.flatMap((each) =>
    each.kind === 'keep' && isForced(each.kept) && each.kept.removal !== undefined
      ? [{ ...each.kept.removal, why: `${each.kept.why}; forced` }]
      : [],
  );
  return {
    remove: [
      ...decided.flatMap((each) => (each.kind === 'remove' ? [each.removal] : [])),
      ...forced,
    ],
    keep: decided.flatMap((each) =>
      each.kind === 'keep' && !(isForced(each.kept) && each.kept.removal) ? [each.kept] : [],
    ),
  };
}

type Decided =
  | { readonly kind: 'remove'; readonly removal: Removal }
  | { readonly kind: 'keep'; readonly kept: Kept };

const remove = (removal: Removal): Decided => ({ kind: 'remove', removal });
const keep = (removal: Removal, why: string): Decided => ({
  kind: 'keep',
  kept: { name: removal.name, why, removal },
});

function decidePlan(plan: PlanRemains, force: ReadonlySet<string>): readonly Decided[] {
  const branches = plan.tasks.flatMap((task) => decideBranch(plan.planId, task));
  const issues = plan.tasks.flatMap(decideIssue);
  const left = branches.filter(({ kind }) => kind === 'keep').length;
  return [...branches, ...issues, decideLedger(plan, { left, force })];
}

function decideBranch(planId: string, task: TaskRemains): readonly Decided[] {
  const { record, head, ahead, pull, taskId } = task;
  if (head === undefined) return [];
  const name = record?.facts.branch ?? buildBranchName(planId, taskId);
  const removal = (why: string): Removal => ({ kind: 'branch', name, commit: head, why });
  if (record?.state === 'running') return [keep(removal(''), 'its task is being worked on')];
  const ours = new Set([record?.facts.commit, ...(record?.facts.pushes ?? [])]);
  if (ahead === 0) return [remove(removal('all of it is in its base'))];
  if (!ours.has(head)) return [keep(removal(''), 'it holds commits that are not ours')];
  if (pull === 'merged') return [remove(removal('its pull request was merged'))];
  if (pull === 'closed') return [remove(removal('its pull request was closed'))];
  return [keep(removal(''), 'it is not merged')];
}

/** GitHub closes an issue only when the merge goes to the default branch; a stacked pull request leaves it open. */
function decideIssue({ record, pull, issueOpen }: TaskRemains): readonly Decided[] {
  const number = record?.facts.issue?.number;
  if (number === undefined || issueOpen !== true || pull !== 'merged') return [];
  const why = 'its pull request was merged and it is still open';
  return [remove({ kind: 'issue', name: `#${number}`, number, why })];
}

function decideLedger(
  { planId, tasks }: PlanRemains,
  { left, force }: { left: number; force: ReadonlySet<string> },
): Decided {
  const removal = (why: string): Removal => ({ kind: 'ledger', name: planId, planId, why });
  const running = tasks.filter(({ record }) => record?.state === 'running').length;
  if (running > 0) return keep(removal(''), `${running} of its tasks are being worked on`);
  const unfinished = tasks.filter(
    ({ record }) => record === undefined || record.state !== 'finished' || !isFinal(record.outcome),
  );
  const wip = unfinished.filter((task) => task.wip !== undefined && !force.has(planId));
  if (wip.length > 0) {
    const ids = wip.map(({ taskId }) => taskId).join(', ');
    return keep(removal(''), `it keeps unpublished work of ${ids}`);
  }
  if (unfinished.length > 0)
    return keep(removal(''), `${unfinished.length} of its tasks have not ended well`);
  if (left > 0) return keep(removal(''), `${left} of its branches are not merged`);
  return remove(removal('all of its tasks are done and merged'));
}

function decideWorkTree({ path, dirty }: AbandonedWork): Decided {
  const removal = (why: string): Removal => ({ kind: 'work-tree', name: path, path, why });
  return dirty
    ? keep(removal(''), 'it holds changes that no commit has')
    : remove(removal('its process is gone and nothing in it is new'));
}
