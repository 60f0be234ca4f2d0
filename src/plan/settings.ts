/** Reads how tasks are worked on: the same keys in a task and in the plan's `defaults`. */
import { isScalar } from 'yaml';
import { isForbiddenName } from '../task/agent-environment.ts';
import { chooseCommand, splitCommand } from './command-line.ts';
import { type MapReader, show } from './document.ts';
import type { TaskSettings } from './draft.ts';
import { nearest } from './nearest.ts';
import type { AgentChoice, Budget, CommandChoice } from './types.ts';

/** Agents that a plan may name; `agents/registry.ts` has one definition for each. */
export const AGENT_NAMES = [
  'claude',
  'codex',
  'gemini',
  'copilot',
  'opencode',
  'qwen',
  'command',
] as const;

export const SETTING_KEYS = [
  'agent',
  'model',
  'setup',
  'test',
  'attempts',
  'timeout',
  'budget',
  'runner',
  'labels',
  'base',
  'sparse',
] as const;

export const AGENT_KEYS = ['name', 'run', 'args', 'env'] as const;
export const BUDGET_KEYS = ['usd', 'tokens', 'turns'] as const;

/** What numbers may be. */
export const BOUNDS = {
  attempts: { min: 1, max: 20, integer: true },
  maxParallel: { min: 0, max: 256, integer: true },
  priority: { min: -1_000, max: 1_000, integer: false },
  usd: { min: 0, max: 1_000_000, integer: false },
  tokens: { min: 1, max: 1e12, integer: true },
  turns: { min: 1, max: 100_000, integer: true },
} as const;

/** A branch name that is safe everywhere: a part of what git allows. */
export const BRANCH_NAME =
  /^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)|\/\.))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}(?<![./])$/;

const MAX_TIMEOUT_SECONDS = 5 * 24 * 3_600;

export function readSettings(reader: MapReader): TaskSettings {
  const settings = {
    agent: readAgent(reader),
    model: reader.text('model'),
    setup: readCommand(reader, 'setup'),
    test: readCommand(reader, 'test'),
    attempts: reader.number('attempts', BOUNDS.attempts),
    // Minutes, as GitHub's `timeout-minutes` has it.
    timeoutSeconds: readTime(reader, 'timeout', { bare: 'm', max: MAX_TIMEOUT_SECONDS }),
    budget: readBudget(reader),
    runner: reader.text('runner'),
    labels: reader.texts('labels'),
    base: readBranch(reader, 'base'),
    sparse: reader.flag('sparse'),
  };
  return withoutAbsent(settings);
}

/** Drops keys whose value is undefined, so that spreading never hides a default. */
function withoutAbsent<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function readAgent(reader: MapReader): AgentChoice | undefined {
  const node = reader.get('agent');
  if (node === undefined) return undefined;
  if (isScalar(node)) return agentNamed(reader, 'agent', reader.text('agent'));
  const inner = reader.map('agent');
  if (inner === undefined) return undefined;
  inner.rejectUnknown(AGENT_KEYS, 'agent');
  const run = inner.text('run');
  const chosen = agentNamed(
    inner,
    'name',
    inner.text('name') ?? (run === undefined ? undefined : 'command'),
  );
  const env = inner.texts('env') ?? [];
  for (const name of env.filter(isForbiddenName)) {
    inner.report('env', {
      code: 'forbidden-variable',
      message: `env: ${show(name)} is never handed to an agent`,
    });
  }
  const command = run === undefined ? undefined : readProgram(inner, run);
  if (chosen === undefined) return undefined;
  if (chosen.name === 'command' && run === undefined) needsRun(inner, 'name');
  return { ...chosen, ...command, args: inner.texts('args') ?? [], env };
}

function readProgram(reader: MapReader, run: string): Pick<AgentChoice, 'command'> {
  const split = splitCommand(run);
  if (split.kind === 'command') return { command: split.command };
  reader.report('run', shellProblem('run', `${run.slice(0, 80)} (${split.message})`));
  return {};
}

function needsRun(reader: MapReader, key: string): void {
  reader.report(key, {
    code: 'agent-run',
    message: 'agent: command needs the program to run',
    hint: 'Write agent: {name: command, run: node agent.mjs}.',
  });
}

function agentNamed(
  reader: MapReader,
  key: string,
  name: string | undefined,
): AgentChoice | undefined {
  if (name === undefined) {
    if (key === 'name')
      reader.report('name', { code: 'agent-name', message: 'agent: name is missing' });
    return undefined;
  }
  const found = AGENT_NAMES.find((known) => known === name);
  if (found === undefined) {
    const near = nearest(name, AGENT_NAMES);
    reader.report(key, {
      code: 'agent',
      message: `unknown agent ${show(name)}; known are ${AGENT_NAMES.join(', ')}`,
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    });
    return undefined;
  }
  if (found === 'command' && key === 'agent') needsRun(reader, 'agent');
  return { name: found, args: [], env: [] };
}

function shellProblem(key: string, what: string) {
  return {
    code: 'shell',
    message: `${key}: ${what}`,
    hint: "Commands are run without a shell. If one is needed, write it out: bash -c '…'.",
  };
}

function readCommand(reader: MapReader, key: 'setup' | 'test'): CommandChoice | undefined {
  const node = reader.get(key);
  if (node === undefined) return undefined;
  if (isScalar(node) && (node.value === false || node.value === 'none')) return { kind: 'none' };
  if (isScalar(node) && node.value === 'detect') return { kind: 'detect' };
  const { choice, problems } = chooseCommand(reader.texts(key) ?? []);
  for (const problem of problems) reader.report(key, shellProblem(key, problem));
  return choice;
}

const UNITS = { s: 1, m: 60, h: 3_600 } as const;

interface TimeRules {
  /** What a number without a unit means. */
  readonly bare: keyof typeof UNITS;
  /** Seconds. */
  readonly max: number;
}

/** Seconds of `90s`, `30m`, `2h`, or of a number without a unit. */
export function readTime(reader: MapReader, key: string, rules: TimeRules): number | undefined {
  const node = reader.get(key);
  if (node === undefined) return undefined;
  const value = isScalar(node) ? node.value : undefined;
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)([smh])$/.exec(value.trim()) : null;
  const unit = match?.[2] as keyof typeof UNITS | undefined;
  const number = unit === undefined ? value : Number(match?.[1]);
  const seconds = typeof number === 'number' ? number * UNITS[unit ?? rules.bare] : Number.NaN;
  if (seconds > 0 && seconds <= rules.max) return Math.round(seconds);
  reader.report(key, {
    code: key,
    message: `${key}: expected ${BARE[rules.bare]}, or a time such as 90s, 30m or 2h, of at most ${sayLimit(rules.max)}`,
  });
  return undefined;
}

const BARE = { s: 'seconds', m: 'minutes', h: 'hours' } as const;

function sayLimit(seconds: number): string {
  return seconds % 86_400 === 0 ? `${seconds / 86_400} days` : `${seconds / 60} minutes`;
}

export function readBudget(reader: MapReader): Budget | undefined {
  const inner = reader.map('budget');
  if (inner === undefined) return undefined;
  inner.rejectUnknown(BUDGET_KEYS, 'budget');
  return withoutAbsent({
    usd: inner.number('usd', BOUNDS.usd),
    tokens: inner.number('tokens', BOUNDS.tokens),
    turns: inner.number('turns', BOUNDS.turns),
  });
}

export function readBranch(reader: MapReader, key: string): string | undefined {
  const name = reader.text(key);
  if (name === undefined || BRANCH_NAME.test(name)) return name;
  reader.report(key, {
    code: 'branch',
    message: `${key}: ${show(name)} is no branch name that is accepted here`,
  });
  return undefined;
}

export const PRIORITIES = { blocker: 3, high: 2, medium: 1, low: 0 } as const;

/** A number, or blocker, high, medium, low. */
export function readPriority(reader: MapReader): number | undefined {
  const node = reader.get('priority');
  if (node === undefined) return undefined;
  if (isScalar(node) && typeof node.value === 'number') {
    return reader.number('priority', BOUNDS.priority);
  }
  const word = reader.choice('priority', ['blocker', 'high', 'medium', 'low']);
  return word === undefined ? undefined : PRIORITIES[word];
}
