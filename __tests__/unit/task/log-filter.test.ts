import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { harmlessLine, harmlessText } from '../../../src/task/log-filter.ts';

/**
 * The runner's two rules, written again from actions/runner, src/Runner.Common/ActionCommand.cs: TryParseV2 takes
 * a line that begins, after white space, with `::` and has another; TryParse takes `##[` anywhere up to the next `]`.
 */
function isCommand(line: string): boolean {
  const trimmed = line.trimStart();
  const second = trimmed.startsWith('::') && trimmed.indexOf('::', 2) > 0;
  const start = line.indexOf('##[');
  return second || (start >= 0 && line.indexOf(']', start) > start);
}

const COMMANDS = [
  'add-mask::x',
  'error::x',
  'error file=a.js,line=1::x',
  'warning::x',
  'notice title=y::x',
  'debug::x',
  'group::x',
  'endgroup::',
  'stop-commands::token',
  'set-output name=a::b',
  'save-state name=a::b',
  'set-env name=PATH::/evil',
  'add-path::/evil',
  'add-matcher::/evil.json',
  'remove-matcher owner=x::',
  'echo::on',
  'token::',
];
const WRITTEN = COMMANDS.flatMap((command) => [
  `::${command}`,
  `  \t::${command}`,
  `\u00a0::${command}`,
  `\u001b[31m::${command}`,
  `\u001b]8;;x\u0007::${command}`,
  `:\u200e:${command}`,
  `:\u0001:${command}`,
  `text\r::${command}`,
]);
const OLD_STYLE = [
  '##[error]x',
  'text ##[group]x',
  '##[add-mask]x',
  '\u001b[1m##[command]x',
  '#\u0000#[error]x',
];
const HOSTILE = [...WRITTEN, ...OLD_STYLE];

test('there are enough of them', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40);
});

test('control: as they are, they are commands', () => {
  expect(COMMANDS.every((command) => isCommand(`::${command}`))).toBe(true);
  expect(isCommand('##[error]x')).toBe(true);
});

test.each(HOSTILE)('%j is no command any more', (line) => {
  expect(harmlessText(line).split('\n').some(isCommand)).toBe(false);
  expect(isCommand(harmlessLine(line))).toBe(false);
});

describe('whatever is fed in', () => {
  const pieces = fc.constantFrom(
    ':',
    '::',
    '#',
    '##[',
    '[',
    ']',
    'error',
    '\r',
    '\n',
    '\u001b',
    '\u0085',
    '\u2028',
    ' ',
    '\u200b',
    '\u202e',
    '\0',
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 });

  test('no line of what comes out is a command', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const lines = harmlessText(parts.join('')).split(/\r\n|[\n\r\u2028\u2029\u0085]/);
        return lines.every((line) => !isCommand(line));
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing of it reaches the terminal as a control character', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
        return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(
          harmlessText(parts.join('')),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

test('ordinary text stays as it is', () => {
  const text = 'line one\n  indented: yes\nstd:vector [a] ## heading\ttab\n';
  expect(harmlessText(text)).toBe(text);
});
