/** Agent and tests in turn, until there is something to publish or no reason to go on. */

import type { AgentReading } from '../agents/types.ts';
import { messageOf } from '../errors.ts';
import { tasksAtOnce } from '../plan/round.ts';
import type { RawChange } from '../ports/git.ts';
import { type AttemptDecision, decideAfterAttempt } from '../task/attempt-decision.ts';
import type { Ending } from '../task/error-outcome.ts';
import { AGENT_CONFIGURATION } from '../task/protected-paths.ts';
import { DEFAULT_LIMITS, isTestFile } from '../task/publish-policy.ts';
import type { AgentEnd, AttemptRecord } from '../task/record.ts';
import {
  buildFeedback,
  failureFingerprint,
  judgeTests,
  type TestRun,
} from '../task/test-output.ts';
import { runAgent } from './task-agent.ts';
import type { TaskJob } from './task-job.ts';
import { checkTree, refuseTree } from './task-policy.ts';
import type { Place, Prepared } from './task-setup.ts';
import type { Verifier } from './task-verify.ts';

export type Work =
  | {
      readonly kind: 'publish';
      readonly tree: string;
      readonly summary?: string;
      readonly ending: Ending;
    }
  | { readonly kind: 'ended'; readonly ending: Ending };

export interface Snapshot {
  readonly tree: string;
  readonly changes: readonly RawChange[];
}

interface Previous {
  readonly feedback?: string;
  readonly fingerprint?: string;
}

export async function runAttempts(
  job: TaskJob,
  prepared: Prepared,
  verifier: Verifier,
): Promise<Work> {
  let previous: Previous = {};
  await waitForTurn(job);
  for (let attempt = 1; ; attempt++) {
    const reading = await job.journal.phase('agent', () =>
      runAgent(job, prepared, {
        attempt,
        ...(previous.feedback === undefined ? {} : { feedback: previous.feedback }),
      }),
    );
    job.run.signal.throwIfAborted();
    const snapshot = await takeSnapshot(job, prepared);
    const run = await testSnapshot(job, verifier, { snapshot, attempt, end: reading.end });
    job.run.signal.throwIfAborted();
    const decision = await judge(job, verifier, { attempt, reading, snapshot, run, previous });
    if (decision.kind === 'retry') {
      await keepWork(job, prepared, snapshot.tree);
      await restoreAgentConfiguration(job, prepared);
      previous = nextPrevious(decision.reason, run);
      continue;
    }
    return finishWork(job, prepared, { decision, snapshot, reading });
  }
}

/** So that many agents with one account do not all ask in the same second. */
async function waitForTurn({ ports, plan, task, run, journal }: TaskJob): Promise<void> {
  const position = plan.tasks.indexOf(task) % tasksAtOnce(plan);
  const begun = journal.record.phases.find(({ name }) => name === 'claim')?.startedAt ?? 0;
  const wait = begun + position * plan.staggerSeconds * 1000 - ports.clock.now();
  if (plan.staggerSeconds > 0 && wait > 0) await ports.clock.sleep(wait, run.signal);
}

async function finishWork(
  job: TaskJob,
  prepared: Prepared,
  last: {
    decision: Exclude<AttemptDecision, { kind: 'retry' }>;
    snapshot: Snapshot;
    reading: AgentReading;
  },
): Promise<Work> {
  const { decision, snapshot, reading } = last;
  if (decision.kind === 'publish') {
    return {
      kind: 'publish',
      tree: snapshot.tree,
      ending: { outcome: 'published', reason: decision.reason },
      ...(reading.summary === undefined ? {} : { summary: reading.summary }),
    };
  }
  const ending = { outcome: decision.outcome, reason: decision.reason };
  if (snapshot.changes.length > 0) await keepWork(job, prepared, snapshot.tree);
  const asDraft = decision.outcome === 'tests-failed' && job.plan.publishRed === 'draft';
  return asDraft ? { kind: 'publish', tree: snapshot.tree, ending } : { kind: 'ended', ending };
}

/** The tree and what it changes, after the policy. @throws PublishRefused */
export async function takeSnapshot(job: TaskJob, prepared: Place): Promise<Snapshot> {
  const { git } = job.ports;
  const options = { base: prepared.baseCommit, limits: DEFAULT_LIMITS };
  const tree = await git.snapshot(prepared.workspace, options);
  const changes = await git.diff(prepared.baseCommit, tree);
  const paths = changes.map((change) => change.path);
  job.journal.note({
    treeId: tree,
    changedPaths: paths.slice(0, 1_000),
    touchedTests: changes
      .filter((change) => change.status !== 'A' && isTestFile(change.path))
      .map(({ path }) => path),
  });
  const refusal = await checkTree(job, changes);
  if (refusal === undefined) return { tree, changes };
  return refuseTree(job, { base: prepared.baseCommit, tree }, refusal);
}

/** What the agent did to the settings of agents is not in force for the next attempt, not even where git ignores it. */
async function restoreAgentConfiguration(job: TaskJob, prepared: Prepared): Promise<void> {
  await job.ports.git.restorePaths(prepared.workspace, {
    commit: prepared.baseCommit,
    globs: AGENT_CONFIGURATION,
  });
}

async function testSnapshot(
  job: TaskJob,
  verifier: Verifier,
  options: { snapshot: Snapshot; attempt: number; end: AgentEnd },
): Promise<TestRun> {
  const { snapshot, attempt, end } = options;
  const hopeless = end.kind === 'quota' || end.kind === 'timeout';
  if (snapshot.changes.length === 0 || hopeless) return { kind: 'none' };
  const paths = snapshot.changes.map((change) => change.path);
  return job.journal.phase('tests', () => verifier.test(snapshot.tree, paths, attempt));
}

async function judge(
  job: TaskJob,
  verifier: Verifier,
  options: {
    attempt: number;
    reading: AgentReading;
    snapshot: Snapshot;
    run: TestRun;
    previous: Previous;
  },
): Promise<AttemptDecision> {
  const { attempt, reading, snapshot, run, previous } = options;
  const tests = judgeTests(run, run.kind === 'none' ? run : await verifier.baseline);
  const attemptsLeft = job.task.attempts - attempt;
  const changed = snapshot.changes.length > 0;
  const end = endWithEvidence(reading, changed);
  const record: AttemptRecord = {
    number: attempt,
    agent: end,
    tests,
    usage: reading.usage,
    transcript: `${job.task.id}/attempt-${attempt}/transcript.log`,
    ...(changed ? { treeId: snapshot.tree } : {}),
  };
  job.journal.addAttempt(record);
  job.journal.tell({ kind: 'attempt-ended', attempt: record, attemptsLeft });
  return decideAfterAttempt({
    agent: end,
    tests,
    changed,
    attemptsLeft,
    usage: job.journal.record.usage,
    budget: job.task.budget,
    ...(run.kind === 'exited' ? { fingerprint: failureFingerprint(run.output) } : {}),
    ...(previous.fingerprint === undefined ? {} : { previousFingerprint: previous.fingerprint }),
  });
}

/** An agent that was not allowed to work, and changed nothing, has not found that there is nothing to do. */
function endWithEvidence({ end, denials = 0 }: AgentReading, changed: boolean): AgentEnd {
  if (end.kind !== 'done' || changed || denials === 0) return end;
  return {
    kind: 'failed',
    reason: `it was denied ${denials} uses of its tools and changed nothing`,
  };
}

function nextPrevious(reason: string, run: TestRun): Previous {
  if (run.kind !== 'exited' || run.code === 0) return { feedback: reason };
  return { feedback: buildFeedback(run.output), fingerprint: failureFingerprint(run.output) };
}

/** Keeps work in progress under the task's wip ref: no branch, starts no workflow. */
export async function keepWork(job: TaskJob, prepared: Place, tree: string): Promise<void> {
  const { ports, plan, task, journal } = job;
  const commit = await ports.git.commit({
    tree,
    parents: [prepared.baseCommit],
    message: `Work in progress on ${task.id}\n\nKept by agent-fanout; not published.`,
    date: journal.record.facts.date ?? 0,
  });
  await ports.ledger.keepWork({ planId: plan.id, taskId: task.id, commit });
  journal.note({ wip: commit });
}

/** Work is never lost: on a cancel or an error the files are kept under the wip ref, when policy and time allow. */
export async function saveWhatIsThere(job: TaskJob, prepared: Place): Promise<void> {
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
