/** Issues and pull requests on GitHub. Existence is decided by lists and our own markers, never by GitHub's search, which lags. */
import { TrackerError } from '../errors.ts';
import type {
  Earlier,
  IssueDraft,
  IssueState,
  PullRequestDraft,
  PullRequestState,
  RequestCount,
  Tracker,
} from '../ports/tracker.ts';
import type { IssueRef, PullRequestRef } from '../task/record.ts';
import { nextWriteAt, type WriteSlot } from '../task/write-slot.ts';
import {
  GithubClient,
  type GithubClientOptions,
  type GithubRequest,
  isTransient,
} from './github-client.ts';
import { checkBody, cleanTitle, explainRefusal } from './github-drafts.ts';
import { GithubIdentity } from './github-identity.ts';
import {
  parseComment,
  parseIssue,
  parsePull,
  type SeenComment,
  type SeenIssue,
  type SeenPull,
} from './github-shapes.ts';

export interface GithubTrackerOptions extends GithubClientOptions {
  readonly owner: string;
  readonly repo: string;
  /** Who we are, when it is known; else GitHub is asked when it matters. */
  readonly login?: string;
}

export function createGithubTracker(options: GithubTrackerOptions): Tracker {
  return new GithubTracker(options);
}

/** What GitHub lists lags behind what it made by seconds; after so long it is taken as not made. */
const LAG_DELAYS_MS = [0, 1_000, 2_000, 4_000, 6_000];
/** A marker is looked for no further back than the first run of a plan can be, in milliseconds: 35 days a run, twice. */
const LOOK_BACK_MS = 70 * 24 * 3_600_000;
/** What this call itself may have made is no older than the call, by GitHub's clock or ours. */
const CLOCK_DIFFERENCE_MS = 10 * 60_000;
/** Answers that may be lost in a row before the task gives up. */
const MAX_LOST = 4;

class GithubTracker implements Tracker {
  readonly kind = 'github';
  readonly #client: GithubClient;
  readonly #identity: GithubIdentity;
  readonly #options: GithubTrackerOptions;
  /** Until it is known, nobody need wait. */
  #slot: WriteSlot | undefined;
  #lastWriteAt: number | undefined;

  constructor(options: GithubTrackerOptions) {
    this.#options = options;
    this.#client = new GithubClient(options);
    this.#identity = new GithubIdentity({ ...options, client: this.#client });
  }

  async ensureIssue(draft: IssueDraft, earlier: Earlier): Promise<IssueRef> {
    const now = this.#options.clock.now();
    const longAgo = { marker: draft.marker, since: now - LOOK_BACK_MS };
    const justNow = { marker: draft.marker, since: now - CLOCK_DIFFERENCE_MS };
    const [known, ...twins] = earlier === 'maybe' ? await this.#issuesWith(longAgo) : [];
    if (known !== undefined) return this.#keepOldest([known, ...twins]);
    const body = checkBody(draft.body, 'issue');
    const parameters = { title: cleanTitle(draft.title), body, labels: [...draft.labels] };
    for (let lost = 0; ; lost++) {
      try {
        const answer = await this.#write('create', 'POST /repos/{owner}/{repo}/issues', parameters);
        const issue = parseIssue(answer.data);
        this.#identity.learn(issue.author);
        return lost === 0 ? refOf(issue) : await this.#converge(justNow, issue);
      } catch (error) {
        if (!isTransient(error) || lost >= MAX_LOST) throw error;
        const found = await this.#lookSeveralTimes(
          async () => (await this.#issuesWith(justNow))[0],
        );
        if (found !== undefined) return this.#converge(justNow, found);
      }
    }
  }

  async ensurePullRequest(draft: PullRequestDraft, earlier: Earlier): Promise<PullRequestRef> {
    const known = earlier === 'maybe' ? await this.#findPull(draft) : undefined;
    if (known !== undefined) return known;
    const { head, base, draft: isDraft } = draft;
    const body = checkBody(draft.body, 'pull request');
    const parameters = { title: cleanTitle(draft.title), body, head, base, draft: isDraft };
    for (let lost = 0; ; lost++) {
      try {
        const answer = await this.#write('create', 'POST /repos/{owner}/{repo}/pulls', parameters);
        return pullRefOf(parsePull(answer.data));
      } catch (error) {
        // Two pull requests of one head and base cannot be, so saying it again is safe once we have looked.
        const found = mayExist(error) ? await this.#findPull(draft) : undefined;
        if (found !== undefined) return found;
        if (!isTransient(error) || lost >= MAX_LOST)
          throw explainRefusal(error, { ...this.#options, head, base });
      }
    }
  }

  async comment(issue: number, body: string): Promise<void> {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const parameters = { issue_number: issue, body: checkBody(body, 'comment') };
    const since = this.#options.clock.now() - CLOCK_DIFFERENCE_MS;
    for (let lost = 0; ; lost++) {
      try {
        await this.#write('create', route, parameters);
        return;
      } catch (error) {
        if (!isTransient(error) || lost >= MAX_LOST) throw error;
        const find = () => this.#hasComment(issue, { body, since });
        if ((await this.#lookSeveralTimes(find)) === true) return;
      }
    }
  }

  async readIssue(issue: number): Promise<IssueState> {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
    const { data } = await this.#read(route, { issue_number: issue });
    const { state, closedBy, url, title, body } = parseIssue(data);
    // Nobody is named when the account is gone; ours is not.
    const byOther = state === 'closed' && closedBy !== (await this.#identity.login());
    return { url, title, body, state, closedByOther: byOther };
  }

  async listPullRequests(headPrefix: string): Promise<readonly PullRequestState[]> {
    const route = 'GET /repos/{owner}/{repo}/pulls';
    const pulls = await this.#list(route, { state: 'all', sort: 'created', direction: 'desc' });
    const ours = pulls
      .map(parsePull)
      .filter((pull) => pull.head.startsWith(headPrefix) && this.#isOurRepository(pull));
    if (ours.length === 0) return [];
    const us = await this.#identity.login();
    return ours
      .filter(({ author }) => author === us)
      .map(({ number, url, state, head }) => ({ number, url, state, head }));
  }

  async closeIssue(issue: number, reason: 'completed' | 'not_planned'): Promise<void> {
    const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
    await this.#write('change', route, {
      issue_number: issue,
      state: 'closed',
      state_reason: reason,
    });
  }

  takeTurns(slot: WriteSlot): void {
    this.#slot = slot;
  }

  requests(): RequestCount {
    return this.#client.requests();
  }

  async #write(kind: 'create' | 'change', route: string, parameters: GithubRequest['parameters']) {
    const { owner, repo } = this.#options;
    const notBefore = (now: number) => this.#takeTurn(now);
    const request = { kind, route, parameters: { owner, repo, ...parameters }, notBefore };
    return this.#client.request(request);
  }

  /** The moment of our turn; when it is now, it is taken. */
  #takeTurn(now: number): number {
    if (this.#slot === undefined) return now;
    const last = this.#lastWriteAt;
    const at = nextWriteAt({ ...this.#slot, ...(last === undefined ? {} : { lastAt: last }) }, now);
    if (at <= now) this.#lastWriteAt = now;
    return at;
  }

  #read(route: string, parameters: GithubRequest['parameters']) {
    const { owner, repo } = this.#options;
    return this.#client.request({
      kind: 'read',
      route,
      parameters: { owner, repo, ...parameters },
    });
  }

  #list(route: string, parameters: GithubRequest['parameters']): Promise<readonly unknown[]> {
    const { owner, repo } = this.#options;
    return this.#client.readAll(route, { owner, repo, ...parameters });
  }

  /** Those that we wrote, oldest first. A marker that somebody else wrote is ignored, and that is said. */
  async #issuesWith({ marker, since }: Wanted): Promise<readonly SeenIssue[]> {
    const { logger } = this.#options;
    const creator = await this.#identity.login();
    const issues = await this.#list('GET /repos/{owner}/{repo}/issues', {
      creator,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      since: new Date(since).toISOString(),
    });
    const marked = issues
      .map(parseIssue)
      .filter(({ isPullRequest, body }) => !isPullRequest && body.includes(marker));
    const foreign = marked.filter(({ author }) => author !== creator);
    for (const { number, author } of foreign)
      logger.warn(`#${number} carries our marker and was written by ${author}: ignored`);
    return marked
      .filter(({ author }) => author === creator)
      .toSorted((one, other) => one.number - other.number);
  }

  async #hasComment(
    issue: number,
    wanted: { body: string; since: number },
  ): Promise<true | undefined> {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const since = new Date(wanted.since).toISOString();
    const comments = await this.#list(route, { issue_number: issue, since });
    const us = await this.#identity.login();
    const isIt = ({ body, author }: SeenComment) => body === wanted.body && author === us;
    return comments.map(parseComment).some(isIt) ? true : undefined;
  }

  /** Did the request whose answer was lost make what it should? Lists lag, so it is looked for several times. */
  async #lookSeveralTimes<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
    const { clock, signal } = this.#options;
    for (const delay of LAG_DELAYS_MS) {
      if (delay > 0) await clock.sleep(delay, signal);
      const found = await look();
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** After a loss there may be several: what was found or made may not be all. */
  async #converge(wanted: Wanted, issue: SeenIssue): Promise<IssueRef> {
    return this.#keepOldest([issue, ...(await this.#issuesWith(wanted))]);
  }

  /** The lowest number stays, later ones are closed with a link to it. */
  async #keepOldest(issues: readonly [SeenIssue, ...SeenIssue[]]): Promise<IssueRef> {
    const all = new Map(issues.map((one) => [one.number, one] as const));
    const [kept = issues[0], ...later] = [...all.values()].toSorted((a, b) => a.number - b.number);
    for (const { number, state } of later) {
      if (state === 'closed') continue;
      await this.comment(number, `Duplicate of #${kept.number}: an answer of GitHub was lost.`);
      await this.closeIssue(number, 'not_planned');
    }
    return refOf(kept);
  }

  async #findPull({ head, base }: PullRequestDraft): Promise<PullRequestRef | undefined> {
    const { owner } = this.#options;
    const parameters = { head: `${owner}:${head}`, base, state: 'all' };
    const pulls = (await this.#list('GET /repos/{owner}/{repo}/pulls', parameters)).map(parsePull);
    const mine = pulls.filter((pull) => pull.head === head && this.#isOurRepository(pull));
    const found = mine.find(({ state }) => state === 'open') ?? mine.at(0);
    return found === undefined ? undefined : pullRefOf(found);
  }

  /** A fork may have a branch of the same name; its pull requests are not ours. */
  #isOurRepository({ repository }: SeenPull): boolean {
    const { owner, repo } = this.#options;
    return repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  }
}

interface Wanted {
  readonly marker: string;
  /** Epoch milliseconds: nothing older is looked at. */
  readonly since: number;
}

function mayExist(error: unknown): boolean {
  if (isTransient(error)) return true;
  return (
    error instanceof TrackerError && error.status === 422 && /already exists/i.test(error.message)
  );
}

function refOf({ number, url }: SeenIssue): IssueRef {
  return { number, url };
}

function pullRefOf({ number, url, draft }: SeenPull): PullRequestRef {
  return { number, url, draft };
}
