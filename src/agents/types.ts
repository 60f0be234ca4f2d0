/** How one coding agent is called and understood. One file an agent, declarative where it can be. */
import type { CommandLine, Task } from '../plan/types.ts';
import type { ProcessEnd } from '../ports/process-runner.ts';
import type { AgentEnd, Usage } from '../task/record.ts';

/** Where things are for one attempt. All paths absolute. */
export interface AgentSituation {
  readonly task: Task;
  readonly workspace: string;
  /** Private, writable, empty at first; each attempt has its own. */
  readonly home: string;
  /** File that holds the prompt, outside the workspace. The prompt is on stdin too. */
  readonly promptFile: string;
  /** Where a `command` agent may leave `{summary?, usd?, tokens?}`. */
  readonly resultFile: string;
  readonly attempt: number;
  /** The environment that the agent will have, before `AgentCall.env` is added. */
  readonly environment: Readonly<Record<string, string>>;
  /** Between our walls an agent needs none of its own. */
  readonly isolation: 'sandbox' | 'none';
}

/** A call of the agent's program. `files` are written into `home` first (paths relative to it). */
export interface AgentCall {
  readonly command: CommandLine;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: 'prompt' | 'empty';
  readonly files: Readonly<Record<string, string>>;
}

/** What was printed, read into one shape. */
export interface AgentReading {
  readonly end: AgentEnd;
  readonly usage: Usage;
  readonly sessionId?: string;
  /** The agent's last words, for humans; untrusted. */
  readonly summary?: string;
  /** Tools that it called. */
  readonly toolCalls?: number;
  /** Tools that it was not allowed to use. */
  readonly denials?: number;
}

export interface AgentOutput {
  readonly end: ProcessEnd;
  readonly stdout: string;
  readonly stderr: string;
  /** Content of `resultFile`, when it was a regular file of at most 64 kB. */
  readonly result?: string;
}

export interface AgentDefinition {
  readonly name: string;
  /** npm package and the exact version that was tested; absent for `command`. */
  readonly package?: { readonly name: string; readonly version: string; readonly bin: string };
  /** Variables with a key: one of them must be there. Empty: it needs none. */
  readonly keys: readonly string[];
  /** Other variables that it needs (base URLs), and nothing else. */
  readonly environment: readonly string[];
  /** Does this line of its output begin or end a turn? For ceilings of agents that have no switch for one. */
  readonly isTurn: (line: string) => boolean;
  /** Ended when it prints nothing for so long. */
  readonly silenceSeconds: number;
  buildCall(situation: AgentSituation): AgentCall;
  readOutput(output: AgentOutput): AgentReading;
}
