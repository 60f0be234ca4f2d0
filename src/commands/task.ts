/** One task, from claim to record. The same code on GitHub Actions and on one machine. */
import { FanoutError, messageOf } from '../errors.ts';
import { tasksAtOnce } from '../plan/round.ts';
import type { Plan, Task } from '../plan/types.ts';
import { planWaves, probeOf, waveOf } from '../plan/waves.ts';
import type { LedgerSnapshot, StoredRecord } from '../ports/ledger.ts';
import { buildFinalComment } from '../report/issue-body.ts';
import { decideClaim } from '../task/claim.ts';
import { type Ending, endingOfError } from '../task/error-outcome.ts';
import { buildBranchName } from '../task/naming.ts';
import { DEFAULT_LIMITS } from '../task/publish-policy.ts';
import { type FinishedRecord, RECORD_VERSION, type RunningRecord } from '../task/record.ts';
import { createRedactor, findSecretValues, type Redactor } from '../task/redact.ts';
import { decideStart } from '../task/start-point.ts';
import type { Ports, TaskResult, TaskRun } from './context.ts';
import { keepWork, runAttempts } from './task-attempts.ts';
import { type Heartbeat, startHeartbeat } from './task-heartbeat.ts';
import { type TaskJob, TimeIsUp } from './task-job.ts';
import { ClaimLost, Journal } from './task-journal.ts';
import { closeNetwork, openNetwork } from './task-network.ts';
import { checkTree } from './task-policy.ts';
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
    const record = buildClaim({ run, plan: snapshot.plan, task, stored, now: claimStarted });
    const options = {
      ledger: ports.ledger,
      clock: ports.clock,
      record,
      onProgress: run.onProgress,
    };
    const expected = stored?.version ?? invalidVersion(snapshot, task.id);
    const journal = await Journal.claim(options, expected);
    await journal.phase('claim', async () => undefined);
    const scratch = await ports.files.makeTemp(`agent-fanout-${task.id}-`);
    const resumed = stored !== undefined;
    const heartbeat = startHeartbeat(ports, journal);
    const watched = { ...run, signal: AbortSignal.any([run.signal, heartbeat.lost]) };
    try {
      const parts = { ports, run: watched, snapshot, task, journal, resumed, scratch, redactor };
      const ended = await workOn(startJob(parts), heartbeat);
      return { kind: 'finished', record: redactor.value(ended), resumed };
    } finally {
      await heartbeat.stop();
      await ports.files.remove(scratch);
    }
  } catch (error) {
    if (error instanceof ClaimLost) return { kind: 'already-running', where: error.where };
    throw error;
  }
}

/** What any task of the plan hands to its agent is a secret for all of them. */
function redactorFor(plan: Plan, { hostEnv }: TaskRun): Redactor {
  const names = plan.tasks.flatMap((task) => task.agent.env);
  return createRedactor(findSecretValues({ hostEnv, names }));
}

/** A record that cannot be read is replaced, by compare-and-swap on what was seen. */
function invalidVersion(snapshot: LedgerSnapshot, taskId: string): string | null {
  return snapshot.invalid.find((invalid) => invalid.taskId === taskId)?.version ?? null;
}

async function findTask(
  ports: Ports,
  run: TaskRun,
): Promise<{ snapshot: LedgerSnapshot; task: Task }> {
  const snapshot = await ports.ledger.read(run.planId);
  if (snapshot === undefined) {
    throw new FanoutError(`plan ${run.planId} is not in the ledger`, {
      hint: 'Run the plan command first; it stores the plan under refs/agent-fanout/<plan id>/plan.',
    });
  }
  const task = snapshot.plan.tasks.find((candidate) => candidate.id === run.taskId);
  if (task !== undefined) return { snapshot, task };
  throw new FanoutError(`plan ${run.planId} has no task ${run.taskId}`, {
    hint: `Its tasks are: ${snapshot.plan.tasks
      .map(({ id }) => id)
      .join(', ')
      .slice(0, 500)}`,
  });
}

interface ClaimFacts {
  readonly run: TaskRun;
  readonly plan: Plan;
  readonly task: Task;
  readonly stored: StoredRecord | undefined;
  readonly now: number;
}

/** What is known of an earlier run stays: its issue, its branch, what it cost. */
function buildClaim({ run, plan, task, stored, now }: ClaimFacts): RunningRecord {
  const before = stored?.record;
  return {
    version: RECORD_VERSION,
    state: 'running',
    planId: plan.id,
    taskId: task.id,
    title: task.title,
    wave: Math.max(0, waveOf(planWaves(plan), task.id)),
    owner: { run: run.run, where: run.where, seenAt: now },
    facts: { date: Math.floor(now / 1000), ...before?.facts },
    phases: [{ name: 'queue', startedAt: run.queuedAt, endedAt: now, ok: true }],
    attempts: before?.attempts ?? [],
    usage: before?.usage ?? {},
    requests: before?.requests ?? { total: 0, contentWrites: 0 },
    // Said with the claim itself, so that a crash while the issue is made is known without another write.
    intent: 'issue',
  };
}

interface JobParts {
  readonly ports: Ports;
  readonly run: TaskRun;
  readonly snapshot: LedgerSnapshot;
  readonly task: Task;
  readonly journal: Journal;
  readonly resumed: boolean;
  readonly scratch: string;
  readonly redactor: Redactor;
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
function mayBePushed({ journal }: TaskJob): boolean {
  const { facts, attempts } = journal.record;
  const tested = attempts.at(-1)?.tests.kind;
  const proven = tested === 'passed' || tested === 'none';
  return facts.pushes !== undefined && facts.branch !== undefined && proven;
}

async function resumePublishing(job: TaskJob, start: Start): Promise<Ending> {
  job.stage = 'publish';
  const { branch = '', pushes = [], issue } = job.journal.record.facts;
  const remote = await job.ports.git.remoteRef(`refs/heads/${branch}`);
  if (remote === null || remote !== pushes.at(-1)) return workFrom(job, start);
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

/** Work is never lost: on a cancel or an error the files are kept under the wip ref, when policy and time allow. */
async function saveWhatIsThere(job: TaskJob, prepared: Prepared): Promise<void> {
  const { facts } = job.journal.record;
  if (facts.commit !== undefined) return;
  try {
    const tree = await job.ports.git.snapshot(prepared.workspace, {
      base: prepared.baseCommit,
      limits: DEFAULT_LIMITS,
    });
    const changes = await job.ports.git.diff(prepared.baseCommit, tree);
    if (changes.length === 0 || (await checkTree(job, changes)) !== undefined) return;
    await keepWork(job, prepared, tree);
  } catch (error) {
    job.ports.logger.warn(
      `${job.task.id}: its work in progress could not be kept: ${messageOf(error)}`,
    );
  }
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
