/** Looks for a secret in everything that a task leaves behind, by encodings of our own making. */
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Aftermath } from './world.ts';

/** Pieces of 12 characters of the plain text, and of 16 of what is longer: any of them gives the secret away. */
export function piecesOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const longer = [
    bytes.toString('base64').replace(/=+$/, ''),
    Buffer.from(`a${secret}`).toString('base64').slice(4).replace(/=+$/, '').slice(0, -4),
    Buffer.from(`ab${secret}`).toString('base64').slice(4).replace(/=+$/, '').slice(0, -4),
    bytes.toString('base64url').slice(0, -4),
    hex,
    hex.toUpperCase(),
    hex.replace(/../g, '%$&').toUpperCase(),
    [...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    [...secret].map((char) => `&#${char.charCodeAt(0)};`).join(''),
  ];
  const plain = [secret, [...secret].toReversed().join('')];
  return [
    ...plain.flatMap((text) => windows(text, 12)),
    ...longer.flatMap((text) => windows(text, text.length > 120 ? 48 : 16)),
  ];
}

function windows(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.max(1, text.length - size + 1) }, (_, at) =>
    text.slice(at, at + size),
  );
}

/** Names of the surfaces that hold a piece of `secret`. */
export async function findLeaks(
  { world, record }: Aftermath,
  secret: string,
): Promise<readonly string[]> {
  const pieces = piecesOf(secret);
  const surfaces: (readonly [string, string])[] = [
    ['requests to GitHub', world.github.requests.map(({ body }) => decoded(body)).join('\n')],
    ['record', decoded(record)],
    ['log', world.log.join('\n')],
    ['objects on the server', objectsOf(world.server)],
    ...(await filesBelow(world.output)),
    ...(await filesBelow(path.join(world.cache, 'trusted.git'), /^(?!.*\/objects\/)/)),
  ];
  return surfaces
    .filter(([, text]) => pieces.some((piece) => text.includes(piece)))
    .map(([name]) => name);
}

/** The texts in a JSON value as they are: JSON's own escapes would hide what is in them. */
function decoded(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, item]) => `${key} ${decoded(item)}`)
    .join('\n');
}

/** Every object of the repository, whatever refers to it. */
function objectsOf(repository: string): string {
  const args = ['-C', repository, 'cat-file', '--batch-all-objects', '--batch', '--unordered'];
  return execFileSync('git', args, { encoding: 'latin1', maxBuffer: 200_000_000 });
}

async function filesBelow(
  folder: string,
  wanted = /./,
): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => wanted.test(file));
  return Promise.all(
    files.map(
      async (file) => [path.relative(folder, file), await readFile(file, 'latin1')] as const,
    ),
  );
}

/** Command lines of all processes of this machine, looked at again and again while `work` is done. */
export async function watchCommandLines<T>(
  secret: string,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly seen: readonly string[]; readonly looks: number }> {
  const wanted = [secret, Buffer.from(`x-access-token:${secret}`).toString('base64')];
  const seen = new Set<string>();
  let looks = 0;
  let going = true;
  const watch = (async () => {
    while (going) {
      for (const [pid, line] of await commandLines())
        if (wanted.some((text) => line.includes(text))) seen.add(`command line of ${pid}`);
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  try {
    const result = await work();
    going = false;
    await watch;
    return { result, seen: [...seen], looks };
  } finally {
    going = false;
  }
}

export async function commandLines(): Promise<readonly (readonly [number, string])[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(
      async (pid) =>
        [Number(pid), await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')] as const,
    ),
  );
}
