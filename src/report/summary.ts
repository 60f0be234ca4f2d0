/** The job summary: Markdown that GitHub draws, with every task in it. */
import { inlineText } from './escape.ts';
import { sayTests } from './issue-body.ts';
import type { ReportModel, TaskRow } from './model.ts';
import { count, type Status, sayMoney, sayTime, sayTrends, wordFor } from './words.ts';

/** GitHub cuts nothing: a summary over 1 MiB is refused as a whole (workflow-commands.md @2849200). */
const MAX_BYTES = 1_048_576;
/** Mermaid draws no more text than this without being told to. */
const MAX_GANTT_TASKS = 100;

export function renderSummary(model: ReportModel, options: { maxBytes?: number } = {}): string {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const head = [
    `## ${headline(model)}`,
    '',
    `Plan **${inlineText(model.planName)}** (\`${model.planId}\`) on \`${inlineText(model.base)}\``,
    '',
  ];
  const tail = [
    ...problems(model),
    ...merges(model),
    ...overlaps(model),
    ...gantt(model),
    ...figures(model),
    ...trends(model),
  ];
  const tailText = fit(tail.join('\n'), Math.floor(maxBytes / 4));
  const room = maxBytes - bytes(head.join('\n')) - bytes(tailText) - 300;
  return `${[...head, ...table(model, room), ''].join('\n')}\n${tailText}\n`;
}

/** `4 of 5 tasks published, 1 refused`. */
export function headline(model: ReportModel): string {
  const total = model.tasks.length;
  const parts = (Object.entries(model.counts) as [Status, number][])
    .toSorted(([a], [b]) => Number(b === 'published') - Number(a === 'published'))
    .map(([status, n]) => `${n} ${wordFor(status).word}`);
  return total === 0 ? 'No tasks' : `${count(total, 'task')}: ${parts.join(', ')}`;
}

function table(model: ReportModel, room: number): readonly string[] {
  const lines = [
    '| | Task | Result | Issue | Pull request | Tests | Attempts | Time | Cost |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  let used = bytes(lines.join('\n'));
  for (const [index, row] of model.tasks.entries()) {
    const line = tableRow(row);
    used += bytes(line) + 1;
    if (used > room) {
      return [
        ...lines,
        '',
        `… and ${count(model.tasks.length - index, 'more task')}: see the report page or report.json.`,
      ];
    }
    lines.push(line);
  }
  return lines;
}

function tableRow(row: TaskRow): string {
  const { symbol, word } = wordFor(row.status);
  const { record } = row;
  const issue = record?.facts.issue;
  const pull = record?.facts.pullRequest;
  const cells = [
    symbol,
    `\`${row.id}\` ${inlineText(row.title)}`,
    word,
    issue === undefined ? '' : link(`#${issue.number}`, issue.url),
    pull === undefined ? '' : link(`#${pull.number}${pull.draft ? ' (draft)' : ''}`, pull.url),
    record === undefined || record.attempts.length === 0 ? '' : sayTests(record).split(':')[0],
    record === undefined || record.attempts.length === 0 ? '' : String(record.attempts.length),
    row.duration === undefined ? '' : sayTime(row.duration),
    sayMoney(record?.usage.usd),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Only addresses that cannot end the link or the cell. */
function link(text: string, url: string): string {
  return /^https?:\/\/[^\s()|<>]+$/.test(url) ? `[${text}](${url})` : text;
}

function problems(model: ReportModel): readonly string[] {
  const rows = model.tasks.filter(
    ({ status }) => !['published', 'no-changes', 'pending', 'running'].includes(status),
  );
  if (rows.length === 0) return [];
  const lines = rows.map(({ id, status, reason, next }) => {
    const action = next === undefined ? '' : ` → ${next}`;
    return `- \`${id}\` ${wordFor(status).word}: ${inlineText(reason)}${action}`;
  });
  return ['### What to do', '', ...lines, ''];
}

/** How many steps of the order are written out; the page has all. */
const MAX_STEPS = 50;

function merges({ merges: found }: ReportModel): readonly string[] {
  if (found === undefined) return [];
  if (found.kind === 'unknown')
    return ['### Merging', '', `Not checked: ${inlineText(found.reason)}`, ''];
  if (found.conflicts.length === 0) return [];
  const conflicts = found.conflicts.map(
    ({ a, b, files }) => `- \`${a}\` and \`${b}\` in ${inlineText(files.slice(0, 10).join(', '))}`,
  );
  const steps = found.order.slice(0, MAX_STEPS).map(({ id, conflictsWith }, index) => {
    const after = conflictsWith.map((other) => `\`${other}\``).join(', ');
    return `${index + 1}. \`${id}\`${after === '' ? '' : `: rebase it by hand, it conflicts with ${after}`}`;
  });
  const clean = found.order.filter(({ conflictsWith }) => conflictsWith.length === 0).length;
  const heading = `Merged in this order, ${clean} of ${found.order.length} pull requests need no hand:`;
  return ['### Conflicts between pull requests', '', ...conflicts, '', heading, '', ...steps, ''];
}

function overlaps(model: ReportModel): readonly string[] {
  if (model.overlaps.length === 0) return [];
  const lines = model.overlaps.map(({ a, b, patterns }) => {
    const files = patterns.map(([left, right]) => (left === right ? left : `${left} ~ ${right}`));
    return `- \`${a}\` and \`${b}\`: ${inlineText(files.join(', '))}`;
  });
  return ['### Predicted file overlaps', '', ...lines, ''];
}

function gantt(model: ReportModel): readonly string[] {
  const rows = model.tasks
    .filter(({ duration }) => duration !== undefined)
    .slice(0, MAX_GANTT_TASKS);
  if (rows.length === 0) return [];
  const lines = [
    '### Timeline',
    '',
    '```mermaid',
    'gantt',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
  ];
  let wave = 0;
  for (const row of rows) {
    if (row.wave !== wave) {
      wave = row.wave;
      lines.push(`  section Wave ${wave}`);
    }
    lines.push(ganttLine(row));
  }
  return [...lines, '```', ''];
}

/** Ids only: titles could hold what mermaid reads as syntax. */
function ganttLine({ id, status, record }: TaskRow): string {
  const work = (record?.phases ?? []).filter(({ name }) => name !== 'queue');
  const from = Math.min(...work.map(({ startedAt }) => startedAt));
  const to = Math.max(from + 1, ...work.map(({ endedAt }) => endedAt));
  const tone = { good: 'done, ', bad: 'crit, ', wait: 'active, ', quiet: '' }[wordFor(status).tone];
  return `  ${id} :${tone}${from}, ${to}`;
}

function figures({ metrics, run }: ReportModel): readonly string[] {
  const rows: [string, string | undefined][] = [
    [
      'Set-up, median / p90 / p99',
      metrics.setup &&
        [metrics.setup.median, metrics.setup.p90, metrics.setup.p99].map(sayTime).join(' / '),
    ],
    [
      'Saved by setting up at once',
      metrics.setupSaved === undefined ? undefined : sayTime(metrics.setupSaved),
    ],
    [
      'All tasks one after another',
      metrics.sequential === undefined ? undefined : sayTime(metrics.sequential),
    ],
    ['Together', metrics.parallel === undefined ? undefined : sayTime(metrics.parallel)],
    ['Speed-up', metrics.speedUp === undefined ? undefined : `${metrics.speedUp.toFixed(2)} ×`],
    [
      'Parallel efficiency',
      metrics.efficiency === undefined ? undefined : `${(metrics.efficiency * 100).toFixed(0)} %`,
    ],
    [
      'Set-up error rate',
      metrics.setupErrorRate === undefined
        ? undefined
        : `${(metrics.setupErrorRate * 100).toFixed(0)} %`,
    ],
    [
      'Billed minutes, each job rounded up',
      run.engine === 'github-actions' ? String(metrics.billedMinutes) : undefined,
    ],
    ['API requests / content writes', `${metrics.requests} / ${metrics.contentWrites}`],
    ['Cost', metrics.usd === undefined ? 'not said by the agent' : sayMoney(metrics.usd)],
    [
      'Tokens in / out / cached',
      metrics.tokens &&
        `${metrics.tokens.input} / ${metrics.tokens.output} / ${metrics.tokens.cached}`,
    ],
  ];
  const lines = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`| ${name} | ${value} |`],
  );
  return ['### Figures', '', '| | |', '|---|---|', ...lines];
}

function trends({ trends: found }: ReportModel): readonly string[] {
  if (found === undefined) return [];
  const lines = sayTrends(found).map(([name, value]) => `| ${name} | ${value} |`);
  return ['', `### Over ${found.runs} runs`, '', '| | |', '|---|---|', ...lines];
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Cuts at a line end, and closes the timeline's fence when it was cut there. */
function fit(text: string, room: number): string {
  if (bytes(text) <= room) return text;
  const lines: string[] = [];
  let used = 0;
  for (const line of text.split('\n')) {
    used += bytes(line) + 1;
    if (used > room - 100) break;
    lines.push(line);
  }
  const open = lines.filter((line) => line.startsWith('```')).length % 2 === 1;
  return [...lines, ...(open ? ['```'] : []), '', '… the rest is in the report page.'].join('\n');
}
