/** Where GitHub is and who we are there, for runs on one machine. Pure. */
import { FanoutError } from './errors.ts';

export interface GithubPlace {
  readonly owner: string;
  readonly repo: string;
  /** Both without a slash at the end. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly token: string;
}

/**
 * From the address of `origin` and the environment: GITHUB_TOKEN or GH_TOKEN; GITHUB_SERVER_URL and GITHUB_API_URL
 * win over what follows from the address.
 * @throws FanoutError naming what is missing
 */
export function findGithub(
  origin: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): GithubPlace {
  const found = origin === undefined ? undefined : parseOrigin(origin);
  if (found === undefined) {
    const said = origin === undefined ? 'there is no remote origin' : 'it names no repository';
    throw new FanoutError(`the repository on GitHub is unknown: ${said}`, {
      hint: 'git remote add origin https://github.com/<owner>/<repository>.git',
    });
  }
  const token = [env['GITHUB_TOKEN'], env['GH_TOKEN']].find((value) => (value ?? '') !== '');
  if (token === undefined) {
    throw new FanoutError('--tracker github needs a token, and there is none', {
      hint: 'export GITHUB_TOKEN="$(gh auth token)", or a token with contents, issues and pull requests: write.',
    });
  }
  const serverUrl = trimSlash(env['GITHUB_SERVER_URL'] ?? `https://${found.host}`);
  const apiUrl = trimSlash(env['GITHUB_API_URL'] ?? apiOf(serverUrl));
  return { owner: found.owner, repo: found.repo, serverUrl, apiUrl, token };
}

/** GitHub Enterprise Server has its API below its own address. Source: github/docs, 'Getting started with the REST API'. */
function apiOf(serverUrl: string): string {
  return serverUrl === 'https://github.com' ? 'https://api.github.com' : `${serverUrl}/api/v3`;
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** `https://host/owner/repo.git`, `ssh://git@host/owner/repo`, `git@host:owner/repo.git`. */
export function parseOrigin(
  origin: string,
): { readonly host: string; readonly owner: string; readonly repo: string } | undefined {
  const shapes = [
    /^(?:https?|ssh|git):\/\/(?:[^@/]+@)?([^/]+)\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/,
    /^(?:[\w-]+@)?([\w.-]+):([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/,
  ];
  for (const shape of shapes) {
    const [, host, owner, repo] = shape.exec(origin) ?? [];
    if (host !== undefined && owner !== undefined && repo !== undefined)
      return { host, owner, repo };
  }
  return undefined;
}
