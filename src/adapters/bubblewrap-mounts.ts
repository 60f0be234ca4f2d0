/** What a sandbox sees of this machine: the system and the tools on PATH, read-only, and no credentials. */
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc', '/opt'];
const IS_SYSTEM = /^\/(?:usr|bin|sbin|lib|lib32|lib64|opt|etc)(?:\/|$)/;

/** The system, read-only. /run, /home, /root and /var stay away, and with them sockets, keys and other people's files. */
export function systemMounts(): readonly string[] {
  return [
    ...SYSTEM.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    ...maskedMounts(),
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...kernelMounts(),
    ...resolverMount(),
  ];
}

/** The kernel's own settings, and what it tells about itself. Source: moby, oci/defaults.go, the same two lists. */
const KERNEL_READ_ONLY = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'];
const KERNEL_HIDDEN = ['acpi', 'asound', 'kcore', 'keys', 'latency_stats', 'scsi', 'timer_list'];

/**
 * The kernel asks who owns a setting and not for a capability: when we are root, a program without any right could
 * have the machine run something (`core_pattern`). bubblewrap covers only what it could write itself.
 */
function kernelMounts(): readonly string[] {
  const place = (name: string) => `/proc/${name}`;
  const isThere = (name: string) => existsSync(place(name));
  return [
    ...KERNEL_READ_ONLY.filter(isThere).flatMap((name) => ['--ro-bind', place(name), place(name)]),
    ...KERNEL_HIDDEN.filter(isThere).flatMap((name) =>
      lstatSync(place(name)).isDirectory()
        ? ['--tmpfs', place(name)]
        : ['--ro-bind', '/dev/null', place(name)],
    ),
  ];
}

let masked: readonly string[] | undefined;

/**
 * What only root may read, such as /etc/shadow. For another user the kernel says no; when we are root the program
 * is root's too, without its capabilities but with its files.
 */
function maskedMounts(): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  masked ??= ['/etc', '/usr/local/etc'].flatMap(privateEntries);
  return masked;
}

function privateEntries(folder: string): readonly string[] {
  return namesIn(folder).flatMap((name) => {
    const place = path.join(folder, name);
    const status = lstatSync(place, { throwIfNoEntry: false });
    if (status === undefined || status.isSymbolicLink()) return [];
    if (status.isDirectory())
      return (status.mode & 0o005) === 0o005 ? privateEntries(place) : ['--tmpfs', place];
    return (status.mode & 0o004) === 0o004 ? [] : ['--ro-bind', '/dev/null', place];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
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

export interface ToolMounts {
  readonly args: readonly string[];
  /** Files in them that are to be seen empty. */
  readonly hidden: readonly string[];
  /** Variables that the tools need to find themselves under another HOME. */
  readonly env: Readonly<Record<string, string>>;
}

/** Places that a variable of the program names, such as a toolchain or a certificate. */
const PLACE_NAMES = [
  'JAVA_HOME',
  'GOROOT',
  'RUSTUP_HOME',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'PIP_CERT',
];

/** Programs on PATH outside the system (toolchains in a home folder, node itself), each with the folder that it needs. */
export function toolMounts(env: Readonly<Record<string, string>>): ToolMounts {
  const onPath = [...(env['PATH'] ?? '').split(path.delimiter), path.dirname(process.execPath)]
    .filter((folder) => isOutside(folder))
    .flatMap((folder) => [folder, realpathSync(folder)])
    .flatMap(foldersOf);
  const named = PLACE_NAMES.flatMap((name) => env[name] ?? []).filter(isOutside);
  const rustup = onPath
    .filter((folder) => path.basename(folder) === '.cargo')
    .map((folder) => path.join(path.dirname(folder), '.rustup'))
    .find((folder) => env['RUSTUP_HOME'] === undefined && existsSync(folder));
  const places = [...new Set([...onPath, ...named, ...(rustup === undefined ? [] : [rustup])])];
  return {
    args: places.flatMap((place) => ['--ro-bind', place, place]),
    hidden: places.flatMap(credentialsIn),
    env: rustup === undefined ? {} : { RUSTUP_HOME: rustup },
  };
}

function isOutside(place: string): boolean {
  return path.isAbsolute(place) && !IS_SYSTEM.test(place) && existsSync(place);
}

/** Below ~/.local: programs only, for it has key rings too. */
const LOCAL_PARTS = ['bin', 'lib', 'pipx', 'share/pipx', 'share/uv', 'share/pnpm'];

/** `<prefix>/bin` needs `<prefix>/lib`; a home folder is never the prefix. */
function foldersOf(folder: string): readonly string[] {
  if (path.basename(folder) !== 'bin') return isHome(folder) || folder === '/' ? [] : [folder];
  const prefix = path.dirname(folder);
  if (isHome(prefix) || prefix === '/') return [folder];
  if (!(isHome(path.dirname(prefix)) && path.basename(prefix) === '.local')) return [prefix];
  return LOCAL_PARTS.map((part) => path.join(prefix, part)).filter((part) => existsSync(part));
}

function isHome(folder: string): boolean {
  return folder === os.homedir() || /^\/(?:root|home\/[^/]+|Users\/[^/]+|home|Users)$/.test(folder);
}

/** Files in which package managers keep tokens beside their programs. */
const CREDENTIALS = ['credentials', 'credentials.toml', '.credentials', 'auth.json', '.npmrc'];

function credentialsIn(folder: string): readonly string[] {
  return CREDENTIALS.map((name) => path.join(folder, name)).filter(
    (file) => lstatSync(file, { throwIfNoEntry: false })?.isFile() === true,
  );
}
