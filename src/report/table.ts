/** The report in a terminal. */
import { stripVTControlCharacters } from 'node:util';
import type { ReportModel, TaskRow } from './model.ts';
import { headline } from './summary.ts';
import { sayMoney, sayTime, wordFor } from './words.ts';

export interface TableOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const COLOURS = { good: 32, bad: 31, wait: 33, quiet: 90 } as const;

export function renderTable(model: ReportModel, options: TableOptions): string {
  const rows = model.tasks.map(cellsOf);
  const header = ['', 'task', 'result', 'issue', 'PR', 'tries', 'time', 'cost'];
  const all = [header, ...rows];
  const used = header.map((_, column) => all.some((row, index) => index > 0 && row[column] !== ''));
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (used[column] ? `${cell.padEnd(widths[column] ?? 0)}  ` : ''))
      .join('');
  const body = model.tasks.flatMap((task, index) => {
    const text = line(rows[index] ?? []);
    const room = Math.max(0, options.width - text.length);
    const reason = clip(plain(task.reason), room);
    return [`${paint(task, text, options)}${dim(reason, options)}`.trimEnd()];
  });
  return [headline(model), '', dim(line(header).trimEnd(), options), ...body].join('\n');
}

function cellsOf(task: TaskRow): readonly string[] {
  const { record } = task;
  const { symbol, word } = wordFor(task.status);
  const pull = record?.facts.pullRequest;
  return [
    symbol,
    task.id,
    word,
    record?.facts.issue === undefined ? '' : `#${record.facts.issue.number}`,
    pull === undefined ? '' : `#${pull.number}`,
    record === undefined || record.attempts.length === 0 ? '' : String(record.attempts.length),
    task.duration === undefined ? '' : sayTime(task.duration),
    sayMoney(record?.usage.usd),
  ];
}

/** Nothing of a reason can steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/\s+/g, ' ');
}

function clip(text: string, room: number): string {
  const characters = [...text];
  if (characters.length <= room) return text;
  return room < 8 ? '' : `${characters.slice(0, room - 1).join('')}…`;
}

function paint(task: TaskRow, text: string, { colour }: TableOptions): string {
  return colour ? `\u001b[${COLOURS[wordFor(task.status).tone]}m${text}\u001b[0m` : text;
}

function dim(text: string, { colour }: TableOptions): string {
  return colour && text !== '' ? `\u001b[90m${text}\u001b[0m` : text;
}
