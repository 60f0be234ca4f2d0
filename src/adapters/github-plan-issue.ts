/** The issue of a plan on GitHub, with the tasks' issues as its sub-issues. */
import { RateLimited, TrackerError } from '../errors.ts';
import type { PlanIssueDraft, PlanIssueResult, PlanIssues } from '../ports/plan-issue.ts';
import type { IssueRef } from '../task/record.ts';
import { GithubClient, type GithubClientOptions } from './github-client.ts';
import { checkBody, cleanTitle } from './github-drafts.ts';
import { GithubIdentity } from './github-identity.ts';
import { parseIssue, type SeenIssue } from './github-shapes.ts';
import { createGithubTracker } from './github-tracker.ts';

export interface PlanIssueOptions extends GithubClientOptions {
  readonly owner: string;
  readonly repo: string;
}

/** What was not touched for so long is not looked for: as with the tasks' own issues. */
const LOOK_BACK_MS = 70 * 24 * 3_600_000;
/** GitHub takes no more below one issue, closed ones included (facts.md). */
const MAX_CHILDREN = 100;
/** As many writes as GitHub takes at once without a word; the others keep its rule of one a second. */
const FREE_WRITES = 20;
const PAUSE_MS = 1_000;
/** No such feature on this server, or sub-issues are switched off. */
const NO_SUB_ISSUES: ReadonlySet<number> = new Set([404, 410]);

export function createGithubPlanIssues(options: PlanIssueOptions): PlanIssues {
  return new GithubPlanIssues(options);
}

class GithubPlanIssues implements PlanIssues {
  readonly #options: PlanIssueOptions;
  readonly #client: GithubClient;
  readonly #identity: GithubIdentity;

  constructor(options: PlanIssueOptions) {
    this.#options = options;
    this.#client = new GithubClient(options);
    this.#identity = new GithubIdentity({ ...options, client: this.#client });
  }

  async write(draft: PlanIssueDraft): Promise<PlanIssueResult> {
    const ours = await this.#ourIssues();
    const known = ours
      .filter(({ body }) => body.includes(draft.marker))
      .toSorted((a, b) => a.number - b.number)
      .at(0);
    if (known?.state === 'closed') return { kind: 'closed', issue: refOf(known) };
    const issue = known === undefined ? await this.#create(draft) : refOf(known);
    if (known !== undefined && textOf(known.body) !== textOf(draft.body)) {
      const body = checkBody(draft.body, 'issue');
      await this.#change('PATCH /repos/{owner}/{repo}/issues/{issue_number}', issue, { body });
    }
    return { kind: 'written', issue, linked: await this.#link(issue, draft, ours) };
  }

  /** One list for all: the plan's issue, its text, the ids of the children, and which have a parent. */
  async #ourIssues(): Promise<readonly SeenIssue[]> {
    const { owner, repo, clock } = this.#options;
    const creator = await this.#identity.login();
    const issues = await this.#client.readAll('GET /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      creator,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      since: new Date(clock.now() - LOOK_BACK_MS).toISOString(),
    });
    return issues
      .map(parseIssue)
      .filter(({ author, isPullRequest }) => author === creator && !isPullRequest);
  }

  /** As a task's issue is made: a lost answer makes no second one. */
  #create({ title, body, marker }: PlanIssueDraft): Promise<IssueRef> {
    const tracker = createGithubTracker(this.#options);
    // Without a label: what works off a label must not take it for a task.
    return tracker.ensureIssue({ title: cleanTitle(title), body, marker, labels: [] }, 'no');
  }

  async #link(
    parent: IssueRef,
    { children }: PlanIssueDraft,
    ours: readonly SeenIssue[],
  ): Promise<number> {
    const wanted = children.flatMap(
      (number) => ours.find((issue) => issue.number === number) ?? [],
    );
    const missing = wanted.filter(({ parentUrl }) => parentUrl === undefined);
    let linked = wanted.length - missing.length;
    for (const [index, child] of missing.slice(0, MAX_CHILDREN - linked).entries()) {
      if (index >= FREE_WRITES) await this.#options.clock.sleep(PAUSE_MS, this.#options.signal);
      const done = await this.#linkOne(parent, child);
      if (done === 'impossible') return linked;
      if (done === 'linked') linked += 1;
    }
    return linked;
  }

  async #linkOne(
    parent: IssueRef,
    { id }: SeenIssue,
  ): Promise<'linked' | 'refused' | 'impossible'> {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues';
    try {
      await this.#change(route, parent, { sub_issue_id: id });
      return 'linked';
    } catch (error) {
      if (!(error instanceof TrackerError) || error instanceof RateLimited) throw error;
      if (NO_SUB_ISSUES.has(error.status)) return 'impossible';
      // It is below another issue, or is below this one already and the list did not say so yet.
      if (error.status === 422) return 'refused';
      throw error;
    }
  }

  async #change(route: string, issue: IssueRef, fields: Readonly<Record<string, unknown>>) {
    const { owner, repo } = this.#options;
    const parameters = { owner, repo, issue_number: issue.number, ...fields };
    await this.#client.request({ kind: 'change', route, parameters });
  }
}

/** GitHub keeps line ends as they came, and browsers that edit send others. */
function textOf(body: string): string {
  return body.replaceAll('\r\n', '\n').trim();
}

function refOf({ number, url }: SeenIssue): IssueRef {
  return { number, url };
}
