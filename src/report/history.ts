/**
 * What runs came to, over time: one line of JSON a run, kept in the ledger. Only what a run did itself is in its line, so
 * that sums over runs count nothing twice. Whoever can push can write there: lines that cannot be read are left out.
 */
import * as v from 'valibot';
import { OUTCOMES } from '../task/outcome.ts';
import type { FinishedRecord, TaskRecord } from '../task/record.ts';
import { type Figures, flattenMetrics } from './figures.ts';
import { computeMetrics, type Spread, spread } from './metrics.ts';

export const HISTORY_VERSION = 1;
/** Runs that are kept: the newest. */
export const MAX_RUNS = 1_000;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Entry = v.object({
  version: v.literal(HISTORY_VERSION),
  run: v.pipe(v.string(), v.maxLength(300)),
  planId: v.pipe(v.string(), v.maxLength(200)),
  at: Count,
  outcomes: v.record(v.picklist(OUTCOMES), Count),
  figures: v.record(v.string(), v.number()),
});

export interface HistoryEntry {
  readonly version: typeof HISTORY_VERSION;
  /** Name of the run, as in the records (`Owner.run`). */
  readonly run: string;
  readonly planId: string;
  /** Epoch milliseconds of the report. */
  readonly at: number;
  /** Tasks that this run worked on, by outcome. */
  readonly outcomes: Readonly<Partial<Record<FinishedRecord['outcome'], number>>>;
  readonly figures: Figures;
}

export interface Trends {
  readonly runs: number;
  /** Tasks that a run worked on. */
  readonly tasks: Spread;
  /** Of all tasks that were worked on, those that ended as published or no-changes; from 0 to 1. */
  readonly successRate: number;
  /** Seconds, over all runs. */
  readonly setupSavedSeconds: number;
  /** US dollars over all runs that said; absent when none did. */
  readonly usd?: number;
  /** Epoch milliseconds of the oldest run. */
  readonly since: number;
}

/** The line of one run; undefined when it worked on nothing. */
export function buildHistoryEntry(facts: {
  readonly run: string;
  readonly planId: string;
  readonly now: number;
  readonly records: Iterable<TaskRecord>;
}): HistoryEntry | undefined {
  const mine = [...facts.records].filter(
    (record): record is FinishedRecord =>
      record.state === 'finished' && record.owner.run === facts.run,
  );
  if (mine.length === 0) return undefined;
  const outcomes: Partial<Record<FinishedRecord['outcome'], number>> = {};
  for (const { outcome } of mine) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    version: HISTORY_VERSION,
    run: facts.run,
    planId: facts.planId,
    at: facts.now,
    outcomes,
    figures: flattenMetrics(computeMetrics(mine)),
  };
}

/** Lines that are no entries are skipped: a report must not fail because of an old or a hostile line. */
export function parseHistory(text: string): readonly HistoryEntry[] {
  return text.split('\n').flatMap((line): HistoryEntry[] => {
    try {
      const result = v.safeParse(Entry, JSON.parse(line));
      return result.success ? [result.output as HistoryEntry] : [];
    } catch {
      return [];
    }
  });
}

/** A run that is reported again replaces its line, and keeps its place and time. */
export function addToHistory(
  entries: readonly HistoryEntry[],
  entry: HistoryEntry,
): readonly HistoryEntry[] {
  const index = entries.findIndex(
    ({ run, planId }) => run === entry.run && planId === entry.planId,
  );
  const before = entries[index];
  if (before === undefined) return [...entries, entry].slice(-MAX_RUNS);
  return entries.with(index, { ...entry, at: before.at });
}

export function renderHistory(entries: readonly HistoryEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Undefined before the second run: one run has no trend. */
export function computeTrends(entries: readonly HistoryEntry[]): Trends | undefined {
  const [oldest] = entries;
  if (oldest === undefined || entries.length < 2) return undefined;
  const counts = entries.map(({ outcomes }) => sum(Object.values(outcomes)));
  const tasks = spread(counts);
  const total = sum(counts);
  if (tasks === undefined || total === 0) return undefined;
  const good = entries.map(
    ({ outcomes }) => (outcomes.published ?? 0) + (outcomes['no-changes'] ?? 0),
  );
  const usds = entries.flatMap(({ figures }) => figures['cost-usd'] ?? []);
  return {
    runs: entries.length,
    tasks,
    successRate: sum(good) / total,
    setupSavedSeconds: sum(entries.map(({ figures }) => figures['setup-saved-seconds'] ?? 0)),
    ...(usds.length === 0 ? {} : { usd: sum(usds) }),
    since: Math.min(...entries.map(({ at }) => at)),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
