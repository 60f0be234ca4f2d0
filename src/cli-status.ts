/** `status` and the ports that it shares with `cleanup`. A part of `cli.ts`. */
import { findRepository } from './adapters/user-repository.ts';
import { findGithub } from './cli-github.ts';
import type { Terminal } from './cli-run.ts';
import { wireLocal } from './cli-wiring.ts';
import type { Ports } from './commands/context.ts';
import { readStatus } from './commands/status.ts';
import { renderStatus } from './report/status-table.ts';

export interface Place {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** No sandbox is needed to look. */
export async function openPorts(
  tracker: 'local' | 'github',
  { terminal, signal }: Place,
): Promise<Ports> {
  const repository = await findRepository(process.cwd());
  const github = tracker === 'github' ? findGithub(repository.origin, process.env) : undefined;
  const wiring = await wireLocal({
    repository,
    isolation: 'none',
    signal,
    colour: terminal.colour,
    ...(github === undefined ? {} : { github }),
  });
  return wiring.ports;
}

export async function showStatus(
  command: {
    readonly planId?: string;
    readonly json: boolean;
    readonly tracker: 'local' | 'github';
  },
  place: Place,
): Promise<number> {
  const { terminal } = place;
  const ports = await openPorts(command.tracker, place);
  const ids = command.planId === undefined ? await ports.ledger.listPlans() : [command.planId];
  if (ids.length === 0 && !command.json)
    terminal.out('The ledger of this repository holds no plan.\n');
  const plans = [];
  for (const id of ids) plans.push(await readStatus(ports, id));
  if (command.json) {
    terminal.out(`${JSON.stringify({ version: 1, plans }, null, 2)}\n`);
    return 0;
  }
  const { width } = terminal.size();
  for (const plan of plans) terminal.out(`${renderStatus(plan, width)}\n\n`);
  return 0;
}
