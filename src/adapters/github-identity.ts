/** Who we are on GitHub: what we wrote counts as ours, what others wrote does not. */
import { RateLimited, TrackerError } from '../errors.ts';
import { graphqlAddress } from './github-addresses.ts';
import type { GithubClient } from './github-client.ts';
import { parseLogin, parseViewer } from './github-shapes.ts';

const ACTIONS_LOGIN = 'github-actions[bot]';

export interface GithubIdentityOptions {
  readonly client: GithubClient;
  readonly apiUrl: string;
  /** When it is known. */
  readonly login?: string;
}

export class GithubIdentity {
  readonly #options: GithubIdentityOptions;
  #login: string | undefined;

  constructor(options: GithubIdentityOptions) {
    this.#options = options;
    this.#login = options.login;
  }

  /** What we made names us: that is surer than any guess, unless we were told. */
  learn(author: string): void {
    if (author !== '') this.#login = this.#options.login ?? author;
  }

  /** @throws TrackerError, RateLimited */
  async login(): Promise<string> {
    this.#login ??= (await this.#askViewer()) ?? (await this.#askUser()) ?? ACTIONS_LOGIN;
    return this.#login;
  }

  /**
   * Works for every kind of token, those of a GitHub App and of a run too, which `GET /user` refuses; without it an
   * App would be taken for the Actions bot and make all twice. Source: fullsend-ai/fullsend#1953.
   */
  async #askViewer(): Promise<string | undefined> {
    const route = `POST ${graphqlAddress(this.#options.apiUrl)}`;
    const parameters = { query: 'query { viewer { login } }' };
    return this.#ask(route, { parameters, parse: parseViewer });
  }

  #askUser(): Promise<string | undefined> {
    return this.#ask('GET /user', { parameters: {}, parse: parseLogin });
  }

  /** A refusal is no answer; a wrong token or a limit holds for everything. */
  async #ask(
    route: string,
    { parameters, parse }: { parameters: object; parse: (data: unknown) => string | undefined },
  ): Promise<string | undefined> {
    try {
      const { client } = this.#options;
      const answer = await client.request({ kind: 'read', route, parameters: { ...parameters } });
      return parse(answer.data);
    } catch (error) {
      if (!(error instanceof TrackerError) || error instanceof RateLimited) throw error;
      if (error.status !== 403 && error.status !== 404) throw error;
      return undefined;
    }
  }
}
