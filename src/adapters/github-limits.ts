/**
 * GitHub's rate limits: what an answer says, and until when nothing may be asked.
 * Source: github/docs, 'Rate limits for the REST API' and 'Best practices for using the REST API'.
 */

export interface LimitFacts {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Refusals in a row before this one. */
  readonly strikes: number;
}

/** When nothing is said: at least a minute, then twice as long each time. */
const LEAST_MS = 60_000;
/** A reset is given in whole seconds; GitHub's clock and ours differ a little. */
const SLACK_MS = 1_000;

/** Epoch milliseconds before which nothing may be asked, or undefined when the answer is no refusal by a limit. */
export function limitUntil(facts: LimitFacts): number | undefined {
  const { status, headers, now } = facts;
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = numberOf(headers['retry-after']);
  if (retryAfter !== undefined) return now + retryAfter * 1000 + SLACK_MS;
  const reset = numberOf(headers['x-ratelimit-reset']);
  if (numberOf(headers['x-ratelimit-remaining']) === 0 && reset !== undefined) {
    return Math.max(now, reset * 1000) + SLACK_MS;
  }
  const isLimit = status === 429 || /secondary rate limit|abuse detection/i.test(facts.message);
  return isLimit ? now + LEAST_MS * 2 ** Math.min(facts.strikes, 6) : undefined;
}

function numberOf(value: string | number | undefined): number | undefined {
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** One token, one limit: what a process learns holds for all that it asks. */
export interface SharedLimit {
  /** Epoch milliseconds. */
  until: number;
  strikes: number;
}
