/** Lines on stderr, so that stdout stays for results. */
import type { Logger } from '../ports/logger.ts';
import { harmlessText } from '../task/log-filter.ts';

export interface ConsoleLoggerOptions {
  readonly write: (text: string) => void;
  readonly colour: boolean;
  readonly debug: boolean;
}

export function createConsoleLogger(options: ConsoleLoggerOptions): Logger {
  const line = (label: string, code: number, message: string) => {
    const shown = options.colour && label !== '' ? `\u001b[${code}m${label}\u001b[0m` : label;
    options.write(`${shown}${harmlessText(message)}\n`);
  };
  return {
    info: (message) => line('', 0, message),
    warn: (message) => line('warning: ', 33, message),
    error: (message) => line('error: ', 31, message),
    debug: (message) => {
      if (options.debug) line('debug: ', 90, message);
    },
  };
}
