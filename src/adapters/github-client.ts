/**
 * Requests to GitHub's REST API: reads are tried again, what creates is not (a lost answer may have created:
 * octokit's plugin-retry made three issues of one call), limits are waited out in full or end the attempt.
 */
import { RateLimited, TrackerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { RequestCount } from '../ports/tracker.ts';
import { limitUntil, type SharedLimit } from './github-limits.ts';
import { parseList } from './github-shapes.ts';

export interface GithubClientOptions {
  readonly token: string;
  /** Without a slash at the end, such as `https://api.github.com`. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Epoch milliseconds: no wait goes beyond it. Default: none does beyond an hour from the start. */
  readonly deadline?: number;
  /** Shared by clients of one token in one process. */
  readonly limit?: SharedLimit;
  readonly signal?: AbortSignal;
}

export interface GithubAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly hasNextPage: boolean;
}

export interface GithubRequest {
  /** Such as `POST /repos/{owner}/{repo}/issues`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /**
   * `read` and `change` may be said twice and are tried again, `create` is not. All but `read` count as content
   * writes. GitHub's reads by POST (GraphQL) are reads.
   */
  readonly kind: 'read' | 'create' | 'change';
  /** The earliest moment, in epoch milliseconds, at which it may be made: asked again after each wait. */
  readonly notBefore?: (now: number) => number;
}

const REPEAT_DELAYS_MS = [1_000, 4_000, 10_000];
/** GitHub gives no more. */
const PAGE = 100;
const REQUEST_TIMEOUT_MS = 30_000;
const HOUR_MS = 3_600_000;

export class GithubClient {
  readonly #options: GithubClientOptions;
  readonly #limit: SharedLimit;
  readonly #deadline: number;
  #octokit: Promise<Octokit> | undefined;
  #total = 0;
  #contentWrites = 0;

  constructor(options: GithubClientOptions) {
    this.#options = options;
    this.#limit = options.limit ?? { until: 0, strikes: 0 };
    this.#deadline = options.deadline ?? options.clock.now() + HOUR_MS;
  }

  requests(): RequestCount {
    return { total: this.#total, contentWrites: this.#contentWrites };
  }

  /** @throws TrackerError (status 0: no answer came), RateLimited */
  async request(request: GithubRequest): Promise<GithubAnswer> {
    const delays = request.kind === 'create' ? [] : REPEAT_DELAYS_MS;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#withinLimits(request);
      } catch (error) {
        const delay = delays[attempt];
        if (delay === undefined || !isTransient(error)) throw error;
        await this.#options.clock.sleep(delay, this.#options.signal);
      }
    }
  }

  /** The items of all pages, or of as many as are enough. @throws TrackerError, RateLimited */
  async readAll(
    route: string,
    parameters: GithubRequest['parameters'],
    isEnough: (items: readonly unknown[]) => boolean = () => false,
  ): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let page = 1; ; page++) {
      const numbered = { ...parameters, per_page: PAGE, page };
      const answer = await this.request({ kind: 'read', route, parameters: numbered });
      items.push(...parseList(answer.data));
      if (!answer.hasNextPage || isEnough(items)) return items;
    }
  }

  /** A refusal by a limit made nothing, so it may be said again, whatever it was. */
  async #withinLimits(request: GithubRequest): Promise<GithubAnswer> {
    for (;;) {
      await this.#waitForTurn(request);
      const outcome = await this.#ask(request);
      if (outcome.kind === 'answer') {
        this.#limit.strikes = 0;
        return outcome.answer;
      }
      this.#limit.until = Math.max(this.#limit.until, outcome.until);
      this.#limit.strikes += 1;
    }
  }

  /** Who was refused does not come back all at once either: after the limit each waits for its turn. */
  async #waitForTurn({ route, notBefore }: GithubRequest): Promise<void> {
    const { clock, signal } = this.#options;
    for (;;) {
      // Others may have met the limit while we slept.
      await this.#waitForLimit(route);
      const now = clock.now();
      const at = notBefore?.(now) ?? now;
      if (at <= now) return;
      await clock.sleep(at - now, signal);
    }
  }

  async #waitForLimit(route: string): Promise<void> {
    const { clock, logger, signal } = this.#options;
    for (let until = this.#limit.until; until > clock.now(); until = this.#limit.until) {
      const when = new Date(until).toISOString();
      if (until > this.#deadline) {
        throw new RateLimited(
          `GitHub's rate limit holds until ${when}, which is later than this run can wait`,
          { status: 429, operation: route, retryAt: until },
        );
      }
      logger.info(`GitHub's rate limit: waiting until ${when}`);
      await clock.sleep(until - clock.now(), signal);
    }
  }

  async #ask({ route, parameters, kind }: GithubRequest): Promise<Asked> {
    const { clock } = this.#options;
    this.#octokit ??= openOctokit(this.#options);
    const octokit = await this.#octokit;
    this.#total += 1;
    if (kind !== 'read') this.#contentWrites += 1;
    try {
      const signal = this.#timeout();
      const answer = await octokit.request(route, { ...parameters, request: { signal } });
      if (isCutOff(answer)) throw new Error('the answer broke off');
      const hasNextPage = /rel="next"/.test(String(answer.headers.link ?? ''));
      return { kind: 'answer', answer: { status: answer.status, data: answer.data, hasNextPage } };
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      const { status, headers, message } = readFailure(error);
      const facts = { status, headers, message, now: clock.now(), strikes: this.#limit.strikes };
      const until = limitUntil(facts);
      if (until !== undefined) return { kind: 'limited', until };
      throw new TrackerError(`${route} failed: ${message}`, {
        status,
        operation: route,
        cause: error,
        ...hintFor(status),
      });
    }
  }

  #timeout(): AbortSignal {
    const { signal } = this.#options;
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  }
}

type Asked =
  | { readonly kind: 'answer'; readonly answer: GithubAnswer }
  | { readonly kind: 'limited'; readonly until: number };

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** Loaded with the first request: a run that makes none starts faster. */
async function openOctokit({ token, apiUrl }: GithubClientOptions): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github');
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return getOctokit(token, { baseUrl: apiUrl, log: silent, userAgent: 'agent-fanout' });
}

/** No answer, or one that says that the server itself had trouble: it may or may not have done it. */
export function isTransient(error: unknown): boolean {
  return error instanceof TrackerError && (error.status === 0 || error.status >= 500);
}

/** octokit gives what it cannot parse as text, and an answer that ends too early as less of it or ''. */
function isCutOff({ status, data }: { status: number; data: unknown }): boolean {
  return typeof data === 'string' && status !== 204;
}

interface Failure {
  /** 0 when no answer came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/** octokit gives a network error the status 500; an answer that came has a response. */
function readFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error) || !('status' in error)) return { status: 0, headers: {}, message };
  const { response, status } = error as Error & {
    status: unknown;
    response?: { headers?: object };
  };
  if (response === undefined) return { status: 0, headers: {}, message };
  return {
    status: typeof status === 'number' ? status : 0,
    headers: { ...response.headers } as Failure['headers'],
    message,
  };
}

function hintFor(status: number): { hint?: string } {
  if (status === 401) return { hint: 'The token is wrong or has ended. Give a valid one.' };
  if (status === 403)
    return { hint: 'The token needs issues: write, pull-requests: write and contents: write.' };
  if (status === 404)
    return { hint: 'The repository does not exist, or the token may not see it.' };
  if (status === 410) return { hint: 'Issues are switched off: Settings → General → Features.' };
  return {};
}
