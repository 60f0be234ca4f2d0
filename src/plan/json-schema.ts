/**
 * The plan format as JSON Schema, for editors. Built from the same lists and bounds that the parser reads with; what a
 * schema cannot say (needs that exist, cycles, files) is left to the parser, which is stricter.
 */

import { PLAN_ID, TASK_ID } from './identity.ts';
import {
  AGENT_KEYS,
  AGENT_NAMES,
  BOUNDS,
  BRANCH_NAME,
  BUDGET_KEYS,
  PRIORITIES,
} from './settings.ts';
import { CONFLICT_POLICIES, PUBLISH_RED } from './sources/native.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const texts: Schema = { anyOf: [text, { type: 'array', items: text }] };
const described = (description: string, schema: Schema): Schema => ({ description, ...schema });
const number = ({ min, max, integer }: { min: number; max: number; integer: boolean }): Schema => ({
  type: integer ? 'integer' : 'number',
  minimum: min,
  maximum: max,
});
const branch: Schema = { type: 'string', pattern: BRANCH_NAME.source };
const commands: Schema = {
  anyOf: [{ const: false }, { enum: ['none', 'detect'] }, texts],
};

const budget: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(BUDGET_KEYS.map((key) => [key, number(BOUNDS[key])])),
};

const agent: Schema = {
  anyOf: [
    { enum: AGENT_NAMES.filter((name) => name !== 'command') },
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        AGENT_KEYS.map((key) => [
          key,
          key === 'name' ? { enum: AGENT_NAMES } : key === 'run' ? text : texts,
        ]),
      ),
      anyOf: [{ required: ['name'] }, { required: ['run'] }],
    },
  ],
};

const time: Schema = {
  anyOf: [
    { type: 'number', exclusiveMinimum: 0 },
    { type: 'string', pattern: '^\\d+(?:\\.\\d+)?[smh]$' },
  ],
};

const settings: Readonly<Record<string, Schema>> = {
  agent: described('Coding agent, or a program of yours as {run: …}.', agent),
  model: described('Model, as the agent names it.', text),
  setup: described('Commands that prepare the project; none, or detect (the default).', commands),
  test: described('Commands that must succeed; none, or detect (the default).', commands),
  attempts: described('How often the agent may try.', number(BOUNDS.attempts)),
  timeout: described('For the whole task: minutes, or 90s, 30m, 2h.', time),
  budget: described('Ceilings of one task.', budget),
  runner: described('Label of the machine on GitHub Actions.', text),
  labels: described('Labels of the issue.', texts),
  base: described('Branch to start from.', branch),
  sparse: described('Check out only files and the top level.', { type: 'boolean' }),
};

const task: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  oneOf: [{ required: ['prompt'] }, { required: ['file'] }],
  properties: {
    id: described('Unique in the plan; default: slug of the title.', {
      type: 'string',
      pattern: TASK_ID.source,
    }),
    title: described('Title of the issue and the pull request.', {
      type: 'string',
      minLength: 1,
      maxLength: 200,
    }),
    prompt: described('What the agent shall do.', text),
    file: described('File with the prompt, relative to the plan.', text),
    files: described('Globs of what it will change.', texts),
    needs: described('Ids of tasks that must have ended well before.', texts),
    priority: described('Higher starts first.', {
      anyOf: [number(BOUNDS.priority), { enum: Object.keys(PRIORITIES) }],
    }),
    ...settings,
  },
};

/** JSON Schema, draft 2020-12. */
export function buildPlanSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plan of agent-fanout',
    type: 'object',
    additionalProperties: false,
    required: ['name', 'tasks'],
    properties: {
      version: described('Version of this format.', { const: 1 }),
      name: described('What people call it.', text),
      id: described('Key of everything that belongs to the plan.', {
        type: 'string',
        pattern: PLAN_ID.source,
      }),
      base: described('Branch to start from and to open pull requests against.', branch),
      conflicts: described('When the files of two tasks of a wave overlap.', {
        enum: CONFLICT_POLICIES,
      }),
      'publish-red': described('Publish work whose tests are red as a draft?', {
        enum: PUBLISH_RED,
      }),
      'max-parallel': described(
        'How many tasks may run at the same time.',
        number(BOUNDS.maxParallel),
      ),
      budget: described('Ceilings of all tasks together.', budget),
      probe: described('One task goes first, alone: a wrong key fails once.', { type: 'boolean' }),
      stagger: described('Time between the starts of agents: seconds, or 10s, 1m.', time),
      defaults: described('For every task that does not say otherwise.', {
        type: 'object',
        additionalProperties: false,
        properties: settings,
      }),
      tasks: { type: 'array', minItems: 1, items: task },
    },
  };
}
