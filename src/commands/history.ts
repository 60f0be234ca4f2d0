/** Adds a run to the history in the ledger, and says what the runs so far come to. */
import { messageOf } from '../errors.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import {
  addToHistory,
  computeTrends,
  type HistoryEntry,
  parseHistory,
  renderHistory,
  type Trends,
} from '../report/history.ts';

/** Reports of other runs may be written at the same time. */
const TRIES = 5;

/** Never throws: a history that cannot be kept is no fault of the run. `entry` undefined: only read. */
export async function recordRun(
  ports: { readonly ledger: Ledger; readonly logger: Logger },
  entry: HistoryEntry | undefined,
): Promise<Trends | undefined> {
  try {
    return computeTrends(await keep(ports.ledger, entry));
  } catch (error) {
    ports.logger.warn(
      `The history of runs could not be kept: ${messageOf(error)}. The report needs contents: write for it.`,
    );
    return undefined;
  }
}

async function keep(
  ledger: Ledger,
  entry: HistoryEntry | undefined,
): Promise<readonly HistoryEntry[]> {
  for (let tries = 1; ; tries++) {
    const stored = await ledger.readHistory();
    const before = parseHistory(stored?.text ?? '');
    if (entry === undefined) return before;
    const after = addToHistory(before, entry);
    const text = renderHistory(after);
    if (text === stored?.text) return after;
    const result = await ledger.writeHistory(text, stored?.version ?? null);
    if (result === 'written') return after;
    if (tries === TRIES) throw new Error(`others wrote at the same time, ${TRIES} times`);
  }
}
