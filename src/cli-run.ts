/** `run` and `plan` on one machine. A part of `cli.ts`. */
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createNodeFiles } from './adapters/node-files.ts';
import { findRepository, type UserRepository } from './adapters/user-repository.ts';
import { missingKeys } from './agents/registry.ts';
import { findGithub } from './cli-github.ts';
import type { RunOptions } from './cli-options.ts';
import { type LocalWiring, readTemplates, wireLocal } from './cli-wiring.ts';
import { type PreparedPlan, preparePlan, renderPlanPreview } from './commands/plan.ts';
import { writeReport } from './commands/report.ts';
import { runLocal } from './commands/run.ts';
import { InputRefused } from './errors.ts';
import type { ReportModel } from './report/model.ts';
import { renderTable } from './report/table.ts';
import { buildNetwork } from './task/network-policy.ts';
import type { Owner } from './task/record.ts';
import { Painter, type Screen } from './terminal/painter.ts';

export interface Terminal extends Screen {
  readonly out: (text: string) => void;
}

export interface RunResult {
  readonly exitCode: number;
  /** Absent after a dry run. */
  readonly model?: ReportModel;
}

export interface RunPlace {
  readonly folder: string;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** See `WiringOptions`. */
  readonly cacheRoot?: string;
}

export async function runPlan(options: RunOptions, context: RunPlace): Promise<RunResult> {
  const { terminal, folder } = context;
  const repository = await findRepository(folder);
  const prepared = await prepare(options, repository, folder);
  if (options.dryRun) {
    terminal.out(`${renderPlanPreview(prepared)}\n\nNothing was written.\n`);
    return { exitCode: 0 };
  }
  requireKeys(prepared);
  const github =
    options.tracker === 'github' ? findGithub(repository.origin, process.env) : undefined;
  terminal.out(heading(prepared, repository));
  const wiring = await wireLocal({
    repository,
    isolation: options.isolation,
    signal: context.signal,
    colour: terminal.colour,
    ...(github === undefined ? {} : { github }),
    ...(context.cacheRoot === undefined ? {} : { cacheRoot: context.cacheRoot }),
  });
  return work({ options, prepared, wiring, ...context });
}

function prepare(
  options: RunOptions,
  repository: UserRepository,
  folder: string,
): Promise<PreparedPlan> {
  const { base, agent, agentCommand, model, maxParallel } = options;
  return preparePlan(
    { files: createNodeFiles() },
    {
      source: { kind: 'file', path: path.resolve(folder, options.plan), root: repository.root },
      overrides: {
        ...(base === undefined ? {} : { base }),
        ...(agent === undefined ? {} : { agent }),
        ...(agentCommand === undefined ? {} : { agentCommand }),
        ...(model === undefined ? {} : { model }),
        ...(maxParallel === undefined ? {} : { maxParallel }),
        ...(repository.branch === undefined ? {} : { repositoryBase: repository.branch }),
      },
    },
  );
}

/** Said before anything is written: a key that is missing would fail every task in the same way. */
function requireKeys({ plan }: PreparedPlan): void {
  const agents = new Map(plan.tasks.map(({ id, agent }) => [agent.name, { id, agent }] as const));
  const problems = [...agents.values()].flatMap(({ id, agent }) => {
    const keys = missingKeys(agent, process.env);
    if (keys === undefined) return [];
    const message = `the agent ${agent.name} needs a key, and ${keys.join(' and ')} are not set`;
    const hint = `export ${keys[0]}=…, or give another agent with --agent or --agent-command.`;
    return [{ code: 'agent-key', place: { file: 'environment' }, task: id, message, hint }];
  });
  if (problems.length > 0) throw new InputRefused(problems);
}

function heading({ plan, waves, warnings }: PreparedPlan, repository: UserRepository): string {
  const lines = [
    `${plan.name} (${plan.id}): ${plan.tasks.length} tasks in ${waves.length} waves, from ${plan.base}`,
    ...warnings.map(({ message }) => `warning: ${message}`),
    ...(repository.dirty
      ? ['warning: changes that are not committed are not part of what the tasks start from']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

interface Work {
  readonly options: RunOptions;
  readonly prepared: PreparedPlan;
  readonly wiring: LocalWiring;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

async function work({ options, prepared, wiring, terminal, signal }: Work): Promise<RunResult> {
  const { clock, files, sandbox } = wiring.ports;
  const startedAt = clock.now();
  const { plan } = prepared;
  const stamp = new Date(startedAt).toISOString().replace(/[:.]/g, '-');
  const outputFolder = path.resolve(
    options.output ?? path.join(wiring.stateFolder, 'runs', plan.id, stamp),
  );
  const run = `local:${os.hostname()}:${process.pid}:${startedAt}`;
  const network = buildNetwork(options.network, options.allowedHosts);
  terminal.out(`Isolation: ${sandbox.description}, network ${network.kind}\n\n`);
  const painter = new Painter(terminal, { ids: plan.tasks.map(({ id }) => id), now: clock.now });
  painter.start();
  try {
    await runLocal(wiring.ports, {
      prepared,
      maxParallel: chooseParallel(plan.maxParallel),
      portsOf: wiring.portsOf,
      pool: wiring.pool,
      taskRun: {
        run,
        where: `${os.hostname()}, process ${process.pid}`,
        outputFolder,
        templates: await readTemplates(files),
        prepareAgent: wiring.prepareAgent,
        hostEnv: definedOf(process.env),
        network,
        policy: { unsafeAllowProtectedPaths: options.unsafeAllowProtectedPaths },
        ownerState,
        signal,
      },
      onProgress: (event) => painter.take(event),
      onLeftOut: (taskId, reason) => painter.say(`${taskId}: ${reason}`),
    });
  } finally {
    painter.stop();
  }
  const report = await writeReport(wiring.ports, {
    planId: plan.id,
    finished: true,
    engine: 'local',
    startedAt,
    outputFolder,
    run,
    ...(wiring.repositoryUrl === undefined ? {} : { repositoryUrl: wiring.repositoryUrl }),
  });
  const { width } = terminal.size();
  terminal.out(`\n${renderTable(report.model, { colour: terminal.colour, width })}\n\n`);
  terminal.out(`Report:  ${pathToFileURL(report.files.html).href}\n`);
  terminal.out(`Issues and pull requests:  ${wiring.trackerPlace}\n`);
  const exitCode = signal.aborted ? 130 : report.model.succeeded ? 0 : 1;
  return { exitCode, model: report.model };
}

function chooseParallel(ofPlan: number): number {
  return ofPlan > 0 ? ofPlan : Math.max(2, os.availableParallelism());
}

/** Owners on this machine are named `local:<host>:<pid>:<start>`: whether they live can be seen. */
function ownerState(owner: Owner): 'alive' | 'gone' | 'unknown' {
  const [kind, host, pid] = owner.run.split(':');
  if (kind !== 'local' || host !== os.hostname() || !/^\d+$/.test(pid ?? '')) return 'unknown';
  try {
    process.kill(Number(pid), 0);
    return 'alive';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'gone';
  }
}

function definedOf(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
