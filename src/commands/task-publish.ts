/** Commit, push by object id, pull request. Tested tree = pushed tree. */
import { PushRejected } from '../errors.ts';
import { buildPullRequestBody } from '../report/issue-body.ts';
import { buildMarker } from '../task/marker.ts';
import { buildBranchName } from '../task/naming.ts';
import type { TaskJob } from './task-job.ts';

export interface Publication {
  readonly tree: string;
  readonly baseCommit: string;
  readonly baseBranch: string;
  readonly draft: boolean;
  /** The agent's last words: untrusted. */
  readonly summary?: string;
}

export async function publish(job: TaskJob, publication: Publication): Promise<void> {
  const commit = await commitTree(job, publication);
  await pushCommit(job, commit);
  await openPullRequest(job, publication);
}

function commitTree(job: TaskJob, { tree, baseCommit }: Publication): Promise<string> {
  const { task, plan, journal } = job;
  const issue = journal.record.facts.issue;
  const trailer = issue === undefined ? '' : `\n\nIssue: #${issue.number}`;
  return job.ports.git.commit({
    tree,
    parents: [baseCommit],
    message: `${oneLine(task.title)}\n\nTask ${task.id} of plan ${plan.id}.${trailer}`,
    date: journal.record.facts.date ?? 0,
  });
}

/** Titles are user text: one line, and nothing that closes an issue or mentions somebody by itself. */
function oneLine(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[@#]/g, '').trim().slice(0, 72);
}

/** Pushes that are remembered: more than a task has attempts, and few enough for a record. */
const MAX_PUSHES = 10;

async function pushCommit(job: TaskJob, commit: string): Promise<void> {
  const { journal, ports, plan, task } = job;
  const branch = buildBranchName(plan.id, task.id);
  const ref = `refs/heads/${branch}`;
  // Our own commits of earlier runs may be replaced, nobody else's.
  const ours = journal.record.facts.pushes ?? [];
  // Said before it is done: a run that dies in between must know its commit again.
  journal.note({ branch, pushes: [...ours, commit].slice(-MAX_PUSHES) });
  await journal.intend('push');
  job.run.signal.throwIfAborted();
  const first = await ports.git.push({ commit, ref, expected: null });
  const isOurs = first.kind === 'moved' && first.actual !== null && ours.includes(first.actual);
  const result = isOurs ? await ports.git.push({ commit, ref, expected: first.actual }) : first;
  if (result.kind === 'moved') {
    throw new PushRejected(
      `branch ${branch} holds commit ${result.actual ?? '(deleted)'}, which is not ours; nothing was overwritten`,
      { reason: 'stale', hint: 'Rename or delete the branch, then run the task again.' },
    );
  }
  journal.note({ commit });
  await journal.intend('pull-request');
}

/** Also the first step of a resumed task whose commit was pushed already. */
export async function openPullRequest(
  job: TaskJob,
  publication: Omit<Publication, 'tree' | 'baseCommit'>,
): Promise<void> {
  const { journal, ports, plan, task, run } = job;
  const { facts } = journal.record;
  if (facts.pullRequest !== undefined || facts.branch === undefined) return;
  const marker = buildMarker({ planId: plan.id, taskId: task.id, kind: 'pull-request' });
  const body = buildPullRequestBody({
    plan,
    task,
    record: journal.record,
    marker,
    template: run.templates.pullRequest,
    baseBranch: publication.baseBranch,
    ...(publication.summary === undefined ? {} : { summary: publication.summary }),
  });
  run.signal.throwIfAborted();
  const pullRequest = await ports.tracker.ensurePullRequest(
    {
      title: task.title,
      body,
      marker,
      head: facts.branch,
      base: publication.baseBranch,
      draft: publication.draft,
    },
    job.resumed ? 'maybe' : 'no',
  );
  journal.note({ pullRequest });
}
