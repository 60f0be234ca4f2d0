/** Set-up of one task: issue ∥ checkout ∥ environment, all at once, each timed. */

import { missingKeys } from '../agents/registry.ts';
import { ClosedByPerson, FanoutError } from '../errors.ts';
import type { Workspace } from '../ports/git.ts';
import { buildIssueBody } from '../report/issue-body.ts';
import { buildAgentEnvironment } from '../task/agent-environment.ts';
import { chooseCommands, DETECTION_FILES, type ProjectCommands } from '../task/detect.ts';
import { buildMarker } from '../task/marker.ts';
import { buildBranchName } from '../task/naming.ts';
import type { IssueRef } from '../task/record.ts';
import type { StartPoint } from '../task/start-point.ts';
import type { ReadyAgent } from './context.ts';
import { adoptIssue } from './task-issue.ts';
import { makePrivate, runConfined, type TaskJob, taskFolder } from './task-job.ts';

/** Where the work is. */
export interface Place {
  /** The agent's work tree. */
  readonly workspace: Workspace;
  readonly baseCommit: string;
  /** Branch that the pull request goes against. */
  readonly baseBranch: string;
  readonly commands: ProjectCommands;
}

/** What the attempts work with. */
export interface Prepared extends Place {
  /** Absent where another machine publishes: that one opens it. */
  readonly issue?: IssueRef;
  readonly agent: ReadyAgent;
}

export type Start = Exclude<StartPoint, { kind: 'blocked' }>;

/**
 * The three run at the same time. When one fails the others are let end first, so that nothing
 * is left half made and what was made is known.
 */
export async function setUp(job: TaskJob, start: Start): Promise<Prepared> {
  const { journal } = job;
  const checkedOut = journal.phase('checkout', () => checkOut(job, start));
  const environment = journal.phase('environment', () => makeEnvironment(job, checkedOut));
  const opens = job.run.part?.kind !== 'work';
  const issue = opens ? journal.phase('issue', () => openIssue(job)) : undefined;
  await allOrRelease(checkedOut, [issue, environment]);
  const [place, agent, opened] = await Promise.all([checkedOut, environment, issue]);
  journal.note(factsOf(job, place, agent));
  await journal.save();
  return { ...place, agent, ...(opened === undefined ? {} : { issue: opened }) };
}

/** Without agent and environment: another machine has done the work. */
export async function setUpToPublish(job: TaskJob, commit: string, branch: string): Promise<Place> {
  const { journal } = job;
  const issue = journal.phase('issue', () => openIssue(job));
  const checkedOut = journal.phase('checkout', () => checkOutAt(job, commit, branch));
  await allOrRelease(checkedOut, [issue]);
  const place = await checkedOut;
  journal.note({ baseCommit: place.baseCommit, branch: buildBranchName(job.plan.id, job.task.id) });
  await journal.save();
  return place;
}

/** @throws the first failure, when all have ended and the work tree is given back */
async function allOrRelease(checkedOut: Promise<Place>, others: readonly unknown[]): Promise<void> {
  const [checkout, ...rest] = await Promise.allSettled([checkedOut, ...others]);
  const failed = [...rest, checkout].find((part) => part.status === 'rejected');
  if (failed === undefined) return;
  if (checkout.status === 'fulfilled') await checkout.value.workspace.release();
  throw failed.reason;
}

function factsOf(job: TaskJob, checkout: Place, agent: ReadyAgent) {
  const { task } = job;
  return {
    baseCommit: checkout.baseCommit,
    branch: buildBranchName(job.plan.id, task.id),
    isolation: job.ports.sandbox.isolation,
    network: job.network.kind,
    agent: {
      name: task.agent.name,
      ...(agent.version === undefined ? {} : { version: agent.version }),
      ...(task.model === undefined ? {} : { model: task.model }),
    },
  };
}

export async function openIssue(job: TaskJob): Promise<IssueRef> {
  const { journal, ports, plan, task, run } = job;
  if (task.issue !== undefined) return adoptIssue(job, task.issue);
  const known = journal.record.facts.issue;
  if (known !== undefined) return respectPerson(job, known);
  const marker = buildMarker({ planId: plan.id, taskId: task.id, kind: 'issue' });
  const body = buildIssueBody({
    plan,
    task,
    marker,
    template: run.templates.issue,
    ...(/^https?:/.test(run.where) ? { runUrl: run.where } : {}),
  });
  const draft = { title: task.title, body, marker, labels: task.labels };
  const issue = await ports.tracker.ensureIssue(draft, job.resumed ? 'maybe' : 'no');
  // Noted at once: should the checkout fail, the record must say which issue it was.
  journal.note({ issue });
  return job.resumed ? respectPerson(job, issue) : issue;
}

/** @throws ClosedByPerson when somebody closed the issue of an earlier run */
export async function respectPerson(job: TaskJob, issue: IssueRef): Promise<IssueRef> {
  if (job.task.issue !== undefined) return adoptIssue(job, job.task.issue);
  const { closedByOther } = await job.ports.tracker.readIssue(issue.number);
  if (!closedByOther) return issue;
  throw new ClosedByPerson(
    `its issue #${issue.number} was closed by somebody, so it is left alone`,
    {
      hint: 'Open the issue again and run the plan again, if it shall be worked on after all.',
    },
  );
}

async function checkOut(job: TaskJob, start: Start): Promise<Place> {
  return checkOutAt(job, await resolveStart(job, start), start.branch);
}

async function checkOutAt(job: TaskJob, baseCommit: string, baseBranch: string): Promise<Place> {
  const { git } = job.ports;
  const [workspace, commands] = await Promise.all([
    git.checkout({
      commit: baseCommit,
      name: job.task.id,
      ...(job.task.sparse ? { sparse: job.task.files } : {}),
    }),
    findCommands(job, baseCommit),
  ]);
  return { workspace, baseCommit, baseBranch, commands };
}

export async function resolveStart(job: TaskJob, start: Start): Promise<string> {
  const { git } = job.ports;
  switch (start.kind) {
    case 'base':
      return git.fetchBranch(start.branch);
    case 'stacked':
      await git.fetchCommits([start.commit]);
      return start.commit;
    case 'merged': {
      await git.fetchCommits(start.commits);
      const message = `Start of ${job.task.id}: merge of ${job.task.needs.join(', ')}`;
      const merged = await git.merge(start.commits, message, job.journal.record.facts.date ?? 0);
      if (merged.kind === 'merged') return merged.commit;
      throw new FanoutError(
        `the results of ${job.task.needs.join(', ')} conflict in ${merged.paths.join(', ')}, so there is nothing to start from`,
        { hint: 'Merge their pull requests by hand, then run the plan again.' },
      );
    }
  }
}

/** Looks at the commit itself, never at a work tree that somebody can change. */
async function findCommands(job: TaskJob, commit: string): Promise<ProjectCommands> {
  const { git } = job.ports;
  const names = new Set((await git.listFiles(commit)).filter((path) => !path.includes('/')));
  const texts = new Map<string, string>();
  for (const name of DETECTION_FILES) {
    const text = names.has(name) ? await git.readFile(commit, name) : undefined;
    if (text !== undefined) texts.set(name, text);
  }
  return chooseCommands(job.task, { names, texts });
}

async function makeEnvironment(job: TaskJob, checkedOut: Promise<Place>): Promise<ReadyAgent> {
  const missing = missingKeys(job.task.agent, job.run.hostEnv);
  if (missing !== undefined) throw new FanoutError(...sayMissing(job.task.agent.name, missing));
  const preparing = job.run.prepareAgent(job.task.agent.name, job.run.signal);
  // The checkout's own error is reported by the checkout; here it only ends the waiting.
  const [agent, { workspace, commands }] = await Promise.all([preparing, checkedOut]);
  await runSetup(job, { workspace, commands, name: 'setup' });
  return agent;
}

function sayMissing(agent: string, keys: readonly string[]): [string, { hint: string }] {
  return [
    `the agent ${agent} needs a key and there is none: ${keys.join(' or ')}`,
    { hint: 'On GitHub: a secret of that name, passed to the workflow. Here: export it.' },
  ];
}

/** Runs the set-up commands in a workspace. @throws FanoutError with the last lines of what they printed */
export async function runSetup(
  job: TaskJob,
  options: { workspace: Workspace; commands: ProjectCommands; name: string },
): Promise<void> {
  const home = await makePrivate(job, options.name);
  const env = buildAgentEnvironment({ hostEnv: job.run.hostEnv, home, names: [] });
  for (const command of options.commands.setup) {
    const outputFile = `${taskFolder(job)}/${options.name}.log`;
    const result = await runConfined({
      job,
      command,
      workspace: options.workspace,
      env,
      home,
      outputFile,
    });
    if (result.end.kind === 'exited' && result.end.code === 0) continue;
    const tail = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-3).join(' | ');
    const how = result.end.kind === 'exited' ? `exit code ${result.end.code}` : result.end.kind;
    throw new FanoutError(`set-up command '${command.join(' ')}' failed (${how}): ${tail}`, {
      hint: 'Give `setup:` in the plan, or `setup: none`.',
    });
  }
}
