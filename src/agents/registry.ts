/** All agents by name. A new one is one file here, one line below and one fixture. */
import { FanoutError } from '../errors.ts';
import { claude } from './claude.ts';
import { codex } from './codex.ts';
import { commandAgent } from './command.ts';
import { copilot } from './copilot.ts';
import { gemini } from './gemini.ts';
import { opencode } from './opencode.ts';
import { qwen } from './qwen.ts';
import type { AgentDefinition } from './types.ts';

export const AGENTS: readonly AgentDefinition[] = [
  claude,
  codex,
  gemini,
  copilot,
  opencode,
  qwen,
  commandAgent,
];

/** @throws FanoutError when there is no such agent */
export function agentNamed(name: string): AgentDefinition {
  const found = AGENTS.find((agent) => agent.name === name);
  if (found !== undefined) return found;
  throw new FanoutError(`there is no agent ${name}`, {
    hint: `There are: ${AGENTS.map((agent) => agent.name).join(', ')}. Any program works: agent: {run: 'your-agent --flags'}.`,
  });
}

/**
 * Names of variables of which one must be there and none is; undefined when all is well. A plan that hands other
 * variables to the agent (`env`) knows what it does.
 */
export function missingKeys(
  agent: { readonly name: string; readonly env: readonly string[] },
  hostEnv: Readonly<Record<string, string | undefined>>,
): readonly string[] | undefined {
  const { keys } = agentNamed(agent.name);
  const isThere = (name: string) => (hostEnv[name] ?? '') !== '';
  if (keys.length === 0 || keys.some(isThere) || agent.env.some(isThere)) return undefined;
  return keys;
}
