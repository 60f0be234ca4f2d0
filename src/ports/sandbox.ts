/** Puts a program between walls. The decision (what may it see) is the caller's; the how is the adapter's. */
import type { ProcessSpec } from './process-runner.ts';

export interface Confinement {
  /** Folders that the program may write: its work tree and private folders. Everything else is read-only or absent. */
  readonly writable: readonly string[];
  /** Folders outside the defaults (/usr, /etc, …) that it may read. */
  readonly readable: readonly string[];
  readonly network: 'open' | 'none';
}

export interface Sandbox {
  readonly isolation: 'sandbox' | 'none';
  /** One line for the report, such as `bubblewrap 0.8.0`. */
  readonly description: string;
  /** The same process, confined. `spec.env` becomes its whole environment. */
  confine(spec: ProcessSpec, confinement: Confinement): ProcessSpec;
}
