/** action.yml ↔ src/inputs.ts ↔ what the code sets ↔ README. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMANDS, INPUT_USERS } from '../../src/input-names.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Action {
  readonly inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  readonly outputs: Record<string, { description: string }>;
  readonly runs: { using: string; main: string };
}
const action: Action = parse(read('action.yml'));

/** The commands that a description names at its beginning: '`plan`, `task`: …'. */
function commandsNamed(description: string): readonly string[] {
  const head = /^((?:`[a-z]+`(?:, )?)+): /.exec(description)?.[1] ?? '';
  return [...head.matchAll(/`([a-z]+)`/g)].map((match) => match[1] ?? '');
}

describe('inputs', () => {
  test('action.yml and inputs.ts name the same ones', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUT_USERS));
  });

  test.each(Object.entries(INPUT_USERS))('%s says which commands look at it', (name, users) => {
    const description = action.inputs[name]?.description ?? '';
    const named = [...description.matchAll(/`([a-z]+)`/g)].map((match) => match[1]);
    const unused = COMMANDS.filter((command) => !(users as readonly string[]).includes(command));
    const missing =
      users.length === COMMANDS.length ? [] : users.filter((user) => !named.includes(user));
    expect({
      missing,
      wrong: unused.filter((user) => commandsNamed(description).includes(user)),
    }).toEqual({
      missing: [],
      wrong: [],
    });
  });
});

describe('outputs', () => {
  const sources = readdirSync(path.join(root, 'src')).filter((name) => name.startsWith('main'));
  const text = sources.map((name) => read(`src/${name}`)).join('\n');
  const waveCount = 5;

  test.each(Object.keys(action.outputs))('%s is set by the code', (name) => {
    const isWave = /^wave-[1-5]$/.test(name);
    const plain = new RegExp(`(['"]${name}['"]|\\b${name}): |[{,]\\s*${name}\\s*[,}]`).test(text);
    expect(isWave ? text.includes('`wave-${') : plain).toBe(true);
  });

  test('control: an output that no code sets is seen', () => {
    expect(/(['"]folders['"]|\bfolders): |[{,]\s*folders\s*[,}]/.test(text)).toBe(false);
  });

  test('there are as many waves as the shipped workflow has', () => {
    const waves = Object.keys(action.outputs).filter((name) => /^wave-\d+$/.test(name));
    expect(waves).toHaveLength(waveCount);
    expect(Object.keys(parse(read('.github/workflows/fanout.yml')).jobs)).toEqual([
      'plan',
      ...waves,
      'report',
      'integrate',
    ]);
  });

  test('the shipped workflow uses only outputs and inputs that there are', () => {
    const workflow = parse(read('.github/workflows/fanout.yml'));
    const used = Object.values<{ steps: { uses?: string; with?: object }[] }>(workflow.jobs)
      .flatMap((job) => job.steps)
      .filter((step) => step.uses?.startsWith('agent-fanout/'))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(used.filter((name) => !(name in action.inputs))).toEqual([]);
    const outputs = [
      ...read('.github/workflows/fanout.yml').matchAll(/steps\.\w+\.outputs\.([\w-]+)/g),
    ];
    expect(outputs.length).toBeGreaterThan(10);
    expect(
      outputs.map((match) => match[1] ?? '').filter((name) => !(name in action.outputs)),
    ).toEqual([]);
  });
});

test('it runs the bundle on Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/main/index.js' });
});

test('the tables of the README are those of action.yml', () => {
  const result = spawnSync(process.execPath, ['scripts/update-docs.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(`${result.stdout}${result.stderr}`).toBe('README.md agrees with action.yml\n');
});
