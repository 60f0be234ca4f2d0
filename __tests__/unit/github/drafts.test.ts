import { describe, expect, test } from '@jest/globals';
import {
  compareAddress,
  graphqlAddress,
  webAddress,
} from '../../../src/adapters/github-addresses.ts';
import { checkBody, cleanTitle, explainRefusal } from '../../../src/adapters/github-drafts.ts';
import { RateLimited, TrackerError } from '../../../src/errors.ts';

describe('a title', () => {
  test.each([
    ['  a  title ', 'a title'],
    ['two\nlines\r\n\tand more', 'two lines and more'],
    ['nul\u0000 and escape\u001b', 'nul and escape'],
    ['half \ud83d of one', 'half \ufffd of one'],
    ['\n', 'Untitled'],
    ['', 'Untitled'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanTitle(given)).toBe(expected);
  });

  test.each([0, 1, 2, 3])('of emoji after %d letters is cut between characters', (letters) => {
    const cut = cleanTitle('x'.repeat(letters) + '💥'.repeat(200));
    expect(cut.length).toBe(256 - (letters % 2));
    expect(cut).not.toMatch(/\p{Cs}/u);
  });
});

test('a body of 65,536 characters is taken, a longer one is refused by its length', () => {
  expect(checkBody('x'.repeat(65_536), 'issue')).toHaveLength(65_536);
  expect(() => checkBody('x'.repeat(65_537), 'issue')).toThrow(
    'the text of the issue has 65537 characters; GitHub takes 65536',
  );
});

test.each([
  ['https://api.github.com', 'https://github.com', 'https://api.github.com/graphql'],
  ['https://api.octo.ghe.com', 'https://octo.ghe.com', 'https://api.octo.ghe.com/graphql'],
  ['https://git.example/api/v3', 'https://git.example', 'https://git.example/api/graphql'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/graphql'],
])('%s belongs to %s and %s', (apiUrl, web, graphql) => {
  expect([webAddress(apiUrl), graphqlAddress(apiUrl)]).toEqual([web, graphql]);
});

describe('a refused pull request', () => {
  const place = {
    apiUrl: 'https://api.github.com',
    owner: 'octo',
    repo: 'project',
    head: 'agent-fanout/p/one',
    base: 'fix#1',
  };
  const refusal = (message: string, hint?: string) =>
    new TrackerError(message, {
      status: 403,
      operation: 'x',
      ...(hint === undefined ? {} : { hint }),
    });
  const link = 'https://github.com/octo/project/compare/fix%231...agent-fanout/p/one?expand=1';

  test('can be opened by hand: branches are escaped in the address', () => {
    expect(compareAddress(place)).toBe(link);
  });

  test('names the switch when Actions may not open any', () => {
    const said = 'GitHub Actions is not permitted to create or approve pull requests.';
    const error = explainRefusal(refusal(said), place) as TrackerError;
    expect(error.hint).toContain('Settings → Actions → General → Workflow permissions');
    expect(error.hint).toContain(link);
    expect(error.status).toBe(403);
  });

  test('keeps what was known about other refusals', () => {
    const error = explainRefusal(refusal('No', 'Give it more.'), place) as TrackerError;
    expect(error.hint).toBe(
      `Give it more. The branch is pushed; open the pull request by hand: ${link}`,
    );
  });

  test('a limit stays a limit', () => {
    const limit = new RateLimited('later', { status: 429, operation: 'x', retryAt: 1 });
    expect(explainRefusal(limit, place)).toBe(limit);
  });
});
