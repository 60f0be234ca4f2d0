/** `command: cleanup`: what is merged or left over; removed only when that is confirmed. */
import { carryOutCleanup, planCleanup, renderCleanup } from './commands/cleanup.ts';
import type { CleanupInputs } from './inputs.ts';
import { openTracker, type Run } from './main-adapters.ts';
import type { CommandResult } from './main-result.ts';
import { fencedText } from './report/escape.ts';

export async function runCleanup(run: Run, inputs: CleanupInputs): Promise<CommandResult> {
  const ports = { ...run.ports, tracker: await openTracker(run) };
  const { planId, force } = inputs;
  const request = { force, ...(planId === undefined ? {} : { planId }) };
  const cleanup = await planCleanup(ports, request);
  const result = inputs.confirm ? await carryOutCleanup(ports, cleanup) : undefined;
  const text = renderCleanup(cleanup, result);
  run.ports.logger.info(text);
  const failed = result?.failed.length ?? 0;
  return {
    outputs: { removed: String(result?.done.length ?? 0), kept: String(cleanup.keep.length) },
    summary: `### Cleanup\n\n${fencedText(text)}\n`,
    ...(failed === 0 ? {} : { failure: `${failed} could not be removed; see the log` }),
  };
}
