export const id = 919;
export const ids = [919];
export const modules = {

/***/ 1919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ readModel),
  u: () => (/* binding */ writeReport)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/conflicts.js
var conflicts = __webpack_require__(2540);
// EXTERNAL MODULE: ./lib/plan/waves.js
var plan_waves = __webpack_require__(7109);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/task/outcome.js
var task_outcome = __webpack_require__(3317);
;// CONCATENATED MODULE: ./lib/report/figures.js
function flattenMetrics(metrics) {
    const { tokens } = metrics;
    const all = {
        ...spreadFigures('setup', metrics.setup),
        ...spreadFigures('queue', metrics.queue),
        'setup-saved-seconds': seconds(metrics.setupSaved),
        'sequential-seconds': seconds(metrics.sequential),
        'parallel-seconds': seconds(metrics.parallel),
        'ideal-seconds': seconds(metrics.ideal),
        'speed-up': metrics.speedUp,
        'parallel-efficiency': metrics.efficiency,
        'setup-error-rate': metrics.setupErrorRate,
        'billed-minutes': metrics.billedMinutes,
        'api-requests': metrics.requests,
        'content-writes': metrics.contentWrites,
        'cost-usd': metrics.usd,
        'input-tokens': tokens?.input,
        'output-tokens': tokens?.output,
        'cached-tokens': tokens?.cached,
    };
    const known = Object.entries(all).flatMap(([name, value]) => value === undefined || !Number.isFinite(value) ? [] : [[name, round(value)]]);
    return Object.fromEntries(known);
}
function spreadFigures(name, spread) {
    return {
        [`${name}-seconds-median`]: seconds(spread?.median),
        [`${name}-seconds-p90`]: seconds(spread?.p90),
        [`${name}-seconds-p99`]: seconds(spread?.p99),
    };
}
const seconds = (ms) => (ms === undefined ? undefined : ms / 1000);
const round = (value) => Math.round(value * 1e4) / 1e4;

;// CONCATENATED MODULE: ./lib/report/metrics.js
const SETUP_PHASES = ['issue', 'checkout', 'environment'];
function computeMetrics(records) {
    const spans = records.flatMap((record) => spanOf(record.phases));
    const jobs = records.flatMap(({ phases }) => jobSpans(phases));
    const setups = records.flatMap((record) => setupSpan(record.phases));
    const started = records.filter(({ phases }) => phases.length > 1);
    const failed = records.filter((record) => record.state === 'finished' && record.outcome === 'setup-failed');
    const usds = records.flatMap(({ usage }) => (usage.usd === undefined ? [] : [usage.usd]));
    const tokens = records.flatMap(({ usage }) => (usage.tokens === undefined ? [] : [usage.tokens]));
    const queue = spread(records.flatMap(({ phases }) => lengthsOf(phases, 'queue')));
    const setup = spread(setups.map(metrics_length));
    return {
        ...(setup === undefined ? {} : { setup }),
        ...(queue === undefined ? {} : { queue }),
        ...(setups.length === 0 ? {} : { setupSaved: sum(setups.map(metrics_length)) - unionLength(setups) }),
        ...parallelFigures(spans),
        ...(started.length === 0 ? {} : { setupErrorRate: failed.length / started.length }),
        billedMinutes: sum(jobs.map((span) => Math.ceil(metrics_length(span) / 60_000))),
        requests: sum(records.map(({ requests }) => requests.total)),
        contentWrites: sum(records.map(({ requests }) => requests.contentWrites)),
        ...(usds.length === 0 ? {} : { usd: sum(usds) }),
        ...(tokens.length === 0 ? {} : { tokens: sumTokens(tokens) }),
    };
}
const metrics_length = ({ from, to }) => Math.max(0, to - from);
const sum = (values) => values.reduce((total, value) => total + value, 0);
/** From the claim to the end; waiting in the queue is no work. */
function spanOf(phases) {
    const work = phases.filter(({ name }) => name !== 'queue');
    if (work.length === 0)
        return [];
    const from = Math.min(...work.map(({ startedAt }) => startedAt));
    return [{ from, to: Math.max(...work.map(({ endedAt }) => endedAt)) }];
}
/** A job begins with its claim; a task of two machines has two. */
function jobSpans(phases) {
    const starts = phases.filter(({ name }) => name === 'claim').map(({ startedAt }) => startedAt);
    return starts.flatMap((start, index) => {
        const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
        return spanOf(phases.filter(({ startedAt }) => startedAt >= start && startedAt < end));
    });
}
/** What was made before the agent began: another machine that publishes needs a checkout too, later. */
function setupSpan(phases) {
    const agents = phases.filter(({ name }) => name === 'agent');
    const begun = Math.min(...agents.map(({ startedAt }) => startedAt));
    return spanOf(phases.filter(({ name, startedAt }) => SETUP_PHASES.includes(name) && startedAt <= begun));
}
function lengthsOf(phases, name) {
    return phases
        .filter((phase) => phase.name === name)
        .map(({ startedAt, endedAt }) => Math.max(0, endedAt - startedAt));
}
/** Time in which at least one of the spans runs. */
function unionLength(spans) {
    let total = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
        total += Math.max(0, to - Math.max(from, end));
        end = Math.max(end, to);
    }
    return total;
}
function parallelFigures(spans) {
    if (spans.length === 0)
        return {};
    const sequential = sum(spans.map(metrics_length));
    const parallel = Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
    const ideal = Math.max(...spans.map(metrics_length));
    return {
        sequential,
        parallel,
        ideal,
        ...(parallel > 0 ? { speedUp: sequential / parallel } : {}),
        ...(sequential > ideal ? { efficiency: (sequential - parallel) / (sequential - ideal) } : {}),
    };
}
/** Nearest rank: the smallest value that at least p of all do not exceed. */
function spread(values) {
    if (values.length === 0)
        return undefined;
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return { median: at(0.5), p90: at(0.9), p99: at(0.99) };
}
function sumTokens(all) {
    return {
        input: sum(all.map(({ input }) => input)),
        output: sum(all.map(({ output }) => output)),
        cached: sum(all.map(({ cached }) => cached)),
    };
}

;// CONCATENATED MODULE: ./lib/report/history.js
/**
 * What runs came to, over time: one line of JSON a run, kept in the ledger. Only what a run did itself is in its line, so
 * that sums over runs count nothing twice. Whoever can push can write there: lines that cannot be read are left out.
 */




const HISTORY_VERSION = 1;
/** Runs that are kept: the newest. */
const MAX_RUNS = 1_000;
const Count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const Entry = dist/* object */.Ikc({
    version: dist/* literal */.euz(HISTORY_VERSION),
    run: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(300)),
    planId: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(200)),
    at: Count,
    outcomes: dist/* record */.g1P(dist/* picklist */.KIO(task_outcome/* OUTCOMES */.im), Count),
    figures: dist/* record */.g1P(dist/* string */.YjP(), dist/* number */.aig()),
});
/** The line of one run; undefined when it worked on nothing. */
function buildHistoryEntry(facts) {
    const mine = [...facts.records].filter((record) => record.state === 'finished' && record.owner.run === facts.run);
    if (mine.length === 0)
        return undefined;
    const outcomes = {};
    for (const { outcome } of mine)
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return {
        version: HISTORY_VERSION,
        run: facts.run,
        planId: facts.planId,
        at: facts.now,
        outcomes,
        figures: flattenMetrics(computeMetrics(mine)),
    };
}
/** Lines that are no entries are skipped: a report must not fail because of an old or a hostile line. */
function parseHistory(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const result = dist/* safeParse */.xLC(Entry, JSON.parse(line));
            return result.success ? [result.output] : [];
        }
        catch {
            return [];
        }
    });
}
/** A run that is reported again replaces its line, and keeps its place and time. */
function addToHistory(entries, entry) {
    const index = entries.findIndex(({ run, planId }) => run === entry.run && planId === entry.planId);
    const before = entries[index];
    if (before === undefined)
        return [...entries, entry].slice(-MAX_RUNS);
    return entries.with(index, { ...entry, at: before.at });
}
function renderHistory(entries) {
    return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
/** Undefined before the second run: one run has no trend. */
function computeTrends(entries) {
    const [oldest] = entries;
    if (oldest === undefined || entries.length < 2)
        return undefined;
    const counts = entries.map(({ outcomes }) => history_sum(Object.values(outcomes)));
    const tasks = spread(counts);
    const total = history_sum(counts);
    if (tasks === undefined || total === 0)
        return undefined;
    const good = entries.map(({ outcomes }) => (outcomes.published ?? 0) + (outcomes['no-changes'] ?? 0));
    const usds = entries.flatMap(({ figures }) => figures['cost-usd'] ?? []);
    return {
        runs: entries.length,
        tasks,
        successRate: history_sum(good) / total,
        setupSavedSeconds: history_sum(entries.map(({ figures }) => figures['setup-saved-seconds'] ?? 0)),
        ...(usds.length === 0 ? {} : { usd: history_sum(usds) }),
        since: Math.min(...entries.map(({ at }) => at)),
    };
}
const history_sum = (values) => values.reduce((total, value) => total + value, 0);

// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
;// CONCATENATED MODULE: ./lib/report/html-script.js
/** Behaviour of the report page: filter by result and by text. Without it everything is shown. */
const SCRIPT = `
const buttons=[...document.querySelectorAll('[data-filter]')];
const search=document.querySelector('input[type=search]');
const count=document.querySelector('[data-count]');
let wanted='';
function apply(){
  const words=search.value.toLowerCase().trim();
  let shown=0;
  for(const row of document.querySelectorAll('[data-status]')){
    row.hidden=(wanted!==''&&row.dataset.status!==wanted)||!row.dataset.text.includes(words);
    if(!row.hidden&&row.tagName==='TR')shown++;
  }
  for(const wave of document.querySelectorAll('.wave')){
    let row=wave.nextElementSibling,seen=false;
    while(row&&!row.classList.contains('wave')){seen=seen||!row.hidden;row=row.nextElementSibling}
    wave.hidden=!seen;
  }
  count.textContent=shown+' shown';
}
for(const button of buttons)button.addEventListener('click',()=>{
  for(const other of buttons)other.setAttribute('aria-pressed',String(other===button));
  wanted=button.dataset.filter;
  apply();
});
search.addEventListener('input',apply);
document.querySelector('.filters').classList.add('live');
`;

;// CONCATENATED MODULE: ./lib/report/html-style.js
/** Style of the report page; light and dark, wide and narrow. */
const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#59636e;--line:#d8dee4;--soft:#f6f8fa;--good:#1a7f37;--bad:#cf222e;--wait:#9a6700;
--queue:#d0d7de;--claim:#8c959f;--issue:#0969da;--checkout:#54aeff;--environment:#1b7c83;--baseline:#b6a6e8;--agent:#8250df;--tests:#bf8700;--publish:#1a7f37}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--dim:#9198a1;--line:#3d444d;--soft:#151b23;--good:#3fb950;--bad:#f85149;--wait:#d29922;
--queue:#3d444d;--claim:#6e7681;--issue:#1f6feb;--checkout:#79c0ff;--environment:#39c5cf;--baseline:#6e5bb5;--agent:#a371f7;--tests:#d29922;--publish:#3fb950}}
*{box-sizing:border-box}
body{overflow-wrap:anywhere;margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}a{color:inherit}
.plan{color:var(--dim);margin:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.9rem,1fr));gap:.6rem;margin:0}
.cards div{background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.cards dt{color:var(--dim);font-size:.8rem}.cards dd{margin:0;font-size:1.25rem;font-weight:600}
.filters{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:1.2rem}
.filters button{font:inherit;font-size:.85rem;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:99px;padding:.2rem .8rem;cursor:pointer}
.filters button[aria-pressed=true]{background:var(--fg);color:var(--bg)}
.filters input{font:inherit;font-size:.85rem;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:99px;padding:.2rem .8rem;min-width:0;flex:0 1 14rem}
.filters [data-count]{font-size:.8rem;color:var(--dim);align-self:center}.filters:not(.live){display:none}
:focus-visible{outline:2px solid var(--issue);outline-offset:2px}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.8rem;color:var(--dim);margin:0 0 .6rem}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.3rem;vertical-align:-1px}
.axis{display:flex;justify-content:space-between;margin-left:14rem;font-size:.75rem;color:var(--dim)}
.timeline{list-style:none;margin:0;padding:0}
.timeline li{display:grid;grid-template-columns:13.5rem 1fr;gap:0 .5rem;align-items:center;padding:2px 0}
.timeline .wave{display:block;font-size:.75rem;color:var(--dim);border-top:1px solid var(--line);margin-top:.4rem;padding-top:.3rem}
.name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-decoration:none;font-size:.88rem}.name:hover{text-decoration:underline}
.bars{position:relative;height:1.5rem;background:var(--soft);border-radius:3px;overflow:hidden}
.bars i{position:absolute;min-width:2px;border-right:1px solid var(--bg)}
.figures{display:none;grid-column:1/-1;font-size:.8rem;color:var(--dim);padding:.2rem 0 .4rem}
.timeline li:hover .figures,.timeline li:focus .figures,.timeline li:focus-within .figures{display:block}
i.failed{background-image:repeating-linear-gradient(45deg,transparent 0 4px,var(--bad) 4px 8px)!important}
${['queue', 'claim', 'issue', 'checkout', 'environment', 'baseline', 'agent', 'tests', 'publish'].map((name) => `i.${name}{background-color:var(--${name})}`).join('')}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--line);font-weight:400}thead th{color:var(--dim);font-size:.8rem;white-space:nowrap}
td{white-space:nowrap}tbody th{min-width:16rem;overflow-wrap:anywhere}.reason{margin:.1rem 0 0;color:var(--dim);font-size:.85rem}
.badge{white-space:nowrap;font-weight:600}.good{color:var(--good)}.bad{color:var(--bad)}.wait{color:var(--wait)}.quiet{color:var(--dim)}
[hidden]{display:none!important}
@media (max-width:40rem){body{padding:1rem}.axis{margin-left:0}.timeline li{grid-template-columns:1fr}}
`;

// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
;// CONCATENATED MODULE: ./lib/report/html-timeline.js


const LEGEND = [
    'queue',
    'claim',
    'issue',
    'checkout',
    'environment',
    'baseline',
    'agent',
    'tests',
    'publish',
];
function renderTimeline(model) {
    const phases = model.tasks.flatMap(({ record }) => record?.phases ?? []);
    if (phases.length === 0)
        return '<p>Nothing has started yet.</p>';
    const from = Math.min(...phases.map(({ startedAt }) => startedAt));
    const to = Math.max(from + 1, ...phases.map(({ endedAt }) => endedAt));
    let wave = 0;
    const rows = model.tasks.map((task) => {
        const heading = task.wave === wave ? '' : `<li class="wave">Wave ${task.wave}</li>`;
        wave = task.wave;
        return heading + renderRow(task, { from, length: to - from });
    });
    const legend = LEGEND.filter((name) => phases.some((phase) => phase.name === name));
    return `<p class="legend">${legend.map((name) => `<span><i class="${name}"></i>${name}</span>`).join('')}</p>
<div class="axis" aria-hidden="true"><span>0</span><span>${(0,words/* sayTime */.JS)((to - from) / 2)}</span><span>${(0,words/* sayTime */.JS)(to - from)}</span></div>
<ol class="timeline">${rows.join('')}</ol>`;
}
function renderRow(task, scale) {
    const { symbol, word, tone } = (0,words/* wordFor */.GC)(task.status);
    const phases = task.record?.phases ?? [];
    const figures = phases
        .map((phase) => `${phase.name} ${(0,words/* sayTime */.JS)(phase.endedAt - phase.startedAt)}`)
        .join(', ');
    const lanes = assignLanes(phases);
    const count = Math.max(1, ...lanes.map((lane) => lane + 1));
    const bars = phases.map((phase, index) => bar(phase, { ...scale, lane: lanes[index] ?? 0, count }));
    return `<li data-status="${task.status}" data-text="${(0,report_escape/* html */.qy)(`${task.id} ${task.title}`.toLowerCase())}" tabindex="0"><a class="name ${tone}" href="#task-${(0,report_escape/* html */.qy)(task.id)}" title="${(0,report_escape/* html */.qy)(task.title)}">${symbol} ${(0,report_escape/* html */.qy)(task.id)}</a><span class="bars">${bars.join('')}</span><span class="figures">${(0,report_escape/* html */.qy)(`${task.title} · ${word}${figures === '' ? '' : ` · ${figures}`}`)}</span></li>`;
}
/** The first lane that is free when the phase begins. */
function assignLanes(phases) {
    const busyUntil = [];
    return phases.map(({ startedAt, endedAt }) => {
        const free = busyUntil.findIndex((end) => end <= startedAt);
        const lane = free < 0 ? busyUntil.length : free;
        busyUntil[lane] = endedAt;
        return lane;
    });
}
function bar(phase, place) {
    const left = ((phase.startedAt - place.from) / place.length) * 100;
    const width = ((phase.endedAt - phase.startedAt) / place.length) * 100;
    const top = (place.lane / place.count) * 100;
    const style = `left:${left.toFixed(3)}%;width:${width.toFixed(3)}%;top:${top.toFixed(2)}%;height:${(100 / place.count).toFixed(2)}%`;
    return `<i class="${phase.name}${phase.ok ? '' : ' failed'}" style="${style}" title="${phase.name} ${(0,words/* sayTime */.JS)(phase.endedAt - phase.startedAt)}"></i>`;
}

// EXTERNAL MODULE: ./lib/report/summary.js
var report_summary = __webpack_require__(3394);
;// CONCATENATED MODULE: ./lib/report/html.js
/** The report page: one file, no network, readable without scripts. */






function renderHtml(model) {
    const title = `${model.planName}: ${(0,report_summary/* headline */.P)(model)}`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${(0,report_escape/* html */.qy)(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="plan">${(0,report_escape/* html */.qy)(model.planName)} <code>${(0,report_escape/* html */.qy)(model.planId)}</code> on <code>${(0,report_escape/* html */.qy)(model.base)}</code></p>
<h1>${(0,report_escape/* html */.qy)((0,report_summary/* headline */.P)(model))}</h1>
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
function cards({ metrics, run }) {
    const isBilled = run.engine === 'github-actions';
    const all = [
        ['together', metrics.parallel === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.parallel)],
        [
            'one after another',
            metrics.sequential === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.sequential),
        ],
        ['speed-up', metrics.speedUp === undefined ? undefined : `${metrics.speedUp.toFixed(1)} ×`],
        [
            'parallel efficiency',
            metrics.efficiency === undefined ? undefined : `${Math.round(metrics.efficiency * 100)} %`,
        ],
        ['set-up, median', metrics.setup === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.setup.median)],
        ['billed minutes', isBilled ? String(metrics.billedMinutes) : undefined],
        ['API requests', String(metrics.requests)],
        ['cost', metrics.usd === undefined ? undefined : (0,words/* sayMoney */.CW)(metrics.usd)],
    ];
    const items = all.flatMap(([name, value]) => value === undefined ? [] : [`<div><dt>${name}</dt><dd>${(0,report_escape/* html */.qy)(value)}</dd></div>`]);
    return `<dl class="cards">${items.join('')}</dl>`;
}
function filters({ counts, tasks }) {
    const button = (status, text, pressed) => `<button type="button" data-filter="${status}" aria-pressed="${pressed}">${text}</button>`;
    const each = Object.entries(counts).map(([status, n]) => button(status, `${(0,words/* wordFor */.GC)(status).symbol} ${(0,words/* wordFor */.GC)(status).word} ${n}`, false));
    return `<nav class="filters" aria-label="Filter by result">${[button('', `all ${tasks.length}`, true), ...each].join('')}<input type="search" placeholder="Filter by text" aria-label="Filter by text"><span data-count role="status"></span></nav>`;
}
function table({ tasks }) {
    const head = ['Task', 'Result', 'Issue', 'Pull request', 'Attempts', 'Time', 'Cost'];
    return `<div class="scroll"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${tasks.map(tableRow).join('')}</tbody></table></div>`;
}
function tableRow(row) {
    const { symbol, word, tone } = (0,words/* wordFor */.GC)(row.status);
    const { issue, pullRequest: pull } = row.record?.facts ?? {};
    const reason = row.reason === ''
        ? ''
        : `<p class="reason">${(0,report_escape/* html */.qy)(row.reason)}${row.next === undefined ? '' : ` <em>→ ${(0,report_escape/* html */.qy)(row.next)}</em>`}</p>`;
    const cells = [
        `<th scope="row"><code>${(0,report_escape/* html */.qy)(row.id)}</code> <span>${(0,report_escape/* html */.qy)(row.title)}</span>${reason}</th>`,
        `<td><span class="badge ${tone}">${symbol} ${word}</span></td>`,
        `<td>${issue === undefined ? '' : html_link(`#${issue.number}`, issue.url)}</td>`,
        `<td>${pull === undefined ? '' : html_link(`#${pull.number}${pull.draft ? ' draft' : ''}`, pull.url)}</td>`,
        `<td>${row.record?.attempts.length || ''}</td>`,
        `<td>${row.duration === undefined ? '' : (0,words/* sayTime */.JS)(row.duration)}</td>`,
        `<td>${(0,words/* sayMoney */.CW)(row.record?.usage.usd)}</td>`,
    ];
    return `<tr data-status="${row.status}" data-text="${(0,report_escape/* html */.qy)(`${row.id} ${row.title}`.toLowerCase())}" id="task-${(0,report_escape/* html */.qy)(row.id)}">${cells.join('')}</tr>`;
}
/** Web addresses and files of this machine; everything else stays text. */
function html_link(text, url) {
    return /^(?:https?|file):\/\//.test(url)
        ? `<a href="${(0,report_escape/* html */.qy)(url)}">${(0,report_escape/* html */.qy)(text)}</a>`
        : (0,report_escape/* html */.qy)(text);
}
function merges({ merges: found }) {
    if (found === undefined)
        return '';
    const section = (content) => `<section aria-label="Merging"><h2>Merging</h2>${content}</section>`;
    if (found.kind === 'unknown')
        return section(`<p>Not checked: ${(0,report_escape/* html */.qy)(found.reason)}</p>`);
    if (found.order.length < 2)
        return '';
    if (found.conflicts.length === 0)
        return section('<p>All finished branches can be merged in any order that their needs allow.</p>');
    const conflicts = found.conflicts.map(({ a, b, files }) => `<li><code>${(0,report_escape/* html */.qy)(a)}</code> and <code>${(0,report_escape/* html */.qy)(b)}</code>: ${(0,report_escape/* html */.qy)(files.join(', '))}</li>`);
    const steps = found.order.map(({ id, conflictsWith }) => {
        const after = conflictsWith.map((other) => `<code>${(0,report_escape/* html */.qy)(other)}</code>`).join(', ');
        const hand = after === '' ? '' : ` <span class="bad">conflicts with ${after}: rebase it by hand</span>`;
        return `<li><a href="#task-${(0,report_escape/* html */.qy)(id)}"><code>${(0,report_escape/* html */.qy)(id)}</code></a>${hand}</li>`;
    });
    return section(`<p>These conflict with each other:</p><ul>${conflicts.join('')}</ul><p>The order in which most of them merge without a hand:</p><ol>${steps.join('')}</ol>`);
}
function overlaps(model) {
    if (model.overlaps.length === 0)
        return '';
    const items = model.overlaps.map(({ a, b, patterns }) => {
        const files = patterns
            .map(([left, right]) => (left === right ? left : `${left} ~ ${right}`))
            .join(', ');
        return `<li><code>${(0,report_escape/* html */.qy)(a)}</code> and <code>${(0,report_escape/* html */.qy)(b)}</code>: ${(0,report_escape/* html */.qy)(files)}</li>`;
    });
    return `<section aria-label="Predicted overlaps"><h2>Predicted file overlaps</h2><ul>${items.join('')}</ul></section>`;
}
function trends({ trends: found }) {
    if (found === undefined)
        return '';
    const items = (0,words/* sayTrends */.UP)(found).map(([name, value]) => `<div><dt>${(0,report_escape/* html */.qy)(name)}</dt><dd>${(0,report_escape/* html */.qy)(value)}</dd></div>`);
    return `<section aria-label="Trends"><h2>Over ${found.runs} runs</h2><dl class="cards">${items.join('')}</dl></section>`;
}

;// CONCATENATED MODULE: ./lib/report/json.js
const REPORT_VERSION = 1;
function renderJson(model) {
    return `${JSON.stringify({ version: REPORT_VERSION, ...model }, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./lib/report/model.js


function buildReportModel(input) {
    const rows = new Map();
    input.waves.forEach((wave, index) => {
        for (const task of wave)
            rows.set(task.id, buildRow(input, { task, wave: index + 1, rows }));
    });
    const tasks = [...rows.values()];
    const counts = {};
    for (const { status } of tasks)
        counts[status] = (counts[status] ?? 0) + 1;
    return {
        planId: input.plan.id,
        planName: input.plan.name,
        base: input.plan.base,
        tasks,
        counts,
        overlaps: input.overlaps,
        ...(input.merges === undefined ? {} : { merges: input.merges }),
        metrics: computeMetrics(tasks.flatMap(({ record }) => (record === undefined ? [] : [record]))),
        run: input.run,
        finished: input.finished,
        succeeded: tasks.every(({ status }) => status === 'published' || status === 'no-changes'),
    };
}
function buildRow(input, facts) {
    const { task, wave } = facts;
    const record = input.records.get(task.id);
    const { status, reason } = statusOf(input, facts, record);
    const next = nextAction(status, record);
    const duration = record === undefined ? undefined : durationOf(record);
    return {
        id: task.id,
        title: task.title,
        wave,
        status,
        reason,
        ...(next === undefined ? {} : { next }),
        ...(record === undefined ? {} : { record }),
        ...(duration === undefined ? {} : { duration }),
    };
}
function statusOf(input, { task, rows }, record) {
    if (record?.state === 'finished')
        return { status: record.outcome, reason: record.reason };
    const invalid = input.invalid.find(({ taskId }) => taskId === task.id);
    if (invalid !== undefined)
        return { status: 'lost', reason: `its record cannot be read: ${invalid.reason}` };
    if (record !== undefined) {
        if (!input.finished)
            return { status: 'running', reason: '' };
        return { status: 'lost', reason: `its machine (${record.owner.where}) left no result` };
    }
    const failed = task.needs
        .map((need) => rows.get(need))
        .find((need) => need !== undefined && hasFailed(need));
    if (failed !== undefined) {
        return { status: 'blocked', reason: `it needs ${failed.id}, which ended as ${failed.status}` };
    }
    if (!input.finished)
        return { status: 'pending', reason: '' };
    return { status: 'lost', reason: 'it was never started, or its machine left no record' };
}
function hasFailed({ status }) {
    const outcome = task_outcome/* OUTCOMES */.im.find((known) => known === status);
    return outcome !== undefined && !(0,task_outcome/* satisfiesNeed */.IQ)(outcome);
}
function durationOf({ phases }) {
    const work = phases.filter(({ name }) => name !== 'queue');
    if (work.length === 0)
        return undefined;
    return (Math.max(...work.map(({ endedAt }) => endedAt)) -
        Math.min(...work.map(({ startedAt }) => startedAt)));
}
function nextAction(status, record) {
    switch (status) {
        case 'published':
            return 'review the pull request';
        case 'tests-failed':
        case 'agent-failed':
        case 'timeout':
            return record?.facts.wip === undefined
                ? 'run the plan again'
                : 'look at the kept work, or run the plan again';
        case 'quota':
            return "check the agent's account, then run the plan again";
        case 'refused':
            return 'look at the reason; do this part by hand or change the plan';
        case 'setup-failed':
            return 'mend the set-up, then run the plan again';
        case 'blocked':
            return 'mend what it needs, then run the plan again';
        case 'cancelled':
        case 'lost':
        case 'deferred':
            return 'run the plan again';
        case 'no-changes':
        case 'running':
        case 'pending':
            return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/commands/history.js
/** Adds a run to the history in the ledger, and says what the runs so far come to. */


/** Reports of other runs may be written at the same time. */
const TRIES = 5;
/** Never throws: a history that cannot be kept is no fault of the run. `entry` undefined: only read. */
async function recordRun(ports, entry) {
    try {
        return computeTrends(await keep(ports.ledger, entry));
    }
    catch (error) {
        ports.logger.warn(`The history of runs could not be kept: ${(0,errors/* messageOf */.bD)(error)}. The report needs contents: write for it.`);
        return undefined;
    }
}
async function keep(ledger, entry) {
    for (let tries = 1;; tries++) {
        const stored = await ledger.readHistory();
        const before = parseHistory(stored?.text ?? '');
        if (entry === undefined)
            return before;
        const after = addToHistory(before, entry);
        const text = renderHistory(after);
        if (text === stored?.text)
            return after;
        const result = await ledger.writeHistory(text, stored?.version ?? null);
        if (result === 'written')
            return after;
        if (tries === TRIES)
            throw new Error(`others wrote at the same time, ${TRIES} times`);
    }
}

// EXTERNAL MODULE: ./lib/commands/merge-check.js + 1 modules
var merge_check = __webpack_require__(4791);
;// CONCATENATED MODULE: ./lib/commands/report.js
/** Report: plan and records from the ledger → summary, page and JSON. Every planned task is in it. */










/** @throws FanoutError when the plan is not in the ledger */
async function writeReport(ports, request) {
    const model = await addTrends(ports, request, await readModel(ports, request));
    const summary = (0,report_summary/* renderSummary */.B)(model);
    const { outputFolder } = request;
    const files = {
        summary: `${outputFolder}/summary.md`,
        html: `${outputFolder}/report.html`,
        json: `${outputFolder}/report.json`,
    };
    await Promise.all([
        ports.files.writeText(files.summary, summary),
        ports.files.writeText(files.html, renderHtml(model)),
        ports.files.writeText(files.json, renderJson(model)),
    ]);
    return { model, summary, files };
}
async function addTrends(ports, { run, planId }, model) {
    const records = model.tasks.flatMap(({ record }) => record ?? []);
    const entry = run === undefined
        ? undefined
        : buildHistoryEntry({ run, planId, now: ports.clock.now(), records });
    const trends = await recordRun(ports, entry);
    return trends === undefined ? model : { ...model, trends };
}
/** The model alone, for `status`. */
async function readModel(ports, request) {
    const snapshot = await ports.ledger.read(request.planId);
    if (snapshot === undefined) {
        throw new errors/* FanoutError */.gh(`plan ${request.planId} is not in the ledger`, {
            hint: 'Look at `agent-fanout status` for the plans that are.',
        });
    }
    const waves = (0,plan_waves/* planWaves */.Kc)(snapshot.plan);
    const records = new Map([...snapshot.records].map(([id, { record }]) => [id, record]));
    const { git } = ports;
    const merges = git && (await (0,merge_check/* checkMerges */.Y)(git, { plan: snapshot.plan, records }));
    return buildReportModel({
        plan: snapshot.plan,
        waves,
        records,
        ...(merges === undefined ? {} : { merges }),
        invalid: snapshot.invalid,
        overlaps: waves.flatMap((wave) => (0,conflicts/* predictOverlaps */.y)(wave)),
        finished: request.finished,
        run: {
            startedAt: request.startedAt,
            now: ports.clock.now(),
            engine: request.engine,
            ...(request.url === undefined ? {} : { url: request.url }),
            ...(request.repositoryUrl === undefined ? {} : { repositoryUrl: request.repositoryUrl }),
        },
    });
}


/***/ }),

/***/ 2540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ predictOverlaps)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/** Which tasks expect to change the same files. Indexed by path: never all pairs of literal paths. */

/** Overlaps of all pairs of the given tasks, in their order. */
function predictOverlaps(tasks) {
    const patterns = tasks.flatMap((task, index) => task.files.map((text) => compile(text, index)));
    const found = new Map();
    const index = indexByFolder(patterns);
    for (const left of patterns) {
        for (const right of candidates(index, left)) {
            if (right.task <= left.task || !meets(left, right))
                continue;
            const key = `${left.task} ${right.task}`;
            const entry = found.get(key) ?? { a: left.task, b: right.task, patterns: [] };
            if (!entry.patterns.some(([a, b]) => a === left.text && b === right.text)) {
                entry.patterns.push([left.text, right.text]);
            }
            found.set(key, entry);
        }
    }
    return [...found.values()]
        .toSorted((x, y) => x.a - y.a || x.b - y.b)
        .map((entry) => ({
        a: tasks[entry.a]?.id ?? '',
        b: tasks[entry.b]?.id ?? '',
        patterns: entry.patterns,
    }));
}
function compile(text, task) {
    const path = text.replace(/^\.\//, '').replace(/\/$/, '/**');
    const { base, isGlob } = picomatch__WEBPACK_IMPORTED_MODULE_0__.scan(path);
    if (!isGlob)
        return { task, text, prefix: path, glob: undefined };
    return { task, text, prefix: base, glob: picomatch__WEBPACK_IMPORTED_MODULE_0__(path, { dot: true, nocase: true }) };
}
function indexByFolder(patterns) {
    const exact = new Map();
    const below = new Map();
    const globFolders = new Set(patterns.filter(({ glob }) => glob !== undefined).map(({ prefix }) => prefix.toLowerCase()));
    for (const pattern of patterns) {
        push(exact, pattern.prefix.toLowerCase(), pattern);
        // Only folders that some glob begins with are ever asked for.
        for (const folder of foldersAbove(pattern.prefix))
            if (globFolders.has(folder))
                push(below, folder, pattern);
    }
    return { exact, below };
}
function push(map, key, pattern) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [pattern]);
    else
        list.push(pattern);
}
function foldersAbove(path) {
    if (path === '')
        return [];
    const parts = path.toLowerCase().split('/');
    return parts.map((_, length) => parts.slice(0, length).join('/'));
}
function* candidates(index, pattern) {
    const prefix = pattern.prefix.toLowerCase();
    yield* index.exact.get(prefix) ?? [];
    for (const folder of foldersAbove(prefix)) {
        for (const above of index.exact.get(folder) ?? [])
            if (above.glob !== undefined)
                yield above;
    }
    if (pattern.glob !== undefined)
        yield* index.below.get(prefix) ?? [];
}
/** Literal against literal and literal against glob are exact; two globs meet when one's folder is inside the other's. */
function meets(left, right) {
    if (left.glob === undefined && right.glob === undefined)
        return true;
    if (left.glob === undefined)
        return right.glob?.(left.prefix) ?? false;
    if (right.glob === undefined)
        return left.glob(right.prefix);
    return globsMeet(left.text, right.text);
}
/** File endings that both name and that differ (`src/*.ts`, `src/*.md`) keep two globs apart. */
function globsMeet(a, b) {
    const endA = /\*(\.[\w.]+)$/.exec(a)?.[1];
    const endB = /\*(\.[\w.]+)$/.exec(b)?.[1];
    if (endA === undefined || endB === undefined)
        return true;
    return endA.endsWith(endB) || endB.endsWith(endA);
}


/***/ }),

/***/ 7109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ planWaves),
/* harmony export */   j5: () => (/* binding */ waveOf),
/* harmony export */   u0: () => (/* binding */ probeOf)
/* harmony export */ });
/* harmony import */ var _conflicts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2540);
/** Waves: the tasks whose needs are all met by earlier waves. */

/**
 * Each task in the earliest wave that its needs allow, by priority and then the plan's order. With
 * `conflicts: serialize`, a task that overlaps another of its wave moves to a later one.
 * The plan has no cycle (`parsePlan` refuses them).
 */
function planWaves(plan) {
    const waves = wavesWithoutProbe(plan);
    const probe = plan.probe ? waves[0]?.[0] : undefined;
    if (probe === undefined)
        return waves;
    const rest = waves.map((wave) => wave.filter((task) => task !== probe));
    return [[probe], ...rest.filter((wave) => wave.length > 0)];
}
/** The task that goes first, when the plan wants one to. */
function probeOf(plan) {
    return plan.probe ? planWaves(plan)[0]?.[0] : undefined;
}
function wavesWithoutProbe(plan) {
    const waves = [];
    const waveOfTask = new Map();
    const serial = plan.conflicts === 'serialize' ? rivals(plan.tasks) : new Map();
    for (const task of inOrder(plan.tasks)) {
        let wave = Math.max(0, ...task.needs.map((need) => (waveOfTask.get(need) ?? -1) + 1));
        const rivalWaves = new Set([...(serial.get(task.id) ?? [])].map((rival) => waveOfTask.get(rival)));
        while (rivalWaves.has(wave))
            wave += 1;
        waveOfTask.set(task.id, wave);
        const members = waves[wave] ?? [];
        members.push(task);
        while (waves.length <= wave)
            waves.push([]);
        waves[wave] = members;
    }
    return waves
        .map((wave) => wave.toSorted((a, b) => b.priority - a.priority))
        .filter((wave) => wave.length > 0);
}
/** Index of a task's wave, from 0; -1 when it is in none. */
function waveOf(waves, taskId) {
    return waves.findIndex((wave) => wave.some((task) => task.id === taskId));
}
/** Needs first; among those that are ready, the plan's order (Kahn). */
function inOrder(tasks) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const missing = new Map(tasks.map((task) => [task.id, task.needs.filter((need) => byId.has(need)).length]));
    const dependents = new Map();
    for (const task of tasks) {
        for (const need of task.needs) {
            const known = dependents.get(need);
            if (known === undefined)
                dependents.set(need, [task]);
            else
                known.push(task);
        }
    }
    const ready = tasks.filter((task) => missing.get(task.id) === 0);
    // The array grows while it is walked.
    for (const task of ready) {
        for (const dependent of dependents.get(task.id) ?? []) {
            const left = (missing.get(dependent.id) ?? 0) - 1;
            missing.set(dependent.id, left);
            if (left === 0)
                ready.push(dependent);
        }
    }
    return ready;
}
function rivals(tasks) {
    const found = new Map();
    const add = (a, b) => {
        const known = found.get(a) ?? new Set();
        known.add(b);
        found.set(a, known);
    };
    for (const { a, b } of (0,_conflicts_js__WEBPACK_IMPORTED_MODULE_0__/* .predictOverlaps */ .y)(tasks)) {
        add(a, b);
        add(b, a);
    }
    return found;
}


/***/ }),

/***/ 2527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ neutral),
/* harmony export */   ZL: () => (/* binding */ cutBody),
/* harmony export */   fV: () => (/* binding */ fencedText),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* unused harmony export MAX_BODY */
/** Puts text of others into Markdown so that it says nothing but itself. */
/** Zero-width space: breaks a mention or keyword apart and is not seen. */
const BREAK = '\u200b';
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the point
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Words that close an issue (docs.github.com, 'Linking a pull request to an issue'). */
const CLOSING = /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(\s*:?\s+)(?=(?:[\w.-]+\/[\w.-]+)?#\d|https?:)/gi;
/** No mention, no closing keyword, no hidden comment, no control characters. Markdown stays. */
function neutral(text) {
    return text
        .replace(UNSEEN, '')
        .replaceAll('<!--', `<${BREAK}!--`)
        .replace(CLOSING, `$1${BREAK}$2`)
        .replace(/@(?=[\w-])/g, `@${BREAK}`);
}
/** Plain text on one line, for a table cell or a heading. */
function inlineText(text) {
    return neutral(text)
        .replace(/\s+/g, ' ')
        .trim()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
        .replace(/#(?=\d)/g, `#${BREAK}`)
        .replace(/\b(https?):\/\//gi, `$1:${BREAK}//`);
}
/** Text as it is, in a fence that it cannot end. */
function fencedText(text, language = 'text') {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${neutral(text).trimEnd()}\n${fence}`;
}
function html(text) {
    return text
        .replace(UNSEEN, '')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
/** Characters of an issue, pull request or comment (danger/danger#424). */
const MAX_BODY = 65_536;
/** Cuts before `limit` characters, between whole characters, and says so. An open fence is closed. */
function cutBody(text, limit = MAX_BODY) {
    if (text.length <= limit)
        return text;
    const note = `\n\n… ${text.length - limit} characters and more were left out.`;
    const room = limit - note.length - 70;
    const end = /[\ud800-\udbff]/.test(text[room - 1] ?? '') ? room - 1 : room;
    const kept = text.slice(0, end);
    const open = [...kept.matchAll(/^(`{3,})/gm)].map(([, fence]) => fence ?? '');
    const closing = open.length % 2 === 1 ? `\n${(open.at(-1) ?? '').slice(0, 60)}` : '';
    return `${kept}${closing}${note}`;
}


/***/ }),

/***/ 5450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $F: () => (/* binding */ sayTests),
/* harmony export */   B_: () => (/* binding */ buildPullRequestBody),
/* harmony export */   _H: () => (/* binding */ buildIssueBody),
/* harmony export */   qf: () => (/* binding */ buildFinalComment)
/* harmony export */ });
/* harmony import */ var mustache__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(562);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2527);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8191);
/** Bodies of issue, pull request and final comment: our templates, with the texts of others made harmless. */



function buildIssueBody(facts) {
    const { plan, task } = facts;
    const view = {
        ...commonView(facts),
        prompt: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .neutral */ .SY)(task.prompt.trim()),
        files: task.files.map(_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln),
        hasFiles: task.files.length > 0,
        needs: task.needs,
        hasNeeds: task.needs.length > 0,
        agent: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(task.agent.name),
        base: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(task.base),
        planName: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(plan.name),
        runUrl: facts.runUrl ?? false,
    };
    return render(facts, view);
}
function buildPullRequestBody(facts) {
    const { record, task } = facts;
    const { facts: known, attempts } = record;
    const stacked = facts.baseBranch !== task.base;
    const view = {
        ...commonView(facts),
        planName: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(facts.plan.name),
        closes: known.issue === undefined ? '' : `Closes #${known.issue.number}`,
        tests: sayTests(record),
        attempts: attempts.length,
        agent: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)([known.agent?.name, known.agent?.version, known.agent?.model].filter(Boolean).join(' ')),
        cost: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayMoney */ .CW)(record.usage.usd) || false,
        isolation: known.isolation === 'sandbox'
            ? `sandbox, network ${known.network ?? 'open'}`
            : 'none: agent and tests ran without a sandbox',
        tree: known.treeId ?? false,
        touchedTests: (known.touchedTests ?? []).map(_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln),
        hasTouchedTests: (known.touchedTests ?? []).length > 0,
        stackedOn: stacked ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(facts.baseBranch) : false,
        summary: facts.summary === undefined ? false : (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .fencedText */ .fV)(facts.summary.slice(0, 8_000)),
    };
    return render(facts, view);
}
/** The one final comment of a task. */
function buildFinalComment(record, facts) {
    const { symbol, word } = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordFor */ .GC)(record.outcome);
    const { pullRequest } = record.facts;
    const first = record.phases[0]?.startedAt ?? 0;
    const last = Math.max(first, ...record.phases.map((phase) => phase.endedAt));
    const lines = [
        `${symbol} **${word}**: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(record.reason)}`,
        '',
        ...(pullRequest === undefined
            ? []
            : [`- Pull request: #${pullRequest.number} from \`${facts.branch}\``]),
        `- Tests: ${sayTests(record)}`,
        `- Attempts: ${record.attempts.length}, time ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS)(last - first)}${record.usage.usd === undefined ? '' : `, cost ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayMoney */ .CW)(record.usage.usd)}`}`,
        ...(pullRequest === undefined && facts.wipFetch !== undefined
            ? ['- The unpublished work was kept:', '', (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .fencedText */ .fV)(facts.wipFetch, 'sh')]
            : []),
    ];
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cutBody */ .ZL)(lines.join('\n'));
}
function commonView({ plan, task, marker }) {
    return { marker, planId: plan.id, taskId: task.id, title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(task.title) };
}
/** The marker stays whatever is cut: it is what a later run looks for. */
function render({ template, marker }, view) {
    const text = mustache__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A.render(withoutHead(template), view, {}, { escape: String }).trim();
    const body = text.includes(marker) ? text : `${text}\n\n${marker}`;
    const cut = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cutBody */ .ZL)(body);
    return cut.includes(marker) ? cut : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cutBody */ .ZL)(text, 65_000)}\n\n${marker}`;
}
/** A mustache comment at the head explains the placeholders to whoever replaces the template. */
function withoutHead(template) {
    return template.replace(/^\{\{![\s\S]*?\}\}\s*/, '');
}
function sayTests(record) {
    const tests = record.attempts.at(-1)?.tests;
    switch (tests?.kind) {
        case undefined:
            return 'not run';
        case 'none':
            return 'none: there is no test command, nothing was proven';
        case 'timeout':
            return `out of time: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(tests.reason)}`;
        case 'failed':
            return `failed: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(tests.reason)}`;
        case 'passed': {
            const known = tests.known?.length ?? 0;
            return known === 0 ? 'passed' : `no new failure (${known} fail at the base too)`;
        }
    }
}


/***/ }),

/***/ 3394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   P: () => (/* binding */ headline)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2527);
/* harmony import */ var _issue_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5450);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8191);
/** The job summary: Markdown that GitHub draws, with every task in it. */



/** GitHub cuts nothing: a summary over 1 MiB is refused as a whole (workflow-commands.md @2849200). */
const MAX_BYTES = 1_048_576;
/** Mermaid draws no more text than this without being told to. */
const MAX_GANTT_TASKS = 100;
function renderSummary(model, options = {}) {
    const maxBytes = options.maxBytes ?? MAX_BYTES;
    const head = [
        `## ${headline(model)}`,
        '',
        `Plan **${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(model.planName)}** (\`${model.planId}\`) on \`${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(model.base)}\``,
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
function headline(model) {
    const total = model.tasks.length;
    const parts = Object.entries(model.counts)
        .toSorted(([a], [b]) => Number(b === 'published') - Number(a === 'published'))
        .map(([status, n]) => `${n} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordFor */ .GC)(status).word}`);
    return total === 0 ? 'No tasks' : `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(total, 'task')}: ${parts.join(', ')}`;
}
function table(model, room) {
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
                `… and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(model.tasks.length - index, 'more task')}: see the report page or report.json.`,
            ];
        }
        lines.push(line);
    }
    return lines;
}
function tableRow(row) {
    const { symbol, word } = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordFor */ .GC)(row.status);
    const { record } = row;
    const issue = record?.facts.issue;
    const pull = record?.facts.pullRequest;
    const cells = [
        symbol,
        `\`${row.id}\` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(row.title)}`,
        word,
        issue === undefined ? '' : link(`#${issue.number}`, issue.url),
        pull === undefined ? '' : link(`#${pull.number}${pull.draft ? ' (draft)' : ''}`, pull.url),
        record === undefined || record.attempts.length === 0 ? '' : (0,_issue_body_js__WEBPACK_IMPORTED_MODULE_0__/* .sayTests */ .$F)(record).split(':')[0],
        record === undefined || record.attempts.length === 0 ? '' : String(record.attempts.length),
        row.duration === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS)(row.duration),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayMoney */ .CW)(record?.usage.usd),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** Only addresses that cannot end the link or the cell. */
function link(text, url) {
    return /^https?:\/\/[^\s()|<>]+$/.test(url) ? `[${text}](${url})` : text;
}
function problems(model) {
    const rows = model.tasks.filter(({ status }) => !['published', 'no-changes', 'pending', 'running'].includes(status));
    if (rows.length === 0)
        return [];
    const lines = rows.map(({ id, status, reason, next }) => {
        const action = next === undefined ? '' : ` → ${next}`;
        return `- \`${id}\` ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordFor */ .GC)(status).word}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(reason)}${action}`;
    });
    return ['### What to do', '', ...lines, ''];
}
/** How many steps of the order are written out; the page has all. */
const MAX_STEPS = 50;
function merges({ merges: found }) {
    if (found === undefined)
        return [];
    if (found.kind === 'unknown')
        return ['### Merging', '', `Not checked: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(found.reason)}`, ''];
    if (found.conflicts.length === 0)
        return [];
    const conflicts = found.conflicts.map(({ a, b, files }) => `- \`${a}\` and \`${b}\` in ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(files.slice(0, 10).join(', '))}`);
    const steps = found.order.slice(0, MAX_STEPS).map(({ id, conflictsWith }, index) => {
        const after = conflictsWith.map((other) => `\`${other}\``).join(', ');
        return `${index + 1}. \`${id}\`${after === '' ? '' : `: rebase it by hand, it conflicts with ${after}`}`;
    });
    const clean = found.order.filter(({ conflictsWith }) => conflictsWith.length === 0).length;
    const heading = `Merged in this order, ${clean} of ${found.order.length} pull requests need no hand:`;
    return ['### Conflicts between pull requests', '', ...conflicts, '', heading, '', ...steps, ''];
}
function overlaps(model) {
    if (model.overlaps.length === 0)
        return [];
    const lines = model.overlaps.map(({ a, b, patterns }) => {
        const files = patterns.map(([left, right]) => (left === right ? left : `${left} ~ ${right}`));
        return `- \`${a}\` and \`${b}\`: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(files.join(', '))}`;
    });
    return ['### Predicted file overlaps', '', ...lines, ''];
}
function gantt(model) {
    const rows = model.tasks
        .filter(({ duration }) => duration !== undefined)
        .slice(0, MAX_GANTT_TASKS);
    if (rows.length === 0)
        return [];
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
function ganttLine({ id, status, record }) {
    const work = (record?.phases ?? []).filter(({ name }) => name !== 'queue');
    const from = Math.min(...work.map(({ startedAt }) => startedAt));
    const to = Math.max(from + 1, ...work.map(({ endedAt }) => endedAt));
    const tone = { good: 'done, ', bad: 'crit, ', wait: 'active, ', quiet: '' }[(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordFor */ .GC)(status).tone];
    return `  ${id} :${tone}${from}, ${to}`;
}
function figures({ metrics, run }) {
    const rows = [
        [
            'Set-up, median / p90 / p99',
            metrics.setup &&
                [metrics.setup.median, metrics.setup.p90, metrics.setup.p99].map(_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS).join(' / '),
        ],
        [
            'Saved by setting up at once',
            metrics.setupSaved === undefined ? undefined : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS)(metrics.setupSaved),
        ],
        [
            'All tasks one after another',
            metrics.sequential === undefined ? undefined : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS)(metrics.sequential),
        ],
        ['Together', metrics.parallel === undefined ? undefined : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTime */ .JS)(metrics.parallel)],
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
        ['Cost', metrics.usd === undefined ? 'not said by the agent' : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayMoney */ .CW)(metrics.usd)],
        [
            'Tokens in / out / cached',
            metrics.tokens &&
                `${metrics.tokens.input} / ${metrics.tokens.output} / ${metrics.tokens.cached}`,
        ],
    ];
    const lines = rows.flatMap(([name, value]) => value === undefined ? [] : [`| ${name} | ${value} |`]);
    return ['### Figures', '', '| | |', '|---|---|', ...lines];
}
function trends({ trends: found }) {
    if (found === undefined)
        return [];
    const lines = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sayTrends */ .UP)(found).map(([name, value]) => `| ${name} | ${value} |`);
    return ['', `### Over ${found.runs} runs`, '', '| | |', '|---|---|', ...lines];
}
function bytes(text) {
    return Buffer.byteLength(text, 'utf8');
}
/** Cuts at a line end, and closes the timeline's fence when it was cut there. */
function fit(text, room) {
    if (bytes(text) <= room)
        return text;
    const lines = [];
    let used = 0;
    for (const line of text.split('\n')) {
        used += bytes(line) + 1;
        if (used > room - 100)
            break;
        lines.push(line);
    }
    const open = lines.filter((line) => line.startsWith('```')).length % 2 === 1;
    return [...lines, ...(open ? ['```'] : []), '', '… the rest is in the report page.'].join('\n');
}


/***/ }),

/***/ 8191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ sayMoney),
/* harmony export */   GC: () => (/* binding */ wordFor),
/* harmony export */   JS: () => (/* binding */ sayTime),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   UP: () => (/* binding */ sayTrends)
/* harmony export */ });
const WORDS = {
    published: { symbol: '✔', word: 'published', tone: 'good' },
    'no-changes': { symbol: '○', word: 'no changes', tone: 'quiet' },
    'tests-failed': { symbol: '✖', word: 'tests failed', tone: 'bad' },
    'agent-failed': { symbol: '✖', word: 'agent failed', tone: 'bad' },
    quota: { symbol: '✖', word: 'out of quota', tone: 'bad' },
    timeout: { symbol: '✖', word: 'out of time', tone: 'bad' },
    refused: { symbol: '⊘', word: 'refused', tone: 'bad' },
    blocked: { symbol: '⊘', word: 'blocked', tone: 'wait' },
    cancelled: { symbol: '⊘', word: 'cancelled', tone: 'wait' },
    deferred: { symbol: '…', word: 'deferred', tone: 'wait' },
    'setup-failed': { symbol: '✖', word: 'set-up failed', tone: 'bad' },
    lost: { symbol: '?', word: 'lost', tone: 'bad' },
    running: { symbol: '▶', word: 'running', tone: 'wait' },
    pending: { symbol: '·', word: 'pending', tone: 'quiet' },
};
function wordFor(status) {
    return WORDS[status];
}
/** `42 ms`, `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function sayTime(ms) {
    if (ms < 100)
        return `${Math.round(ms)} ms`;
    if (ms < 9_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function sayMoney(usd) {
    if (usd === 0)
        return '$0';
    return usd === undefined ? '' : `$${usd.toFixed(usd < 1 ? 3 : 2)}`;
}
function count(n, word) {
    return `${n} ${word}${n === 1 ? '' : 's'}`;
}
/** Names and values, for a table. */
function sayTrends(trends) {
    const { tasks, usd } = trends;
    return [
        ['Tasks a run, median / p90 / p99', `${tasks.median} / ${tasks.p90} / ${tasks.p99}`],
        ['Ended well', `${Math.round(trends.successRate * 100)} %`],
        ['Saved by setting up at once, so far', sayTime(trends.setupSavedSeconds * 1000)],
        ...(usd === undefined ? [] : [['Cost so far', sayMoney(usd)]]),
        ['Since', new Date(trends.since).toISOString().slice(0, 10)],
    ];
}


/***/ })

};
