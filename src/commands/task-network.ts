/** Opens the one way out that a task's programs have, when the network is not simply open. */
import { FanoutError } from '../errors.ts';
import type { NetworkAccess, Sandbox } from '../ports/sandbox.ts';
import { hostsForTask, type NetworkPolicy } from '../task/network-policy.ts';
import type { TaskJob } from './task-job.ts';

/** Variables of the agents themselves; a plan's own come by name. */
const AGENT_NAME =
  /^(?:ANTHROPIC|CLAUDE|OPENAI|CODEX|GEMINI|GOOGLE|QWEN|DASHSCOPE|COPILOT|OPENCODE)_/;

/** @throws FanoutError when the network is to be held back and cannot be: never open in silence */
export function openNetwork(job: TaskJob): Promise<NetworkAccess> {
  const names = Object.entries(job.run.hostEnv).filter(
    ([name]) => AGENT_NAME.test(name) || job.task.agent.env.includes(name),
  );
  const environment = Object.fromEntries(names);
  return openGate(job.ports.sandbox, job.run.network ?? { kind: 'open' }, (extra) =>
    hostsForTask({ agent: job.task.agent.name, environment, extra }),
  );
}

/** `hostsOf`: all hosts of an allowlist, from those that the user names. @throws FanoutError as above */
export async function openGate(
  sandbox: Sandbox,
  policy: NetworkPolicy,
  hostsOf: (extra: readonly string[]) => readonly string[],
): Promise<NetworkAccess> {
  if (policy.kind === 'open') return { kind: 'open' };
  if (sandbox.isolation === 'none' || sandbox.openGate === undefined) {
    throw new FanoutError(
      `the network is to be '${policy.kind}', and without a sandbox it is open`,
      {
        hint: "Use isolation 'sandbox', or set the network to 'open'.",
      },
    );
  }
  if (policy.kind === 'none') return { kind: 'none' };
  return { kind: 'allowlist', gate: await sandbox.openGate(hostsOf(policy.hosts)) };
}

/** Says what was asked for in vain: otherwise nobody understands why a set-up failed. */
export async function closeNetwork(job: TaskJob): Promise<void> {
  if (job.network.kind !== 'allowlist') return;
  const refused = job.network.gate.refused();
  await job.network.gate.close();
  if (refused.length > 0)
    job.ports.logger.warn(
      `${job.task.id}: not among the allowed hosts: ${refused.slice(0, 20).join(', ')}`,
    );
}
