/** One step of a job: the committed action as a process, with the variables and files that GitHub gives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Github, TOKEN } from './github-server.ts';

const MAIN = path.resolve(import.meta.dirname, '../../dist/main/index.js');

export interface StepPlace {
  /** The step's own files go below it. */
  readonly folder: string;
  /** Commit that the run is for. */
  readonly sha: string;
  readonly github: Pick<Github, 'apiUrl' | 'serverUrl'>;
}

export interface StepOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with all that was printed so far. */
  readonly onLog?: (log: string, child: ChildProcess) => void;
}

export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const FILES = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' };
let steps = 0;

/** Started by ada, on the branch main, as a workflow_dispatch; `options.env` says otherwise. */
export async function runActionStep(
  place: StepPlace,
  inputs: Readonly<Record<string, string>>,
  options: StepOptions,
): Promise<Step> {
  const folder = path.join(place.folder, `step-${++steps}`);
  await mkdir(path.join(folder, 'temp'), { recursive: true });
  for (const name of Object.values(FILES)) await writeFile(path.join(folder, name), '');
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...environment(place, folder), ...inputVariables(inputs), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += chunk;
      options.onLog?.(log, child);
    });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const text = await readFile(path.join(folder, 'output'), 'utf8');
  const found = [...text.matchAll(/^(\S+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return {
    code,
    log,
    outputs: Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value])),
    summary: await readFile(path.join(folder, 'summary'), 'utf8'),
  };
}

function environment({ sha, github }: StepPlace, folder: string): Record<string, string> {
  const files = Object.entries(FILES).map(([name, file]) => [name, path.join(folder, file)]);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    RUNNER_TEMP: path.join(folder, 'temp'),
    GITHUB_REPOSITORY: 'octo/project',
    GITHUB_RUN_ID: String(steps),
    GITHUB_SHA: sha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_ACTOR: 'ada',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.serverUrl,
    ...Object.fromEntries(files),
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries({ token: TOKEN, 'dry-run': 'false', isolation: 'none', ...inputs });
  return Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
