/** The operations of the loopback GitHub. */
import type { Route } from './github-contract.ts';
import {
  commentOf,
  issueOf,
  numberOfId,
  permissionOf,
  plainOf,
  pullAsIssueOf,
  pullOf,
  type ShapeFacts,
} from './github-shapes.ts';
import { type GithubState, Refused, type StateComment, type StatePull } from './github-state.ts';

export interface Asked {
  readonly route: Route;
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly login: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What was made later does not show up in lists yet. */
  readonly visibleBefore: number;
  /** Lists issues of everybody, whoever is asked for. */
  readonly ignoresCreator: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @throws Refused */
export function answer(state: GithubState, asked: Asked): Answer {
  const { owner, repo, username = '' } = asked.route.parameters;
  const elsewhere = owner !== undefined && (owner !== asked.owner || repo !== asked.repo);
  if (elsewhere) throw new Refused(404, 'Not Found');
  const name = asked.route.name.replace('/repos/{owner}/{repo}', '');
  switch (name) {
    case 'GET /user':
      return readUser(asked);
    case 'GET ':
      return ok(asked, (facts) => plainOf(facts, { name: asked.repo, default_branch: 'main' }));
    case 'GET /issues':
      return listIssues(state, asked);
    case 'POST /issues':
      return createIssue(state, asked);
    case 'GET /issues/{issue_number}':
      return ok(asked, (facts) => issueOf(facts, state.findIssue(numberOf(asked)), state));
    case 'PATCH /issues/{issue_number}':
      return changeIssue(state, asked);
    case 'GET /issues/{issue_number}/comments':
      return listComments(state, asked);
    case 'POST /issues/{issue_number}/sub_issues':
      return addChild(state, asked);
    case 'POST /issues/{issue_number}/comments':
      return createComment(state, asked);
    case 'GET /pulls':
      return listPulls(state, asked);
    case 'POST /pulls':
      return createPull(state, asked);
    case 'GET /collaborators/{username}/permission':
      if (username.endsWith('[bot]')) throw new Refused(404, `${username} is not a user`);
      return ok(asked, (facts) => permissionOf(facts, state, username));
    case 'POST /actions/workflows/{workflow_id}/dispatches':
      return dispatch(state, asked);
    default:
      throw new Refused(501, `The loopback GitHub cannot do ${asked.route.name}`);
  }
}

function ok(asked: Asked, build: (facts: ShapeFacts) => unknown, status = 200): Answer {
  return { status, body: build({ ...asked, status }) };
}

/** The token of a run is an installation's: it may not ask who it is. */
function readUser(asked: Asked): Answer {
  if (asked.login.endsWith('[bot]'))
    throw new Refused(403, 'Resource not accessible by integration');
  return ok(asked, (facts) => plainOf(facts, { login: asked.login, type: 'User' }));
}

function fieldsOf<T>({ body }: Asked): T {
  return body as T;
}

function numberOf({ route }: Asked): number {
  return Number(route.parameters['issue_number']);
}

function createIssue(state: GithubState, asked: Asked): Answer {
  const draft = fieldsOf<{ title: string; body?: string; labels?: string[] }>(asked);
  if ([...draft.title].length > 256) throw tooLong('title', 256);
  if ((draft.body ?? '').length > 65_536) throw tooLong('body', 65_536);
  const issue = state.openIssue({ ...draft, author: asked.login });
  return ok(asked, (facts) => issueOf(facts, issue, state), 201);
}

function tooLong(field: string, limit: number): Refused {
  const message = `${field} is too long (maximum is ${limit} characters)`;
  return new Refused(422, 'Validation Failed', [
    { resource: 'Issue', code: 'custom', field, message },
  ]);
}

function changeIssue(state: GithubState, asked: Asked): Answer {
  const issue = state.findIssue(numberOf(asked));
  const change = fieldsOf<{ state?: 'open' | 'closed'; state_reason?: string; body?: string }>(
    asked,
  );
  if ((change.body ?? '').length > 65_536) throw tooLong('body', 65_536);
  if (change.body !== undefined) issue.body = change.body;
  if (change.state !== undefined) {
    issue.state = change.state;
    issue.stateReason = change.state_reason ?? null;
    issue.closedBy = change.state === 'closed' ? asked.login : null;
  }
  return ok(asked, (facts) => issueOf(facts, issue, state));
}

function createComment(state: GithubState, asked: Asked): Answer {
  const { body } = fieldsOf<{ body: string }>(asked);
  if (body.length > 65_536) throw tooLong('body', 65_536);
  const comment = state.addComment(numberOf(asked), { author: asked.login, body });
  return ok(asked, (facts) => commentOf(facts, comment), 201);
}

/** Oldest first, as GitHub lists them. */
function listComments(state: GithubState, asked: Asked): Answer {
  const since = sinceOf(asked);
  const { comments } = state.findIssue(numberOf(asked));
  const fits = ({ createdAt }: StateComment) =>
    createdAt >= since && createdAt <= asked.visibleBefore;
  return page(asked, comments.filter(fits), commentOf);
}

function sinceOf({ query }: Asked): number {
  return Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
}

function addChild(state: GithubState, asked: Asked): Answer {
  const { sub_issue_id } = fieldsOf<{ sub_issue_id: number }>(asked);
  const parent = state.addChild(numberOf(asked), numberOfId(sub_issue_id));
  return ok(asked, (facts) => issueOf(facts, parent, state), 201);
}

/** GitHub lists pull requests among the issues. */
function listIssues(state: GithubState, asked: Asked): Answer {
  const { query, visibleBefore } = asked;
  const wanted = query.get('state') ?? 'open';
  const creator = query.get('creator');
  const labels = query.get('labels')?.split(',') ?? [];
  const since = sinceOf(asked);
  const fits = (item: {
    state: string;
    author: string;
    createdAt: number;
    labels?: readonly string[];
  }) =>
    labels.every((label) => item.labels?.includes(label) === true) &&
    (wanted === 'all' || item.state === wanted) &&
    (creator === null || asked.ignoresCreator || item.author === creator) &&
    item.createdAt >= since &&
    item.createdAt <= visibleBefore;
  const newestFirst = query.get('direction') !== 'asc';
  const items = [
    ...state.issues.filter(fits).map((issue) => ({
      number: issue.number,
      show: (facts: ShapeFacts) => issueOf(facts, issue, state),
    })),
    ...state.pulls.filter(fits).map((pull) => ({
      number: pull.number,
      show: (facts: ShapeFacts) => pullAsIssueOf(facts, pull),
    })),
  ].toSorted((a, b) => (newestFirst ? b.number - a.number : a.number - b.number));
  return page(asked, items, (facts, item) => item.show(facts));
}

function listPulls(state: GithubState, asked: Asked): Answer {
  const { query, owner, visibleBefore } = asked;
  const wanted = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const fits = (pull: StatePull) =>
    (wanted === 'all' || pull.state === wanted) &&
    (head === null || head === `${owner}:${pull.head}`) &&
    (base === null || base === pull.base) &&
    pull.createdAt <= visibleBefore;
  const items = state.pulls.filter(fits).toReversed();
  return page(asked, items, pullOf);
}

function page<T>(
  asked: Asked,
  items: readonly T[],
  show: (facts: ShapeFacts, item: T) => unknown,
): Answer {
  const size = Number(asked.query.get('per_page') ?? 30);
  const number = Number(asked.query.get('page') ?? 1);
  const shown = items.slice((number - 1) * size, number * size);
  const next = `<${asked.serverUrl}/next?page=${number + 1}>; rel="next"`;
  const done = ok(asked, (facts) => shown.map((item) => show(facts, item)));
  return number * size < items.length ? { ...done, headers: { link: next } } : done;
}

function createPull(state: GithubState, asked: Asked): Answer {
  const draft = fieldsOf<{ title: string; body?: string; head: string; base: string }>(asked);
  const pull = state.openPull({ ...draft, author: asked.login });
  return ok(asked, (facts) => pullOf(facts, pull), 201);
}

function dispatch(state: GithubState, asked: Asked): Answer {
  const workflow = asked.route.parameters['workflow_id'] ?? '';
  state.startWorkflow(workflow, asked.body);
  return { status: 204, body: undefined };
}
