/** Hardened mode, the publishing machine: what the machine of the agent left is taken as if the agent itself had. */
import { PublishRefused } from '../errors.ts';
import type { Plan } from '../plan/types.ts';
import type { Ending } from '../task/error-outcome.ts';
import {
  HAND_OVER_FILE,
  type HandOver,
  type HandOverResult,
  MAX_HAND_OVER,
  PACK_FILE,
  parseHandOver,
} from '../task/hand-over.ts';
import { DEFAULT_LIMITS } from '../task/publish-policy.ts';
import { judgeTests } from '../task/test-output.ts';
import type { Ports, TaskRun } from './context.ts';
import { keepWork, type Snapshot, saveWhatIsThere, takeSnapshot } from './task-attempts.ts';
import type { TaskJob } from './task-job.ts';
import { publish } from './task-publish.ts';
import { openIssue, type Place, resolveStart, type Start, setUpToPublish } from './task-setup.ts';
import { startVerifier, type Verifier } from './task-verify.ts';

/** Undefined when this process does not publish for another. */
export async function readHandOver(
  { files }: Ports,
  { part, taskId }: TaskRun,
  plan: Plan,
): Promise<HandOverResult | undefined> {
  if (part?.kind !== 'publish') return undefined;
  const file = await files.readText(`${part.folder}/${HAND_OVER_FILE}`, {
    maxBytes: MAX_HAND_OVER,
  });
  if (file.kind === 'missing') {
    return { kind: 'unusable', reason: 'left nothing: it was ended, or lost; its log says more' };
  }
  if (file.kind !== 'text') {
    return { kind: 'unusable', reason: `left something that cannot be read (${file.kind})` };
  }
  const { id: planId, contentHash } = plan;
  return parseHandOver(file.text, { planId, taskId, contentHash });
}

/** Checks all of it again, and publishes what is still good. */
export async function publishHandOver(
  job: TaskJob,
  start: Start,
  result: HandOverResult,
): Promise<Ending> {
  const left = leftWork(result);
  if (left.kind === 'ended') {
    await job.journal.phase('issue', () => openIssue(job));
    return left.ending;
  }
  const { handOver } = left;
  const commit = await resolveBase(job, start, handOver);
  const place = await setUpToPublish(job, commit, start.branch);
  noteAgent(job, handOver);
  const verifier = startVerifier(job, place);
  try {
    job.stage = 'work';
    return await verifyAndPublish({ job, place, verifier, ...left });
  } catch (error) {
    await saveWhatIsThere(job, place);
    throw error;
  } finally {
    await verifier.release();
    await place.workspace.release();
  }
}

type LeftWork =
  | { readonly kind: 'work'; readonly handOver: HandOver; readonly tree: string }
  | { readonly kind: 'ended'; readonly ending: Ending };

function leftWork(result: HandOverResult): LeftWork {
  if (result.kind === 'unusable') {
    const reason = `the machine of its agent ${result.reason}`;
    return { kind: 'ended', ending: { outcome: 'agent-failed', reason } };
  }
  const { handOver } = result;
  const { outcome, reason } = handOver.record;
  if (handOver.tree !== undefined) return { kind: 'work', handOver, tree: handOver.tree };
  if (outcome !== 'published') return { kind: 'ended', ending: { outcome, reason } };
  const missing = 'the machine of its agent says that there is work, and left none';
  return { kind: 'ended', ending: { outcome: 'agent-failed', reason: missing } };
}

/**
 * The commit that the agent began with, when it is one that it may have begun with: policy looks at what differs from
 * it, so a commit of somebody's choice would let everything through that it holds itself.
 */
async function resolveBase(job: TaskJob, start: Start, { record }: HandOver): Promise<string> {
  const { git } = job.ports;
  const mine = await resolveStart(job, start);
  const theirs = record.facts.baseCommit ?? mine;
  if (theirs === mine) return mine;
  if (start.kind === 'base' && (await isEarlier(job, mine, theirs))) {
    await git.fetchCommits([theirs]);
    return theirs;
  }
  throw new PublishRefused(
    `its work starts from commit ${theirs}, which is not in ${start.branch}`,
    {
      path: start.branch,
      rule: 'hand-over',
      hint: 'When the branch was rewritten meanwhile, run the plan again.',
    },
  );
}

/** The branch may have got commits while the agent worked. */
async function isEarlier({ ports }: TaskJob, tip: string, commit: string): Promise<boolean> {
  try {
    const { ahead } = await ports.git.aheadBehind({ base: tip, commit });
    return ahead === 0;
  } catch {
    // A commit that the remote does not give out is none of the branch.
    return false;
  }
}

/** The weaker of both: what is said is what was in force everywhere. */
function noteAgent({ ports, journal, network }: TaskJob, { record }: HandOver): void {
  const { agent, isolation, network: theirs } = record.facts;
  const isBare = isolation === 'none' || ports.sandbox.isolation === 'none';
  journal.note({
    isolation: isBare ? 'none' : 'sandbox',
    network: theirs === 'open' ? 'open' : network.kind,
    ...(agent === undefined ? {} : { agent }),
  });
}

interface Delivery {
  readonly job: TaskJob;
  readonly place: Place;
  readonly verifier: Verifier;
  readonly handOver: HandOver;
  readonly tree: string;
}

async function verifyAndPublish(delivery: Delivery): Promise<Ending> {
  const { job, place, handOver } = delivery;
  const { outcome, reason, attempts } = handOver.record;
  const snapshot = await unpack(delivery);
  const draftable = outcome === 'tests-failed' && job.plan.publishRed === 'draft';
  if (outcome !== 'published' && !draftable) {
    await keepWork(job, place, snapshot.tree);
    return { outcome, reason };
  }
  const failure = await testAgain(delivery, snapshot, attempts.length);
  const ending: Ending =
    failure === undefined
      ? { outcome: 'published', reason: draftable ? 'tests passed' : reason }
      : { outcome: 'tests-failed', reason: `on the machine that publishes: ${failure}` };
  if (failure !== undefined) {
    await keepWork(job, place, snapshot.tree);
    if (job.plan.publishRed !== 'draft') return ending;
  }
  job.stage = 'publish';
  await job.journal.phase('publish', () =>
    publish(job, {
      tree: snapshot.tree,
      baseCommit: place.baseCommit,
      baseBranch: place.baseBranch,
      draft: failure !== undefined,
      ...(handOver.summary === undefined ? {} : { summary: handOver.summary }),
    }),
  );
  return ending;
}

/** Into a work tree, and from there by the same walk, snapshot and policy as what an agent left in it. */
async function unpack({ job, place, tree }: Delivery): Promise<Snapshot> {
  const { git } = job.ports;
  const { part } = job.run;
  const folder = part?.kind === 'publish' ? part.folder : '';
  await git.unpackTree({ tree, file: `${folder}/${PACK_FILE}`, limits: DEFAULT_LIMITS });
  await git.resetWorkspace(place.workspace, tree);
  return takeSnapshot(job, place);
}

/** Why the tests are red here, or undefined. */
async function testAgain(
  { job, verifier }: Delivery,
  snapshot: Snapshot,
  attempt: number,
): Promise<string | undefined> {
  const paths = snapshot.changes.map(({ path }) => path);
  const run = await job.journal.phase('tests', () => verifier.test(snapshot.tree, paths, attempt));
  job.run.signal.throwIfAborted();
  const tests = judgeTests(run, run.kind === 'none' ? run : await verifier.baseline);
  job.journal.judgeLastAttempt({ tests, treeId: snapshot.tree });
  return tests.kind === 'failed' || tests.kind === 'timeout' ? tests.reason : undefined;
}
