/** No walls: the program runs as this user. Only on request, or locally where no sandbox can be had; the report says so. */
import type { Sandbox } from '../ports/sandbox.ts';

export const noSandbox: Sandbox = {
  isolation: 'none',
  description: 'none: agent and tests ran as this user',
  confine: (spec) => spec,
};
