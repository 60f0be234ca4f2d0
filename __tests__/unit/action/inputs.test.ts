import { describe, expect, test } from '@jest/globals';
import { InputRefused } from '../../../src/errors.ts';
import type { InputName } from '../../../src/input-names.ts';
import { parseInputs } from '../../../src/inputs.ts';

type Given = Partial<Record<InputName, string>>;

/** As GitHub hands them over: what is not given is empty, defaults of action.yml are filled in. */
const parse = (given: Given) =>
  parseInputs((name) => ({ token: 'secret-token', isolation: 'sandbox', ...given })[name] ?? '');

function problemsOf(given: Given): readonly string[] {
  try {
    parse(given);
  } catch (error) {
    if (error instanceof InputRefused) {
      return error.problems.map(({ code, place }) => `${code} ${place.file}`);
    }
    throw error;
  }
  return [];
}

describe('a valid set of inputs becomes one of the union', () => {
  test('plan from a file, with everything replaced', () => {
    const inputs = parse({
      command: 'plan',
      'plan-file': ' plans/a.yml ',
      agent: 'codex',
      'agent-command': 'node a.mjs',
      model: 'm',
      base: 'next',
      'max-parallel': '12',
      'dry-run': 'true',
    });
    expect(inputs).toEqual({
      command: 'plan',
      token: 'secret-token',
      allowOutsiders: false,
      source: { kind: 'file', path: 'plans/a.yml' },
      overrides: {
        agent: 'codex',
        agentCommand: ['node', 'a.mjs'],
        model: 'm',
        base: 'next',
        maxParallel: 12,
      },
      dryRun: true,
    });
  });

  test.each([
    [{ plan: 'name: x' }, { kind: 'text', text: 'name: x' }],
    [{ 'plan-issues': ' agent-fanout ' }, { kind: 'issues', label: 'agent-fanout' }],
    [
      { 'plan-issues': 'x', 'plan-file': 'nightly.yml' },
      { kind: 'issues', label: 'x', settings: { kind: 'file', path: 'nightly.yml' } },
    ],
    [{ 'plan-id': 'a-1' }, { kind: 'stored', planId: 'a-1', work: 'unfinished' }],
    [{ 'plan-id': 'a-1:untried' }, { kind: 'stored', planId: 'a-1', work: 'untried' }],
  ])('plan from %j', (given, source) => {
    expect(parse({ command: 'plan', ...given })).toMatchObject({
      source,
      overrides: {},
      dryRun: false,
    });
  });

  test('task', () => {
    expect(parse({ command: 'task', 'plan-id': 'p', task: 't', isolation: 'none' })).toEqual({
      command: 'task',
      token: 'secret-token',
      allowOutsiders: false,
      planId: 'p',
      taskId: 't',
      isolation: 'none',
      network: { kind: 'open' },
      unsafeAllowProtectedPaths: [],
    });
  });

  test('the halves of a task take what it takes, and publish a folder', () => {
    const given = { 'plan-id': 'p', task: 't', network: 'none' };
    expect(parse({ command: 'work', ...given, instructions: 'a.md' })).toMatchObject({
      command: 'work',
      taskId: 't',
      network: { kind: 'none' },
      instructions: 'a.md',
    });
    expect(parse({ command: 'publish', ...given, 'hand-over': 'there' })).toMatchObject({
      command: 'publish',
      handOver: 'there',
    });
  });

  test('integrate', () => {
    expect(parse({ command: 'integrate', 'plan-id': 'p', 'allowed-hosts': 'a.example' })).toEqual({
      command: 'integrate',
      token: 'secret-token',
      allowOutsiders: false,
      planId: 'p',
      isolation: 'sandbox',
      network: { kind: 'allowlist', hosts: ['a.example'] },
    });
  });

  test('task: naming hosts asks for the allowlist', () => {
    const task = { command: 'task', 'plan-id': 'p', task: 't', isolation: 'sandbox' };
    const hosts = ['example.com', '*.example.org'];
    expect(parse({ ...task, 'allowed-hosts': 'example.com *.example.org' })).toMatchObject({
      network: { kind: 'allowlist', hosts },
    });
    expect(parse({ ...task, network: 'none' })).toMatchObject({ network: { kind: 'none' } });
    expect(problemsOf({ ...task, 'allowed-hosts': 'a/b' })).toEqual([
      'input-host input allowed-hosts',
    ]);
  });

  test('report', () => {
    const given = { 'plan-id': 'p', 'left-before': '0', 'started-at': '1700000000000' };
    expect(parse({ command: 'report', continue: 'true', ...given })).toMatchObject({
      command: 'report',
      startNextRound: true,
      leftBefore: 0,
      startedAt: 1_700_000_000_000,
    });
  });
});

describe('what is wrong is refused, all at once', () => {
  test.each<[Given, readonly string[]]>([
    [{}, ['input-choice input command']],
    [{ command: 'Plan' }, ['input-choice input command']],
    [{ command: 'plan' }, ['input-missing input plan']],
    [{ command: 'plan', plan: 'x', 'plan-file': 'y' }, ['input-conflict input plan']],
    [{ command: 'plan', 'plan-id': 'x', 'plan-issues': 'y' }, ['input-conflict input plan']],
    [
      { command: 'plan', plan: 'x', 'plan-file': 'y', 'plan-issues': 'z' },
      ['input-conflict input plan'],
    ],
    [
      { command: 'plan', token: '', plan: 'x', 'max-parallel': '0', 'dry-run': 'yes' },
      [
        'input-missing input token',
        'input-integer input max-parallel',
        'input-boolean input dry-run',
      ],
    ],
    [{ command: 'plan', plan: 'x', 'max-parallel': '1e3' }, ['input-integer input max-parallel']],
    [{ command: 'plan', plan: 'x', 'dry-run': 'TRUE' }, ['input-boolean input dry-run']],
    [
      { command: 'plan', plan: 'x', 'agent-command': 'a | b' },
      ['input-command input agent-command'],
    ],
    [{ command: 'plan', 'plan-id': '../x' }, ['input-id input plan-id']],
    [
      { command: 'task', isolation: 'docker' },
      ['input-missing input plan-id', 'input-missing input task', 'input-choice input isolation'],
    ],
    [
      { command: 'task', 'plan-id': 'p', task: 'a;b', isolation: '' },
      ['input-id input task', 'input-choice input isolation'],
    ],
    [{ command: 'publish', 'plan-id': 'p', task: 't' }, ['input-missing input hand-over']],
    [{ command: 'integrate' }, ['input-missing input plan-id']],
    [
      { command: 'report', 'left-before': '-1', 'started-at': 'now' },
      [
        'input-integer input started-at',
        'input-integer input left-before',
        'input-missing input plan-id',
      ],
    ],
  ])('%j', (given, problems) => {
    expect(problemsOf(given)).toEqual(problems);
  });

  test('the message says what was expected and what was found', () => {
    expect(() => parse({ command: 'plan', plan: 'x', 'max-parallel': 'many' })).toThrow(
      'input max-parallel expected a whole number, at least 1, got "many"',
    );
  });
});
