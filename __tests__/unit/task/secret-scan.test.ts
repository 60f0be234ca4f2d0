import { describe, expect, test } from '@jest/globals';
import { addedLines, scanForSecrets } from '../../../src/task/secret-scan.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const random = (length: number) =>
  'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'.repeat(4).slice(0, length);
const key = (...parts: string[]) => parts.join('');

const SECRETS: readonly (readonly [string, string])[] = [
  ['a GitHub token', key('gh', 'p_', random(36))],
  ['an AWS access key', key('AK', 'IA', 'IOSFODNN7QXAMPLZ')],
  ['a Google API key', key('AI', 'za', random(35))],
  ['an Anthropic key', key('sk-', 'ant-api03-', random(93), 'AA')],
  ['an OpenAI key', key('sk-', 'proj-', random(48))],
  ['a Slack token', key('xox', 'b-', '123456789012-', '123456789012-', random(24))],
  ['an npm token', key('np', 'm_', random(36))],
  ['a Stripe key', key('sk_', 'live_', random(24))],
  ['a GitLab token', key('gl', 'pat-', random(20))],
  [
    'a private key',
    key(
      '-----BEGIN RSA PRIV',
      'ATE KEY-----\n',
      random(64),
      '\n',
      random(64),
      '\n-----END RSA PRIV',
      'ATE KEY-----',
    ),
  ],
  ['a password in an address', key('post', 'gres://admin:', random(20), '@db.internal:5432/x')],
];

describe('is found', () => {
  test.each(SECRETS)('%s', async (_name, secret) => {
    const text = `first line\nconst value = "${secret}";\nlast line\n`;
    const findings = await scanForSecrets('src/config.ts', text);
    expect(findings.length).toBeGreaterThan(0);
    const [{ from, to } = { from: 0, to: 0 }] = findings;
    expect(text.slice(from, to).length).toBeGreaterThan(8);
    expect(secret).toContain(
      text
        .slice(from, to)
        .split('\n')[0]
        ?.replace(/[";]+$/, ''),
    );
  });

  test.each([
    '// secretlint-disable',
    '/* secretlint-disable */',
    '# secretlint-disable-next-line',
  ])('a token below %s all the same: who writes it is who is looked at', async (comment) => {
    const text = `${comment}\n${key('gh', 'p_', random(36))}\n`;
    expect(await scanForSecrets('a.js', text)).not.toEqual([]);
  });
});

describe('is not taken for a secret', () => {
  test.each([
    ['code', 'export const token = process.env.TOKEN ?? "";\n'],
    ['a commit id', `commit ${'0123456789abcdef'.repeat(3).slice(0, 40)}\n`],
    ['an integrity hash', `"integrity": "sha512-${random(86)}=="\n`],
    ["Amazon's example", key('AK', 'IA', 'IOSFODNN7EXAMPLE')],
    ['a placeholder', key('gh', 'p_', 'x'.repeat(36))],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
  ])('%s', async (_name, text) => {
    expect(await scanForSecrets('package-lock.json', text)).toEqual([]);
  });
});

test('a large file is looked at in pieces, and a secret across the end of one is found', async () => {
  const token = key('gh', 'p_', random(36));
  const line = `${'x'.repeat(99)}\n`;
  const text = `${line.repeat(3_999)}${'y'.repeat(80)} ${token}\n${line.repeat(4_000)}`;
  const [finding] = await scanForSecrets('big.txt', text);
  expect(text.slice(finding?.from, finding?.to)).toBe(token);
});

test.each([
  ['a head of a key, over and over', '-----BEGIN RSA PRIVATE KEY-----\n'.repeat(100_000)],
  ['letters', 'a'.repeat(5_000_000)],
  ['prefixes', 'sk-ant-api03-'.repeat(200_000)],
  ['addresses', 'https://a:b'.repeat(300_000)],
])('%s without end do not hold it up', async (_name, text) => {
  await expect(scanForSecrets('a.txt', text)).resolves.toBeDefined();
});

test('only what a change adds is looked at', () => {
  expect(addedLines('a\nb\n', 'a\nc\nb\nd\n')).toBe('c\nd');
  expect(addedLines(undefined, 'a\nb')).toBe('a\nb');
  expect(addedLines('a\nb', 'a\nb')).toBe('');
});
