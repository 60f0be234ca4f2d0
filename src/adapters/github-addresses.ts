/** Addresses that follow from the one of the REST API, on GitHub.com, GHE.com and GitHub Enterprise Server. Pure. */

/** Where people look: `https://github.com` for `https://api.github.com`. Without a slash at the end. */
export function webAddress(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** Enterprise Server has REST at `/api/v3` and GraphQL at `/api/graphql`, the others have both at the root. */
export function graphqlAddress(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}

/** The page on which a person opens the pull request. */
export function compareAddress(place: {
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly head: string;
  readonly base: string;
}): string {
  const { apiUrl, owner, repo, head, base } = place;
  const branches = `${encodeBranch(base)}...${encodeBranch(head)}`;
  return `${webAddress(apiUrl)}/${owner}/${repo}/compare/${branches}?expand=1`;
}

/** Slashes stay, as GitHub shows them. */
function encodeBranch(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
