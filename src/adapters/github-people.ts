/** Who may write to the repository: GitHub's answer, never the `author_association` that comes with a text. */
import { TrackerError } from '../errors.ts';
import type { Access, People } from '../ports/people.ts';
import type { GithubClient } from './github-client.ts';
import { parsePermission } from './github-shapes.ts';

export interface GithubPeopleOptions {
  readonly client: GithubClient;
  readonly owner: string;
  readonly repo: string;
}

/**
 * `permission` is one of admin, write, read and none; the roles maintain and triage are said as write and read, a role
 * of the organisation's own as what it is built on. Source: github/docs, REST, 'Get repository permissions for a user'.
 */
const WRITING = new Set(['admin', 'maintain', 'write']);

export function createGithubPeople({ client, owner, repo }: GithubPeopleOptions): People {
  const known = new Map<string, Promise<Access>>();
  const ask = async (username: string): Promise<Access> => {
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    try {
      const parameters = { owner, repo, username };
      const answer = await client.request({ kind: 'read', route, parameters });
      const permission = parsePermission(answer.data);
      if (WRITING.has(permission)) return 'write';
      return permission === 'none' ? 'none' : 'read';
    } catch (error) {
      // 'x is not a user': an App, or an account that is gone.
      if (error instanceof TrackerError && error.status === 404) return 'none';
      throw error;
    }
  };
  return {
    accessOf: async (login) => {
      if (login === '') return 'none';
      const answer = known.get(login) ?? ask(login);
      known.set(login, answer);
      return answer;
    },
  };
}
