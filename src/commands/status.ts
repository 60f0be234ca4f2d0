/** Status: every task of a plan with what became of it, its branch, its pull request and what to do next. */
import { messageOf } from '../errors.ts';
import type { PullRequestState } from '../ports/tracker.ts';
import type { ReportModel } from '../report/model.ts';
import { branchPrefix } from '../task/naming.ts';
import type { Ports } from './context.ts';
import { readModel } from './report.ts';

export interface TaskStatus {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** One line. */
  readonly reason: string;
  readonly next?: string;
  /** Milliseconds since the last sign of life. */
  readonly age?: number;
  readonly issue?: { readonly number: number; readonly url: string };
  readonly branch?: {
    readonly name: string;
    /** Commits that it has and its base lacks, and the other way round. */
    readonly ahead: number;
    readonly behind: number;
  };
  readonly pullRequest?: { readonly number: number; readonly url: string; readonly state: string };
}

export interface PlanStatus {
  readonly planId: string;
  readonly name: string;
  readonly counts: ReportModel['counts'];
  readonly tasks: readonly TaskStatus[];
}

type StatusPorts = Pick<Ports, 'git' | 'ledger' | 'tracker' | 'clock' | 'logger'>;

/** @throws FanoutError when the plan is not in the ledger */
export async function readStatus(ports: StatusPorts, planId: string): Promise<PlanStatus> {
  const [model, refs, pulls] = await Promise.all([
    readModel(
      { ledger: ports.ledger, clock: ports.clock },
      {
        planId,
        finished: false,
        engine: 'local',
        startedAt: ports.clock.now(),
      },
    ),
    ports.git.remoteRefs('refs/heads/'),
    readPulls(ports, planId),
  ]);
  const tasks: TaskStatus[] = [];
  for (const row of model.tasks) {
    const name = row.record?.facts.branch;
    const head = name === undefined ? undefined : refs.get(`refs/heads/${name}`);
    const base = refs.get(`refs/heads/${model.base}`);
    const pull = name === undefined ? undefined : pulls.get(name);
    const issue = row.record?.facts.issue;
    const known = row.record?.facts.pullRequest;
    tasks.push({
      id: row.id,
      title: row.title,
      status: row.status,
      reason: row.reason,
      ...(row.next === undefined ? {} : { next: nextOf(row.next, pull) }),
      ...(row.record === undefined ? {} : { age: ports.clock.now() - row.record.owner.seenAt }),
      ...(issue === undefined ? {} : { issue }),
      ...(name === undefined || head === undefined || base === undefined
        ? {}
        : { branch: { name, ...(await ports.git.aheadBehind({ base, commit: head })) } }),
      ...(known === undefined
        ? {}
        : {
            pullRequest: {
              number: known.number,
              url: known.url,
              state: pull?.state ?? 'unknown',
            },
          }),
    });
  }
  return { planId, name: model.planName, counts: model.counts, tasks };
}

function nextOf(next: string, pull: PullRequestState | undefined): string {
  if (pull?.state === 'merged') return 'nothing: merged (agent-fanout cleanup removes its branch)';
  if (pull?.state === 'closed') return 'nothing: its pull request was closed';
  return next;
}

/** Newest by branch. Without them the rest of the status still holds. */
async function readPulls(
  { tracker, logger }: StatusPorts,
  planId: string,
): Promise<ReadonlyMap<string, PullRequestState>> {
  try {
    const pulls = await tracker.listPullRequests(branchPrefix(planId));
    const sorted = pulls.toSorted((one, other) => one.number - other.number);
    return new Map(sorted.map((pull) => [pull.head, pull] as const));
  } catch (error) {
    logger.warn(`the state of pull requests is unknown: ${messageOf(error)}`);
    return new Map();
  }
}
