/**
 * Runs git as the trusted side does: an absolute program, an argument list, an environment that inherits nothing,
 * and no configuration but ours (`docs/design.md`, 'Publishing').
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { FanoutError, GitError } from '../errors.ts';

export interface GitCall {
  readonly args: readonly string[];
  readonly gitDir?: string;
  readonly workTree?: string;
  /** Where git runs; only for finding a repository. */
  readonly cwd?: string;
  /** Added to the fixed environment of this one child. */
  readonly env?: Readonly<Record<string, string>>;
  /** `key=value`, added after the fixed configuration. Never a secret: it shows in the argument list. */
  readonly config?: readonly string[];
  readonly stdin?: string | Buffer;
  /** Exit codes that are answers and not errors; default `[0]`. */
  readonly accept?: readonly number[];
  /** Stdout is cut there and git is ended; default 256 MiB, where a cut is an error. */
  readonly maxBytes?: number;
}

export interface GitOutput {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Only when `maxBytes` was given. */
  readonly truncated: boolean;
}

/** @throws GitError for an exit code that `accept` does not name; the signal's reason when it was aborted */
export type RunGit = (call: GitCall) => Promise<GitOutput>;

const KNOWN_PLACES = ['/usr/bin/git', '/usr/local/bin/git', '/opt/homebrew/bin/git'];
const STDOUT_LIMIT = 256 * 1024 * 1024;
const STDERR_LIMIT = 256 * 1024;
const KILL_AFTER_MS = 2_000;

/** Overrides everything that a repository's own configuration could make git run. */
const FIXED_CONFIG = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.excludesFile=/dev/null',
  'core.attributesFile=/dev/null',
  'core.autocrlf=false',
  'core.quotePath=false',
  'core.filesRefLockTimeout=10000',
  'core.packedRefsTimeout=10000',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** The absolute path of git: a usual place, else the first on `searchPath`. @throws FanoutError when there is none */
export function findGit(searchPath: string | undefined): string {
  const onPath = (searchPath ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const program of [...KNOWN_PLACES, ...onPath.map((folder) => join(folder, 'git'))]) {
    if (isExecutable(program)) return program;
  }
  throw new FanoutError('git was not found in the usual places or on PATH', {
    hint: 'Install git 2.38 or later.',
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `home` must be an empty folder. `signal` ends every running and every later call. */
export function createRunGit(options: {
  program: string;
  home: string;
  signal?: AbortSignal;
}): RunGit {
  const environment = {
    PATH: '/usr/bin:/bin',
    HOME: options.home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  };
  return async (call) => {
    options.signal?.throwIfAborted();
    const output = await collect({
      program: options.program,
      args: argumentsOf(call),
      call,
      env: { ...environment, ...call.env },
      signal: options.signal,
    });
    options.signal?.throwIfAborted();
    if (output.truncated || (call.accept ?? [0]).includes(output.code)) return output;
    throw new GitError({ args: call.args, exitCode: output.code, stderr: output.stderr });
  };
}

function argumentsOf(call: GitCall): string[] {
  const config = [...FIXED_CONFIG, ...(call.config ?? [])].flatMap((entry) => ['-c', entry]);
  const gitDir = call.gitDir === undefined ? [] : [`--git-dir=${call.gitDir}`];
  const workTree = call.workTree === undefined ? [] : [`--work-tree=${call.workTree}`];
  return [...config, ...gitDir, ...workTree, ...call.args];
}

interface Spawned {
  readonly program: string;
  readonly args: readonly string[];
  readonly call: GitCall;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

function collect({ program, args, call, env, signal }: Spawned): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that git's helpers (git-remote-https, pack-objects) end with it.
    const child = spawn(program, args, {
      cwd: call.cwd ?? call.workTree ?? call.gitDir ?? '/',
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const stdout = new Collected(call.maxBytes ?? STDOUT_LIMIT);
    const stderr = new Collected(STDERR_LIMIT);
    const stop = () => endGroup(child.pid);
    child.stdout.on('data', (chunk: Buffer) => {
      if (!stdout.add(chunk)) stop();
    });
    child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
    // git may end before it has read all: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(call.stdin ?? '');
    signal?.addEventListener('abort', stop, { once: true });
    child.on('error', (error) => {
      signal?.removeEventListener('abort', stop);
      reject(new FanoutError(`git could not be started: ${error.message}`, { cause: error }));
    });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      const truncated = stdout.full && call.maxBytes !== undefined;
      const text = stdout.full && !truncated ? 'the output is larger than 256 MiB' : stderr.text();
      resolve({ code: code ?? -1, stdout: stdout.bytes(), stderr: text, truncated });
    });
  });
}

/** Bytes up to a limit; what comes after it is dropped. */
class Collected {
  readonly #chunks: Buffer[] = [];
  readonly #limit: number;
  #size = 0;
  full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False once the limit is passed. */
  add(chunk: Buffer): boolean {
    const rest = this.#limit - this.#size;
    this.full ||= chunk.length > rest;
    if (rest > 0) this.#chunks.push(chunk.length > rest ? chunk.subarray(0, rest) : chunk);
    this.#size += Math.min(chunk.length, Math.max(rest, 0));
    return !this.full;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  text(): string {
    return this.bytes().toString('utf8');
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  setTimeout(() => signalGroup(pid, 'SIGKILL'), KILL_AFTER_MS).unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
