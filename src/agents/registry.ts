/** All agents by name. A new one is one file here, one line below and one fixture. */
import { FanoutError } from '../errors.ts';
import { commandAgent } from './command.ts';
import type { AgentDefinition } from './types.ts';

const AGENTS: readonly AgentDefinition[] = [commandAgent];

/** @throws FanoutError when this version has no such agent */
export function agentNamed(name: string): AgentDefinition {
  const found = AGENTS.find((agent) => agent.name === name);
  if (found !== undefined) return found;
  throw new FanoutError(`this version cannot call the agent ${name} yet`, {
    hint: `Available: ${AGENTS.map((agent) => agent.name).join(', ')}. Any program works: agent: {run: 'your-agent --flags'}.`,
  });
}
