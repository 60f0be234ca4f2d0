import { describe, expect, test } from '@jest/globals';
import {
  type AttemptEvidence,
  addUsage,
  decideAfterAttempt,
} from '../../../src/task/attempt-decision.ts';

const red = { kind: 'failed', reason: 'sum failed', newFailures: ['sum'] } as const;
const failed = { kind: 'failed', reason: 'exit code 1' } as const;

function decide(fields: Partial<AttemptEvidence>): string {
  const decision = decideAfterAttempt({
    agent: { kind: 'done' },
    tests: { kind: 'passed' },
    changed: true,
    attemptsLeft: 1,
    usage: {},
    budget: {},
    ...fields,
  });
  return decision.kind === 'end' ? decision.outcome : decision.kind;
}

describe('decideAfterAttempt', () => {
  test.each<[string, Partial<AttemptEvidence>, string]>([
    ['green and changed', {}, 'publish'],
    ['no test command', { tests: { kind: 'none' } }, 'publish'],
    ['done, nothing changed', { changed: false }, 'no-changes'],
    ['failed, nothing changed', { changed: false, agent: failed }, 'retry'],
    [
      'failed, nothing changed, no attempt left',
      { changed: false, agent: failed, attemptsLeft: 0 },
      'agent-failed',
    ],
    ['red', { tests: red }, 'retry'],
    ['red, no attempt left', { tests: red, attemptsLeft: 0 }, 'tests-failed'],
    [
      'red twice in the same way',
      { tests: red, fingerprint: 'x', previousFingerprint: 'x' },
      'tests-failed',
    ],
    ['red in another way', { tests: red, fingerprint: 'x', previousFingerprint: 'y' }, 'retry'],
    ['green, but the agent failed', { agent: failed }, 'retry'],
    [
      'green, the agent failed, no attempt left',
      { agent: failed, attemptsLeft: 0 },
      'agent-failed',
    ],
    [
      'its key refused',
      { changed: false, agent: { kind: 'denied', reason: '401' } },
      'agent-failed',
    ],
    [
      'its key refused in the middle of the work',
      { agent: { kind: 'denied', reason: '401' } },
      'retry',
    ],
    ['out of quota', { agent: { kind: 'quota', reason: '429' } }, 'quota'],
    ['out of time', { agent: { kind: 'timeout', reason: 'hung' } }, 'timeout'],
    ['tests out of time', { tests: { kind: 'timeout', reason: 'slow' } }, 'timeout'],
    ['budget spent, green', { agent: { kind: 'budget', reason: 'spent' } }, 'publish'],
    [
      'budget spent, red',
      { agent: { kind: 'budget', reason: 'spent' }, tests: red },
      'tests-failed',
    ],
    ['money spent, red', { tests: red, usage: { usd: 2 }, budget: { usd: 2 } }, 'tests-failed'],
    ['money left, red', { tests: red, usage: { usd: 1.9 }, budget: { usd: 2 } }, 'retry'],
    [
      'tokens spent, red',
      {
        tests: red,
        usage: { tokens: { input: 90, output: 10, cached: 5 } },
        budget: { tokens: 100 },
      },
      'tests-failed',
    ],
  ])('%s', (_name, fields, expected) => {
    expect(decide(fields)).toBe(expected);
  });
});

test('addUsage keeps unknown apart from nothing', () => {
  expect(addUsage({}, {})).toEqual({});
  expect(addUsage({ usd: 1 }, { turns: 2 })).toEqual({ usd: 1, turns: 2 });
  const tokens = { input: 1, output: 2, cached: 3 };
  expect(addUsage({ tokens }, { tokens })).toEqual({ tokens: { input: 2, output: 4, cached: 6 } });
});
