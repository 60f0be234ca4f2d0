/** The real CLIs, pinned, in the real sandbox and behind its proxy, against a scripted model: what each run ends as. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FinishedRecord } from '../../src/task/record.ts';
import { runCli } from '../fakes/cli.ts';
import { type GitFixture, makeGitFixture } from '../fakes/git-fixture.ts';
import { type ModelServer, type Scenario, startModel } from '../fakes/model-server.ts';

/** Kept between runs: installing all of them takes half a minute and 1.5 GB. */
const CACHE =
  process.env['AGENT_FANOUT_AGENT_CACHE'] ?? path.join(os.tmpdir(), 'agent-fanout-agents-test');
/** Long, because some agents blank the value of their key wherever they print it. */
const KEY = 'loopback-key-0123456789abcdef';

const write = (text: string) => `printf '%s' ${text} > value.txt`;
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  edit: ({ results }) =>
    results === 0 ? { kind: 'shell', command: write('right') } : { kind: 'text', text: 'Done.' },
  // Only the second attempt is told what the tests say.
  mend: ({ results, text }) => {
    if (results > 0) return { kind: 'text', text: 'Done.' };
    const told = text.includes('the value is wrong');
    return { kind: 'shell', command: write(told ? 'right' : 'wrong') };
  },
  nothing: () => ({ kind: 'text', text: 'There is nothing to do.' }),
  key: () => ({ kind: 'refuse', status: 401, message: 'invalid x-api-key' }),
  quota: () => ({ kind: 'refuse', status: 429, message: 'You exceeded your current quota' }),
  cut: () => ({ kind: 'cut' }),
  hang: () => ({ kind: 'hang' }),
  loop: ({ results }) => ({ kind: 'shell', command: `echo again ${results}` }),
};

const scenario: Scenario = (turn) => {
  const name = /SCENARIO-([a-z]+)/.exec(turn.text)?.[1] ?? '';
  return SCENARIOS[name]?.(turn) ?? { kind: 'refuse', status: 500, message: 'no scenario' };
};

const CHECK = `import { existsSync, readFileSync } from 'node:fs';
const value = existsSync('value.txt') ? readFileSync('value.txt', 'utf8') : 'right';
if (value !== 'right') { console.error('not ok 1 - the value is wrong'); process.exit(1); }
`;

function planOf(agent: string, model: string): string {
  const tasks = Object.keys(SCENARIOS).map((name) => {
    const attempts = name === 'mend' ? 2 : 1;
    const isWork = name === 'edit' || name === 'mend' || name === 'nothing';
    const more = name === 'loop' ? ', budget: {turns: 5}' : isWork ? ', timeout: 2m' : '';
    return `  - {id: ${name}, title: ${name}, prompt: SCENARIO-${name}, attempts: ${attempts}${more}}`;
  });
  const defaults = `{agent: ${agent}, model: ${model}, setup: none, test: node check.mjs, timeout: 25s}`;
  return `name: ${agent}\nmax-parallel: 4\ndefaults: ${defaults}\ntasks:\n${tasks.join('\n')}\n`;
}

interface Case {
  readonly agent: string;
  readonly model: string;
  readonly env: (url: string) => Readonly<Record<string, string>>;
  /** What differs from what is expected of all. */
  readonly ends?: Readonly<Record<string, readonly string[]>>;
  /** Is its price known? */
  readonly priced: boolean;
}

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  edit: ['published'],
  mend: ['published'],
  nothing: ['no-changes'],
  key: ['agent-failed'],
  quota: ['quota'],
  cut: ['agent-failed'],
  hang: ['timeout'],
  loop: ['agent-failed'],
};
/** They ask again for longer than our time is, and say nothing: out of time is the truth. */
const PATIENT = { quota: ['quota', 'timeout'], cut: ['agent-failed', 'timeout'] };

const openai = (url: string) => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${url}/v1` });
const CASES: readonly Case[] = [
  {
    agent: 'claude',
    model: 'claude-sonnet-4-5',
    priced: true,
    env: (url) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: url }),
  },
  { agent: 'codex', model: 'gpt-5-codex', priced: false, env: openai },
  {
    agent: 'gemini',
    model: 'gemini-2.5-pro',
    priced: false,
    env: (url) => ({ GEMINI_API_KEY: KEY, GOOGLE_GEMINI_BASE_URL: url }),
    ends: PATIENT,
  },
  {
    agent: 'opencode',
    model: 'anthropic/claude-sonnet-4-5',
    priced: true,
    env: (url) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: url }),
    ends: PATIENT,
  },
  {
    agent: 'copilot',
    model: 'm',
    priced: false,
    env: (url) => ({
      COPILOT_OFFLINE: 'true',
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_PROVIDER_API_KEY: KEY,
    }),
    ends: PATIENT,
  },
  { agent: 'qwen', model: 'm', priced: false, env: openai, ends: PATIENT },
];

/** Command lines of everything on this machine that runs out of the cache. */
function leftRunning(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const file = `/proc/${pid}/cmdline`;
      try {
        return [readFileSync(file, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(CACHE));
}

describe.each(CASES)('$agent', ({ agent, model, env, ends, priced }) => {
  let fixture: GitFixture;
  let server: ModelServer;
  let records: ReadonlyMap<string, FinishedRecord>;
  let said: string;
  beforeAll(async () => {
    server = await startModel(scenario);
    await mkdir(path.join(CACHE, 'agents'), { recursive: true });
    fixture = await makeGitFixture({ 'check.mjs': CHECK, 'plan.yml': planOf(agent, model) });
    // Programs are shared between runs, work trees are not: two runs of this suite may meet.
    const cache = path.join(fixture.folder, 'cache-home');
    await mkdir(path.join(cache, 'agent-fanout'), { recursive: true });
    await symlink(path.join(CACHE, 'agents'), path.join(cache, 'agent-fanout/agents'));
    const walls = ['--isolation', 'sandbox', '--network', 'allowlist'];
    const result = await runCli(['run', 'plan.yml', ...walls], {
      cwd: fixture.repository,
      home: fixture.folder,
      env: { XDG_CACHE_HOME: cache, ...env(server.url) },
    });
    said = `${result.out}\n${result.err}`;
    const planId = (await fixture.ledger.listPlans())[0] ?? '';
    const snapshot = await fixture.ledger.read(planId);
    const stored = [...(snapshot?.records ?? [])];
    records = new Map(stored.map(([id, { record }]) => [id, record as FinishedRecord]));
  }, 300_000);
  afterAll(async () => {
    await server.close();
    await fixture.remove();
  });

  test.each(Object.keys(SCENARIOS))('%s', (name) => {
    const record = records.get(name);
    const expected = { ...EXPECTED, ...ends }[name];
    if (record === undefined || expected?.includes(record.outcome) !== true)
      throw new Error(`${record?.outcome}: ${record?.reason}, expected ${expected}\n${said}`);
  });

  test('a wrong key is named as such', () => {
    expect(records.get('key')?.reason).toMatch(/^the key in .* was refused/);
  });

  test('the second attempt was told what the tests said, and its tree was tested', () => {
    const attempts = records.get('mend')?.attempts ?? [];
    expect(attempts.map(({ tests }) => tests.kind)).toEqual(['failed', 'passed']);
    const commit = records.get('mend')?.facts.commit ?? '';
    expect(fixture.run('show', `${commit}:value.txt`)).toBe('right');
  });

  test('tokens and price are what the model said', () => {
    const { tokens, usd } = records.get('edit')?.usage ?? {};
    if (agent !== 'copilot') expect(tokens).toMatchObject({ output: 40 });
    expect((usd ?? 0) > 0).toBe(priced);
  });

  test('its version is recorded, and its transcript is kept', () => {
    const { facts } = records.get('edit') as FinishedRecord;
    expect(facts.agent?.version).toMatch(/^\d+\.\d+\.\d+$/);
    const runs = path.join(fixture.repository, '.agent-fanout/runs');
    const found = readdirSync(runs, { recursive: true }).map(String);
    const transcript = found.find((file) => file.endsWith('edit/attempt-1/transcript.log'));
    expect(existsSync(path.join(runs, transcript ?? 'missing'))).toBe(true);
  });

  test('the key is in no file and no output, and nothing is left running', () => {
    expect(said).not.toContain(KEY);
    const folder = path.join(fixture.repository, '.agent-fanout');
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(path.join(file.parentPath, file.name), 'utf8')).not.toContain(KEY);
    }
    expect([...server.keys].some((key) => key.includes(KEY))).toBe(true);
    expect(leftRunning()).toEqual([]);
  });
});
