/** `integrate`. A part of `cli.ts`. */
import path from 'node:path';
import { findRepository } from './adapters/user-repository.ts';
import { findGithub } from './cli-github.ts';
import type { Place } from './cli-status.ts';
import { wireLocal } from './cli-wiring.ts';
import { integrate, renderIntegration } from './commands/integrate.ts';

export interface IntegrateCommand {
  readonly planId: string;
  readonly tracker: 'local' | 'github';
  readonly isolation: 'auto' | 'sandbox' | 'none';
}

const TEST_MINUTES = 30;

export async function runIntegrate(command: IntegrateCommand, place: Place): Promise<number> {
  const { terminal, signal } = place;
  const repository = await findRepository(process.cwd());
  const github =
    command.tracker === 'github' ? findGithub(repository.origin, process.env) : undefined;
  const wiring = await wireLocal({
    repository,
    isolation: command.isolation,
    signal,
    colour: terminal.colour,
    ...(github === undefined ? {} : { github }),
  });
  const hostEnv = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const result = await integrate(wiring.ports, {
    planId: command.planId,
    hostEnv,
    outputFolder: path.join(wiring.stateFolder, 'runs', command.planId),
    timeoutMs: TEST_MINUTES * 60_000,
    signal,
    onStep: (line) => terminal.out(`${line}\n`),
  });
  terminal.out(`\n${renderIntegration(result)}\n`);
  return result.leftOut.length === 0 ? 0 : 1;
}
