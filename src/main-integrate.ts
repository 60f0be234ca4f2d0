/** `command: integrate`: the finished branches of a plan on one, in the order with the fewest conflicts. */
import path from 'node:path';
import { integrate, renderIntegration } from './commands/integrate.ts';
import type { IntegrateInputs } from './inputs.ts';
import { findSandbox, hostEnvironment, openTracker, type Run } from './main-adapters.ts';
import type { CommandResult } from './main-result.ts';
import { fencedText } from './report/escape.ts';

/** For each run of the tests. */
const TEST_MINUTES = 30;

export async function runIntegrate(run: Run, inputs: IntegrateInputs): Promise<CommandResult> {
  const { logger } = run.ports;
  const [sandbox, tracker] = await Promise.all([findSandbox(inputs.isolation), openTracker(run)]);
  const outputFolder = path.join(run.folder, 'output');
  const result = await integrate(
    { ...run.ports, sandbox, tracker },
    {
      planId: inputs.planId,
      hostEnv: hostEnvironment(),
      outputFolder,
      network: inputs.network,
      timeoutMs: TEST_MINUTES * 60_000,
      signal: run.signal,
      onStep: (line) => logger.info(line),
    },
  );
  const text = renderIntegration(result);
  if (result.leftOut.length > 0) logger.warn(text);
  return {
    outputs: {
      branch: result.branch ?? '',
      commit: result.commit ?? '',
      merged: JSON.stringify(result.merged),
      'left-out': JSON.stringify(result.leftOut),
      folder: path.join(outputFolder, 'integration'),
    },
    summary: `### Integration\n\n${fencedText(text)}\n`,
  };
}
