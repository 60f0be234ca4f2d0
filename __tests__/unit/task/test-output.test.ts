import { describe, expect, test } from '@jest/globals';
import {
  buildFeedback,
  failedTests,
  failureFingerprint,
  judgeTests,
} from '../../../src/task/test-output.ts';

describe('failedTests reads what the runners print', () => {
  test.each([
    ['node:test, TAP', 'ok 1 - adds\nnot ok 2 - subtracts\n  ---', ['subtracts']],
    [
      'node:test, spec',
      '✔ adds (0.5ms)\n✖ subtracts (1.2ms)\nℹ fail 1\n✖ failing tests:',
      ['subtracts'],
    ],
    ['jest', '  ● sum › adds\n\n    expect(received)', ['sum › adds']],
    ['pytest', 'FAILED tests/test_a.py::test_x - assert 1 == 2', ['tests/test_a.py::test_x']],
    ['unittest', 'FAIL: test_x (tests.A.test_x)', ['test_x (tests.A.test_x)']],
    ['go', '--- FAIL: TestX (0.00s)', ['TestX']],
    ['cargo', 'test a::b ... FAILED', ['a::b']],
    ['with colours', '\u001b[31m✖ red (1ms)\u001b[39m', ['red']],
    ['unknown', 'it broke', []],
  ])('%s', (_name, output, expected) => {
    expect(failedTests(output)).toEqual(expected);
  });
});

describe('judgeTests', () => {
  const none = { kind: 'none' } as const;
  const run = (code: number, output: string) => ({ kind: 'exited', code, output }) as const;

  test('green is green', () => expect(judgeTests(run(0, ''), none).kind).toBe('passed'));

  test('what failed at the base too is not blamed on the task', () => {
    const result = judgeTests(run(1, '--- FAIL: Old'), run(1, '--- FAIL: Old'));
    expect(result).toEqual({ kind: 'passed', known: ['Old'] });
  });

  test('a new failure beside an old one is red', () => {
    const result = judgeTests(run(1, '--- FAIL: Old\n--- FAIL: New'), run(1, '--- FAIL: Old'));
    expect(result).toMatchObject({ kind: 'failed', newFailures: ['New'] });
  });

  test('what cannot be read is not excused', () => {
    const result = judgeTests(run(2, 'Error: boom'), run(2, 'Error: boom'));
    expect(result).toMatchObject({ kind: 'failed', newFailures: [] });
    expect(result.kind === 'failed' && result.reason).toContain('exit code 2');
    expect(result.kind === 'failed' && result.reason).toContain('boom');
  });
});

describe('buildFeedback', () => {
  test('has the names, the first error and the last lines, within the limit', () => {
    const noise = Array.from({ length: 5_000 }, (_, index) => `noise ${index}`).join('\n');
    const text = buildFeedback(
      `${noise}\n✖ subtracts (1ms)\nAssertionError: 3 != 4\n${noise}\nthe end`,
    );
    expect(text.length).toBeLessThanOrEqual(8_000);
    expect(text).toContain('- subtracts');
    expect(text).toContain('AssertionError: 3 != 4');
    expect(text).toContain('the end');
  });

  test('one endless line is cut', () => {
    expect(buildFeedback('x'.repeat(100_000)).length).toBeLessThanOrEqual(8_000);
  });
});

test('failureFingerprint is the same when only times and addresses differ', () => {
  expect(failureFingerprint('boom at 0x1f after 12 ms')).toBe(
    failureFingerprint('boom at 0x2e after 7 ms'),
  );
  expect(failureFingerprint('boom')).not.toBe(failureFingerprint('bang'));
});
