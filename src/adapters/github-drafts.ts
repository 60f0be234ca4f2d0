/** What GitHub takes as titles and texts, and what its refusals mean. Pure. */
import { RateLimited, TrackerError } from '../errors.ts';

/** GitHub refuses longer ones with a 422 that does not say why. Source: facts.md, 'Body'. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;
/** @throws TrackerError with the length, which GitHub's own refusal does not name */
export function checkBody(body: string, what: string): string {
  if (body.length <= MAX_BODY) return body;
  throw new TrackerError(
    `the text of the ${what} has ${body.length} characters; GitHub takes ${MAX_BODY}`,
    { status: 422, operation: `write ${what}` },
  );
}

/** One line of at most 256 characters. */
export function cleanTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return [...line].slice(0, MAX_TITLE).join('').slice(0, MAX_TITLE);
}

/** What a person can do when GitHub does not take a pull request: the branch is there in any case. */
export function explainRefusal(
  error: unknown,
  { owner, repo, head, base }: { owner: string; repo: string; head: string; base: string },
): unknown {
  if (!(error instanceof TrackerError) || error instanceof RateLimited) return error;
  const compare = `/${owner}/${repo}/compare/${base}...${head}?expand=1`;
  const { status, operation } = error;
  if (/not permitted to create or approve pull requests/i.test(error.message)) {
    return new TrackerError(
      `GitHub Actions may not open pull requests in ${owner}/${repo}; the branch ${head} is pushed`,
      {
        status,
        operation,
        cause: error,
        hint: `Switch on Settings → Actions → General → Workflow permissions → "Allow GitHub Actions to create and approve pull requests" (the organization may have to allow it first), or open it by hand: ${compare}`,
      },
    );
  }
  const hint = `The branch is pushed; open the pull request by hand: ${compare}`;
  return new TrackerError(error.message, { status, operation, cause: error, hint });
}
