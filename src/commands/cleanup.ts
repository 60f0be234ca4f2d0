/** Cleanup: look, say, and only then do. */
import { messageOf } from '../errors.ts';
import type { LedgerSnapshot } from '../ports/ledger.ts';
import type { PullRequestState } from '../ports/tracker.ts';
import { buildCleanup, type Cleanup, type Removal, type TaskRemains } from '../task/cleanup.ts';
import { harmlessLine } from '../task/log-filter.ts';
import { branchPrefix } from '../task/naming.ts';
import type { TaskRecord } from '../task/record.ts';
import type { Ports } from './context.ts';

export interface CleanupRequest {
  /** Default: all plans. */
  readonly planId?: string;
  readonly force: ReadonlySet<string>;
}

type CleanupPorts = Pick<Ports, 'git' | 'ledger' | 'tracker' | 'logger'>;

/** Writes nothing. @throws FanoutError when the plan is unknown, TrackerError when pull requests cannot be read */
export async function planCleanup(ports: CleanupPorts, request: CleanupRequest): Promise<Cleanup> {
  const { planId } = request;
  const ids = planId === undefined ? await ports.ledger.listPlans() : [planId];
  const plans = [];
  for (const id of ids) {
    const snapshot = await ports.ledger.read(id);
    if (snapshot !== undefined)
      plans.push({ planId: id, tasks: await readRemains(ports, snapshot) });
  }
  const workTrees = await ports.git.abandonedWorkspaces();
  return buildCleanup({ plans, workTrees, force: request.force });
}

async function readRemains(
  { git, tracker }: CleanupPorts,
  { plan, records, wip }: LedgerSnapshot,
): Promise<readonly TaskRemains[]> {
  const [refs, pulls] = await Promise.all([
    git.remoteRefs('refs/heads/'),
    tracker.listPullRequests(branchPrefix(plan.id)),
  ]);
  const pullOf = newestPulls(pulls);
  const remains: TaskRemains[] = [];
  for (const task of plan.tasks) {
    const record = records.get(task.id)?.record;
    const branch = record?.facts.branch;
    const head = branch === undefined ? undefined : refs.get(`refs/heads/${branch}`);
    const base = refs.get(`refs/heads/${task.base}`);
    const pull = branch === undefined ? undefined : pullOf.get(branch)?.state;
    remains.push({
      taskId: task.id,
      record,
      head,
      ahead:
        head === undefined || base === undefined
          ? 1
          : (await git.aheadBehind({ base, commit: head })).ahead,
      pull,
      issueOpen: await isIssueOpen(tracker, record, pull),
      wip: wip.get(task.id),
    });
  }
  return remains;
}

/** Lists come newest first; an older, closed pull request of the same branch says nothing any more. */
function newestPulls(pulls: readonly PullRequestState[]): ReadonlyMap<string, PullRequestState> {
  const sorted = pulls.toSorted((one, other) => one.number - other.number);
  return new Map(sorted.map((pull) => [pull.head, pull] as const));
}

/** One request, only where the answer decides something. */
async function isIssueOpen(
  tracker: Ports['tracker'],
  record: TaskRecord | undefined,
  pull: TaskRemains['pull'],
): Promise<boolean | undefined> {
  const issue = record?.facts.issue;
  if (issue === undefined || pull !== 'merged') return undefined;
  return (await tracker.readIssue(issue.number)).state === 'open';
}

export interface CleanupResult {
  readonly done: readonly Removal[];
  readonly failed: readonly { readonly removal: Removal; readonly reason: string }[];
}

/** Does what was planned. One failure stops nothing else; a plan whose branches could not go keeps its ledger. */
export async function carryOutCleanup(
  ports: CleanupPorts,
  { remove }: Cleanup,
): Promise<CleanupResult> {
  const done: Removal[] = [];
  const failed: { removal: Removal; reason: string }[] = [];
  for (const removal of remove) {
    try {
      if (removal.kind === 'ledger' && failed.length > 0)
        throw new Error('other parts of the cleanup failed; run it again');
      await carryOut(ports, removal);
      done.push(removal);
    } catch (error) {
      failed.push({ removal, reason: messageOf(error) });
    }
  }
  return { done, failed };
}

async function carryOut({ git, ledger, tracker }: CleanupPorts, removal: Removal): Promise<void> {
  switch (removal.kind) {
    case 'branch': {
      const ref = `refs/heads/${removal.name}`;
      const result = await git.deleteRef({ ref, expected: removal.commit });
      if (result.kind === 'moved' && result.actual !== null)
        throw new Error('it moved while we looked; nothing was deleted');
      return;
    }
    case 'issue':
      return tracker.closeIssue(removal.number, 'completed');
    case 'work-tree':
      return git.removeWorkspace(removal.path);
    case 'ledger':
      return ledger.remove(removal.planId);
  }
}

const KINDS = {
  branch: 'branch',
  issue: 'close issue',
  'work-tree': 'work tree',
  ledger: 'records of plan',
} as const;

/** For people; `done` tells what happened instead of what would. */
export function renderCleanup(cleanup: Cleanup, result?: CleanupResult): string {
  const { remove, keep } = cleanup;
  const line = ({ kind, name, why }: Removal) => `  ${KINDS[kind]} ${name}: ${harmlessLine(why)}`;
  const lines: string[] = [];
  if (result !== undefined) {
    lines.push(`Removed ${result.done.length}:`, ...result.done.map(line));
    for (const { removal, reason } of result.failed)
      lines.push(`  FAILED ${KINDS[removal.kind]} ${removal.name}: ${harmlessLine(reason)}`);
  } else if (remove.length > 0) lines.push(`Would remove ${remove.length}:`, ...remove.map(line));
  else lines.push('Nothing to remove.');
  if (keep.length > 0) lines.push('', `Kept ${keep.length}:`);
  for (const { name, why, removal } of keep) {
    const how = removal === undefined ? '' : ` (--force ${name})`;
    lines.push(`  ${name}: ${harmlessLine(why)}${how}`);
  }
  return lines.join('\n');
}
