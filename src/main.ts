/** The action's entry: inputs → adapters → command → outputs. The only place that fails the step. */
import { readFileSync } from 'node:fs';
import { setFailed, setOutput, setSecret, summary, warning } from '@actions/core';
import { FanoutError, messageOf } from './errors.ts';
import { type ActionInputs, readInputs } from './inputs.ts';
import { parseContext, refuseOutsiders } from './main-context.ts';
import type { CommandResult } from './main-result.ts';
import { harmlessText } from './task/log-filter.ts';

async function main(): Promise<void> {
  const stop = new AbortController();
  // GitHub sends SIGINT, 7.5 s later SIGTERM, and 2.5 s later it ends the whole tree.
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => stop.abort(new FanoutError('the job was cancelled')));
  }
  try {
    await publish(await runCommand(stop.signal));
  } catch (error) {
    setFailed(harmlessText(describe(error)));
  }
}

async function runCommand(signal: AbortSignal): Promise<CommandResult> {
  const inputs = readInputs();
  setSecret(inputs.token);
  const context = parseContext(process.env, readEvent());
  refuseOutsiders(context, inputs.allowOutsiders);
  const { startRun } = await import('./main-adapters.ts');
  const run = await startRun({ context, token: inputs.token, signal });
  return dispatch(run, inputs);
}

/** Each command loads what it needs: the time to the first useful work is a figure that is measured. */
async function dispatch(
  run: Awaited<ReturnType<typeof import('./main-adapters.ts').startRun>>,
  inputs: ActionInputs,
): Promise<CommandResult> {
  switch (inputs.command) {
    case 'plan':
      return (await import('./main-plan.ts')).runPlan(run, inputs);
    case 'task':
    case 'work':
    case 'publish':
      return (await import('./main-task.ts')).runTaskCommand(run, inputs);
    case 'report':
    case 'status':
      return (await import('./main-report.ts')).runReport(run, inputs);
    case 'integrate':
      return (await import('./main-integrate.ts')).runIntegrate(run, inputs);
    case 'cleanup':
      return (await import('./main-cleanup.ts')).runCleanup(run, inputs);
  }
}

async function publish(result: CommandResult): Promise<void> {
  for (const [name, value] of Object.entries(result.outputs)) setOutput(name, value);
  if (result.failure !== undefined) setFailed(harmlessText(result.failure));
  if (result.summary === undefined) return;
  try {
    await summary.addRaw(result.summary, true).write();
  } catch (error) {
    // A summary that cannot be written changes nothing of what was done.
    warning(harmlessText(`the summary could not be written: ${messageOf(error)}`));
  }
}

/** The event as GitHub wrote it; undefined when there is none that can be read. */
function readEvent(): unknown {
  const file = process.env['GITHUB_EVENT_PATH'];
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  const hint = error instanceof FanoutError ? error.hint : undefined;
  return hint === undefined ? messageOf(error) : `${messageOf(error)}\n${hint}`;
}

await main();
