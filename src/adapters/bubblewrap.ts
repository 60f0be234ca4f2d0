/**
 * bubblewrap: a PID namespace (nothing survives), a private HOME and /tmp, a read-only system, one writable work tree.
 * `--clearenv` leaves the parent's environment readable at /proc/1/environ (bubblewrap#725, trust.md E8), so bwrap
 * itself is started by `env -i`, and the program's variables come from `env` inside.
 */
import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CommandLine } from '../plan/types.ts';
import type { ProcessSpec } from '../ports/process-runner.ts';
import type { Confinement, Sandbox } from '../ports/sandbox.ts';

const run = promisify(execFile);

export type SandboxDetection =
  | { readonly kind: 'available'; readonly sandbox: Sandbox }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly hint: string };

const PLACES = ['/usr/bin/bwrap', '/usr/local/bin/bwrap'];
const HINT =
  'Install bubblewrap (apt-get install bubblewrap); on Ubuntu 24.04 also allow user namespaces: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.';

/** Really starts a sandbox once: a program that is there may still not be allowed to. */
export async function detectSandbox(): Promise<SandboxDetection> {
  const program = PLACES.find((place) => existsSync(place));
  if (program === undefined)
    return { kind: 'unavailable', reason: 'bubblewrap is not installed', hint: HINT };
  try {
    const [, ...args] = wrap(program, trial());
    await run('/usr/bin/env', [...args], { env: {} });
    const version = (await run(program, ['--version'], { env: {} })).stdout.trim();
    return { kind: 'available', sandbox: createBubblewrap(program, version) };
  } catch (error) {
    const words =
      error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    return {
      kind: 'unavailable',
      reason: `bubblewrap cannot start a sandbox here: ${words}`,
      hint: HINT,
    };
  }
}

function trial(): Wrapped {
  return {
    command: ['/usr/bin/true'],
    cwd: '/',
    env: {},
    confinement: { writable: [], readable: [], network: 'open' },
  };
}

export function createBubblewrap(program: string, description: string): Sandbox {
  return {
    isolation: 'sandbox',
    description,
    confine: (spec: ProcessSpec, confinement: Confinement): ProcessSpec => ({
      ...spec,
      command: wrap(program, { command: spec.command, cwd: spec.cwd, env: spec.env, confinement }),
      cwd: '/',
      env: {},
    }),
  };
}

interface Wrapped {
  readonly command: CommandLine;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly confinement: Confinement;
}

/** The variables stand in the argument list of the inner `env`: they are the program's own, never ours. */
function wrap(program: string, { command, cwd, env, confinement }: Wrapped): CommandLine {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return [
    '/usr/bin/env',
    '-i',
    program,
    ...NAMESPACES,
    ...(confinement.network === 'none' ? ['--unshare-net'] : []),
    ...systemMounts(),
    ...toolMounts(env['PATH'] ?? ''),
    ...confinement.readable
      .filter((place) => existsSync(place))
      .flatMap((place) => ['--ro-bind', place, place]),
    ...confinement.writable.flatMap((place) => ['--bind', place, place]),
    '--chdir',
    cwd,
    '--',
    '/usr/bin/env',
    '-i',
    ...variables,
    ...command,
  ];
}

const NAMESPACES = [
  '--unshare-pid',
  '--unshare-ipc',
  '--unshare-uts',
  '--unshare-cgroup-try',
  '--die-with-parent',
  '--new-session',
  '--cap-drop',
  'ALL',
];

/** The system, read-only. /run, /home, /root and /var stay away, and with them sockets, keys and other people's files. */
function systemMounts(): readonly string[] {
  const folders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc', '/opt'];
  return [
    ...folders.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--tmpfs',
    '/tmp',
    ...resolverMount(),
  ];
}

/** /etc/resolv.conf is often a link into /run. */
function resolverMount(): readonly string[] {
  try {
    const real = realpathSync('/etc/resolv.conf');
    return real === '/etc/resolv.conf' ? [] : ['--ro-bind', real, real];
  } catch {
    return [];
  }
}

/** Programs on PATH outside the system (toolchains in a home folder, node itself), each with the folder that it needs. */
function toolMounts(searchPath: string): readonly string[] {
  const system = /^\/(?:usr|bin|sbin|lib|opt|etc)(?:\/|$)/;
  const folders = [...searchPath.split(path.delimiter), path.dirname(process.execPath)]
    .filter((folder) => path.isAbsolute(folder) && !system.test(folder) && existsSync(folder))
    .flatMap((folder) => [folder, realpathSync(folder)])
    // <prefix>/bin needs <prefix>/lib; a bare folder of scripts needs itself.
    .map((folder) => (path.basename(folder) === 'bin' ? path.dirname(folder) : folder))
    .filter((folder) => folder.split('/').length > 3);
  return [...new Set(folders)].flatMap((folder) => ['--ro-bind', folder, folder]);
}
