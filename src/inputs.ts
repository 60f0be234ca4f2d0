/**
 * The action's inputs: strings from the workflow → one typed union, read once. `action.yml` says what they are
 * for; a test holds the two together.
 */
import { getInput } from '@actions/core';
import { InputRefused } from './errors.ts';
import { COMMANDS, type InputName } from './input-names.ts';
import { expected, Reader } from './input-reader.ts';
import { splitCommand } from './plan/command-line.ts';
import type { CommandLine } from './plan/types.ts';
import { buildNetwork, type NetworkPolicy, parseHostRule } from './task/network-policy.ts';

/** Where the plan comes from. `file` is relative to the repository; `stored` is in the ledger already. */
export type PlanInput =
  | TextInput
  /** `settings`: a plan without tasks, for all of the issues. */
  | { readonly kind: 'issues'; readonly label: string; readonly settings?: TextInput }
  | { readonly kind: 'stored'; readonly planId: string; readonly work: 'unfinished' | 'untried' };

export type TextInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

/** Put behind a plan id: only tasks that no round has worked on. So a next round never repeats failures. */
export const UNTRIED_SUFFIX = ':untried';

interface CommonInputs {
  readonly token: string;
  /** The user vouches for who can start the workflow. */
  readonly allowOutsiders: boolean;
}

export interface PlanInputs extends CommonInputs {
  readonly command: 'plan';
  readonly source: PlanInput;
  readonly overrides: {
    readonly agent?: string;
    readonly agentCommand?: CommandLine;
    readonly model?: string;
    readonly base?: string;
    readonly maxParallel?: number;
  };
  readonly dryRun: boolean;
}

/** For what is run in the sandbox. */
interface Walls {
  readonly isolation: 'sandbox' | 'none';
  readonly network: NetworkPolicy;
}

interface OneTaskInputs extends CommonInputs, Walls {
  readonly planId: string;
  readonly taskId: string;
  /** Globs that the policy lets through. */
  readonly unsafeAllowProtectedPaths: readonly string[];
  /** Path in the repository. */
  readonly instructions?: string;
}

/** `work` and `publish` are the two halves of `task`, for two machines. */
export type TaskInputs = OneTaskInputs &
  (
    | { readonly command: 'task' | 'work' }
    /** `handOver`: the folder that `work` left. */
    | { readonly command: 'publish'; readonly handOver: string }
  );

export interface ReportInputs extends CommonInputs {
  readonly command: 'report' | 'status';
  readonly planId: string;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  /** Tasks without an outcome before this round. */
  readonly leftBefore?: number;
  /** Tasks that this round worked on. */
  readonly scheduled?: number;
  readonly startNextRound: boolean;
  /** Shall the plan have an issue of its own? */
  readonly trackingIssue: boolean;
}

export interface IntegrateInputs extends CommonInputs, Walls {
  readonly command: 'integrate';
  readonly planId: string;
}

export interface CleanupInputs extends CommonInputs {
  readonly command: 'cleanup';
  /** Default: all plans. */
  readonly planId?: string;
  /** Remove, instead of saying what would be removed. */
  readonly confirm: boolean;
  readonly force: ReadonlySet<string>;
}

export type ActionInputs = PlanInputs | TaskInputs | ReportInputs | IntegrateInputs | CleanupInputs;

/** @throws InputRefused with every problem at once */
export function readInputs(): ActionInputs {
  return parseInputs((name) => getInput(name));
}

/**
 * Pure. An input that is not given is the empty string, as GitHub has it.
 * @throws InputRefused with every problem at once
 */
export function parseInputs(get: (name: InputName) => string): ActionInputs {
  const reader = new Reader(get);
  const inputs = readCommand(reader);
  if (reader.problems.length > 0 || inputs === undefined) throw new InputRefused(reader.problems);
  return inputs;
}

function readCommand(reader: Reader): ActionInputs | undefined {
  const command = reader.oneOf('command', COMMANDS);
  const common = {
    token: reader.required('token'),
    allowOutsiders: reader.boolean('allow-events-that-outsiders-can-trigger'),
  };
  switch (command) {
    case 'plan':
      return { command, ...common, ...readPlan(reader) };
    case 'task':
    case 'work':
      return { command, ...common, ...readTask(reader) };
    case 'publish':
      return {
        command,
        ...common,
        ...readTask(reader),
        handOver: reader.required('hand-over'),
      };
    case 'report':
    case 'status':
      return { command, ...common, ...readReport(reader) };
    case 'integrate': {
      const planId = reader.id('plan-id', reader.required('plan-id'));
      return { command, ...common, planId, ...readWalls(reader) };
    }
    case 'cleanup':
      return { command, ...common, ...readCleanup(reader) };
    case undefined:
      return undefined;
  }
}

function readPlan(reader: Reader): Omit<PlanInputs, 'command' | keyof CommonInputs> {
  const maxParallel = reader.integer('max-parallel', 1);
  return {
    source: readSource(reader),
    overrides: {
      ...optional('agent', reader.text('agent')),
      ...readAgentCommand(reader),
      ...optional('model', reader.text('model')),
      ...optional('base', reader.text('base')),
      ...(maxParallel === undefined ? {} : { maxParallel }),
    },
    dryRun: reader.boolean('dry-run'),
  };
}

function readAgentCommand(reader: Reader): { readonly agentCommand?: CommandLine } {
  const text = reader.text('agent-command');
  if (text === '') return {};
  const split = splitCommand(text);
  if (split.kind === 'command') return { agentCommand: split.command };
  reader.refuse(
    'input-command',
    'agent-command',
    `expected a program and its arguments, ${split.message}; write bash -c '…' where you want a shell`,
  );
  return {};
}

function readSource(reader: Reader): PlanInput {
  const planId = reader.text('plan-id');
  const label = reader.text('plan-issues');
  const texts = readTexts(reader);
  const found = [
    ...texts.map(({ kind }) => (kind === 'text' ? 'plan' : 'plan-file')),
    ...(planId === '' ? [] : ['plan-id']),
    ...(label === '' ? [] : ['plan-issues']),
  ];
  // A plan without tasks may go with a label: it says how the issues are worked on.
  const isPair = label !== '' && texts.length === 1 && planId === '';
  if (found.length !== 1 && !isPair) {
    reader.refuse(
      found.length === 0 ? 'input-missing' : 'input-conflict',
      'plan',
      `expected one of the inputs plan, plan-file, plan-id and plan-issues, got ${found.join(' and ') || 'none of them'}`,
    );
  }
  if (planId !== '') return readStored(reader, planId);
  const [text = { kind: 'text', text: '' } as const] = texts;
  if (label === '') return text;
  return { kind: 'issues', label, ...(texts.length === 0 ? {} : { settings: text }) };
}

function readTexts(reader: Reader): readonly TextInput[] {
  const text = reader.text('plan');
  const path = reader.text('plan-file');
  return [
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
    ...(path === '' ? [] : [{ kind: 'file', path } as const]),
  ];
}

function readStored(reader: Reader, value: string): PlanInput {
  const untried = value.endsWith(UNTRIED_SUFFIX);
  const planId = untried ? value.slice(0, -UNTRIED_SUFFIX.length) : value;
  return {
    kind: 'stored',
    planId: reader.id('plan-id', planId),
    work: untried ? 'untried' : 'unfinished',
  };
}

function readTask(reader: Reader): Omit<OneTaskInputs, keyof CommonInputs> {
  const planId = reader.id('plan-id', reader.required('plan-id'));
  const taskId = reader.id('task', reader.required('task'));
  return {
    planId,
    taskId,
    ...readWalls(reader),
    unsafeAllowProtectedPaths: reader.words('unsafe-allow-protected-paths'),
    ...optional('instructions', reader.text('instructions')),
  };
}

function readWalls(reader: Reader): Walls {
  const isolation = reader.oneOf('isolation', ['sandbox', 'none']) ?? 'sandbox';
  return { isolation, network: readNetwork(reader) };
}

function readNetwork(reader: Reader): NetworkPolicy {
  const isGiven = reader.text('network') !== '';
  const kind = isGiven ? reader.oneOf('network', ['open', 'none', 'allowlist']) : undefined;
  const hosts = reader.words('allowed-hosts');
  for (const host of hosts.filter((each) => parseHostRule(each) === undefined)) {
    reader.refuse(
      'input-host',
      'allowed-hosts',
      expected('hosts such as example.com or *.example.com', host),
    );
  }
  return buildNetwork(kind, hosts);
}

function readReport(reader: Reader): Omit<ReportInputs, 'command' | keyof CommonInputs> {
  const startedAt = reader.integer('started-at', 0);
  const leftBefore = reader.integer('left-before', 0);
  const scheduled = reader.integer('scheduled', 0);
  return {
    planId: reader.id('plan-id', reader.required('plan-id')),
    startNextRound: reader.boolean('continue'),
    trackingIssue: reader.boolean('tracking-issue'),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(leftBefore === undefined ? {} : { leftBefore }),
    ...(scheduled === undefined ? {} : { scheduled }),
  };
}

function readCleanup(reader: Reader): Omit<CleanupInputs, 'command' | keyof CommonInputs> {
  return {
    confirm: reader.boolean('confirm'),
    force: new Set(reader.words('force')),
    ...optional('planId', reader.id('plan-id', reader.text('plan-id'))),
  };
}

/** A field that is there only when something was given. */
function optional<Name extends string>(
  name: Name,
  value: string,
): { readonly [K in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [K in Name]: string });
}
