/** Names of the action's commands and inputs. `action.yml` says what they are for; a test holds the two together. */
export const COMMANDS = [
  'plan',
  'task',
  'work',
  'publish',
  'report',
  'status',
  'integrate',
  'cleanup',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Those that are about one task. */
const OF_A_TASK = ['task', 'work', 'publish'] as const satisfies readonly CommandName[];
const THAT_RUN_TESTS = [...OF_A_TASK, 'integrate'] as const satisfies readonly CommandName[];

/** All input names, and the commands that look at each. */
export const INPUT_USERS = {
  command: COMMANDS,
  plan: ['plan'],
  'plan-file': ['plan'],
  'plan-id': COMMANDS,
  'plan-issues': ['plan'],
  task: OF_A_TASK,
  token: COMMANDS,
  agent: ['plan'],
  'agent-command': ['plan'],
  model: ['plan'],
  base: ['plan'],
  'max-parallel': ['plan'],
  'dry-run': ['plan'],
  isolation: THAT_RUN_TESTS,
  network: THAT_RUN_TESTS,
  'allowed-hosts': THAT_RUN_TESTS,
  'unsafe-allow-protected-paths': OF_A_TASK,
  instructions: ['task', 'work'],
  'hand-over': ['publish'],
  continue: ['report'],
  'left-before': ['report'],
  scheduled: ['report'],
  'started-at': ['report'],
  'tracking-issue': ['report'],
  confirm: ['cleanup'],
  force: ['cleanup'],
  'allow-events-that-outsiders-can-trigger': COMMANDS,
} as const satisfies Record<string, readonly CommandName[]>;
export type InputName = keyof typeof INPUT_USERS;
