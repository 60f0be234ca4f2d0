export const id = 382;
export const ids = [382];
export const modules = {

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ig: () => (/* binding */ tasksPerHour),
/* harmony export */   Jj: () => (/* binding */ forecastPlan)
/* harmony export */ });
/* unused harmony exports GITHUB_TOKEN_LIMITS, REQUESTS_PER_TASK, CONTENT_WRITES_PER_TASK */
const GITHUB_TOKEN_LIMITS = {
    requestsPerHour: 1_000,
    contentWritesPerHour: 500,
    contentWritesPerMinute: 80,
};
/** Of one task, at most: issue, pull request, final comment, and two look-ups of a resumed one. */
const REQUESTS_PER_TASK = 5;
const CONTENT_WRITES_PER_TASK = 3;
function forecastPlan(plan, waves, limits = GITHUB_TOKEN_LIMITS) {
    const tasks = waves.flat();
    const ceiling = sumCeilings(tasks.map(({ budget }) => budget.usd), plan.budget.usd);
    const tokens = sumCeilings(tasks.map(({ budget }) => budget.tokens), plan.budget.tokens);
    const perHour = tasksPerHour(limits);
    const minutes = tasks.reduce((sum, task) => sum + Math.ceil(task.timeoutSeconds / 60), 0);
    return {
        requests: tasks.length * REQUESTS_PER_TASK,
        contentWrites: tasks.length * CONTENT_WRITES_PER_TASK,
        runnerMinutesCeiling: minutes,
        ...(ceiling === undefined ? {} : { usdCeiling: ceiling }),
        ...(tokens === undefined ? {} : { tokensCeiling: tokens }),
        withoutCeiling: tasks.filter(({ budget }) => budget.usd === undefined).map(({ id }) => id),
        hours: Math.max(1, Math.ceil(tasks.length / perHour)),
        deferred: [...overRate(tasks, perHour), ...overBudget(tasks, plan.budget.usd)],
    };
}
/** Tasks that the limits allow in one hour. */
function tasksPerHour(limits = GITHUB_TOKEN_LIMITS) {
    const byRequests = Math.floor(limits.requestsPerHour / REQUESTS_PER_TASK);
    const byWrites = Math.floor(limits.contentWritesPerHour / CONTENT_WRITES_PER_TASK);
    return Math.max(1, Math.min(byRequests, byWrites));
}
function sumCeilings(ceilings, ofPlan) {
    const known = ceilings.filter((ceiling) => ceiling !== undefined);
    if (known.length < ceilings.length)
        return ofPlan;
    const sum = known.reduce((total, ceiling) => total + ceiling, 0);
    return ofPlan === undefined ? sum : Math.min(sum, ofPlan);
}
function overRate(tasks, perHour) {
    return tasks.slice(perHour).map(({ id }) => ({
        task: id,
        reason: `GitHub's limits allow ${perHour} tasks an hour`,
    }));
}
/** Admits tasks in order while the sum of their ceilings fits. */
function overBudget(tasks, budget) {
    if (budget === undefined)
        return [];
    let left = budget;
    return tasks.flatMap(({ id, budget: { usd = 0 } }) => {
        if (usd <= left) {
            left -= usd;
            return [];
        }
        return [
            { task: id, reason: `its ceiling of $${usd} does not fit what the plan's budget has left` },
        ];
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

/***/ 8678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ MAX_MATRIX_JOBS),
/* harmony export */   K: () => (/* binding */ buildMatrix)
/* harmony export */ });
/** GitHub starts at most so many jobs of one matrix (content/actions/reference/limits.md @0bad049). */
const MAX_MATRIX_JOBS = 256;
/** Minutes that a job has beyond its task's time. */
const EXTRA_MINUTES = 15;
function buildMatrix(wave) {
    return {
        include: wave.map((task) => ({
            task: task.id,
            runner: task.runner,
            timeout: Math.ceil(task.timeoutSeconds / 60) + EXTRA_MINUTES,
        })),
    };
}


/***/ }),

/***/ 2571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ tasksAtOnce),
/* harmony export */   Js: () => (/* binding */ needsNextRound),
/* harmony export */   nR: () => (/* binding */ selectTasks),
/* harmony export */   uB: () => (/* binding */ planRound),
/* harmony export */   un: () => (/* binding */ waitForNextRound)
/* harmony export */ });
/* unused harmony export wavesOf */
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3317);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _matrix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8678);
/** Which tasks of a plan are worked on in one run of the workflow, and which are left for the next. */



/** Ids of the tasks to work on. `untried` leaves out tasks that a failed need blocks: trying them is in vain. */
function selectTasks({ plan, records, work }) {
    if (work === 'unfinished') {
        return idsOf(plan.tasks.filter(({ id }) => !endedWell(records.get(id))));
    }
    const blocked = findBlocked(plan, records);
    return idsOf(plan.tasks.filter(({ id }) => isUntried(records.get(id)) && !blocked.has(id)));
}
/**
 * Without a number of its own, a plan starts so many tasks at once: each opens its issue at the start, GitHub
 * takes 80 content writes a minute, and the rest is for tasks that end.
 */
const AT_ONCE = 60;
/** How many tasks of a plan run at the same time, at most. */
function tasksAtOnce({ maxParallel, tasks }) {
    return Math.max(1, Math.min(maxParallel || AT_ONCE, tasks.length));
}
/**
 * Takes tasks in the order of their waves while they fit the workflow's waves, GitHub's matrix, the hour's
 * requests and what the plan's budget has left. Who needs a task that does not fit does not fit either.
 */
function planRound(request) {
    const { plan, records } = request;
    const selected = selectTasks(request);
    const waves = wavesOf(request.waves, selected);
    const budget = remainingBudget(plan, records);
    const { deferred } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .forecastPlan */ .Jj)({ ...plan, budget }, waves);
    const postponed = new Set(deferred.map(({ task }) => task));
    const chosen = waves.map((wave, index) => {
        const fitting = wave.filter(({ id, needs }) => !postponed.has(id) && !needs.some((need) => postponed.has(need)));
        const taken = index < request.maxWaves ? fitting.slice(0, _matrix_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_MATRIX_JOBS */ .A) : [];
        const kept = new Set(taken);
        for (const task of wave)
            if (!kept.has(task))
                postponed.add(task.id);
        return taken;
    });
    const scheduled = chosen.reduce((sum, wave) => sum + wave.length, 0);
    return {
        waves: chosen.filter((wave) => wave.length > 0),
        maxParallel: Math.max(1, Math.min(tasksAtOnce(plan), scheduled)),
        scheduled,
        left: selected.size,
    };
}
/** What the agents said that they cost is gone; so is the ceiling of a task whose agent did not say. */
function remainingBudget(plan, records) {
    if (plan.budget.usd === undefined)
        return plan.budget;
    const spent = plan.tasks
        .filter(({ id }) => (records.get(id)?.attempts.length ?? 0) > 0)
        .reduce((sum, { id, budget }) => sum + (records.get(id)?.usage.usd ?? budget.usd ?? 0), 0);
    return { ...plan.budget, usd: Math.max(0, plan.budget.usd - spent) };
}
/** The waves of the selected tasks, in order; a wave that has none of them falls away. */
function wavesOf(waves, selected) {
    return waves
        .map((wave) => wave.filter(({ id }) => selected.has(id)))
        .filter((wave) => wave.length > 0);
}
/**
 * Go on by ourselves? Only when tasks did not fit this round, so that a task whose machine disappeared is not
 * started for ever; and only when the round made progress (a rate limit or a budget can stop all of it).
 */
function needsNextRound({ left, scheduled, after }) {
    return left > scheduled && after > 0 && after < left;
}
const HOUR_MS = 3_600_000;
/** Milliseconds until the next round may start: not before the hour whose requests this round took is over. */
function waitForNextRound(count, times) {
    const perHour = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .tasksPerHour */ .Ig)();
    if (count.scheduled + Math.min(count.after, perHour) <= perHour)
        return 0;
    return Math.max(0, times.startedAt + HOUR_MS - times.now);
}
function idsOf(tasks) {
    return new Set(tasks.map(({ id }) => id));
}
function outcomeOf(record) {
    return record?.state === 'finished' ? record.outcome : undefined;
}
function endedWell(record) {
    const outcome = outcomeOf(record);
    return outcome !== undefined && (0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isFinal */ .dR)(outcome);
}
/** `deferred` counts as untried: its time had not come. So does nothing else that left a record. */
function isUntried(record) {
    return record === undefined || outcomeOf(record) === 'deferred';
}
/** Tasks that need, directly or through others, a task that has ended and not well. */
function findBlocked(plan, records) {
    const dependents = new Map();
    for (const task of plan.tasks) {
        for (const need of task.needs) {
            const known = dependents.get(need);
            if (known === undefined)
                dependents.set(need, [task.id]);
            else
                known.push(task.id);
        }
    }
    const failed = plan.tasks.filter(({ id }) => hasFailed(records.get(id))).map(({ id }) => id);
    const blocked = new Set();
    const pending = [...failed];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
        for (const dependent of dependents.get(id) ?? []) {
            if (blocked.has(dependent))
                continue;
            blocked.add(dependent);
            pending.push(dependent);
        }
    }
    return blocked;
}
function hasFailed(record) {
    const outcome = outcomeOf(record);
    return outcome !== undefined && !(0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isFinal */ .dR)(outcome) && outcome !== 'deferred';
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


/***/ }),

/***/ 8715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ buildMarker)
/* harmony export */ });
/* unused harmony export findMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/** The hidden comment that says which task an issue or pull request belongs to. Counts only when we wrote it. */

const SHAPE = /<!-- agent-fanout:v1 kind=(issue|pull-request|plan) key=([0-9a-f]{64}) -->/;
/** Ids go in as a hash: nothing that a plan says can end the comment or forge another. */
function buildMarker({ planId, taskId, kind }) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${planId}\n${taskId}`).digest('hex');
    return `<!-- agent-fanout:v1 kind=${kind} key=${key} -->`;
}
/** The first marker in a body, as it was built; undefined when there is none. */
function findMarker(body) {
    return SHAPE.exec(body)?.[0];
}


/***/ }),

/***/ 1601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ branchPrefix),
/* harmony export */   AX: () => (/* binding */ buildBranchName)
/* harmony export */ });
/* unused harmony export shortKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/** Names that follow from plan id and task id alone, so that every run of a task uses the same ones. */

const SLUG_LENGTH = 40;
/** First 8 hex digits of sha256 over plan id and task id: keeps names apart that slug to the same text. */
function shortKey(planId, taskId) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${planId}\n${taskId}`).digest('hex').slice(0, 8);
}
/**
 * `agent-fanout/<plan>/<task>-<key8>`: matches `^[a-z0-9/-]{1,100}$` whatever the ids hold.
 * `git check-ref-format` allows `$(…)`, quotes and backticks and is no sanitizer, so nothing else is let through.
 */
function buildBranchName(planId, taskId) {
    return `${branchPrefix(planId)}${slug(taskId)}-${shortKey(planId, taskId)}`;
}
/** What all branches of a plan begin with. */
function branchPrefix(planId) {
    return `agent-fanout/${slug(planId)}/`;
}
function slug(text) {
    const cleaned = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, SLUG_LENGTH)
        .replace(/^-+|-+$/g, '');
    return cleaned === '' ? 'x' : cleaned;
}


/***/ })

};
