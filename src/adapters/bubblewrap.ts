/**
 * bubblewrap: namespaces of its own (nothing survives, nobody else is seen), a private HOME and /tmp, a read-only
 * system, one writable work tree. `--clearenv` leaves the parent's environment readable at /proc/1/environ
 * (bubblewrap#725, trust.md E8), so bwrap itself is started by `env -i`. Its options, the program's variables
 * among them, come on file descriptor 3: an argument list can be read by everybody on the machine.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { CommandLine } from '../plan/types.ts';
import type { ProcessSpec } from '../ports/process-runner.ts';
import type { Confinement, Sandbox } from '../ports/sandbox.ts';
import { systemMounts, toolMounts } from './bubblewrap-mounts.ts';
import { startNetworkProxy } from './network-proxy.ts';
import { behindRelay, INNER_SOCKET, relayEnvironment } from './network-relay.ts';
import { createProcessRunner } from './process-runner.ts';

const run = promisify(execFile);

export type SandboxDetection =
  | { readonly kind: 'available'; readonly sandbox: Sandbox }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly hint: string };

const PLACES = ['/usr/bin/bwrap', '/usr/local/bin/bwrap'];
const HINT =
  'Install bubblewrap (apt-get install bubblewrap); on Ubuntu 24.04 also allow user namespaces: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.';

/** Really starts a sandbox once, the strictest first: a program that is there may still not be allowed to. */
export async function detectSandbox(): Promise<SandboxDetection> {
  const program = PLACES.find((place) => existsSync(place));
  if (program === undefined)
    return { kind: 'unavailable', reason: 'bubblewrap is not installed', hint: HINT };
  const version = (await run(program, ['--version'], { env: {} })).stdout.trim();
  let reason = '';
  for (const userNamespace of USER_NAMESPACES) {
    const sandbox = createBubblewrap({ program, description: version, userNamespace });
    const failure = await tryOut(sandbox);
    if (failure === undefined) return { kind: 'available', sandbox };
    reason = failure;
  }
  return {
    kind: 'unavailable',
    reason: `bubblewrap cannot start a sandbox here: ${reason}`,
    hint: HINT,
  };
}

/** Why it does not work; undefined when it does. */
async function tryOut(sandbox: Sandbox): Promise<string | undefined> {
  const spec = { command: ['/usr/bin/true'], cwd: '/', env: {}, timeoutMs: 20_000 } as const;
  const confinement: Confinement = { writable: [], readable: [], network: { kind: 'none' } };
  const result = await createProcessRunner().run(sandbox.confine(spec, confinement));
  if (result.end.kind === 'exited' && result.end.code === 0) return undefined;
  return result.stderr.trim().split('\n').at(-1) ?? result.end.kind;
}

/**
 * A user namespace takes away even the bounding set of capabilities, and inside it no other can be made: much of the
 * kernel can then not be reached. `implied`: bwrap makes one when it needs it (older versions, containers).
 */
export type UserNamespace = 'closed' | 'own' | 'implied';
const USER_NAMESPACES: readonly UserNamespace[] = ['closed', 'own', 'implied'];

export interface BubblewrapOptions {
  readonly program: string;
  readonly description: string;
  readonly userNamespace: UserNamespace;
}

export function createBubblewrap(options: BubblewrapOptions): Sandbox {
  return {
    isolation: 'sandbox',
    description: options.description,
    confine: (spec, confinement) => confine(options, spec, confinement),
    openGate: startNetworkProxy,
  };
}

function confine(
  options: BubblewrapOptions,
  spec: ProcessSpec,
  confinement: Confinement,
): ProcessSpec {
  const { network } = confinement;
  const tools = toolMounts(spec.env);
  const env = {
    ...tools.env,
    ...spec.env,
    ...(network.kind === 'allowlist' ? relayEnvironment() : {}),
  };
  const hidden = [
    ...(confinement.hidden ?? []).filter((place) => existsSync(place)),
    ...tools.hidden,
  ];
  const args = [
    ...namespaces(options.userNamespace),
    ...(network.kind === 'open' ? [] : ['--unshare-net']),
    ...systemMounts(),
    ...tools.args,
    ...confinementMounts(confinement),
    // An empty file each; a device in its place could not be opened, and programs would fail at it.
    ...hidden.flatMap((place, index) => ['--ro-bind-data', String(4 + index), place]),
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--chdir',
    spec.cwd,
  ];
  const command = network.kind === 'allowlist' ? behindRelay(spec.command) : spec.command;
  return {
    ...spec,
    command: ['/usr/bin/env', '-i', options.program, '--args', '3', '--', ...limited(command)],
    extraInputs: [args.map((arg) => `${arg}\0`).join(''), ...hidden.map(() => '')],
    cwd: '/',
    env: {},
  };
}

function namespaces(userNamespace: UserNamespace): readonly string[] {
  // Programs that refuse to work as root work, and nothing of root's rights is left that a name could suggest.
  const identity = process.getuid?.() === 0 ? ['--uid', '1000', '--gid', '1000'] : [];
  const user = {
    closed: ['--unshare-user', '--disable-userns', ...identity],
    own: ['--unshare-user', ...identity],
    implied: [],
  }[userNamespace];
  return [
    ...user,
    '--unshare-pid',
    '--unshare-ipc',
    '--unshare-uts',
    '--unshare-cgroup-try',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
  ];
}

function confinementMounts(confinement: Confinement): readonly string[] {
  const { readable, writable, network } = confinement;
  return [
    ...readable
      .filter((place) => existsSync(place))
      .flatMap((place) => ['--ro-bind', place, place]),
    ...writable.flatMap((place) => ['--bind', place, place]),
    ...(network.kind === 'allowlist' ? ['--ro-bind', network.gate.socket, INNER_SOCKET] : []),
  ];
}

/** Processes and threads of one program: far more than a build needs, far less than a machine has. */
const MAX_PROCESSES = 8_192;
/** Bytes of one file. Sparse ones count by their length, and data bases make large ones. */
const MAX_FILE_BYTES = 64 * 1024 ** 3;
const PRLIMIT = '/usr/bin/prlimit';

/** Set inside, where the kernel counts the sandbox's own processes only. It exempts root: there the time-out is the end. */
function limited(command: CommandLine): CommandLine {
  if (!existsSync(PRLIMIT)) return command;
  return [
    PRLIMIT,
    `--nproc=${MAX_PROCESSES}:${MAX_PROCESSES}`,
    `--fsize=${MAX_FILE_BYTES}`,
    '--core=0',
    '--',
    ...command,
  ];
}
