/** opencode, over the providers whose keys it is given. Source: opencode.ai/docs, 'CLI' and 'Config'; tried at the pinned version. */
import { countAt, type Event, endOf, numberAt, readEvents, textAt } from './reading.ts';
import type { AgentDefinition, AgentOutput, AgentReading } from './types.ts';

const KEYS = ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'OPENROUTER_API_KEY'];

export const opencode: AgentDefinition = {
  name: 'opencode',
  package: { name: 'opencode-ai', version: '1.18.33', bin: 'opencode' },
  keys: KEYS,
  environment: ['ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL'],
  // It prints a line only when a step has ended, and asks again in silence after a 429.
  isTurn: (line) => line.startsWith('{"type":"step_start"'),
  silenceSeconds: 600,
  buildCall: ({ task, home, environment }) => ({
    command: [
      'opencode',
      'run',
      ...['--format', 'json'],
      // The one place where it says why it is waiting.
      ...['--print-logs', '--log-level', 'ERROR'],
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...task.agent.args,
    ],
    env: {
      OPENCODE_CONFIG: `${home}/opencode.json`,
      OPENCODE_DISABLE_AUTOUPDATE: '1',
      OPENCODE_DISABLE_MODELS_FETCH: '1',
      OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    },
    stdin: 'prompt',
    files: { 'opencode.json': JSON.stringify(buildConfig(environment)) },
  }),
  readOutput,
};

function buildConfig(environment: Readonly<Record<string, string>>): object {
  const provider = (name: string, url: string | undefined) =>
    url === undefined ? {} : { [name]: { options: { baseURL: url } } };
  const anthropic = environment['ANTHROPIC_BASE_URL'];
  return {
    permission: 'allow',
    autoupdate: false,
    share: 'disabled',
    provider: {
      // Anthropic's own variable has no version in it; opencode wants one.
      ...provider('anthropic', anthropic === undefined ? undefined : `${anthropic}/v1`),
      ...provider('openai', environment['OPENAI_BASE_URL']),
    },
  };
}

/** There is no closing line: the last step that ended for `stop` is it. */
function readOutput(output: AgentOutput): AgentReading {
  const events = readEvents(output.stdout);
  const steps = events.filter(({ type }) => type === 'step_finish');
  const error = events.findLast(({ type }) => type === 'error');
  const sessionId = textAt(events[0], 'sessionID');
  const summary = textAt(
    events.findLast(({ type }) => type === 'text'),
    'part',
    'text',
  );
  const closed = textAt(steps.at(-1), 'part', 'reason') === 'stop';
  return {
    end: endOf({ output, keys: KEYS, closed, problem: error && problemOf(error) }),
    usage:
      steps.length === 0
        ? {}
        : {
            usd: steps.reduce((sum, step) => sum + numberAt(step, 'part', 'cost'), 0),
            tokens: {
              input: sum(steps, 'input'),
              output: sum(steps, 'output'),
              cached: sum(steps, 'cache', 'read'),
            },
            turns: steps.length,
          },
    toolCalls: events.filter(({ type }) => type === 'tool_use').length,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(summary === undefined ? {} : { summary }),
  };
}

function sum(steps: readonly Event[], ...keys: readonly string[]): number {
  return steps.reduce((total, step) => total + countAt(step, 'part', 'tokens', ...keys), 0);
}

function problemOf(error: Event): string {
  const message = textAt(error, 'error', 'data', 'message') ?? textAt(error, 'error', 'name');
  const status = countAt(error, 'error', 'data', 'statusCode');
  return `${message ?? 'it says that it failed'}${status === 0 ? '' : ` (${status})`}`;
}
