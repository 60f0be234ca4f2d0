import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { branchPrefix, buildBranchName } from '../../../src/task/naming.ts';

/** All of these are valid git branch names (`git check-ref-format` is no sanitizer). */
const HOSTILE = [
  'a$(id)',
  'a;id',
  'a`id`',
  `a'b"c`,
  'a|id',
  'a\u3000b',
  'refs/heads/x',
  '../..',
  '-rf',
  '',
];

describe('buildBranchName', () => {
  test.each(HOSTILE.map((text) => [text]))('%j becomes harmless', (text) => {
    expect(buildBranchName(text, text)).toMatch(/^agent-fanout\/[a-z0-9-]+\/[a-z0-9-]+$/);
  });

  test('5,000 hostile ids give names that git and a shell read as one plain word', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(hostile, hostile, (plan, task) => {
        const name = buildBranchName(plan, task);
        return /^[a-z0-9/-]{1,100}$/.test(name) && name.startsWith(branchPrefix(plan));
      }),
      { numRuns: 5_000 },
    );
  });

  test('ids that slug to the same text keep names of their own', () => {
    expect(buildBranchName('p', 'a b')).not.toBe(buildBranchName('p', 'a-b'));
    expect(buildBranchName('p', 'a')).toBe(buildBranchName('p', 'a'));
  });
});
