import { describe, expect, test } from '@jest/globals';
import { issueHash } from '../../../src/plan/identity.ts';
import { buildPlan } from '../../../src/plan/parse.ts';
import {
  draftIssues,
  type IssueFacts,
  renderLeftOut,
  selectIssues,
  type WrittenIssue,
} from '../../../src/plan/sources/issues.ts';
import { STALE_MS } from '../../../src/task/claim.ts';
import { findOtherWork } from '../../../src/task/issue-work.ts';
import type { TaskRecord } from '../../../src/task/record.ts';
import { buildFinished, buildRunning } from '../../fakes/builders.ts';

const issueOf = (fields: Partial<WrittenIssue> = {}): WrittenIssue => ({
  number: 12,
  title: 'Mend the door',
  body: 'It does not close.',
  author: 'ada',
  ...fields,
});

const factsOf = (issues: readonly WrittenIssue[], records: readonly TaskRecord[] = []) =>
  ({
    issues,
    records,
    access: new Map([
      ['ada', 'write'],
      ['mallory', 'read'],
      ['helper[bot]', 'none'],
    ]),
    run: 'github:9:1',
    now: 1_000,
  }) satisfies IssueFacts;

const ours = { planId: 'earlier', taskId: 'issue-12' };
const issue = { number: 12, url: 'x' };
const pullRequest = { number: 40, url: 'x', draft: false };

describe('which issues are worked on', () => {
  test.each<[string, Partial<WrittenIssue>, string]>([
    ['of somebody who may only read', { author: 'mallory' }, 'who has no write access'],
    ['of an App', { author: 'helper[bot]' }, 'who has no write access'],
    ['of nobody who was asked for', { author: 'eve' }, 'who has no write access'],
    ['of an account that is gone', { author: '' }, 'who has no write access'],
    ['without a text', { body: ' \n' }, 'because it has no text'],
    ['with too long a text', { body: 'x'.repeat(60_001) }, 'at most 60000 fit into an issue'],
    ['with too long a title', { title: 'x'.repeat(201) }, 'expected 1 to 200 characters'],
    ['with a title that hides something', { title: 'a\u202eb' }, 'invisible characters'],
  ])('left out: %s; its neighbour is not', (_name, fields, reason) => {
    const { chosen, leftOut } = selectIssues(
      factsOf([issueOf(fields), issueOf({ number: 13, author: 'ada' })]),
    );
    expect(chosen.map(({ number }) => number)).toEqual([13]);
    expect(leftOut).toMatchObject([{ number: 12, reason: expect.stringContaining(reason) }]);
  });

  test('what another plan did is said', () => {
    const record = buildFinished({ ...ours, facts: { issue, pullRequest } });
    const { leftOut } = selectIssues(factsOf([issueOf()], [record]));
    expect(renderLeftOut(leftOut)).toBe(
      'left out: #12 by @ada, plan earlier made pull request #40 for it',
    );
  });

  test('a long list is cut, and the rest counted', () => {
    const many = Array.from({ length: 60 }, (_, number) => ({ number, author: '', reason: 'x' }));
    const lines = renderLeftOut(many).split('\n');
    expect(lines).toHaveLength(51);
    expect(lines[0]).toBe('left out: #0 by an account that is gone, x');
    expect(lines.at(-1)).toBe('left out: 10 more');
  });
});

describe('the plan of issues', () => {
  const planOf = (issues: readonly WrittenIssue[]) => {
    const overrides = { repositoryBase: 'main', model: 'small' };
    const result = buildPlan(draftIssues('go', issues), { file: 'x', overrides });
    if (result.kind === 'refused') throw new Error(result.problems[0]?.message);
    return result.plan;
  };

  test('one task for each, with its text as it is', () => {
    const body = 'agent: evil\r\n```yaml\nsetup: rm\n```';
    const { id, tasks } = planOf([issueOf({ body })]);
    expect(id).toMatch(/^issues-labelled-go-[0-9a-f]{8}$/);
    expect(tasks).toMatchObject([
      {
        id: 'issue-12',
        title: 'Mend the door',
        prompt: body,
        model: 'small',
        setup: { kind: 'detect' },
        issue: { number: 12, hash: issueHash({ title: 'Mend the door', body }) },
      },
    ]);
  });

  test('every edit gives another plan and another hash', () => {
    const plans = [issueOf(), issueOf({ title: 'Mend the door ' }), issueOf({ body: 'x' })].map(
      (each) => planOf([each]),
    );
    expect(new Set(plans.map(({ id }) => id)).size).toBe(3);
    expect(new Set(plans.map(({ tasks }) => tasks[0]?.issue?.hash)).size).toBe(3);
  });
});

describe('is an issue worked on already?', () => {
  const owner = { run: 'github:8:1', where: 'there', seenAt: 1_000 };
  test.each<[string, TaskRecord, string | undefined]>([
    [
      'published',
      buildFinished({ ...ours, facts: { issue, pullRequest } }),
      'plan earlier made pull request #40 for it',
    ],
    [
      'red, with a draft',
      buildFinished({ ...ours, outcome: 'tests-failed', facts: { issue, pullRequest } }),
      'plan earlier made pull request #40 for it',
    ],
    [
      'nothing to change',
      buildFinished({ ...ours, outcome: 'no-changes' }),
      'plan earlier ended it: no-changes',
    ],
    ['failed', buildFinished({ ...ours, outcome: 'tests-failed' }), undefined],
    ['refused', buildFinished({ ...ours, outcome: 'refused' }), undefined],
    ['running', buildRunning({ ...ours, owner }), 'plan earlier is working on it'],
    [
      'running, and gone',
      buildRunning({ ...ours, owner: { ...owner, seenAt: -STALE_MS } }),
      undefined,
    ],
    [
      'running in an earlier attempt of this run',
      buildRunning({ ...ours, owner: { ...owner, run: 'github:9:0' } }),
      undefined,
    ],
    [
      'another issue',
      buildFinished({ ...ours, taskId: 'issue-1', facts: { pullRequest } }),
      undefined,
    ],
    [
      'a task of that name which opened an issue of its own',
      buildFinished({ ...ours, facts: { issue: { ...issue, number: 99 }, pullRequest } }),
      undefined,
    ],
  ])('%s', (_name, record, reason) => {
    const facts = { records: [record], run: 'github:9:1', now: 1_000 };
    expect(findOtherWork(12, facts)).toBe(reason);
  });

  test('of two that run, exactly one goes on; its own plan never counts', () => {
    const claims = [
      { planId: 'a', facts: { date: 5 } },
      { planId: 'b', facts: { date: 5 } },
      { planId: 'c', facts: { date: 4 } },
    ].map((fields) => buildRunning({ ...fields, taskId: 'issue-12', owner }));
    const goesOn = claims.filter(
      (mine) => findOtherWork(12, { records: claims, run: 'x', now: 1_000, mine }) === undefined,
    );
    expect(goesOn.map(({ planId }) => planId)).toEqual(['c']);
  });
});
