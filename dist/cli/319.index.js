export const id = 319;
export const ids = [319];
export const modules = {

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlan: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/adapters/node-files.js
var node_files = __webpack_require__(9240);
// EXTERNAL MODULE: ./lib/adapters/user-repository.js
var user_repository = __webpack_require__(3706);
// EXTERNAL MODULE: ./lib/agents/registry.js + 9 modules
var registry = __webpack_require__(8605);
// EXTERNAL MODULE: ./lib/cli-github.js
var cli_github = __webpack_require__(5373);
// EXTERNAL MODULE: ./lib/cli-wiring.js + 19 modules
var cli_wiring = __webpack_require__(2500);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/plan/budget.js
const GITHUB_TOKEN_LIMITS = {
    requestsPerHour: 1_000,
    contentWritesPerHour: 500,
    contentWritesPerMinute: 80,
};
/** Of one task, at most: issue, pull request, final comment, and two look-ups of a resumed one. */
const REQUESTS_PER_TASK = 5;
const CONTENT_WRITES_PER_TASK = 3;
function budget_forecastPlan(plan, waves, limits = GITHUB_TOKEN_LIMITS) {
    const tasks = waves.flat();
    const ceiling = sumCeilings(tasks.map(({ budget }) => budget.usd), plan.budget.usd);
    const tokens = sumCeilings(tasks.map(({ budget }) => budget.tokens), plan.budget.tokens);
    const perHour = budget_tasksPerHour(limits);
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
function budget_tasksPerHour(limits = GITHUB_TOKEN_LIMITS) {
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

// EXTERNAL MODULE: ./lib/plan/conflicts.js
var conflicts = __webpack_require__(2540);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/plan/nearest.js
var nearest = __webpack_require__(6089);
;// CONCATENATED MODULE: ./lib/plan/document.js
/** YAML (and JSON, which is YAML) with places: each value knows its line and column. */


/** yaml's own bound on how often aliases may be expanded; a bomb passes it at once. */
const MAX_ALIASES = 100;
/** Where values of one file come from, and where problems go. */
class document_Source {
    file;
    problems;
    #lines;
    #resolve = (node) => node;
    /** Lines before the YAML text (front matter begins on line 2). */
    #skippedLines;
    constructor(file, problems, skippedLines = 0) {
        this.file = file;
        this.problems = problems;
        this.#lines = new dist/* LineCounter */.HN();
        this.#skippedLines = skippedLines;
    }
    /** The root mapping, or undefined after its problems were noted. */
    parse(text) {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, {
            lineCounter: this.#lines,
            prettyErrors: false,
            uniqueKeys: true,
        });
        if (!Array.isArray(documents) || documents.length === 0) {
            this.report({
                code: 'empty',
                message: 'the file is empty',
                hint: 'See docs/plan-format.md.',
            });
            return undefined;
        }
        const [document, second] = documents;
        for (const error of documents.flatMap((each) => each.errors)) {
            this.report({ code: 'yaml', message: error.message.split('\n')[0] ?? '', at: error.pos[0] });
        }
        if (second !== undefined) {
            this.report({
                code: 'documents',
                message: 'expected one YAML document, got several',
                hint: 'Remove the --- lines.',
            });
        }
        if (document === undefined || this.problems.length > 0)
            return undefined;
        this.#resolve = (node) => ((0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node);
        try {
            document.toJS({ maxAliasCount: MAX_ALIASES });
        }
        catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.report({
                code: 'aliases',
                message: `aliases expand without bound: ${message}`,
                hint: 'Write the values out.',
            });
            return undefined;
        }
        return this.map(document.contents, { what: 'the file' });
    }
    resolve(node) {
        return this.#resolve(node);
    }
    map(node, { what, task }) {
        const resolved = this.#resolve(node);
        if ((0,dist/* isMap */.jh)(resolved))
            return new MapReader(this, resolved, task);
        this.report({
            code: 'type',
            message: `${what}: expected a mapping (key: value), got ${describe(resolved)}`,
            node: resolved,
            ...(task === undefined ? {} : { task }),
        });
        return undefined;
    }
    place(at) {
        if (at === undefined)
            return { file: this.file };
        const { line, col } = this.#lines.linePos(at);
        return line === 0
            ? { file: this.file }
            : { file: this.file, line: line + this.#skippedLines, column: col };
    }
    placeOf(node) {
        const range = typeof node === 'object' && node !== null ? node.range : undefined;
        return this.place(range?.[0]);
    }
    report(problem) {
        const { at, node, ...rest } = problem;
        this.problems.push({
            ...rest,
            place: node === undefined ? this.place(at) : this.placeOf(node),
        });
    }
}
/** Reads the keys of one mapping, each with its expected type; tells which keys nobody asked for. */
class MapReader {
    source;
    node;
    /** Named in problems. */
    task;
    constructor(source, node, task) {
        this.source = source;
        this.node = node;
        this.task = task;
    }
    has(key) {
        return this.node.has(key);
    }
    /** The value's node with aliases resolved; undefined when absent or null. */
    get(key) {
        const node = this.source.resolve(this.node.get(key, true));
        return node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === null) ? undefined : node;
    }
    place(key) {
        const node = key === undefined ? undefined : this.node.get(key, true);
        return this.source.placeOf(node ?? this.node);
    }
    report(key, problem) {
        const node = this.node.get(key, true) ?? this.node;
        this.source.report({
            ...problem,
            node,
            ...(this.task === undefined ? {} : { task: this.task }),
        });
    }
    #wrong(key, expected, node) {
        this.report(key, {
            code: 'type',
            message: `${key}: expected ${expected}, got ${describe(node)}`,
        });
        return undefined;
    }
    text(key) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'string')
            return node.value;
        return this.#wrong(key, 'text', node);
    }
    number(key, bounds) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
        const fits = typeof value === 'number' &&
            value >= bounds.min &&
            value <= bounds.max &&
            (!bounds.integer || Number.isInteger(value));
        const kind = bounds.integer ? 'a whole number' : 'a number';
        return fits ? value : this.#wrong(key, `${kind} from ${bounds.min} to ${bounds.max}`, node);
    }
    flag(key) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'boolean')
            return node.value;
        return this.#wrong(key, 'true or false', node);
    }
    choice(key, choices) {
        const value = this.text(key);
        if (value === undefined)
            return undefined;
        const found = choices.find((choice) => choice === value);
        if (found === undefined) {
            const near = (0,nearest/* nearest */.p)(value, choices);
            const hint = near === undefined ? {} : { hint: `Did you mean ${near}?` };
            this.report(key, {
                code: 'choice',
                message: `${key}: expected one of ${choices.join(', ')}, got ${show(value)}`,
                ...hint,
            });
        }
        return found;
    }
    /** A list of texts; one text counts as a list of one. */
    texts(key) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'string')
            return [node.value];
        if (!(0,dist/* isSeq */.oP)(node))
            return this.#wrong(key, 'a list of texts', node);
        return node.items.flatMap((item) => {
            const resolved = this.source.resolve(item);
            if ((0,dist/* isScalar */.jn)(resolved) && typeof resolved.value === 'string')
                return [resolved.value];
            this.report(key, {
                code: 'type',
                message: `${key}: expected a list of texts, got ${describe(resolved)} in it`,
            });
            return [];
        });
    }
    map(key) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        return this.source.map(node, {
            what: key,
            ...(this.task === undefined ? {} : { task: this.task }),
        });
    }
    /** The items of a list, or undefined when there is none. */
    items(key) {
        const node = this.get(key);
        if (node === undefined)
            return undefined;
        return (0,dist/* isSeq */.oP)(node) ? node.items : this.#wrong(key, 'a list', node);
    }
    /** Every key that is not known is a problem, with the nearest known one. */
    rejectUnknown(known, where) {
        for (const pair of this.node.items) {
            const key = (0,dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : String(pair.key);
            if (known.includes(key))
                continue;
            const near = (0,nearest/* nearest */.p)(key, known);
            this.source.report({
                code: 'unknown-key',
                message: `unknown key ${show(key)} in ${where}`,
                hint: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean ${near}?`,
                node: pair.key,
                ...(this.task === undefined ? {} : { task: this.task }),
            });
        }
    }
}
/** A value as part of a message: quoted, on one line, not long. */
function show(text) {
    const quoted = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
    return quoted.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
}
function describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : node;
    if (value === null || value === undefined)
        return 'nothing';
    if (typeof value === 'string')
        return `the text ${show(value)}`;
    return `the ${typeof value} ${show(String(value))}`;
}

// EXTERNAL MODULE: ./lib/plan/identity.js
var identity = __webpack_require__(2521);
;// CONCATENATED MODULE: ./lib/plan/task-file.js
/** Task files: a path that stays inside, and Markdown with optional front matter. */

/** Is this a relative path with no way out? Backslashes, drives, `~` and NUL are refused on every system alike. */
function staysInside(file) {
    if (file === '' || file.includes('\0') || file.includes('\\'))
        return false;
    if (file.startsWith('/') || file.startsWith('~') || /^[A-Za-z]:/.test(file))
        return false;
    const normal = external_node_path_.posix.normalize(file);
    return normal !== '..' && !normal.startsWith('../');
}
function splitFrontMatter(text) {
    const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
    if (match?.[1] === undefined)
        return { body: text };
    return { matter: match[1], body: text.slice(match[0].length) };
}
/** Why a file cannot be used, in words. */
function describeUnreadable(file, content) {
    switch (content.kind) {
        case 'missing':
            return `task file ${file} does not exist`;
        case 'too-large':
            return `task file ${file} has ${content.bytes} bytes, which is too large`;
        case 'not-a-file':
            return `task file ${file} is no regular file`;
        case 'not-utf8':
            return `task file ${file} is not UTF-8 text`;
    }
}

;// CONCATENATED MODULE: ./lib/plan/check.js
/** What only the whole plan shows: ids that clash, needs that do not exist, cycles, texts that cannot be used. */





const MAX_TASKS = 10_000;
const MAX_TITLE = 200;
/** An issue body holds 65,536 characters (facts: GitHub), and the prompt is part of it. */
const MAX_PROMPT = 60_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;
function nameTasks(tasks) {
    return tasks.map((draft) => ({ id: draft.id ?? (0,identity/* slugify */.Yv)(draft.title ?? '', 60), draft }));
}
function checkPlan(plan, tasks) {
    return [
        ...checkSize(plan, tasks),
        ...tasks.flatMap(checkTask),
        ...checkIds(tasks),
        ...checkNeeds(tasks),
        ...checkCycles(tasks),
    ];
}
function checkSize(plan, tasks) {
    const problems = [];
    if (plan.name === undefined || plan.name.trim() === '') {
        problems.push({
            code: 'name',
            place: plan.namePlace,
            message: 'the plan has no name',
            hint: 'Add name: at the top.',
        });
    }
    if (tasks.length === 0) {
        problems.push({ code: 'empty-plan', place: plan.tasksPlace, message: 'the plan has no tasks' });
    }
    if (tasks.length > MAX_TASKS) {
        problems.push({
            code: 'too-many-tasks',
            place: plan.tasksPlace,
            message: `the plan has ${tasks.length} tasks; at most ${MAX_TASKS} fit`,
            hint: 'Split it into several plans.',
        });
    }
    return problems;
}
/** What is wrong with one task, whatever the others are. */
function checkTask({ id, draft }) {
    const problems = [];
    const add = (code, place, message, hint) => problems.push({
        code,
        place,
        message,
        ...(id === '' ? {} : { task: id }),
        ...(hint === undefined ? {} : { hint }),
    });
    const { places, title, prompt } = draft;
    if (!identity/* TASK_ID */.w9.test(id)) {
        const suggestion = (0,identity/* slugify */.Yv)(id, 60);
        const hint = suggestion === '' ? 'Use lower-case letters, digits and hyphens.' : `Write ${suggestion}.`;
        add('id', places.id, id === ''
            ? 'the task has no id and no title'
            : `id ${show(id)}: expected lower-case letters, digits and hyphens, at most 63`, hint);
    }
    if (title !== undefined && (title.trim() === '' || title.length > MAX_TITLE)) {
        add('title', places.title, `title: expected 1 to ${MAX_TITLE} characters, got ${title.length}`);
    }
    if (title !== undefined && UNSEEN.test(title)) {
        add('title', places.title, `title ${show(title)} has control or invisible characters`);
    }
    if (prompt !== undefined && prompt.trim() === '')
        add('prompt', places.task, 'the prompt is empty');
    if (prompt !== undefined && prompt.length > MAX_PROMPT) {
        add('prompt', places.task, `the prompt has ${prompt.length} characters; at most ${MAX_PROMPT} fit into an issue`);
    }
    for (const file of draft.files.filter((path) => !staysInside(path))) {
        add('files', places.files, `files: ${show(file)} leaves the repository`);
    }
    return problems;
}
function checkIds(tasks) {
    const first = new Map();
    return tasks.flatMap((task) => {
        const before = first.get(task.id);
        if (before === undefined || task.id === '') {
            first.set(task.id, task);
            return [];
        }
        const where = (0,errors/* formatPlace */.dE)(before.draft.places.id);
        return [
            {
                code: 'duplicate-id',
                place: task.draft.places.id,
                task: task.id,
                message: `the id ${task.id} is used twice, first at ${where}`,
            },
        ];
    });
}
function checkNeeds(tasks) {
    const ids = new Set(tasks.map(({ id }) => id));
    return tasks.flatMap(({ id, draft }) => draft.needs.flatMap((need) => {
        const place = draft.places.needs;
        if (need === id)
            return [{ code: 'self-need', place, task: id, message: 'the task needs itself' }];
        if (ids.has(need))
            return [];
        const near = (0,nearest/* nearest */.p)(need, [...ids].filter((other) => other !== id));
        const hint = near === undefined ? {} : { hint: `Did you mean ${near}?` };
        return [
            {
                code: 'unknown-need',
                place,
                task: id,
                message: `needs ${show(need)}, which is no task of the plan`,
                ...hint,
            },
        ];
    }));
}
/** Each cycle once, as a path that ends where it began. Depth first without recursion: chains may be 10,000 long. */
function checkCycles(tasks) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const state = new Map();
    const problems = [];
    for (const start of byId.keys()) {
        const path = [];
        const enter = (id) => {
            state.set(id, 'open');
            path.push({ id, next: 0 });
        };
        if (!state.has(start))
            enter(start);
        for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
            const need = byId.get(top.id)?.draft.needs[top.next++];
            if (need === undefined) {
                state.set(top.id, 'done');
                path.pop();
            }
            else if (state.get(need) === 'open' && need !== top.id) {
                problems.push(cycleProblem(byId, [...path.map(({ id }) => id), need]));
            }
            else if (byId.has(need) && !state.has(need)) {
                enter(need);
            }
        }
    }
    return problems;
}
function cycleProblem(byId, path) {
    const last = path.at(-1) ?? '';
    const cycle = path.slice(path.indexOf(last));
    const task = byId.get(last);
    return {
        code: 'cycle',
        place: task?.draft.places.needs ?? { file: '' },
        task: last,
        message: `tasks need each other in a circle: ${cycle.join(' → ')}`,
        hint: 'Remove one of these needs.',
    };
}

// EXTERNAL MODULE: ./lib/task/agent-environment.js
var agent_environment = __webpack_require__(6596);
// EXTERNAL MODULE: ./lib/plan/command-line.js
var command_line = __webpack_require__(8381);
;// CONCATENATED MODULE: ./lib/plan/settings.js
/** Reads how tasks are worked on: the same keys in a task and in the plan's `defaults`. */





/** Agents that a plan may name; `agents/registry.ts` has one definition for each. */
const AGENT_NAMES = [
    'claude',
    'codex',
    'gemini',
    'copilot',
    'opencode',
    'qwen',
    'command',
];
const SETTING_KEYS = [
    'agent',
    'model',
    'setup',
    'test',
    'attempts',
    'timeout',
    'budget',
    'runner',
    'labels',
    'base',
    'sparse',
];
const AGENT_KEYS = ['name', 'run', 'args', 'env'];
const BUDGET_KEYS = ['usd', 'tokens', 'turns'];
/** What numbers may be. */
const BOUNDS = {
    attempts: { min: 1, max: 20, integer: true },
    maxParallel: { min: 0, max: 256, integer: true },
    priority: { min: -1_000, max: 1_000, integer: false },
    usd: { min: 0, max: 1_000_000, integer: false },
    tokens: { min: 1, max: 1e12, integer: true },
    turns: { min: 1, max: 100_000, integer: true },
};
/** A branch name that is safe everywhere: a part of what git allows. */
const BRANCH_NAME = /^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)|\/\.))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}(?<![./])$/;
const MAX_TIMEOUT_SECONDS = 5 * 24 * 3_600;
function readSettings(reader) {
    const settings = {
        agent: readAgent(reader),
        model: reader.text('model'),
        setup: readCommand(reader, 'setup'),
        test: readCommand(reader, 'test'),
        attempts: reader.number('attempts', BOUNDS.attempts),
        // Minutes, as GitHub's `timeout-minutes` has it.
        timeoutSeconds: readTime(reader, 'timeout', { bare: 'm', max: MAX_TIMEOUT_SECONDS }),
        budget: readBudget(reader),
        runner: reader.text('runner'),
        labels: reader.texts('labels'),
        base: readBranch(reader, 'base'),
        sparse: reader.flag('sparse'),
    };
    return withoutAbsent(settings);
}
/** Drops keys whose value is undefined, so that spreading never hides a default. */
function withoutAbsent(value) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries);
}
function readAgent(reader) {
    const node = reader.get('agent');
    if (node === undefined)
        return undefined;
    if ((0,dist/* isScalar */.jn)(node))
        return agentNamed(reader, 'agent', reader.text('agent'));
    const inner = reader.map('agent');
    if (inner === undefined)
        return undefined;
    inner.rejectUnknown(AGENT_KEYS, 'agent');
    const run = inner.text('run');
    const chosen = agentNamed(inner, 'name', inner.text('name') ?? (run === undefined ? undefined : 'command'));
    const env = inner.texts('env') ?? [];
    for (const name of env.filter(agent_environment/* isForbiddenName */.V)) {
        inner.report('env', {
            code: 'forbidden-variable',
            message: `env: ${show(name)} is never handed to an agent`,
        });
    }
    const command = run === undefined ? undefined : readProgram(inner, run);
    if (chosen === undefined)
        return undefined;
    if (chosen.name === 'command' && run === undefined)
        needsRun(inner, 'name');
    return { ...chosen, ...command, args: inner.texts('args') ?? [], env };
}
function readProgram(reader, run) {
    const split = (0,command_line/* splitCommand */.G)(run);
    if (split.kind === 'command')
        return { command: split.command };
    reader.report('run', shellProblem('run', `${run.slice(0, 80)} (${split.message})`));
    return {};
}
function needsRun(reader, key) {
    reader.report(key, {
        code: 'agent-run',
        message: 'agent: command needs the program to run',
        hint: 'Write agent: {name: command, run: node agent.mjs}.',
    });
}
function agentNamed(reader, key, name) {
    if (name === undefined) {
        if (key === 'name')
            reader.report('name', { code: 'agent-name', message: 'agent: name is missing' });
        return undefined;
    }
    const found = AGENT_NAMES.find((known) => known === name);
    if (found === undefined) {
        const near = (0,nearest/* nearest */.p)(name, AGENT_NAMES);
        reader.report(key, {
            code: 'agent',
            message: `unknown agent ${show(name)}; known are ${AGENT_NAMES.join(', ')}`,
            ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
        });
        return undefined;
    }
    if (found === 'command' && key === 'agent')
        needsRun(reader, 'agent');
    return { name: found, args: [], env: [] };
}
function shellProblem(key, what) {
    return {
        code: 'shell',
        message: `${key}: ${what}`,
        hint: "Commands are run without a shell. If one is needed, write it out: bash -c '…'.",
    };
}
function readCommand(reader, key) {
    const node = reader.get(key);
    if (node === undefined)
        return undefined;
    if ((0,dist/* isScalar */.jn)(node) && (node.value === false || node.value === 'none'))
        return { kind: 'none' };
    if ((0,dist/* isScalar */.jn)(node) && node.value === 'detect')
        return { kind: 'detect' };
    const { choice, problems } = (0,command_line/* chooseCommand */.F)(reader.texts(key) ?? []);
    for (const problem of problems)
        reader.report(key, shellProblem(key, problem));
    return choice;
}
const UNITS = { s: 1, m: 60, h: 3_600 };
/** Seconds of `90s`, `30m`, `2h`, or of a number without a unit. */
function readTime(reader, key, rules) {
    const node = reader.get(key);
    if (node === undefined)
        return undefined;
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)([smh])$/.exec(value.trim()) : null;
    const unit = match?.[2];
    const number = unit === undefined ? value : Number(match?.[1]);
    const seconds = typeof number === 'number' ? number * UNITS[unit ?? rules.bare] : Number.NaN;
    if (seconds > 0 && seconds <= rules.max)
        return Math.round(seconds);
    reader.report(key, {
        code: key,
        message: `${key}: expected ${BARE[rules.bare]}, or a time such as 90s, 30m or 2h, of at most ${sayLimit(rules.max)}`,
    });
    return undefined;
}
const BARE = { s: 'seconds', m: 'minutes', h: 'hours' };
function sayLimit(seconds) {
    return seconds % 86_400 === 0 ? `${seconds / 86_400} days` : `${seconds / 60} minutes`;
}
function readBudget(reader) {
    const inner = reader.map('budget');
    if (inner === undefined)
        return undefined;
    inner.rejectUnknown(BUDGET_KEYS, 'budget');
    return withoutAbsent({
        usd: inner.number('usd', BOUNDS.usd),
        tokens: inner.number('tokens', BOUNDS.tokens),
        turns: inner.number('turns', BOUNDS.turns),
    });
}
function readBranch(reader, key) {
    const name = reader.text(key);
    if (name === undefined || BRANCH_NAME.test(name))
        return name;
    reader.report(key, {
        code: 'branch',
        message: `${key}: ${show(name)} is no branch name that is accepted here`,
    });
    return undefined;
}
const PRIORITIES = { blocker: 3, high: 2, medium: 1, low: 0 };
/** A number, or blocker, high, medium, low. */
function readPriority(reader) {
    const node = reader.get('priority');
    if (node === undefined)
        return undefined;
    if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'number') {
        return reader.number('priority', BOUNDS.priority);
    }
    const word = reader.choice('priority', ['blocker', 'high', 'medium', 'low']);
    return word === undefined ? undefined : PRIORITIES[word];
}

;// CONCATENATED MODULE: ./lib/plan/sources/native.js



const PLAN_KEYS = [
    'version',
    'name',
    'id',
    'base',
    'conflicts',
    'publish-red',
    'max-parallel',
    'budget',
    'probe',
    'stagger',
    'defaults',
    'tasks',
];
const CONFLICT_POLICIES = ['warn', 'serialize', 'error'];
const PUBLISH_RED = ['never', 'draft'];
const TASK_KEYS = ['id', 'title', 'prompt', 'file', 'files', 'needs', 'priority', ...SETTING_KEYS];
/** A plan without tasks: they are made of something else. */
function native_readNativeSettings(root) {
    root.rejectUnknown(PLAN_KEYS, 'the plan');
    readVersion(root);
    for (const [key, why] of [
        ['tasks', 'the issues are its tasks'],
        ['id', 'its id follows from the issues'],
    ]) {
        if (!root.has(key))
            continue;
        const message = `${key}: a plan for issues has none: ${why}`;
        root.report(key, { code: `issues-${key}`, message, hint: 'Leave it out.' });
    }
    return readPlanFields(root);
}
function readNative(root, files) {
    root.rejectUnknown(PLAN_KEYS, 'the plan');
    readVersion(root);
    const items = root.items('tasks') ?? [];
    if (!root.has('tasks')) {
        root.report('tasks', {
            code: 'no-tasks',
            message: 'the plan has no tasks',
            hint: 'Add tasks: with at least one.',
        });
    }
    const id = root.text('id');
    return {
        ...readPlanFields(root),
        ...(id === undefined ? {} : { id }),
        tasks: items.flatMap((item) => readTask(root, item, files)),
        tasksPlace: root.place('tasks'),
        warnings: [],
    };
}
function readPlanFields(root) {
    const defaults = root.map('defaults');
    defaults?.rejectUnknown(SETTING_KEYS, 'defaults');
    const fields = {
        name: root.text('name'),
        base: readBranch(root, 'base'),
        conflicts: root.choice('conflicts', CONFLICT_POLICIES),
        publishRed: root.choice('publish-red', PUBLISH_RED),
        maxParallel: root.number('max-parallel', BOUNDS.maxParallel),
        budget: readBudget(root),
        probe: root.flag('probe'),
        staggerSeconds: readTime(root, 'stagger', { bare: 's', max: 3_600 }),
    };
    return {
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        namePlace: root.place('name'),
        defaults: defaults === undefined ? {} : readSettings(defaults),
    };
}
function readVersion(root) {
    const version = root.number('version', { min: 0, max: 1_000, integer: true });
    if (version !== undefined && version !== 1) {
        root.report('version', {
            code: 'version',
            message: `version: expected 1, got ${version}`,
            hint: 'A newer agent-fanout may be needed.',
        });
    }
}
function readTask(root, item, files) {
    const reader = root.source.map(item, { what: 'a task' });
    if (reader === undefined)
        return [];
    const id = reader.text('id');
    const title = reader.text('title');
    reader.task = id ?? title?.slice(0, 60);
    reader.rejectUnknown(TASK_KEYS, 'a task');
    const prompt = readPrompt(reader, files);
    const priority = readPriority(reader);
    return [
        {
            ...readSettings(reader),
            ...(id === undefined ? {} : { id }),
            ...(title === undefined ? {} : { title }),
            ...(prompt === undefined ? {} : { prompt }),
            ...(priority === undefined ? {} : { priority }),
            files: reader.texts('files') ?? [],
            needs: reader.texts('needs') ?? [],
            places: {
                task: reader.place(),
                id: reader.place('id'),
                needs: reader.place('needs'),
                files: reader.place('files'),
                title: reader.place('title'),
            },
        },
    ];
}
function readPrompt(reader, files) {
    const prompt = reader.text('prompt');
    const file = reader.text('file');
    if (prompt !== undefined && file !== undefined) {
        reader.report('file', { code: 'prompt', message: 'a task has a prompt or a file, not both' });
        return prompt;
    }
    if (file === undefined) {
        if (prompt === undefined && !reader.has('prompt') && !reader.has('file')) {
            reader.report('id', {
                code: 'prompt',
                message: 'the task has no prompt',
                hint: 'Add prompt: or file:.',
            });
        }
        return prompt;
    }
    const text = readTaskFile(reader, file, files);
    return text === undefined ? undefined : splitFrontMatter(text).body;
}
/** The text of a task file, or undefined after the problem was noted. */
function readTaskFile(reader, file, files) {
    if (!staysInside(file)) {
        reader.report('file', {
            code: 'path',
            message: `file: ${show(file)} leaves the folder of the plan`,
            hint: 'Give a path relative to the plan, without .. at the start.',
        });
        return undefined;
    }
    const content = files.get(file) ?? { kind: 'missing' };
    if (content.kind === 'text')
        return content.text;
    reader.report('file', {
        code: `file-${content.kind}`,
        message: describeUnreadable(file, content),
    });
    return undefined;
}

;// CONCATENATED MODULE: ./lib/plan/sources/contextune.js
/** contextune's format: an index (`plan.yaml`), task files with front matter, and phases. */





/** Keys that only this format has at the top. */
function isContextune(root) {
    return root.has('metadata') || root.has('phases');
}
function readContextune(root, files) {
    const metadata = root.map('metadata');
    const name = metadata?.text('name') ?? metadata?.text('title');
    const warnings = [];
    const items = root.items('tasks') ?? [];
    const phaseNeeds = readPhases(root, items.flatMap((item) => idOf(root, item)));
    const tasks = items.flatMap((item) => contextune_readTask(root, item, { files, phaseNeeds, warnings }));
    return {
        ...(name === undefined ? {} : { name }),
        namePlace: metadata?.place('name') ?? root.place('metadata'),
        defaults: {},
        tasks,
        tasksPlace: root.place('tasks'),
        warnings,
    };
}
function idOf(root, item) {
    const node = root.source.resolve(item);
    const map = typeof node === 'object' && node !== null && 'get' in node
        ? root.source.map(node, { what: 'a task' })
        : undefined;
    const id = map?.get('id');
    return (0,dist/* isScalar */.jn)(id) && typeof id.value === 'string' ? [id.value] : [];
}
/** A task of a phase needs every task of the phases that its phase depends on. */
function readPhases(root, known) {
    const phases = root.map('phases');
    const needs = new Map();
    if (phases === undefined)
        return needs;
    const names = phases.node.items.map((pair) => ((0,dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : ''));
    for (const name of names) {
        const phase = phases.map(name);
        const before = (phase?.texts('dependencies') ?? []).flatMap((dependency) => {
            if (names.includes(dependency))
                return phases.map(dependency)?.texts('tasks') ?? [];
            phase?.report('dependencies', {
                code: 'phase',
                message: `phase ${name} depends on ${show(dependency)}, which is no phase`,
            });
            return [];
        });
        for (const task of phase?.texts('tasks') ?? []) {
            if (!known.includes(task)) {
                phase?.report('tasks', {
                    code: 'phase-task',
                    message: `phase ${name} names task ${show(task)}, which is not in tasks`,
                });
            }
            needs.set(task, [...(needs.get(task) ?? []), ...before]);
        }
    }
    return needs;
}
function contextune_readTask(root, item, facts) {
    const reader = root.source.map(item, { what: 'a task' });
    if (reader === undefined)
        return [];
    const id = reader.text('id');
    reader.task = id;
    const title = reader.text('title') ?? reader.text('name');
    const file = reader.text('file');
    if (file === undefined)
        reader.report('id', {
            code: 'prompt',
            message: 'the task has no file',
            hint: 'Add file: tasks/<id>.md.',
        });
    const text = file === undefined ? undefined : readTaskFile(reader, file, facts.files);
    const { matter, body } = splitFrontMatter(text ?? '');
    if (file !== undefined && matter !== undefined)
        checkFrontMatter(reader, { file, matter, warnings: facts.warnings });
    const needs = new Set([
        ...(reader.texts('dependencies') ?? []),
        ...(facts.phaseNeeds.get(id ?? '') ?? []),
    ]);
    const priority = readPriority(reader);
    return [
        {
            ...(id === undefined ? {} : { id }),
            ...(title === undefined ? {} : { title }),
            ...(text === undefined ? {} : { prompt: body }),
            ...(priority === undefined ? {} : { priority }),
            files: filesToTouch(body),
            needs: [...needs],
            places: {
                task: reader.place(),
                id: reader.place('id'),
                needs: reader.place('dependencies'),
                files: reader.place('file'),
                title: reader.place('title'),
            },
        },
    ];
}
/** The index decides; a front matter that says something else is worth a warning. */
function checkFrontMatter(reader, options) {
    const { file, matter, warnings } = options;
    const source = new document_Source(file, reader.source.problems, 1);
    const front = source.parse(matter);
    if (front === undefined)
        return;
    const warn = (code, key, message) => warnings.push({
        code,
        place: front.place(key),
        message,
        ...(reader.task === undefined ? {} : { task: reader.task }),
    });
    const id = front.text('id');
    if (id !== undefined && id !== reader.task)
        warn('front-matter-id', 'id', `the task file says id ${show(id)}, the index says ${reader.task}`);
    const inFile = (front.texts('dependencies') ?? []).toSorted().join(', ');
    const inIndex = (reader.texts('dependencies') ?? []).toSorted().join(', ');
    if (front.has('dependencies') && inFile !== inIndex) {
        warn('front-matter-dependencies', 'dependencies', `the task file depends on [${inFile}], the index on [${inIndex}]; the index counts`);
    }
    if (front.text('status') === 'completed')
        warn('completed', 'status', 'the task file says it is completed; it is planned all the same');
}
/** Backticked paths under 'Files to Touch', those to be read left out. */
function filesToTouch(body) {
    const section = /^##[^\n]*Files to Touch[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(body)?.[1] ?? '';
    const found = new Set();
    let counts = true;
    for (const line of section.split('\n')) {
        const heading = /^\*\*(.+?):?\*\*/.exec(line)?.[1];
        if (heading !== undefined)
            counts = !/^read/i.test(heading);
        const file = /^\s*[-*]\s+`([^`]+)`/.exec(line)?.[1];
        if (counts && file !== undefined && !file.startsWith('~') && !file.startsWith('/'))
            found.add(file);
    }
    return [...found];
}

// EXTERNAL MODULE: ./lib/plan/waves.js
var plan_waves = __webpack_require__(7109);
;// CONCATENATED MODULE: ./lib/plan/parse.js
/** Plan text → validated plan, or every problem at once. Pure: task files are read by the caller. */









const MAX_TEXT = 5 * 1024 * 1024;
/** Paths of the task files, as the plan says them. Tolerant: what is wrong is said by `parsePlan`. */
function referencedFiles(source) {
    if (source.text.length > MAX_TEXT || !/\bfile\b/.test(source.text))
        return [];
    const document = (0,dist/* parseDocument */.Tp)(source.text, { logLevel: 'silent' });
    const tasks = (0,dist/* isMap */.jh)(document.contents) ? document.contents.get('tasks') : undefined;
    if (!(0,dist/* isSeq */.oP)(tasks))
        return [];
    const files = tasks.items.flatMap((item) => {
        const file = (0,dist/* isMap */.jh)(item) ? item.get('file', true) : undefined;
        return (0,dist/* isScalar */.jn)(file) && typeof file.value === 'string' ? [file.value] : [];
    });
    return [...new Set(files)];
}
function parsePlan(input) {
    const { source, overrides = {} } = input;
    const problems = [];
    const report = (code, message, hint) => problems.push({
        code,
        place: { file: source.path },
        message,
        ...(hint === undefined ? {} : { hint }),
    });
    if (source.text.length > MAX_TEXT) {
        report('too-large', `the plan has ${source.text.length} characters; at most ${MAX_TEXT} are read`, 'Split it into several plans.');
        return { kind: 'refused', problems };
    }
    const root = new document_Source(source.path, problems).parse(source.text);
    if (root === undefined)
        return { kind: 'refused', problems };
    const draft = readDraft(root, input);
    if (draft.id !== undefined && !identity/* PLAN_ID */.Ik.test(draft.id)) {
        root.report('id', {
            code: 'plan-id',
            message: 'id: expected lower-case letters, digits and hyphens, at most 80',
        });
    }
    return buildPlan(draft, { file: source.path, overrides, problems });
}
/** A plan without tasks, for tasks that are made of something else. */
function parse_parseSettings(source) {
    const problems = [];
    const root = new Source(source.path, problems).parse(source.text);
    const settings = root === undefined ? undefined : readNativeSettings(root);
    if (settings !== undefined && problems.length === 0)
        return { kind: 'valid', settings };
    return { kind: 'refused', problems: sorted(problems) };
}
/** The plan of a draft, from whichever source; `file` and `problems` are those of its reading. */
function buildPlan(draft, options) {
    const { file, overrides } = options;
    const tasks = nameTasks(draft.tasks);
    const problems = [
        ...(options.problems ?? []),
        ...checkPlan(draft, tasks),
        ...checkOverrides(file, overrides),
    ];
    if (problems.length > 0)
        return { kind: 'refused', problems: sorted(problems) };
    return finish({ draft, tasks, overrides });
}
function readDraft(root, { files }) {
    return isContextune(root) ? readContextune(root, files) : readNative(root, files);
}
function checkOverrides(file, overrides) {
    const problems = [];
    const { agent, base } = overrides;
    if (agent !== undefined && !AGENT_NAMES.some((name) => name === agent)) {
        problems.push({
            code: 'agent',
            place: { file },
            message: `unknown agent ${agent}; known are ${AGENT_NAMES.join(', ')}`,
        });
    }
    if (agent === 'command' && overrides.agentCommand === undefined) {
        problems.push({
            code: 'agent-run',
            place: { file },
            message: 'agent command needs the program to run',
            hint: 'Give --agent-command (input agent-command).',
        });
    }
    if (base !== undefined && !BRANCH_NAME.test(base)) {
        problems.push({
            code: 'branch',
            place: { file },
            message: `base ${base} is no branch name that is accepted here`,
        });
    }
    return problems;
}
function finish({ draft, tasks, overrides }) {
    const base = overrides.base ?? draft.base ?? overrides.repositoryBase ?? 'main';
    const content = {
        name: draft.name ?? '',
        base,
        conflicts: draft.conflicts ?? 'warn',
        publishRed: draft.publishRed ?? 'never',
        maxParallel: overrides.maxParallel ?? draft.maxParallel ?? 0,
        budget: draft.budget ?? {},
        probe: draft.probe ?? false,
        staggerSeconds: draft.staggerSeconds ?? 0,
        tasks: tasks.map((task) => buildTask(task, { defaults: draft.defaults, base, overrides })),
    };
    const contentHash = (0,identity/* planContentHash */.fA)(content);
    const plan = {
        id: draft.id ?? (0,identity/* buildPlanId */.nj)(content.name, contentHash),
        ...content,
        contentHash,
    };
    const overlapping = plan.conflicts === 'error' ? overlapProblems(plan, tasks) : [];
    if (overlapping.length > 0)
        return { kind: 'refused', problems: overlapping };
    return { kind: 'valid', plan, warnings: draft.warnings };
}
const DEFAULT_AGENT = { name: 'claude', args: [], env: [] };
const DEFAULT_TIMEOUT_SECONDS = 1_800;
function buildTask({ id, draft }, plan) {
    const settings = { ...plan.defaults, ...draft };
    const model = plan.overrides.model ?? settings.model;
    return {
        id,
        title: (draft.title ?? id).trim(),
        prompt: draft.prompt ?? '',
        ...(draft.issue === undefined ? {} : { issue: draft.issue }),
        files: draft.files,
        needs: [...new Set(draft.needs)],
        agent: overriddenAgent(plan.overrides) ?? settings.agent ?? DEFAULT_AGENT,
        ...(model === undefined ? {} : { model }),
        setup: settings.setup ?? { kind: 'detect' },
        test: settings.test ?? { kind: 'detect' },
        attempts: settings.attempts ?? 2,
        timeoutSeconds: settings.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
        budget: { ...plan.defaults.budget, ...draft.budget },
        runner: settings.runner ?? 'ubuntu-latest',
        labels: settings.labels ?? ['agent-fanout'],
        priority: draft.priority ?? 0,
        base: settings.base ?? plan.base,
        sparse: settings.sparse ?? false,
    };
}
function overriddenAgent({ agent, agentCommand }) {
    const name = agent ?? (agentCommand === undefined ? undefined : 'command');
    if (name === undefined)
        return undefined;
    return {
        name,
        args: [],
        env: [],
        ...(agentCommand === undefined ? {} : { command: agentCommand }),
    };
}
function overlapProblems(plan, tasks) {
    const places = new Map(tasks.map(({ id, draft }) => [id, draft.places.files]));
    return (0,plan_waves/* planWaves */.Kc)(plan)
        .flatMap(conflicts/* predictOverlaps */.y)
        .map((overlap) => ({
        code: 'overlap',
        place: places.get(overlap.b) ?? { file: '' },
        task: overlap.b,
        message: `expects to change the same files as ${overlap.a}: ${overlap.patterns.map(([, b]) => b).join(', ')}`,
        hint: 'Let one need the other, or set conflicts: serialize or warn.',
    }));
}
/** In the order of the file, as a reader meets them. */
function sorted(problems) {
    return problems.toSorted((a, b) => a.place.file.localeCompare(b.place.file) ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (a.place.column ?? 0) - (b.place.column ?? 0));
}

// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
;// CONCATENATED MODULE: ./lib/commands/plan.js
/** Plan: text → validated plan → waves, overlaps and forecast. Writes nothing; `storePreparedPlan` does. */







/** A plan larger than this is refused before it is parsed; task files count one by one. */
const MAX_PLAN_BYTES = 5 * 1024 * 1024;
/** @throws InputRefused with every problem of the plan and its files at once */
async function preparePlan(ports, request) {
    const { source, folder } = await readSource(ports.files, request.source);
    const files = await readReferenced(ports.files, {
        paths: referencedFiles(source),
        folder,
        root: request.source.root,
    });
    const result = parsePlan({ source, files, overrides: request.overrides });
    if (result.kind === 'refused')
        throw new errors/* InputRefused */.xA(result.problems);
    return describePlan(result.plan, result.warnings);
}
/** @throws InputRefused with every problem at once */
async function readPlanSettings(ports, request) {
    const { source } = await readSource(ports.files, request);
    const result = parseSettings(source);
    if (result.kind === 'refused')
        throw new InputRefused(result.problems);
    return result.settings;
}
function describePlan(plan, warnings = []) {
    const waves = (0,plan_waves/* planWaves */.Kc)(plan);
    const overlaps = waves.flatMap((wave) => (0,conflicts/* predictOverlaps */.y)(wave));
    return { plan, waves, overlaps, forecast: budget_forecastPlan(plan, waves), warnings };
}
async function readSource(files, request) {
    if (request.kind === 'text') {
        return { source: { path: '(plan input)', text: request.text }, folder: request.root };
    }
    const shown = showPath(request.path, request.root);
    const content = await files.readText(request.path, { maxBytes: MAX_PLAN_BYTES });
    if (content.kind === 'text') {
        return { source: { path: shown, text: content.text }, folder: external_node_path_.dirname(request.path) };
    }
    throw new errors/* InputRefused */.xA([
        {
            code: 'plan-unreadable',
            place: { file: shown },
            message: unreadable(content),
            hint: 'Give the path of a plan in YAML or JSON; see docs/plan-format.md.',
        },
    ]);
}
function showPath(file, root) {
    const relative = external_node_path_.relative(root, file);
    return relative.startsWith('..') ? file : relative;
}
function unreadable(content) {
    switch (content.kind) {
        case 'missing':
            return 'this plan does not exist';
        case 'too-large':
            return `this plan has ${content.bytes} bytes; at most ${MAX_PLAN_BYTES} are read`;
        case 'not-a-file':
            return 'this is no regular file';
        case 'not-utf8':
            return 'this file is not UTF-8 text';
    }
}
/** Paths that leave the repository are not read at all; `parsePlan` refuses them by name. */
async function readReferenced(files, options) {
    const inside = options.paths.filter((file) => {
        const relative = external_node_path_.relative(options.root, external_node_path_.resolve(options.folder, file));
        return !relative.startsWith('..') && !external_node_path_.isAbsolute(relative);
    });
    const read = inside.map(async (file) => {
        const absolute = external_node_path_.resolve(options.folder, file);
        return [file, await files.readText(absolute, { maxBytes: MAX_PLAN_BYTES })];
    });
    return new Map(await Promise.all(read));
}
/** @throws FanoutError when another content is stored under the plan's id */
async function storePreparedPlan(ledger, prepared) {
    const { plan } = prepared;
    const result = await ledger.storePlan(plan);
    if (result.kind !== 'different')
        return result.kind;
    throw new errors/* FanoutError */.gh(`the ledger holds another plan under the id ${plan.id} (content ${result.contentHash.slice(0, 12)}, this one ${plan.contentHash.slice(0, 12)})`, {
        hint: 'Give the changed plan another `id`, or leave `id` out so that it follows from the content.',
    });
}
/** For `--dry-run` and the action's summary: waves, branches, overlaps, requests and the cost ceiling. */
function renderPlanPreview(prepared) {
    const { plan, waves, overlaps, forecast, warnings } = prepared;
    const lines = [
        `Plan ${plan.id}: ${count(plan.tasks.length, 'task')} in ${count(waves.length, 'wave')}, base ${plan.base}`,
    ];
    waves.forEach((wave, index) => {
        lines.push('', `Wave ${index + 1}`);
        for (const task of wave) {
            const needs = task.needs.length === 0 ? '' : `  needs ${task.needs.join(', ')}`;
            lines.push(`  ${task.id}  ${task.agent.name}${needs}`, `      → ${(0,naming/* buildBranchName */.AX)(plan.id, task.id)}`);
        }
    });
    lines.push('', overlaps.length === 0 ? 'Predicted file overlaps: none' : 'Predicted file overlaps');
    for (const overlap of overlaps) {
        lines.push(`  ${overlap.a} and ${overlap.b}: ${overlap.patterns.map(([left, right]) => (left === right ? left : `${left} ~ ${right}`)).join(', ')}`);
    }
    lines.push('', ...renderForecast(forecast));
    for (const warning of warnings)
        lines.push('', `Warning: ${warning.message}`);
    return lines.join('\n');
}
function renderForecast(forecast) {
    const cost = forecast.usdCeiling === undefined
        ? 'no ceiling (give `budget: {usd: …}` to have one)'
        : `at most $${forecast.usdCeiling.toFixed(2)}`;
    return [
        `Cost: ${cost}`,
        `GitHub: about ${forecast.requests} API requests, ${forecast.contentWrites} content writes, at most ${forecast.runnerMinutesCeiling} runner minutes`,
    ];
}
function count(n, word) {
    return `${n} ${word}${n === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./lib/commands/report.js + 10 modules
var commands_report = __webpack_require__(1919);
;// CONCATENATED MODULE: ./lib/plan/round.js
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
    const { deferred } = forecastPlan({ ...plan, budget }, waves);
    const postponed = new Set(deferred.map(({ task }) => task));
    const chosen = waves.map((wave, index) => {
        const fitting = wave.filter(({ id, needs }) => !postponed.has(id) && !needs.some((need) => postponed.has(need)));
        const taken = index < request.maxWaves ? fitting.slice(0, MAX_MATRIX_JOBS) : [];
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
    const perHour = tasksPerHour();
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
    return outcome !== undefined && isFinal(outcome);
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
    return outcome !== undefined && !isFinal(outcome) && outcome !== 'deferred';
}

// EXTERNAL MODULE: ./lib/report/issue-body.js
var issue_body = __webpack_require__(5450);
// EXTERNAL MODULE: ./lib/task/outcome.js
var outcome = __webpack_require__(3317);
;// CONCATENATED MODULE: ./lib/task/claim.js
/** May this run work on the task? Decided from the ledger alone. */

/** An owner shows a sign of life this often, in milliseconds. */
const HEARTBEAT_MS = 5 * 60_000;
/** An owner without a sign of life for so long is gone: three missed heartbeats and a minute for slow pushes. */
const STALE_MS = 3 * HEARTBEAT_MS + 60_000;
function decideClaim(facts) {
    const { record } = facts;
    if (record === undefined)
        return { kind: 'new' };
    if (record.state === 'finished') {
        return (0,outcome/* isFinal */.dR)(record.outcome)
            ? { kind: 'finished', record }
            : { kind: 'resume', from: record };
    }
    if (record.owner.run === facts.run || isOwnerGone(record.owner, facts)) {
        return { kind: 'resume', from: record };
    }
    return { kind: 'running', where: record.owner.where };
}
function isOwnerGone(owner, facts) {
    const known = facts.ownerState(owner);
    if (known !== 'unknown')
        return known === 'gone';
    return isEarlierAttempt(owner.run, facts.run) || facts.now - owner.seenAt > STALE_MS;
}
/**
 * Runs on GitHub are named `github:<run id>:<attempt>`. GitHub starts attempt n + 1 only when attempt n
 * has ended, so its owner needs no heartbeat to be known as gone.
 */
function isEarlierAttempt(owner, mine) {
    const other = /^github:(\d+):(\d+)$/.exec(owner);
    const own = /^github:(\d+):(\d+)$/.exec(mine);
    return other !== null && own !== null && other[1] === own[1] && Number(other[2]) < Number(own[2]);
}

;// CONCATENATED MODULE: ./lib/task/error-outcome.js
/** Which outcome an error means. The stage matters: the same error is another story before and after the agent. */

function endingOfError(error, stage) {
    const reason = oneLine((0,errors/* messageOf */.bD)(error));
    if (error instanceof errors/* RateLimited */.JH) {
        const until = new Date(error.retryAt).toISOString();
        return { outcome: 'deferred', reason: `GitHub's rate limit holds until ${until}: ${reason}` };
    }
    const isRefusal = [errors/* PublishRefused */.ye, errors/* PushRejected */.j2, errors/* ClosedByPerson */.Tr, errors/* IssueNotAsPlanned */.Nw].some((kind) => error instanceof kind);
    if (isRefusal) {
        return { outcome: 'refused', reason };
    }
    if (stage === 'publish' && error instanceof errors/* TrackerError */.BT) {
        const hint = error.hint === undefined ? '' : ` ${error.hint}`;
        return { outcome: 'refused', reason: oneLine(`${reason}${hint}`) };
    }
    if (stage === 'setup')
        return { outcome: 'setup-failed', reason };
    return { outcome: 'agent-failed', reason };
}
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}

;// CONCATENATED MODULE: ./lib/task/start-point.js

/** `probe`: the task that had to go first, when the plan has one. */
function decideStart(task, records, probe) {
    const warning = probe === undefined || probe.id === task.id ? undefined : probeFailed(probe, records);
    if (warning !== undefined)
        return { kind: 'blocked', reason: warning };
    const unmet = task.needs.flatMap((need) => unmetNeed(need, records.get(need)));
    if (unmet.length > 0)
        return { kind: 'blocked', reason: unmet.join('; ') };
    const work = task.needs.flatMap((need) => publishedWork(records.get(need)));
    const [first, ...more] = work;
    if (first === undefined)
        return { kind: 'base', branch: task.base };
    if (more.length === 0)
        return { kind: 'stacked', commit: first.commit, branch: first.branch };
    return { kind: 'merged', commits: work.map(({ commit }) => commit), branch: task.base };
}
/** What would go wrong for every other task too. A probe whose tests stay red says nothing about the others. */
const TELLING = new Set(['quota', 'agent-failed', 'setup-failed']);
function probeFailed(probe, records) {
    const record = records.get(probe.id);
    if (record?.state !== 'finished' || !TELLING.has(record.outcome))
        return undefined;
    return `the probe ${probe.id} ended as ${record.outcome}: ${record.reason}`.slice(0, 300);
}
function unmetNeed(need, record) {
    if (record === undefined)
        return [`it needs ${need}, which left no record`];
    if (record.state === 'running')
        return [`it needs ${need}, which has not ended`];
    if ((0,outcome/* satisfiesNeed */.IQ)(record.outcome))
        return [];
    return [`it needs ${need}, which ended as ${record.outcome}: ${record.reason}`.slice(0, 300)];
}
function publishedWork(record) {
    const facts = record?.facts;
    if (facts?.commit === undefined || facts.branch === undefined)
        return [];
    return [{ commit: facts.commit, branch: facts.branch }];
}

;// CONCATENATED MODULE: ./lib/task/attempt-decision.js
function decideAfterAttempt(evidence) {
    const { agent } = evidence;
    if (agent.kind === 'quota')
        return { kind: 'end', outcome: 'quota', reason: agent.reason };
    if (agent.kind === 'timeout')
        return { kind: 'end', outcome: 'timeout', reason: agent.reason };
    if (!evidence.changed)
        return decideUnchanged(evidence);
    if (evidence.tests.kind === 'timeout') {
        return { kind: 'end', outcome: 'timeout', reason: evidence.tests.reason };
    }
    if (evidence.tests.kind === 'failed')
        return decideRed(evidence, evidence.tests.reason);
    if (agent.kind === 'failed' || agent.kind === 'denied')
        return retryOr(evidence, 'agent-failed', agent.reason);
    return { kind: 'publish', reason: greenReason(evidence.tests) };
}
function decideUnchanged(evidence) {
    const { agent } = evidence;
    if (agent.kind === 'done') {
        return {
            kind: 'end',
            outcome: 'no-changes',
            reason: 'the agent ended well and changed nothing',
        };
    }
    if (agent.kind === 'denied')
        return { kind: 'end', outcome: 'agent-failed', reason: agent.reason };
    return retryOr(evidence, 'agent-failed', reasonOf(agent));
}
function decideRed(evidence, reason) {
    const same = evidence.fingerprint !== undefined && evidence.fingerprint === evidence.previousFingerprint;
    if (same) {
        return {
            kind: 'end',
            outcome: 'tests-failed',
            reason: `failed twice in the same way: ${reason}`,
        };
    }
    return retryOr(evidence, 'tests-failed', reason);
}
function retryOr(evidence, outcome, reason) {
    const spent = attempt_decision_overBudget(evidence);
    if (spent !== undefined)
        return { kind: 'end', outcome, reason: `${reason} (${spent})` };
    if (evidence.attemptsLeft > 0)
        return { kind: 'retry', reason };
    return { kind: 'end', outcome, reason };
}
function attempt_decision_overBudget({ agent, usage, budget }) {
    if (agent.kind === 'budget')
        return agent.reason;
    if (budget.usd !== undefined && (usage.usd ?? 0) >= budget.usd) {
        return `the budget of $${budget.usd} is spent`;
    }
    const tokens = (usage.tokens?.input ?? 0) + (usage.tokens?.output ?? 0);
    if (budget.tokens !== undefined && tokens >= budget.tokens) {
        return `the budget of ${budget.tokens} tokens is spent`;
    }
    return undefined;
}
function reasonOf(agent) {
    return agent.kind === 'done' ? 'the agent ended well' : agent.reason;
}
function greenReason(tests) {
    if (tests.kind === 'none')
        return 'published; there is no test command, so nothing was proven';
    const known = tests.kind === 'passed' ? (tests.known?.length ?? 0) : 0;
    if (known > 0)
        return `no new test failed (${known} fail at the base too)`;
    return 'tests passed';
}
/** Adds what two attempts used. Absent figures stay absent only when neither has them. */
function addUsage(a, b) {
    const usd = sum(a.usd, b.usd);
    const turns = sum(a.turns, b.turns);
    const tokens = a.tokens === undefined || b.tokens === undefined
        ? (a.tokens ?? b.tokens)
        : {
            input: a.tokens.input + b.tokens.input,
            output: a.tokens.output + b.tokens.output,
            cached: a.tokens.cached + b.tokens.cached,
        };
    return {
        ...(usd === undefined ? {} : { usd }),
        ...(turns === undefined ? {} : { turns }),
        ...(tokens === undefined ? {} : { tokens }),
    };
}
function sum(a, b) {
    return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

// EXTERNAL MODULE: ./lib/task/protected-paths.js
var protected_paths = __webpack_require__(2846);
// EXTERNAL MODULE: ./lib/task/publish-policy.js
var publish_policy = __webpack_require__(8981);
// EXTERNAL MODULE: ./lib/task/test-output.js
var test_output = __webpack_require__(679);
// EXTERNAL MODULE: ./node_modules/mustache/mustache.mjs
var mustache = __webpack_require__(562);
;// CONCATENATED MODULE: ./lib/task/prompt.js
/** The agent's instructions: a template (mustache: logic-less, cannot run code) filled with the task. */

/** Texts go in as they are (no HTML escaping) and are never read as templates themselves. */
function buildPrompt(facts) {
    const { plan, task } = facts;
    const view = {
        plan: { id: plan.id, name: plan.name },
        task: { id: task.id, title: task.title, prompt: task.prompt.trim(), base: task.base },
        issue: facts.issue ?? false,
        attempt: facts.attempt,
        attempts: task.attempts,
        files: task.files,
        hasFiles: task.files.length > 0,
        setup: facts.setup.map(showCommand),
        hasSetup: facts.setup.length > 0,
        test: facts.test.map(showCommand),
        hasTest: facts.test.length > 0,
        builtOn: facts.builtOn,
        isStacked: facts.builtOn.length > 0,
        feedback: facts.feedback ?? false,
    };
    return mustache/* default */.A.render(facts.template, view, {}, { escape: String });
}
/** A command line as a person would type it. For reading only: it is never run from this text. */
function showCommand(command) {
    return command
        .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
        .join(' ');
}

;// CONCATENATED MODULE: ./lib/commands/task-job.js
/** One task being worked on: what all its steps share. */

/** The task's time is up. */
class TimeIsUp extends errors/* FanoutError */.gh {
}
/** Milliseconds that are left. @throws TimeIsUp */
function timeLeft(job) {
    const left = job.deadline - job.ports.clock.now();
    if (left > 0)
        return left;
    throw new TimeIsUp(`the task's time of ${job.task.timeoutSeconds} s is up`);
}
/** Runs an untrusted program (agent, set-up, tests) in the sandbox, with a fixed environment and the time that is left. */
function runConfined(options) {
    const { job, workspace, home } = options;
    const spec = {
        command: options.command,
        cwd: workspace.path,
        env: options.env,
        timeoutMs: timeLeft(job),
        outputFile: options.outputFile,
        signal: options.stop === undefined ? job.run.signal : AbortSignal.any([job.run.signal, options.stop]),
        ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
        ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
        ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
    };
    const confined = job.ports.sandbox.confine(spec, {
        writable: [workspace.path, home, ...(options.writable ?? [])],
        readable: [...workspace.borrowed, ...(options.readable ?? [])],
        hidden: workspace.hidden ?? [],
        network: job.network,
    });
    return job.ports.processes.run(confined);
}
/** A new private folder of this task. Each name is used once, so nothing is written through what a program left. */
async function makePrivate(job, name) {
    const folder = `${job.scratch}/${name}`;
    await job.ports.files.makeDir(folder);
    return folder;
}
/** Folder for a task's transcripts, patches and logs. */
function taskFolder(job) {
    return `${job.run.outputFolder}/${job.task.id}`;
}

;// CONCATENATED MODULE: ./lib/commands/task-agent.js



async function runAgent(job, prepared, agentRun) {
    const { definition } = prepared.agent;
    const situation = await makeSituation(job, prepared, agentRun.attempt);
    const prompt = buildPromptFor(job, prepared, agentRun);
    await job.ports.files.writeText(situation.promptFile, prompt);
    const ceiling = new TurnCeiling(job.task.budget.turns, definition.isTurn);
    const result = await callAgent(job, prepared, { situation, prompt, ceiling });
    const answer = await job.ports.files.readText(situation.resultFile, { maxBytes: 65_536 });
    const reading = definition.readOutput({
        end: result.end,
        stdout: result.stdout,
        stderr: result.stderr,
        ...(answer.kind === 'text' ? { result: answer.text } : {}),
    });
    return ceiling.isMet ? { ...reading, end: ceiling.end } : reading;
}
async function makeSituation(job, prepared, attempt) {
    const { task, run } = job;
    const { definition } = prepared.agent;
    // A fresh home each time: what the agent left in the last one is neither in force nor written through.
    const home = await makePrivate(job, `agent-${attempt}`);
    const exchange = await makePrivate(job, `result-${attempt}`);
    const names = [...definition.keys, ...definition.environment, ...task.agent.env];
    return {
        task,
        workspace: prepared.workspace.path,
        home,
        promptFile: `${taskFolder(job)}/attempt-${attempt}/prompt.md`,
        resultFile: `${exchange}/result.json`,
        attempt,
        environment: (0,agent_environment/* buildAgentEnvironment */.t)({ hostEnv: run.hostEnv, home, names }),
        isolation: job.ports.sandbox.isolation,
    };
}
async function callAgent(job, prepared, facts) {
    const { situation, prompt, ceiling } = facts;
    const { definition, program, folder } = prepared.agent;
    const call = definition.buildCall(situation);
    for (const [path, text] of Object.entries(call.files))
        await job.ports.files.writeText(`${situation.home}/${path}`, text);
    return runConfined({
        job,
        workspace: prepared.workspace,
        home: situation.home,
        command: program === undefined ? call.command : [program, ...call.command.slice(1)],
        env: { ...situation.environment, ...call.env },
        readable: [
            situation.promptFile,
            ...(folder === undefined ? [] : [folder]),
            ...namedFiles(job.task),
        ],
        writable: [situation.resultFile.slice(0, situation.resultFile.lastIndexOf('/'))],
        outputFile: `${taskFolder(job)}/attempt-${situation.attempt}/transcript.log`,
        stdin: call.stdin === 'prompt' ? prompt : '',
        silenceMs: definition.silenceSeconds * 1000,
        stop: ceiling.signal,
        onLine: (text) => {
            ceiling.see(text);
            job.journal.tell({ kind: 'agent-line', text });
        },
    });
}
/** Ends an agent that goes on after its last turn; most have no switch for that. */
class TurnCeiling {
    #most;
    #isTurn;
    #stop = new AbortController();
    #turns = 0;
    constructor(most, isTurn) {
        this.#most = most;
        this.#isTurn = isTurn;
    }
    get signal() {
        return this.#stop.signal;
    }
    get isMet() {
        return this.#stop.signal.aborted;
    }
    get end() {
        return { kind: 'budget', reason: `the agent was ended at its ceiling of ${this.#most} turns` };
    }
    see(line) {
        if (this.#most === undefined || !this.#isTurn(line))
            return;
        this.#turns += 1;
        // One more than allowed: an agent that stops by itself at its last turn is let end.
        if (this.#turns > this.#most + 1)
            this.#stop.abort();
    }
}
/** What an agent's own command line names by an absolute path (a script outside the repository), it may read. */
function namedFiles({ agent }) {
    return [...(agent.command ?? []), ...agent.args].filter((word) => word.startsWith('/'));
}
function buildPromptFor(job, prepared, { attempt, feedback }) {
    return buildPrompt({
        template: job.run.templates.instructions,
        plan: job.plan,
        task: job.task,
        ...(prepared.issue === undefined ? {} : { issue: prepared.issue }),
        attempt,
        setup: prepared.commands.setup,
        test: prepared.commands.test,
        builtOn: job.task.needs,
        ...(feedback === undefined ? {} : { feedback }),
    });
}

;// CONCATENATED MODULE: ./lib/task/secret-matcher.js
/** Finds pieces of secrets in text, in every encoding, in one pass over the text. */
/** A piece of so many characters gives a secret away. */
const WINDOW = 12;
/** Encodings that write one character with several are looked at in pieces of so many characters of the secret. */
const EXPANDED_WINDOW = 6;
/** Parts of well-known token formats that are the same for everybody. */
const PUBLIC_PREFIX = /^(?:sk-(?:ant-[a-z]+\d*-|proj-|svcacct-|or-v\d+-)|github_pat_|gh[opusr]_|glpat-|xox[a-z]-|AIza|ya29\.|npm_|pypi-|eyJ[\w-]+\.)/;
/**
 * Windows of all encodings by length. A text position is looked at closely only when three of its characters
 * are those of some window: a table that is one load away, so a hundred megabytes take a second.
 */
class SecretMatcher {
    #windows = new Map();
    /** Characters of the longest window; 0 when there are no secrets. */
    longest;
    constructor(secrets) {
        for (const secret of secrets) {
            for (const { text, perCharacter } of encodingsOf(secret))
                this.#add(text, Math.max(WINDOW, EXPANDED_WINDOW * perCharacter));
        }
        this.longest = Math.max(0, ...this.#windows.keys());
    }
    finds(text) {
        for (const _span of this.#matches(text))
            return true;
        return false;
    }
    /** Ranges `[from, to)` in order, merged where they touch. */
    spans(text) {
        const found = [...this.#matches(text)].toSorted((a, b) => a[0] - b[0]);
        const merged = [];
        for (const [from, to] of found) {
            const last = merged.at(-1);
            if (last !== undefined && from <= last[1])
                last[1] = Math.max(last[1], to);
            else
                merged.push([from, to]);
        }
        return merged;
    }
    *#matches(text) {
        for (const [length, { set, table }] of this.#windows) {
            for (let at = 0; at + length <= text.length; at++) {
                if (table[slot(text, at, length)] === 1 && set.has(text.slice(at, at + length)))
                    yield [at, at + length];
            }
        }
    }
    #add(variant, window) {
        const length = Math.min(window, variant.length);
        const known = this.#windows.get(length) ?? {
            set: new Set(),
            table: new Uint8Array(1 << 18),
        };
        this.#windows.set(length, known);
        for (let at = 0; at + length <= variant.length; at++) {
            const piece = variant.slice(at, at + length);
            // Three characters over and over, such as a ruler of dashes, are nobody's secret.
            if (new Set(piece).size < 4 && variant.length > length)
                continue;
            known.set.add(piece);
            known.table[slot(piece, 0, length)] = 1;
        }
    }
}
/** 18 bits of the first, the middle and the last character of a window. */
function slot(text, at, length) {
    const first = text.charCodeAt(at) & 63;
    const middle = text.charCodeAt(at + (length >> 1)) & 63;
    const last = text.charCodeAt(at + length - 1) & 63;
    return (first << 12) | (middle << 6) | last;
}
const SHORTEST = 8;
/** The private part of a secret as people and programs write it. Each at least 8 characters. */
function encodingsOf(secret) {
    const own = secret.replace(PUBLIC_PREFIX, '');
    const core = own.length >= SHORTEST ? own : secret;
    const bytes = Buffer.from(core, 'utf8');
    const hex = bytes.toString('hex');
    const pairs = hex.match(/../g) ?? [];
    const texts = [
        core,
        [...core].toReversed().join(''),
        JSON.stringify(core).slice(1, -1),
        encodeURIComponent(core),
        pairs.map((pair) => `%${pair}`).join(''),
        pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
        hex,
        hex.toUpperCase(),
        ...[' ', ':', '-', ', 0x'].map((between) => pairs.join(between)),
        pairs.map((pair) => `\\x${pair}`).join(''),
        [...core].map((char) => `\\u${unit(char)}`).join(''),
        [...core].map((char) => `&#${char.codePointAt(0)};`).join(''),
        [...core].map((char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(''),
        [...core].join('\0'),
        [...bytes].join(' '),
        [...bytes].join(','),
        [...bytes].join(', '),
        base32(bytes),
        rot13(core),
        ...base64Forms(bytes),
    ];
    return [...new Set(texts)]
        .filter((text) => text.length >= SHORTEST)
        .map((text) => ({ text, perCharacter: Math.ceil(text.length / core.length - 0.5) }));
}
function unit(char) {
    return (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}
/** Base64 of something that holds the secret begins at one of three offsets; the characters that depend on neighbours go. */
function base64Forms(bytes) {
    return [0, 1, 2].flatMap((offset) => {
        const padded = Buffer.concat([Buffer.alloc(offset), bytes])
            .toString('base64')
            .replace(/=+$/, '');
        const skip = [0, 2, 3][offset] ?? 0;
        const drop = (offset + bytes.length) % 3 === 0 ? 0 : 1;
        const form = padded.slice(skip, padded.length - drop);
        return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
    });
}
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** RFC 4648, section 6, without padding. */
function base32(bytes) {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const groups = bits.match(/.{5}/g) ?? [];
    return groups.map((group) => BASE32[Number.parseInt(group, 2)] ?? '').join('');
}
function rot13(text) {
    return text.replace(/[a-z]/gi, (char) => {
        const base = char <= 'Z' ? 65 : 97;
        return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
    });
}

;// CONCATENATED MODULE: ./lib/task/redact.js
/**
 * Removes the secrets that a job knows from everything that leaves it, in the encodings that people and programs
 * use. A determined encoder wins against any such list: the guarantee is that the agent never has the token; this
 * catches accidents, and the keys that an agent must have.
 */

/** Stands where a secret was. */
const REMOVED = '[secret removed]';
/** Shorter values are words, not secrets. */
const MIN_LENGTH = 8;
/** Names of variables whose value is a secret, whoever they are for. */
const SECRET_NAME = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:_|$)|(?:^|_)(?:KEY|PAT|AUTH)$/i;
/** Settings that agents are given beside their key. */
const SETTING_NAME = /(?:_|^)(?:URL|URI|HOST|ENDPOINT|BASE|REGION|LOCATION|MODEL|PORT|PATH|DIR|HOME|VERSION|PROJECT|FILE|PROXY|SOCK)$/i;
const HAS_USER = /^[a-z][a-z+.-]*:\/\/[^/@\s]+@/i;
/** Short values of letters alone are words (`postgres`), and removing them would make nonsense of texts. */
const WORD = /^[a-z]{1,15}$/i;
/** Values to be removed, longest first, each once. Whole lines of a value of several lines count too. */
function findSecretValues({ hostEnv, names, values = [] }) {
    const fromEnv = Object.entries(hostEnv).flatMap(([name, value]) => isSecret(name, value, names) ? [value.trim()] : []);
    const all = [...fromEnv, ...values].flatMap((value) => [value, ...linesOf(value)]);
    const long = all.filter((value) => value.length >= MIN_LENGTH && !WORD.test(value));
    return [...new Set(long)].toSorted((a, b) => b.length - a.length);
}
function isSecret(name, value, names) {
    if (HAS_USER.test(value))
        return SECRET_NAME.test(name) || names.includes(name);
    if (SETTING_NAME.test(name) || value.startsWith('/') || /^https?:\/\//i.test(value))
        return false;
    return SECRET_NAME.test(name) || names.includes(name);
}
/** A key file in a variable: the head and foot of PEM are no secret. */
function linesOf(value) {
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    return lines.length < 2 ? [] : lines.filter((line) => !line.startsWith('-----'));
}
function createRedactor(secrets) {
    const matcher = new SecretMatcher(secrets);
    const redactor = {
        text: (text) => {
            const stream = new RedactingStream(matcher);
            return stream.push(text) + stream.flush();
        },
        finds: (text) => matcher.finds(text),
        stream: () => new RedactingStream(matcher),
        value: (value) => redactValue(value, redactor),
    };
    return redactor;
}
function redactValue(value, redactor) {
    if (typeof value === 'string')
        return redactor.text(value);
    if (Array.isArray(value))
        return value.map((item) => redactValue(item, redactor));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactor.text(key), redactValue(item, redactor)]));
}
/** Holds back as many characters as a window has, less one: what comes may complete a match that they begin. */
class RedactingStream {
    #matcher;
    #reach;
    /** Context that was given out already, then what was not. */
    #held = '';
    #given = 0;
    /** Does the last character that was given out stand in a secret? Its mark is given once. */
    #inside = false;
    constructor(matcher) {
        this.#matcher = matcher;
        this.#reach = Math.max(0, matcher.longest - 1);
    }
    push(text) {
        this.#held += text;
        return this.#give(this.#held.length - this.#reach);
    }
    flush() {
        return this.#give(this.#held.length);
    }
    #give(end) {
        if (end <= this.#given)
            return '';
        const spans = this.#matcher.spans(this.#held);
        let output = '';
        let at = this.#given;
        for (const [from, to] of spans) {
            if (to <= at || from >= end)
                continue;
            const isNew = from >= at ? from > at || !this.#inside : !this.#inside;
            output += this.#held.slice(at, Math.max(at, from)) + (isNew ? REMOVED : '');
            at = Math.min(to, end);
            this.#inside = true;
        }
        const rest = this.#held.slice(at, end);
        if (rest !== '')
            this.#inside = false;
        const keepFrom = Math.max(0, end - this.#reach);
        this.#held = this.#held.slice(keepFrom);
        this.#given = end - keepFrom;
        return output + rest;
    }
}

;// CONCATENATED MODULE: ./lib/commands/task-policy.js
/** What may be published, asked of the very tree: paths and modes first, then secrets in what it adds. */




/** Bytes of a patch that is kept for a human. */
const MAX_PATCH = 5_000_000;
/** Undefined when all may be published. */
async function checkTree(job, changes) {
    const [violation] = (0,publish_policy/* checkChanges */.ek)(changes, { ...publish_policy/* DEFAULT_POLICY */.zj, ...job.run.policy });
    if (violation !== undefined)
        return { violation, secrets: [] };
    return findSecrets(job, changes);
}
async function findSecrets(job, changes) {
    const named = changes.find(({ path }) => job.redactor.finds(path));
    if (named !== undefined)
        return refusal(named.path, 'a secret of this job is in its name');
    const there = changes.filter(({ status }) => status !== 'D');
    if (there.length === 0)
        return undefined;
    const { git } = job.ports;
    const [after, before, { addedLines, scanForSecrets }] = await Promise.all([
        git.readBlobs(there.map(({ newObject }) => newObject)),
        git.readBlobs(there.map(({ oldObject }) => oldObject ?? '')),
        // Loaded when there is something to look at: the rules take a while to read.
        Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 6227)),
    ]);
    for (const [index, { path }] of there.entries()) {
        const text = after[index];
        if (text === undefined)
            return refusal(path, 'its content could not be read');
        if (job.redactor.finds(text))
            return refusal(path, 'it holds a secret of this job');
        const added = addedLines(before[index], text);
        const [finding, ...others] = await scanForSecrets(path, added);
        if (finding === undefined)
            continue;
        const secrets = [finding, ...others].map(({ from, to }) => added.slice(from, to));
        return refusal(path, `what it adds looks like a secret (${finding.rule})`, secrets);
    }
    return undefined;
}
function refusal(path, why, secrets = []) {
    const message = `${JSON.stringify(path)} may not be published: ${why}`;
    return { violation: { path, rule: 'secret', message }, secrets };
}
/** Keeps the work for a human as a patch, without its secrets. @throws PublishRefused always */
async function refuseTree(job, work, { violation, secrets }) {
    const patch = await job.ports.git.patch(work.base, work.tree, MAX_PATCH);
    const pieces = secrets.flatMap((secret) => secret.split('\n')).filter((line) => line.length > 3);
    const clean = pieces.reduce((text, piece) => text.replaceAll(piece, REMOVED), patch);
    await job.ports.files.writeText(`${taskFolder(job)}/refused.patch`, job.redactor.text(clean));
    throw new errors/* PublishRefused */.ye(violation.message, { path: violation.path, rule: violation.rule });
}

;// CONCATENATED MODULE: ./lib/commands/task-attempts.js
/** Agent and tests in turn, until there is something to publish or no reason to go on. */








async function runAttempts(job, prepared, verifier) {
    let previous = {};
    await waitForTurn(job);
    for (let attempt = 1;; attempt++) {
        const reading = await job.journal.phase('agent', () => runAgent(job, prepared, {
            attempt,
            ...(previous.feedback === undefined ? {} : { feedback: previous.feedback }),
        }));
        job.run.signal.throwIfAborted();
        const snapshot = await takeSnapshot(job, prepared);
        const run = await testSnapshot(job, verifier, { snapshot, attempt, end: reading.end });
        job.run.signal.throwIfAborted();
        const decision = await judge(job, verifier, { attempt, reading, snapshot, run, previous });
        if (decision.kind === 'retry') {
            await keepWork(job, prepared, snapshot.tree);
            await restoreAgentConfiguration(job, prepared);
            previous = nextPrevious(decision.reason, run);
            continue;
        }
        return finishWork(job, prepared, { decision, snapshot, reading });
    }
}
/** So that many agents with one account do not all ask in the same second. */
async function waitForTurn({ ports, plan, task, run, journal }) {
    const position = plan.tasks.indexOf(task) % tasksAtOnce(plan);
    const begun = journal.record.phases.find(({ name }) => name === 'claim')?.startedAt ?? 0;
    const wait = begun + position * plan.staggerSeconds * 1000 - ports.clock.now();
    if (plan.staggerSeconds > 0 && wait > 0)
        await ports.clock.sleep(wait, run.signal);
}
async function finishWork(job, prepared, last) {
    const { decision, snapshot, reading } = last;
    if (decision.kind === 'publish') {
        return {
            kind: 'publish',
            tree: snapshot.tree,
            ending: { outcome: 'published', reason: decision.reason },
            ...(reading.summary === undefined ? {} : { summary: reading.summary }),
        };
    }
    const ending = { outcome: decision.outcome, reason: decision.reason };
    if (snapshot.changes.length > 0)
        await keepWork(job, prepared, snapshot.tree);
    const asDraft = decision.outcome === 'tests-failed' && job.plan.publishRed === 'draft';
    return asDraft ? { kind: 'publish', tree: snapshot.tree, ending } : { kind: 'ended', ending };
}
/** The tree and what it changes, after the policy. @throws PublishRefused */
async function takeSnapshot(job, prepared) {
    const { git } = job.ports;
    const options = { base: prepared.baseCommit, limits: publish_policy/* DEFAULT_LIMITS */.dR };
    const tree = await git.snapshot(prepared.workspace, options);
    const changes = await git.diff(prepared.baseCommit, tree);
    const paths = changes.map((change) => change.path);
    job.journal.note({
        treeId: tree,
        changedPaths: paths.slice(0, 1_000),
        touchedTests: changes
            .filter((change) => change.status !== 'A' && (0,publish_policy/* isTestFile */.hl)(change.path))
            .map(({ path }) => path),
    });
    const refusal = await checkTree(job, changes);
    if (refusal === undefined)
        return { tree, changes };
    return refuseTree(job, { base: prepared.baseCommit, tree }, refusal);
}
/** What the agent did to the settings of agents is not in force for the next attempt, not even where git ignores it. */
async function restoreAgentConfiguration(job, prepared) {
    await job.ports.git.restorePaths(prepared.workspace, {
        commit: prepared.baseCommit,
        globs: protected_paths/* AGENT_CONFIGURATION */.jW,
    });
}
async function testSnapshot(job, verifier, options) {
    const { snapshot, attempt, end } = options;
    const hopeless = end.kind === 'quota' || end.kind === 'timeout';
    if (snapshot.changes.length === 0 || hopeless)
        return { kind: 'none' };
    const paths = snapshot.changes.map((change) => change.path);
    return job.journal.phase('tests', () => verifier.test(snapshot.tree, paths, attempt));
}
async function judge(job, verifier, options) {
    const { attempt, reading, snapshot, run, previous } = options;
    const tests = (0,test_output/* judgeTests */.nL)(run, run.kind === 'none' ? run : await verifier.baseline);
    const attemptsLeft = job.task.attempts - attempt;
    const changed = snapshot.changes.length > 0;
    const end = endWithEvidence(reading, changed);
    const record = {
        number: attempt,
        agent: end,
        tests,
        usage: reading.usage,
        transcript: `${job.task.id}/attempt-${attempt}/transcript.log`,
        ...(changed ? { treeId: snapshot.tree } : {}),
    };
    job.journal.addAttempt(record);
    job.journal.tell({ kind: 'attempt-ended', attempt: record, attemptsLeft });
    return decideAfterAttempt({
        agent: end,
        tests,
        changed,
        attemptsLeft,
        usage: job.journal.record.usage,
        budget: job.task.budget,
        ...(run.kind === 'exited' ? { fingerprint: (0,test_output/* failureFingerprint */.hX)(run.output) } : {}),
        ...(previous.fingerprint === undefined ? {} : { previousFingerprint: previous.fingerprint }),
    });
}
/** An agent that was not allowed to work, and changed nothing, has not found that there is nothing to do. */
function endWithEvidence({ end, denials = 0 }, changed) {
    if (end.kind !== 'done' || changed || denials === 0)
        return end;
    return {
        kind: 'failed',
        reason: `it was denied ${denials} uses of its tools and changed nothing`,
    };
}
function nextPrevious(reason, run) {
    if (run.kind !== 'exited' || run.code === 0)
        return { feedback: reason };
    return { feedback: (0,test_output/* buildFeedback */.G8)(run.output), fingerprint: (0,test_output/* failureFingerprint */.hX)(run.output) };
}
/** Keeps work in progress under the task's wip ref: no branch, starts no workflow. */
async function keepWork(job, prepared, tree) {
    const { ports, plan, task, journal } = job;
    const commit = await ports.git.commit({
        tree,
        parents: [prepared.baseCommit],
        message: `Work in progress on ${task.id}\n\nKept by agent-fanout; not published.`,
        date: journal.record.facts.date ?? 0,
    });
    await ports.ledger.keepWork({ planId: plan.id, taskId: task.id, commit });
    journal.note({ wip: commit });
}
/** Work is never lost: on a cancel or an error the files are kept under the wip ref, when policy and time allow. */
async function saveWhatIsThere(job, prepared) {
    const { facts } = job.journal.record;
    if (facts.commit !== undefined)
        return;
    try {
        const tree = await job.ports.git.snapshot(prepared.workspace, {
            base: prepared.baseCommit,
            limits: publish_policy/* DEFAULT_LIMITS */.dR,
        });
        const changes = await job.ports.git.diff(prepared.baseCommit, tree);
        if (changes.length === 0 || (await checkTree(job, changes)) !== undefined)
            return;
        await keepWork(job, prepared, tree);
    }
    catch (error) {
        job.ports.logger.warn(`${job.task.id}: its work in progress could not be kept: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: ./lib/task/record.js
var record = __webpack_require__(9384);
;// CONCATENATED MODULE: ./lib/commands/task-claim.js
/** What a task starts from: the plan, what is known of earlier runs, and the record that claims it. */




/** What any task of the plan hands to its agent is a secret for all of them. */
function redactorFor(plan, { hostEnv }) {
    const names = plan.tasks.flatMap((task) => task.agent.env);
    return createRedactor(findSecretValues({ hostEnv, names }));
}
/** A record that cannot be read is replaced, by compare-and-swap on what was seen. */
function invalidVersion(snapshot, taskId) {
    return snapshot.invalid.find((invalid) => invalid.taskId === taskId)?.version ?? null;
}
async function findTask({ ledger }, run) {
    const snapshot = await ledger.read(run.planId);
    if (snapshot === undefined) {
        throw new errors/* FanoutError */.gh(`plan ${run.planId} is not in the ledger`, {
            hint: 'Run the plan command first; it stores the plan under refs/agent-fanout/<plan id>/plan.',
        });
    }
    const task = snapshot.plan.tasks.find((candidate) => candidate.id === run.taskId);
    if (task !== undefined)
        return { snapshot, task };
    throw new errors/* FanoutError */.gh(`plan ${run.planId} has no task ${run.taskId}`, {
        hint: `Its tasks are: ${snapshot.plan.tasks
            .map(({ id }) => id)
            .join(', ')
            .slice(0, 500)}`,
    });
}
/** What is known of an earlier run stays: its issue, its branch, what it cost. What was handed over knows that too. */
function buildClaim(facts) {
    const { run, plan, task, stored, now } = facts;
    const handOver = facts.handOver?.kind === 'there' ? facts.handOver.handOver : undefined;
    const before = stored?.record;
    const worked = handOver?.record ?? before;
    return {
        version: record/* RECORD_VERSION */.h,
        state: 'running',
        planId: plan.id,
        taskId: task.id,
        title: task.title,
        wave: Math.max(0, (0,plan_waves/* waveOf */.j5)((0,plan_waves/* planWaves */.Kc)(plan), task.id)),
        owner: { run: run.run, where: run.where, seenAt: now },
        facts: { date: Math.floor(now / 1000), ...handedFacts(handOver), ...before?.facts },
        phases: [
            ...(handOver?.record.phases ?? []),
            { name: 'queue', startedAt: run.queuedAt, endedAt: now, ok: true },
        ],
        attempts: worked?.attempts ?? [],
        usage: worked?.usage ?? {},
        requests: before?.requests ?? { total: 0, contentWrites: 0 },
        // Said with the claim itself, so that a crash while the issue is made is known without another write.
        intent: 'issue',
    };
}
/** Only the date is taken on trust: with it a merged start is the same commit on both machines. */
function handedFacts(handOver) {
    const date = handOver?.record.facts.date;
    return date === undefined ? {} : { date };
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/task/record-schema.js
var record_schema = __webpack_require__(4121);
;// CONCATENATED MODULE: ./lib/task/hand-over.js
/**
 * Hardened mode: what the machine with the agent leaves for the machine that publishes. The agent may own the first one,
 * so everything in here is a claim: it is checked again, and only what cannot do harm is believed (times, costs, words).
 *
 *   <folder>/hand-over.json   this, at most 1 MB
 *   <folder>/tree.pack        the tree's objects that its base lacks; absent when there is no work
 */


const HAND_OVER_VERSION = 1;
const HAND_OVER_FILE = 'hand-over.json';
const PACK_FILE = 'tree.pack';
/** Bytes of the file: a record has at most a quarter of it. */
const MAX_HAND_OVER = 1_000_000;
const Envelope = valibot_dist/* object */.Ikc({
    version: valibot_dist/* literal */.euz(HAND_OVER_VERSION),
    contentHash: valibot_dist/* string */.YjP(),
    record: valibot_dist/* unknown */.L5J(),
    tree: valibot_dist/* optional */.lqM(valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* regex */.yGV(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/))),
    summary: valibot_dist/* optional */.lqM(valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* maxLength */.Ru6(20_000))),
});
/** Ends that only the publishing machine, or nobody, can tell. */
const NOT_ITS_TO_SAY = new Set(['lost', 'deferred']);
/** Pure. `expected`: the task that this machine publishes. */
function parseHandOver(text, expected) {
    const envelope = valibot_dist/* safeParse */.xLC(Envelope, parseJson(text));
    if (!envelope.success)
        return unusable('its file is no hand-over');
    const { record: given, ...rest } = envelope.output;
    const read = (0,record_schema/* parseRecord */.H)(JSON.stringify(given) ?? '');
    if (read.kind === 'invalid')
        return unusable(`its record cannot be read: ${read.reason}`);
    const { record } = read;
    if (record.state !== 'finished' || NOT_ITS_TO_SAY.has(record.outcome))
        return unusable('its record does not say how it ended');
    const isOther = record.planId !== expected.planId || record.taskId !== expected.taskId;
    if (isOther)
        return unusable(`it is for task ${record.taskId} of plan ${record.planId}`);
    if (rest.contentHash !== expected.contentHash)
        return unusable('it is for another content of the plan');
    // Absent and undefined are the same in JSON.
    return { kind: 'there', handOver: { ...rest, record } };
}
function unusable(reason) {
    return { kind: 'unusable', reason: `left something that cannot be used: ${reason}` };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/task/marker.js
/** The hidden comment that says which task an issue or pull request belongs to. Counts only when we wrote it. */

const SHAPE = /<!-- agent-fanout:v1 kind=(issue|pull-request|plan) key=([0-9a-f]{64}) -->/;
/** Ids go in as a hash: nothing that a plan says can end the comment or forge another. */
function buildMarker({ planId, taskId, kind }) {
    const key = (0,external_node_crypto_.createHash)('sha256').update(`${planId}\n${taskId}`).digest('hex');
    return `<!-- agent-fanout:v1 kind=${kind} key=${key} -->`;
}
/** The first marker in a body, as it was built; undefined when there is none. */
function findMarker(body) {
    return SHAPE.exec(body)?.[0];
}

;// CONCATENATED MODULE: ./lib/commands/task-publish.js
/** Commit, push by object id, pull request. Tested tree = pushed tree. */




async function publish(job, publication) {
    const commit = await commitTree(job, publication);
    await pushCommit(job, commit);
    await openPullRequest(job, publication);
}
function commitTree(job, { tree, baseCommit }) {
    const { task, plan, journal } = job;
    const issue = journal.record.facts.issue;
    const trailer = issue === undefined ? '' : `\n\nIssue: #${issue.number}`;
    return job.ports.git.commit({
        tree,
        parents: [baseCommit],
        message: `${task_publish_oneLine(task.title)}\n\nTask ${task.id} of plan ${plan.id}.${trailer}`,
        date: journal.record.facts.date ?? 0,
    });
}
/** Titles are user text: one line, and nothing that closes an issue or mentions somebody by itself. */
function task_publish_oneLine(title) {
    return title.replace(/\s+/g, ' ').replace(/[@#]/g, '').trim().slice(0, 72);
}
/** Pushes that are remembered: more than a task has attempts, and few enough for a record. */
const MAX_PUSHES = 10;
async function pushCommit(job, commit) {
    const { journal, ports, plan, task } = job;
    const branch = (0,naming/* buildBranchName */.AX)(plan.id, task.id);
    const ref = `refs/heads/${branch}`;
    // Our own commits of earlier runs may be replaced, nobody else's.
    const ours = journal.record.facts.pushes ?? [];
    // Said before it is done: a run that dies in between must know its commit again.
    journal.note({ branch, pushes: [...ours, commit].slice(-MAX_PUSHES) });
    await journal.intend('push');
    job.run.signal.throwIfAborted();
    const first = await ports.git.push({ commit, ref, expected: null });
    const isOurs = first.kind === 'moved' && first.actual !== null && ours.includes(first.actual);
    const result = isOurs ? await ports.git.push({ commit, ref, expected: first.actual }) : first;
    if (result.kind === 'moved') {
        throw new errors/* PushRejected */.j2(`branch ${branch} holds commit ${result.actual ?? '(deleted)'}, which is not ours; nothing was overwritten`, { reason: 'stale', hint: 'Rename or delete the branch, then run the task again.' });
    }
    journal.note({ commit });
    await journal.intend('pull-request');
}
/** Also the first step of a resumed task whose commit was pushed already. */
async function openPullRequest(job, publication) {
    const { journal, ports, plan, task, run } = job;
    const { facts } = journal.record;
    if (facts.pullRequest !== undefined || facts.branch === undefined)
        return;
    const marker = buildMarker({ planId: plan.id, taskId: task.id, kind: 'pull-request' });
    const body = (0,issue_body/* buildPullRequestBody */.B_)({
        plan,
        task,
        record: journal.record,
        marker,
        template: run.templates.pullRequest,
        baseBranch: publication.baseBranch,
        ...(publication.summary === undefined ? {} : { summary: publication.summary }),
    });
    run.signal.throwIfAborted();
    const pullRequest = await ports.tracker.ensurePullRequest({
        title: task.title,
        body,
        marker,
        head: facts.branch,
        base: publication.baseBranch,
        draft: publication.draft,
    }, job.resumed ? 'maybe' : 'no');
    journal.note({ pullRequest });
}

// EXTERNAL MODULE: ./lib/task/detect.js
var detect = __webpack_require__(1325);
;// CONCATENATED MODULE: ./lib/task/issue-work.js
/**
 * Is an issue that somebody wrote worked on already? Tasks of such issues are named after them in every plan, so the
 * records of all plans tell. Decided from the ledger alone.
 */


/** The id of the task of an issue. */
function issueTaskId(issue) {
    return `issue-${issue}`;
}
/**
 * Why nobody else should begin, in words; undefined when somebody should. What has a pull request, or ended well, is
 * not begun again, whatever became of the pull request; what failed is.
 */
function findOtherWork(issue, other) {
    const { mine } = other;
    return other.records
        .filter((record) => record.taskId === issueTaskId(issue) && record.planId !== mine?.planId)
        .filter(({ facts }) => facts.issue === undefined || facts.issue.number === issue)
        .map((record) => issue_work_reasonOf(record, other))
        .find((reason) => reason !== undefined);
}
function issue_work_reasonOf(record, { run, now, mine }) {
    const { planId, facts } = record;
    if (facts.pullRequest !== undefined)
        return `plan ${planId} made pull request #${facts.pullRequest.number} for it`;
    if (record.state === 'finished')
        return (0,outcome/* isFinal */.dR)(record.outcome) ? `plan ${planId} ended it: ${record.outcome}` : undefined;
    const claim = decideClaim({ record, run, now, ownerState: () => 'unknown' });
    const isLater = mine !== undefined && !isBefore(record, mine);
    return claim.kind === 'running' && !isLater ? `plan ${planId} is working on it` : undefined;
}
/** One order that both sides see: by the time of the claim, which is in both records, then by name. */
function isBefore(one, other) {
    const [a = 0, b = 0] = [one.facts.date, other.facts.date];
    return a === b ? one.planId < other.planId : a < b;
}

;// CONCATENATED MODULE: ./lib/commands/task-issue.js
/** The issue of a task that came from one: it is worked on as it was planned, or not at all. */



/** @throws ClosedByPerson, IssueNotAsPlanned when it was edited or another plan has it */
async function adoptIssue(job, planned) {
    const { journal, ports, task } = job;
    const [issue, records] = await Promise.all([
        ports.tracker.readIssue(planned.number),
        // After the claim, so that of two plans which begin at the same time at least one sees the other.
        ports.ledger.findTasks(new Set([task.id])),
    ]);
    const facts = { records, run: job.run.run, now: ports.clock.now(), mine: journal.record };
    const other = findOtherWork(planned.number, facts);
    const name = `issue #${planned.number}`;
    if (other !== undefined) {
        // Not noted: what is to be said on the issue, the other plan says.
        throw new errors/* IssueNotAsPlanned */.Nw(`${name} is left alone: ${other}`, {
            hint: 'Open another issue for what is missing.',
        });
    }
    const ref = { number: planned.number, url: issue.url };
    journal.note({ issue: ref });
    if (issue.state === 'closed') {
        throw new errors/* ClosedByPerson */.Tr(`${name} was closed after it was planned, so it is left alone`, {
            hint: 'Open the issue again and plan it again, if it shall be worked on after all.',
        });
    }
    if ((0,identity/* issueHash */.O0)(issue) !== planned.hash) {
        throw new errors/* IssueNotAsPlanned */.Nw(`${name} was edited after it was planned; plan it again`, {
            hint: 'Start the workflow with the label again; the next plan has the new text.',
        });
    }
    return ref;
}

;// CONCATENATED MODULE: ./lib/commands/task-setup.js
/** Set-up of one task: issue ∥ checkout ∥ environment, all at once, each timed. */









/**
 * The three run at the same time. When one fails the others are let end first, so that nothing
 * is left half made and what was made is known.
 */
async function setUp(job, start) {
    const { journal } = job;
    const checkedOut = journal.phase('checkout', () => checkOut(job, start));
    const environment = journal.phase('environment', () => makeEnvironment(job, checkedOut));
    const opens = job.run.part?.kind !== 'work';
    const issue = opens ? journal.phase('issue', () => openIssue(job)) : undefined;
    await allOrRelease(checkedOut, [issue, environment]);
    const [place, agent, opened] = await Promise.all([checkedOut, environment, issue]);
    journal.note(factsOf(job, place, agent));
    await journal.save();
    return { ...place, agent, ...(opened === undefined ? {} : { issue: opened }) };
}
/** Without agent and environment: another machine has done the work. */
async function setUpToPublish(job, commit, branch) {
    const { journal } = job;
    const issue = journal.phase('issue', () => openIssue(job));
    const checkedOut = journal.phase('checkout', () => checkOutAt(job, commit, branch));
    await allOrRelease(checkedOut, [issue]);
    const place = await checkedOut;
    journal.note({ baseCommit: place.baseCommit, branch: (0,naming/* buildBranchName */.AX)(job.plan.id, job.task.id) });
    await journal.save();
    return place;
}
/** @throws the first failure, when all have ended and the work tree is given back */
async function allOrRelease(checkedOut, others) {
    const [checkout, ...rest] = await Promise.allSettled([checkedOut, ...others]);
    const failed = [...rest, checkout].find((part) => part.status === 'rejected');
    if (failed === undefined)
        return;
    if (checkout.status === 'fulfilled')
        await checkout.value.workspace.release();
    throw failed.reason;
}
function factsOf(job, checkout, agent) {
    const { task } = job;
    return {
        baseCommit: checkout.baseCommit,
        branch: (0,naming/* buildBranchName */.AX)(job.plan.id, task.id),
        isolation: job.ports.sandbox.isolation,
        network: job.network.kind,
        agent: {
            name: task.agent.name,
            ...(agent.version === undefined ? {} : { version: agent.version }),
            ...(task.model === undefined ? {} : { model: task.model }),
        },
    };
}
async function openIssue(job) {
    const { journal, ports, plan, task, run } = job;
    if (task.issue !== undefined)
        return adoptIssue(job, task.issue);
    const known = journal.record.facts.issue;
    if (known !== undefined)
        return respectPerson(job, known);
    const marker = buildMarker({ planId: plan.id, taskId: task.id, kind: 'issue' });
    const body = (0,issue_body/* buildIssueBody */._H)({
        plan,
        task,
        marker,
        template: run.templates.issue,
        ...(/^https?:/.test(run.where) ? { runUrl: run.where } : {}),
    });
    const draft = { title: task.title, body, marker, labels: task.labels };
    const issue = await ports.tracker.ensureIssue(draft, job.resumed ? 'maybe' : 'no');
    // Noted at once: should the checkout fail, the record must say which issue it was.
    journal.note({ issue });
    return job.resumed ? respectPerson(job, issue) : issue;
}
/** @throws ClosedByPerson when somebody closed the issue of an earlier run */
async function respectPerson(job, issue) {
    if (job.task.issue !== undefined)
        return adoptIssue(job, job.task.issue);
    const { closedByOther } = await job.ports.tracker.readIssue(issue.number);
    if (!closedByOther)
        return issue;
    throw new errors/* ClosedByPerson */.Tr(`its issue #${issue.number} was closed by somebody, so it is left alone`, {
        hint: 'Open the issue again and run the plan again, if it shall be worked on after all.',
    });
}
async function checkOut(job, start) {
    return checkOutAt(job, await resolveStart(job, start), start.branch);
}
async function checkOutAt(job, baseCommit, baseBranch) {
    const { git } = job.ports;
    const [workspace, commands] = await Promise.all([
        git.checkout({
            commit: baseCommit,
            name: job.task.id,
            ...(job.task.sparse ? { sparse: job.task.files } : {}),
        }),
        findCommands(job, baseCommit),
    ]);
    return { workspace, baseCommit, baseBranch, commands };
}
async function resolveStart(job, start) {
    const { git } = job.ports;
    switch (start.kind) {
        case 'base':
            return git.fetchBranch(start.branch);
        case 'stacked':
            await git.fetchCommits([start.commit]);
            return start.commit;
        case 'merged': {
            await git.fetchCommits(start.commits);
            const message = `Start of ${job.task.id}: merge of ${job.task.needs.join(', ')}`;
            const merged = await git.merge(start.commits, message, job.journal.record.facts.date ?? 0);
            if (merged.kind === 'merged')
                return merged.commit;
            throw new errors/* FanoutError */.gh(`the results of ${job.task.needs.join(', ')} conflict in ${merged.paths.join(', ')}, so there is nothing to start from`, { hint: 'Merge their pull requests by hand, then run the plan again.' });
        }
    }
}
/** Looks at the commit itself, never at a work tree that somebody can change. */
async function findCommands(job, commit) {
    const { git } = job.ports;
    const names = new Set((await git.listFiles(commit)).filter((path) => !path.includes('/')));
    const texts = new Map();
    for (const name of detect/* DETECTION_FILES */.gz) {
        const text = names.has(name) ? await git.readFile(commit, name) : undefined;
        if (text !== undefined)
            texts.set(name, text);
    }
    return (0,detect/* chooseCommands */.uP)(job.task, { names, texts });
}
async function makeEnvironment(job, checkedOut) {
    const missing = (0,registry/* missingKeys */.lx)(job.task.agent, job.run.hostEnv);
    if (missing !== undefined)
        throw new errors/* FanoutError */.gh(...sayMissing(job.task.agent.name, missing));
    const preparing = job.run.prepareAgent(job.task.agent.name, job.run.signal);
    // The checkout's own error is reported by the checkout; here it only ends the waiting.
    const [agent, { workspace, commands }] = await Promise.all([preparing, checkedOut]);
    await runSetup(job, { workspace, commands, name: 'setup' });
    return agent;
}
function sayMissing(agent, keys) {
    return [
        `the agent ${agent} needs a key and there is none: ${keys.join(' or ')}`,
        { hint: 'On GitHub: a secret of that name, passed to the workflow. Here: export it.' },
    ];
}
/** Runs the set-up commands in a workspace. @throws FanoutError with the last lines of what they printed */
async function runSetup(job, options) {
    const home = await makePrivate(job, options.name);
    const env = (0,agent_environment/* buildAgentEnvironment */.t)({ hostEnv: job.run.hostEnv, home, names: [] });
    for (const command of options.commands.setup) {
        const outputFile = `${taskFolder(job)}/${options.name}.log`;
        const result = await runConfined({
            job,
            command,
            workspace: options.workspace,
            env,
            home,
            outputFile,
        });
        if (result.end.kind === 'exited' && result.end.code === 0)
            continue;
        const tail = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-3).join(' | ');
        const how = result.end.kind === 'exited' ? `exit code ${result.end.code}` : result.end.kind;
        throw new errors/* FanoutError */.gh(`set-up command '${command.join(' ')}' failed (${how}): ${tail}`, {
            hint: 'Give `setup:` in the plan, or `setup: none`.',
        });
    }
}

;// CONCATENATED MODULE: ./lib/commands/task-verify.js




/** Starts at once and is not waited for: the base is tested while the agent works. */
function startVerifier(job, prepared) {
    if (prepared.commands.test.length === 0)
        return noTests();
    const made = makeVerified(job, prepared);
    const baseline = job.journal.phase('baseline', async () => {
        const { workspace } = await made;
        return runTests(job, prepared, { workspace, name: 'baseline' });
    });
    // Both are awaited later; until then a failure must not end the process.
    made.catch(() => undefined);
    baseline.catch(() => undefined);
    return {
        baseline,
        test: async (tree, changed, attempt) => {
            await baseline;
            const { workspace } = await made;
            await job.ports.git.resetWorkspace(workspace, tree);
            if (changed.some(isManifest)) {
                await runSetup(job, {
                    workspace,
                    commands: prepared.commands,
                    name: `setup-tests-${attempt}`,
                });
            }
            return runTests(job, prepared, { workspace, name: `tests-${attempt}` });
        },
        release: async () => {
            const ready = await made.catch(() => undefined);
            await baseline.catch(() => undefined);
            await ready?.workspace.release();
        },
    };
}
function noTests() {
    const none = { kind: 'none' };
    return {
        baseline: Promise.resolve(none),
        test: async () => none,
        release: async () => undefined,
    };
}
async function makeVerified(job, prepared) {
    const { task, ports } = job;
    const workspace = await ports.git.checkout({
        commit: prepared.baseCommit,
        name: `${task.id}-tests`,
        ...(task.sparse ? { sparse: task.files } : {}),
    });
    await runSetup(job, { workspace, commands: prepared.commands, name: 'setup-baseline' });
    return { workspace };
}
async function runTests(job, prepared, options) {
    const home = await makePrivate(job, options.name);
    const env = (0,agent_environment/* buildAgentEnvironment */.t)({ hostEnv: job.run.hostEnv, home, names: [] });
    const outputFile = `${taskFolder(job)}/${options.name}.log`;
    let output = '';
    for (const command of prepared.commands.test) {
        const result = await runConfined({
            job,
            command,
            workspace: options.workspace,
            env: { ...env, CI: 'true' },
            home,
            outputFile,
        });
        output += `${result.stdout}\n${result.stderr}\n`;
        const end = endOf(result, output);
        if (end.kind !== 'exited' || end.code !== 0)
            return end;
    }
    return { kind: 'exited', code: 0, output };
}
function endOf(result, output) {
    const { end } = result;
    switch (end.kind) {
        case 'exited':
            return { kind: 'exited', code: end.code, output };
        case 'timeout':
        case 'silent':
            return { kind: 'timeout', output };
        case 'signalled':
            return { kind: 'exited', code: 128, output: `${output}\nended by ${end.signal}` };
        case 'aborted':
            return { kind: 'exited', code: 130, output: `${output}\naborted` };
        case 'not-started':
            return { kind: 'exited', code: 127, output: `${output}\nerror: ${end.message}` };
    }
}
function isManifest(path) {
    return detect/* MANIFEST_NAMES */.Rr.has(path.slice(path.lastIndexOf('/') + 1));
}

;// CONCATENATED MODULE: ./lib/commands/task-hand-over.js
/** Hardened mode, the publishing machine: what the machine of the agent left is taken as if the agent itself had. */








/** Undefined when this process does not publish for another. */
async function readHandOver({ files }, { part, taskId }, plan) {
    if (part?.kind !== 'publish')
        return undefined;
    const file = await files.readText(`${part.folder}/${HAND_OVER_FILE}`, {
        maxBytes: MAX_HAND_OVER,
    });
    if (file.kind === 'missing') {
        return { kind: 'unusable', reason: 'left nothing: it was ended, or lost; its log says more' };
    }
    if (file.kind !== 'text') {
        return { kind: 'unusable', reason: `left something that cannot be read (${file.kind})` };
    }
    const { id: planId, contentHash } = plan;
    return parseHandOver(file.text, { planId, taskId, contentHash });
}
/** Checks all of it again, and publishes what is still good. */
async function publishHandOver(job, start, result) {
    const left = leftWork(result);
    if (left.kind === 'ended') {
        await job.journal.phase('issue', () => openIssue(job));
        return left.ending;
    }
    const { handOver } = left;
    const commit = await resolveBase(job, start, handOver);
    const place = await setUpToPublish(job, commit, start.branch);
    noteAgent(job, handOver);
    const verifier = startVerifier(job, place);
    try {
        job.stage = 'work';
        return await verifyAndPublish({ job, place, verifier, ...left });
    }
    catch (error) {
        await saveWhatIsThere(job, place);
        throw error;
    }
    finally {
        await verifier.release();
        await place.workspace.release();
    }
}
function leftWork(result) {
    if (result.kind === 'unusable') {
        const reason = `the machine of its agent ${result.reason}`;
        return { kind: 'ended', ending: { outcome: 'agent-failed', reason } };
    }
    const { handOver } = result;
    const { outcome, reason } = handOver.record;
    if (handOver.tree !== undefined)
        return { kind: 'work', handOver, tree: handOver.tree };
    if (outcome !== 'published')
        return { kind: 'ended', ending: { outcome, reason } };
    const missing = 'the machine of its agent says that there is work, and left none';
    return { kind: 'ended', ending: { outcome: 'agent-failed', reason: missing } };
}
/**
 * The commit that the agent began with, when it is one that it may have begun with: policy looks at what differs from
 * it, so a commit of somebody's choice would let everything through that it holds itself.
 */
async function resolveBase(job, start, { record }) {
    const { git } = job.ports;
    const mine = await resolveStart(job, start);
    const theirs = record.facts.baseCommit ?? mine;
    if (theirs === mine)
        return mine;
    if (start.kind === 'base' && (await isEarlier(job, mine, theirs))) {
        await git.fetchCommits([theirs]);
        return theirs;
    }
    throw new errors/* PublishRefused */.ye(`its work starts from commit ${theirs}, which is not in ${start.branch}`, {
        path: start.branch,
        rule: 'hand-over',
        hint: 'When the branch was rewritten meanwhile, run the plan again.',
    });
}
/** The branch may have got commits while the agent worked. */
async function isEarlier({ ports }, tip, commit) {
    try {
        const { ahead } = await ports.git.aheadBehind({ base: tip, commit });
        return ahead === 0;
    }
    catch {
        // A commit that the remote does not give out is none of the branch.
        return false;
    }
}
/** The weaker of both: what is said is what was in force everywhere. */
function noteAgent({ ports, journal, network }, { record }) {
    const { agent, isolation, network: theirs } = record.facts;
    const isBare = isolation === 'none' || ports.sandbox.isolation === 'none';
    journal.note({
        isolation: isBare ? 'none' : 'sandbox',
        network: theirs === 'open' ? 'open' : network.kind,
        ...(agent === undefined ? {} : { agent }),
    });
}
async function verifyAndPublish(delivery) {
    const { job, place, handOver } = delivery;
    const { outcome, reason, attempts } = handOver.record;
    const snapshot = await unpack(delivery);
    const draftable = outcome === 'tests-failed' && job.plan.publishRed === 'draft';
    if (outcome !== 'published' && !draftable) {
        await keepWork(job, place, snapshot.tree);
        return { outcome, reason };
    }
    const failure = await testAgain(delivery, snapshot, attempts.length);
    const ending = failure === undefined
        ? { outcome: 'published', reason: draftable ? 'tests passed' : reason }
        : { outcome: 'tests-failed', reason: `on the machine that publishes: ${failure}` };
    if (failure !== undefined) {
        await keepWork(job, place, snapshot.tree);
        if (job.plan.publishRed !== 'draft')
            return ending;
    }
    job.stage = 'publish';
    await job.journal.phase('publish', () => publish(job, {
        tree: snapshot.tree,
        baseCommit: place.baseCommit,
        baseBranch: place.baseBranch,
        draft: failure !== undefined,
        ...(handOver.summary === undefined ? {} : { summary: handOver.summary }),
    }));
    return ending;
}
/** Into a work tree, and from there by the same walk, snapshot and policy as what an agent left in it. */
async function unpack({ job, place, tree }) {
    const { git } = job.ports;
    const { part } = job.run;
    const folder = part?.kind === 'publish' ? part.folder : '';
    await git.unpackTree({ tree, file: `${folder}/${PACK_FILE}`, limits: publish_policy/* DEFAULT_LIMITS */.dR });
    await git.resetWorkspace(place.workspace, tree);
    return takeSnapshot(job, place);
}
/** Why the tests are red here, or undefined. */
async function testAgain({ job, verifier }, snapshot, attempt) {
    const paths = snapshot.changes.map(({ path }) => path);
    const run = await job.journal.phase('tests', () => verifier.test(snapshot.tree, paths, attempt));
    job.run.signal.throwIfAborted();
    const tests = (0,test_output/* judgeTests */.nL)(run, run.kind === 'none' ? run : await verifier.baseline);
    job.journal.judgeLastAttempt({ tests, treeId: snapshot.tree });
    return tests.kind === 'failed' || tests.kind === 'timeout' ? tests.reason : undefined;
}

;// CONCATENATED MODULE: ./lib/commands/task-journal.js
/** The running record of one task: kept in memory, saved to the ledger at every step that must not be repeated. */


/** Another run took the task over: this one stops at once and writes nothing more. */
class ClaimLost extends errors/* FanoutError */.gh {
    where;
    constructor(where) {
        super(`another run took this task over: ${where}`);
        this.where = where;
    }
}
class Journal {
    #ledger;
    #clock;
    #onProgress;
    #record;
    #version;
    #saving = Promise.resolve();
    constructor(options, version) {
        this.#ledger = options.ledger;
        this.#clock = options.clock;
        this.#onProgress = options.onProgress;
        this.#record = options.record;
        this.#version = version;
    }
    /** Claims the task: create-only for a new one, compare-and-swap for one that is taken over. @throws ClaimLost */
    static async claim(options, expected) {
        const journal = new Journal(options, expected);
        await journal.save();
        return journal;
    }
    get record() {
        return this.#record;
    }
    /** Adds facts, in memory. */
    note(facts) {
        this.#record = { ...this.#record, facts: { ...this.#record.facts, ...facts } };
    }
    /** Says which write to the tracker is begun, before it is: its answer may be lost. */
    async intend(intent) {
        this.#record = { ...this.#record, intent };
        await this.save();
    }
    /** One write at a time; each with a fresh sign of life. @throws ClaimLost */
    save() {
        const next = this.#saving.then(() => this.#write());
        this.#saving = next.catch(() => undefined);
        return next;
    }
    async #write() {
        const owner = { ...this.#record.owner, seenAt: this.#clock.now() };
        this.#record = { ...this.#record, owner };
        const result = await this.#ledger.write(this.#record, this.#version);
        if (result.kind === 'conflict') {
            throw new ClaimLost(result.current?.record.owner.where ?? 'unknown');
        }
        this.#version = result.version;
    }
    /** Times a step. The phase is recorded whether it ends well or not. */
    async phase(name, work) {
        const startedAt = this.#clock.now();
        this.tell({ kind: 'phase-started', phase: name });
        try {
            const result = await work();
            this.#addPhase({ name, startedAt, endedAt: this.#clock.now(), ok: true });
            return result;
        }
        catch (error) {
            this.#addPhase({ name, startedAt, endedAt: this.#clock.now(), ok: false });
            throw error;
        }
    }
    #addPhase(phase) {
        this.#record = { ...this.#record, phases: [...this.#record.phases, phase] };
        this.tell({ kind: 'phase-ended', phase: phase.name, ok: phase.ok });
    }
    addAttempt(attempt) {
        this.#record = {
            ...this.#record,
            attempts: [...this.#record.attempts, attempt],
            usage: addUsage(this.#record.usage, attempt.usage),
        };
    }
    /** Tests were run again, on another machine: what they say there is what counts. */
    judgeLastAttempt(judgement) {
        const { attempts } = this.#record;
        const last = attempts.at(-1);
        if (last === undefined)
            return;
        this.#record = { ...this.#record, attempts: attempts.with(-1, { ...last, ...judgement }) };
    }
    /** Adds requests that the tracker made for this task. */
    addRequests(requests) {
        const before = this.#record.requests;
        this.#record = {
            ...this.#record,
            requests: {
                total: before.total + requests.total,
                contentWrites: before.contentWrites + requests.contentWrites,
            },
        };
    }
    /** The last write. @throws ClaimLost */
    async finish(ending) {
        await this.#saving;
        const { intent: _intent, ...rest } = this.#record;
        const record = { ...rest, state: 'finished', ...ending };
        const result = await this.#ledger.write(record, this.#version);
        if (result.kind === 'conflict') {
            throw new ClaimLost(result.current?.record.owner.where ?? 'unknown');
        }
        this.tell({ kind: 'finished', record });
        return record;
    }
    tell(event) {
        this.#onProgress({ ...event, taskId: this.#record.taskId, at: this.#clock.now() });
    }
}

;// CONCATENATED MODULE: ./lib/commands/task-heartbeat.js
/** Signs of life of a task, so that no other run takes it for lost while an agent works for hours. */



/** Saves the record every 5 minutes. A save that fails for another reason is tried again at the next beat. */
function startHeartbeat(ports, journal) {
    const stop = new AbortController();
    const lost = new AbortController();
    const beat = async () => {
        while (!stop.signal.aborted) {
            await ports.clock.sleep(HEARTBEAT_MS, stop.signal);
            try {
                await journal.save();
            }
            catch (error) {
                if (error instanceof ClaimLost)
                    return lost.abort(error);
                ports.logger.warn(`${journal.record.taskId}: no sign of life: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        }
    };
    const beating = beat().catch(() => undefined);
    return {
        lost: lost.signal,
        stop: async () => {
            stop.abort();
            await beating;
        },
    };
}

// EXTERNAL MODULE: ./lib/commands/task-network.js
var task_network = __webpack_require__(1046);
;// CONCATENATED MODULE: ./lib/commands/task-redaction.js
function withRedaction(given, redactor) {
    const { ports, run } = given;
    return {
        ports: {
            ...ports,
            logger: redactedLogger(ports.logger, redactor),
            tracker: redactedTracker(ports.tracker, redactor),
            ledger: redactedLedger(ports.ledger, redactor),
            processes: redactedProcesses(ports.processes, redactor),
            git: {
                ...ports.git,
                commit: (draft) => ports.git.commit({ ...draft, message: redactor.text(draft.message) }),
            },
        },
        run: { ...run, onProgress: (event) => run.onProgress(redactor.value(event)) },
    };
}
function redactedLogger(logger, redactor) {
    return {
        info: (message) => logger.info(redactor.text(message)),
        warn: (message) => logger.warn(redactor.text(message)),
        error: (message) => logger.error(redactor.text(message)),
        debug: (message) => logger.debug(redactor.text(message)),
    };
}
function redactedTracker(tracker, redactor) {
    return {
        kind: tracker.kind,
        ensureIssue: (draft, earlier) => tracker.ensureIssue(redactor.value(draft), earlier),
        ensurePullRequest: (draft, earlier) => tracker.ensurePullRequest(redactor.value(draft), earlier),
        comment: (issue, body) => tracker.comment(issue, redactor.text(body)),
        readIssue: (issue) => tracker.readIssue(issue),
        listPullRequests: (headPrefix) => tracker.listPullRequests(headPrefix),
        closeIssue: (issue, reason) => tracker.closeIssue(issue, reason),
        takeTurns: (slot) => tracker.takeTurns(slot),
        requests: () => tracker.requests(),
    };
}
function redactedLedger(ledger, redactor) {
    return {
        ...ledger,
        write: (record, expected) => ledger.write(redactor.value(record), expected),
    };
}
/** Transcripts, lines and results alike: what a program prints is clean before anybody reads it. */
function redactedProcesses(processes, redactor) {
    return { run: (spec) => processes.run({ ...spec, filter: () => redactor.stream() }) };
}

;// CONCATENATED MODULE: ./lib/commands/task.js
/** One task, from claim to record. The same code on GitHub Actions and on one machine. */



















/**
 * Never throws for what happens inside the task: that is an outcome. Throws FanoutError when the plan or
 * the task is not in the ledger, or when the ledger cannot be written.
 */
async function runTask(givenPorts, givenRun) {
    const claimStarted = givenPorts.clock.now();
    const { snapshot, task } = await findTask(givenPorts, givenRun);
    const redactor = redactorFor(snapshot.plan, givenRun);
    const { ports, run } = withRedaction({ ports: givenPorts, run: givenRun }, redactor);
    const stored = snapshot.records.get(task.id);
    const index = snapshot.plan.tasks.indexOf(task);
    ports.tracker.takeTurns({ index, atOnce: tasksAtOnce(snapshot.plan) });
    const decision = decideClaim({
        record: stored?.record,
        run: run.run,
        now: ports.clock.now(),
        ownerState: run.ownerState ?? (() => 'unknown'),
    });
    if (decision.kind === 'finished')
        return { kind: 'already-finished', record: decision.record };
    if (decision.kind === 'running')
        return { kind: 'already-running', where: decision.where };
    try {
        const found = { ports, run, snapshot, task, redactor };
        const record = await claimAndWork(found, { stored, claimStarted });
        return { kind: 'finished', record: redactor.value(record), resumed: stored !== undefined };
    }
    catch (error) {
        if (error instanceof ClaimLost)
            return { kind: 'already-running', where: error.where };
        throw error;
    }
}
/** @throws ClaimLost */
async function claimAndWork(found, { stored, claimStarted }) {
    const { ports, run, snapshot, task } = found;
    const { plan } = snapshot;
    const handOver = await readHandOver(ports, run, plan);
    const record = buildClaim({ run, plan, task, stored, now: claimStarted, handOver });
    const { ledger, clock } = ports;
    const expected = stored?.version ?? invalidVersion(snapshot, task.id);
    const options = { ledger, clock, record, onProgress: run.onProgress };
    const journal = await Journal.claim(options, expected);
    await journal.phase('claim', async () => undefined);
    const scratch = await ports.files.makeTemp(`agent-fanout-${task.id}-`);
    const heartbeat = startHeartbeat(ports, journal);
    const watched = { ...run, signal: AbortSignal.any([run.signal, heartbeat.lost]) };
    try {
        const resumed = stored !== undefined;
        const parts = { ...found, run: watched, journal, resumed, scratch, handOver };
        return await workOn(startJob(parts), heartbeat);
    }
    finally {
        await heartbeat.stop();
        await ports.files.remove(scratch);
    }
}
function startJob(parts) {
    const { ports, snapshot, task } = parts;
    const records = new Map([...snapshot.records].map(([id, stored]) => [id, stored.record]));
    const deadline = ports.clock.now() + task.timeoutSeconds * 1000;
    const network = { kind: 'none' };
    return { ...parts, plan: snapshot.plan, records, deadline, network, stage: 'setup' };
}
async function workOn(job, heartbeat) {
    const before = job.ports.tracker.requests();
    const ending = await reachEnding(job);
    await comment(job, ending);
    const after = job.ports.tracker.requests();
    job.journal.addRequests({
        total: after.total - before.total,
        contentWrites: after.contentWrites - before.contentWrites,
    });
    await heartbeat.stop();
    return job.journal.finish(ending);
}
async function reachEnding(job) {
    const start = decideStart(job.task, job.records, (0,plan_waves/* probeOf */.u0)(job.plan));
    if (start.kind === 'blocked')
        return { outcome: 'blocked', reason: start.reason };
    try {
        if (mayBePushed(job))
            return await resumePublishing(job, start);
        return await workFrom(job, start);
    }
    catch (error) {
        if (error instanceof ClaimLost)
            throw error;
        if (job.run.signal.reason instanceof ClaimLost)
            throw job.run.signal.reason;
        if (job.run.signal.aborted)
            return { outcome: 'cancelled', reason: cancelReason(job) };
        if (error instanceof TimeIsUp)
            return { outcome: 'timeout', reason: error.message };
        return endingOfError(error, job.stage);
    }
}
function cancelReason({ run }) {
    return run.signal.reason instanceof errors/* FanoutError */.gh
        ? run.signal.reason.message
        : 'the run was cancelled';
}
/** An earlier run began to push tested work: perhaps only the pull request is missing. */
function mayBePushed({ records, task }) {
    const { facts = {}, attempts = [] } = records.get(task.id) ?? {};
    const tested = attempts.at(-1)?.tests.kind;
    const proven = tested === 'passed' || tested === 'none';
    return facts.pushes !== undefined && facts.branch !== undefined && proven;
}
async function resumePublishing(job, start) {
    job.stage = 'publish';
    const { branch = '', pushes = [], issue } = job.journal.record.facts;
    const remote = await job.ports.git.remoteRef(`refs/heads/${branch}`);
    if (remote === null || remote !== pushes.at(-1))
        return workFrom(job, start);
    if (job.run.part?.kind === 'work')
        return {
            outcome: 'published',
            reason: 'an earlier run pushed it; there is nothing to work on',
        };
    if (issue !== undefined)
        await respectPerson(job, issue);
    job.journal.note({ commit: remote });
    await job.journal.phase('publish', () => openPullRequest(job, { baseBranch: start.branch, draft: false }));
    return { outcome: 'published', reason: 'tests passed; published by a later run' };
}
async function workFrom(job, start) {
    job.stage = 'setup';
    job.network = await (0,task_network/* openNetwork */.XV)(job);
    try {
        if (job.handOver !== undefined)
            return await publishHandOver(job, start, job.handOver);
        return await workPrepared(job, await setUp(job, start));
    }
    finally {
        await (0,task_network/* closeNetwork */.d9)(job);
    }
}
async function workPrepared(job, prepared) {
    const verifier = startVerifier(job, prepared);
    try {
        job.stage = 'work';
        return await attemptAndPublish(job, prepared, verifier);
    }
    catch (error) {
        await saveWhatIsThere(job, prepared);
        throw error;
    }
    finally {
        await verifier.release();
        await prepared.workspace.release();
    }
}
async function attemptAndPublish(job, prepared, verifier) {
    const work = await runAttempts(job, prepared, verifier);
    if (work.kind === 'ended')
        return work.ending;
    const { part } = job.run;
    if (part?.kind === 'work') {
        // Kept as unpublished work is: the machine that publishes gets it from there.
        await keepWork(job, prepared, work.tree);
        part.leave(work.summary === undefined ? undefined : job.redactor.text(work.summary));
        return work.ending;
    }
    job.stage = 'publish';
    await job.journal.phase('publish', () => publish(job, {
        tree: work.tree,
        baseCommit: prepared.baseCommit,
        baseBranch: prepared.baseBranch,
        draft: work.ending.outcome !== 'published',
        ...(work.summary === undefined ? {} : { summary: work.summary }),
    }));
    return work.ending;
}
/** The one final comment. A failure to write it changes nothing of the outcome. */
async function comment(job, ending) {
    const { journal, ports, plan, task } = job;
    const { facts } = journal.record;
    if (facts.issue === undefined || ending.outcome === 'cancelled' || ending.outcome === 'deferred')
        return;
    const { intent: _intent, ...rest } = journal.record;
    const record = { ...rest, state: 'finished', ...ending };
    const wipRef = `refs/agent-fanout/${plan.id}/wip/${task.id}`;
    const body = (0,issue_body/* buildFinalComment */.qf)(record, {
        branch: facts.branch ?? (0,naming/* buildBranchName */.AX)(plan.id, task.id),
        ...(facts.wip === undefined
            ? {}
            : { wipFetch: `git fetch origin ${wipRef} && git switch --detach FETCH_HEAD` }),
    });
    try {
        await ports.tracker.comment(facts.issue.number, body);
    }
    catch (error) {
        ports.logger.warn(`${task.id}: the final comment could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/commands/run.js
/** The local engine: one process, every task as soon as what it needs has ended well, a bounded number at once. */




/** Runs all tasks to an end. Failures are outcomes; none stops another. */
async function runLocal(ports, run) {
    const stored = await storePreparedPlan(ports.ledger, run.prepared);
    const filling = stored === 'stored' ? fillPool(ports, run) : undefined;
    try {
        await runAll(ports, run);
    }
    finally {
        await filling;
        await run.pool?.drain();
    }
}
async function runAll(ports, run) {
    const schedule = new Schedule(run.prepared.waves.flat(), (0,plan_waves/* probeOf */.u0)(run.prepared.plan));
    const working = new Map();
    for (;;) {
        for (const task of schedule.take(run.maxParallel - working.size)) {
            const done = work(ports, run, task).then(() => {
                working.delete(task.id);
                schedule.end(task.id);
            });
            working.set(task.id, done);
        }
        if (working.size === 0)
            return;
        await Promise.race(working.values());
    }
}
/**
 * Tasks that need no other start from their base, each with a work tree for the agent and one for the tests. A plan
 * that was run before has few of them left, if any: nothing is made for it that nobody may want.
 */
async function fillPool(ports, { pool, prepared, maxParallel }) {
    const tasks = prepared.plan.tasks.filter(({ needs, sparse }) => needs.length === 0 && !sparse);
    // What starts at once takes its own; ready ones are for those that come later.
    if (pool === undefined || tasks.length <= maxParallel)
        return;
    for (const base of new Set(tasks.map((task) => task.base))) {
        try {
            const commit = await ports.git.fetchBranch(base);
            const count = 2 * tasks.filter((task) => task.base === base).length;
            pool.fill({ commit, count, ahead: maxParallel });
        }
        catch {
            // The tasks of this base meet the same error, and report it.
        }
    }
}
async function work(ports, run, task) {
    const taskRun = {
        ...run.taskRun,
        planId: run.prepared.plan.id,
        taskId: task.id,
        queuedAt: ports.clock.now(),
        onProgress: run.onProgress,
    };
    try {
        sayLeftOut(await runTask(run.portsOf(task.id), taskRun), run, task);
    }
    catch (error) {
        run.onLeftOut(task.id, (0,errors/* messageOf */.bD)(error));
    }
}
function sayLeftOut(result, run, task) {
    if (result.kind === 'already-running') {
        run.onLeftOut(task.id, `another run works on it: ${result.where}`);
    }
    if (result.kind === 'already-finished')
        run.onLeftOut(task.id, 'already finished by an earlier run');
}
/** Which tasks may start. A dependent of a failed task starts too: it finds out by itself that it is blocked, and records it. */
class Schedule {
    #waiting;
    #ended = new Set();
    #probe;
    /** `probe` goes first, alone. */
    constructor(tasks, probe) {
        this.#waiting = [...tasks];
        this.#probe = probe;
    }
    take(room) {
        const probe = this.#probe;
        const isOpen = probe === undefined || this.#ended.has(probe.id);
        const ready = this.#waiting
            .filter((task) => isOpen || task.id === probe.id)
            .filter(({ needs }) => needs.every((need) => this.#ended.has(need)))
            .slice(0, Math.max(0, room));
        this.#waiting = this.#waiting.filter((task) => !ready.includes(task));
        return ready;
    }
    end(taskId) {
        this.#ended.add(taskId);
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/report/summary.js
var summary = __webpack_require__(3394);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
;// CONCATENATED MODULE: ./lib/report/table.js
/** The report in a terminal. */



const COLOURS = { good: 32, bad: 31, wait: 33, quiet: 90 };
function renderTable(model, options) {
    const rows = model.tasks.map(cellsOf);
    const header = ['', 'task', 'result', 'issue', 'PR', 'tries', 'time', 'cost'];
    const all = [header, ...rows];
    const used = header.map((_, column) => all.some((row, index) => index > 0 && row[column] !== ''));
    const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    const line = (row) => row
        .map((cell, column) => (used[column] ? `${cell.padEnd(widths[column] ?? 0)}  ` : ''))
        .join('');
    const body = model.tasks.flatMap((task, index) => {
        const text = line(rows[index] ?? []);
        const room = Math.max(0, options.width - text.length);
        const reason = clip(plain(task.reason), room);
        return [`${paint(task, text, options)}${dim(reason, options)}`.trimEnd()];
    });
    return [(0,summary/* headline */.P)(model), '', dim(line(header).trimEnd(), options), ...body].join('\n');
}
function cellsOf(task) {
    const { record } = task;
    const { symbol, word } = (0,words/* wordFor */.GC)(task.status);
    const pull = record?.facts.pullRequest;
    return [
        symbol,
        task.id,
        word,
        record?.facts.issue === undefined ? '' : `#${record.facts.issue.number}`,
        pull === undefined ? '' : `#${pull.number}`,
        record === undefined || record.attempts.length === 0 ? '' : String(record.attempts.length),
        task.duration === undefined ? '' : (0,words/* sayTime */.JS)(task.duration),
        (0,words/* sayMoney */.CW)(record?.usage.usd),
    ];
}
/** Nothing of a reason can steer the terminal. */
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).replace(/\s+/g, ' ');
}
function clip(text, room) {
    const characters = [...text];
    if (characters.length <= room)
        return text;
    return room < 8 ? '' : `${characters.slice(0, room - 1).join('')}…`;
}
function paint(task, text, { colour }) {
    return colour ? `\u001b[${COLOURS[(0,words/* wordFor */.GC)(task.status).tone]}m${text}\u001b[0m` : text;
}
function dim(text, { colour }) {
    return colour && text !== '' ? `\u001b[90m${text}\u001b[0m` : text;
}

// EXTERNAL MODULE: ./lib/task/network-policy.js
var network_policy = __webpack_require__(6502);
// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
;// CONCATENATED MODULE: ./lib/terminal/progress.js
/** Live progress: what is known of each task, and how it is drawn. Pure; `painter.ts` puts it on the screen. */



function startProgress(ids) {
    return new Map(ids.map((id) => [id, { id, attempt: 0 }]));
}
function applyEvent(state, event) {
    const before = state.get(event.taskId) ?? { id: event.taskId, attempt: 0 };
    return new Map(state).set(event.taskId, next(before, event));
}
function next(task, event) {
    switch (event.kind) {
        case 'phase-started':
            return {
                ...task,
                phase: event.phase,
                startedAt: task.startedAt ?? event.at,
                attempt: event.phase === 'agent' ? task.attempt + 1 : task.attempt,
            };
        case 'phase-ended':
        case 'attempt-ended':
            return task;
        case 'agent-line':
            return { ...task, lastLine: event.text };
        case 'finished':
            return {
                ...task,
                outcome: event.record.outcome,
                reason: event.record.reason,
                endedAt: event.at,
            };
    }
}
const TONES = { good: 32, bad: 31, wait: 33, quiet: 90 };
const RUNNING = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
/** One line a task, as many as fit: what runs comes first, what ended last is dropped first. */
function renderProgress(state, options) {
    const tasks = [...state.values()];
    const ended = tasks.filter(({ outcome }) => outcome !== undefined).length;
    const room = Math.max(1, options.height - 2);
    const shown = tasks.length <= room
        ? tasks
        : tasks
            .filter(({ outcome, phase }) => outcome === undefined && phase !== undefined)
            .slice(0, room);
    const names = Math.min(30, Math.max(...tasks.map(({ id }) => id.length)));
    const lines = shown.map((task) => taskLine(task, names, options));
    const hidden = tasks.length - shown.length;
    const more = hidden === 0 ? '' : `, ${hidden} not shown`;
    return [...lines, progress_clip(`${ended} of ${tasks.length} ended${more}`, options.width)];
}
function taskLine(task, names, options) {
    const { colour, width, now } = options;
    const word = (0,words/* wordFor */.GC)(task.outcome ?? (task.phase === undefined ? 'pending' : 'running'));
    const spinning = task.outcome === undefined && task.phase !== undefined;
    const symbol = spinning ? (RUNNING[Math.floor(now / 100) % RUNNING.length] ?? '') : word.symbol;
    const elapsed = task.startedAt === undefined ? '' : (0,words/* sayTime */.JS)((task.endedAt ?? now) - task.startedAt);
    const doing = task.outcome === undefined ? (task.phase ?? word.word) : word.word;
    const attempt = task.attempt > 1 ? ` (attempt ${task.attempt})` : '';
    const start = `${symbol} ${task.id.slice(0, names).padEnd(names)}  ${`${doing}${attempt}`.padEnd(22)} ${elapsed.padStart(9)}  `;
    const said = (0,log_filter/* harmlessLine */.K)((0,external_node_util_.stripVTControlCharacters)(task.reason ?? task.lastLine ?? ''));
    const rest = progress_clip(said, Math.max(0, width - start.length - 1));
    if (!colour)
        return progress_clip(`${start}${rest}`.trimEnd(), width);
    return `\u001b[${TONES[word.tone]}m${progress_clip(start, width)}\u001b[0m\u001b[90m${rest}\u001b[0m`;
}
function progress_clip(text, width) {
    const characters = [...text];
    return characters.length <= width
        ? text
        : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
/** One line for logs and pipes, or undefined when the event is not worth one. */
function plainLine(event) {
    switch (event.kind) {
        case 'phase-started':
            return event.phase === 'claim' || event.phase === 'baseline'
                ? undefined
                : `${event.taskId}: ${event.phase}`;
        case 'attempt-ended': {
            const { number, agent, tests } = event.attempt;
            return `${event.taskId}: attempt ${number}: agent ${agent.kind}, tests ${tests.kind}`;
        }
        case 'finished':
            return `${event.taskId}: ${(0,words/* wordFor */.GC)(event.record.outcome).symbol} ${(0,words/* wordFor */.GC)(event.record.outcome).word}: ${event.record.reason}`;
        case 'phase-ended':
        case 'agent-line':
            return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/terminal/painter.js


const HIDE = '\u001b[?25l';
const SHOW = '\u001b[?25h';
const FRAME_MS = 100;
class Painter {
    #screen;
    #now;
    #state;
    #drawn = 0;
    #timer;
    constructor(screen, options) {
        this.#screen = screen;
        this.#now = options.now;
        this.#state = startProgress(options.ids);
    }
    start() {
        if (!this.#screen.live)
            return;
        this.#screen.write(HIDE);
        this.#paint();
        this.#timer = setInterval(() => this.#paint(), FRAME_MS);
    }
    take(event) {
        this.#state = applyEvent(this.#state, event);
        if (this.#screen.live)
            return;
        const line = plainLine(event);
        if (line !== undefined)
            this.#screen.write(`${(0,log_filter/* harmlessLine */.K)(line)}\n`);
    }
    /** A line that stays, above what is drawn. */
    say(line) {
        this.#erase();
        this.#screen.write(`${(0,log_filter/* harmlessLine */.K)(line)}\n`);
        if (this.#timer !== undefined)
            this.#paint();
    }
    /** Always called, so that the cursor is never left hidden. */
    stop() {
        if (this.#timer === undefined)
            return;
        clearInterval(this.#timer);
        this.#timer = undefined;
        this.#erase();
        this.#screen.write(SHOW);
    }
    #erase() {
        if (this.#drawn > 0)
            this.#screen.write(`\u001b[${this.#drawn}A\u001b[J`);
        this.#drawn = 0;
    }
    #paint() {
        const { width, height } = this.#screen.size();
        const lines = renderProgress(this.#state, {
            colour: this.#screen.colour,
            width,
            height,
            now: this.#now(),
        });
        const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A` : '';
        this.#screen.write(`${up}${lines.map((line) => `${line}\u001b[K\n`).join('')}\u001b[J`);
        this.#drawn = lines.length;
    }
}

;// CONCATENATED MODULE: ./lib/cli-run.js
/** `run` and `plan` on one machine. A part of `cli.ts`. */















async function runPlan(options, context) {
    const { terminal, folder } = context;
    const repository = await (0,user_repository/* findRepository */.W)(folder);
    const prepared = await prepare(options, repository, folder);
    if (options.dryRun) {
        terminal.out(`${renderPlanPreview(prepared)}\n\nNothing was written.\n`);
        return { exitCode: 0 };
    }
    requireKeys(prepared);
    const github = options.tracker === 'github' ? (0,cli_github/* findGithub */.p)(repository.origin, process.env) : undefined;
    terminal.out(heading(prepared, repository));
    const wiring = await (0,cli_wiring/* wireLocal */.B9)({
        repository,
        isolation: options.isolation,
        signal: context.signal,
        colour: terminal.colour,
        ...(github === undefined ? {} : { github }),
        ...(context.cacheRoot === undefined ? {} : { cacheRoot: context.cacheRoot }),
    });
    return cli_run_work({ options, prepared, wiring, ...context });
}
function prepare(options, repository, folder) {
    const { base, agent, agentCommand, model, maxParallel } = options;
    return preparePlan({ files: (0,node_files/* createNodeFiles */._)() }, {
        source: { kind: 'file', path: external_node_path_.resolve(folder, options.plan), root: repository.root },
        overrides: {
            ...(base === undefined ? {} : { base }),
            ...(agent === undefined ? {} : { agent }),
            ...(agentCommand === undefined ? {} : { agentCommand }),
            ...(model === undefined ? {} : { model }),
            ...(maxParallel === undefined ? {} : { maxParallel }),
            ...(repository.branch === undefined ? {} : { repositoryBase: repository.branch }),
        },
    });
}
/** Said before anything is written: a key that is missing would fail every task in the same way. */
function requireKeys({ plan }) {
    const agents = new Map(plan.tasks.map(({ id, agent }) => [agent.name, { id, agent }]));
    const problems = [...agents.values()].flatMap(({ id, agent }) => {
        const keys = (0,registry/* missingKeys */.lx)(agent, process.env);
        if (keys === undefined)
            return [];
        const message = `the agent ${agent.name} needs a key, and ${keys.join(' and ')} are not set`;
        const hint = `export ${keys[0]}=…, or give another agent with --agent or --agent-command.`;
        return [{ code: 'agent-key', place: { file: 'environment' }, task: id, message, hint }];
    });
    if (problems.length > 0)
        throw new errors/* InputRefused */.xA(problems);
}
function heading({ plan, waves, warnings }, repository) {
    const lines = [
        `${plan.name} (${plan.id}): ${plan.tasks.length} tasks in ${waves.length} waves, from ${plan.base}`,
        ...warnings.map(({ message }) => `warning: ${message}`),
        ...(repository.dirty
            ? ['warning: changes that are not committed are not part of what the tasks start from']
            : []),
    ];
    return `${lines.join('\n')}\n`;
}
async function cli_run_work({ options, prepared, wiring, terminal, signal }) {
    const { clock, files, sandbox } = wiring.ports;
    const startedAt = clock.now();
    const { plan } = prepared;
    const stamp = new Date(startedAt).toISOString().replace(/[:.]/g, '-');
    const outputFolder = external_node_path_.resolve(options.output ?? external_node_path_.join(wiring.stateFolder, 'runs', plan.id, stamp));
    const run = `local:${external_node_os_.hostname()}:${process.pid}:${startedAt}`;
    const network = (0,network_policy/* buildNetwork */.d9)(options.network, options.allowedHosts);
    terminal.out(`Isolation: ${sandbox.description}, network ${network.kind}\n\n`);
    const painter = new Painter(terminal, { ids: plan.tasks.map(({ id }) => id), now: clock.now });
    painter.start();
    try {
        await runLocal(wiring.ports, {
            prepared,
            maxParallel: chooseParallel(plan.maxParallel),
            portsOf: wiring.portsOf,
            pool: wiring.pool,
            taskRun: {
                run,
                where: `${external_node_os_.hostname()}, process ${process.pid}`,
                outputFolder,
                templates: await (0,cli_wiring/* readTemplates */.QT)(files),
                prepareAgent: wiring.prepareAgent,
                hostEnv: definedOf(process.env),
                network,
                policy: { unsafeAllowProtectedPaths: options.unsafeAllowProtectedPaths },
                ownerState,
                signal,
            },
            onProgress: (event) => painter.take(event),
            onLeftOut: (taskId, reason) => painter.say(`${taskId}: ${reason}`),
        });
    }
    finally {
        painter.stop();
    }
    const report = await (0,commands_report/* writeReport */.u)(wiring.ports, {
        planId: plan.id,
        finished: true,
        engine: 'local',
        startedAt,
        outputFolder,
        run,
        ...(wiring.repositoryUrl === undefined ? {} : { repositoryUrl: wiring.repositoryUrl }),
    });
    const { width } = terminal.size();
    terminal.out(`\n${renderTable(report.model, { colour: terminal.colour, width })}\n\n`);
    terminal.out(`Report:  ${(0,external_node_url_.pathToFileURL)(report.files.html).href}\n`);
    terminal.out(`Issues and pull requests:  ${wiring.trackerPlace}\n`);
    const exitCode = signal.aborted ? 130 : report.model.succeeded ? 0 : 1;
    return { exitCode, model: report.model };
}
function chooseParallel(ofPlan) {
    return ofPlan > 0 ? ofPlan : Math.max(2, external_node_os_.availableParallelism());
}
/** Owners on this machine are named `local:<host>:<pid>:<start>`: whether they live can be seen. */
function ownerState(owner) {
    const [kind, host, pid] = owner.run.split(':');
    if (kind !== 'local' || host !== external_node_os_.hostname() || !/^\d+$/.test(pid ?? ''))
        return 'unknown';
    try {
        process.kill(Number(pid), 0);
        return 'alive';
    }
    catch (error) {
        return error.code === 'EPERM' ? 'alive' : 'gone';
    }
}
function definedOf(env) {
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 1046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ openGate),
/* harmony export */   XV: () => (/* binding */ openNetwork),
/* harmony export */   d9: () => (/* binding */ closeNetwork)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _task_network_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6502);
/** Opens the one way out that a task's programs have, when the network is not simply open. */


/** Variables of the agents themselves; a plan's own come by name. */
const AGENT_NAME = /^(?:ANTHROPIC|CLAUDE|OPENAI|CODEX|GEMINI|GOOGLE|QWEN|DASHSCOPE|COPILOT|OPENCODE)_/;
/** @throws FanoutError when the network is to be held back and cannot be: never open in silence */
function openNetwork(job) {
    const names = Object.entries(job.run.hostEnv).filter(([name]) => AGENT_NAME.test(name) || job.task.agent.env.includes(name));
    const environment = Object.fromEntries(names);
    return openGate(job.ports.sandbox, job.run.network ?? { kind: 'open' }, (extra) => (0,_task_network_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .hostsForTask */ .Eq)({ agent: job.task.agent.name, environment, extra }));
}
/** `hostsOf`: all hosts of an allowlist, from those that the user names. @throws FanoutError as above */
async function openGate(sandbox, policy, hostsOf) {
    if (policy.kind === 'open')
        return { kind: 'open' };
    if (sandbox.isolation === 'none' || sandbox.openGate === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FanoutError */ .gh(`the network is to be '${policy.kind}', and without a sandbox it is open`, {
            hint: "Use isolation 'sandbox', or set the network to 'open'.",
        });
    }
    if (policy.kind === 'none')
        return { kind: 'none' };
    return { kind: 'allowlist', gate: await sandbox.openGate(hostsOf(policy.hosts)) };
}
/** Says what was asked for in vain: otherwise nobody understands why a set-up failed. */
async function closeNetwork(job) {
    if (job.network.kind !== 'allowlist')
        return;
    const refused = job.network.gate.refused();
    await job.network.gate.close();
    if (refused.length > 0)
        job.ports.logger.warn(`${job.task.id}: not among the allowed hosts: ${refused.slice(0, 20).join(', ')}`);
}


/***/ }),

/***/ 6596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isForbiddenName),
/* harmony export */   t: () => (/* binding */ buildAgentEnvironment)
/* harmony export */ });
/** What an untrusted program sees of our environment: an allowlist, and nothing that carries our rights. */
/** Plain facts about the machine that programs need to work at all. */
const ALLOWED = [
    'PATH',
    'LANG',
    'LANGUAGE',
    'TERM',
    'TZ',
    'SHELL',
    'CI',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
    'PIP_CERT',
    'PIP_INDEX_URL',
    'npm_config_registry',
    'GOPROXY',
    'GOTOOLCHAIN',
    'JAVA_HOME',
    'GOROOT',
    'RUSTUP_HOME',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
];
const ALLOWED_PREFIX = /^LC_[A-Z]+$/;
/**
 * Never handed on, not even when a plan names them: the tokens of this job, the runner's files and folders,
 * our own inputs, and sockets that lend this user's rights.
 */
const FORBIDDEN = /^(?:GITHUB_(?:TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)|GH_TOKEN|ACTIONS_.*|RUNNER_.*|INPUT_.*|SSH_AUTH_SOCK|SSH_AGENT_PID|GPG_AGENT_INFO|DOCKER_HOST|GIT_.*|NODE_OPTIONS|LD_.*|DYLD_.*|BASH_ENV|ENV)$/i;
/** Is this a name that no program of a task may have? */
function isForbiddenName(name) {
    return FORBIDDEN.test(name);
}
function buildAgentEnvironment(facts) {
    const { hostEnv, home } = facts;
    const env = {};
    for (const [name, value] of Object.entries(hostEnv)) {
        const wanted = ALLOWED.some((allowed) => allowed === name) ||
            ALLOWED_PREFIX.test(name) ||
            facts.names.includes(name);
        if (wanted && !isForbiddenName(name))
            env[name] = value;
    }
    return { PATH: '/usr/local/bin:/usr/bin:/bin', ...env, HOME: home, TMPDIR: '/tmp' };
}


/***/ }),

/***/ 1325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ MANIFEST_NAMES),
/* harmony export */   gz: () => (/* binding */ DETECTION_FILES),
/* harmony export */   uP: () => (/* binding */ chooseCommands)
/* harmony export */ });
/* unused harmony export detectCommands */
/** Files whose text decides. */
const DETECTION_FILES = ['package.json', 'pyproject.toml', 'requirements.txt'];
/** When one of these changes, the set-up has to run again. Compared by base name. */
const MANIFEST_NAMES = new Set([
    'package.json',
    'package-lock.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'pyproject.toml',
    'requirements.txt',
    'requirements-dev.txt',
    'uv.lock',
    'poetry.lock',
    'Cargo.toml',
    'Cargo.lock',
    'go.mod',
    'go.sum',
]);
/** The commands that a task runs: the given ones, or those that were detected. */
function chooseCommands(choice, files) {
    const detected = detectCommands(files);
    return {
        setup: resolve(choice.setup, detected.setup),
        test: resolve(choice.test, detected.test),
        because: detected.because,
    };
}
function resolve(choice, detected) {
    switch (choice.kind) {
        case 'detect':
            return detected;
        case 'none':
            return [];
        case 'given':
            return choice.commands;
    }
}
/** Looks for Node, Rust, Go and Python, in this order: the first that is there decides. */
function detectCommands(files) {
    const found = detectNode(files) ?? detectRust(files) ?? detectGo(files) ?? detectPython(files);
    return (found ?? {
        setup: [],
        test: [],
        because: 'no package.json, Cargo.toml, go.mod or pyproject.toml',
    });
}
/** npm's own default text of the test script, which always fails. */
const NPM_PLACEHOLDER = 'no test specified';
function detectNode({ names, texts }) {
    const manifest = texts.get('package.json');
    if (manifest === undefined)
        return undefined;
    const { scripts, hasDependencies } = readManifest(manifest);
    const tool = nodeTool(names);
    const tests = scripts['test'] !== undefined && !scripts['test'].includes(NPM_PLACEHOLDER);
    return {
        setup: hasDependencies || tool.locked ? [tool.install] : [],
        test: tests ? [[tool.name, 'test']] : [],
        because: `Node (${tool.because})`,
    };
}
function nodeTool(names) {
    if (names.has('pnpm-lock.yaml')) {
        const install = ['pnpm', 'install', '--frozen-lockfile'];
        return { name: 'pnpm', install, locked: true, because: 'pnpm-lock.yaml' };
    }
    if (names.has('yarn.lock')) {
        const install = ['yarn', 'install', '--frozen-lockfile'];
        return { name: 'yarn', install, locked: true, because: 'yarn.lock' };
    }
    if (names.has('package-lock.json')) {
        const install = ['npm', 'ci', '--no-audit', '--no-fund'];
        return { name: 'npm', install, locked: true, because: 'package-lock.json' };
    }
    const install = ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'];
    return { name: 'npm', install, locked: false, because: 'package.json' };
}
function readManifest(text) {
    try {
        const manifest = JSON.parse(text);
        return {
            scripts: stringsOf(manifest, 'scripts'),
            hasDependencies: ['dependencies', 'devDependencies', 'optionalDependencies'].some((key) => Object.keys(stringsOf(manifest, key)).length > 0),
        };
    }
    catch {
        return { scripts: {}, hasDependencies: false };
    }
}
function stringsOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return {};
    const inner = Reflect.get(value, key);
    if (typeof inner !== 'object' || inner === null)
        return {};
    return Object.fromEntries(Object.entries(inner).filter((entry) => typeof entry[1] === 'string'));
}
function detectRust({ names }) {
    if (!names.has('Cargo.toml'))
        return undefined;
    return { setup: [['cargo', 'fetch']], test: [['cargo', 'test']], because: 'Rust (Cargo.toml)' };
}
function detectGo({ names }) {
    if (!names.has('go.mod'))
        return undefined;
    return {
        setup: [['go', 'mod', 'download']],
        test: [['go', 'test', './...']],
        because: 'Go (go.mod)',
    };
}
const VENV_PYTHON = '.venv/bin/python';
function detectPython({ names, texts }) {
    if (names.has('uv.lock')) {
        return {
            setup: [['uv', 'sync']],
            test: [['uv', 'run', 'pytest']],
            because: 'Python (uv.lock)',
        };
    }
    const requirements = names.has('requirements.txt');
    const project = names.has('pyproject.toml') || names.has('setup.py');
    if (!requirements && !project)
        return undefined;
    const install = requirements
        ? [VENV_PYTHON, '-m', 'pip', 'install', '-r', 'requirements.txt']
        : [VENV_PYTHON, '-m', 'pip', 'install', '-e', '.'];
    const usesPytest = [...texts.values()].some((text) => /\bpytest\b/.test(text)) || names.has('pytest.ini');
    return {
        setup: [['python3', '-m', 'venv', '.venv'], install],
        test: usesPytest ? [[VENV_PYTHON, '-m', 'pytest']] : [[VENV_PYTHON, '-m', 'unittest']],
        because: requirements ? 'Python (requirements.txt)' : 'Python (pyproject.toml or setup.py)',
    };
}


/***/ }),

/***/ 679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ buildFeedback),
/* harmony export */   hX: () => (/* binding */ failureFingerprint),
/* harmony export */   nL: () => (/* binding */ judgeTests)
/* harmony export */ });
/* unused harmony exports stripColours, failedTests */
/** Patterns that name a failed test, one a runner. The first group is the name. */
const FAILURE_PATTERNS = [
    // node:test with the TAP reporter
    /^\s*not ok \d+ - (.+?)(?: # .*)?$/,
    // node:test with the spec reporter, mocha, vitest
    /^\s*(?:✖|✗|×|✕) (.+?)(?: \(?[\d.]+ ?m?s\)?)?$/,
    // jest
    /^\s*● (.+)$/,
    // pytest, short summary
    /^(?:FAILED|ERROR) (\S+::\S+)/,
    // unittest
    /^(?:FAIL|ERROR): (\S+ \([\w.]+\))/,
    // go test
    /^\s*--- FAIL: (\S+)/,
    // cargo test
    /^test (\S+) \.\.\. FAILED$/,
];
/** Headings that look like names and are none. */
const NOT_A_NAME = /^(?:failing tests:?|Console|Cannot log after|\d+ (?:failing|failed))/i;
/** Words that tell the first line worth reading. */
const ERROR_LINE = /\b(?:error|Error|FAIL|FAILED|AssertionError|panicked|Traceback|expected|Expected)\b/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing terminal colours is the point
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;
function stripColours(text) {
    return text.replace(ANSI, '');
}
/** Names of failed tests, each once, in order. Empty when the runner is not known. */
function failedTests(output) {
    const names = new Set();
    for (const line of stripColours(output).split('\n')) {
        const name = nameIn(line);
        if (name !== undefined)
            names.add(name);
    }
    return [...names];
}
function nameIn(line) {
    for (const pattern of FAILURE_PATTERNS) {
        const name = pattern.exec(line)?.[1]?.trim();
        if (name !== undefined && name !== '' && !NOT_A_NAME.test(name))
            return name.slice(0, 200);
    }
    return undefined;
}
/**
 * Judges a run against the base's own failures. Red is red unless every failed test is named and failed
 * at the base too: what the base broke is not blamed on the task, and what cannot be read is not excused.
 */
function judgeTests(run, baseline) {
    if (run.kind === 'none')
        return { kind: 'none' };
    if (run.kind === 'timeout')
        return { kind: 'timeout', reason: 'the tests did not end in time' };
    if (run.code === 0)
        return { kind: 'passed' };
    const failures = failedTests(run.output);
    const known = new Set(baseline.kind === 'exited' && baseline.code !== 0 ? failedTests(baseline.output) : []);
    const fresh = failures.filter((name) => !known.has(name));
    if (failures.length > 0 && fresh.length === 0)
        return { kind: 'passed', known: failures };
    return { kind: 'failed', reason: failureReason(run, fresh, baseline), newFailures: fresh };
}
function failureReason(run, fresh, baseline) {
    const baseRed = baseline.kind === 'exited' && baseline.code !== 0;
    const alsoBase = baseRed ? ' (the tests of the base fail too)' : '';
    if (fresh.length === 0) {
        const line = firstErrorLine(run.output);
        return `the tests ended with exit code ${run.code}${alsoBase}${line === undefined ? '' : `: ${line}`}`;
    }
    const more = fresh.length > 1 ? ` and ${fresh.length - 1} more` : '';
    return `${fresh[0]}${more} failed${alsoBase}`;
}
function firstErrorLine(output) {
    const line = stripColours(output)
        .split('\n')
        .find((candidate) => ERROR_LINE.test(candidate));
    return line?.trim().slice(0, 200);
}
/** Characters of test output that the next attempt gets. */
const FEEDBACK_LIMIT = 8_000;
const CONTEXT_LINES = 25;
/** The part of a red run that helps: names, the first error with its surroundings, the last lines. */
function buildFeedback(output, limit = FEEDBACK_LIMIT) {
    const lines = stripColours(output).split('\n');
    const names = failedTests(output).slice(0, 30);
    const first = lines.findIndex((line) => nameIn(line) !== undefined || ERROR_LINE.test(line));
    const start = Math.max(0, first - 3);
    const around = first < 0 ? [] : lines.slice(start, start + CONTEXT_LINES);
    const tail = lines.slice(Math.max(first < 0 ? 0 : start + CONTEXT_LINES, lines.length - CONTEXT_LINES));
    const parts = [
        names.length === 0 ? '' : `Failed tests:\n${names.map((name) => `- ${name}`).join('\n')}`,
        around.length === 0 ? '' : `First error:\n${around.join('\n')}`,
        tail.length === 0 ? '' : `Last lines:\n${tail.join('\n')}`,
    ].filter((part) => part !== '');
    return cut(parts.join('\n\n'), limit);
}
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const half = Math.floor(limit / 2) - 20;
    return `${text.slice(0, half)}\n… ${text.length - 2 * half} characters left out …\n${text.slice(-half)}`;
}
/** Equal for two runs that failed in the same way: names, else the output without what changes from run to run. */
function failureFingerprint(output) {
    const names = failedTests(output);
    if (names.length > 0)
        return names.toSorted().join('\n');
    return stripColours(output)
        .replace(/0x[0-9a-f]+/gi, '#')
        .replace(/\d+/g, '#')
        .slice(-4_000);
}


/***/ })

};
