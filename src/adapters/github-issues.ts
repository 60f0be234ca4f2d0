/** Issues of a label on GitHub. */
import type { WrittenIssues } from '../ports/issues.ts';
import type { GithubClient } from './github-client.ts';
import { parseIssue } from './github-shapes.ts';

export interface GithubIssuesOptions {
  readonly client: GithubClient;
  readonly owner: string;
  readonly repo: string;
}

export function createGithubIssues({ client, owner, repo }: GithubIssuesOptions): WrittenIssues {
  return {
    listLabelled: async (label, limit) => {
      const route = 'GET /repos/{owner}/{repo}/issues';
      const order = { sort: 'created', direction: 'asc' };
      const parameters = { owner, repo, labels: label, state: 'open', ...order };
      // GitHub lists pull requests among the issues.
      const isIssue = (data: unknown) => !parseIssue(data).isPullRequest;
      const items = await client.readAll(
        route,
        parameters,
        (found) => found.filter(isIssue).length > limit,
      );
      return items
        .filter(isIssue)
        .map(parseIssue)
        .map(({ number, title, body, author }) => ({ number, title, body, author }));
    },
  };
}
