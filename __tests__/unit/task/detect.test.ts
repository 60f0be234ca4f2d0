import { describe, expect, test } from '@jest/globals';
import { chooseCommands, detectCommands } from '../../../src/task/detect.ts';

function detect(files: Record<string, string>) {
  return detectCommands({
    names: new Set(Object.keys(files)),
    texts: new Map(Object.entries(files)),
  });
}

const manifest = JSON.stringify({ scripts: { test: 'node --test' }, devDependencies: { a: '1' } });
const show = (commands: readonly (readonly string[])[]) => commands.map((words) => words.join(' '));

describe('detectCommands', () => {
  test.each<[string, Record<string, string>, string[], string[]]>([
    [
      'npm',
      { 'package.json': manifest, 'package-lock.json': '{}' },
      ['npm ci --no-audit --no-fund'],
      ['npm test'],
    ],
    [
      'pnpm',
      { 'package.json': manifest, 'pnpm-lock.yaml': '' },
      ['pnpm install --frozen-lockfile'],
      ['pnpm test'],
    ],
    [
      'yarn',
      { 'package.json': manifest, 'yarn.lock': '' },
      ['yarn install --frozen-lockfile'],
      ['yarn test'],
    ],
    [
      'no lock file',
      { 'package.json': manifest },
      ['npm install --no-audit --no-fund --no-package-lock'],
      ['npm test'],
    ],
    ['no dependencies', { 'package.json': '{"scripts":{"test":"node --test"}}' }, [], ['npm test']],
    [
      "npm's placeholder is no test",
      { 'package.json': '{"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1"}}' },
      [],
      [],
    ],
    ['broken manifest', { 'package.json': '{' }, [], []],
    ['Rust', { 'Cargo.toml': '' }, ['cargo fetch'], ['cargo test']],
    ['Go', { 'go.mod': '' }, ['go mod download'], ['go test ./...']],
    ['uv', { 'uv.lock': '', 'pyproject.toml': '' }, ['uv sync'], ['uv run pytest']],
    [
      'requirements with pytest',
      { 'requirements.txt': 'pytest==8' },
      ['python3 -m venv .venv', '.venv/bin/python -m pip install -r requirements.txt'],
      ['.venv/bin/python -m pytest'],
    ],
    [
      'pyproject without pytest',
      { 'pyproject.toml': '[project]' },
      ['python3 -m venv .venv', '.venv/bin/python -m pip install -e .'],
      ['.venv/bin/python -m unittest'],
    ],
    ['nothing known', { 'README.md': '' }, [], []],
  ])('%s', (_name, files, setup, tests) => {
    const found = detect(files);
    expect(show(found.setup)).toEqual(setup);
    expect(show(found.test)).toEqual(tests);
  });

  test('what the plan gives wins over what is found, part by part', () => {
    const files = { names: new Set(['go.mod']), texts: new Map<string, string>() };
    const chosen = chooseCommands(
      { setup: { kind: 'none' }, test: { kind: 'given', commands: [['make', 'check']] } },
      files,
    );
    expect(chosen.setup).toEqual([]);
    expect(show(chosen.test)).toEqual(['make check']);
  });
});
