/** The command line, read once into a typed union. Pure. */
import { parseArgs } from 'node:util';
import { FanoutError } from './errors.ts';
import { splitCommand } from './plan/command-line.ts';
import { nearest } from './plan/nearest.ts';
import type { CommandLine } from './plan/types.ts';
import { type NetworkPolicy, parseHostRule } from './task/network-policy.ts';

export interface RunOptions {
  readonly plan: string;
  readonly base?: string;
  readonly agent?: string;
  readonly agentCommand?: CommandLine;
  readonly model?: string;
  readonly maxParallel?: number;
  readonly tracker: 'local' | 'github';
  readonly isolation: 'auto' | 'sandbox' | 'none';
  /** Default: `open`, or `allowlist` when hosts are named. */
  readonly network?: NetworkPolicy['kind'];
  /** For `allowlist`, besides the package registries and the agent's own. */
  readonly allowedHosts: readonly string[];
  /** Globs. */
  readonly unsafeAllowProtectedPaths: readonly string[];
  readonly dryRun: boolean;
  readonly output?: string;
}

interface PlanOptions {
  /** Default: all plans. */
  readonly planId?: string;
  readonly tracker: 'local' | 'github';
}

export type CliCommand =
  | { readonly kind: 'run'; readonly options: RunOptions }
  | { readonly kind: 'demo' }
  | ({ readonly kind: 'status'; readonly json: boolean } & PlanOptions)
  | ({
      readonly kind: 'integrate';
      readonly planId: string;
      readonly isolation: RunOptions['isolation'];
    } & PlanOptions)
  | ({
      readonly kind: 'cleanup';
      /** Do it, instead of saying what would be done. */
      readonly yes: boolean;
      readonly force: ReadonlySet<string>;
    } & PlanOptions)
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

export const HELP = `agent-fanout: a plan of tasks goes in; every task comes out as an issue, a branch
with tested work, a pull request and a truthful line in a report.

  agent-fanout run plan.yml     work on all tasks of a plan, in this repository
  agent-fanout plan plan.yml    show waves, branches, overlaps and cost; write nothing
  agent-fanout status [plan-id] what became of the tasks of a plan, or of all plans
  agent-fanout integrate plan-id
                                all finished branches on one, in the order with the
                                fewest conflicts, tested after each merge
  agent-fanout cleanup [plan-id] what is merged or left over; --yes removes it
  agent-fanout demo             see it work: no token, no network, no agent key

Options of run and plan
  --agent NAME            agent for all tasks (claude, codex, …, command)
  --agent-command "CMD"   any program as the agent; the prompt is on its stdin
  --model NAME            model for all tasks
  --base BRANCH           start from this branch (default: the current one)
  --max-parallel N        tasks at the same time (default: number of cores, at least 2)
  --tracker local|github  issues and pull requests as files (default) or on GitHub
  --isolation auto|sandbox|none
                          sandbox for agent and tests (default auto: when it can be had)
  --network open|none|allowlist
                          what agent and tests may reach (default open; allowlist is
                          package registries, GitHub and the agent's own hosts)
  --allow-host HOST       allowlist, with one more host; *.host for its subdomains
  --unsafe-allow-protected-path GLOB
                          tasks may change these protected paths, such as .github/**
  --dry-run               as plan
  --output DIR            where report and transcripts go (default: .agent-fanout/runs/…)

Options of status and cleanup
  --tracker local|github  where the plan was run (default local)
  --json                  status as data
  --yes                   cleanup: do it; without it nothing is removed
  --force NAME            cleanup: this one too, whatever is in it (may be repeated)

Exit codes: 0 all tasks ended well, 1 some did not, 2 bad input, 130 interrupted.
Plan format: docs/plan-format.md. NO_COLOR is honoured.
`;

const COMMANDS = [
  'run',
  'plan',
  'demo',
  'status',
  'integrate',
  'cleanup',
  'help',
  'version',
] as const;

const OPTIONS = {
  agent: { type: 'string' },
  'agent-command': { type: 'string' },
  model: { type: 'string' },
  base: { type: 'string' },
  'max-parallel': { type: 'string' },
  tracker: { type: 'string' },
  isolation: { type: 'string' },
  network: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'unsafe-allow-protected-path': { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  output: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  force: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Bad use of the command line: exit code 2. */
export class UsageError extends FanoutError {}

/** @throws UsageError */
export function readCommandLine(args: readonly string[]): CliCommand {
  const { values, positionals } = parse(args);
  const [word, ...rest] = positionals;
  if (values.help === true || word === 'help' || (word === undefined && values.version !== true))
    return { kind: 'help' };
  if (values.version === true || word === 'version') return { kind: 'version' };
  switch (COMMANDS.find((known) => known === word)) {
    case 'run':
    case 'plan':
      return { kind: 'run', options: readRun(values, rest, word === 'plan') };
    case 'status':
      return { kind: 'status', json: values.json === true, ...readPlanOptions(values, rest) };
    case 'integrate': {
      const [planId] = rest;
      if (planId === undefined)
        throw new UsageError('the id of a plan is missing', {
          hint: 'agent-fanout status has them.',
        });
      const isolation = readIsolation(values);
      return { kind: 'integrate', ...readPlanOptions(values, rest), planId, isolation };
    }
    case 'cleanup':
      return {
        kind: 'cleanup',
        yes: values.yes === true,
        force: new Set(values.force ?? []),
        ...readPlanOptions(values, rest),
      };
    case 'demo':
      return { kind: 'demo' };
    default:
      throw new UsageError(`unknown command ${word}`, { hint: suggest(word ?? '', COMMANDS) });
  }
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown === undefined)
      throw new UsageError(message.split('. ')[0] ?? message, { hint: 'See agent-fanout help.' });
    throw new UsageError(`unknown option ${unknown}`, {
      hint: suggest(
        unknown,
        Object.keys(OPTIONS).map((name) => `--${name}`),
      ),
    });
  }
}

function suggest(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? 'See agent-fanout help.' : `Did you mean ${near}?`;
}

function readRun(values: Values, rest: readonly string[], isPlan: boolean): RunOptions {
  const [plan, extra] = rest;
  if (plan === undefined)
    throw new UsageError('the path of a plan is missing', { hint: 'agent-fanout run plan.yml' });
  if (extra !== undefined) throw new UsageError(`one plan at a time; ${extra} is one too many`);
  const maxParallel = readCount(values['max-parallel']);
  const agentCommand = readCommand(values['agent-command']);
  return {
    plan,
    tracker: oneOf('--tracker', values.tracker ?? 'local', ['local', 'github'] as const),
    isolation: readIsolation(values),
    allowedHosts: readHosts(values['allow-host'] ?? []),
    unsafeAllowProtectedPaths: values['unsafe-allow-protected-path'] ?? [],
    dryRun: isPlan || values['dry-run'] === true,
    ...(values.network === undefined
      ? {}
      : { network: oneOf('--network', values.network, ['open', 'none', 'allowlist'] as const) }),
    ...(values.base === undefined ? {} : { base: values.base }),
    ...(values.agent === undefined ? {} : { agent: values.agent }),
    ...(values.model === undefined ? {} : { model: values.model }),
    ...(values.output === undefined ? {} : { output: values.output }),
    ...(maxParallel === undefined ? {} : { maxParallel }),
    ...(agentCommand === undefined ? {} : { agentCommand }),
  };
}

function readPlanOptions(values: Values, [planId, extra]: readonly string[]): PlanOptions {
  if (extra !== undefined) throw new UsageError(`one plan at a time; ${extra} is one too many`);
  return {
    tracker: oneOf('--tracker', values.tracker ?? 'local', ['local', 'github'] as const),
    ...(planId === undefined ? {} : { planId }),
  };
}

function readIsolation(values: Values): RunOptions['isolation'] {
  const known = ['auto', 'sandbox', 'none'] as const;
  return oneOf('--isolation', values.isolation ?? 'auto', known);
}

function readHosts(hosts: readonly string[]): readonly string[] {
  for (const host of hosts) {
    if (parseHostRule(host) === undefined)
      throw new UsageError(
        `--allow-host: expected a host such as example.com, *.example.com or example.com:8080, got ${host}`,
      );
  }
  return hosts;
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 256) return count;
  throw new UsageError(`--max-parallel: expected a whole number from 1 to 256, got ${text}`);
}

function readCommand(text: string | undefined): CommandLine | undefined {
  if (text === undefined) return undefined;
  const split = splitCommand(text);
  if (split.kind === 'command') return split.command;
  throw new UsageError(`--agent-command cannot be run without a shell: ${split.message}`, {
    hint: "If a shell is needed, write it out: bash -c '…'.",
  });
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: expected ${known.join(' or ')}, got ${value}`);
}
