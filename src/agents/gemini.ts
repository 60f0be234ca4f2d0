/** Gemini CLI. Source: geminicli.com/docs, 'Headless mode' and 'Settings'; tried at the pinned version. */
import { countAt, endOf, readEvents, textAt } from './reading.ts';
import type { AgentDefinition, AgentOutput, AgentReading } from './types.ts';

const KEYS = ['GEMINI_API_KEY'];
/** Exit code when the ceiling of turns is met. Source: geminicli.com/docs, 'Exit codes'. */
const TURN_LIMIT = 53;

export const gemini: AgentDefinition = {
  name: 'gemini',
  package: { name: '@google/gemini-cli', version: '0.61.0', bin: 'gemini' },
  keys: KEYS,
  environment: ['GOOGLE_GEMINI_BASE_URL'],
  isTurn: (line) => line.startsWith('{"type":"tool_use"'),
  silenceSeconds: 600,
  buildCall: ({ task }) => ({
    command: [
      'gemini',
      '--yolo',
      ...['--output-format', 'stream-json'],
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...task.agent.args,
    ],
    // In a folder that it does not trust it takes --yolo back in silence.
    env: { GEMINI_CLI_TRUST_WORKSPACE: 'true' },
    stdin: 'prompt',
    files: {
      '.gemini/settings.json': JSON.stringify({
        security: { auth: { selectedType: 'gemini-api-key' } },
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        // By default it asks ten times, for minutes, before it says that there is no quota.
        general: { disableAutoUpdate: true, enableAutoUpdate: false, maxAttempts: 3 },
        ...(task.budget.turns === undefined
          ? {}
          : { model: { maxSessionTurns: task.budget.turns } }),
      }),
    },
  }),
  readOutput,
};

function readOutput(output: AgentOutput): AgentReading {
  const events = readEvents(output.stdout);
  const result = events.findLast(({ type }) => type === 'result');
  const sessionId = textAt(events[0], 'session_id');
  const summary = events
    .filter(({ type, role }) => type === 'message' && role === 'assistant')
    .map((event) => textAt(event, 'content') ?? '')
    .join('')
    .trim();
  const failed =
    textAt(result, 'status') === 'error'
      ? (textAt(result, 'error', 'message') ?? 'it says that it failed')
      : undefined;
  // It stops itself when it goes round in circles, as a warning, with the status success.
  const warned = events.findLast(({ type }) => type === 'error');
  const problem = failed ?? textAt(warned, 'message');
  const isLimit = output.end.kind === 'exited' && output.end.code === TURN_LIMIT;
  return {
    end: isLimit
      ? { kind: 'budget', reason: 'the agent stopped at its ceiling of turns' }
      : endOf({ output, keys: KEYS, closed: result !== undefined, problem }),
    usage:
      result === undefined
        ? {}
        : {
            tokens: {
              input: countAt(result, 'stats', 'input_tokens'),
              output: countAt(result, 'stats', 'output_tokens'),
              cached: countAt(result, 'stats', 'cached'),
            },
          },
    toolCalls: countAt(result, 'stats', 'tool_calls'),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(summary === '' ? {} : { summary }),
  };
}
