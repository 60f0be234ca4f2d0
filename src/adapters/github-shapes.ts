/** The few fields of GitHub's answers that we read, validated: an answer of another shape is an error, not undefined. */
import * as v from 'valibot';
import { TrackerError } from '../errors.ts';

export interface SeenIssue {
  /** GitHub's own number of it, another one than people see. */
  readonly id: number;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: string;
  readonly closedBy: string | undefined;
  readonly isPullRequest: boolean;
  /** The issue that it is below; undefined when there is none or the server knows no sub-issues. */
  readonly parentUrl: string | undefined;
}

export interface SeenPull {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly author: string;
  /** Branch, without its repository. */
  readonly head: string;
  /** `owner/name` of the head's repository; undefined when that is gone. */
  readonly repository: string | undefined;
}

const Login = v.nullish(v.object({ login: v.string() }));
const Issue = v.object({
  id: v.number(),
  number: v.number(),
  html_url: v.string(),
  title: v.string(),
  body: v.nullish(v.string()),
  state: v.string(),
  user: Login,
  closed_by: Login,
  pull_request: v.nullish(v.object({})),
  parent_issue_url: v.nullish(v.string()),
});
const Comment = v.object({ body: v.nullish(v.string()), user: Login });
const User = v.object({ login: v.string() });
const Permission = v.object({ permission: v.string() });
const Viewer = v.object({ data: v.object({ viewer: User }) });
const Pull = v.object({
  number: v.number(),
  html_url: v.string(),
  state: v.picklist(['open', 'closed']),
  draft: v.optional(v.boolean(), false),
  user: Login,
  merged_at: v.nullish(v.string()),
  head: v.object({ ref: v.string(), repo: v.nullish(v.object({ full_name: v.string() })) }),
});

/** @throws TrackerError */
export function parseIssue(data: unknown): SeenIssue {
  const issue = parse(Issue, data, 'issue');
  return {
    id: issue.id,
    number: issue.number,
    url: issue.html_url,
    title: issue.title,
    body: issue.body ?? '',
    state: issue.state === 'closed' ? 'closed' : 'open',
    author: issue.user?.login ?? '',
    closedBy: issue.closed_by?.login,
    isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
    parentUrl: issue.parent_issue_url ?? undefined,
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
    author: pull.user?.login ?? '',
    head: pull.head.ref,
    repository: pull.head.repo?.full_name,
  };
}

export interface SeenComment {
  readonly body: string;
  readonly author: string;
}

/** @throws TrackerError */
export function parseComment(data: unknown): SeenComment {
  const { body, user } = parse(Comment, data, 'comment');
  return { body: body ?? '', author: user?.login ?? '' };
}

/** What a person may do. @throws TrackerError */
export function parsePermission(data: unknown): string {
  return parse(Permission, data, 'permission').permission;
}

/** The answer of `GET /user`; undefined when it is another. */
export function parseLogin(data: unknown): string | undefined {
  const user = v.safeParse(User, data);
  return user.success ? user.output.login : undefined;
}

/** GraphQL says with the status 200 that it failed; undefined then. */
export function parseViewer(data: unknown): string | undefined {
  const answer = v.safeParse(Viewer, data);
  return answer.success ? answer.output.data.viewer.login : undefined;
}

/** @throws TrackerError: what is no list must not count as an empty one */
export function parseList(data: unknown): readonly unknown[] {
  return parse(v.array(v.unknown()), data, 'list');
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
