/** Figures that are true: each is defined here, and absent when it cannot be computed. */
import type { Phase, PhaseName, TaskRecord, TokenCount } from '../task/record.ts';

export interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly p99: number;
}

/** Times in milliseconds. */
export interface Metrics {
  /** From the end of the claim to the end of the last of issue, checkout and environment, over tasks that got so far. */
  readonly setup?: Spread;
  /** From being ready to the claim. */
  readonly queue?: Spread;
  /** What the set-ups would have taken one after another, less what they took together. */
  readonly setupSaved?: number;
  /** Sum of all tasks' times. */
  readonly sequential?: number;
  /** From the first task's start to the last one's end. */
  readonly parallel?: number;
  /** The longest task: no schedule is shorter (dependencies left aside). */
  readonly ideal?: number;
  /** sequential ÷ parallel. */
  readonly speedUp?: number;
  /** (sequential − parallel) ÷ (sequential − ideal), from 0 to 1; absent for one task. */
  readonly efficiency?: number;
  /** Share of started tasks that ended as setup-failed. */
  readonly setupErrorRate?: number;
  /** Minutes, each job rounded up as GitHub bills it. */
  readonly billedMinutes: number;
  readonly requests: number;
  readonly contentWrites: number;
  /** US dollars; absent when no agent said. */
  readonly usd?: number;
  readonly tokens?: TokenCount;
}

const SETUP_PHASES: readonly PhaseName[] = ['issue', 'checkout', 'environment'];

export function computeMetrics(records: readonly TaskRecord[]): Metrics {
  const spans = records.flatMap((record) => spanOf(record.phases));
  const jobs = records.flatMap(({ phases }) => jobSpans(phases));
  const setups = records.flatMap((record) => setupSpan(record.phases));
  const started = records.filter(({ phases }) => phases.length > 1);
  const failed = records.filter(
    (record) => record.state === 'finished' && record.outcome === 'setup-failed',
  );
  const usds = records.flatMap(({ usage }) => (usage.usd === undefined ? [] : [usage.usd]));
  const tokens = records.flatMap(({ usage }) => (usage.tokens === undefined ? [] : [usage.tokens]));
  const queue = spread(records.flatMap(({ phases }) => lengthsOf(phases, 'queue')));
  const setup = spread(setups.map(length));
  return {
    ...(setup === undefined ? {} : { setup }),
    ...(queue === undefined ? {} : { queue }),
    ...(setups.length === 0 ? {} : { setupSaved: sum(setups.map(length)) - unionLength(setups) }),
    ...parallelFigures(spans),
    ...(started.length === 0 ? {} : { setupErrorRate: failed.length / started.length }),
    billedMinutes: sum(jobs.map((span) => Math.ceil(length(span) / 60_000))),
    requests: sum(records.map(({ requests }) => requests.total)),
    contentWrites: sum(records.map(({ requests }) => requests.contentWrites)),
    ...(usds.length === 0 ? {} : { usd: sum(usds) }),
    ...(tokens.length === 0 ? {} : { tokens: sumTokens(tokens) }),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const length = ({ from, to }: Span) => Math.max(0, to - from);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** From the claim to the end; waiting in the queue is no work. */
function spanOf(phases: readonly Phase[]): readonly Span[] {
  const work = phases.filter(({ name }) => name !== 'queue');
  if (work.length === 0) return [];
  const from = Math.min(...work.map(({ startedAt }) => startedAt));
  return [{ from, to: Math.max(...work.map(({ endedAt }) => endedAt)) }];
}

/** A job begins with its claim; a task of two machines has two. */
function jobSpans(phases: readonly Phase[]): readonly Span[] {
  const starts = phases.filter(({ name }) => name === 'claim').map(({ startedAt }) => startedAt);
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    return spanOf(phases.filter(({ startedAt }) => startedAt >= start && startedAt < end));
  });
}

/** What was made before the agent began: another machine that publishes needs a checkout too, later. */
function setupSpan(phases: readonly Phase[]): readonly Span[] {
  const agents = phases.filter(({ name }) => name === 'agent');
  const begun = Math.min(...agents.map(({ startedAt }) => startedAt));
  return spanOf(
    phases.filter(({ name, startedAt }) => SETUP_PHASES.includes(name) && startedAt <= begun),
  );
}

function lengthsOf(phases: readonly Phase[], name: PhaseName): readonly number[] {
  return phases
    .filter((phase) => phase.name === name)
    .map(({ startedAt, endedAt }) => Math.max(0, endedAt - startedAt));
}

/** Time in which at least one of the spans runs. */
function unionLength(spans: readonly Span[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function parallelFigures(spans: readonly Span[]): Partial<Metrics> {
  if (spans.length === 0) return {};
  const sequential = sum(spans.map(length));
  const parallel =
    Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
  const ideal = Math.max(...spans.map(length));
  return {
    sequential,
    parallel,
    ideal,
    ...(parallel > 0 ? { speedUp: sequential / parallel } : {}),
    ...(sequential > ideal ? { efficiency: (sequential - parallel) / (sequential - ideal) } : {}),
  };
}

/** Nearest rank: the smallest value that at least p of all do not exceed. */
export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: at(0.5), p90: at(0.9), p99: at(0.99) };
}

function sumTokens(all: readonly TokenCount[]): TokenCount {
  return {
    input: sum(all.map(({ input }) => input)),
    output: sum(all.map(({ output }) => output)),
    cached: sum(all.map(({ cached }) => cached)),
  };
}
