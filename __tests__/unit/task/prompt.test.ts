import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildPrompt, showCommand } from '../../../src/task/prompt.ts';
import { buildPlan, buildTask } from '../../fakes/builders.ts';

const template = readFileSync(
  new URL('../../../templates/instructions.md', import.meta.url),
  'utf8',
);

function prompt(fields: Partial<Parameters<typeof buildPrompt>[0]> = {}): string {
  const task = buildTask();
  return buildPrompt({
    template,
    plan: buildPlan([task]),
    task,
    attempt: 1,
    setup: [],
    test: [['npm', 'test']],
    builtOn: [],
    ...fields,
  });
}

describe('buildPrompt', () => {
  test('says the task and the rules, and nothing of later attempts', () => {
    const text = prompt();
    expect(text).toContain('# Task one');
    expect(text).toContain('Do the first thing.');
    expect(text).toContain('`npm test`');
    expect(text).not.toContain('attempt 1');
    expect(text).not.toMatch(/{{|}}/);
  });

  test('a later attempt gets the failure, as it is', () => {
    const text = prompt({ attempt: 2, feedback: 'expected <b> & "c"' });
    expect(text).toContain('attempt 2 of 2');
    expect(text).toContain('expected <b> & "c"');
  });

  test('text of the plan is never read as a template', () => {
    const task = buildTask({ prompt: '{{plan.name}} {{#files}}x{{/files}}' });
    expect(prompt({ task })).toContain('{{plan.name}} {{#files}}x{{/files}}');
  });
});

test('showCommand quotes what a shell would split', () => {
  expect(showCommand(['node', '-e', "console.log('a b')"])).toBe(
    `node -e 'console.log('\\''a b'\\'')'`,
  );
});
