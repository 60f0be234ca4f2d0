/** Trees that travel between machines as a pack of their objects. What arrives is trusted in nothing. */
import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { GitError, PublishRefused } from '../errors.ts';
import type { PublishLimits } from '../task/publish-policy.ts';
import { text } from './git-refs.ts';
import type { GitStore } from './git-store.ts';

/** Bytes of a pack: what git may print in one go (`git-command.ts`). */
const MAX_PACK = 256 * 1024 * 1024;

/** No deltas against objects that are not in it: the other side needs nothing but the file. */
export async function packTree(
  store: GitStore,
  { base, commit, file }: { base: string; commit: string; file: string },
): Promise<string> {
  const tree = text(await store.run({ args: ['rev-parse', `${commit}^{tree}`] })).trim();
  const { stdout } = await store.run({
    args: ['pack-objects', '--revs', '--stdout', '--quiet'],
    // A tree and not the commit: of that git would leave out nothing but the commit itself.
    stdin: `${tree}\n^${base}^{tree}\n`,
  });
  await writeFile(file, stdout, { mode: 0o600 });
  return tree;
}

/**
 * `--strict` looks into every object: names such as `.git` or `..`, order, links to objects that are not there. A fetch
 * from a bundle does not, whatever its configuration says (git 2.39).
 */
export async function unpackTree(
  store: GitStore,
  { tree, file, limits }: { tree: string; file: string; limits: PublishLimits },
): Promise<void> {
  const pack = await readPack(file);
  try {
    await store.run({
      args: ['index-pack', '--stdin', '--strict', `--max-input-size=${MAX_PACK}`],
      stdin: pack,
    });
    await store.run({ args: ['rev-parse', '--verify', '--quiet', `${tree}^{tree}`] });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw refusal('the tree that was handed over', `is refused by git: ${lastLine(error.stderr)}`);
  }
  await checkSizes(store, tree, limits);
}

/** A regular file, looked at through the descriptor that is read. */
async function readPack(file: string): Promise<Buffer> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch((cause: NodeJS.ErrnoException) => {
    throw refusal('the tree that was handed over', `cannot be read (${cause.code})`);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw refusal('the tree that was handed over', 'is no file');
    if (facts.size > MAX_PACK)
      throw refusal('the tree that was handed over', `has ${facts.size} bytes; ${MAX_PACK} may be`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** A small pack can hold huge files: they are measured before any is written. */
async function checkSizes(store: GitStore, tree: string, limits: PublishLimits): Promise<void> {
  const listed = text(await store.run({ args: ['ls-tree', '-r', '-l', '-z', tree] }));
  const entries = listed.split('\0').filter((entry) => entry !== '');
  if (entries.length > limits.maxFiles)
    throw refusal('the tree', `has ${entries.length} files; at most ${limits.maxFiles} may be`);
  let total = 0;
  for (const entry of entries) {
    const [facts = '', path = ''] = entry.split('\t', 2);
    const size = Number(facts.split(/ +/)[3]);
    // A submodule has no size; the policy refuses it by its mode.
    if (Number.isNaN(size)) continue;
    total += size;
    if (size > limits.maxFileBytes)
      throw refusal(path, `has ${size} bytes; at most ${limits.maxFileBytes} may be`);
  }
  if (total > limits.maxTotalBytes)
    throw refusal('the tree', `has ${total} bytes; at most ${limits.maxTotalBytes} may be`);
}

function refusal(path: string, what: string): PublishRefused {
  return new PublishRefused(`${path} ${what}`, { path, rule: 'hand-over' });
}

function lastLine(message: string): string {
  return message.trim().split('\n').at(-1) ?? '';
}
