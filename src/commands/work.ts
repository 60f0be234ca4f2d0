/** Hardened mode, the agent's machine: a token that can only read, and a folder for what was done. */
import type { Ledger } from '../ports/ledger.ts';
import { HAND_OVER_FILE, HAND_OVER_VERSION, type HandOver, PACK_FILE } from '../task/hand-over.ts';
import type { FinishedRecord } from '../task/record.ts';
import type { Ports, TaskResult, TaskRun } from './context.ts';
import { runTask } from './task.ts';
import { findTask } from './task-claim.ts';

/**
 * The same steps as `runTask` up to the tested tree; writes to no ledger and no tracker, but to `folder`.
 * When somebody else has the task or it is done, nothing is left there.
 * @throws FanoutError as `runTask` does
 */
export async function runWork(ports: Ports, run: TaskRun, folder: string): Promise<TaskResult> {
  let kept: string | undefined;
  let summary: string | undefined;
  const ledger = unwrittenLedger(ports.ledger, (commit) => {
    kept = commit;
  });
  const leave = (text: string | undefined) => {
    summary = text;
  };
  const result = await runTask({ ...ports, ledger }, { ...run, part: { kind: 'work', leave } });
  if (result.kind !== 'finished') return result;
  const { snapshot } = await findTask(ports, run);
  await ports.files.makeDir(folder);
  const tree = kept === undefined ? undefined : await pack(ports, result.record, kept, folder);
  const handOver: HandOver = {
    version: HAND_OVER_VERSION,
    contentHash: snapshot.plan.contentHash,
    record: result.record,
    ...(tree === undefined ? {} : { tree }),
    ...(summary === undefined ? {} : { summary: summary.slice(0, 20_000) }),
  };
  await ports.files.writeText(`${folder}/${HAND_OVER_FILE}`, JSON.stringify(handOver));
  return result;
}

async function pack(
  { git }: Ports,
  { facts }: FinishedRecord,
  commit: string,
  folder: string,
): Promise<string | undefined> {
  if (facts.baseCommit === undefined) return undefined;
  return git.packTree({ base: facts.baseCommit, commit, file: `${folder}/${PACK_FILE}` });
}

/** Reads as ever; what is written stays here. `onKept` is told the last commit of unpublished work. */
function unwrittenLedger(ledger: Ledger, onKept: (commit: string) => void): Ledger {
  let writes = 0;
  return {
    ...ledger,
    write: async () => ({ kind: 'written', version: `unwritten-${++writes}` }),
    keepWork: async ({ commit }) => onKept(commit),
  };
}
