/** Starts a workflow by `workflow_dispatch`: the one event that a run's own token may cause. */
import { FanoutError } from '../errors.ts';
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

/** @throws FanoutError when the workflow is unknown, TrackerError when GitHub refuses */
export async function startWorkflow(start: WorkflowStart): Promise<void> {
  const { workflowFile, owner, repo, ref, inputs } = start;
  if (workflowFile === undefined) {
    throw new FanoutError('the workflow that this run belongs to is unknown', {
      hint: 'GITHUB_WORKFLOW_REF names it; GitHub sets it.',
    });
  }
  await new GithubClient(start).request({
    kind: 'change',
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    parameters: { owner, repo, workflow_id: workflowFile, ref, inputs },
  });
}
