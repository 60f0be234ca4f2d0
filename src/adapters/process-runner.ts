/** Starts programs in process groups of their own, watches them, and leaves nothing of them behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import type {
  OutputFilter,
  ProcessEnd,
  ProcessResult,
  ProcessRunner,
  ProcessSpec,
} from '../ports/process-runner.ts';
import { FilteredStream, LineSplitter, Tail } from './process-output.ts';
import { endTree, killTree, MARKER_NAME } from './process-tree.ts';

const DEFAULT_MAX_OUTPUT = 10 * 1024 * 1024;

export function createProcessRunner(): ProcessRunner {
  return { run: (spec) => new Run(spec).result() };
}

class Run {
  readonly #spec: ProcessSpec;
  readonly #marker = randomUUID();
  readonly #startedAt = Date.now();
  readonly #stdout: Tail;
  readonly #stderr: Tail;
  readonly #lines: LineSplitter;
  readonly #streams: readonly FilteredStream[];
  readonly #file: WriteStream | undefined;
  #fileBytes = 0;
  #silence: NodeJS.Timeout | undefined;
  /** Why we ended it, when we did. */
  #cause: ProcessEnd | undefined;
  #ending: Promise<void> | undefined;
  #child: ChildProcess | undefined;

  constructor(spec: ProcessSpec) {
    this.#spec = spec;
    this.#stdout = new Tail(this.#limit);
    this.#stderr = new Tail(this.#limit);
    this.#lines = new LineSplitter(spec.onLine ?? (() => undefined));
    this.#streams = [this.#stdout, this.#stderr].map(
      (tail) => new FilteredStream(filterOf(spec), (chunk) => this.#take(chunk, tail)),
    );
    this.#file = openOutput(spec.outputFile);
  }

  get #limit(): number {
    return this.#spec.maxOutputBytes ?? DEFAULT_MAX_OUTPUT;
  }

  async result(): Promise<ProcessResult> {
    const end = this.#spec.signal?.aborted ? { kind: 'aborted' as const } : await this.#run();
    for (const stream of this.#streams) stream.flush();
    this.#lines.flush();
    await closeOutput(this.#file);
    return {
      end,
      stdout: this.#stdout.text(),
      stderr: this.#stderr.text(),
      durationMs: Date.now() - this.#startedAt,
    };
  }

  async #run(): Promise<ProcessEnd> {
    const { signal, timeoutMs } = this.#spec;
    const onAbort = () => this.#stop({ kind: 'aborted' });
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => this.#stop({ kind: 'timeout' }), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const natural = await this.#started();
      await this.#ending;
      // The program itself has ended; what it left running ends with it.
      const pid = this.#child?.pid;
      if (pid !== undefined) await killTree({ pid, marker: this.#marker });
      return this.#cause ?? natural;
    } finally {
      clearTimeout(timer);
      clearTimeout(this.#silence);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #started(): Promise<ProcessEnd> {
    const { command, cwd, env, stdin, extraInputs = [] } = this.#spec;
    const [program, ...args] = command;
    return new Promise((resolve) => {
      const child = spawn(program, args, {
        cwd,
        env: { ...env, [MARKER_NAME]: this.#marker },
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe', ...extraInputs.map(() => 'pipe' as const)],
      });
      this.#child = child;
      child.on('error', (error) => resolve({ kind: 'not-started', message: error.message }));
      // 'exit' and not 'close': a stray that holds the pipes open must not keep us waiting.
      child.on('exit', (code, signal) => setImmediate(() => resolve(naturalEnd(code, signal))));
      const [stdout, stderr] = this.#streams;
      child.stdout?.on('data', (chunk: Buffer) => this.#receive(stdout, chunk));
      child.stderr?.on('data', (chunk: Buffer) => this.#receive(stderr, chunk));
      // A program that does not read its input ends the pipe: no error of ours.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(stdin ?? '');
      for (const [index, text] of extraInputs.entries()) give(child.stdio[3 + index], text);
      this.#watchSilence();
    });
  }

  #receive(stream: FilteredStream | undefined, chunk: Buffer): void {
    stream?.push(chunk);
    this.#watchSilence();
  }

  #take(chunk: Buffer, tail: Tail): void {
    tail.add(chunk);
    if (tail === this.#stdout) this.#lines.add(chunk);
    if (this.#fileBytes < this.#limit)
      this.#file?.write(chunk.subarray(0, this.#limit - this.#fileBytes));
    this.#fileBytes += chunk.length;
  }

  #watchSilence(): void {
    if (this.#spec.silenceMs === undefined) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#stop({ kind: 'silent' }), this.#spec.silenceMs);
  }

  #stop(cause: ProcessEnd): void {
    const pid = this.#child?.pid;
    if (this.#cause !== undefined || pid === undefined) return;
    this.#cause = cause;
    this.#ending = endTree({ pid, marker: this.#marker });
  }
}

function filterOf(spec: ProcessSpec): OutputFilter | undefined {
  return spec.filter?.();
}

/** A program that does not read it ends the pipe: no error of ours. */
function give(pipe: unknown, text: string): void {
  if (!(pipe instanceof Writable)) return;
  pipe.on('error', () => undefined);
  pipe.end(text);
}

function naturalEnd(code: number | null, signal: NodeJS.Signals | null): ProcessEnd {
  return code === null
    ? { kind: 'signalled', signal: signal ?? 'unknown' }
    : { kind: 'exited', code };
}

function openOutput(file: string | undefined): WriteStream | undefined {
  if (file === undefined) return undefined;
  mkdirSync(path.dirname(file), { recursive: true });
  return createWriteStream(file, { flags: 'a' });
}

function closeOutput(file: WriteStream | undefined): Promise<void> {
  return new Promise((resolve) => (file === undefined ? resolve() : file.end(() => resolve())));
}
