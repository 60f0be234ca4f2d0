/** Which tasks expect to change the same files. Indexed by path: never all pairs of literal paths. */
import picomatch from 'picomatch';
import type { Task } from './types.ts';

export interface Overlap {
  /** Ids, `a` before `b` in the order given. */
  readonly a: string;
  readonly b: string;
  /** Pairs of patterns that can mean the same file. */
  readonly patterns: readonly (readonly [string, string])[];
}

interface Pattern {
  readonly task: number;
  readonly text: string;
  /** Literal folders before the first wildcard; of a literal path: the whole path. */
  readonly prefix: string;
  readonly glob: ((path: string) => boolean) | undefined;
}

/** Overlaps of all pairs of the given tasks, in their order. */
export function predictOverlaps(tasks: readonly Pick<Task, 'id' | 'files'>[]): readonly Overlap[] {
  const patterns = tasks.flatMap((task, index) => task.files.map((text) => compile(text, index)));
  const found = new Map<string, { a: number; b: number; patterns: [string, string][] }>();
  const index = indexByFolder(patterns);
  for (const left of patterns) {
    for (const right of candidates(index, left)) {
      if (right.task <= left.task || !meets(left, right)) continue;
      const key = `${left.task} ${right.task}`;
      const entry = found.get(key) ?? { a: left.task, b: right.task, patterns: [] };
      if (!entry.patterns.some(([a, b]) => a === left.text && b === right.text)) {
        entry.patterns.push([left.text, right.text]);
      }
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .toSorted((x, y) => x.a - y.a || x.b - y.b)
    .map((entry) => ({
      a: tasks[entry.a]?.id ?? '',
      b: tasks[entry.b]?.id ?? '',
      patterns: entry.patterns,
    }));
}

function compile(text: string, task: number): Pattern {
  const path = text.replace(/^\.\//, '').replace(/\/$/, '/**');
  const { base, isGlob } = picomatch.scan(path);
  if (!isGlob) return { task, text, prefix: path, glob: undefined };
  return { task, text, prefix: base, glob: picomatch(path, { dot: true, nocase: true }) };
}

/** Every pattern under each of its own prefixes, so that the two directions of nesting are found. */
interface FolderIndex {
  /** Patterns by their own prefix. */
  readonly exact: ReadonlyMap<string, readonly Pattern[]>;
  /** Patterns by every folder above their prefix. */
  readonly below: ReadonlyMap<string, readonly Pattern[]>;
}

function indexByFolder(patterns: readonly Pattern[]): FolderIndex {
  const exact = new Map<string, Pattern[]>();
  const below = new Map<string, Pattern[]>();
  const globFolders = new Set(
    patterns.filter(({ glob }) => glob !== undefined).map(({ prefix }) => prefix.toLowerCase()),
  );
  for (const pattern of patterns) {
    push(exact, pattern.prefix.toLowerCase(), pattern);
    // Only folders that some glob begins with are ever asked for.
    for (const folder of foldersAbove(pattern.prefix))
      if (globFolders.has(folder)) push(below, folder, pattern);
  }
  return { exact, below };
}

function push(map: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [pattern]);
  else list.push(pattern);
}

function foldersAbove(path: string): readonly string[] {
  if (path === '') return [];
  const parts = path.toLowerCase().split('/');
  return parts.map((_, length) => parts.slice(0, length).join('/'));
}

function* candidates(index: FolderIndex, pattern: Pattern): Iterable<Pattern> {
  const prefix = pattern.prefix.toLowerCase();
  yield* index.exact.get(prefix) ?? [];
  for (const folder of foldersAbove(prefix)) {
    for (const above of index.exact.get(folder) ?? []) if (above.glob !== undefined) yield above;
  }
  if (pattern.glob !== undefined) yield* index.below.get(prefix) ?? [];
}

/** Literal against literal and literal against glob are exact; two globs meet when one's folder is inside the other's. */
function meets(left: Pattern, right: Pattern): boolean {
  if (left.glob === undefined && right.glob === undefined) return true;
  if (left.glob === undefined) return right.glob?.(left.prefix) ?? false;
  if (right.glob === undefined) return left.glob(right.prefix);
  return globsMeet(left.text, right.text);
}

/** File endings that both name and that differ (`src/*.ts`, `src/*.md`) keep two globs apart. */
function globsMeet(a: string, b: string): boolean {
  const endA = /\*(\.[\w.]+)$/.exec(a)?.[1];
  const endB = /\*(\.[\w.]+)$/.exec(b)?.[1];
  if (endA === undefined || endB === undefined) return true;
  return endA.endsWith(endB) || endB.endsWith(endA);
}
