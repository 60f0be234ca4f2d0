/** What GitHub takes as titles and texts, and what its refusals mean. Pure. */
import { RateLimited, TrackerError } from '../errors.ts';
import { compareAddress } from './github-addresses.ts';

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

/** One line of at most 256 UTF-16 units; half of a character is never left, which would be no valid JSON. */
export function cleanTitle(title: string): string {
  const line = title.replace(/[\s\p{Cc}]+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
  const cut = line.trim().slice(0, MAX_TITLE);
  return cut.replace(/[\ud800-\udbff]$/, '').trimEnd() || 'Untitled';
}

const SWITCH =
  'Switch on Settings → Actions → General → Workflow permissions → "Allow GitHub Actions to create and approve pull requests" (the organization may have to allow it first), or open it by hand:';

/** What a person can do when GitHub does not take a pull request: the branch is there in any case. */
export function explainRefusal(
  error: unknown,
  place: Parameters<typeof compareAddress>[0],
): unknown {
  if (!(error instanceof TrackerError) || error instanceof RateLimited) return error;
  const { status, operation } = error;
  const facts = { status, operation, cause: error };
  const compare = compareAddress(place);
  if (/not permitted to create or approve pull requests/i.test(error.message)) {
    return new TrackerError(
      `GitHub Actions may not open pull requests in ${place.owner}/${place.repo}; the branch ${place.head} is pushed`,
      { ...facts, hint: `${SWITCH} ${compare}` },
    );
  }
  const byHand = `The branch is pushed; open the pull request by hand: ${compare}`;
  const hint = error.hint === undefined ? byHand : `${error.hint} ${byHand}`;
  return new TrackerError(error.message, { ...facts, hint });
}
