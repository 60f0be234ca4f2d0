/** Answers in GitHub's shape: the smallest value that the description allows, with what the state knows. */
import { answerSchema, type Route, sampleOf } from './github-contract.ts';
import type { GithubState, StateComment, StateIssue, StatePull } from './github-state.ts';

export interface ShapeFacts {
  readonly route: Route;
  readonly status: number;
  /** Address that pages are shown under. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
}

type Sample = Record<string, unknown>;

export function userOf(login: string): Sample {
  const schema = { $ref: '#/components/schemas/simple-user' };
  const type = login.endsWith('[bot]') ? 'Bot' : 'User';
  return { ...(sampleOf(schema) as Sample), login, type };
}

/** One item of a list, or the whole answer. */
function base({ route, status }: ShapeFacts): Sample {
  const schema = answerSchema(route, status);
  if (schema === undefined || schema === 'unknown') return {};
  const { items } = schema as { items?: object };
  return sampleOf(items ?? schema) as Sample;
}

const time = (at: number) => new Date(at).toISOString();

/** GitHub's ids are other numbers than the ones that people see; who mixes them up must find nothing. */
const FIRST_ID = 900_000;
export const numberOfId = (id: number) => id - FIRST_ID;

export function issueOf(facts: ShapeFacts, issue: StateIssue, state: GithubState): Sample {
  const parent = state.issues.find(({ children }) => children.includes(issue.number));
  const page = `${facts.serverUrl}/${facts.owner}/${facts.repo}/issues/${issue.number}`;
  return {
    ...base(facts),
    id: FIRST_ID + issue.number,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    labels: issue.labels.map((name, index) => ({ id: index + 1, name, color: 'ededed' })),
    user: userOf(issue.author),
    closed_by: issue.closedBy === null ? null : userOf(issue.closedBy),
    comments: issue.comments.length,
    html_url: page,
    parent_issue_url:
      parent === undefined
        ? null
        : `${facts.serverUrl}/repos/${facts.owner}/${facts.repo}/issues/${parent.number}`,
    created_at: time(issue.createdAt),
    updated_at: time(issue.createdAt),
  };
}

/** A pull request as GitHub lists it among the issues. */
export function pullAsIssueOf(facts: ShapeFacts, pull: StatePull): Sample {
  const url = `${facts.serverUrl}/${facts.owner}/${facts.repo}/pull/${pull.number}`;
  return {
    ...base(facts),
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    user: userOf(pull.author),
    html_url: url,
    created_at: time(pull.createdAt),
    updated_at: time(pull.createdAt),
    pull_request: { url, html_url: url, diff_url: url, patch_url: url },
  };
}

export function pullOf(facts: ShapeFacts, pull: StatePull): Sample {
  const sample = base(facts);
  const side = (name: 'head' | 'base', ref: string, sha: string): Sample => {
    const known = sample[name] as Sample;
    const repo = {
      ...(known['repo'] as Sample | null),
      name: facts.repo,
      full_name: `${facts.owner}/${facts.repo}`,
    };
    return { ...known, label: `${facts.owner}:${ref}`, ref, sha, repo, user: userOf(facts.owner) };
  };
  return {
    ...sample,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    draft: pull.draft,
    user: userOf(pull.author),
    html_url: `${facts.serverUrl}/${facts.owner}/${facts.repo}/pull/${pull.number}`,
    created_at: time(pull.createdAt),
    updated_at: time(pull.createdAt),
    merged_at: pull.mergedAt === null ? null : time(pull.mergedAt),
    head: side('head', pull.head, pull.sha),
    base: side('base', pull.base, 'f'.repeat(40)),
  };
}

export function commentOf(facts: ShapeFacts, comment: StateComment): Sample {
  const { author, body, createdAt } = comment;
  const at = time(createdAt);
  return { ...base(facts), body, user: userOf(author), created_at: at, updated_at: at };
}

export function plainOf(facts: ShapeFacts, fields: Sample): Sample {
  return { ...base(facts), ...fields };
}

export function permissionOf(facts: ShapeFacts, state: GithubState, login: string): Sample {
  const permission = state.permissions.get(login) ?? 'none';
  return plainOf(facts, { permission, role_name: permission });
}
