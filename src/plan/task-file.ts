/** Task files: a path that stays inside, and Markdown with optional front matter. */
import path from 'node:path';
import type { ReadResult } from '../ports/file-system.ts';

/** Is this a relative path with no way out? Backslashes, drives, `~` and NUL are refused on every system alike. */
export function staysInside(file: string): boolean {
  if (file === '' || file.includes('\0') || file.includes('\\')) return false;
  if (file.startsWith('/') || file.startsWith('~') || /^[A-Za-z]:/.test(file)) return false;
  const normal = path.posix.normalize(file);
  return normal !== '..' && !normal.startsWith('../');
}

export interface FrontMatter {
  /** YAML text between the `---` lines; absent when there is none. */
  readonly matter?: string;
  readonly body: string;
}

export function splitFrontMatter(text: string): FrontMatter {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match?.[1] === undefined) return { body: text };
  return { matter: match[1], body: text.slice(match[0].length) };
}

/** Why a file cannot be used, in words. */
export function describeUnreadable(
  file: string,
  content: Exclude<ReadResult, { kind: 'text' }>,
): string {
  switch (content.kind) {
    case 'missing':
      return `task file ${file} does not exist`;
    case 'too-large':
      return `task file ${file} has ${content.bytes} bytes, which is too large`;
    case 'not-a-file':
      return `task file ${file} is no regular file`;
    case 'not-utf8':
      return `task file ${file} is not UTF-8 text`;
  }
}
