/** GitHub's limits, enforced: content writes a minute and an hour, requests an hour. Who goes on while told to wait is noted. */

export interface LimiterOptions {
  readonly now: () => number;
  readonly writesPerMinute: number;
  readonly writesPerHour: number;
  readonly requestsPerHour: number;
}

export interface Refusal {
  readonly status: 403 | 429;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export class Limiter {
  /** Requests that came while a refusal was in force: what gets an integration banned. */
  ignored = 0;
  refusals = 0;
  #writes: number[] = [];
  #requests: number[] = [];
  #until = 0;
  readonly #options: LimiterOptions;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Counts a request; says why it is refused. */
  take(isWrite: boolean): Refusal | undefined {
    const { now, requestsPerHour, writesPerHour, writesPerMinute } = this.#options;
    const at = now();
    this.#requests = this.#requests.filter((time) => time > at - HOUR);
    this.#writes = this.#writes.filter((time) => time > at - HOUR);
    if (at < this.#until) {
      this.ignored += 1;
      return this.#refuse(at, this.#until);
    }
    const [oldestRequest = at] = this.#requests;
    if (this.#requests.length >= requestsPerHour) return this.#primary(oldestRequest + HOUR);
    const lastMinute = this.#writes.filter((time) => time > at - MINUTE);
    const [oldestOfMinute = at] = lastMinute;
    const [oldestOfHour = at] = this.#writes;
    if (isWrite && lastMinute.length >= writesPerMinute)
      return this.#refuse(at, oldestOfMinute + MINUTE);
    if (isWrite && this.#writes.length >= writesPerHour)
      return this.#refuse(at, oldestOfHour + HOUR);
    this.#requests.push(at);
    if (isWrite) this.#writes.push(at);
    return undefined;
  }

  headers(): Readonly<Record<string, string>> {
    const { requestsPerHour, now } = this.#options;
    const [oldest = now()] = this.#requests;
    return {
      'x-ratelimit-limit': String(requestsPerHour),
      'x-ratelimit-remaining': String(Math.max(0, requestsPerHour - this.#requests.length)),
      'x-ratelimit-reset': String(Math.ceil((oldest + HOUR) / 1000)),
    };
  }

  #refuse(at: number, until: number): Refusal {
    this.refusals += 1;
    this.#until = Math.max(this.#until, until);
    const seconds = String(Math.max(1, Math.ceil((this.#until - at) / 1000)));
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes.';
    return { status: 403, message, headers: { 'retry-after': seconds } };
  }

  #primary(until: number): Refusal {
    this.refusals += 1;
    this.#until = Math.max(this.#until, until);
    const message = 'API rate limit exceeded for installation.';
    return { status: 403, message, headers: { ...this.headers(), 'x-ratelimit-remaining': '0' } };
  }
}
