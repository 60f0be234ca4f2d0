/** What may be published, asked of the very tree: paths and modes first, then secrets in what it adds. */
import { PublishRefused } from '../errors.ts';
import type { RawChange } from '../ports/git.ts';
import { checkChanges, DEFAULT_POLICY, type Violation } from '../task/publish-policy.ts';
import { REMOVED } from '../task/redact.ts';
import { type TaskJob, taskFolder } from './task-job.ts';

export interface Refusal {
  readonly violation: Violation;
  /** Pieces of the work that may not be shown either. */
  readonly secrets: readonly string[];
}

/** Bytes of a patch that is kept for a human. */
const MAX_PATCH = 5_000_000;

/** Undefined when all may be published. */
export async function checkTree(
  job: TaskJob,
  changes: readonly RawChange[],
): Promise<Refusal | undefined> {
  const [violation] = checkChanges(changes, { ...DEFAULT_POLICY, ...job.run.policy });
  if (violation !== undefined) return { violation, secrets: [] };
  return findSecrets(job, changes);
}

async function findSecrets(
  job: TaskJob,
  changes: readonly RawChange[],
): Promise<Refusal | undefined> {
  const named = changes.find(({ path }) => job.redactor.finds(path));
  if (named !== undefined) return refusal(named.path, 'a secret of this job is in its name');
  const there = changes.filter(({ status }) => status !== 'D');
  if (there.length === 0) return undefined;
  const { git } = job.ports;
  const [after, before, { addedLines, scanForSecrets }] = await Promise.all([
    git.readBlobs(there.map(({ newObject }) => newObject)),
    git.readBlobs(there.map(({ oldObject }) => oldObject ?? '')),
    // Loaded when there is something to look at: the rules take a while to read.
    import('../task/secret-scan.ts'),
  ]);
  for (const [index, { path }] of there.entries()) {
    const text = after[index];
    if (text === undefined) return refusal(path, 'its content could not be read');
    if (job.redactor.finds(text)) return refusal(path, 'it holds a secret of this job');
    const added = addedLines(before[index], text);
    const [finding, ...others] = await scanForSecrets(path, added);
    if (finding === undefined) continue;
    const secrets = [finding, ...others].map(({ from, to }) => added.slice(from, to));
    return refusal(path, `what it adds looks like a secret (${finding.rule})`, secrets);
  }
  return undefined;
}

function refusal(path: string, why: string, secrets: readonly string[] = []): Refusal {
  const message = `${JSON.stringify(path)} may not be published: ${why}`;
  return { violation: { path, rule: 'secret', message }, secrets };
}

/** Keeps the work for a human as a patch, without its secrets. @throws PublishRefused always */
export async function refuseTree(
  job: TaskJob,
  work: { readonly base: string; readonly tree: string },
  { violation, secrets }: Refusal,
): Promise<never> {
  const patch = await job.ports.git.patch(work.base, work.tree, MAX_PATCH);
  const pieces = secrets.flatMap((secret) => secret.split('\n')).filter((line) => line.length > 3);
  const clean = pieces.reduce((text, piece) => text.replaceAll(piece, REMOVED), patch);
  await job.ports.files.writeText(`${taskFolder(job)}/refused.patch`, job.redactor.text(clean));
  throw new PublishRefused(violation.message, { path: violation.path, rule: violation.rule });
}
