/** Qwen Code, over any provider that speaks OpenAI's Chat Completions. */
import { readClaudeStream } from './claude-stream.ts';
import type { AgentDefinition } from './types.ts';

const KEYS = ['OPENAI_API_KEY'];

export const qwen: AgentDefinition = {
  name: 'qwen',
  // Later releases need Node 22.
  package: { name: '@qwen-code/qwen-code', version: '0.15.10', bin: 'qwen' },
  keys: KEYS,
  environment: ['OPENAI_BASE_URL', 'OPENAI_MODEL'],
  isTurn: (line) => line.startsWith('{"type":"assistant"'),
  silenceSeconds: 900,
  buildCall: ({ task }) => ({
    command: [
      'qwen',
      '--yolo',
      ...['--auth-type', 'openai', '--output-format', 'stream-json'],
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...(task.budget.turns === undefined
        ? []
        : ['--max-session-turns', String(task.budget.turns)]),
      ...task.agent.args,
    ],
    env: {},
    stdin: 'prompt',
    files: {
      '.qwen/settings.json': JSON.stringify({
        privacy: { usageStatisticsEnabled: false },
        general: { disableAutoUpdate: true },
        telemetry: { enabled: false },
        model: { generationConfig: { maxRetries: 2 } },
      }),
    },
  }),
  readOutput: (output) => readClaudeStream(output, KEYS),
};
