/** Our own format: see docs/plan-format.md and templates/plan.schema.json. */
import type { ReadResult } from '../../ports/file-system.ts';
import { type MapReader, show } from '../document.ts';
import type { PlanDraft, TaskDraft } from '../draft.ts';
import {
  BOUNDS,
  readBranch,
  readBudget,
  readPriority,
  readSettings,
  readTime,
  SETTING_KEYS,
} from '../settings.ts';
import { describeUnreadable, splitFrontMatter, staysInside } from '../task-file.ts';

const PLAN_KEYS = [
  'version',
  'name',
  'id',
  'base',
  'conflicts',
  'publish-red',
  'max-parallel',
  'budget',
  'probe',
  'stagger',
  'defaults',
  'tasks',
];
export const CONFLICT_POLICIES = ['warn', 'serialize', 'error'] as const;
export const PUBLISH_RED = ['never', 'draft'] as const;
const TASK_KEYS = ['id', 'title', 'prompt', 'file', 'files', 'needs', 'priority', ...SETTING_KEYS];

export type Files = ReadonlyMap<string, ReadResult>;

/** All of a plan but its tasks. */
export type PlanSettings = Omit<PlanDraft, 'tasks' | 'tasksPlace' | 'warnings' | 'id'>;

/** A plan without tasks: they are made of something else. */
export function readNativeSettings(root: MapReader): PlanSettings {
  root.rejectUnknown(PLAN_KEYS, 'the plan');
  readVersion(root);
  for (const [key, why] of [
    ['tasks', 'the issues are its tasks'],
    ['id', 'its id follows from the issues'],
  ] as const) {
    if (!root.has(key)) continue;
    const message = `${key}: a plan for issues has none: ${why}`;
    root.report(key, { code: `issues-${key}`, message, hint: 'Leave it out.' });
  }
  return readPlanFields(root);
}

export function readNative(root: MapReader, files: Files): PlanDraft {
  root.rejectUnknown(PLAN_KEYS, 'the plan');
  readVersion(root);
  const items = root.items('tasks') ?? [];
  if (!root.has('tasks')) {
    root.report('tasks', {
      code: 'no-tasks',
      message: 'the plan has no tasks',
      hint: 'Add tasks: with at least one.',
    });
  }
  const id = root.text('id');
  return {
    ...readPlanFields(root),
    ...(id === undefined ? {} : { id }),
    tasks: items.flatMap((item) => readTask(root, item, files)),
    tasksPlace: root.place('tasks'),
    warnings: [],
  };
}

function readPlanFields(root: MapReader): PlanSettings {
  const defaults = root.map('defaults');
  defaults?.rejectUnknown(SETTING_KEYS, 'defaults');
  const fields = {
    name: root.text('name'),
    base: readBranch(root, 'base'),
    conflicts: root.choice('conflicts', CONFLICT_POLICIES),
    publishRed: root.choice('publish-red', PUBLISH_RED),
    maxParallel: root.number('max-parallel', BOUNDS.maxParallel),
    budget: readBudget(root),
    probe: root.flag('probe'),
    staggerSeconds: readTime(root, 'stagger', { bare: 's', max: 3_600 }),
  };
  return {
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Partial<PlanSettings>),
    namePlace: root.place('name'),
    defaults: defaults === undefined ? {} : readSettings(defaults),
  };
}

function readVersion(root: MapReader): void {
  const version = root.number('version', { min: 0, max: 1_000, integer: true });
  if (version !== undefined && version !== 1) {
    root.report('version', {
      code: 'version',
      message: `version: expected 1, got ${version}`,
      hint: 'A newer agent-fanout may be needed.',
    });
  }
}

function readTask(root: MapReader, item: unknown, files: Files): readonly TaskDraft[] {
  const reader = root.source.map(item, { what: 'a task' });
  if (reader === undefined) return [];
  const id = reader.text('id');
  const title = reader.text('title');
  reader.task = id ?? title?.slice(0, 60);
  reader.rejectUnknown(TASK_KEYS, 'a task');
  const prompt = readPrompt(reader, files);
  const priority = readPriority(reader);
  return [
    {
      ...readSettings(reader),
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(prompt === undefined ? {} : { prompt }),
      ...(priority === undefined ? {} : { priority }),
      files: reader.texts('files') ?? [],
      needs: reader.texts('needs') ?? [],
      places: {
        task: reader.place(),
        id: reader.place('id'),
        needs: reader.place('needs'),
        files: reader.place('files'),
        title: reader.place('title'),
      },
    },
  ];
}

function readPrompt(reader: MapReader, files: Files): string | undefined {
  const prompt = reader.text('prompt');
  const file = reader.text('file');
  if (prompt !== undefined && file !== undefined) {
    reader.report('file', { code: 'prompt', message: 'a task has a prompt or a file, not both' });
    return prompt;
  }
  if (file === undefined) {
    if (prompt === undefined && !reader.has('prompt') && !reader.has('file')) {
      reader.report('id', {
        code: 'prompt',
        message: 'the task has no prompt',
        hint: 'Add prompt: or file:.',
      });
    }
    return prompt;
  }
  const text = readTaskFile(reader, file, files);
  return text === undefined ? undefined : splitFrontMatter(text).body;
}

/** The text of a task file, or undefined after the problem was noted. */
export function readTaskFile(reader: MapReader, file: string, files: Files): string | undefined {
  if (!staysInside(file)) {
    reader.report('file', {
      code: 'path',
      message: `file: ${show(file)} leaves the folder of the plan`,
      hint: 'Give a path relative to the plan, without .. at the start.',
    });
    return undefined;
  }
  const content = files.get(file) ?? { kind: 'missing' };
  if (content.kind === 'text') return content.text;
  reader.report('file', {
    code: `file-${content.kind}`,
    message: describeUnreadable(file, content),
  });
  return undefined;
}
