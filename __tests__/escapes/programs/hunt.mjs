/** Looks for the token everywhere: environments, command lines and memory of all processes, and every file. */
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import path from 'node:path';

// In two halves, so that this program does not find what it was told.
const [first, second, ...loot] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const halves = [Buffer.from(first), Buffer.from(second)];
const hits = [];
let scanned = 0;

function holds(bytes) {
  for (let at = bytes.indexOf(halves[0]); at >= 0; at = bytes.indexOf(halves[0], at + 1)) {
    if (
      bytes
        .subarray(at + halves[0].length, at + halves[0].length + halves[1].length)
        .equals(halves[1])
    )
      return true;
  }
  return false;
}

function look(file) {
  try {
    const bytes = readFileSync(file);
    scanned += 1;
    if (holds(bytes)) hits.push(file);
  } catch {}
}

function lookInMemory(pid) {
  let maps;
  let memory;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, 'latin1');
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return;
  }
  scanned += 1;
  for (const line of maps.split('\n')) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line) ?? [];
    const size = Number.parseInt(to, 16) - Number.parseInt(from, 16);
    if (!(size > 0 && size < 64_000_000)) continue;
    const bytes = Buffer.alloc(size);
    try {
      readSync(memory, bytes, 0, size, Number.parseInt(from, 16));
      if (holds(bytes)) hits.push(`memory of ${pid}`);
    } catch {}
  }
  closeSync(memory);
}

for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
  for (const name of ['environ', 'cmdline']) look(`/proc/${pid}/${name}`);
  if (Number(pid) !== process.pid && existsSync(`/proc/${pid}/exe`)) lookInMemory(pid);
}
for (const [name, value] of Object.entries(process.env))
  if (holds(Buffer.from(`${value}`))) hits.push(`env ${name}`);

// The system's own folders are those of the packages and hold nothing of the job.
const skipped = new Set([
  '/proc',
  '/sys',
  '/dev',
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/opt',
]);
const tools = (process.env.PATH ?? '').split(':').map((folder) => path.dirname(folder));
function walk(folder) {
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {}
  for (const name of names) {
    const place = path.join(folder, name);
    if (skipped.has(place) || (tools.includes(place) && place.split('/').length > 2)) continue;
    const status = lstatSync(place, { throwIfNoEntry: false });
    if (status?.isDirectory()) walk(place);
    else if (status?.isFile() && status.size < 20_000_000) look(place);
  }
}
const roots = process.env.HUNT_ROOTS?.split(':') ?? ['/'];
for (const root of roots) walk(root);
for (const file of loot) if (readable(file)) hits.push(file);

function readable(file) {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}
console.log(`REPORT ${JSON.stringify({ hits: [...new Set(hits)], scanned })}`);
