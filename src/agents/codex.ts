/** Codex CLI. Source: developers.openai.com/codex, 'Non-interactive mode' and 'Configuration'; tried at the pinned version. */
import { at, countAt, endOf, readEvents, textAt } from './reading.ts';
import type { AgentDefinition, AgentOutput, AgentReading } from './types.ts';

const KEYS = ['OPENAI_API_KEY', 'CODEX_API_KEY'];
const PUBLIC_API = 'https://api.openai.com/v1';

export const codex: AgentDefinition = {
  name: 'codex',
  package: { name: '@openai/codex', version: '0.169.0', bin: 'codex' },
  keys: KEYS,
  environment: ['OPENAI_BASE_URL'],
  isTurn: (line) => line.startsWith('{"type":"item.started"'),
  silenceSeconds: 900,
  buildCall: ({ task, home, environment, isolation }) => ({
    command: [
      'codex',
      'exec',
      ...['--json', '--ephemeral', '--skip-git-repo-check'],
      // Its own sandbox does not work inside ours: commands fail, and it ends with 0 all the same.
      ...(isolation === 'sandbox'
        ? ['--dangerously-bypass-approvals-and-sandbox']
        : ['--sandbox', 'workspace-write']),
      ...(task.model === undefined ? [] : ['--model', task.model]),
      ...task.agent.args,
      '-',
    ],
    env: { CODEX_HOME: `${home}/.codex` },
    stdin: 'prompt',
    files: { '.codex/config.toml': buildConfig(environment) },
  }),
  readOutput,
};

/** JSON strings are TOML strings. */
function buildConfig(environment: Readonly<Record<string, string>>): string {
  const key = KEYS.find((name) => environment[name] !== undefined) ?? 'OPENAI_API_KEY';
  const url = environment['OPENAI_BASE_URL'] ?? PUBLIC_API;
  return `model_provider = "fanout"

[model_providers.fanout]
name = "OpenAI"
base_url = ${JSON.stringify(url)}
env_key = ${JSON.stringify(key)}
wire_api = "responses"
supports_websockets = false
request_max_retries = 2
stream_max_retries = 2

[features]
plugins = false
apps = false
remote_plugin = false

[analytics]
enabled = false
`;
}

function readOutput(output: AgentOutput): AgentReading {
  const events = readEvents(output.stdout);
  const completed = events.findLast(({ type }) => type === 'turn.completed');
  const failed = events.findLast(({ type }) => type === 'turn.failed');
  const items = events
    .filter(({ type }) => type === 'item.completed')
    .map((event) => event['item']);
  const summary = textAt(
    items.findLast((item) => at(item, 'type') === 'agent_message'),
    'text',
  );
  const sessionId = textAt(events[0], 'thread_id');
  const calls = items.filter((item) =>
    /_execution$|_call$|file_change/.test(textAt(item, 'type') ?? ''),
  );
  return {
    end: endOf({
      output,
      keys: KEYS,
      closed: completed !== undefined,
      problem:
        failed === undefined ? undefined : (textAt(failed, 'error', 'message') ?? 'it failed'),
    }),
    usage:
      completed === undefined
        ? {}
        : {
            tokens: {
              input: countAt(completed, 'usage', 'input_tokens'),
              output: countAt(completed, 'usage', 'output_tokens'),
              cached: countAt(completed, 'usage', 'cached_input_tokens'),
            },
          },
    toolCalls: calls.length,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(summary === undefined ? {} : { summary }),
  };
}
