/** GitHub Copilot CLI, with a Copilot token or with a provider of one's own. Source: docs.github.com, 'Copilot CLI'; tried at the pinned version. */
import { at, countAt, endOf, readEvents, textAt } from './reading.ts';
import type { AgentDefinition, AgentOutput, AgentReading } from './types.ts';

/** The run's own GITHUB_TOKEN is never handed on; Copilot has a token of its own. */
const KEYS = ['COPILOT_GITHUB_TOKEN', 'COPILOT_PROVIDER_API_KEY'];

export const copilot: AgentDefinition = {
  name: 'copilot',
  package: { name: '@github/copilot', version: '1.0.102', bin: 'copilot' },
  keys: KEYS,
  environment: [
    'COPILOT_OFFLINE',
    'COPILOT_MODEL',
    'COPILOT_PROVIDER_BASE_URL',
    'COPILOT_PROVIDER_TYPE',
  ],
  isTurn: (line) => line.startsWith('{"type":"assistant.turn_start"'),
  silenceSeconds: 900,
  buildCall: ({ task }) => ({
    command: [
      'copilot',
      '--allow-all-tools',
      ...['--output-format', 'json'],
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...task.agent.args,
    ],
    env: { COPILOT_AUTO_UPDATE: 'false' },
    stdin: 'prompt',
    files: {},
  }),
  readOutput,
};

function readOutput(output: AgentOutput): AgentReading {
  const events = readEvents(output.stdout);
  const result = events.findLast(({ type }) => type === 'result');
  const error = events.findLast(({ type }) => type === 'session.error');
  const sessionId = textAt(result, 'sessionId');
  const messages = events.filter(({ type }) => type === 'assistant.message');
  const summary = textAt(messages.at(-1), 'data', 'content');
  const isOk = result !== undefined && at(result, 'exitCode') === 0;
  const problem = isOk ? undefined : textAt(error, 'data', 'message');
  return {
    end: endOf({ output, keys: KEYS, closed: isOk, problem }),
    usage: { ...tokensOf(events), turns: messages.length },
    toolCalls: events.filter(({ type }) => type === 'tool.execution_complete').length,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(summary === undefined ? {} : { summary }),
  };
}

/** It counts tokens in `assistant.usage` events of some versions, and premium requests in others. */
function tokensOf(events: ReturnType<typeof readEvents>): Pick<AgentReading['usage'], 'tokens'> {
  const usages = events.filter(({ type }) => type === 'assistant.usage');
  if (usages.length === 0) return {};
  const total = (key: string) =>
    usages.reduce((sum, event) => sum + countAt(event, 'data', key), 0);
  return {
    tokens: {
      input: total('inputTokens'),
      output: total('outputTokens'),
      cached: total('cacheReadTokens'),
    },
  };
}
