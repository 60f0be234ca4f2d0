/** `status`: from the ledger alone, for one plan or all. A part of `cli.ts`. */
import { findRepository } from './adapters/user-repository.ts';
import type { Terminal } from './cli-run.ts';
import { wireLocal } from './cli-wiring.ts';
import { readModel } from './commands/report.ts';
import { renderJson } from './report/json.ts';
import { renderTable } from './report/table.ts';

export async function showStatus(
  command: { readonly planId?: string; readonly json: boolean },
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  const repository = await findRepository(process.cwd());
  const { ports } = await wireLocal({
    repository,
    isolation: 'none',
    signal,
    colour: terminal.colour,
  });
  const ids = command.planId === undefined ? await ports.ledger.listPlans() : [command.planId];
  if (ids.length === 0) terminal.out('The ledger of this repository holds no plan.\n');
  for (const planId of ids) {
    const model = await readModel(ports, {
      planId,
      finished: false,
      engine: 'local',
      startedAt: ports.clock.now(),
    });
    const text = command.json
      ? renderJson(model)
      : `${planId}\n${renderTable(model, { colour: terminal.colour, width: terminal.size().width })}\n\n`;
    terminal.out(text);
  }
  return 0;
}
