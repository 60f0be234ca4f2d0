/** The rules of the house (docs/design.md): who may import whom, and how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const MAX_LINES = 300;

interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const PURE_FOLDERS = ['src/plan/', 'src/task/', 'src/report/', 'src/terminal/'];
const PURE_LIBRARIES = new Set([
  'valibot',
  '@secretlint/core',
  '@secretlint/secretlint-rule-preset-recommend',
  'yaml',
  'mustache',
  'picomatch',
  'shell-quote',
  'string-width',
  'node:crypto',
  'node:path',
  'node:util',
]);
const EFFECT_FILES = ['src/main.ts', 'src/inputs.ts'];
/** The files that construct adapters; the last four are parts of the first two. */
const CONSTRUCTORS = /^src\/(main|cli)(-[a-z-]+)?\.ts$|^src\/cli\/[a-z-]+\.ts$|^src\/adapters\//;

function importsOf(text: string): readonly string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map((match) => match[1] ?? '');
}

/** The imported file relative to the repository, or the name of the package. */
function resolveImport(file: string, imported: string): string {
  return imported.startsWith('.') ? path.posix.join(path.posix.dirname(file), imported) : imported;
}

function checkPure({ path: file, text }: SourceFile): readonly string[] {
  if (!PURE_FOLDERS.some((folder) => file.startsWith(folder))) return [];
  const bad = importsOf(text)
    .map((imported) => resolveImport(file, imported))
    .filter((target) => !isPureTarget(target, text));
  const effects = ['process.env', 'Date.now(', 'new Date()', 'Math.random(', 'performance.now(']
    .filter((effect) => text.includes(effect))
    .map((effect) => `uses ${effect}`);
  return [...bad.map((target) => `imports ${target}`), ...effects].map((what) => `${file} ${what}`);
}

function isPureTarget(target: string, text: string): boolean {
  if (!target.startsWith('src/')) return PURE_LIBRARIES.has(target);
  if (target === 'src/errors.ts') return true;
  if (PURE_FOLDERS.some((folder) => target.startsWith(folder))) return true;
  // Interfaces of the house may be named in types, never called.
  const name = path.posix.basename(target).replaceAll('.', '\\.');
  const onlyTypes = new RegExp(`import type [^;]*from '[^']*${name}'`).test(text);
  return onlyTypes && /^src\/(ports|agents|commands)\//.test(target);
}

function checkEffects({ path: file, text }: SourceFile): readonly string[] {
  const allowed = EFFECT_FILES.includes(file) || file.startsWith('src/adapters/');
  if (allowed) return [];
  return importsOf(text)
    .filter((name) => name.startsWith('@actions/') || /^(node:)?child_process$/.test(name))
    .map((name) => `${file} imports ${name}`);
}

function checkConstruction({ path: file, text }: SourceFile): readonly string[] {
  if (CONSTRUCTORS.test(file)) return [];
  return importsOf(text)
    .map((imported) => resolveImport(file, imported))
    .filter((target) => target.startsWith('src/adapters/'))
    .map((target) => `${file} imports ${target}`);
}

function checkLength({ path: file, text }: SourceFile): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`${file} has ${lines} lines`] : [];
}

function checkSuppressions({ path: file, text }: SourceFile): readonly string[] {
  const words = ['@ts-ignore', '@ts-expect-error', '@ts-nocheck', 'TO' + 'DO', 'FIX' + 'ME'];
  return words.filter((word) => text.includes(word)).map((word) => `${file} holds ${word}`);
}

function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

interface Rule {
  readonly name: string;
  readonly check: (file: SourceFile) => readonly string[];
  /** Files that break the rule, each in one way: the check must find it. */
  readonly breaks: readonly SourceFile[];
}

const RULES: readonly Rule[] = [
  {
    name: 'plan, task and report are pure',
    check: checkPure,
    breaks: [
      { path: 'src/plan/x.ts', text: "import { readFile } from 'node:fs/promises';" },
      { path: 'src/task/x.ts', text: "import { createGit } from '../adapters/git-repository.ts';" },
      { path: 'src/task/x.ts', text: "import { Journal } from '../commands/task-journal.ts';" },
      { path: 'src/report/x.ts', text: "const { now } = await import('../ports/clock.ts');" },
      { path: 'src/report/x.ts', text: 'const started = Date.now();' },
      { path: 'src/task/x.ts', text: "const token = process.env['GITHUB_TOKEN'];" },
    ],
  },
  {
    name: '@actions/* and child_process stay in main, inputs and adapters',
    check: checkEffects,
    breaks: [
      { path: 'src/commands/x.ts', text: "import { setFailed } from '@actions/core';" },
      { path: 'src/cli.ts', text: "import { spawn } from 'node:child_process';" },
      { path: 'src/agents/x.ts', text: "await import('child_process');" },
    ],
  },
  {
    name: 'only main and cli construct adapters',
    check: checkConstruction,
    breaks: [
      { path: 'src/commands/x.ts', text: "import { createGit } from '../adapters/git.ts';" },
      { path: 'src/terminal/x.ts', text: "import { clock } from '../adapters/node-clock.ts';" },
    ],
  },
  {
    name: `no file has more than ${MAX_LINES} lines`,
    check: checkLength,
    breaks: [{ path: 'src/x.ts', text: 'a\n'.repeat(MAX_LINES + 1) }],
  },
  {
    name: 'nothing is suppressed or left undone',
    check: checkSuppressions,
    breaks: [{ path: 'src/x.ts', text: `// ${'@ts'}-ignore` }],
  },
];

describe.each(RULES)('$name', ({ check, breaks }) => {
  test('in the whole source', () => {
    const files = sourceFiles('src');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => check(file))).toEqual([]);
  });

  test.each(breaks)('control %#: a file that breaks the rule is found', (file) => {
    expect(check(file)).toHaveLength(1);
  });
});

test('tests and scripts are short enough too', () => {
  const files = ['__tests__', 'scripts'].flatMap(sourceFiles);
  expect(files.flatMap(checkLength)).toEqual([]);
});
