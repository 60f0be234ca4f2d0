/** Claude Code. Source of switches and events: code.claude.com/docs, 'Run Claude Code programmatically'; tried at the pinned version. */
import { readClaudeStream } from './claude-stream.ts';
import type { AgentDefinition } from './types.ts';

const KEYS = ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'];

export const claude: AgentDefinition = {
  name: 'claude',
  // The last release that npm installs under Node 20; it runs under later ones too.
  package: { name: '@anthropic-ai/claude-code', version: '2.1.197', bin: 'claude' },
  keys: KEYS,
  environment: ['ANTHROPIC_BASE_URL', 'ANTHROPIC_CUSTOM_HEADERS'],
  isTurn: (line) => line.startsWith('{"type":"assistant"'),
  silenceSeconds: 900,
  buildCall: ({ task }) => ({
    command: [
      'claude',
      '-p',
      ...['--output-format', 'stream-json', '--verbose'],
      '--dangerously-skip-permissions',
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...(task.budget.turns === undefined ? [] : ['--max-turns', String(task.budget.turns)]),
      ...(task.budget.usd === undefined ? [] : ['--max-budget-usd', String(task.budget.usd)]),
      ...task.agent.args,
    ],
    env: {
      // As root it skips permissions only when this says that walls are around it.
      IS_SANDBOX: '1',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      // By default it asks ten times over three minutes when a key is wrong.
      CLAUDE_CODE_MAX_RETRIES: '2',
      DISABLE_AUTOUPDATER: '1',
    },
    stdin: 'prompt',
    files: {},
  }),
  readOutput: (output) => readClaudeStream(output, KEYS),
};
