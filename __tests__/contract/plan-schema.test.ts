/** templates/plan.schema.json: as the source builds it, and of the same opinion as the parser. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { buildPlanSchema } from '../../src/plan/json-schema.ts';
import { parsePlan } from '../../src/plan/parse.ts';

const root = path.resolve(import.meta.dirname, '../..');
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(buildPlanSchema());

test('the file is what the source builds (npm run docs)', () => {
  const text = readFileSync(path.join(root, 'templates/plan.schema.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(buildPlanSchema());
});

const task = (fields: string) => `name: p\ntasks: [{title: A, prompt: x${fields}}]`;

describe('the schema and the parser agree', () => {
  test.each([
    [true, 'name: p\ntasks: [{title: A, prompt: x}]'],
    [true, task(', agent: claude, model: m, attempts: 3, timeout: 30m, sparse: true')],
    [true, task(', agent: {run: node agent.mjs, args: [-v], env: [MY_KEY]}')],
    [true, task(', agent: {name: codex, args: [-v]}')],
    [true, task(', setup: none, test: [npm ci, npm test], labels: [a], priority: high')],
    [
      true,
      task(', setup: false, timeout: 20, priority: 2.5, budget: {usd: 1, tokens: 5, turns: 2}'),
    ],
    [true, `version: 1\nid: my-plan\nbase: release/2\nconflicts: serialize\n${task('')}`],
    [true, `publish-red: draft\nmax-parallel: 4\ndefaults: {attempts: 1}\n${task('')}`],
    [false, 'name: p\ntasks: []'],
    [false, 'tasks: [{title: A, prompt: x}]'],
    [false, 'name: p\ntasks: [{title: A}]'],
    [false, 'name: p\ntasks: [{title: A, prompt: x, file: y.md}]'],
    [false, 'name: p\ntasks: [x]'],
    [false, task(', agnet: claude')],
    [false, task(', agent: clod')],
    [false, task(', agent: command')],
    [false, task(', agent: {args: [x]}')],
    [false, task(', attempts: 0')],
    [false, task(', attempts: 2.5')],
    [false, task(', timeout: soon')],
    [false, task(', sparse: maybe')],
    [false, task(', priority: urgent')],
    [false, task(', budget: {eur: 1}')],
    [false, task(', id: A B')],
    [false, task(', base: "a..b"')],
    [false, `version: 2\n${task('')}`],
    [false, `conflicts: ignore\n${task('')}`],
    [false, `max-parallel: 999\n${task('')}`],
    [false, `defaults: {title: x}\n${task('')}`],
  ])('%s: %s', (valid, text) => {
    const parsed = parsePlan({ source: { path: 'plan.yml', text }, files: new Map() });
    expect({ parser: parsed.kind === 'valid', schema: validate(parse(text)) }).toEqual({
      parser: valid,
      schema: valid,
    });
  });
});
