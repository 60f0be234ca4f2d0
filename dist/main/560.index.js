export const id = 560;
export const ids = [560];
export const modules = {

/***/ 4791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ checkMerges)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/report/merge-order.js
/** In which order finished branches are best merged, from what was seen when each two of them were merged. Pure. */
/** Up to so many branches in conflict every choice is tried; above, the one with the most conflicts goes last, again and again. */
const EXACT_LIMIT = 16;
/**
 * First a largest set of branches that do not conflict with each other, then the others, each after what it needs.
 * Whatever the order, two branches that conflict conflict; what an order decides is how many merge without a person.
 */
function buildMergeOrder(candidates, conflicts) {
    const rivals = rivalsOf(conflicts);
    const late = chooseLate(candidates, rivals);
    const early = candidates.filter(({ id }) => !late.has(id));
    const ordered = [...inOrder(early), ...inOrder(candidates.filter(({ id }) => late.has(id)))];
    const merged = [];
    return ordered.map(({ id }) => {
        const conflictsWith = merged.filter((other) => rivals.get(id)?.has(other) === true);
        merged.push(id);
        return { id, conflictsWith };
    });
}
function rivalsOf(conflicts) {
    const rivals = new Map();
    const add = (one, other) => {
        const known = rivals.get(one) ?? new Set();
        rivals.set(one, known.add(other));
    };
    for (const { a, b } of conflicts) {
        add(a, b);
        add(b, a);
    }
    return rivals;
}
/** The branches to leave for later: as few as possible, with everything that is built on them. */
function chooseLate(candidates, rivals) {
    const contested = candidates.filter(({ id }) => rivals.has(id)).map(({ id }) => id);
    return contested.length <= EXACT_LIMIT
        ? chooseExactly(candidates, rivals, contested)
        : chooseGreedily(candidates, rivals);
}
function chooseExactly(candidates, rivals, contested) {
    let best = withDependents(candidates, new Set(contested));
    for (let choice = 0; choice < 2 ** contested.length; choice++) {
        const left = new Set(contested.filter((_, index) => (choice >> index) % 2 === 1));
        const late = withDependents(candidates, left);
        if (late.size < best.size && isPeaceful(candidates, rivals, late))
            best = late;
    }
    return best;
}
function chooseGreedily(candidates, rivals) {
    let late = new Set();
    for (;;) {
        const open = candidates.filter(({ id }) => !late.has(id));
        const quarrels = ({ id }) => [...(rivals.get(id) ?? [])].filter((other) => open.some((each) => each.id === other)).length;
        const worst = open.toSorted((one, other) => quarrels(other) - quarrels(one))[0];
        if (worst === undefined || quarrels(worst) === 0)
            return late;
        late = withDependents(candidates, new Set([...late, worst.id]));
    }
}
function isPeaceful(candidates, rivals, late) {
    return candidates.every(({ id }) => late.has(id) || [...(rivals.get(id) ?? [])].every((other) => late.has(other)));
}
function withDependents(candidates, ids) {
    const all = new Set(ids);
    for (let size = -1; size !== all.size;) {
        size = all.size;
        for (const { id, needs } of candidates)
            if (needs.some((need) => all.has(need)))
                all.add(id);
    }
    return all;
}
/** What is needed first; else the order of the plan. */
function inOrder(candidates) {
    const waiting = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const done = [];
    while (waiting.size > 0) {
        const ready = [...waiting.values()].filter(({ needs }) => needs.every((need) => !waiting.has(need)));
        // A plan has no cycle; if one came here all the same, its members go as they are.
        for (const candidate of ready.length === 0 ? [...waiting.values()] : ready) {
            done.push(candidate);
            waiting.delete(candidate.id);
        }
    }
    return done;
}

;// CONCATENATED MODULE: ./lib/commands/merge-check.js
/** What the results of a plan do to each other: finished branches merged two by two, without a work tree. */


/** More pairs than this are not tried; a plan in which so many meet has another problem. */
const MAX_PAIRS = 2_000;
async function checkMerges(git, facts) {
    const finished = facts.plan.tasks.flatMap(({ id, needs }) => {
        const record = facts.records.get(id);
        const { commit, changedPaths: paths = [] } = record?.facts ?? {};
        const isDone = record?.state === 'finished' && record.outcome === 'published';
        return isDone && commit !== undefined ? [{ id, needs, commit, paths }] : [];
    });
    const pairs = pairsThatMeet(finished);
    try {
        if (pairs.length > 0)
            await git.fetchCommits(finished.map(({ commit }) => commit));
        const conflicts = [];
        for (const [one, other] of pairs.slice(0, MAX_PAIRS)) {
            const result = await git.merge([one.commit, other.commit], 'merge check', 0);
            if (result.kind === 'conflict')
                conflicts.push({ a: one.id, b: other.id, files: result.paths });
        }
        return {
            kind: 'checked',
            conflicts,
            order: buildMergeOrder(finished, conflicts),
            untried: Math.max(0, pairs.length - MAX_PAIRS),
        };
    }
    catch (error) {
        return { kind: 'unknown', reason: (0,errors/* messageOf */.bD)(error) };
    }
}
/** Only branches that change a path in common can conflict, or one that is built on another cannot. */
function pairsThatMeet(finished) {
    const byPath = new Map();
    finished.forEach(({ paths }, index) => {
        for (const path of paths) {
            const known = byPath.get(path);
            if (known === undefined)
                byPath.set(path, [index]);
            else
                known.push(index);
        }
    });
    const pairs = new Map();
    for (const indices of byPath.values()) {
        for (const [position, first] of indices.entries()) {
            for (const second of indices.slice(position + 1)) {
                const [one, other] = [finished[first], finished[second]];
                if (one !== undefined && other !== undefined)
                    pairs.set(`${first} ${second}`, [one, other]);
            }
        }
    }
    return [...pairs.values()];
}


/***/ }),

/***/ 2560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReport: () => (/* binding */ runReport)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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

// EXTERNAL MODULE: ./lib/report/issue-body.js
var issue_body = __webpack_require__(5450);
;// CONCATENATED MODULE: ./lib/report/summary.js
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
        `Plan **${(0,report_escape/* inlineText */.ln)(model.planName)}** (\`${model.planId}\`) on \`${(0,report_escape/* inlineText */.ln)(model.base)}\``,
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
        .map(([status, n]) => `${n} ${(0,words/* wordFor */.GC)(status).word}`);
    return total === 0 ? 'No tasks' : `${(0,words/* count */.U9)(total, 'task')}: ${parts.join(', ')}`;
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
                `… and ${(0,words/* count */.U9)(model.tasks.length - index, 'more task')}: see the report page or report.json.`,
            ];
        }
        lines.push(line);
    }
    return lines;
}
function tableRow(row) {
    const { symbol, word } = (0,words/* wordFor */.GC)(row.status);
    const { record } = row;
    const issue = record?.facts.issue;
    const pull = record?.facts.pullRequest;
    const cells = [
        symbol,
        `\`${row.id}\` ${(0,report_escape/* inlineText */.ln)(row.title)}`,
        word,
        issue === undefined ? '' : summary_link(`#${issue.number}`, issue.url),
        pull === undefined ? '' : summary_link(`#${pull.number}${pull.draft ? ' (draft)' : ''}`, pull.url),
        record === undefined || record.attempts.length === 0 ? '' : (0,issue_body/* sayTests */.$F)(record).split(':')[0],
        record === undefined || record.attempts.length === 0 ? '' : String(record.attempts.length),
        row.duration === undefined ? '' : (0,words/* sayTime */.JS)(row.duration),
        (0,words/* sayMoney */.CW)(record?.usage.usd),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** Only addresses that cannot end the link or the cell. */
function summary_link(text, url) {
    return /^https?:\/\/[^\s()|<>]+$/.test(url) ? `[${text}](${url})` : text;
}
function problems(model) {
    const rows = model.tasks.filter(({ status }) => !['published', 'no-changes', 'pending', 'running'].includes(status));
    if (rows.length === 0)
        return [];
    const lines = rows.map(({ id, status, reason, next }) => {
        const action = next === undefined ? '' : ` → ${next}`;
        return `- \`${id}\` ${(0,words/* wordFor */.GC)(status).word}: ${(0,report_escape/* inlineText */.ln)(reason)}${action}`;
    });
    return ['### What to do', '', ...lines, ''];
}
/** How many steps of the order are written out; the page has all. */
const MAX_STEPS = 50;
function merges({ merges: found }) {
    if (found === undefined)
        return [];
    if (found.kind === 'unknown')
        return ['### Merging', '', `Not checked: ${(0,report_escape/* inlineText */.ln)(found.reason)}`, ''];
    if (found.conflicts.length === 0)
        return [];
    const conflicts = found.conflicts.map(({ a, b, files }) => `- \`${a}\` and \`${b}\` in ${(0,report_escape/* inlineText */.ln)(files.slice(0, 10).join(', '))}`);
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
        return `- \`${a}\` and \`${b}\`: ${(0,report_escape/* inlineText */.ln)(files.join(', '))}`;
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
    const tone = { good: 'done, ', bad: 'crit, ', wait: 'active, ', quiet: '' }[(0,words/* wordFor */.GC)(status).tone];
    return `  ${id} :${tone}${from}, ${to}`;
}
function figures({ metrics, run }) {
    const rows = [
        [
            'Set-up, median / p90 / p99',
            metrics.setup &&
                [metrics.setup.median, metrics.setup.p90, metrics.setup.p99].map(words/* sayTime */.JS).join(' / '),
        ],
        [
            'Saved by setting up at once',
            metrics.setupSaved === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.setupSaved),
        ],
        [
            'All tasks one after another',
            metrics.sequential === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.sequential),
        ],
        ['Together', metrics.parallel === undefined ? undefined : (0,words/* sayTime */.JS)(metrics.parallel)],
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
        ['Cost', metrics.usd === undefined ? 'not said by the agent' : (0,words/* sayMoney */.CW)(metrics.usd)],
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
    const lines = (0,words/* sayTrends */.UP)(found).map(([name, value]) => `| ${name} | ${value} |`);
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

;// CONCATENATED MODULE: ./lib/report/html.js
/** The report page: one file, no network, readable without scripts. */






function renderHtml(model) {
    const title = `${model.planName}: ${headline(model)}`;
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
<h1>${(0,report_escape/* html */.qy)(headline(model))}</h1>
${cards(model)}
</header>
<main>
${filters(model)}
<section aria-label="Timeline"><h2>Timeline</h2>${renderTimeline(model)}</section>
<section aria-label="Tasks"><h2>Tasks</h2>${html_table(model)}</section>
${html_merges(model)}
${html_overlaps(model)}
${html_trends(model)}
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
function html_table({ tasks }) {
    const head = ['Task', 'Result', 'Issue', 'Pull request', 'Attempts', 'Time', 'Cost'];
    return `<div class="scroll"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${tasks.map(html_tableRow).join('')}</tbody></table></div>`;
}
function html_tableRow(row) {
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
function html_merges({ merges: found }) {
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
function html_overlaps(model) {
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
function html_trends({ trends: found }) {
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
    const summary = renderSummary(model);
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

// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
;// CONCATENATED MODULE: ./lib/commands/status.js
/** Status: every task of a plan with what became of it, its branch, its pull request and what to do next. */



/** @throws FanoutError when the plan is not in the ledger */
async function readStatus(ports, planId) {
    const [model, refs, pulls] = await Promise.all([
        readModel({ ledger: ports.ledger, clock: ports.clock }, {
            planId,
            finished: false,
            engine: 'local',
            startedAt: ports.clock.now(),
        }),
        ports.git.remoteRefs('refs/heads/'),
        readPulls(ports, planId),
    ]);
    const tasks = [];
    for (const row of model.tasks) {
        const name = row.record?.facts.branch;
        const head = name === undefined ? undefined : refs.get(`refs/heads/${name}`);
        const base = refs.get(`refs/heads/${model.base}`);
        const pull = name === undefined ? undefined : pulls.get(name);
        const issue = row.record?.facts.issue;
        const known = row.record?.facts.pullRequest;
        tasks.push({
            id: row.id,
            title: row.title,
            status: row.status,
            reason: row.reason,
            ...(row.next === undefined ? {} : { next: nextOf(row.next, pull) }),
            ...(row.record === undefined ? {} : { age: ports.clock.now() - row.record.owner.seenAt }),
            ...(issue === undefined ? {} : { issue }),
            ...(name === undefined || head === undefined || base === undefined
                ? {}
                : { branch: { name, ...(await ports.git.aheadBehind({ base, commit: head })) } }),
            ...(known === undefined
                ? {}
                : {
                    pullRequest: {
                        number: known.number,
                        url: known.url,
                        state: pull?.state ?? 'unknown',
                    },
                }),
        });
    }
    return { planId, name: model.planName, counts: model.counts, tasks };
}
function nextOf(next, pull) {
    if (pull?.state === 'merged')
        return 'nothing: merged (agent-fanout cleanup removes its branch)';
    if (pull?.state === 'closed')
        return 'nothing: its pull request was closed';
    return next;
}
/** Newest by branch. Without them the rest of the status still holds. */
async function readPulls({ tracker, logger }, planId) {
    try {
        const pulls = await tracker.listPullRequests((0,naming/* branchPrefix */.$j)(planId));
        const sorted = pulls.toSorted((one, other) => one.number - other.number);
        return new Map(sorted.map((pull) => [pull.head, pull]));
    }
    catch (error) {
        logger.warn(`the state of pull requests is unknown: ${(0,errors/* messageOf */.bD)(error)}`);
        return new Map();
    }
}

// EXTERNAL MODULE: ./lib/inputs.js + 2 modules
var lib_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./lib/main-adapters.js + 16 modules
var main_adapters = __webpack_require__(3313);
// EXTERNAL MODULE: ./lib/plan/round.js
var plan_round = __webpack_require__(2571);
// EXTERNAL MODULE: ./lib/task/marker.js
var task_marker = __webpack_require__(8715);
;// CONCATENATED MODULE: ./lib/report/plan-issue.js
/** The issue of a plan: the summary, as it stays true when time passes. */



/** Bytes; an issue takes 65,536 characters, and the rest of the text needs a few hundred. */
const MAX_SUMMARY = 64_000;
/** Undefined for a plan of one task: its own issue says it all. */
function buildPlanIssue(model) {
    if (model.tasks.length < 2)
        return undefined;
    const marker = (0,task_marker/* buildMarker */.h)({ planId: model.planId, taskId: '', kind: 'plan' });
    // Trends change with every run of any plan: the text would be edited though nothing happened here.
    const { trends: _trends, ...lasting } = model;
    const note = 'Written by the report of agent-fanout, which replaces what is edited here.';
    const body = `${renderSummary(lasting, { maxBytes: MAX_SUMMARY })}\n${note}\n\n${marker}`;
    const children = model.tasks.flatMap(({ record }) => record?.facts.issue?.number ?? []);
    return { title: `Plan: ${model.planName}`, body: (0,report_escape/* cutBody */.ZL)(body), marker, children };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/report/status-table.js
/** The status of a plan in a terminal. */


const HEADER = ['', 'task', 'result', 'age', 'branch', 'PR', 'next'];
function renderStatus({ planId, name, tasks }, width) {
    const rows = [HEADER, ...tasks.map(cellsOf)];
    const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
    const lines = rows.map((row) => clip(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '), width));
    return [`${plain(name)} (${planId})`, '', ...lines].join('\n');
}
function cellsOf(task) {
    const { symbol, word } = (0,words/* wordFor */.GC)(task.status);
    const { branch, pullRequest } = task;
    return [
        symbol,
        task.id,
        word,
        task.age === undefined ? '' : (0,words/* sayTime */.JS)(task.age),
        branch === undefined ? '' : `+${branch.ahead} -${branch.behind}`,
        pullRequest === undefined ? '' : `#${pullRequest.number} ${pullRequest.state}`,
        plain(task.next ?? task.reason),
    ];
}
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).replace(/\s+/g, ' ');
}
function clip(line, width) {
    const characters = [...line.trimEnd()];
    return characters.length <= width
        ? characters.join('')
        : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

;// CONCATENATED MODULE: ./lib/main-report.js
/** `command: report` and `status`: ledger → summary, page and JSON, and the next round when there is one. */











async function runReport(run, inputs) {
    const { context, ports } = run;
    const startedAt = inputs.startedAt ?? ports.clock.now();
    const after = await countLeft(run, inputs.planId);
    const count = { left: inputs.leftBefore ?? 0, scheduled: inputs.scheduled ?? 0, after };
    const goesOn = inputs.command === 'report' && inputs.startNextRound && (0,plan_round/* needsNextRound */.Js)(count);
    const started = goesOn && (await startNextRound(run, { ...inputs, startedAt, count }));
    const report = await writeReport(ports, {
        planId: inputs.planId,
        // While more rounds come, a task without a record is pending and not lost.
        finished: inputs.command === 'report' && !started,
        engine: 'github-actions',
        startedAt,
        outputFolder: external_node_path_.join(run.folder, 'report'),
        ...(inputs.command === 'report' ? { run: context.run } : {}),
        url: context.runUrl,
        repositoryUrl: context.repositoryUrl,
    });
    const planIssue = inputs.command === 'report' && inputs.trackingIssue ? await writePlanIssue(run, report) : {};
    const status = inputs.command === 'status' ? await showStatus(run, inputs.planId) : '';
    const note = goesOn ? `${sayNextRound(started, inputs.planId, after)}\n\n` : '';
    return {
        outputs: {
            ...outputsOf(report),
            ...planIssue,
            left: String(after),
            'next-round': String(started),
        },
        summary: `${note}${status}${report.summary}`,
    };
}
/** The third place of the report. A failure is said and changes nothing: the other two are there. */
async function writePlanIssue(run, { model }) {
    const { logger } = run.ports;
    const text = buildPlanIssue(model);
    if (text === undefined)
        return {};
    try {
        const result = await (await (0,main_adapters/* openPlanIssues */.S7)(run)).write(text);
        const { issue } = result;
        const below = result.kind === 'closed' ? 'closed by somebody, left alone' : result.linked;
        logger.info(`The plan's issue is #${issue.number} (issues below it: ${below})`);
        return { issue: String(issue.number), 'issue-url': issue.url };
    }
    catch (error) {
        run.signal.throwIfAborted();
        logger.warn(`The plan's issue could not be written: ${(0,errors/* messageOf */.bD)(error)}. The report needs issues: write for it; tracking-issue: false does without.`);
        return {};
    }
}
/** Branches and pull requests as they are now, and what to do next. */
async function showStatus(run, planId) {
    const ports = { ...run.ports, tracker: await (0,main_adapters/* openTracker */.Zl)(run) };
    const text = renderStatus(await readStatus(ports, planId), 200);
    run.ports.logger.info(text);
    return `### Status\n\n${(0,report_escape/* fencedText */.fV)(text)}\n\n`;
}
/** Tasks that no run has worked on and that nothing blocks. */
async function countLeft(run, planId) {
    const snapshot = await run.ports.ledger.read(planId);
    if (snapshot === undefined)
        return 0;
    const records = new Map([...snapshot.records].map(([id, stored]) => [id, stored.record]));
    return (0,plan_round/* selectTasks */.nR)({ plan: snapshot.plan, records, work: 'untried' }).size;
}
/** The inputs of this run are those of the next, but for the plan: that is in the ledger. */
async function startNextRound(run, round) {
    const { context, ports, signal } = run;
    const { clock, logger } = ports;
    const wait = (0,plan_round/* waitForNextRound */.un)(round.count, { startedAt: round.startedAt, now: clock.now() });
    if (wait > 0) {
        logger.info(`The next round starts in ${Math.ceil(wait / 60_000)} min, when GitHub's hour is over.`);
    }
    const { plan: _text, 'plan-file': _file, 'plan-issues': _label, ...inputs } = context.dispatchInputs;
    try {
        await clock.sleep(wait, signal);
        const { startWorkflow } = await __webpack_require__.e(/* import() */ 774).then(__webpack_require__.bind(__webpack_require__, 5774));
        await startWorkflow({
            ...context,
            clock,
            logger,
            token: round.token,
            inputs: { ...inputs, 'plan-id': `${round.planId}${lib_inputs/* UNTRIED_SUFFIX */.oC}` },
        });
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        const hint = error instanceof errors/* FanoutError */.gh && error.hint !== undefined ? ` ${error.hint}` : '';
        logger.warn(`The next round could not be started: ${(0,errors/* messageOf */.bD)(error)}.${hint}`);
        return false;
    }
}
function sayNextRound(started, planId, left) {
    return started
        ? `**${left} tasks did not fit this run; the next one was started for them.**`
        : `**${left} tasks did not fit this run. Start the workflow again with plan-id \`${planId}\`.**`;
}
function outputsOf({ model, files }) {
    const { usd, tokens } = model.metrics;
    const waiting = ['pending', 'running', 'deferred'];
    const isWaiting = waiting.some((status) => (model.counts[status] ?? 0) > 0);
    return {
        outcome: model.succeeded ? 'success' : isWaiting ? 'incomplete' : 'failure',
        counts: JSON.stringify(model.counts),
        folder: external_node_path_.dirname(files.html),
        'summary-file': files.summary,
        'html-file': files.html,
        'json-file': files.json,
        metrics: JSON.stringify(flattenMetrics(model.metrics)),
        trends: model.trends === undefined ? '' : JSON.stringify(model.trends),
        'cost-usd': usd === undefined ? '' : String(usd),
        tokens: tokens === undefined ? '' : String(tokens.input + tokens.output),
    };
}


/***/ })

};
