#!/usr/bin/env node
/** The command line: the same commands as the action, with local adapters. */
import { type CliCommand, HELP, readCommandLine, UsageError } from './cli-options.ts';
import type { Terminal } from './cli-run.ts';
import { FanoutError, InputRefused } from './errors.ts';

const VERSION = '0.1.0';

async function main(): Promise<number> {
  const command = readCommandLine(process.argv.slice(2));
  const cancel = new AbortController();
  // A second signal ends the process at once, as people expect.
  const stop = () => cancel.abort(new FanoutError('interrupted'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return perform(command, { terminal: openTerminal(), signal: cancel.signal });
}

/** Heavy parts are loaded when they are needed: help and errors come at once. */
async function perform(
  command: CliCommand,
  context: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  switch (command.kind) {
    case 'help':
      context.terminal.out(HELP);
      return 0;
    case 'version':
      context.terminal.out(`${VERSION}\n`);
      return 0;
    case 'run': {
      const { runPlan } = await import('./cli-run.ts');
      return (await runPlan(command.options, { ...context, folder: process.cwd() })).exitCode;
    }
    case 'demo': {
      const { runDemo } = await import('./cli-demo.ts');
      return runDemo(context);
    }
    case 'integrate': {
      const { runIntegrate } = await import('./cli-integrate.ts');
      return runIntegrate(command, context);
    }
    case 'cleanup': {
      const { runCleanup } = await import('./cli-cleanup.ts');
      return runCleanup(command, context);
    }
    case 'status': {
      const { showStatus } = await import('./cli-status.ts');
      return showStatus(command, context);
    }
  }
}

function openTerminal(): Terminal {
  const { stdout, env } = process;
  const live = stdout.isTTY === true && env['TERM'] !== 'dumb';
  const write = (text: string) => void stdout.write(text);
  return {
    write,
    out: write,
    live,
    colour: live && (env['NO_COLOR'] ?? '') === '',
    size: () => ({ width: stdout.columns ?? 100, height: stdout.rows ?? 24 }),
  };
}

function explain(error: unknown): number {
  const known = error instanceof FanoutError;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`agent-fanout: ${text}\n`);
  if (known && error.hint !== undefined) process.stderr.write(`${error.hint}\n`);
  if (!known && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return error instanceof InputRefused || error instanceof UsageError ? 2 : 1;
}

process.exitCode = await main().catch(explain);
