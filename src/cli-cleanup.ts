/** `cleanup`: shows first, and does only with `--yes`. A part of `cli.ts`. */
import { openPorts, type Place } from './cli-status.ts';
import { carryOutCleanup, planCleanup, renderCleanup } from './commands/cleanup.ts';

export interface CleanupCommand {
  readonly planId?: string;
  readonly tracker: 'local' | 'github';
  readonly yes: boolean;
  readonly force: ReadonlySet<string>;
}

export async function runCleanup(command: CleanupCommand, place: Place): Promise<number> {
  const ports = await openPorts(command.tracker, place);
  const { planId, force } = command;
  const request = { force, ...(planId === undefined ? {} : { planId }) };
  const cleanup = await planCleanup(ports, request);
  if (!command.yes) {
    const hint = cleanup.remove.length === 0 ? '' : '\nNothing was removed. Do it with --yes.\n';
    place.terminal.out(`${renderCleanup(cleanup)}\n${hint}`);
    return 0;
  }
  const result = await carryOutCleanup(ports, cleanup);
  place.terminal.out(`${renderCleanup(cleanup, result)}\n`);
  return result.failed.length === 0 ? 0 : 1;
}
