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
  return isGroupAlive(tree.pid) || (await strays(tree)).length > 0;
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
  for (const pid of await strays(tree)) send(pid, signal);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}

/** Processes that carry the marker. Zombies have no environment any more and do not count. */
async function strays({ marker }: ProcessTree): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const wanted = Buffer.from(`${MARKER_NAME}=${marker}\0`);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0));
      return environment.includes(wanted) ? Number(pid) : 0;
    }),
  );
  return found.filter((pid) => pid > 0 && pid !== process.pid);
}
