import { describe, expect, test } from '@jest/globals';
import { PublishRefused, PushRejected, RateLimited, TrackerError } from '../../../src/errors.ts';
import { endingOfError } from '../../../src/task/error-outcome.ts';

const limited = new RateLimited('secondary limit', {
  status: 403,
  operation: 'POST /issues',
  retryAt: 0,
});
const tracker = new TrackerError('not permitted', {
  status: 403,
  operation: 'POST /pulls',
  hint: 'Allow it in Settings.',
});

describe('endingOfError', () => {
  test.each([
    ['a rate limit is no failure', limited, 'setup', 'deferred'],
    ['a rate limit while publishing', limited, 'publish', 'deferred'],
    ['policy', new PublishRefused('no', { path: 'a', rule: 'protected' }), 'work', 'refused'],
    ['a rejected push', new PushRejected('no', { reason: 'hook' }), 'publish', 'refused'],
    ['an issue that cannot be opened', tracker, 'setup', 'setup-failed'],
    ['a pull request that cannot be opened', tracker, 'publish', 'refused'],
    ['anything before the agent', new Error('disk full'), 'setup', 'setup-failed'],
    ['anything after it', new Error('disk full'), 'work', 'agent-failed'],
  ] as const)('%s', (_name, error, stage, outcome) => {
    expect(endingOfError(error, stage).outcome).toBe(outcome);
  });

  test('says what to do, on one line', () => {
    expect(endingOfError(tracker, 'publish').reason).toBe('not permitted Allow it in Settings.');
    expect(endingOfError(new Error('a\n  b'), 'work').reason).toBe('a b');
  });
});
