/** Tries to get more rights than it has. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';

const works = (...command) => {
  try {
    return execFileSync(command[0], command.slice(1), {
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  } catch {
    return undefined;
  }
};
const status = readFileSync('/proc/self/status', 'utf8');
const field = (name) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
const got = [];
if (field('NoNewPrivs') !== '1') got.push('new privileges');
for (const name of ['CapEff', 'CapPrm', 'CapInh', 'CapAmb'])
  if (!/^0+$/.test(field(name) ?? '')) got.push(name);
if (works('sudo', '-n', 'true') !== undefined) got.push('sudo');
for (const socket of [
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/podman/podman.sock',
  '/run/containerd/containerd.sock',
])
  if (existsSync(socket)) got.push(socket);
mkdirSync('mounted');
if (works('mount', '-t', 'tmpfs', 'x', 'mounted') !== undefined) {
  got.push('mount');
  works('umount', 'mounted');
}
if (works('unshare', '--user', '--map-root-user', 'true') !== undefined) got.push('user namespace');
if (works('chroot', '/', 'true') !== undefined) got.push('chroot');
copyFileSync('/usr/bin/id', './id');
try {
  chmodSync('./id', 0o4755);
} catch {}
if (works('./id', '-u')?.trim() === '0') got.push('setuid');
for (const file of ['/proc/sys/kernel/core_pattern', '/proc/sys/kernel/modprobe']) {
  try {
    writeFileSync(file, readFileSync(file));
    got.push(file);
  } catch {}
}
console.log(`REPORT ${JSON.stringify({ got })}`);
