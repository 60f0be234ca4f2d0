/**
 * One task worked on by the product itself (runTask with the real adapters) against git over HTTP and the loopback
 * GitHub, with a hostile program in place of the agent. What must stay in is a canary: a token with unique bytes, in
 * every place where a runner has it.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createConsoleLogger } from '../../src/adapters/console-logger.ts';
import { createGitLedger } from '../../src/adapters/git-ledger.ts';
import { createGit } from '../../src/adapters/git-repository.ts';
import { createGithubTracker } from '../../src/adapters/github-tracker.ts';
import { nodeClock } from '../../src/adapters/node-clock.ts';
import { createNodeFiles } from '../../src/adapters/node-files.ts';
import { createProcessRunner } from '../../src/adapters/process-runner.ts';
import { commandAgent } from '../../src/agents/command.ts';
import type { Ports, TaskRun } from '../../src/commands/context.ts';
import { runTask } from '../../src/commands/task.ts';
import type { Plan, Task } from '../../src/plan/types.ts';
import type { FinishedRecord } from '../../src/task/record.ts';
import { buildPlan, buildTask } from '../fakes/builders.ts';
import { runGit, writeFiles } from '../fakes/git-fixture.ts';
import { BOT, type Github, startGithub } from '../fakes/github-server.ts';
import { sandbox } from './walls.ts';

const PROGRAMS = path.join(import.meta.dirname, 'programs');
const TEMPLATES = path.resolve(import.meta.dirname, '../../templates');

export interface World {
  /** Everything is below it; removed at the end. */
  readonly folder: string;
  /** Files that must not appear: what runs outside the sandbox makes them. */
  readonly markers: string;
  /** The bare repository that GitHub serves. */
  readonly server: string;
  readonly output: string;
  /** Where the trusted git directory and the work trees are. */
  readonly cache: string;
  readonly temp: string;
  readonly github: Github;
  readonly canary: string;
  /** The environment of our process: tokens, the runner's files, everything. */
  readonly hostEnv: Readonly<Record<string, string>>;
  readonly base: string;
  readonly log: string[];
  readonly ports: Ports;
}

export interface Attack {
  /** File in `programs/`. */
  readonly program: string;
  readonly args?: (world: World) => readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly task?: Partial<Task> | ((world: World) => Partial<Task>);
  readonly run?: Partial<TaskRun>;
  readonly hostEnv?: (world: World) => Readonly<Record<string, string>>;
  /** Takes a defence out. */
  readonly weaken?: (ports: Ports, world: World) => Partial<Ports>;
  readonly weakenRun?: (run: TaskRun, world: World) => Partial<TaskRun>;
}

export interface Aftermath {
  readonly world: World;
  readonly record: FinishedRecord;
  /** What the program printed, as the transcript has it. */
  readonly transcript: string;
  /** Commit of the branch on the server, when one was pushed. */
  readonly pushed: string | undefined;
}

/** Runs the attack; `look` says what got out. The world is gone afterwards. */
export async function attack<T>(
  options: Attack,
  look: (aftermath: Aftermath) => Promise<T>,
): Promise<T> {
  const world = await makeWorld(options.files ?? {});
  try {
    const record = await runAttack(world, options);
    const transcript = await textOf(path.join(world.output, 'one/attempt-1/transcript.log'));
    return await look({ world, record, transcript, pushed: branchOf(world) });
  } finally {
    await world.github.close();
    await rm(world.folder, { recursive: true, force: true });
  }
}

async function makeWorld(files: Readonly<Record<string, string>>): Promise<World> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'af-escape-'));
  const canary = `ghs_${randomBytes(18).toString('base64url')}`;
  const at = (name: string) => path.join(folder, name);
  await Promise.all(
    ['markers', 'output', 'home', 'runner/temp', 'tools/bin'].map((name) =>
      mkdir(at(name), { recursive: true }),
    ),
  );
  const base = await makeServer(folder, files);
  const github = await startGithub({ repository: at('server.git'), tokens: { [canary]: BOT } });
  const hostEnv = await plantCanary(folder, canary);
  const log: string[] = [];
  const partial = {
    folder,
    markers: at('markers'),
    server: at('server.git'),
    output: at('output'),
  };
  const world = {
    ...partial,
    cache: at('cache'),
    temp: at('runner/temp'),
    github,
    canary,
    hostEnv,
    base,
    log,
  };
  return { ...world, ports: await makePorts(world) };
}

async function makeServer(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const repository = path.join(folder, 'repository');
  await writeFiles(repository, { 'a.txt': 'base\n', 'package.json': '{}\n', ...files });
  runGit(repository, 'init', '--quiet', '--initial-branch=main');
  runGit(repository, 'add', '--all', '--force');
  runGit(repository, 'commit', '--quiet', '--message=base');
  runGit(folder, 'clone', '--quiet', '--bare', repository, 'server.git');
  await rm(repository, { recursive: true });
  return runGit(path.join(folder, 'server.git'), 'rev-parse', 'HEAD');
}

export const RUNNER_FILES = [
  'set_env',
  'set_output',
  'add_path',
  'save_state',
  'step_summary',
] as const;

/** As on a runner: inputs, environment, event, credentials in HOME, the files of commands. */
async function plantCanary(folder: string, canary: string): Promise<Record<string, string>> {
  const temp = path.join(folder, 'runner/temp');
  const commands = path.join(temp, '_runner_file_commands');
  await writeFiles(folder, {
    'runner/temp/event.json': JSON.stringify({ token: canary }),
    'home/.git-credentials': `https://x:${canary}@github.com\n`,
    'home/.bashrc': '# of the runner\n',
    'home/.npmrc': `//registry.example/:_authToken=${canary}\n`,
    'tools/bin/node': '#!/bin/sh\n',
    'tools/dist/index.js': 'original\n',
    'tools/private.json': JSON.stringify({ summary: 'private words of the machine' }),
  });
  await mkdir(commands);
  await Promise.all(RUNNER_FILES.map((name) => writeFile(path.join(commands, name), 'mine\n')));
  return {
    PATH: `${path.join(folder, 'tools/bin')}:${process.env['PATH'] ?? ''}`.replace(/^[^:]*:/, ''),
    LANG: 'C.UTF-8',
    HOME: path.join(folder, 'home'),
    INPUT_TOKEN: canary,
    GITHUB_TOKEN: canary,
    GITHUB_EVENT_PATH: path.join(temp, 'event.json'),
    GITHUB_ENV: path.join(commands, 'set_env'),
    GITHUB_OUTPUT: path.join(commands, 'set_output'),
    GITHUB_PATH: path.join(commands, 'add_path'),
    RUNNER_TEMP: temp,
    ACTIONS_RUNTIME_TOKEN: `${canary}-runtime`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: `${canary}-id`,
    ACTIONS_CACHE_URL: 'http://127.0.0.1:1/',
  };
}

async function makePorts(world: Omit<World, 'ports'>): Promise<Ports> {
  const logger = createConsoleLogger({
    write: (text) => void world.log.push(text),
    colour: false,
    debug: true,
  });
  const git = {
    trustedDir: path.join(world.cache, 'trusted.git'),
    workspaceRoot: path.join(world.cache, 'work'),
    remote: {
      kind: 'http' as const,
      url: `${world.github.serverUrl}/octo/project.git`,
      token: world.canary,
    },
    environment: { PATH: process.env['PATH'] },
  };
  const tracker = createGithubTracker({
    token: world.canary,
    apiUrl: world.github.apiUrl,
    owner: 'octo',
    repo: 'project',
    clock: nodeClock,
    logger,
  });
  return {
    clock: nodeClock,
    logger,
    files: createNodeFiles(),
    processes: createProcessRunner(),
    sandbox: await sandbox(),
    git: await createGit(git),
    ledger: await createGitLedger(git),
    tracker,
  };
}

async function runAttack(world: World, options: Attack): Promise<FinishedRecord> {
  const plan = planOf(world, options);
  await world.ports.ledger.storePlan(plan);
  const ports = { ...world.ports, ...options.weaken?.(world.ports, world) };
  const run: TaskRun = {
    planId: plan.id,
    taskId: 'one',
    run: 'github:1:1',
    where: 'https://github.example/octo/project/actions/runs/1',
    outputFolder: world.output,
    templates: await readTemplates(),
    prepareAgent: async () => ({ definition: commandAgent }),
    hostEnv: { ...world.hostEnv, ...options.hostEnv?.(world) },
    queuedAt: 0,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options.run,
  };
  const result = await runTask(ports, { ...run, ...options.weakenRun?.(run, world) });
  if (result.kind !== 'finished') throw new Error(result.kind);
  // As the action does with its last line.
  ports.logger.info(`${result.record.taskId}: ${result.record.outcome}: ${result.record.reason}`);
  return result.record;
}

function planOf(world: World, options: Attack): Plan {
  const fields = typeof options.task === 'function' ? options.task(world) : options.task;
  const args = options.args?.(world) ?? [];
  const command = [process.execPath, path.join(PROGRAMS, options.program), ...args] as const;
  const agent = {
    name: 'command',
    command: [...command] as [string, ...string[]],
    args: [],
    env: [],
  };
  return buildPlan([buildTask({ agent, attempts: 1, timeoutSeconds: 60, ...fields })]);
}

async function readTemplates(): Promise<TaskRun['templates']> {
  const [instructions = '', issue = '', pullRequest = ''] = await Promise.all(
    ['instructions.md', 'issue.md', 'pull-request.md'].map((name) =>
      readFile(path.join(TEMPLATES, name), 'utf8'),
    ),
  );
  return { instructions, issue, pullRequest };
}

function branchOf({ server }: World): string | undefined {
  const refs = runGit(server, 'for-each-ref', '--format=%(objectname)', 'refs/heads/agent-fanout');
  return refs === '' ? undefined : refs.split('\n')[0];
}

export async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** What a program reported by `report({…})`. */
export function reportOf(transcript: string): Readonly<Record<string, unknown>> {
  const line = transcript.split('\n').findLast((text) => text.startsWith('REPORT '));
  if (line === undefined) throw new Error(`the program did not report: ${transcript.slice(-2000)}`);
  return JSON.parse(line.slice('REPORT '.length)) as Record<string, unknown>;
}

/**
 * A path as an argument: what an agent's command line names by an absolute path it may read, and these programs
 * must find out for themselves what they can reach.
 */
export function asArgument(place: string): string {
  return `@${place}`;
}

/** Names of what appeared where nothing may. */
export async function markersOf({ markers }: World): Promise<readonly string[]> {
  return (await readdir(markers)).toSorted();
}
