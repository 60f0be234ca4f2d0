/** Starts programs from argument lists, and ends the whole tree of what they started. */
import type { CommandLine } from '../plan/types.ts';

/** Changes what a program prints before anybody sees it: piece by piece, and what it held back at the end. */
export interface OutputFilter {
  push(text: string): string;
  flush(): string;
}

export interface ProcessSpec {
  readonly command: CommandLine;
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Given on file descriptors 3, 4, …: what must not stand in an argument list, which everybody on the machine can read. */
  readonly extraInputs?: readonly string[];
  /** A new filter for each stream; file, lines and results hold only what it lets through. */
  readonly filter?: () => OutputFilter;
  readonly timeoutMs?: number;
  /** Ends the process when it printed nothing for so long. */
  readonly silenceMs?: number;
  /** Everything printed is appended to this file, up to `maxOutputBytes`. */
  readonly outputFile?: string;
  /** Kept in memory (the tail of each stream) and in `outputFile`; default 10 MB. */
  readonly maxOutputBytes?: number;
  /** Each line of stdout as it comes, without its line end. Lines over 1 MB are cut. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'not-started'; readonly message: string };

export interface ProcessResult {
  readonly end: ProcessEnd;
  /** Tails, at most `maxOutputBytes` each. */
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export interface ProcessRunner {
  /** Never rejects because of what the program did. When it resolves, no process of its group is left. */
  run(spec: ProcessSpec): Promise<ProcessResult>;
}
