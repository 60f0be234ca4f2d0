/** Starts a workflow by `workflow_dispatch`: the one event that a run's own token may cause. */
import { FanoutError, RateLimited, TrackerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { GithubClient } from './github-client.ts';

export interface WorkflowStart {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** File name in `.github/workflows`. */
  readonly workflowFile: string | undefined;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Said once: an answer that was lost may have started it, and two rounds of one plan would get in each other's way.
 * @throws FanoutError when the workflow is unknown, TrackerError when GitHub refuses
 */
export async function startWorkflow(start: WorkflowStart): Promise<void> {
  const { workflowFile, owner, repo, ref, inputs } = start;
  if (workflowFile === undefined) {
    throw new FanoutError('the workflow that this run belongs to is unknown', {
      hint: 'GITHUB_WORKFLOW_REF names it; GitHub sets it.',
    });
  }
  try {
    await new GithubClient(start).request({
      kind: 'create',
      route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      parameters: { owner, repo, workflow_id: workflowFile, ref, inputs },
    });
  } catch (error) {
    throw explain(error, `${workflowFile} on ${ref}`);
  }
}

/** What a refusal means here; the client's hints are for issues and pull requests. */
function explain(error: unknown, what: string): unknown {
  if (!(error instanceof TrackerError) || error instanceof RateLimited) return error;
  const { status, operation } = error;
  const hint = HINTS[status] ?? error.hint;
  return new TrackerError(`${what}: ${error.message}`, {
    status,
    operation,
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
}

const HINTS: Readonly<Record<number, string>> = {
  403: 'The token needs actions: write, in the permissions of the workflow.',
  404: 'The workflow file has to be on the default branch, and the token needs actions: write.',
  422: 'The workflow needs on: workflow_dispatch with these inputs, on the branch that it is started for.',
};
