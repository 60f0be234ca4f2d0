/** One task being worked on: what all its steps share. */
import { FanoutError } from '../errors.ts';
import type { CommandLine, Plan, Task } from '../plan/types.ts';
import type { Workspace } from '../ports/git.ts';
import type { ProcessResult } from '../ports/process-runner.ts';
import type { NetworkAccess } from '../ports/sandbox.ts';
import type { Stage } from '../task/error-outcome.ts';
import type { HandOverResult } from '../task/hand-over.ts';
import type { TaskRecord } from '../task/record.ts';
import type { Redactor } from '../task/redact.ts';
import type { Ports, TaskRun } from './context.ts';
import type { Journal } from './task-journal.ts';

export interface TaskJob {
  readonly ports: Ports;
  readonly run: TaskRun;
  readonly plan: Plan;
  readonly task: Task;
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly journal: Journal;
  /** Epoch milliseconds when the task's time is up. */
  readonly deadline: number;
  /** Did an earlier run leave a record? Then GitHub may hold things that this run did not make. */
  readonly resumed: boolean;
  /** What the machine of the agent left, when this one only publishes it. */
  readonly handOver: HandOverResult | undefined;
  /** A private folder for homes and exchange files; removed when the task ends. */
  readonly scratch: string;
  /** Removes the secrets that this job knows. */
  readonly redactor: Redactor;
  /** What untrusted programs may reach. */
  network: NetworkAccess;
  /** Where the task is; decides what an error means. */
  stage: Stage;
}

/** The task's time is up. */
export class TimeIsUp extends FanoutError {}

/** Milliseconds that are left. @throws TimeIsUp */
export function timeLeft(job: TaskJob): number {
  const left = job.deadline - job.ports.clock.now();
  if (left > 0) return left;
  throw new TimeIsUp(`the task's time of ${job.task.timeoutSeconds} s is up`);
}

export interface ConfinedRun {
  readonly job: TaskJob;
  readonly command: CommandLine;
  readonly workspace: Workspace;
  readonly env: Readonly<Record<string, string>>;
  /** Private folder of this process. */
  readonly home: string;
  readonly readable?: readonly string[];
  readonly writable?: readonly string[];
  readonly outputFile: string;
  readonly stdin?: string;
  readonly silenceMs?: number;
  readonly onLine?: (line: string) => void;
  /** Ends this program alone. */
  readonly stop?: AbortSignal;
}

/** Runs an untrusted program (agent, set-up, tests) in the sandbox, with a fixed environment and the time that is left. */
export function runConfined(options: ConfinedRun): Promise<ProcessResult> {
  const { job, workspace, home } = options;
  const spec = {
    command: options.command,
    cwd: workspace.path,
    env: options.env,
    timeoutMs: timeLeft(job),
    outputFile: options.outputFile,
    signal:
      options.stop === undefined ? job.run.signal : AbortSignal.any([job.run.signal, options.stop]),
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  };
  const confined = job.ports.sandbox.confine(spec, {
    writable: [workspace.path, home, ...(options.writable ?? [])],
    readable: [...workspace.borrowed, ...(options.readable ?? [])],
    hidden: workspace.hidden ?? [],
    network: job.network,
  });
  return job.ports.processes.run(confined);
}

/** A new private folder of this task. Each name is used once, so nothing is written through what a program left. */
export async function makePrivate(job: TaskJob, name: string): Promise<string> {
  const folder = `${job.scratch}/${name}`;
  await job.ports.files.makeDir(folder);
  return folder;
}

/** Folder for a task's transcripts, patches and logs. */
export function taskFolder(job: TaskJob): string {
  return `${job.run.outputFolder}/${job.task.id}`;
}
