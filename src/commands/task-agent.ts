/** One run of the agent: prompt, call, watch, reading. */
import type { AgentReading, AgentSituation } from '../agents/types.ts';
import type { ProcessResult } from '../ports/process-runner.ts';
import { buildAgentEnvironment } from '../task/agent-environment.ts';
import { buildPrompt } from '../task/prompt.ts';
import { makePrivate, runConfined, type TaskJob, taskFolder } from './task-job.ts';
import type { Prepared } from './task-setup.ts';

export interface AgentRun {
  readonly attempt: number;
  /** What went wrong in the attempt before. */
  readonly feedback?: string;
}

export async function runAgent(
  job: TaskJob,
  prepared: Prepared,
  agentRun: AgentRun,
): Promise<AgentReading> {
  const { definition } = prepared.agent;
  const situation = await makeSituation(job, prepared, agentRun.attempt);
  const prompt = buildPromptFor(job, prepared, agentRun);
  await job.ports.files.writeText(situation.promptFile, prompt);
  const ceiling = new TurnCeiling(job.task.budget.turns, definition.isTurn);
  const result = await callAgent(job, prepared, { situation, prompt, ceiling });
  const answer = await job.ports.files.readText(situation.resultFile, { maxBytes: 65_536 });
  const reading = definition.readOutput({
    end: result.end,
    stdout: result.stdout,
    stderr: result.stderr,
    ...(answer.kind === 'text' ? { result: answer.text } : {}),
  });
  return ceiling.isMet ? { ...reading, end: ceiling.end } : reading;
}

async function makeSituation(
  job: TaskJob,
  prepared: Prepared,
  attempt: number,
): Promise<AgentSituation> {
  const { task, run } = job;
  const { definition } = prepared.agent;
  // A fresh home each time: what the agent left in the last one is neither in force nor written through.
  const home = await makePrivate(job, `agent-${attempt}`);
  const exchange = await makePrivate(job, `result-${attempt}`);
  const names = [...definition.keys, ...definition.environment, ...task.agent.env];
  return {
    task,
    workspace: prepared.workspace.path,
    home,
    promptFile: `${taskFolder(job)}/attempt-${attempt}/prompt.md`,
    resultFile: `${exchange}/result.json`,
    attempt,
    environment: buildAgentEnvironment({ hostEnv: run.hostEnv, home, names }),
    isolation: job.ports.sandbox.isolation,
  };
}

async function callAgent(
  job: TaskJob,
  prepared: Prepared,
  facts: { situation: AgentSituation; prompt: string; ceiling: TurnCeiling },
): Promise<ProcessResult> {
  const { situation, prompt, ceiling } = facts;
  const { definition, program, folder } = prepared.agent;
  const call = definition.buildCall(situation);
  for (const [path, text] of Object.entries(call.files))
    await job.ports.files.writeText(`${situation.home}/${path}`, text);
  return runConfined({
    job,
    workspace: prepared.workspace,
    home: situation.home,
    command: program === undefined ? call.command : [program, ...call.command.slice(1)],
    env: { ...situation.environment, ...call.env },
    readable: [
      situation.promptFile,
      ...(folder === undefined ? [] : [folder]),
      ...namedFiles(job.task),
    ],
    writable: [situation.resultFile.slice(0, situation.resultFile.lastIndexOf('/'))],
    outputFile: `${taskFolder(job)}/attempt-${situation.attempt}/transcript.log`,
    stdin: call.stdin === 'prompt' ? prompt : '',
    silenceMs: definition.silenceSeconds * 1000,
    stop: ceiling.signal,
    onLine: (text) => {
      ceiling.see(text);
      job.journal.tell({ kind: 'agent-line', text });
    },
  });
}

/** Ends an agent that goes on after its last turn; most have no switch for that. */
class TurnCeiling {
  readonly #most: number | undefined;
  readonly #isTurn: (line: string) => boolean;
  readonly #stop = new AbortController();
  #turns = 0;

  constructor(most: number | undefined, isTurn: (line: string) => boolean) {
    this.#most = most;
    this.#isTurn = isTurn;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get isMet(): boolean {
    return this.#stop.signal.aborted;
  }

  get end(): AgentReading['end'] {
    return { kind: 'budget', reason: `the agent was ended at its ceiling of ${this.#most} turns` };
  }

  see(line: string): void {
    if (this.#most === undefined || !this.#isTurn(line)) return;
    this.#turns += 1;
    // One more than allowed: an agent that stops by itself at its last turn is let end.
    if (this.#turns > this.#most + 1) this.#stop.abort();
  }
}

/** What an agent's own command line names by an absolute path (a script outside the repository), it may read. */
function namedFiles({ agent }: TaskJob['task']): readonly string[] {
  return [...(agent.command ?? []), ...agent.args].filter((word) => word.startsWith('/'));
}

function buildPromptFor(job: TaskJob, prepared: Prepared, { attempt, feedback }: AgentRun): string {
  return buildPrompt({
    template: job.run.templates.instructions,
    plan: job.plan,
    task: job.task,
    ...(prepared.issue === undefined ? {} : { issue: prepared.issue }),
    attempt,
    setup: prepared.commands.setup,
    test: prepared.commands.test,
    builtOn: job.task.needs,
    ...(feedback === undefined ? {} : { feedback }),
  });
}
