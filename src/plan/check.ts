/** What only the whole plan shows: ids that clash, needs that do not exist, cycles, texts that cannot be used. */
import { formatPlace, type Problem } from '../errors.ts';
import { show } from './document.ts';
import type { PlanDraft, TaskDraft } from './draft.ts';
import { slugify, TASK_ID } from './identity.ts';
import { nearest } from './nearest.ts';
import { staysInside } from './task-file.ts';

const MAX_TASKS = 10_000;
const MAX_TITLE = 200;
/** An issue body holds 65,536 characters (facts: GitHub), and the prompt is part of it. */
const MAX_PROMPT = 60_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

/** A task with the id that it will have. */
export interface NamedDraft {
  readonly id: string;
  readonly draft: TaskDraft;
}

export function nameTasks(tasks: readonly TaskDraft[]): readonly NamedDraft[] {
  return tasks.map((draft) => ({ id: draft.id ?? slugify(draft.title ?? '', 60), draft }));
}

export function checkPlan(plan: PlanDraft, tasks: readonly NamedDraft[]): readonly Problem[] {
  return [
    ...checkSize(plan, tasks),
    ...tasks.flatMap(checkTask),
    ...checkIds(tasks),
    ...checkNeeds(tasks),
    ...checkCycles(tasks),
  ];
}

function checkSize(plan: PlanDraft, tasks: readonly NamedDraft[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (plan.name === undefined || plan.name.trim() === '') {
    problems.push({
      code: 'name',
      place: plan.namePlace,
      message: 'the plan has no name',
      hint: 'Add name: at the top.',
    });
  }
  if (tasks.length === 0) {
    problems.push({ code: 'empty-plan', place: plan.tasksPlace, message: 'the plan has no tasks' });
  }
  if (tasks.length > MAX_TASKS) {
    problems.push({
      code: 'too-many-tasks',
      place: plan.tasksPlace,
      message: `the plan has ${tasks.length} tasks; at most ${MAX_TASKS} fit`,
      hint: 'Split it into several plans.',
    });
  }
  return problems;
}

/** What is wrong with one task, whatever the others are. */
export function checkTask({ id, draft }: NamedDraft): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, place: Problem['place'], message: string, hint?: string) =>
    problems.push({
      code,
      place,
      message,
      ...(id === '' ? {} : { task: id }),
      ...(hint === undefined ? {} : { hint }),
    });
  const { places, title, prompt } = draft;
  if (!TASK_ID.test(id)) {
    const suggestion = slugify(id, 60);
    const hint =
      suggestion === '' ? 'Use lower-case letters, digits and hyphens.' : `Write ${suggestion}.`;
    add(
      'id',
      places.id,
      id === ''
        ? 'the task has no id and no title'
        : `id ${show(id)}: expected lower-case letters, digits and hyphens, at most 63`,
      hint,
    );
  }
  if (title !== undefined && (title.trim() === '' || title.length > MAX_TITLE)) {
    add('title', places.title, `title: expected 1 to ${MAX_TITLE} characters, got ${title.length}`);
  }
  if (title !== undefined && UNSEEN.test(title)) {
    add('title', places.title, `title ${show(title)} has control or invisible characters`);
  }
  if (prompt !== undefined && prompt.trim() === '')
    add('prompt', places.task, 'the prompt is empty');
  if (prompt !== undefined && prompt.length > MAX_PROMPT) {
    add(
      'prompt',
      places.task,
      `the prompt has ${prompt.length} characters; at most ${MAX_PROMPT} fit into an issue`,
    );
  }
  for (const file of draft.files.filter((path) => !staysInside(path))) {
    add('files', places.files, `files: ${show(file)} leaves the repository`);
  }
  return problems;
}

function checkIds(tasks: readonly NamedDraft[]): readonly Problem[] {
  const first = new Map<string, NamedDraft>();
  return tasks.flatMap((task) => {
    const before = first.get(task.id);
    if (before === undefined || task.id === '') {
      first.set(task.id, task);
      return [];
    }
    const where = formatPlace(before.draft.places.id);
    return [
      {
        code: 'duplicate-id',
        place: task.draft.places.id,
        task: task.id,
        message: `the id ${task.id} is used twice, first at ${where}`,
      },
    ];
  });
}

function checkNeeds(tasks: readonly NamedDraft[]): readonly Problem[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.flatMap(({ id, draft }) =>
    draft.needs.flatMap((need): readonly Problem[] => {
      const place = draft.places.needs;
      if (need === id)
        return [{ code: 'self-need', place, task: id, message: 'the task needs itself' }];
      if (ids.has(need)) return [];
      const near = nearest(
        need,
        [...ids].filter((other) => other !== id),
      );
      const hint = near === undefined ? {} : { hint: `Did you mean ${near}?` };
      return [
        {
          code: 'unknown-need',
          place,
          task: id,
          message: `needs ${show(need)}, which is no task of the plan`,
          ...hint,
        },
      ];
    }),
  );
}

/** Each cycle once, as a path that ends where it began. Depth first without recursion: chains may be 10,000 long. */
function checkCycles(tasks: readonly NamedDraft[]): readonly Problem[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const state = new Map<string, 'open' | 'done'>();
  const problems: Problem[] = [];
  for (const start of byId.keys()) {
    const path: { id: string; next: number }[] = [];
    const enter = (id: string) => {
      state.set(id, 'open');
      path.push({ id, next: 0 });
    };
    if (!state.has(start)) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const need = byId.get(top.id)?.draft.needs[top.next++];
      if (need === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(need) === 'open' && need !== top.id) {
        problems.push(cycleProblem(byId, [...path.map(({ id }) => id), need]));
      } else if (byId.has(need) && !state.has(need)) {
        enter(need);
      }
    }
  }
  return problems;
}

function cycleProblem(byId: ReadonlyMap<string, NamedDraft>, path: readonly string[]): Problem {
  const last = path.at(-1) ?? '';
  const cycle = path.slice(path.indexOf(last));
  const task = byId.get(last);
  return {
    code: 'cycle',
    place: task?.draft.places.needs ?? { file: '' },
    task: last,
    message: `tasks need each other in a circle: ${cycle.join(' → ')}`,
    hint: 'Remove one of these needs.',
  };
}
