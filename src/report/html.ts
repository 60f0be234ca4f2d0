/** The report page: one file, no network, readable without scripts. */
import { html } from './escape.ts';
import { SCRIPT } from './html-script.ts';
import { STYLE } from './html-style.ts';
import { renderTimeline } from './html-timeline.ts';
import type { ReportModel, TaskRow } from './model.ts';
import { headline } from './summary.ts';
import { type Status, sayMoney, sayTime, sayTrends, wordFor } from './words.ts';

export function renderHtml(model: ReportModel): string {
  const title = `${model.planName}: ${headline(model)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="plan">${html(model.planName)} <code>${html(model.planId)}</code> on <code>${html(model.base)}</code></p>
<h1>${html(headline(model))}</h1>
${cards(model)}
</header>
<main>
${filters(model)}
<section aria-label="Timeline"><h2>Timeline</h2>${renderTimeline(model)}</section>
<section aria-label="Tasks"><h2>Tasks</h2>${table(model)}</section>
${merges(model)}
${overlaps(model)}
${trends(model)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function cards({ metrics, run }: ReportModel): string {
  const isBilled = run.engine === 'github-actions';
  const all: [string, string | undefined][] = [
    ['together', metrics.parallel === undefined ? undefined : sayTime(metrics.parallel)],
    [
      'one after another',
      metrics.sequential === undefined ? undefined : sayTime(metrics.sequential),
    ],
    ['speed-up', metrics.speedUp === undefined ? undefined : `${metrics.speedUp.toFixed(1)} ×`],
    [
      'parallel efficiency',
      metrics.efficiency === undefined ? undefined : `${Math.round(metrics.efficiency * 100)} %`,
    ],
    ['set-up, median', metrics.setup === undefined ? undefined : sayTime(metrics.setup.median)],
    ['billed minutes', isBilled ? String(metrics.billedMinutes) : undefined],
    ['API requests', String(metrics.requests)],
    ['cost', metrics.usd === undefined ? undefined : sayMoney(metrics.usd)],
  ];
  const items = all.flatMap(([name, value]) =>
    value === undefined ? [] : [`<div><dt>${name}</dt><dd>${html(value)}</dd></div>`],
  );
  return `<dl class="cards">${items.join('')}</dl>`;
}

function filters({ counts, tasks }: ReportModel): string {
  const button = (status: string, text: string, pressed: boolean) =>
    `<button type="button" data-filter="${status}" aria-pressed="${pressed}">${text}</button>`;
  const each = (Object.entries(counts) as [Status, number][]).map(([status, n]) =>
    button(status, `${wordFor(status).symbol} ${wordFor(status).word} ${n}`, false),
  );
  return `<nav class="filters" aria-label="Filter by result">${[button('', `all ${tasks.length}`, true), ...each].join('')}<input type="search" placeholder="Filter by text" aria-label="Filter by text"><span data-count role="status"></span></nav>`;
}

function table({ tasks }: ReportModel): string {
  const head = ['Task', 'Result', 'Issue', 'Pull request', 'Attempts', 'Time', 'Cost'];
  return `<div class="scroll"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${tasks.map(tableRow).join('')}</tbody></table></div>`;
}

function tableRow(row: TaskRow): string {
  const { symbol, word, tone } = wordFor(row.status);
  const { issue, pullRequest: pull } = row.record?.facts ?? {};
  const reason =
    row.reason === ''
      ? ''
      : `<p class="reason">${html(row.reason)}${row.next === undefined ? '' : ` <em>→ ${html(row.next)}</em>`}</p>`;
  const cells = [
    `<th scope="row"><code>${html(row.id)}</code> <span>${html(row.title)}</span>${reason}</th>`,
    `<td><span class="badge ${tone}">${symbol} ${word}</span></td>`,
    `<td>${issue === undefined ? '' : link(`#${issue.number}`, issue.url)}</td>`,
    `<td>${pull === undefined ? '' : link(`#${pull.number}${pull.draft ? ' draft' : ''}`, pull.url)}</td>`,
    `<td>${row.record?.attempts.length || ''}</td>`,
    `<td>${row.duration === undefined ? '' : sayTime(row.duration)}</td>`,
    `<td>${sayMoney(row.record?.usage.usd)}</td>`,
  ];
  return `<tr data-status="${row.status}" data-text="${html(`${row.id} ${row.title}`.toLowerCase())}" id="task-${html(row.id)}">${cells.join('')}</tr>`;
}

/** Web addresses and files of this machine; everything else stays text. */
function link(text: string, url: string): string {
  return /^(?:https?|file):\/\//.test(url)
    ? `<a href="${html(url)}">${html(text)}</a>`
    : html(text);
}

function merges({ merges: found }: ReportModel): string {
  if (found === undefined) return '';
  const section = (content: string) =>
    `<section aria-label="Merging"><h2>Merging</h2>${content}</section>`;
  if (found.kind === 'unknown') return section(`<p>Not checked: ${html(found.reason)}</p>`);
  if (found.order.length < 2) return '';
  if (found.conflicts.length === 0)
    return section(
      '<p>All finished branches can be merged in any order that their needs allow.</p>',
    );
  const conflicts = found.conflicts.map(
    ({ a, b, files }) =>
      `<li><code>${html(a)}</code> and <code>${html(b)}</code>: ${html(files.join(', '))}</li>`,
  );
  const steps = found.order.map(({ id, conflictsWith }) => {
    const after = conflictsWith.map((other) => `<code>${html(other)}</code>`).join(', ');
    const hand =
      after === '' ? '' : ` <span class="bad">conflicts with ${after}: rebase it by hand</span>`;
    return `<li><a href="#task-${html(id)}"><code>${html(id)}</code></a>${hand}</li>`;
  });
  return section(
    `<p>These conflict with each other:</p><ul>${conflicts.join('')}</ul><p>The order in which most of them merge without a hand:</p><ol>${steps.join('')}</ol>`,
  );
}

function overlaps(model: ReportModel): string {
  if (model.overlaps.length === 0) return '';
  const items = model.overlaps.map(({ a, b, patterns }) => {
    const files = patterns
      .map(([left, right]) => (left === right ? left : `${left} ~ ${right}`))
      .join(', ');
    return `<li><code>${html(a)}</code> and <code>${html(b)}</code>: ${html(files)}</li>`;
  });
  return `<section aria-label="Predicted overlaps"><h2>Predicted file overlaps</h2><ul>${items.join('')}</ul></section>`;
}

function trends({ trends: found }: ReportModel): string {
  if (found === undefined) return '';
  const items = sayTrends(found).map(
    ([name, value]) => `<div><dt>${html(name)}</dt><dd>${html(value)}</dd></div>`,
  );
  return `<section aria-label="Trends"><h2>Over ${found.runs} runs</h2><dl class="cards">${items.join('')}</dl></section>`;
}
