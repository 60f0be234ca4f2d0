/** One task, from claim to record. The same code on GitHub Actions and on one machine. */
import { FanoutError, messageOf } from '../errors.ts';
import { tasksAtOnce } from '../plan/round.ts';
import type { Task } from '../plan/types.ts';
import { probeOf } from '../plan/waves.ts';
import type { LedgerSnapshot, StoredRecord } from '../ports/ledger.ts';
import { buildFinalComment } from '../report/issue-body.ts';
import { decideClaim } from '../task/claim.ts';
import { type Ending, endingOfError } from '../task/error-outcome.ts';
import type { HandOverResult } from '../task/hand-over.ts';
import { buildBranchName } from '../task/naming.ts';
import type { FinishedRecord } from '../task/record.ts';
import type { Redactor } from '../task/redact.ts';
import { decideStart } from '../task/start-point.ts';
import type { Ports, TaskResult, TaskRun } from './context.ts';
import { keepWork, runAttempts, saveWhatIsThere } from './task-attempts.ts';
import { buildClaim, findTask, invalidVersion, redactorFor } from './task-claim.ts';
import { publishHandOver, readHandOver } from './task-hand-over.ts';
import { type Heartbeat, startHeartbeat } from './task-heartbeat.ts';
import { type TaskJob, TimeIsUp } from './task-job.ts';
import { ClaimLost, Journal } from './task-journal.ts';
import { closeNetwork, openNetwork } from './task-network.ts';
import { openPullRequest, publish } from './task-publish.ts';
import { withRedaction } from './task-redaction.ts';
import { type Prepared, respectPerson, type Start, setUp } from './task-setup.ts';
import { startVerifier } from './task-verify.ts';

/**
 * Never throws for what happens inside the task: that is an outcome. Throws FanoutError when the plan or
 * the task is not in the ledger, or when the ledger cannot be written.
 */
export async function runTask(givenPorts: Ports, givenRun: TaskRun): Promise<TaskResult> {
  const claimStarted = givenPorts.clock.now();
  const { snapshot, task } = await findTask(givenPorts, givenRun);
  const redactor = redactorFor(snapshot.plan, givenRun);
  const { ports, run } = withRedaction({ ports: givenPorts, run: givenRun }, redactor);
  const stored = snapshot.records.get(task.id);
  const index = snapshot.plan.tasks.indexOf(task);
  ports.tracker.takeTurns({ index, atOnce: tasksAtOnce(snapshot.plan) });
  const decision = decideClaim({
    record: stored?.record,
    run: run.run,
    now: ports.clock.now(),
    ownerState: run.ownerState ?? (() => 'unknown'),
  });
  if (decision.kind === 'finished') return { kind: 'already-finished', record: decision.record };
  if (decision.kind === 'running') return { kind: 'already-running', where: decision.where };
  try {
    const found = { ports, run, snapshot, task, redactor };
    const record = await claimAndWork(found, { stored, claimStarted });
    return { kind: 'finished', record: redactor.value(record), resumed: stored !== undefined };
  } catch (error) {
    if (error instanceof ClaimLost) return { kind: 'already-running', where: error.where };
    throw error;
  }
}

interface FoundTask {
  readonly ports: Ports;
  readonly run: TaskRun;
  readonly snapshot: LedgerSnapshot;
  readonly task: Task;
  readonly redactor: Redactor;
}

/** @throws ClaimLost */
async function claimAndWork(
  found: FoundTask,
  { stored, claimStarted }: { stored: StoredRecord | undefined; claimStarted: number },
): Promise<FinishedRecord> {
  const { ports, run, snapshot, task } = found;
  const { plan } = snapshot;
  const handOver = await readHandOver(ports, run, plan);
  const record = buildClaim({ run, plan, task, stored, now: claimStarted, handOver });
  const { ledger, clock } = ports;
  const expected = stored?.version ?? invalidVersion(snapshot, task.id);
  const options = { ledger, clock, record, onProgress: run.onProgress };
  const journal = await Journal.claim(options, expected);
  await journal.phase('claim', async () => undefined);
  const scratch = await ports.files.makeTemp(`agent-fanout-${task.id}-`);
  const heartbeat = startHeartbeat(ports, journal);
  const watched = { ...run, signal: AbortSignal.any([run.signal, heartbeat.lost]) };
  try {
    const resumed = stored !== undefined;
    const parts = { ...found, run: watched, journal, resumed, scratch, handOver };
    return await workOn(startJob(parts), heartbeat);
  } finally {
    await heartbeat.stop();
    await ports.files.remove(scratch);
  }
}

interface JobParts extends FoundTask {
  readonly journal: Journal;
  readonly resumed: boolean;
  readonly scratch: string;
  readonly handOver: HandOverResult | undefined;
}

function startJob(parts: JobParts): TaskJob {
  const { ports, snapshot, task } = parts;
  const records = new Map(
    [...snapshot.records].map(([id, stored]) => [id, stored.record] as const),
  );
  const deadline = ports.clock.now() + task.timeoutSeconds * 1000;
  const network = { kind: 'none' } as const;
  return { ...parts, plan: snapshot.plan, records, deadline, network, stage: 'setup' };
}

async function workOn(job: TaskJob, heartbeat: Heartbeat): Promise<FinishedRecord> {
  const before = job.ports.tracker.requests();
  const ending = await reachEnding(job);
  await comment(job, ending);
  const after = job.ports.tracker.requests();
  job.journal.addRequests({
    total: after.total - before.total,
    contentWrites: after.contentWrites - before.contentWrites,
  });
  await heartbeat.stop();
  return job.journal.finish(ending);
}

async function reachEnding(job: TaskJob): Promise<Ending> {
  const start = decideStart(job.task, job.records, probeOf(job.plan));
  if (start.kind === 'blocked') return { outcome: 'blocked', reason: start.reason };
  try {
    if (mayBePushed(job)) return await resumePublishing(job, start);
    return await workFrom(job, start);
  } catch (error) {
    if (error instanceof ClaimLost) throw error;
    if (job.run.signal.reason instanceof ClaimLost) throw job.run.signal.reason;
    if (job.run.signal.aborted) return { outcome: 'cancelled', reason: cancelReason(job) };
    if (error instanceof TimeIsUp) return { outcome: 'timeout', reason: error.message };
    return endingOfError(error, job.stage);
  }
}

function cancelReason({ run }: TaskJob): string {
  return run.signal.reason instanceof FanoutError
    ? run.signal.reason.message
    : 'the run was cancelled';
}

/** An earlier run began to push tested work: perhaps only the pull request is missing. */
function mayBePushed({ records, task }: TaskJob): boolean {
  const { facts = {}, attempts = [] } = records.get(task.id) ?? {};
  const tested = attempts.at(-1)?.tests.kind;
  const proven = tested === 'passed' || tested === 'none';
  return facts.pushes !== undefined && facts.branch !== undefined && proven;
}

async function resumePublishing(job: TaskJob, start: Start): Promise<Ending> {
  job.stage = 'publish';
  const { branch = '', pushes = [], issue } = job.journal.record.facts;
  const remote = await job.ports.git.remoteRef(`refs/heads/${branch}`);
  if (remote === null || remote !== pushes.at(-1)) return workFrom(job, start);
  if (job.run.part?.kind === 'work')
    return {
      outcome: 'published',
      reason: 'an earlier run pushed it; there is nothing to work on',
    };
  if (issue !== undefined) await respectPerson(job, issue);
  job.journal.note({ commit: remote });
  await job.journal.phase('publish', () =>
    openPullRequest(job, { baseBranch: start.branch, draft: false }),
  );
  return { outcome: 'published', reason: 'tests passed; published by a later run' };
}

async function workFrom(job: TaskJob, start: Start): Promise<Ending> {
  job.stage = 'setup';
  job.network = await openNetwork(job);
  try {
    if (job.handOver !== undefined) return await publishHandOver(job, start, job.handOver);
    return await workPrepared(job, await setUp(job, start));
  } finally {
    await closeNetwork(job);
  }
}

async function workPrepared(job: TaskJob, prepared: Prepared): Promise<Ending> {
  const verifier = startVerifier(job, prepared);
  try {
    job.stage = 'work';
    return await attemptAndPublish(job, prepared, verifier);
  } catch (error) {
    await saveWhatIsThere(job, prepared);
    throw error;
  } finally {
    await verifier.release();
    await prepared.workspace.release();
  }
}

async function attemptAndPublish(
  job: TaskJob,
  prepared: Prepared,
  verifier: ReturnType<typeof startVerifier>,
): Promise<Ending> {
  const work = await runAttempts(job, prepared, verifier);
  if (work.kind === 'ended') return work.ending;
  const { part } = job.run;
  if (part?.kind === 'work') {
    // Kept as unpublished work is: the machine that publishes gets it from there.
    await keepWork(job, prepared, work.tree);
    part.leave(work.summary === undefined ? undefined : job.redactor.text(work.summary));
    return work.ending;
  }
  job.stage = 'publish';
  await job.journal.phase('publish', () =>
    publish(job, {
      tree: work.tree,
      baseCommit: prepared.baseCommit,
      baseBranch: prepared.baseBranch,
      draft: work.ending.outcome !== 'published',
      ...(work.summary === undefined ? {} : { summary: work.summary }),
    }),
  );
  return work.ending;
}

/** The one final comment. A failure to write it changes nothing of the outcome. */
async function comment(job: TaskJob, ending: Ending): Promise<void> {
  const { journal, ports, plan, task } = job;
  const { facts } = journal.record;
  if (facts.issue === undefined || ending.outcome === 'cancelled' || ending.outcome === 'deferred')
    return;
  const { intent: _intent, ...rest } = journal.record;
  const record: FinishedRecord = { ...rest, state: 'finished', ...ending };
  const wipRef = `refs/agent-fanout/${plan.id}/wip/${task.id}`;
  const body = buildFinalComment(record, {
    branch: facts.branch ?? buildBranchName(plan.id, task.id),
    ...(facts.wip === undefined
      ? {}
      : { wipFetch: `git fetch origin ${wipRef} && git switch --detach FETCH_HEAD` }),
  });
  try {
    await ports.tracker.comment(facts.issue.number, body);
  } catch (error) {
    ports.logger.warn(`${task.id}: the final comment could not be written: ${messageOf(error)}`);
  }
}
