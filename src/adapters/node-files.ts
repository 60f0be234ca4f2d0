/** Files of this machine. Reading follows no link in the last place and takes regular files only. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  mkdir,
  mkdtemp,
  open,
  readdir,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FileSystem, ReadResult } from '../ports/file-system.ts';

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

export function createNodeFiles(): FileSystem {
  return {
    readText: (file, options = {}) => readText(file, options.maxBytes ?? DEFAULT_MAX_BYTES),
    writeText,
    exists: (file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    list: (folder) => readdir(folder).catch(emptyWhenMissing),
    makeDir: async (folder) => void (await mkdir(folder, { recursive: true })),
    remove: (target) => rm(target, { recursive: true, force: true }),
    makeTemp: async (prefix) =>
      realpath(await mkdtemp(path.join(os.tmpdir(), prefix.replaceAll(/[^\w-]/g, '-')))),
  };
}

/** The descriptor is opened once and looked at through itself: nothing can be swapped in between. */
async function readText(file: string, maxBytes: number): Promise<ReadResult> {
  // Without O_NONBLOCK, opening a FIFO would wait for ever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch((error: NodeJS.ErrnoException) => error);
  if (!('stat' in handle)) return unreadable(handle);
  try {
    const status = await handle.stat();
    if (!status.isFile()) return { kind: 'not-a-file' };
    if (status.size > maxBytes) return { kind: 'too-large', bytes: status.size };
    return decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function unreadable(error: NodeJS.ErrnoException): ReadResult {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return { kind: 'missing' };
  if (['ELOOP', 'EISDIR', 'ENXIO', 'EMLINK'].includes(error.code ?? ''))
    return { kind: 'not-a-file' };
  throw error;
}

function decode(bytes: Buffer): ReadResult {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8' };
  }
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function emptyWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
