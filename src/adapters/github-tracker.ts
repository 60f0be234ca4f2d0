/** Issues and pull requests on GitHub. Existence is decided by lists and our own markers, never by GitHub's search, which lags. */
import { RateLimited, TrackerError } from '../errors.ts';
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
import { parseIssue, parsePull, type SeenIssue, type SeenPull } from './github-shapes.ts';

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
const PAGE = 100;
/** A marker is looked for no further back than the first run of a plan can be, in milliseconds: 35 days a run, twice. */
const LOOK_BACK_MS = 70 * 24 * 3_600_000;
const ACTIONS_LOGIN = 'github-actions[bot]';

class GithubTracker implements Tracker {
  readonly kind = 'github';
  readonly #client: GithubClient;
  readonly #options: GithubTrackerOptions;
  #login: string | undefined;
  /** Until it is known, nobody need wait. */
  #slot: WriteSlot | undefined;

  constructor(options: GithubTrackerOptions) {
    this.#options = options;
    this.#client = new GithubClient(options);
    this.#login = options.login;
  }

  async ensureIssue(draft: IssueDraft, earlier: Earlier): Promise<IssueRef> {
    const [known, ...twins] = earlier === 'maybe' ? await this.#issuesWith(draft.marker) : [];
    if (known !== undefined) return this.#keepOldest([known, ...twins]);
    const body = checkBody(draft.body, 'issue');
    const parameters = { title: cleanTitle(draft.title), body, labels: [...draft.labels] };
    for (let lost = 0; ; lost++) {
      try {
        const answer = await this.#write('create', 'POST /repos/{owner}/{repo}/issues', parameters);
        const issue = parseIssue(answer.data);
        this.#login ??= issue.author;
        return lost === 0 ? refOf(issue) : await this.#converge(draft.marker, issue);
      } catch (error) {
        if (!isTransient(error) || lost >= MAX_LOST) throw error;
        const found = await this.#findAfterLoss(draft.marker);
        if (found !== undefined) return this.#converge(draft.marker, found);
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
          throw explainRefusal(error, {
            ...draft,
            owner: this.#options.owner,
            repo: this.#options.repo,
          });
      }
    }
  }

  async comment(issue: number, body: string): Promise<void> {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const parameters = { issue_number: issue, body: checkBody(body, 'comment') };
    await this.#write('create', route, parameters);
  }

  async readIssue(issue: number): Promise<IssueState> {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
    const { data } = await this.#read(route, { issue_number: issue });
    const { state, closedBy } = parseIssue(data);
    const byOther = state === 'closed' && closedBy !== undefined && !(await this.#isUs(closedBy));
    return { state, closedByOther: byOther };
  }

  async listPullRequests(headPrefix: string): Promise<readonly PullRequestState[]> {
    const route = 'GET /repos/{owner}/{repo}/pulls';
    const pulls = await this.#list(route, { state: 'all', sort: 'created', direction: 'desc' });
    return pulls
      .map(parsePull)
      .filter((pull) => pull.head.startsWith(headPrefix) && this.#isOurRepository(pull))
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
    const { clock, signal, owner, repo } = this.#options;
    const now = clock.now();
    const at = this.#slot === undefined ? now : nextWriteAt(this.#slot, now);
    if (at > now) await clock.sleep(at - now, signal);
    return this.#client.request({ kind, route, parameters: { owner, repo, ...parameters } });
  }

  #read(route: string, parameters: GithubRequest['parameters']) {
    const { owner, repo } = this.#options;
    return this.#client.request({
      kind: 'read',
      route,
      parameters: { owner, repo, ...parameters },
    });
  }

  /** All pages. */
  async #list(route: string, parameters: GithubRequest['parameters']): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let page = 1; ; page++) {
      const answer = await this.#read(route, { ...parameters, per_page: PAGE, page });
      items.push(...(Array.isArray(answer.data) ? answer.data : []));
      if (!answer.hasNextPage) return items;
    }
  }

  /** Those that we wrote, oldest first. A marker that somebody else wrote is ignored, and that is said. */
  async #issuesWith(marker: string): Promise<readonly SeenIssue[]> {
    const { clock, logger } = this.#options;
    const creator = await this.#whoAmI();
    const issues = await this.#list('GET /repos/{owner}/{repo}/issues', {
      creator,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      since: new Date(clock.now() - LOOK_BACK_MS).toISOString(),
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

  /** Did the request whose answer was lost make an issue? Lists lag, so it is looked for several times. */
  async #findAfterLoss(marker: string): Promise<SeenIssue | undefined> {
    const { clock, signal } = this.#options;
    for (const delay of LAG_DELAYS_MS) {
      if (delay > 0) await clock.sleep(delay, signal);
      const [found] = await this.#issuesWith(marker);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** After a loss there may be several: what was found or made may not be all. */
  async #converge(marker: string, issue: SeenIssue): Promise<IssueRef> {
    return this.#keepOldest([issue, ...(await this.#issuesWith(marker))]);
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

  async #isUs(login: string): Promise<boolean> {
    return login === (await this.#whoAmI());
  }

  /** The token of a run may not ask who it is; it belongs to the bot then. */
  async #whoAmI(): Promise<string> {
    if (this.#login !== undefined) return this.#login;
    try {
      const { data } = await this.#client.request({
        kind: 'read',
        route: 'GET /user',
        parameters: {},
      });
      this.#login = loginOf(data) ?? ACTIONS_LOGIN;
    } catch (error) {
      if (error instanceof RateLimited || !(error instanceof TrackerError)) throw error;
      if (error.status !== 403 && error.status !== 401) throw error;
      this.#login = ACTIONS_LOGIN;
    }
    return this.#login;
  }
}

/** Answers that may be lost in a row before the task gives up. */
const MAX_LOST = 4;

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

function loginOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('login' in data)) return undefined;
  return typeof data.login === 'string' ? data.login : undefined;
}
