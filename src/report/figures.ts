/** The metrics as one flat list of numbers, for outputs, the history and whoever reads JSON. */
import type { Metrics, Spread } from './metrics.ts';

/** By name; what is not known is not there. Times in seconds, rates from 0 to 1, money in US dollars. */
export type Figures = Readonly<Record<string, number>>;

export function flattenMetrics(metrics: Metrics): Figures {
  const { tokens } = metrics;
  const all: Readonly<Record<string, number | undefined>> = {
    ...spreadFigures('setup', metrics.setup),
    ...spreadFigures('queue', metrics.queue),
    'setup-saved-seconds': seconds(metrics.setupSaved),
    'sequential-seconds': seconds(metrics.sequential),
    'parallel-seconds': seconds(metrics.parallel),
    'ideal-seconds': seconds(metrics.ideal),
    'speed-up': metrics.speedUp,
    'parallel-efficiency': metrics.efficiency,
    'setup-error-rate': metrics.setupErrorRate,
    'billed-minutes': metrics.billedMinutes,
    'api-requests': metrics.requests,
    'content-writes': metrics.contentWrites,
    'cost-usd': metrics.usd,
    'input-tokens': tokens?.input,
    'output-tokens': tokens?.output,
    'cached-tokens': tokens?.cached,
  };
  const known = Object.entries(all).flatMap(([name, value]): [string, number][] =>
    value === undefined || !Number.isFinite(value) ? [] : [[name, round(value)]],
  );
  return Object.fromEntries(known);
}

function spreadFigures(name: string, spread: Spread | undefined) {
  return {
    [`${name}-seconds-median`]: seconds(spread?.median),
    [`${name}-seconds-p90`]: seconds(spread?.p90),
    [`${name}-seconds-p99`]: seconds(spread?.p99),
  };
}

const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000);
const round = (value: number) => Math.round(value * 1e4) / 1e4;
