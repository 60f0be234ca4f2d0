/** What agents really printed (recorded at the pinned versions, see fixtures/agents), read into one shape. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AGENTS, agentNamed, missingKeys } from '../../../src/agents/registry.ts';
import type { AgentOutput } from '../../../src/agents/types.ts';
import { AGENT_NAMES } from '../../../src/plan/settings.ts';
import type { ProcessEnd } from '../../../src/ports/process-runner.ts';
import { buildTask } from '../../fakes/builders.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/agents');
const recorded = (name: string) => readFileSync(path.join(fixtures, `${name}.jsonl`), 'utf8');
const exited = (code: number): ProcessEnd => ({ kind: 'exited', code });
const read = (agent: string, output: Partial<AgentOutput>) =>
  agentNamed(agent).readOutput({ end: exited(0), stdout: '', stderr: '', ...output });

test('every agent that a plan may name has a definition', () => {
  expect(AGENTS.map(({ name }) => name).toSorted()).toEqual([...AGENT_NAMES].toSorted());
});

describe('a run that went well', () => {
  test.each([
    ['claude', { usd: 0.00201, tokens: { input: 200, output: 40, cached: 20 }, turns: 2 }],
    ['codex', { tokens: { input: 200, output: 40, cached: 20 } }],
    ['gemini', { tokens: { input: 200, output: 40, cached: 20 } }],
    ['opencode', { usd: 0.001206, tokens: { input: 200, output: 40, cached: 20 }, turns: 2 }],
    ['qwen', { tokens: { input: 200, output: 40, cached: 0 }, turns: 2 }],
    ['copilot', { turns: 2 }],
  ])('%s', (agent, usage) => {
    const reading = read(agent, { stdout: recorded(`${agent}-edit`) });
    expect(reading).toMatchObject({ end: { kind: 'done' }, summary: 'I made it.', toolCalls: 1 });
    expect(reading.usage).toEqual(usage);
    expect(reading.sessionId).toMatch(/^[\w-]{20,}$/);
  });
});

describe('an end that is none, whatever the exit code says', () => {
  test.each<[string, string, ProcessEnd, string, RegExp]>([
    ['claude', '401', exited(1), 'denied', /the key in ANTHROPIC_API_KEY .* was refused/],
    ['codex', '401', exited(1), 'denied', /the key in OPENAI_API_KEY .* was refused/],
    ['gemini', '401', exited(145), 'denied', /the key in GEMINI_API_KEY was refused/],
    ['opencode', '401', exited(1), 'denied', /was refused: invalid x-api-key \(401\)/],
    ['copilot', '401', exited(1), 'denied', /was refused: Authentication failed/],
    // It ends with 0, `success` and `is_error: false`.
    ['qwen', '401', exited(0), 'denied', /the key in OPENAI_API_KEY was refused/],
    ['claude', '429', exited(1), 'quota', /exceeded your current quota/],
    ['codex', '429', exited(1), 'quota', /Quota exceeded/],
    ['claude', 'cut', exited(1), 'failed', /Connection to the API was lost/],
    ['codex', 'cut', exited(1), 'failed', /./],
    ['gemini', 'cut', exited(1), 'failed', /terminated/],
    ['qwen', 'cut', exited(0), 'failed', /terminated/],
    ['claude', 'loop', exited(1), 'budget', /error_max_turns/],
    // A warning and the status success.
    ['gemini', 'loop', exited(0), 'failed', /Loop detected/],
  ])('%s: %s', (agent, name, end, kind, reason) => {
    const reading = read(agent, { end, stdout: recorded(`${agent}-${name}`) });
    expect(reading.end).toMatchObject({ kind, reason: expect.stringMatching(reason) });
  });

  const real = AGENTS.filter(({ name }) => name !== 'command').map(({ name }) => name);

  test.each(real)('%s: exit 0 and not a word', (agent) => {
    expect(read(agent, {}).end).toMatchObject({
      kind: 'failed',
      reason: 'the agent ended without saying that it is done',
    });
  });

  test.each(real)('%s: ended in silence', (agent) => {
    expect(read(agent, { end: { kind: 'silent' } }).end).toEqual({
      kind: 'timeout',
      reason: 'the agent printed nothing for too long',
    });
  });

  test.each(real)('%s: ended in silence, and a log that says why', (agent) => {
    const stderr = 'ERROR  service=llm statusCode=429 retrying\n';
    expect(read(agent, { end: { kind: 'timeout' }, stderr }).end).toMatchObject({
      kind: 'quota',
      reason: expect.stringContaining('429'),
    });
  });

  test.each(AGENTS.map(({ name }) => name))('%s: events that are none', (agent) => {
    const stdout =
      '{"type":"result"\n{}\n[1]\n{"type":"result","usage":"x","result":{"a":1}}\nnull\n';
    expect(() => read(agent, { stdout })).not.toThrow();
  });
});

describe('a call', () => {
  const task = buildTask({
    agent: { name: 'claude', args: ['--extra'], env: [], command: ['node', 'agent.mjs'] },
    model: 'some-model',
    budget: { turns: 7, usd: 2 },
  });
  const situation = {
    task,
    workspace: '/workspace',
    home: '/home/agent',
    promptFile: '/prompt.md',
    resultFile: '/result.json',
    attempt: 1,
    environment: { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1"x', OPENAI_API_KEY: 'secret-key' },
    isolation: 'sandbox',
  } as const;

  test.each(AGENTS.map((agent) => [agent.name, agent] as const))(
    '%s: the prompt is on stdin, extra arguments are there, and no key is in it',
    (_name, agent) => {
      const call = agent.buildCall(situation);
      expect(call.stdin).toBe('prompt');
      expect(call.command).toContain('--extra');
      expect(JSON.stringify([call, task.prompt])).not.toContain('secret-key');
      expect(call.command.join(' ')).not.toContain(task.prompt);
      expect(Object.keys(call.files).filter((file) => /^\/|\.\./.test(file))).toEqual([]);
    },
  );

  test.each(
    AGENTS.filter(({ name }) => name !== 'command').map((agent) => [agent.name, agent] as const),
  )('%s: takes the model, and is pinned to one version', (_name, agent) => {
    expect(agent.buildCall(situation).command).toContain('some-model');
    expect(agent.package?.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('codex: an address with a quote stays inside its string', () => {
    const config = agentNamed('codex').buildCall(situation).files['.codex/config.toml'];
    expect(config).toContain('base_url = "http://127.0.0.1:1/v1\\"x"\n');
  });
});

describe('keys', () => {
  test.each([
    ['claude', {}, ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN']],
    ['claude', { ANTHROPIC_API_KEY: '' }, expect.any(Array)],
    ['claude', { CLAUDE_CODE_OAUTH_TOKEN: 'x' }, undefined],
    ['command', {}, undefined],
  ])('%s with %j', (name, env, expected) => {
    expect(missingKeys({ name, env: [] }, env)).toEqual(expected);
  });

  test('a variable that the plan hands on counts as one', () => {
    expect(
      missingKeys({ name: 'claude', env: ['AWS_PROFILE'] }, { AWS_PROFILE: 'x' }),
    ).toBeUndefined();
  });
});
