import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type PlanOverrides,
  type PlanResult,
  parsePlan,
  referencedFiles,
} from '../../../src/plan/parse.ts';
import { planWaves } from '../../../src/plan/waves.ts';
import type { ReadResult } from '../../../src/ports/file-system.ts';

function parse(
  text: string,
  overrides: PlanOverrides = {},
  files: Record<string, string> = {},
): PlanResult {
  const contents = new Map<string, ReadResult>(
    Object.entries(files).map(([path, content]) => [path, { kind: 'text', text: content }]),
  );
  return parsePlan({ source: { path: 'plan.yml', text }, files: contents, overrides });
}

function planOf(result: PlanResult) {
  if (result.kind === 'valid') return result.plan;
  throw new Error(JSON.stringify(result.problems, null, 1));
}

/** `code line:column`, in order. */
function problemsOf(result: PlanResult): readonly string[] {
  if (result.kind === 'valid') return [];
  return result.problems.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
}

const SMALL = 'name: Small\ntasks:\n  - id: one\n    title: One\n    prompt: Do it.\n';

describe('a good plan', () => {
  test('gets every default', () => {
    const plan = planOf(parse(SMALL));
    expect(plan).toMatchObject({
      name: 'Small',
      base: 'main',
      conflicts: 'warn',
      publishRed: 'never',
    });
    expect(plan.id).toMatch(/^small-[0-9a-f]{8}$/);
    expect(plan.tasks).toEqual([
      {
        id: 'one',
        title: 'One',
        prompt: 'Do it.',
        files: [],
        needs: [],
        agent: { name: 'claude', args: [], env: [] },
        setup: { kind: 'detect' },
        test: { kind: 'detect' },
        attempts: 2,
        timeoutSeconds: 1_800,
        budget: {},
        runner: 'ubuntu-latest',
        labels: ['agent-fanout'],
        priority: 0,
        base: 'main',
        sparse: false,
      },
    ]);
  });

  test('is the same plan as JSON, and has the same id', () => {
    const json = JSON.stringify({
      tasks: [{ prompt: 'Do it.', title: 'One', id: 'one' }],
      name: 'Small',
    });
    expect(planOf(parse(json))).toEqual(planOf(parse(SMALL)));
  });

  test('has another id when anything in it changes', () => {
    expect(planOf(parse(SMALL)).id).not.toBe(planOf(parse(SMALL.replace('Do it', 'Do that'))).id);
  });

  test('takes defaults, and a task may say otherwise', () => {
    const plan = planOf(
      parse(
        `${SMALL}    model: small\n    budget: {usd: 1}\ndefaults:\n  agent: codex\n  model: big\n  timeout: 2h\n  budget: {turns: 9}\n  test: [npm run build, "node --test 'a b'"]\n  setup: none\n`,
      ),
    );
    expect(plan.tasks[0]).toMatchObject({
      agent: { name: 'codex' },
      model: 'small',
      timeoutSeconds: 7_200,
      budget: { usd: 1, turns: 9 },
      setup: { kind: 'none' },
      test: {
        kind: 'given',
        commands: [
          ['npm', 'run', 'build'],
          ['node', '--test', 'a b'],
        ],
      },
    });
  });

  test.each([
    ['5', 300],
    ['90s', 90],
    ['1.5h', 5_400],
  ])('timeout %s', (text, seconds) => {
    expect(planOf(parse(`${SMALL}    timeout: ${text}\n`)).tasks[0]?.timeoutSeconds).toBe(seconds);
  });

  test('reads prompts from files, front matter left out', () => {
    const text = SMALL.replace('prompt: Do it.', 'file: tasks/one.md');
    expect(referencedFiles({ path: 'plan.yml', text })).toEqual(['tasks/one.md']);
    const plan = planOf(parse(text, {}, { 'tasks/one.md': '---\na: 1\n---\nDo it.' }));
    expect(plan.tasks[0]?.prompt).toBe('Do it.');
  });

  test('what the command line says wins', () => {
    const overrides = {
      base: 'dev',
      agentCommand: ['node', 'a.mjs'] as const,
      model: 'm',
      maxParallel: 3,
    };
    const plan = planOf(parse(`${SMALL}    agent: codex\n`, overrides));
    expect(plan).toMatchObject({ base: 'dev', maxParallel: 3 });
    expect(plan.tasks[0]).toMatchObject({
      agent: { name: 'command', command: ['node', 'a.mjs'] },
      model: 'm',
      base: 'dev',
    });
  });
});

describe('a bad plan is refused with every problem at its place', () => {
  test.each<[string, string, string[]]>([
    ['unknown key', `${SMALL}    promt: x\n`, ['unknown-key 6:5']],
    ['unknown key at the top', `${SMALL}nam: x\n`, ['unknown-key 6:1']],
    ['duplicate id', `${SMALL}  - {id: one, prompt: x}\n`, ['duplicate-id 6:10']],
    ['unknown need', `${SMALL}    needs: [tow]\n`, ['unknown-need 6:12']],
    ['self-need', `${SMALL}    needs: one\n`, ['self-need 6:12']],
    ['bad id', SMALL.replace('id: one', 'id: One!'), ['id 3:9']],
    ['no tasks', 'name: x\ntasks: []\n', ['empty-plan 2:8']],
    ['wrong type', SMALL.replace('title: One', 'title: [1]'), ['type 4:12']],
    ['wrong number', `${SMALL}    attempts: many\n`, ['type 6:15']],
    ['unknown agent', `${SMALL}    agent: cluade\n`, ['agent 6:12']],
    ['a shell operator', `${SMALL}    test: npm test && true\n`, ['shell 6:11']],
    ['a variable', `${SMALL}    test: npm test $X\n`, ['shell 6:11']],
    ['a path that leaves', SMALL.replace('prompt: Do it.', 'file: ../x.md'), ['path 5:11']],
    ['an absolute path', SMALL.replace('prompt: Do it.', 'file: /etc/passwd'), ['path 5:11']],
    ['files that leave', `${SMALL}    files: [../a]\n`, ['files 6:12']],
    ['a missing file', SMALL.replace('prompt: Do it.', 'file: no.md'), ['file-missing 5:11']],
    ['prompt and file', `${SMALL}    file: no.md\n`, ['prompt 6:11']],
    ['no prompt', 'name: x\ntasks:\n  - id: a\n', ['prompt 3:9']],
    [
      'a forbidden variable',
      `${SMALL}    agent: {run: node a, env: [GITHUB_TOKEN]}\n`,
      ['forbidden-variable 6:31'],
    ],
    ['a bad branch', `${SMALL}    base: a..b\n`, ['branch 6:11']],
    ['a bad timeout', `${SMALL}    timeout: soon\n`, ['timeout 6:14']],
    ['duplicate keys', `${SMALL}    id: two\n`, ['yaml 6:5']],
    ['several documents', `${SMALL}---\na: 1\n`, ['documents undefined:undefined']],
    ['no mapping', '- a\n', ['type 1:1']],
    ['broken YAML', 'name: "x\n', ['yaml 2:1']],
    ['nothing', '', ['empty undefined:undefined']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(parse(text))).toEqual(expected);
  });

  test('all at once', () => {
    const text =
      'naem: x\ntasks:\n  - {id: A, prompt: x}\n  - {id: b, needs: [c], attempts: 0, prompt: x}\n';
    const codes = problemsOf(parse(text)).map((problem) => problem.split(' ')[0]);
    expect(codes.toSorted()).toEqual(['id', 'name', 'type', 'unknown-key', 'unknown-need']);
  });

  test('a misspelt word comes with the known one', () => {
    const result = parse(`${SMALL}    promt: x\n    agent: cluade\n`);
    const hints = result.kind === 'refused' ? result.problems.map(({ hint }) => hint) : [];
    expect(hints).toEqual(['Did you mean prompt?', 'Did you mean claude?']);
  });

  test('a cycle is printed as a path, once', () => {
    const tasks = ['a: c', 'b: a', 'c: b', 'd: a'].map((line) => line.split(': '));
    const text = `name: x\ntasks:\n${tasks.map(([id, need]) => `  - {id: ${id}, needs: [${need}], prompt: x}`).join('\n')}\n`;
    const result = parse(text);
    const messages = result.kind === 'refused' ? result.problems.map(({ message }) => message) : [];
    expect(messages).toEqual(['tasks need each other in a circle: a → c → b → a']);
  });

  test('an alias bomb', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`,
    );
    const text = `l0: &l0 lol\n${levels.join('\n')}\n`;
    expect(problemsOf(parse(text))).toEqual(['aliases undefined:undefined']);
  });

  test('a plan of 10 MB', () => {
    expect(problemsOf(parse(`name: ${'x'.repeat(10_000_000)}`))).toEqual([
      'too-large undefined:undefined',
    ]);
  });

  test('overlapping files, when the plan says error', () => {
    const text =
      'name: x\nconflicts: error\ntasks:\n  - {id: a, prompt: x, files: [src/a.ts]}\n  - {id: b, prompt: x, files: ["src/*.ts"]}\n';
    expect(problemsOf(parse(text))).toEqual(['overlap 5:31']);
    expect(planOf(parse(text.replace('error', 'warn'))).tasks).toHaveLength(2);
  });
});

describe('real plans of contextune', () => {
  const folder = new URL('../../fixtures/plans/contextune/', import.meta.url);

  function parseFolder(name: string): PlanResult {
    const files = new Map<string, ReadResult>();
    for (const file of readdirSync(new URL(`${name}/tasks/`, folder))) {
      files.set(`tasks/${file}`, {
        kind: 'text',
        text: readFileSync(new URL(`${name}/tasks/${file}`, folder), 'utf8'),
      });
    }
    const text = readFileSync(new URL(`${name}/plan.yaml`, folder), 'utf8');
    return parsePlan({ source: { path: 'plan.yaml', text }, files });
  }

  test('a whole one: five tasks in three waves', () => {
    const plan = planOf(parseFolder('complete'));
    expect(plan.name).toBe('Unified Decision Tracking System');
    expect(planWaves(plan).map((wave) => wave.map(({ id }) => id))).toEqual([
      ['task-0'],
      ['task-1', 'task-3'],
      ['task-2', 'task-4'],
    ]);
    expect(plan.tasks[2]).toMatchObject({
      priority: 2,
      files: ['scripts/decision-link.py', 'decisions.yaml'],
    });
    expect(plan.tasks[0]?.prompt).toMatch(/^\s*# Create decisions.yaml Schema/);
  });

  test('a broken one: every missing file is named, with its place', () => {
    const result = parseFolder('phases-missing-files');
    const problems = result.kind === 'refused' ? result.problems : [];
    expect(problems.map(({ code, task }) => `${code} ${task}`)).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((number) => `file-missing task-${number}`),
    );
    expect(problems.map(({ place }) => place.line)).toEqual([114, 126, 138, 150, 162, 174, 186]);
  });

  test('phases that depend on phases become needs', () => {
    const text =
      'metadata: {title: T}\nphases:\n  p1: {tasks: [a, b]}\n  p2: {tasks: [c], dependencies: [p1]}\ntasks:\n' +
      ['a', 'b', 'c'].map((id) => `  - {id: ${id}, title: ${id}, file: ${id}.md}\n`).join('');
    const plan = planOf(parse(text, {}, { 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' }));
    expect(plan.tasks.map(({ needs }) => needs)).toEqual([[], [], ['a', 'b']]);
  });
});

describe('whatever comes in', () => {
  test('parsing never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        parse(text);
        return true;
      }),
      { numRuns: 500 },
    );
  });

  test('what is let through is safe as an id', () => {
    const tasks = fc.array(
      fc.record({
        id: fc.string(),
        title: fc.string({ unit: 'binary' }),
        prompt: fc.string({ minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(tasks, (list) => {
        const result = parse(JSON.stringify({ name: 'x', tasks: list }));
        return (
          result.kind === 'refused' ||
          result.plan.tasks.every(({ id }) => /^[a-z0-9-]{1,63}$/.test(id))
        );
      }),
      { numRuns: 300 },
    );
  });
});
