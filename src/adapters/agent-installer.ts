/** Finds an agent's program at its pinned version in our cache, or installs it there. */
import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { agentNamed } from '../agents/registry.ts';
import type { AgentDefinition } from '../agents/types.ts';
import type { PrepareAgent, ReadyAgent } from '../commands/context.ts';
import { FanoutError } from '../errors.ts';
import type { FileSystem } from '../ports/file-system.ts';
import type { Logger } from '../ports/logger.ts';
import type { ProcessRunner } from '../ports/process-runner.ts';

export interface InstallerOptions {
  readonly cacheFolder: string;
  readonly processes: ProcessRunner;
  readonly files: FileSystem;
  readonly logger: Logger;
}

/** Several tasks may ask at once: each agent is installed once. */
export function createAgentInstaller(options: InstallerOptions): PrepareAgent {
  const ready = new Map<string, Promise<ReadyAgent>>();
  return async (name, signal) => {
    const definition = agentNamed(name);
    const known = ready.get(name) ?? prepare(options, definition, signal);
    ready.set(name, known);
    // A failed installation is tried again by the next task that asks.
    known.catch(() => ready.delete(name));
    return known;
  };
}

async function prepare(
  options: InstallerOptions,
  definition: AgentDefinition,
  signal: AbortSignal,
): Promise<ReadyAgent> {
  const { package: wanted } = definition;
  if (wanted === undefined) return { definition };
  const folder = path.join(options.cacheFolder, `${definition.name}-${wanted.version}`);
  const program = path.join(folder, 'node_modules', '.bin', wanted.bin);
  if (!(await options.files.exists(program))) await install(options, { wanted, folder, signal });
  return { definition, program, folder, version: wanted.version };
}

interface Installation {
  readonly wanted: NonNullable<AgentDefinition['package']>;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Into a folder beside it, which is renamed when it is whole: other processes may install the same. */
async function install(options: InstallerOptions, installation: Installation): Promise<void> {
  const { wanted, folder, signal } = installation;
  const { processes, logger, files } = options;
  const name = `${wanted.name}@${wanted.version}`;
  const draft = `${folder}.${process.pid}-${Date.now()}`;
  logger.info(`installing ${name}`);
  await files.makeDir(draft);
  const flags = ['--no-audit', '--no-fund', '--save-exact'];
  const result = await processes.run({
    command: [findNpm(), 'install', '--prefix', draft, ...flags, name],
    cwd: draft,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? draft },
    timeoutMs: 10 * 60_000,
    signal,
  });
  if (result.end.kind !== 'exited' || result.end.code !== 0) {
    await files.remove(draft);
    const words = result.stderr.trim().split('\n').slice(-3).join(' | ');
    throw new FanoutError(`${name} could not be installed: ${words}`, {
      hint: 'npm and its registry must be reachable, or the agent be in the cache.',
    });
  }
  // Somebody else was first: theirs is the same.
  await rename(draft, folder).catch(() => files.remove(draft));
}

function findNpm(): string {
  try {
    execFileSync('npm', ['--version'], { stdio: 'ignore' });
    return 'npm';
  } catch (error) {
    throw new FanoutError('npm was not found', { hint: 'Install Node with npm.', cause: error });
  }
}
