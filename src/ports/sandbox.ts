/** Puts a program between walls. The decision (what may it see) is the caller's; the how is the adapter's. */
import type { ProcessSpec } from './process-runner.ts';

/** What a program may reach. `allowlist`: only the named hosts, through a proxy of ours. */
export type NetworkAccess =
  | { readonly kind: 'open' }
  | { readonly kind: 'none' }
  | { readonly kind: 'allowlist'; readonly gate: NetworkGate };

export type NetworkMode = NetworkAccess['kind'];

/** The one way out of a sandbox without a network of its own. */
export interface NetworkGate {
  /** Unix socket of the proxy, on the host. */
  readonly socket: string;
  /** `host:port` that programs asked for and did not get, each once, in the order of asking. */
  refused(): readonly string[];
  close(): Promise<void>;
}

export interface Confinement {
  /** Folders that the program may write: its work tree and private folders. Everything else is read-only or absent. */
  readonly writable: readonly string[];
  /** Folders outside the defaults (/usr, /etc, …) that it may read. */
  readonly readable: readonly string[];
  /** Files inside readable folders that it sees as empty ones. */
  readonly hidden?: readonly string[];
  readonly network: NetworkAccess;
}

export interface Sandbox {
  readonly isolation: 'sandbox' | 'none';
  /** One line for the report, such as `bubblewrap 0.8.0`. */
  readonly description: string;
  /** The same process, confined. `spec.env` becomes its whole environment. */
  confine(spec: ProcessSpec, confinement: Confinement): ProcessSpec;
  /**
   * A proxy that lets through what `hosts` names (`task/network-policy.ts` has the shape). Absent: this
   * sandbox cannot hold back a program's traffic.
   */
  readonly openGate?: (hosts: readonly string[]) => Promise<NetworkGate>;
}
