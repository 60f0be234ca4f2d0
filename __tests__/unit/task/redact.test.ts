import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor, findSecretValues, REMOVED } from '../../../src/task/redact.ts';

const SECRET = ['ghs', 'q7Rt2LmX9vB4', 'kD8sWz6NpYc3', 'JhF5gT1u'].join('_');
const redactor = createRedactor([SECRET]);
const bytes = Buffer.from(SECRET);
const hex = bytes.toString('hex');
const codes = [...SECRET].map((char) => char.codePointAt(0) ?? 0);

const ENCODINGS: readonly (readonly [string, string])[] = [
  ['plain', SECRET],
  ['base64', bytes.toString('base64')],
  ['base64 behind one byte', Buffer.from(`x${SECRET}`).toString('base64')],
  ['base64 behind two bytes', Buffer.from(`xy${SECRET}`).toString('base64')],
  ['base64 of a header', Buffer.from(`x-access-token:${SECRET}`).toString('base64')],
  ['base64url', bytes.toString('base64url')],
  ['hex', hex],
  ['HEX', hex.toUpperCase()],
  ['hex with spaces', (hex.match(/../g) ?? []).join(' ')],
  ['url', [...bytes].map((byte) => `%${byte.toString(16)}`).join('')],
  ['reversed', [...SECRET].toReversed().join('')],
  ['JSON', JSON.stringify({ token: SECRET })],
  ['unicode escapes', codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')],
  ['HTML entities', codes.map((code) => `&#${code};`).join('')],
  ['UTF-16', [...SECRET].join('\0')],
  ['decimal', codes.join(', ')],
  ['rot13', SECRET.replace(/[a-z]/gi, (c) => rotated(c))],
  ['a piece of 12 characters', SECRET.slice(9, 21)],
];

function rotated(char: string): string {
  const base = char <= 'Z' ? 65 : 97;
  return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
}

describe('a secret', () => {
  test.each(ENCODINGS)('written as %s is found and removed', (_name, encoded) => {
    const text = `before ${encoded} after`;
    expect(redactor.finds(text)).toBe(true);
    const clean = redactor.text(text);
    expect(clean).toContain(REMOVED);
    expect(clean.startsWith('before ')).toBe(true);
    expect(clean.endsWith(' after')).toBe(true);
    expect(redactor.finds(clean)).toBe(false);
  });

  test('is removed once, not once for every window', () => {
    expect(redactor.text(`a ${SECRET} b`)).toBe(`a ghs_${REMOVED} b`);
  });

  test('shorter than a window is removed as a whole', () => {
    const short = createRedactor(['p4ss-w0rd']);
    expect(short.text('it is p4ss-w0rd!')).toBe(`it is ${REMOVED}!`);
    expect(short.finds('p4ss-w0r')).toBe(false);
  });

  test('is removed from all texts of a value, and the rest stays as it is', () => {
    const value = { a: [SECRET, 1, null], b: { c: 'plain', d: true } };
    expect(redactor.value(value)).toEqual({
      a: [`ghs_${REMOVED}`, 1, null],
      b: { c: 'plain', d: true },
    });
  });

  test('with characters that JSON and URLs escape is found escaped', () => {
    const odd = createRedactor(['a"b\\c/d+e=f&g?h i']);
    expect(odd.finds(JSON.stringify('a"b\\c/d+e=f&g?h i'))).toBe(true);
    expect(odd.finds(encodeURIComponent('a"b\\c/d+e=f&g?h i'))).toBe(true);
  });
});

describe('what is no secret stays', () => {
  test.each([
    'the quick brown fox jumps over the lazy dog',
    'ghs_ is how such tokens begin',
    SECRET.slice(9, 20),
    '0123456789abcdef'.repeat(20),
  ])('%j', (text) => {
    expect(redactor.text(text)).toBe(text);
  });

  test('and without secrets nothing changes', () => {
    const none = createRedactor([]);
    fc.assert(fc.property(fc.string(), (text) => none.text(text) === text));
  });
});

test('a stream gives what the whole text gives, wherever it is cut', () => {
  const pieces = fc.array(
    fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom(...ENCODINGS.map(([, text]) => text))),
  );
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(200)), (parts, cuts) => {
      const text = parts.join('');
      const stream = redactor.stream();
      let output = '';
      let rest = text;
      for (const cut of cuts) {
        output += stream.push(rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      output += stream.push(rest) + stream.flush();
      expect(output).toBe(redactor.text(text));
      expect(redactor.finds(output)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('a megabyte is searched in passing', () => {
  const text = 'const value = compute(input, options) ?? fallback;\n'.repeat(20_000);
  expect(redactor.text(text)).toBe(text);
});

describe('secrets are found in the environment', () => {
  const find = (hostEnv: Record<string, string>, names: string[] = []) =>
    findSecretValues({ hostEnv, names });

  test.each([
    'GITHUB_TOKEN',
    'INPUT_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ANTHROPIC_API_KEY',
    'OPENAI_API_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'GH_PAT',
  ])('%s by its name', (name) => {
    expect(find({ [name]: 'v4lue-0f-it' })).toEqual(['v4lue-0f-it']);
  });

  test('what a plan passes to its agent, unless it plainly is a setting', () => {
    const env = {
      MY_THING: 'abcd-1234-efgh',
      MY_BASE_URL: 'https://models.example/v1',
      MY_MODEL: 'large-model-4.1',
      OTHER: 'not-passed-on-9',
    };
    expect(find(env, ['MY_THING', 'MY_BASE_URL', 'MY_MODEL'])).toEqual(['abcd-1234-efgh']);
  });

  test('words, short values and paths are none', () => {
    const env = { DB_PASSWORD: 'postgres', A_TOKEN: 'short', SSH_KEY: '/home/me/.ssh/id' };
    expect(find(env)).toEqual([]);
  });

  test('an address with a password in it is one', () => {
    const url = 'postgres://me:s3cr3t-9@db.example/x';
    expect(find({ DATABASE_URL: url }, ['DATABASE_URL'])).toEqual([url]);
  });

  test('every line of a key file, without its head and foot', () => {
    const key = ['-----BEGIN X-----', 'MIIEabc123', 'def456GHI7', '-----END X-----'].join('\n');
    const found = find({ APP_PRIVATE_KEY: key });
    expect(found).toEqual([key, 'MIIEabc123', 'def456GHI7']);
  });
});
