/** An agent that was given a key by name, as agents are. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Attack } from './world.ts';

export const AGENT_KEY = `k3y-${randomBytes(18).toString('base64url')}`;

export const keyed = (options: Attack): Attack => ({
  ...options,
  hostEnv: () => ({ MY_AGENT_KEY: AGENT_KEY }),
  task: (world) => ({
    agent: {
      name: 'command',
      command: [
        process.execPath,
        path.join(import.meta.dirname, 'programs', options.program),
        ...(options.args?.(world) ?? []),
      ],
      args: [],
      env: ['MY_AGENT_KEY'],
    },
  }),
});
