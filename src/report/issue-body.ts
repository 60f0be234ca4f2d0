/** Bodies of issue, pull request and final comment: our templates, with the texts of others made harmless. */
import Mustache from 'mustache';
import type { Plan, Task } from '../plan/types.ts';
import type { FinishedRecord, TaskRecord } from '../task/record.ts';
import { cutBody, fencedText, inlineText, neutral } from './escape.ts';
import { sayMoney, sayTime, wordFor } from './words.ts';

interface BodyFacts {
  readonly plan: Plan;
  readonly task: Task;
  readonly marker: string;
  /** Mustache; its placeholders are listed at the head of the file in `templates/`. */
  readonly template: string;
}

export function buildIssueBody(facts: BodyFacts & { readonly runUrl?: string }): string {
  const { plan, task } = facts;
  const view = {
    ...commonView(facts),
    prompt: neutral(task.prompt.trim()),
    files: task.files.map(inlineText),
    hasFiles: task.files.length > 0,
    needs: task.needs,
    hasNeeds: task.needs.length > 0,
    agent: inlineText(task.agent.name),
    base: inlineText(task.base),
    planName: inlineText(plan.name),
    runUrl: facts.runUrl ?? false,
  };
  return render(facts, view);
}

export function buildPullRequestBody(
  facts: BodyFacts & {
    readonly record: TaskRecord;
    readonly baseBranch: string;
    /** The agent's last words: untrusted. */
    readonly summary?: string;
  },
): string {
  const { record, task } = facts;
  const { facts: known, attempts } = record;
  const stacked = facts.baseBranch !== task.base;
  const view = {
    ...commonView(facts),
    planName: inlineText(facts.plan.name),
    closes: known.issue === undefined ? '' : `Closes #${known.issue.number}`,
    tests: sayTests(record),
    attempts: attempts.length,
    agent: inlineText(
      [known.agent?.name, known.agent?.version, known.agent?.model].filter(Boolean).join(' '),
    ),
    cost: sayMoney(record.usage.usd) || false,
    isolation:
      known.isolation === 'sandbox'
        ? `sandbox, network ${known.network ?? 'open'}`
        : 'none: agent and tests ran without a sandbox',
    tree: known.treeId ?? false,
    touchedTests: (known.touchedTests ?? []).map(inlineText),
    hasTouchedTests: (known.touchedTests ?? []).length > 0,
    stackedOn: stacked ? inlineText(facts.baseBranch) : false,
    summary: facts.summary === undefined ? false : fencedText(facts.summary.slice(0, 8_000)),
  };
  return render(facts, view);
}

export interface CommentFacts {
  readonly branch: string;
  /** Command that fetches unpublished work. */
  readonly wipFetch?: string;
}

/** The one final comment of a task. */
export function buildFinalComment(record: FinishedRecord, facts: CommentFacts): string {
  const { symbol, word } = wordFor(record.outcome);
  const { pullRequest } = record.facts;
  const first = record.phases[0]?.startedAt ?? 0;
  const last = Math.max(first, ...record.phases.map((phase) => phase.endedAt));
  const lines = [
    `${symbol} **${word}**: ${inlineText(record.reason)}`,
    '',
    ...(pullRequest === undefined
      ? []
      : [`- Pull request: #${pullRequest.number} from \`${facts.branch}\``]),
    `- Tests: ${sayTests(record)}`,
    `- Attempts: ${record.attempts.length}, time ${sayTime(last - first)}${record.usage.usd === undefined ? '' : `, cost ${sayMoney(record.usage.usd)}`}`,
    ...(pullRequest === undefined && facts.wipFetch !== undefined
      ? ['- The unpublished work was kept:', '', fencedText(facts.wipFetch, 'sh')]
      : []),
  ];
  return cutBody(lines.join('\n'));
}

function commonView({ plan, task, marker }: BodyFacts) {
  return { marker, planId: plan.id, taskId: task.id, title: inlineText(task.title) };
}

/** The marker stays whatever is cut: it is what a later run looks for. */
function render({ template, marker }: BodyFacts, view: object): string {
  const text = Mustache.render(withoutHead(template), view, {}, { escape: String }).trim();
  const body = text.includes(marker) ? text : `${text}\n\n${marker}`;
  const cut = cutBody(body);
  return cut.includes(marker) ? cut : `${cutBody(text, 65_000)}\n\n${marker}`;
}

/** A mustache comment at the head explains the placeholders to whoever replaces the template. */
function withoutHead(template: string): string {
  return template.replace(/^\{\{![\s\S]*?\}\}\s*/, '');
}

export function sayTests(record: TaskRecord): string {
  const tests = record.attempts.at(-1)?.tests;
  switch (tests?.kind) {
    case undefined:
      return 'not run';
    case 'none':
      return 'none: there is no test command, nothing was proven';
    case 'timeout':
      return `out of time: ${inlineText(tests.reason)}`;
    case 'failed':
      return `failed: ${inlineText(tests.reason)}`;
    case 'passed': {
      const known = tests.known?.length ?? 0;
      return known === 0 ? 'passed' : `no new failure (${known} fail at the base too)`;
    }
  }
}
