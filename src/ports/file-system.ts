/** The few file operations that commands need. Never used below a workspace after the agent started. */
export interface FileSystem {
  /** UTF-8 text, or the reason why there is none. Reads regular files only, at most `maxBytes`. */
  readText(path: string, options?: { maxBytes?: number }): Promise<ReadResult>;
  /** Creates parent folders. Replaces atomically (write, then rename). */
  writeText(path: string, text: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Names in a folder; empty when it is missing. */
  list(path: string): Promise<readonly string[]>;
  makeDir(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A new empty folder for this process. */
  makeTemp(prefix: string): Promise<string>;
}

export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'not-a-file' }
  | { readonly kind: 'not-utf8' };
