export const id = 30;
export const ids = [30];
export const modules = {

/***/ 1956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ COMMIT_ROOT),
/* harmony export */   z: () => (/* binding */ commitFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/** Files of the repository as they are in the commit that the run is for; no checkout is needed. */

/** Paths of a commit are absolute paths below this, which need not exist. */
const COMMIT_ROOT = '/commit';
/**
 * Reads the files of a commit, never those of a folder that a step before could have changed. The commit is
 * fetched when the first file is asked for: a plan that is given as text may name none.
 */
function commitFiles(git, commit) {
    let fetched;
    return {
        readText: async (file, options = {}) => {
            fetched ??= git.fetchCommits([commit]);
            await fetched;
            const text = await git.readFile(commit, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(COMMIT_ROOT, file));
            if (text === undefined)
                return { kind: 'missing' };
            const bytes = Buffer.byteLength(text);
            const { maxBytes } = options;
            return maxBytes !== undefined && bytes > maxBytes
                ? { kind: 'too-large', bytes }
                : { kind: 'text', text };
        },
    };
}


/***/ }),

/***/ 4030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlan: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/commands/check-actor.js
/** May who started this run start work? Asked while the plan is read; nothing is written before the answer. */

/** @throws FanoutError when one of them has no write access, or when that could not be found out and must be */
async function checkActor(ports, check) {
    if (check.kind === 'nobody')
        return;
    for (const login of check.logins) {
        try {
            if ((await ports.people.accessOf(login)) === 'write')
                continue;
        }
        catch (error) {
            if (!(error instanceof errors/* TrackerError */.BT))
                throw error;
            if (check.kind === 'prove')
                throw notKnown(login, error);
            // GitHub's own rule has let them in already: a second opinion that cannot be had must not stop the night's work.
            ports.logger.warn(`whether ${login} may write could not be asked: ${(0,errors/* messageOf */.bD)(error)}`);
            continue;
        }
        throw refusal(login);
    }
}
function refusal(login) {
    const who = login === '' ? 'somebody whom GitHub does not name' : login;
    return new errors/* FanoutError */.gh(`${who} started this run and has no write access to the repository`, {
        hint: 'Nothing was written. Somebody who may write to the repository has to start it.',
    });
}
function notKnown(login, error) {
    return new errors/* FanoutError */.gh(`whether ${login} may write to the repository could not be found out: ${error.message}`, {
        hint: 'Nothing was written: anybody can cause this event, so it works only when GitHub says that they may write.',
        cause: error,
    });
}

// EXTERNAL MODULE: ./lib/plan/budget.js
var budget = __webpack_require__(3582);
// EXTERNAL MODULE: ./lib/plan/conflicts.js
var conflicts = __webpack_require__(2540);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/plan/nearest.js
/** The known word that a misspelt one most likely means. */
/** Undefined when none is near: more than a third of the letters would have to change. */
function nearest(word, known) {
    let best;
    const allowed = Math.max(1, Math.floor(word.length / 3));
    // A word of which every letter would change is another word.
    let least = Math.min(allowed + 1, word.length);
    const normal = word.toLowerCase().replaceAll('_', '-');
    for (const candidate of known) {
        const distance = editDistance(normal, candidate.toLowerCase(), least);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}
/** Optimal string alignment: insert, delete, replace and swap of neighbours count 1 each. */
function editDistance(a, b, limit) {
    if (Math.abs(a.length - b.length) >= limit)
        return limit;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped)
                least = Math.min(least, (before[j - 2] ?? 0) + 1);
            row.push(least);
        }
        before = last;
        last = row;
    }
    return last[b.length] ?? limit;
}

;// CONCATENATED MODULE: ./lib/plan/document.js
/** YAML (and JSON, which is YAML) with places: each value knows its line and column. */


/** yaml's own bound on how often aliases may be expanded; a bomb passes it at once. */
const MAX_ALIASES = 100;
/** Where values of one file come from, and where problems go. */
class Source {
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
            const near = nearest(value, choices);
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
            const near = nearest(key, known);
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
        const near = nearest(need, [...ids].filter((other) => other !== id));
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
        const near = nearest(name, AGENT_NAMES);
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
function readNativeSettings(root) {
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
    const source = new Source(file, reader.source.problems, 1);
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
    const root = new Source(source.path, problems).parse(source.text);
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
function parseSettings(source) {
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
        throw new errors/* InputRefused */.xA(result.problems);
    return result.settings;
}
function describePlan(plan, warnings = []) {
    const waves = (0,plan_waves/* planWaves */.Kc)(plan);
    const overlaps = waves.flatMap((wave) => (0,conflicts/* predictOverlaps */.y)(wave));
    return { plan, waves, overlaps, forecast: (0,budget/* forecastPlan */.Jj)(plan, waves), warnings };
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

// EXTERNAL MODULE: ./lib/task/issue-work.js
var issue_work = __webpack_require__(9246);
;// CONCATENATED MODULE: ./lib/plan/sources/issues.js



/** One issue that cannot be worked on keeps no other from it. */
function selectIssues(facts) {
    const judged = facts.issues.map((issue) => ({ issue, reason: reasonToLeaveOut(issue, facts) }));
    return {
        chosen: judged.flatMap(({ issue, reason }) => (reason === undefined ? [issue] : [])),
        leftOut: judged.flatMap(({ issue: { number, author }, reason }) => reason === undefined ? [] : [{ number, author, reason }]),
    };
}
function reasonToLeaveOut(issue, facts) {
    const { number, author, body } = issue;
    if (facts.access.get(author) !== 'write')
        return 'who has no write access';
    const other = (0,issue_work/* findOtherWork */.t)(number, facts);
    if (other !== undefined)
        return other;
    if (body.trim() === '')
        return 'because it has no text';
    const [problem] = checkTask({ id: (0,issue_work/* issueTaskId */.O)(number), draft: draftTask(issue) });
    return problem === undefined ? undefined : `because ${problem.message}`;
}
/** The text of the issue is the prompt, nothing of it is read as settings. */
function draftIssues(label, issues, settings = {}) {
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
function draftTask({ number, title, body }) {
    const place = { file: `issue #${number}` };
    return {
        id: (0,issue_work/* issueTaskId */.O)(number),
        title,
        prompt: body,
        issue: { number, hash: (0,identity/* issueHash */.O0)({ title, body }) },
        files: [],
        needs: [],
        places: { task: place, id: place, needs: place, files: place, title: place },
    };
}
/** Lines that a summary shows; more are counted. */
const MAX_LINES = 50;
function renderLeftOut(leftOut) {
    const lines = leftOut.slice(0, MAX_LINES).map(({ number, author, reason }) => {
        const who = author === '' ? 'an account that is gone' : `@${author}`;
        return `left out: #${number} by ${who}, ${reason}`;
    });
    const rest = leftOut.length - lines.length;
    return [...lines, ...(rest > 0 ? [`left out: ${rest} more`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./lib/commands/plan-issues.js
/** A plan from issues: only texts of people with write access, and nothing that is worked on already. Writes nothing. */





/** More is a mistake in the label rather than one night's work. */
const MAX_ISSUES = 1_000;
/** Authors that are asked for at the same time. GitHub asks for few requests at once. */
const ASKED_AT_ONCE = 4;
/** @throws FanoutError (too many), InputRefused, TrackerError: an author who cannot be asked for is not guessed */
async function prepareIssues(ports, request) {
    const { label, overrides, run } = request;
    // Before anything is asked: a plan with faults is refused whatever the issues are.
    const settings = request.settings && (await readPlanSettings(ports, request.settings));
    const issues = await ports.issues.listLabelled(label, MAX_ISSUES);
    if (issues.length > MAX_ISSUES) {
        throw new errors/* FanoutError */.gh(`more than ${MAX_ISSUES} open issues have the label ${label}`, {
            hint: 'Nothing was written. Give the label to fewer issues.',
        });
    }
    const [access, records] = await Promise.all([
        accessOf(ports.people, [...new Set(issues.map(({ author }) => author))]),
        ports.ledger.findTasks(new Set(issues.map(({ number }) => (0,issue_work/* issueTaskId */.O)(number)))),
    ]);
    const { chosen, leftOut } = selectIssues({
        issues,
        access,
        records,
        run,
        now: ports.clock.now(),
    });
    if (chosen.length === 0)
        return { prepared: undefined, leftOut };
    const draft = draftIssues(label, chosen, settings);
    const result = buildPlan(draft, { file: draft.tasksPlace.file, overrides });
    if (result.kind === 'refused')
        throw new errors/* InputRefused */.xA(result.problems);
    return { prepared: describePlan(result.plan, result.warnings), leftOut };
}
async function accessOf(people, logins) {
    const found = new Map();
    const left = [...logins];
    const work = async () => {
        for (let login = left.pop(); login !== undefined; login = left.pop())
            found.set(login, await people.accessOf(login));
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, work));
    return found;
}

// EXTERNAL MODULE: ./lib/main-adapters.js + 16 modules
var main_adapters = __webpack_require__(3313);
// EXTERNAL MODULE: ./lib/main-context.js
var main_context = __webpack_require__(9040);
// EXTERNAL MODULE: ./lib/main-files.js
var main_files = __webpack_require__(1956);
// EXTERNAL MODULE: ./lib/plan/matrix.js
var matrix = __webpack_require__(8678);
// EXTERNAL MODULE: ./lib/plan/round.js
var round = __webpack_require__(2571);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
;// CONCATENATED MODULE: ./lib/main-plan.js
/** `command: plan`: plan → ledger → one matrix a wave. */












/** As many as the shipped workflow has jobs for. */
const WAVES = 5;
const NO_ROUND = { waves: [], maxParallel: 1, scheduled: 0, left: 0 };
async function runPlan(run, inputs) {
    const startedAt = run.ports.clock.now();
    const readers = await (0,main_adapters/* openReaders */.JP)(run);
    // At the same time, because both are slow; nothing is written before both are known.
    const [{ prepared, leftOut }] = await Promise.all([
        prepare(run, inputs, readers),
        checkStarter(run, readers),
    ]);
    const shown = prepared === undefined ? '' : renderPlanPreview(prepared);
    const preview = [shown, renderLeftOut(leftOut)].filter((text) => text !== '').join('\n\n');
    if (preview !== '')
        run.ports.logger.info(preview);
    if (prepared === undefined || inputs.dryRun) {
        const sentence = prepared === undefined
            ? 'No issue has the label and waits to be worked on: nothing to do.'
            : 'Dry run: nothing was written and no task starts.';
        run.ports.logger.info(sentence);
        return {
            outputs: outputsOf({ prepared, round: NO_ROUND, startedAt }),
            summary: summaryOf(preview, sentence),
        };
    }
    const round = await storeAndChoose(run, inputs, prepared);
    const sentence = sayRound(round, prepared.plan.tasks.length);
    run.ports.logger.info(sentence);
    return {
        outputs: outputsOf({ prepared, round, startedAt }),
        summary: summaryOf(preview, sentence),
    };
}
function checkStarter(run, { people }) {
    return checkActor({ people, logger: run.ports.logger }, (0,main_context/* actorCheckOf */.pJ)(run.context));
}
async function prepare(run, inputs, readers) {
    const { source } = inputs;
    const base = run.context.baseBranch;
    const overrides = {
        ...inputs.overrides,
        ...(base === undefined ? {} : { repositoryBase: base }),
    };
    if (source.kind !== 'issues') {
        return { prepared: await prepareText(run, source, overrides), leftOut: [] };
    }
    const { label, settings } = source;
    const files = (0,main_files/* commitFiles */.z)(run.ports.git, run.context.sha);
    return prepareIssues({ ...run.ports, ...readers, files }, {
        label,
        ...(settings === undefined ? {} : { settings: sourceOf(settings) }),
        overrides,
        run: run.context.run,
    });
}
function sourceOf(input) {
    const place = input.kind === 'text'
        ? { kind: 'text', text: input.text }
        : { kind: 'file', path: external_node_path_.posix.resolve(main_files/* COMMIT_ROOT */.p, input.path) };
    return { ...place, root: main_files/* COMMIT_ROOT */.p };
}
async function prepareText(run, source, overrides) {
    const { context, ports } = run;
    if (source.kind === 'stored') {
        const snapshot = await ports.ledger.read(source.planId);
        if (snapshot !== undefined)
            return describePlan(snapshot.plan);
        throw new errors/* FanoutError */.gh(`plan ${source.planId} is not in the ledger`, {
            hint: 'Give the plan itself (plan, plan-file or plan-issues); its id is in the summary of the run that stored it.',
        });
    }
    const files = (0,main_files/* commitFiles */.z)(ports.git, context.sha);
    const request = { source: sourceOf(source), overrides };
    return preparePlan({ files: { ...ports.files, ...files } }, request);
}
async function storeAndChoose(run, inputs, prepared) {
    const { ledger } = run.ports;
    // One that was read from the ledger is there: going on needs no right to write.
    if (inputs.source.kind !== 'stored')
        await storePreparedPlan(ledger, prepared);
    const snapshot = await ledger.read(prepared.plan.id);
    const records = new Map([...(snapshot?.records ?? [])].map(([id, stored]) => [id, stored.record]));
    const work = inputs.source.kind === 'stored' ? inputs.source.work : 'unfinished';
    const { plan, waves } = prepared;
    return (0,round/* planRound */.uB)({ plan, waves, records, work, maxWaves: WAVES });
}
function sayRound(round, planned) {
    if (round.scheduled === 0)
        return `All ${planned} tasks are done: nothing to do.`;
    const later = round.left - round.scheduled;
    const rest = later === 0 ? '' : ` ${later} more follow in the next round.`;
    return `This round works on ${round.scheduled} of ${planned} tasks, at most ${round.maxParallel} at the same time.${rest}`;
}
function summaryOf(preview, sentence) {
    // The preview holds titles and names of others.
    return `### Plan\n\n${sentence}\n${preview === '' ? '' : `\n${(0,report_escape/* fencedText */.fV)(preview)}\n`}`;
}
function outputsOf(facts) {
    const { prepared, round, startedAt } = facts;
    const matrices = Array.from({ length: WAVES }, (_, index) => {
        const wave = round.waves[index];
        // An empty matrix is an error for GitHub; the jobs look for the empty string.
        return [`wave-${index + 1}`, wave === undefined ? '' : JSON.stringify((0,matrix/* buildMatrix */.K)(wave))];
    });
    return {
        'plan-id': prepared?.plan.id ?? '',
        'task-count': String(prepared?.plan.tasks.length ?? 0),
        'wave-count': String(prepared?.waves.length ?? 0),
        'max-parallel': String(round.maxParallel),
        left: String(round.left),
        scheduled: String(round.scheduled),
        'started-at': String(startedAt),
        ...Object.fromEntries(matrices),
    };
}


/***/ }),

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

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XS: () => (/* binding */ decideClaim),
/* harmony export */   m: () => (/* binding */ HEARTBEAT_MS)
/* harmony export */ });
/* unused harmony export STALE_MS */
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3317);
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
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isFinal */ .dR)(record.outcome)
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


/***/ }),

/***/ 9246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ issueTaskId),
/* harmony export */   t: () => (/* binding */ findOtherWork)
/* harmony export */ });
/* harmony import */ var _claim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4557);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3317);
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
        .map((record) => reasonOf(record, other))
        .find((reason) => reason !== undefined);
}
function reasonOf(record, { run, now, mine }) {
    const { planId, facts } = record;
    if (facts.pullRequest !== undefined)
        return `plan ${planId} made pull request #${facts.pullRequest.number} for it`;
    if (record.state === 'finished')
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isFinal */ .dR)(record.outcome) ? `plan ${planId} ended it: ${record.outcome}` : undefined;
    const claim = (0,_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .decideClaim */ .XS)({ record, run, now, ownerState: () => 'unknown' });
    const isLater = mine !== undefined && !isBefore(record, mine);
    return claim.kind === 'running' && !isLater ? `plan ${planId} is working on it` : undefined;
}
/** One order that both sides see: by the time of the claim, which is in both records, then by name. */
function isBefore(one, other) {
    const [a = 0, b = 0] = [one.facts.date, other.facts.date];
    return a === b ? one.planId < other.planId : a < b;
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
