/** Any program as an agent: the prompt on stdin and in a file, an optional JSON file for what it has to say. */
import * as v from 'valibot';
import { endOf, shortReason } from './reading.ts';
import type { AgentDefinition, AgentOutput, AgentReading } from './types.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The result file. Every field may be left out. */
const Result = v.object({
  summary: v.optional(v.string()),
  usd: v.optional(v.pipe(v.number(), v.minValue(0))),
  tokens: v.optional(v.object({ input: Count, output: Count, cached: v.optional(Count, 0) })),
  turns: v.optional(Count),
  /** Out of credit or over a limit for good, in its words. */
  quota: v.optional(v.string()),
});

type ResultFile = v.InferOutput<typeof Result>;

export const commandAgent: AgentDefinition = {
  name: 'command',
  keys: [],
  environment: [],
  isTurn: () => false,
  silenceSeconds: 900,
  buildCall: ({ task, promptFile, resultFile, attempt }) => {
    if (task.agent.command === undefined)
      throw new Error(`task ${task.id} has no command for its agent`);
    const [program, ...args] = task.agent.command;
    return {
      command: [program, ...args, ...task.agent.args],
      env: {
        AGENT_FANOUT_TASK: task.id,
        AGENT_FANOUT_ATTEMPT: String(attempt),
        AGENT_FANOUT_PROMPT_FILE: promptFile,
        AGENT_FANOUT_RESULT_FILE: resultFile,
        ...(task.model === undefined ? {} : { AGENT_FANOUT_MODEL: task.model }),
      },
      stdin: 'prompt',
      files: {},
    };
  },
  readOutput,
};

function readOutput(output: AgentOutput): AgentReading {
  const result = readResult(output.result);
  if (result === 'invalid') {
    const reason = 'the result file is no JSON of the documented shape';
    return { end: { kind: 'failed', reason }, usage: {} };
  }
  const { summary, quota, usd, tokens, turns } = result;
  return {
    end:
      quota === undefined
        ? endOf({ output, keys: [], closed: true })
        : { kind: 'quota', reason: shortReason(quota) },
    usage: {
      ...(usd === undefined ? {} : { usd }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(turns === undefined ? {} : { turns }),
    },
    ...(summary === undefined ? {} : { summary }),
  };
}

function readResult(text: string | undefined): ResultFile | 'invalid' {
  if (text === undefined) return {};
  try {
    const parsed = v.safeParse(Result, JSON.parse(text));
    return parsed.success ? parsed.output : 'invalid';
  } catch {
    return 'invalid';
  }
}
