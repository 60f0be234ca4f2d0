/** The few fields of GitHub's answers that we read, validated: an answer of another shape is an error, not undefined. */
import * as v from 'valibot';
import { TrackerError } from '../errors.ts';

export interface SeenIssue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: string;
  readonly closedBy: string | undefined;
  readonly isPullRequest: boolean;
}

export interface SeenPull {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  /** Branch, without its repository. */
  readonly head: string;
  /** `owner/name` of the head's repository; undefined when that is gone. */
  readonly repository: string | undefined;
}

const Login = v.nullish(v.object({ login: v.string() }));
const Issue = v.object({
  number: v.number(),
  html_url: v.string(),
  body: v.nullish(v.string()),
  state: v.string(),
  user: Login,
  closed_by: Login,
  pull_request: v.nullish(v.object({})),
});
const Pull = v.object({
  number: v.number(),
  html_url: v.string(),
  state: v.picklist(['open', 'closed']),
  draft: v.optional(v.boolean(), false),
  merged_at: v.nullish(v.string()),
  head: v.object({ ref: v.string(), repo: v.nullish(v.object({ full_name: v.string() })) }),
});

/** @throws TrackerError */
export function parseIssue(data: unknown): SeenIssue {
  const issue = parse(Issue, data, 'issue');
  return {
    number: issue.number,
    url: issue.html_url,
    body: issue.body ?? '',
    state: issue.state === 'closed' ? 'closed' : 'open',
    author: issue.user?.login ?? '',
    closedBy: issue.closed_by?.login,
    isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
  };
}

/** @throws TrackerError */
export function parsePull(data: unknown): SeenPull {
  const pull = parse(Pull, data, 'pull request');
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.merged_at === undefined || pull.merged_at === null ? pull.state : 'merged',
    draft: pull.draft,
    head: pull.head.ref,
    repository: pull.head.repo?.full_name,
  };
}

function parse<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  what: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TrackerError(
    `GitHub's answer is no ${what}: ${v.getDotPath(issue) ?? ''} ${issue.message}`,
    { status: 200, operation: `read ${what}` },
  );
}
