import { expect, test } from '@jest/globals';
import { type LimitFacts, limitUntil } from '../../../src/adapters/github-limits.ts';

const now = 1_000_000_000_000;
const SECONDARY = 'You have exceeded a secondary rate limit.';
const base: LimitFacts = { status: 403, headers: {}, message: '', now, strikes: 0 };

test.each<[string, Partial<LimitFacts>, number | undefined]>([
  ['retry-after in full', { headers: { 'retry-after': '90' } }, now + 91_000],
  [
    'retry-after before the reset',
    {
      headers: {
        'retry-after': 5,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': now / 1000 + 900,
      },
    },
    now + 6_000,
  ],
  [
    'the reset when nothing remains',
    { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 900) } },
    now + 901_000,
  ],
  [
    'a reset that has passed',
    { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
    now + 1_000,
  ],
  ['a minute when nothing is said', { message: SECONDARY }, now + 60_000],
  ['twice as long the second time', { message: SECONDARY, strikes: 1 }, now + 120_000],
  ['at most an hour or so', { message: SECONDARY, strikes: 50 }, now + 64 * 60_000],
  ['a 429 that says nothing', { status: 429 }, now + 60_000],
  ['a date that is no number', { status: 429, headers: { 'retry-after': 'soon' } }, now + 60_000],
  ['another 403', { message: 'Resource not accessible by integration' }, undefined],
  [
    'another 403 while some remain',
    { headers: { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1' } },
    undefined,
  ],
  ['a 500 with retry-after', { status: 500, headers: { 'retry-after': '1' } }, undefined],
])('%s', (_name, facts, expected) => {
  expect(limitUntil({ ...base, ...facts })).toBe(expected);
});
