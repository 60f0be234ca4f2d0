/** The status of a plan in a terminal. */
import { stripVTControlCharacters } from 'node:util';
import { type Status, sayTime, wordFor } from './words.ts';

interface Row {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly next?: string;
  readonly age?: number;
  readonly branch?: { readonly ahead: number; readonly behind: number };
  readonly pullRequest?: { readonly number: number; readonly state: string };
}

export interface StatusTable {
  readonly planId: string;
  readonly name: string;
  readonly tasks: readonly Row[];
}

const HEADER = ['', 'task', 'result', 'age', 'branch', 'PR', 'next'];

export function renderStatus({ planId, name, tasks }: StatusTable, width: number): string {
  const rows = [HEADER, ...tasks.map(cellsOf)];
  const widths = HEADER.map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  const lines = rows.map((row) =>
    clip(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '), width),
  );
  return [`${plain(name)} (${planId})`, '', ...lines].join('\n');
}

function cellsOf(task: Row): readonly string[] {
  const { symbol, word } = wordFor(task.status as Status);
  const { branch, pullRequest } = task;
  return [
    symbol,
    task.id,
    word,
    task.age === undefined ? '' : sayTime(task.age),
    branch === undefined ? '' : `+${branch.ahead} -${branch.behind}`,
    pullRequest === undefined ? '' : `#${pullRequest.number} ${pullRequest.state}`,
    plain(task.next ?? task.reason),
  ];
}

function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/\s+/g, ' ');
}

function clip(line: string, width: number): string {
  const characters = [...line.trimEnd()];
  return characters.length <= width
    ? characters.join('')
    : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
