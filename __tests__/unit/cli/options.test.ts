import { describe, expect, test } from '@jest/globals';
import { HELP, readCommandLine, UsageError } from '../../../src/cli-options.ts';

const line = (text: string) => readCommandLine(text === '' ? [] : text.split(' '));

test.each(['', 'help', '--help', '-h', 'run --help'])('%j asks for help', (text) => {
  expect(line(text)).toEqual({ kind: 'help' });
});

test.each(['version', '--version'])('%j asks for the version', (text) => {
  expect(line(text)).toEqual({ kind: 'version' });
});

describe('run', () => {
  test('has defaults that need nothing', () => {
    expect(line('run plan.yml')).toEqual({
      kind: 'run',
      options: {
        plan: 'plan.yml',
        tracker: 'local',
        isolation: 'auto',
        allowedHosts: [],
        unsafeAllowProtectedPaths: [],
        dryRun: false,
      },
    });
  });

  test('reads every option', () => {
    const args = [
      'run',
      'plan.yml',
      '--agent',
      'command',
      '--agent-command',
      "node 'my agent.mjs'",
    ];
    const more = '--model m --base b --max-parallel 3 --tracker github --isolation none';
    const hosts = '--network allowlist --allow-host example.com --allow-host *.example.org';
    const paths = '--unsafe-allow-protected-path .github/**';
    const rest = `${more} ${hosts} ${paths} --dry-run --output out`.split(' ');
    expect(readCommandLine([...args, ...rest])).toEqual({
      kind: 'run',
      options: {
        plan: 'plan.yml',
        agent: 'command',
        agentCommand: ['node', 'my agent.mjs'],
        model: 'm',
        base: 'b',
        maxParallel: 3,
        tracker: 'github',
        isolation: 'none',
        network: 'allowlist',
        allowedHosts: ['example.com', '*.example.org'],
        unsafeAllowProtectedPaths: ['.github/**'],
        dryRun: true,
        output: 'out',
      },
    });
  });

  test('plan is run --dry-run', () => {
    expect(line('plan plan.yml')).toEqual(line('run plan.yml --dry-run'));
  });
});

test('status takes a plan or none', () => {
  const tracker = 'local';
  expect(line('status')).toEqual({ kind: 'status', json: false, tracker });
  expect(line('status my-plan --json')).toEqual({
    kind: 'status',
    planId: 'my-plan',
    json: true,
    tracker,
  });
});

test('cleanup does nothing without --yes, and forces what is named', () => {
  const none = { kind: 'cleanup', yes: false, force: new Set(), tracker: 'local' };
  expect(line('cleanup')).toEqual(none);
  expect(line('cleanup my-plan --yes --force a --force b --tracker github')).toEqual({
    kind: 'cleanup',
    planId: 'my-plan',
    yes: true,
    force: new Set(['a', 'b']),
    tracker: 'github',
  });
});

describe('what cannot be meant is refused with what could have been', () => {
  test.each([
    ['rnu plan.yml', 'unknown command rnu', 'Did you mean run?'],
    ['run plan.yml --agnet x', 'unknown option --agnet', 'Did you mean --agent?'],
    ['run', 'the path of a plan is missing', 'agent-fanout run plan.yml'],
    ['run a.yml b.yml', 'one plan at a time; b.yml is one too many', undefined],
    ['run a.yml --max-parallel 0', '--max-parallel: expected a whole number', undefined],
    ['run a.yml --max-parallel many', '--max-parallel: expected a whole number', undefined],
    ['run a.yml --tracker jira', '--tracker: expected local or github, got jira', undefined],
    ['run a.yml --network some', '--network: expected open or none or allowlist', undefined],
    ['run a.yml --allow-host a/b', '--allow-host: expected a host', undefined],
    ['run a.yml --isolation docker', '--isolation: expected auto or sandbox or none', undefined],
  ])('%s', (text, message, hint) => {
    let thrown: unknown;
    try {
      line(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toContain(message);
    if (hint !== undefined) expect((thrown as UsageError).hint).toBe(hint);
  });

  test('a command that would need a shell', () => {
    expect(() => readCommandLine(['run', 'a.yml', '--agent-command', 'cat x | sh'])).toThrow(
      'cannot be run without a shell',
    );
  });
});

test('the help names every option', () => {
  const options = ['agent', 'agent-command', 'model', 'base', 'max-parallel', 'tracker'];
  for (const name of [
    ...options,
    'isolation',
    'dry-run',
    'output',
    'json',
    'yes',
    'force',
    'network',
    'allow-host',
  ]) {
    expect(HELP).toContain(`--${name}`);
  }
  expect(HELP.split('\n').filter((text) => text.length > 90)).toEqual([]);
});
