/** How outcomes, times and money are said, everywhere alike. */
import type { Outcome } from '../task/outcome.ts';
import type { Trends } from './history.ts';

export type Status = Outcome | 'running' | 'pending';

export interface StatusWord {
  readonly symbol: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'wait' | 'quiet';
}

const WORDS: Readonly<Record<Status, StatusWord>> = {
  published: { symbol: '✔', word: 'published', tone: 'good' },
  'no-changes': { symbol: '○', word: 'no changes', tone: 'quiet' },
  'tests-failed': { symbol: '✖', word: 'tests failed', tone: 'bad' },
  'agent-failed': { symbol: '✖', word: 'agent failed', tone: 'bad' },
  quota: { symbol: '✖', word: 'out of quota', tone: 'bad' },
  timeout: { symbol: '✖', word: 'out of time', tone: 'bad' },
  refused: { symbol: '⊘', word: 'refused', tone: 'bad' },
  blocked: { symbol: '⊘', word: 'blocked', tone: 'wait' },
  cancelled: { symbol: '⊘', word: 'cancelled', tone: 'wait' },
  deferred: { symbol: '…', word: 'deferred', tone: 'wait' },
  'setup-failed': { symbol: '✖', word: 'set-up failed', tone: 'bad' },
  lost: { symbol: '?', word: 'lost', tone: 'bad' },
  running: { symbol: '▶', word: 'running', tone: 'wait' },
  pending: { symbol: '·', word: 'pending', tone: 'quiet' },
};

export function wordFor(status: Status): StatusWord {
  return WORDS[status];
}

/** `42 ms`, `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function sayTime(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function sayMoney(usd: number | undefined): string {
  if (usd === 0) return '$0';
  return usd === undefined ? '' : `$${usd.toFixed(usd < 1 ? 3 : 2)}`;
}

export function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** Names and values, for a table. */
export function sayTrends(trends: Trends): readonly (readonly [string, string])[] {
  const { tasks, usd } = trends;
  return [
    ['Tasks a run, median / p90 / p99', `${tasks.median} / ${tasks.p90} / ${tasks.p99}`],
    ['Ended well', `${Math.round(trends.successRate * 100)} %`],
    ['Saved by setting up at once, so far', sayTime(trends.setupSavedSeconds * 1000)],
    ...(usd === undefined ? [] : [['Cost so far', sayMoney(usd)] as const]),
    ['Since', new Date(trends.since).toISOString().slice(0, 10)],
  ];
}
