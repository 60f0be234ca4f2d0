/** The job's log. Every message is made harmless first: only `@actions/core` itself speaks to the runner. */
import * as core from '@actions/core';
import type { Logger } from '../ports/logger.ts';
import { harmlessText } from '../task/log-filter.ts';

export function createActionsLogger(): Logger {
  return {
    info: (message) => core.info(harmlessText(message)),
    warn: (message) => core.warning(harmlessText(message)),
    error: (message) => core.error(harmlessText(message)),
    debug: (message) => core.debug(harmlessText(message)),
  };
}
