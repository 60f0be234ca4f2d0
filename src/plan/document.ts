/** YAML (and JSON, which is YAML) with places: each value knows its line and column. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import type { Place, Problem } from '../errors.ts';
import { nearest } from './nearest.ts';

/** yaml's own bound on how often aliases may be expanded; a bomb passes it at once. */
const MAX_ALIASES = 100;

/** Where values of one file come from, and where problems go. */
export class Source {
  readonly file: string;
  readonly problems: Problem[];
  readonly #lines: LineCounter;
  #resolve: (node: unknown) => unknown = (node) => node;
  /** Lines before the YAML text (front matter begins on line 2). */
  readonly #skippedLines: number;

  constructor(file: string, problems: Problem[], skippedLines = 0) {
    this.file = file;
    this.problems = problems;
    this.#lines = new LineCounter();
    this.#skippedLines = skippedLines;
  }

  /** The root mapping, or undefined after its problems were noted. */
  parse(text: string): MapReader | undefined {
    const documents = parseAllDocuments(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      uniqueKeys: true,
    });
    if (!Array.isArray(documents) || documents.length === 0) {
      this.report({
        code: 'empty',
        message: 'the file is empty',
        hint: 'See docs/plan-format.md.',
      });
      return undefined;
    }
    const [document, second] = documents;
    for (const error of documents.flatMap((each) => each.errors)) {
      this.report({ code: 'yaml', message: error.message.split('\n')[0] ?? '', at: error.pos[0] });
    }
    if (second !== undefined) {
      this.report({
        code: 'documents',
        message: 'expected one YAML document, got several',
        hint: 'Remove the --- lines.',
      });
    }
    if (document === undefined || this.problems.length > 0) return undefined;
    this.#resolve = (node) => (isAlias(node) ? node.resolve(document) : node);
    try {
      document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.report({
        code: 'aliases',
        message: `aliases expand without bound: ${message}`,
        hint: 'Write the values out.',
      });
      return undefined;
    }
    return this.map(document.contents, { what: 'the file' });
  }

  resolve(node: unknown): unknown {
    return this.#resolve(node);
  }

  map(node: unknown, { what, task }: { what: string; task?: string }): MapReader | undefined {
    const resolved = this.#resolve(node);
    if (isMap(resolved)) return new MapReader(this, resolved, task);
    this.report({
      code: 'type',
      message: `${what}: expected a mapping (key: value), got ${describe(resolved)}`,
      node: resolved,
      ...(task === undefined ? {} : { task }),
    });
    return undefined;
  }

  place(at: number | undefined): Place {
    if (at === undefined) return { file: this.file };
    const { line, col } = this.#lines.linePos(at);
    return line === 0
      ? { file: this.file }
      : { file: this.file, line: line + this.#skippedLines, column: col };
  }

  placeOf(node: unknown): Place {
    const range = typeof node === 'object' && node !== null ? (node as Node).range : undefined;
    return this.place(range?.[0]);
  }

  report(problem: {
    code: string;
    message: string;
    hint?: string;
    task?: string;
    at?: number;
    node?: unknown;
  }): void {
    const { at, node, ...rest } = problem;
    this.problems.push({
      ...rest,
      place: node === undefined ? this.place(at) : this.placeOf(node),
    });
  }
}

/** Reads the keys of one mapping, each with its expected type; tells which keys nobody asked for. */
export class MapReader {
  readonly source: Source;
  readonly node: YAMLMap;
  /** Named in problems. */
  task: string | undefined;

  constructor(source: Source, node: YAMLMap, task?: string) {
    this.source = source;
    this.node = node;
    this.task = task;
  }

  has(key: string): boolean {
    return this.node.has(key);
  }

  /** The value's node with aliases resolved; undefined when absent or null. */
  get(key: string): unknown {
    const node = this.source.resolve(this.node.get(key, true));
    return node === undefined || (isScalar(node) && node.value === null) ? undefined : node;
  }

  place(key?: string): Place {
    const node = key === undefined ? undefined : this.node.get(key, true);
    return this.source.placeOf(node ?? this.node);
  }

  report(key: string, problem: { code: string; message: string; hint?: string }): void {
    const node = this.node.get(key, true) ?? this.node;
    this.source.report({
      ...problem,
      node,
      ...(this.task === undefined ? {} : { task: this.task }),
    });
  }

  #wrong(key: string, expected: string, node: unknown): undefined {
    this.report(key, {
      code: 'type',
      message: `${key}: expected ${expected}, got ${describe(node)}`,
    });
    return undefined;
  }

  text(key: string): string | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    return this.#wrong(key, 'text', node);
  }

  number(key: string, bounds: { min: number; max: number; integer: boolean }): number | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    const value = isScalar(node) ? node.value : undefined;
    const fits =
      typeof value === 'number' &&
      value >= bounds.min &&
      value <= bounds.max &&
      (!bounds.integer || Number.isInteger(value));
    const kind = bounds.integer ? 'a whole number' : 'a number';
    return fits ? value : this.#wrong(key, `${kind} from ${bounds.min} to ${bounds.max}`, node);
  }

  flag(key: string): boolean | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    return this.#wrong(key, 'true or false', node);
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      const near = nearest(value, choices);
      const hint = near === undefined ? {} : { hint: `Did you mean ${near}?` };
      this.report(key, {
        code: 'choice',
        message: `${key}: expected one of ${choices.join(', ')}, got ${show(value)}`,
        ...hint,
      });
    }
    return found;
  }

  /** A list of texts; one text counts as a list of one. */
  texts(key: string): readonly string[] | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return [node.value];
    if (!isSeq(node)) return this.#wrong(key, 'a list of texts', node);
    return node.items.flatMap((item) => {
      const resolved = this.source.resolve(item);
      if (isScalar(resolved) && typeof resolved.value === 'string') return [resolved.value];
      this.report(key, {
        code: 'type',
        message: `${key}: expected a list of texts, got ${describe(resolved)} in it`,
      });
      return [];
    });
  }

  map(key: string): MapReader | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    return this.source.map(node, {
      what: key,
      ...(this.task === undefined ? {} : { task: this.task }),
    });
  }

  /** The items of a list, or undefined when there is none. */
  items(key: string): readonly unknown[] | undefined {
    const node = this.get(key);
    if (node === undefined) return undefined;
    return isSeq(node) ? node.items : this.#wrong(key, 'a list', node);
  }

  /** Every key that is not known is a problem, with the nearest known one. */
  rejectUnknown(known: readonly string[], where: string): void {
    for (const pair of this.node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      this.source.report({
        code: 'unknown-key',
        message: `unknown key ${show(key)} in ${where}`,
        hint: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean ${near}?`,
        node: pair.key,
        ...(this.task === undefined ? {} : { task: this.task }),
      });
    }
  }
}

/** A value as part of a message: quoted, on one line, not long. */
export function show(text: string): string {
  const quoted = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
  return quoted.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  const value = isScalar(node) ? node.value : node;
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${show(value)}`;
  return `the ${typeof value} ${show(String(value))}`;
}
