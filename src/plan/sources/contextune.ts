/** contextune's format: an index (`plan.yaml`), task files with front matter, and phases. */
import { isScalar } from 'yaml';
import type { Problem } from '../../errors.ts';
import { type MapReader, Source, show } from '../document.ts';
import type { PlanDraft, TaskDraft } from '../draft.ts';
import { readPriority } from '../settings.ts';
import { splitFrontMatter } from '../task-file.ts';
import { type Files, readTaskFile } from './native.ts';

/** Keys that only this format has at the top. */
export function isContextune(root: MapReader): boolean {
  return root.has('metadata') || root.has('phases');
}

export function readContextune(root: MapReader, files: Files): PlanDraft {
  const metadata = root.map('metadata');
  const name = metadata?.text('name') ?? metadata?.text('title');
  const warnings: Problem[] = [];
  const items = root.items('tasks') ?? [];
  const phaseNeeds = readPhases(
    root,
    items.flatMap((item) => idOf(root, item)),
  );
  const tasks = items.flatMap((item) => readTask(root, item, { files, phaseNeeds, warnings }));
  return {
    ...(name === undefined ? {} : { name }),
    namePlace: metadata?.place('name') ?? root.place('metadata'),
    defaults: {},
    tasks,
    tasksPlace: root.place('tasks'),
    warnings,
  };
}

function idOf(root: MapReader, item: unknown): readonly string[] {
  const node = root.source.resolve(item);
  const map =
    typeof node === 'object' && node !== null && 'get' in node
      ? root.source.map(node, { what: 'a task' })
      : undefined;
  const id = map?.get('id');
  return isScalar(id) && typeof id.value === 'string' ? [id.value] : [];
}

/** A task of a phase needs every task of the phases that its phase depends on. */
function readPhases(
  root: MapReader,
  known: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const phases = root.map('phases');
  const needs = new Map<string, string[]>();
  if (phases === undefined) return needs;
  const names = phases.node.items.map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''));
  for (const name of names) {
    const phase = phases.map(name);
    const before = (phase?.texts('dependencies') ?? []).flatMap((dependency) => {
      if (names.includes(dependency)) return phases.map(dependency)?.texts('tasks') ?? [];
      phase?.report('dependencies', {
        code: 'phase',
        message: `phase ${name} depends on ${show(dependency)}, which is no phase`,
      });
      return [];
    });
    for (const task of phase?.texts('tasks') ?? []) {
      if (!known.includes(task)) {
        phase?.report('tasks', {
          code: 'phase-task',
          message: `phase ${name} names task ${show(task)}, which is not in tasks`,
        });
      }
      needs.set(task, [...(needs.get(task) ?? []), ...before]);
    }
  }
  return needs;
}

interface Facts {
  readonly files: Files;
  readonly phaseNeeds: ReadonlyMap<string, readonly string[]>;
  readonly warnings: Problem[];
}

function readTask(root: MapReader, item: unknown, facts: Facts): readonly TaskDraft[] {
  const reader = root.source.map(item, { what: 'a task' });
  if (reader === undefined) return [];
  const id = reader.text('id');
  reader.task = id;
  const title = reader.text('title') ?? reader.text('name');
  const file = reader.text('file');
  if (file === undefined)
    reader.report('id', {
      code: 'prompt',
      message: 'the task has no file',
      hint: 'Add file: tasks/<id>.md.',
    });
  const text = file === undefined ? undefined : readTaskFile(reader, file, facts.files);
  const { matter, body } = splitFrontMatter(text ?? '');
  if (file !== undefined && matter !== undefined)
    checkFrontMatter(reader, { file, matter, warnings: facts.warnings });
  const needs = new Set([
    ...(reader.texts('dependencies') ?? []),
    ...(facts.phaseNeeds.get(id ?? '') ?? []),
  ]);
  const priority = readPriority(reader);
  return [
    {
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { prompt: body }),
      ...(priority === undefined ? {} : { priority }),
      files: filesToTouch(body),
      needs: [...needs],
      places: {
        task: reader.place(),
        id: reader.place('id'),
        needs: reader.place('dependencies'),
        files: reader.place('file'),
        title: reader.place('title'),
      },
    },
  ];
}

/** The index decides; a front matter that says something else is worth a warning. */
function checkFrontMatter(
  reader: MapReader,
  options: { file: string; matter: string; warnings: Problem[] },
): void {
  const { file, matter, warnings } = options;
  const source = new Source(file, reader.source.problems, 1);
  const front = source.parse(matter);
  if (front === undefined) return;
  const warn = (code: string, key: string, message: string) =>
    warnings.push({
      code,
      place: front.place(key),
      message,
      ...(reader.task === undefined ? {} : { task: reader.task }),
    });
  const id = front.text('id');
  if (id !== undefined && id !== reader.task)
    warn(
      'front-matter-id',
      'id',
      `the task file says id ${show(id)}, the index says ${reader.task}`,
    );
  const inFile = (front.texts('dependencies') ?? []).toSorted().join(', ');
  const inIndex = (reader.texts('dependencies') ?? []).toSorted().join(', ');
  if (front.has('dependencies') && inFile !== inIndex) {
    warn(
      'front-matter-dependencies',
      'dependencies',
      `the task file depends on [${inFile}], the index on [${inIndex}]; the index counts`,
    );
  }
  if (front.text('status') === 'completed')
    warn('completed', 'status', 'the task file says it is completed; it is planned all the same');
}

/** Backticked paths under 'Files to Touch', those to be read left out. */
export function filesToTouch(body: string): readonly string[] {
  const section =
    /^##[^\n]*Files to Touch[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(body)?.[1] ?? '';
  const found = new Set<string>();
  let counts = true;
  for (const line of section.split('\n')) {
    const heading = /^\*\*(.+?):?\*\*/.exec(line)?.[1];
    if (heading !== undefined) counts = !/^read/i.test(heading);
    const file = /^\s*[-*]\s+`([^`]+)`/.exec(line)?.[1];
    if (counts && file !== undefined && !file.startsWith('~') && !file.startsWith('/'))
      found.add(file);
  }
  return [...found];
}
