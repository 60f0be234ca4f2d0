/** A plan from the issues of a label: which of them are worked on, and what the plan of those is. */
import type { Access } from '../../ports/people.ts';
import { findOtherWork, issueTaskId, type OtherWork } from '../../task/issue-work.ts';
import { checkTask } from '../check.ts';
import type { PlanDraft, TaskDraft } from '../draft.ts';
import { issueHash } from '../identity.ts';
import type { PlanSettings } from './native.ts';

export interface WrittenIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Login; '' when the account is gone. */
  readonly author: string;
}

export interface LeftOut {
  readonly number: number;
  readonly author: string;
  /** Goes on after 'left out: #12 by @x, '. */
  readonly reason: string;
}

export interface IssueFacts extends Omit<OtherWork, 'mine'> {
  readonly issues: readonly WrittenIssue[];
  /** By login. */
  readonly access: ReadonlyMap<string, Access>;
}

/** One issue that cannot be worked on keeps no other from it. */
export function selectIssues(facts: IssueFacts): {
  readonly chosen: readonly WrittenIssue[];
  readonly leftOut: readonly LeftOut[];
} {
  const judged = facts.issues.map((issue) => ({ issue, reason: reasonToLeaveOut(issue, facts) }));
  return {
    chosen: judged.flatMap(({ issue, reason }) => (reason === undefined ? [issue] : [])),
    leftOut: judged.flatMap(({ issue: { number, author }, reason }) =>
      reason === undefined ? [] : [{ number, author, reason }],
    ),
  };
}

function reasonToLeaveOut(issue: WrittenIssue, facts: IssueFacts): string | undefined {
  const { number, author, body } = issue;
  if (facts.access.get(author) !== 'write') return 'who has no write access';
  const other = findOtherWork(number, facts);
  if (other !== undefined) return other;
  if (body.trim() === '') return 'because it has no text';
  const [problem] = checkTask({ id: issueTaskId(number), draft: draftTask(issue) });
  return problem === undefined ? undefined : `because ${problem.message}`;
}

/** The text of the issue is the prompt, nothing of it is read as settings. */
export function draftIssues(
  label: string,
  issues: readonly WrittenIssue[],
  settings: Partial<PlanSettings> = {},
): PlanDraft {
  const place = { file: `issues labelled ${label}` };
  return {
    name: `issues labelled ${label}`,
    namePlace: place,
    defaults: {},
    ...settings,
    tasks: issues.map(draftTask),
    tasksPlace: place,
    warnings: [],
  };
}

function draftTask({ number, title, body }: WrittenIssue): TaskDraft {
  const place = { file: `issue #${number}` };
  return {
    id: issueTaskId(number),
    title,
    prompt: body,
    issue: { number, hash: issueHash({ title, body }) },
    files: [],
    needs: [],
    places: { task: place, id: place, needs: place, files: place, title: place },
  };
}

/** Lines that a summary shows; more are counted. */
const MAX_LINES = 50;

export function renderLeftOut(leftOut: readonly LeftOut[]): string {
  const lines = leftOut.slice(0, MAX_LINES).map(({ number, author, reason }) => {
    const who = author === '' ? 'an account that is gone' : `@${author}`;
    return `left out: #${number} by ${who}, ${reason}`;
  });
  const rest = leftOut.length - lines.length;
  return [...lines, ...(rest > 0 ? [`left out: ${rest} more`] : [])].join('\n');
}
