/** Finds and ends what a program started: its process group, and what left the group (Linux, by /proc). */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 2_000;
const STEP_MS = 25;

/** A variable in the environment of everything a program starts; survives setsid, double fork and nohup. */
export const MARKER_NAME = 'AGENT_FANOUT_PROCESS';

export interface ProcessTree {
  /** Leader of the process group. */
  readonly pid: number;
  /** Value of `MARKER_NAME`, unique to this tree. */
  readonly marker: string;
}

/** SIGTERM, then SIGKILL after 2 s; ends when nothing of the tree is left. */
export async function endTree(tree: ProcessTree): Promise<void> {
  await signalTree(tree, 'SIGTERM');
  for (let waited = 0; waited < GRACE_MS; waited += STEP_MS) {
    if (!(await isAlive(tree))) return;
    await sleep(STEP_MS);
  }
  await killTree(tree);
}

/** SIGKILL until nothing is left: what forks while it is being killed is found in the next round. */
export async function killTree(tree: ProcessTree): Promise<void> {
  for (let round = 0; round < 100; round++) {
    await signalTree(tree, 'SIGKILL');
    if (!(await isAlive(tree))) return;
    await sleep(STEP_MS);
  }
}

async function isAlive(tree: ProcessTree): Promise<boolean> {
  if (process.platform !== 'linux') return isGroupAlive(tree.pid);
  return (await members(tree)).length > 0;
}

function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function signalTree(tree: ProcessTree, signal: NodeJS.Signals): Promise<void> {
  send(-tree.pid, signal);
  for (const pid of await members(tree)) send(pid, signal);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}

/**
 * Processes of the group, and those that left it and carry the marker. Zombies do not count: in a container
 * whose first process reaps nobody, they stay for ever.
 */
async function members(tree: ProcessTree): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const wanted = Buffer.from(`${MARKER_NAME}=${tree.marker}\0`);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await belongs(pid, tree.pid, wanted)) ? pid : 0)),
  );
  return found.filter((pid) => pid > 0 && pid !== process.pid);
}

async function belongs(pid: number, group: number, marker: Buffer): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`).catch(() => undefined);
  if (environment?.includes(marker) === true) return true;
  // pid (name) state parent group …; the name may hold anything, also a closing bracket. Source: proc(5).
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, , own] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return Number(own) === group && state !== 'Z' && state !== 'X';
}
