/** Live progress: what is known of each task, and how it is drawn. Pure; `painter.ts` puts it on the screen. */
import { stripVTControlCharacters } from 'node:util';
import type { ProgressEvent } from '../commands/context.ts';
import { sayTime, wordFor } from '../report/words.ts';
import { harmlessLine } from '../task/log-filter.ts';
import type { Outcome } from '../task/outcome.ts';

export interface TaskProgress {
  readonly id: string;
  readonly phase?: string;
  readonly attempt: number;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome;
  readonly reason?: string;
  readonly lastLine?: string;
}

export type ProgressState = ReadonlyMap<string, TaskProgress>;

export function startProgress(ids: readonly string[]): ProgressState {
  return new Map(ids.map((id) => [id, { id, attempt: 0 }]));
}

export function applyEvent(state: ProgressState, event: ProgressEvent): ProgressState {
  const before = state.get(event.taskId) ?? { id: event.taskId, attempt: 0 };
  return new Map(state).set(event.taskId, next(before, event));
}

function next(task: TaskProgress, event: ProgressEvent): TaskProgress {
  switch (event.kind) {
    case 'phase-started':
      return {
        ...task,
        phase: event.phase,
        startedAt: task.startedAt ?? event.at,
        attempt: event.phase === 'agent' ? task.attempt + 1 : task.attempt,
      };
    case 'phase-ended':
    case 'attempt-ended':
      return task;
    case 'agent-line':
      return { ...task, lastLine: event.text };
    case 'finished':
      return {
        ...task,
        outcome: event.record.outcome,
        reason: event.record.reason,
        endedAt: event.at,
      };
  }
}

export interface ScreenOptions {
  readonly colour: boolean;
  readonly width: number;
  readonly height: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

const TONES = { good: 32, bad: 31, wait: 33, quiet: 90 } as const;
const RUNNING = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/** One line a task, as many as fit: what runs comes first, what ended last is dropped first. */
export function renderProgress(state: ProgressState, options: ScreenOptions): readonly string[] {
  const tasks = [...state.values()];
  const ended = tasks.filter(({ outcome }) => outcome !== undefined).length;
  const room = Math.max(1, options.height - 2);
  const shown =
    tasks.length <= room
      ? tasks
      : tasks
          .filter(({ outcome, phase }) => outcome === undefined && phase !== undefined)
          .slice(0, room);
  const names = Math.min(30, Math.max(...tasks.map(({ id }) => id.length)));
  const lines = shown.map((task) => taskLine(task, names, options));
  const hidden = tasks.length - shown.length;
  const more = hidden === 0 ? '' : `, ${hidden} not shown`;
  return [...lines, clip(`${ended} of ${tasks.length} ended${more}`, options.width)];
}

function taskLine(task: TaskProgress, names: number, options: ScreenOptions): string {
  const { colour, width, now } = options;
  const word = wordFor(task.outcome ?? (task.phase === undefined ? 'pending' : 'running'));
  const spinning = task.outcome === undefined && task.phase !== undefined;
  const symbol = spinning ? (RUNNING[Math.floor(now / 100) % RUNNING.length] ?? '') : word.symbol;
  const elapsed =
    task.startedAt === undefined ? '' : sayTime((task.endedAt ?? now) - task.startedAt);
  const doing = task.outcome === undefined ? (task.phase ?? word.word) : word.word;
  const attempt = task.attempt > 1 ? ` (attempt ${task.attempt})` : '';
  const start = `${symbol} ${task.id.slice(0, names).padEnd(names)}  ${`${doing}${attempt}`.padEnd(22)} ${elapsed.padStart(9)}  `;
  const said = harmlessLine(stripVTControlCharacters(task.reason ?? task.lastLine ?? ''));
  const rest = clip(said, Math.max(0, width - start.length - 1));
  if (!colour) return clip(`${start}${rest}`.trimEnd(), width);
  return `\u001b[${TONES[word.tone]}m${clip(start, width)}\u001b[0m\u001b[90m${rest}\u001b[0m`;
}

function clip(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width
    ? text
    : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** One line for logs and pipes, or undefined when the event is not worth one. */
export function plainLine(event: ProgressEvent): string | undefined {
  switch (event.kind) {
    case 'phase-started':
      return event.phase === 'claim' || event.phase === 'baseline'
        ? undefined
        : `${event.taskId}: ${event.phase}`;
    case 'attempt-ended': {
      const { number, agent, tests } = event.attempt;
      return `${event.taskId}: attempt ${number}: agent ${agent.kind}, tests ${tests.kind}`;
    }
    case 'finished':
      return `${event.taskId}: ${wordFor(event.record.outcome).symbol} ${wordFor(event.record.outcome).word}: ${event.record.reason}`;
    case 'phase-ended':
    case 'agent-line':
      return undefined;
  }
}
