/**
 * A scripted model on loopback, in the dialects that agents speak: Anthropic Messages, OpenAI Responses and Chat
 * Completions, Gemini. What it says depends only on what it was told, so a run can be repeated.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropic, chatCompletions, type Dialect, gemini, responses } from './model-dialects.ts';

/** Where a conversation stands. */
export interface Turn {
  /** Results of tools that the agent has sent back so far. */
  readonly results: number;
  /** Everything that it sent, as text. */
  readonly text: string;
}

export type Reply =
  /** The agent's last words. */
  | { readonly kind: 'text'; readonly text: string }
  /** One call of the agent's own shell tool. */
  | { readonly kind: 'shell'; readonly command: string }
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string }
  /** The connection stays open and nothing comes. */
  | { readonly kind: 'hang' }
  /** The connection ends in the middle of an answer. */
  | { readonly kind: 'cut' };

export type Scenario = (turn: Turn) => Reply;

export interface ModelServer {
  readonly url: string;
  /** Requests that were part of the conversation itself. */
  readonly turns: readonly Turn[];
  /** Paths of requests that no dialect knows. */
  readonly unknown: readonly string[];
  /** Values of authorization headers that came. */
  readonly keys: ReadonlySet<string>;
  close(): Promise<void>;
}

const DIALECTS: readonly Dialect[] = [anthropic, responses, chatCompletions, gemini];

/** Loopback, but not the address that programs leave their proxy out for: the allowlist's proxy is on the way too. */
const HOST = '127.0.0.2';

export async function startModel(scenario: Scenario): Promise<ModelServer> {
  const model = new Model(scenario);
  await model.listen();
  return model;
}

class Model implements ModelServer {
  readonly turns: Turn[] = [];
  readonly unknown: string[] = [];
  readonly keys = new Set<string>();
  readonly #scenario: Scenario;
  readonly #server: Server;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  get url(): string {
    return `http://${HOST}:${(this.#server.address() as AddressInfo).port}`;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, HOST, resolve));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    const {
      authorization,
      'x-api-key': anthropicKey,
      'x-goog-api-key': geminiKey,
    } = request.headers;
    for (const key of [authorization, anthropicKey, geminiKey]) if (key) this.keys.add(String(key));
    const dialect = DIALECTS.find(({ paths }) => paths.test(pathname));
    const body = await readJson(request);
    if (dialect === undefined || request.method !== 'POST') {
      if (request.method === 'POST') this.unknown.push(pathname);
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"error":{"message":"?"}}');
      return;
    }
    const told = dialect.read(body);
    const isStream = dialect.isStream(pathname, body);
    // Titles, summaries and checks of the quota come without tools and are no part of the conversation.
    const turn = { results: told.results, text: JSON.stringify(body) };
    if (told.tools.length > 0) this.turns.push(turn);
    const reply: Reply =
      told.tools.length > 0 ? this.#scenario(turn) : { kind: 'text', text: 'ok' };
    answer({ response, dialect, reply, told, isStream });
  }
}

function answer(facts: {
  response: ServerResponse;
  dialect: Dialect;
  reply: Reply;
  told: ReturnType<Dialect['read']>;
  isStream: boolean;
}): void {
  const { response, dialect, reply, told, isStream } = facts;
  switch (reply.kind) {
    case 'hang':
      return;
    case 'refuse':
      response.writeHead(reply.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(dialect.refusal(reply.status, reply.message)));
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(dialect.events({ kind: 'text', text: 'half' }, told).slice(0, 60));
      setTimeout(() => response.socket?.destroy(), 20);
      return;
    case 'text':
    case 'shell':
      response.writeHead(200, {
        'content-type': isStream ? 'text/event-stream' : 'application/json',
      });
      response.end(isStream ? dialect.events(reply, told) : dialect.whole(reply, told));
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return {};
  }
}
