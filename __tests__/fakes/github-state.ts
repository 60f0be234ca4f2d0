/** What the loopback GitHub knows: issues, comments and pull requests of one repository, with GitHub's rules about them. */
import { execFileSync } from 'node:child_process';

export interface StateIssue {
  readonly number: number;
  title: string;
  body: string;
  readonly labels: readonly string[];
  readonly author: string;
  readonly createdAt: number;
  state: 'open' | 'closed';
  stateReason: string | null;
  closedBy: string | null;
  readonly comments: StateComment[];
  /** Numbers of its sub-issues. */
  readonly children: number[];
}

export interface StateComment {
  readonly author: string;
  readonly body: string;
  readonly createdAt: number;
}

export interface StatePull {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
  readonly author: string;
  readonly createdAt: number;
  /** Commit of the head when it was opened. */
  readonly sha: string;
  /** Issues that its merge closes, as its body says. */
  readonly closes: readonly number[];
  state: 'open' | 'closed';
  mergedAt: number | null;
}

/** GitHub's 422: `message` is what octokit shows. */
export class Refused extends Error {
  readonly status: number;
  readonly details: readonly object[];

  constructor(status: number, message: string, details: readonly object[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

export interface StateOptions {
  readonly owner: string;
  /** Bare repository that branches are looked up in. */
  readonly repository?: string;
  /** File names; default: whatever is asked for. */
  readonly workflows?: readonly string[];
  readonly now: () => number;
}

/** GitHub takes no more, closed ones included. Source: facts.md. */
const MAX_CHILDREN = 100;

/** Closing keywords. Source: github/docs, 'Linking a pull request to an issue'. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d+)/gi;

export class GithubState {
  readonly issues: StateIssue[] = [];
  readonly pulls: StatePull[] = [];
  readonly dispatches: { readonly workflow: string; readonly body: unknown }[] = [];
  /** Permission by login; everybody else has none. */
  readonly permissions = new Map<string, 'admin' | 'write' | 'read'>();
  /** The switch of the repository's settings. */
  mayOpenPullRequests = true;
  readonly #options: StateOptions;

  constructor(options: StateOptions) {
    this.#options = options;
  }

  openIssue(draft: { title: string; body?: string; labels?: readonly string[]; author: string }) {
    const issue: StateIssue = {
      number: this.#nextNumber(),
      title: draft.title,
      body: draft.body ?? '',
      labels: draft.labels ?? [],
      author: draft.author,
      createdAt: this.#options.now(),
      state: 'open',
      stateReason: null,
      closedBy: null,
      comments: [],
      children: [],
    };
    this.issues.push(issue);
    return issue;
  }

  findIssue(number: number): StateIssue {
    const found = this.issues.find((issue) => issue.number === number);
    if (found === undefined) throw new Refused(404, 'Not Found');
    return found;
  }

  addComment(number: number, comment: { author: string; body: string }): StateComment {
    const made = { ...comment, createdAt: this.#options.now() };
    this.findIssue(number).comments.push(made);
    return made;
  }

  addChild(parent: number, child: number): StateIssue {
    const { children } = this.findIssue(parent);
    const { number } = this.findIssue(child);
    const isTaken = this.issues.some((issue) => issue.children.includes(number));
    if (isTaken || number === parent || children.length >= MAX_CHILDREN)
      throw new Refused(422, 'Validation Failed');
    children.push(number);
    return this.findIssue(parent);
  }

  startWorkflow(workflow: string, body: unknown): void {
    const { workflows } = this.#options;
    if (workflows !== undefined && !workflows.includes(workflow))
      throw new Refused(404, 'Not Found');
    this.dispatches.push({ workflow, body });
  }

  openPull(draft: {
    title: string;
    body?: string;
    head: string;
    base: string;
    draft?: boolean;
    author: string;
  }): StatePull {
    const head = draft.head.replace(`${this.#options.owner}:`, '');
    if (!this.mayOpenPullRequests) {
      throw new Refused(403, 'GitHub Actions is not permitted to create or approve pull requests.');
    }
    const sha = this.#commitOf(head, 'head');
    const base = this.#commitOf(draft.base, 'base');
    const twin = this.pulls.find(
      (pull) => pull.state === 'open' && pull.head === head && pull.base === draft.base,
    );
    if (twin !== undefined) {
      throw invalid(`A pull request already exists for ${this.#options.owner}:${head}.`);
    }
    if (this.#isAncestor(sha, base)) {
      throw invalid(`No commits between ${draft.base} and ${head}`);
    }
    const body = draft.body ?? '';
    const pull: StatePull = {
      ...draft,
      body,
      head,
      sha,
      draft: draft.draft === true,
      number: this.#nextNumber(),
      createdAt: this.#options.now(),
      closes: [...body.matchAll(CLOSING)].map((match) => Number(match[1])),
      state: 'open',
      mergedAt: null,
    };
    this.pulls.push(pull);
    return pull;
  }

  /** What a person does on the web page. */
  close(number: number): StatePull {
    const pull = this.pulls.find((candidate) => candidate.number === number);
    if (pull === undefined) throw new Error(`no pull request #${number}`);
    pull.state = 'closed';
    return pull;
  }

  /** What a person does on the web page; the branch itself is not touched. */
  merge(number: number): void {
    const pull = this.close(number);
    pull.mergedAt = this.#options.now();
    for (const issue of this.issues) {
      if (pull.closes.includes(issue.number)) issue.state = 'closed';
    }
  }

  #nextNumber(): number {
    return this.issues.length + this.pulls.length + 1;
  }

  #commitOf(branch: string, field: 'head' | 'base'): string {
    const commit = this.#git('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`);
    if (commit !== undefined) return commit;
    throw new Refused(422, 'Validation Failed', [
      { resource: 'PullRequest', field, code: 'invalid' },
    ]);
  }

  #isAncestor(sha: string, base: string): boolean {
    return sha === base || this.#git('merge-base', '--is-ancestor', sha, base) !== undefined;
  }

  /** Output, or undefined when git says no. Without a repository every branch exists and differs. */
  #git(...args: string[]): string | undefined {
    const { repository } = this.#options;
    if (repository === undefined) return args[0] === 'rev-parse' ? args.at(-1) : undefined;
    try {
      const options = { cwd: repository, encoding: 'utf8', stdio: 'pipe' } as const;
      return execFileSync('git', args, options).trim();
    } catch {
      return undefined;
    }
  }
}

function invalid(message: string): Refused {
  return new Refused(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message },
  ]);
}
