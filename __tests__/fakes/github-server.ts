/**
 * GitHub on loopback: the API at the root of the address and git below `/<owner>/<repo>.git`. Every request and every
 * answer is held against GitHub's own description; what does not fit is in `violations` and answered with 422.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleGit, openToPushes, tokenOf } from './git-http-server.ts';
import { checkAnswer, checkRequest, findRoute, type Route } from './github-contract.ts';
import { answerGraphql } from './github-graphql.ts';
import { Limiter, type LimiterOptions } from './github-limiter.ts';
import { type Asked, answer } from './github-routes.ts';
import { GithubState, Refused } from './github-state.ts';

export type Fault =
  /** It is done and the answer is lost. */
  | { readonly kind: 'drop-after' }
  /** It is done and the connection ends in the middle of the answer. */
  | { readonly kind: 'drop-within' }
  /** The connection ends before anything is done. */
  | { readonly kind: 'drop-before' }
  /** 200 with what GitHub would not say. */
  | { readonly kind: 'odd'; readonly body: unknown }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface SeenRequest {
  /** Such as `POST /repos/{owner}/{repo}/issues`. */
  readonly route: string;
  readonly body: unknown;
  readonly at: number;
}

export interface GithubOptions {
  readonly owner?: string;
  readonly repo?: string;
  /** Bare repository that is served and that branches are looked up in. */
  readonly repository?: string;
  /** Login by token. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Those of them that may write nothing, as in a job with `contents: read`. */
  readonly readOnlyTokens?: readonly string[];
  readonly now?: () => number;
  /** What was made shows up in lists so many milliseconds later. */
  readonly lagMs?: number;
  /** As if the filter of the list did not exist: who trusts it alone is fooled. */
  readonly ignoresCreator?: boolean;
  readonly limits?: Partial<Omit<LimiterOptions, 'now'>>;
  /** Asked for every request; `count` is how often this route was called before. */
  readonly fault?: (route: string, count: number) => Fault | undefined;
  /** Waits before each answer, in milliseconds. */
  readonly latencyMs?: number;
  /** File names of workflows that can be started; default: all. */
  readonly workflows?: readonly string[];
}

export interface Github {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly state: GithubState;
  readonly requests: readonly SeenRequest[];
  readonly violations: readonly string[];
  readonly limiter: Limiter;
  close(): Promise<void>;
}

export const TOKEN = 'ghs_loopback0123456789abcdef';
export const BOT = 'github-actions[bot]';
const NO_LIMITS = { writesPerMinute: 1e9, writesPerHour: 1e9, requestsPerHour: 1e9 };

export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const { repository } = options;
  if (repository !== undefined) openToPushes(repository);
  const running = new GithubServer(options);
  await running.listen();
  return running;
}

class GithubServer implements Github {
  readonly state: GithubState;
  readonly requests: SeenRequest[] = [];
  readonly violations: string[] = [];
  readonly limiter: Limiter;
  readonly #options: GithubOptions;
  readonly #server: Server;
  readonly #now: () => number;

  constructor(options: GithubOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { repository } = options;
    this.state = new GithubState({
      owner: this.owner,
      now: this.#now,
      ...(repository === undefined ? {} : { repository }),
      ...(options.workflows === undefined ? {} : { workflows: options.workflows }),
    });
    this.limiter = new Limiter({ ...NO_LIMITS, ...options.limits, now: this.#now });
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // A fault of this server is a violation too: no test may take it for one of the product.
        this.violations.push(`the loopback GitHub failed: ${String(error)}`);
        send(response, { status: 500, body: { message: String(error) } });
      });
    });
  }

  get owner(): string {
    return this.#options.owner ?? 'octo';
  }

  get repo(): string {
    return this.#options.repo ?? 'project';
  }

  get serverUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return this.serverUrl;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #login(token: string): string | undefined {
    return (this.#options.tokens ?? { [TOKEN]: BOT })[token];
  }

  #isReadOnly(token: string): boolean {
    return this.#options.readOnlyTokens?.includes(token) === true;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { repository, latencyMs = 0 } = this.#options;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const mount = `/${this.owner}/${this.repo}.git`;
    const isAllowed = (token: string, access: 'read' | 'write') =>
      this.#login(token) !== undefined && (access === 'read' || !this.#isReadOnly(token));
    if (repository !== undefined && handleGit({ repository, mount, isAllowed }, request, response))
      return;
    const url = new URL(request.url ?? '/', this.serverUrl);
    const { method = 'GET' } = request;
    const route = findRoute(method, url.pathname);
    const exchange = {
      query: url.searchParams,
      body: await readJson(request),
      token: tokenOf(request),
    };
    const reply =
      method === 'POST' && url.pathname === '/graphql'
        ? this.#graphql(exchange)
        : route === undefined
          ? this.#unknown(`${method} ${url.pathname}`)
          : this.#take(route, exchange);
    if (reply === 'drop') response.socket?.destroy();
    else if ('cutOff' in reply) cutOff(response, reply.cutOff);
    else send(response, reply);
  }

  /** GitHub's description of its REST API does not have it; the one query that the product asks is known here. */
  #graphql({ body, token }: Exchange): Done | 'drop' {
    const name = 'POST /graphql';
    const count = this.#note(name, body);
    const login = this.#login(token);
    if (login === undefined) return { status: 401, body: { message: 'Bad credentials' } };
    const fault = this.#options.fault?.(name, count);
    if (fault?.kind === 'answer') return { ...fault, body: { message: fault.message } };
    if (fault !== undefined) return 'drop';
    const done = answerGraphql(body, login);
    if (done === undefined) this.violations.push(`${name}: unknown query`);
    return { status: 200, body: done ?? { errors: [{ message: 'unknown query' }] } };
  }

  /** How often the route was called before. */
  #note(route: string, body: unknown): number {
    const count = this.requests.filter((seen) => seen.route === route).length;
    this.requests.push({ route, body, at: this.#now() });
    return count;
  }

  #unknown(operation: string): Done {
    this.violations.push(`no such operation: ${operation}`);
    return { status: 404, body: { message: 'Not Found' } };
  }

  #take(route: Route, exchange: Exchange): Done | 'drop' | { readonly cutOff: Done } {
    const { query, body, token } = exchange;
    const count = this.#note(route.name, body);
    const login = this.#login(token);
    if (login === undefined) return { status: 401, body: { message: 'Bad credentials' } };
    if (!route.name.startsWith('GET ') && this.#isReadOnly(token))
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    const wrong = checkRequest(route, { query, body });
    if (wrong.length > 0) {
      this.violations.push(...wrong.map((text) => `${route.name}: ${text}`));
      return { status: 422, body: { message: `Not GitHub's API: ${wrong.join('; ')}` } };
    }
    const refusal = this.limiter.take(/^(?:POST|PATCH)/.test(route.name));
    if (refusal !== undefined) return { ...refusal, body: { message: refusal.message } };
    const fault = this.#options.fault?.(route.name, count);
    if (fault?.kind === 'drop-before') return 'drop';
    if (fault?.kind === 'answer') return { ...fault, body: { message: fault.message } };
    if (fault?.kind === 'odd') return { status: 200, body: fault.body };
    const done = this.#answer(route, { login, body, query });
    if (fault?.kind === 'drop-after') return 'drop';
    if (fault?.kind === 'drop-within') return { cutOff: done };
    return { ...done, headers: { ...this.limiter.headers(), ...done.headers } };
  }

  #answer(route: Route, asked: Pick<Asked, 'login' | 'body' | 'query'>): Done {
    const { serverUrl, owner, repo, state } = this;
    const visibleBefore = this.#now() - (this.#options.lagMs ?? 0);
    const { ignoresCreator = false } = this.#options;
    const facts = { route, serverUrl, owner, repo, ignoresCreator };
    try {
      const done = answer(state, { ...asked, ...facts, visibleBefore });
      const wrong = checkAnswer(route, done.status, done.body);
      this.violations.push(...wrong.map((text) => `${route.name}: ${text}`));
      return done;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { status, message, details } = error;
      return { status, body: { message, ...(details.length > 0 ? { errors: details } : {}) } };
    }
  }
}

interface Exchange {
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string;
}

interface Done {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, { status, body, headers = {} }: Done): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** The head and a part of the text; the length that the head promised never comes. */
function cutOff(response: ServerResponse, { status, body }: Done): void {
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
  response.write(text.slice(0, 40), () => response.socket?.destroy());
}
