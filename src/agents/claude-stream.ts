/** The event stream of Claude Code, which Qwen Code speaks too: `system`, `assistant`, `user`, `result`. */
import type { AgentEnd, Usage } from '../task/record.ts';
import {
  at,
  countAt,
  type Event,
  endOf,
  listAt,
  numberAt,
  readEvents,
  shortReason,
  textAt,
} from './reading.ts';
import type { AgentOutput, AgentReading } from './types.ts';

export function readClaudeStream(output: AgentOutput, keys: readonly string[]): AgentReading {
  const events = readEvents(output.stdout);
  const result = events.findLast(({ type }) => type === 'result');
  const sessionId = textAt(result ?? events[0], 'session_id');
  const summary = textAt(result, 'result');
  return {
    end: endOfStream({ output, keys, result }),
    usage: usageOf(result),
    toolCalls: countToolCalls(events),
    denials: listAt(result, 'permission_denials').length,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(summary === undefined ? {} : { summary }),
  };
}

function endOfStream(facts: {
  output: AgentOutput;
  keys: readonly string[];
  result: Event | undefined;
}): AgentEnd {
  const { output, keys, result } = facts;
  const subtype = textAt(result, 'subtype') ?? '';
  if (/max_turns|max_budget/.test(subtype)) {
    return { kind: 'budget', reason: `the agent stopped at its ceiling (${subtype})` };
  }
  return endOf({ output, keys, closed: result !== undefined, problem: problemOf(result) });
}

/** An error of the API comes as `success` with `is_error`; from Qwen Code as the result's text alone. */
function problemOf(result: Event | undefined): string | undefined {
  if (result === undefined) return undefined;
  const text = textAt(result, 'result') ?? '';
  const status = at(result, 'api_error_status');
  const failed = at(result, 'is_error') === true || textAt(result, 'subtype') !== 'success';
  if (!failed && !/^\[?API Error\b/.test(text)) return undefined;
  const code = typeof status === 'number' && !text.includes(String(status)) ? ` (${status})` : '';
  const words =
    text === '' ? (textAt(result, 'error', 'message') ?? 'it says that it failed') : text;
  return shortReason(`${words}${code}`);
}

function usageOf(result: Event | undefined): Usage {
  if (result === undefined) return {};
  const cost = at(result, 'total_cost_usd');
  return {
    ...(typeof cost === 'number' ? { usd: numberAt(result, 'total_cost_usd') } : {}),
    tokens: {
      input: countAt(result, 'usage', 'input_tokens'),
      output: countAt(result, 'usage', 'output_tokens'),
      cached: countAt(result, 'usage', 'cache_read_input_tokens'),
    },
    turns: countAt(result, 'num_turns'),
  };
}

function countToolCalls(events: readonly Event[]): number {
  return events
    .filter(({ type }) => type === 'assistant')
    .flatMap((event) => listAt(event, 'message', 'content'))
    .filter((block) => at(block, 'type') === 'tool_use').length;
}
