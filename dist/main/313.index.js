export const id = 313;
export const ids = [313];
export const modules = {

/***/ 6617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ createProcessRunner)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./lib/adapters/process-output.js
/** Keeps what a program prints within bounds. */

/** One stream through a filter; without one the bytes go on as they are. */
class FilteredStream {
    #filter;
    #onChunk;
    #decoder = new external_node_string_decoder_.StringDecoder('utf8');
    constructor(filter, onChunk) {
        this.#filter = filter;
        this.#onChunk = onChunk;
    }
    push(chunk) {
        if (this.#filter === undefined)
            this.#onChunk(chunk);
        else
            this.#emit(this.#filter.push(this.#decoder.write(chunk)));
    }
    flush() {
        if (this.#filter === undefined)
            return;
        this.#emit(this.#filter.push(this.#decoder.end()) + this.#filter.flush());
    }
    #emit(text) {
        if (text !== '')
            this.#onChunk(Buffer.from(text));
    }
}
/** The last bytes of a stream. */
class Tail {
    #limit;
    #chunks = [];
    #bytes = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    add(chunk) {
        this.#chunks.push(chunk);
        this.#bytes += chunk.length;
        while (this.#bytes - (this.#chunks[0]?.length ?? 0) >= this.#limit) {
            this.#bytes -= this.#chunks.shift()?.length ?? 0;
        }
    }
    text() {
        const all = Buffer.concat(this.#chunks);
        return all.subarray(Math.max(0, all.length - this.#limit)).toString('utf8');
    }
}
/** Longest line that is handed on whole, in characters. */
const MAX_LINE = 1_000_000;
/** Hands on each line as it comes, without its end. */
class LineSplitter {
    #onLine;
    #decoder = new external_node_string_decoder_.StringDecoder('utf8');
    #rest = '';
    constructor(onLine) {
        this.#onLine = onLine;
    }
    add(chunk) {
        const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
        this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE);
        for (const line of lines)
            this.#emit(line);
    }
    flush() {
        this.#rest += this.#decoder.end();
        if (this.#rest !== '')
            this.#emit(this.#rest);
        this.#rest = '';
    }
    #emit(line) {
        this.#onLine(line.replace(/\r$/, '').slice(0, MAX_LINE));
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/adapters/process-tree.js
/** Finds and ends what a program started: its process group, and what left the group (Linux, by /proc). */


/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 2_000;
const STEP_MS = 25;
/** A variable in the environment of everything a program starts; survives setsid, double fork and nohup. */
const MARKER_NAME = 'AGENT_FANOUT_PROCESS';
/** SIGTERM, then SIGKILL after 2 s; ends when nothing of the tree is left. */
async function endTree(tree) {
    await signalTree(tree, 'SIGTERM');
    for (let waited = 0; waited < GRACE_MS; waited += STEP_MS) {
        if (!(await isAlive(tree)))
            return;
        await (0,external_node_timers_promises_.setTimeout)(STEP_MS);
    }
    await killTree(tree);
}
/** SIGKILL until nothing is left: what forks while it is being killed is found in the next round. */
async function killTree(tree) {
    for (let round = 0; round < 100; round++) {
        await signalTree(tree, 'SIGKILL');
        if (!(await isAlive(tree)))
            return;
        await (0,external_node_timers_promises_.setTimeout)(STEP_MS);
    }
}
async function isAlive(tree) {
    if (process.platform !== 'linux')
        return isGroupAlive(tree.pid);
    return (await members(tree)).length > 0;
}
function isGroupAlive(pid) {
    try {
        process.kill(-pid, 0);
        return true;
    }
    catch {
        return false;
    }
}
async function signalTree(tree, signal) {
    send(-tree.pid, signal);
    for (const pid of await members(tree))
        send(pid, signal);
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
        // It ended by itself.
    }
}
/**
 * Processes of the group, and those that left it and carry the marker. Zombies do not count: in a container
 * whose first process reaps nobody, they stay for ever.
 */
async function members(tree) {
    if (process.platform !== 'linux')
        return [];
    const wanted = Buffer.from(`${MARKER_NAME}=${tree.marker}\0`);
    const pids = (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const found = await Promise.all(pids.map(async (pid) => ((await belongs(pid, tree.pid, wanted)) ? pid : 0)));
    return found.filter((pid) => pid > 0 && pid !== process.pid);
}
async function belongs(pid, group, marker) {
    const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`).catch(() => undefined);
    if (environment?.includes(marker) === true)
        return true;
    // pid (name) state parent group …; the name may hold anything, also a closing bracket. Source: proc(5).
    const status = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [state, , own] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return Number(own) === group && state !== 'Z' && state !== 'X';
}

;// CONCATENATED MODULE: ./lib/adapters/process-runner.js
/** Starts programs in process groups of their own, watches them, and leaves nothing of them behind. */







const DEFAULT_MAX_OUTPUT = 10 * 1024 * 1024;
function createProcessRunner() {
    return { run: (spec) => new Run(spec).result() };
}
class Run {
    #spec;
    #marker = (0,external_node_crypto_.randomUUID)();
    #startedAt = Date.now();
    #stdout;
    #stderr;
    #lines;
    #streams;
    #file;
    #fileBytes = 0;
    #silence;
    /** Why we ended it, when we did. */
    #cause;
    #ending;
    #child;
    constructor(spec) {
        this.#spec = spec;
        this.#stdout = new Tail(this.#limit);
        this.#stderr = new Tail(this.#limit);
        this.#lines = new LineSplitter(spec.onLine ?? (() => undefined));
        this.#streams = [this.#stdout, this.#stderr].map((tail) => new FilteredStream(filterOf(spec), (chunk) => this.#take(chunk, tail)));
        this.#file = openOutput(spec.outputFile);
    }
    get #limit() {
        return this.#spec.maxOutputBytes ?? DEFAULT_MAX_OUTPUT;
    }
    async result() {
        const end = this.#spec.signal?.aborted ? { kind: 'aborted' } : await this.#run();
        for (const stream of this.#streams)
            stream.flush();
        this.#lines.flush();
        await closeOutput(this.#file);
        return {
            end,
            stdout: this.#stdout.text(),
            stderr: this.#stderr.text(),
            durationMs: Date.now() - this.#startedAt,
        };
    }
    async #run() {
        const { signal, timeoutMs } = this.#spec;
        const onAbort = () => this.#stop({ kind: 'aborted' });
        const timer = timeoutMs === undefined
            ? undefined
            : setTimeout(() => this.#stop({ kind: 'timeout' }), timeoutMs);
        signal?.addEventListener('abort', onAbort, { once: true });
        try {
            const natural = await this.#started();
            await this.#ending;
            // The program itself has ended; what it left running ends with it.
            const pid = this.#child?.pid;
            if (pid !== undefined)
                await killTree({ pid, marker: this.#marker });
            return this.#cause ?? natural;
        }
        finally {
            clearTimeout(timer);
            clearTimeout(this.#silence);
            signal?.removeEventListener('abort', onAbort);
        }
    }
    #started() {
        const { command, cwd, env, stdin, extraInputs = [] } = this.#spec;
        const [program, ...args] = command;
        return new Promise((resolve) => {
            const child = (0,external_node_child_process_.spawn)(program, args, {
                cwd,
                env: { ...env, [MARKER_NAME]: this.#marker },
                detached: true,
                stdio: ['pipe', 'pipe', 'pipe', ...extraInputs.map(() => 'pipe')],
            });
            this.#child = child;
            child.on('error', (error) => resolve({ kind: 'not-started', message: error.message }));
            // 'exit' and not 'close': a stray that holds the pipes open must not keep us waiting.
            child.on('exit', (code, signal) => setImmediate(() => resolve(naturalEnd(code, signal))));
            const [stdout, stderr] = this.#streams;
            child.stdout?.on('data', (chunk) => this.#receive(stdout, chunk));
            child.stderr?.on('data', (chunk) => this.#receive(stderr, chunk));
            // A program that does not read its input ends the pipe: no error of ours.
            child.stdin?.on('error', () => undefined);
            child.stdin?.end(stdin ?? '');
            for (const [index, text] of extraInputs.entries())
                give(child.stdio[3 + index], text);
            this.#watchSilence();
        });
    }
    #receive(stream, chunk) {
        stream?.push(chunk);
        this.#watchSilence();
    }
    #take(chunk, tail) {
        tail.add(chunk);
        if (tail === this.#stdout)
            this.#lines.add(chunk);
        if (this.#fileBytes < this.#limit)
            this.#file?.write(chunk.subarray(0, this.#limit - this.#fileBytes));
        this.#fileBytes += chunk.length;
    }
    #watchSilence() {
        if (this.#spec.silenceMs === undefined)
            return;
        clearTimeout(this.#silence);
        this.#silence = setTimeout(() => this.#stop({ kind: 'silent' }), this.#spec.silenceMs);
    }
    #stop(cause) {
        const pid = this.#child?.pid;
        if (this.#cause !== undefined || pid === undefined)
            return;
        this.#cause = cause;
        this.#ending = endTree({ pid, marker: this.#marker });
    }
}
function filterOf(spec) {
    return spec.filter?.();
}
/** A program that does not read it ends the pipe: no error of ours. */
function give(pipe, text) {
    if (!(pipe instanceof external_node_stream_.Writable))
        return;
    pipe.on('error', () => undefined);
    pipe.end(text);
}
function naturalEnd(code, signal) {
    return code === null
        ? { kind: 'signalled', signal: signal ?? 'unknown' }
        : { kind: 'exited', code };
}
function openOutput(file) {
    if (file === undefined)
        return undefined;
    (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
    return (0,external_node_fs_.createWriteStream)(file, { flags: 'a' });
}
function closeOutput(file) {
    return new Promise((resolve) => (file === undefined ? resolve() : file.end(() => resolve())));
}


/***/ }),

/***/ 3313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n7: () => (/* binding */ findSandbox),
  mI: () => (/* binding */ hostEnvironment),
  S7: () => (/* binding */ openPlanIssues),
  JP: () => (/* binding */ openReaders),
  Zl: () => (/* binding */ openTracker),
  startRun: () => (/* binding */ startRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(6257);
// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
;// CONCATENATED MODULE: ./lib/adapters/actions-logger.js
/** The job's log. Every message is made harmless first: only `@actions/core` itself speaks to the runner. */


function createActionsLogger() {
    return {
        info: (message) => core/* info */.pq((0,log_filter/* harmlessText */.f)(message)),
        warn: (message) => core/* warning */.$e((0,log_filter/* harmlessText */.f)(message)),
        error: (message) => core/* error */.z3((0,log_filter/* harmlessText */.f)(message)),
        debug: (message) => core/* debug */.Yz((0,log_filter/* harmlessText */.f)(message)),
    };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/identity.js
var identity = __webpack_require__(2521);
// EXTERNAL MODULE: ./lib/task/record-schema.js
var record_schema = __webpack_require__(4121);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/adapters/git-limits.js
/** How much runs at once, and what is tried again. */


function limiter(size) {
    let running = 0;
    const waiting = [];
    const limit = async (work) => {
        if (running >= size)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            // A slot is handed on and not freed, so that nobody can slip in between.
            const next = waiting.shift();
            if (next === undefined)
                running -= 1;
            else
                next();
        }
    };
    return Object.assign(limit, { load: () => running + waiting.length });
}
const queues = new Map();
/** One queue a name in this process: two openers of one git directory share it. */
function sharedQueue(name) {
    const queue = queues.get(name) ?? limiter(1);
    queues.set(name, queue);
    return queue;
}
/** Failures of the connection or of the other side, and locks that another process holds for a moment. */
const PASSING = [
    /Could not resolve host/i,
    /Failed to connect|Couldn't connect|Connection (reset|refused|timed out)/i,
    /RPC failed|early EOF|unexpected disconnect|hung up unexpectedly|Empty reply from server/i,
    /Operation (too slow|timed out)|HTTP\/2 stream|SSL_|gnutls_handshake|Recv failure|Send failure/i,
    /returned error: (408|429|5\d\d)/,
    /shallow\.lock': File exists|shallow file has changed/,
];
/** Is it worth another try? Refusals (401, 403, unknown ref) are not. */
function isPassing(error) {
    return error instanceof errors/* GitError */.XS && PASSING.some((pattern) => pattern.test(error.stderr));
}
/** Does `work` again after each of `delaysMs` as long as its failure is a passing one. */
async function withRetries(work, delaysMs) {
    for (const delay of delaysMs) {
        try {
            return await work();
        }
        catch (error) {
            if (!isPassing(error))
                throw error;
            await (0,promises_.setTimeout)(delay);
        }
    }
    return work();
}

;// CONCATENATED MODULE: ./lib/adapters/git-refs.js
/** Refs of the repository, changed only by compare-and-swap: over HTTP with a lease, locally by update-ref. */


const READ_DELAYS_MS = [500, 2_000];
/** The token travels in the environment of one child: never in arguments, addresses or files. */
function remoteEnvironment(store) {
    const { remote, environment = {} } = store.options;
    if (remote.kind === 'local')
        return {};
    const basic = Buffer.from(`x-access-token:${remote.token}`).toString('base64');
    const { protocol, origin } = new URL(remote.url);
    const network = {};
    for (const name of [
        'HTTPS_PROXY',
        'https_proxy',
        'NO_PROXY',
        'no_proxy',
        'SSL_CERT_FILE',
        'GIT_SSL_CAINFO',
    ]) {
        const value = environment[name];
        if (value !== undefined)
            network[name] = value;
    }
    return {
        ...network,
        GIT_CONFIG_COUNT: '3',
        GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
        GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
        GIT_CONFIG_KEY_1: 'protocol.allow',
        GIT_CONFIG_VALUE_1: 'never',
        GIT_CONFIG_KEY_2: `protocol.${protocol.replace(':', '')}.allow`,
        GIT_CONFIG_VALUE_2: 'always',
    };
}
/** All refs below a prefix with their commits. */
async function readRefs(store, prefix) {
    const text = await (store.localDir === undefined
        ? lsRemote(store, prefix)
        : localRefs(store, prefix));
    const lines = text.split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => {
        const [commit = '', ref = ''] = line.split(/[\t ]/);
        return [ref, commit];
    }));
}
function lsRemote(store, prefix) {
    const args = ['ls-remote', '--refs', urlOf(store), `${prefix}*`];
    return withRetries(async () => git_refs_text(await store.run({ args, env: remoteEnvironment(store) })), READ_DELAYS_MS);
}
async function localRefs(store, prefix) {
    const args = ['for-each-ref', '--format=%(objectname) %(refname)'];
    const all = git_refs_text(await store.raw({ args, gitDir: store.localDir ?? '', config: ['safe.directory=*'] }));
    return all
        .split('\n')
        .filter((line) => line.split(' ')[1]?.startsWith(prefix))
        .join('\n');
}
async function readRef(store, ref) {
    return (await readRefs(store, ref)).get(ref) ?? null;
}
/** Makes the objects of remote refs or commits available, with `depth` commits of their history. */
async function fetchObjects(store, refspecs, depth = 1) {
    if (store.localDir !== undefined || refspecs.length === 0)
        return;
    const args = [
        'fetch',
        '--no-tags',
        `--depth=${depth}`,
        '--no-write-fetch-head',
        '--no-auto-gc',
        '--quiet',
        urlOf(store),
        ...refspecs,
    ];
    await store.inTurn(() => withRetries(() => store.run({ args, env: remoteEnvironment(store) }), READ_DELAYS_MS));
}
/** @throws PushRejected for every refusal but a moved ref */
async function updateRef(store, change) {
    return store.localDir === undefined ? push(store, change) : updateLocal(store, change);
}
async function updateLocal(store, { ref, commit, expected }) {
    const none = '0'.repeat(store.idLength);
    const args = ['update-ref', ref, commit ?? none, expected ?? none];
    const output = await store.raw({
        args,
        gitDir: store.localDir ?? '',
        config: ['safe.directory=*', 'core.logAllRefUpdates=false'],
        accept: [0, 128],
    });
    if (output.code === 0)
        return { kind: 'pushed' };
    const actual = await readRef(store, ref);
    if (actual === commit)
        return { kind: 'up-to-date' };
    if (actual !== expected)
        return { kind: 'moved', actual };
    throw new errors/* GitError */.XS({ args, exitCode: output.code, stderr: output.stderr });
}
async function push(store, { ref, commit, expected }) {
    const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
    const args = [
        'push',
        '--no-verify',
        '--porcelain',
        lease,
        urlOf(store),
        `${commit ?? ''}:${ref}`,
    ];
    // By id and with a lease: a push whose answer was lost may be said again.
    const output = await withRetries(async () => {
        const answer = await store.run({ args, env: remoteEnvironment(store), accept: [0, 1, 128] });
        if (answer.code === 128)
            throw new errors/* GitError */.XS({ args, exitCode: 128, stderr: answer.stderr });
        return answer;
    }, READ_DELAYS_MS).catch((error) => {
        throw error instanceof errors/* GitError */.XS ? rejection(ref, error.stderr) : error;
    });
    const said = `${git_refs_text(output)}\n${output.stderr}`;
    if (output.code === 0)
        return { kind: /^=\t/m.test(said) ? 'up-to-date' : 'pushed' };
    if (!/stale info|fetch first|non-fast-forward|reference already exists|cannot lock ref/.test(said))
        throw rejection(ref, said);
    const actual = await readRef(store, ref);
    return actual === commit ? { kind: 'up-to-date' } : { kind: 'moved', actual };
}
const REASONS = [
    [
        'workflows-permission',
        /refusing to allow .* (?:create or update|update) workflow/i,
        'Workflow files cannot be pushed with this token.',
    ],
    [
        'protected',
        /protected branch|GH006|GH013|repository rule/i,
        'Allow the branches agent-fanout/** in the repository rules.',
    ],
    [
        'hook',
        /pre-receive hook declined|hook declined/i,
        'A hook of the server refused it; its words are above.',
    ],
    [
        'unauthorized',
        /40[13]|Authentication failed|could not read Username|Permission .* denied|denied to/i,
        'The token needs contents: write.',
    ],
];
function rejection(ref, said) {
    const words = said
        .split('\n')
        .filter((line) => /^(?:remote: |!|fatal: |error: )/.test(line))
        .join(' ')
        .slice(0, 400);
    const [reason, , hint] = REASONS.find(([, pattern]) => pattern.test(said)) ?? [
        'other',
        /./,
        undefined,
    ];
    return new errors/* PushRejected */.j2(`the push of ${ref} was refused: ${words}`, {
        reason,
        ...(hint === undefined ? {} : { hint }),
    });
}
function urlOf({ options: { remote } }) {
    return remote.kind === 'http' ? remote.url : remote.path;
}
function git_refs_text(output) {
    return output.stdout.toString('utf8');
}

;// CONCATENATED MODULE: ./lib/adapters/git-objects.js
/** Objects: blobs, trees and commits, made and read without a work tree. */

/** A fixed date: the same content and parents give the same commit on every machine. */
const LEDGER_DATE = 946_684_800;
async function commitBlob(store, options) {
    const blob = git_refs_text(await store.run({ args: ['hash-object', '-w', '--stdin'], stdin: options.text })).trim();
    const entry = `100644 blob ${blob}\t${options.name}\0`;
    const tree = git_refs_text(await store.run({ args: ['mktree', '-z'], stdin: entry })).trim();
    return commitTree(store, {
        tree,
        parents: options.parents,
        message: options.message,
        date: LEDGER_DATE,
    });
}
/** `date`: seconds since the epoch, for author and committer. */
async function commitTree(store, draft) {
    const { name, email } = store.identity;
    // Without the sign git takes a small number for a calendar date.
    const date = `@${draft.date} +0000`;
    const output = await store.run({
        args: [
            'commit-tree',
            draft.tree,
            ...draft.parents.flatMap((parent) => ['-p', parent]),
            '-F',
            '-',
        ],
        stdin: draft.message,
        env: {
            GIT_AUTHOR_NAME: name,
            GIT_AUTHOR_EMAIL: email,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_NAME: name,
            GIT_COMMITTER_EMAIL: email,
            GIT_COMMITTER_DATE: date,
        },
    });
    return git_refs_text(output).trim();
}
/** Texts of `<commit>:<path>` names, in order; undefined for what is not there. One process for all. */
async function readBlobs(store, names) {
    if (names.length === 0)
        return [];
    const { stdout } = await store.run({
        args: ['cat-file', '--batch'],
        stdin: `${names.join('\n')}\n`,
    });
    const found = [];
    let at = 0;
    for (let index = 0; index < names.length; index++) {
        const end = stdout.indexOf(10, at);
        const size = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('utf8', at, end))?.[1];
        at = end + 1;
        if (size === undefined) {
            found.push(undefined);
            continue;
        }
        found.push(stdout.toString('utf8', at, at + Number(size)));
        at += Number(size) + 1;
    }
    return found;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/adapters/git-command.js
/**
 * Runs git as the trusted side does: an absolute program, an argument list, an environment that inherits nothing,
 * and no configuration but ours (`docs/design.md`, 'Publishing').
 */




const KNOWN_PLACES = ['/usr/bin/git', '/usr/local/bin/git', '/opt/homebrew/bin/git'];
const STDOUT_LIMIT = 256 * 1024 * 1024;
const STDERR_LIMIT = 256 * 1024;
const KILL_AFTER_MS = 2_000;
/** Overrides everything that a repository's own configuration could make git run. */
const FIXED_CONFIG = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.untrackedCache=false',
    'core.protectHFS=true',
    'core.protectNTFS=true',
    'core.excludesFile=/dev/null',
    'core.attributesFile=/dev/null',
    'core.autocrlf=false',
    'core.quotePath=false',
    'core.filesRefLockTimeout=10000',
    'core.packedRefsTimeout=10000',
    'submodule.recurse=false',
    'gc.auto=0',
    'maintenance.auto=false',
];
/** The absolute path of git: a usual place, else the first on `searchPath`. @throws FanoutError when there is none */
function findGit(searchPath) {
    const onPath = (searchPath ?? '').split(external_node_path_.delimiter).filter((folder) => (0,external_node_path_.isAbsolute)(folder));
    for (const program of [...KNOWN_PLACES, ...onPath.map((folder) => (0,external_node_path_.join)(folder, 'git'))]) {
        if (isExecutable(program))
            return program;
    }
    throw new errors/* FanoutError */.gh('git was not found in the usual places or on PATH', {
        hint: 'Install git 2.38 or later.',
    });
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** `home` must be an empty folder. `signal` ends every running and every later call. */
function createRunGit(options) {
    const environment = {
        PATH: '/usr/bin:/bin',
        HOME: options.home,
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_ATTR_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
    };
    return async (call) => {
        options.signal?.throwIfAborted();
        const output = await collect({
            program: options.program,
            args: argumentsOf(call),
            call,
            env: { ...environment, ...call.env },
            signal: options.signal,
        });
        options.signal?.throwIfAborted();
        if (output.truncated || (call.accept ?? [0]).includes(output.code))
            return output;
        throw new errors/* GitError */.XS({ args: call.args, exitCode: output.code, stderr: output.stderr });
    };
}
function argumentsOf(call) {
    const config = [...FIXED_CONFIG, ...(call.config ?? [])].flatMap((entry) => ['-c', entry]);
    const gitDir = call.gitDir === undefined ? [] : [`--git-dir=${call.gitDir}`];
    const workTree = call.workTree === undefined ? [] : [`--work-tree=${call.workTree}`];
    return [...config, ...gitDir, ...workTree, ...call.args];
}
function collect({ program, args, call, env, signal }) {
    return new Promise((resolve, reject) => {
        // A process group of its own, so that git's helpers (git-remote-https, pack-objects) end with it.
        const child = (0,external_node_child_process_.spawn)(program, args, {
            cwd: call.cwd ?? call.workTree ?? call.gitDir ?? '/',
            env,
            stdio: ['pipe', 'pipe', 'pipe'],
            detached: true,
        });
        const stdout = new Collected(call.maxBytes ?? STDOUT_LIMIT);
        const stderr = new Collected(STDERR_LIMIT);
        const stop = () => endGroup(child.pid);
        child.stdout.on('data', (chunk) => {
            if (!stdout.add(chunk))
                stop();
        });
        child.stderr.on('data', (chunk) => stderr.add(chunk));
        // git may end before it has read all: its exit code says why.
        child.stdin.on('error', () => undefined);
        child.stdin.end(call.stdin ?? '');
        signal?.addEventListener('abort', stop, { once: true });
        child.on('error', (error) => {
            signal?.removeEventListener('abort', stop);
            reject(new errors/* FanoutError */.gh(`git could not be started: ${error.message}`, { cause: error }));
        });
        child.on('close', (code) => {
            signal?.removeEventListener('abort', stop);
            const truncated = stdout.full && call.maxBytes !== undefined;
            const text = stdout.full && !truncated ? 'the output is larger than 256 MiB' : stderr.text();
            resolve({ code: code ?? -1, stdout: stdout.bytes(), stderr: text, truncated });
        });
    });
}
/** Bytes up to a limit; what comes after it is dropped. */
class Collected {
    #chunks = [];
    #limit;
    #size = 0;
    full = false;
    constructor(limit) {
        this.#limit = limit;
    }
    /** False once the limit is passed. */
    add(chunk) {
        const rest = this.#limit - this.#size;
        this.full ||= chunk.length > rest;
        if (rest > 0)
            this.#chunks.push(chunk.length > rest ? chunk.subarray(0, rest) : chunk);
        this.#size += Math.min(chunk.length, Math.max(rest, 0));
        return !this.full;
    }
    bytes() {
        return Buffer.concat(this.#chunks);
    }
    text() {
        return this.bytes().toString('utf8');
    }
}
function endGroup(pid) {
    if (pid === undefined)
        return;
    signalGroup(pid, 'SIGTERM');
    setTimeout(() => signalGroup(pid, 'SIGKILL'), KILL_AFTER_MS).unref();
}
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // The group has ended already.
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git-store.js
/**
 * The trusted git directory: bare, ours alone, with a fixed configuration. Made file by file instead of by
 * `git init`, so that several openers at once never meet at a lock and no template folder is read.
 *
 *   <trustedDir>/HEAD, config, refs/, objects/   the repository
 *   <trustedDir>/home/                           the empty HOME of every git child
 *   <trustedDir>/worktrees/<id>/                 index and sparse patterns of one workspace, trusted side
 */







const DEFAULT_IDENTITY = {
    name: 'agent-fanout',
    email: 'agent-fanout@noreply.invalid',
};
/** The oldest git that can do all of it: `merge-tree --write-tree` came with 2.38. */
const OLDEST_GIT = [2, 38];
/** Makes or opens the trusted git directory. @throws FanoutError when git is missing or too old */
async function openStore(options) {
    const { trustedDir } = options;
    const home = (0,external_node_path_.join)(trustedDir, 'home');
    for (const folder of [
        'objects/info',
        'objects/pack',
        'refs/heads',
        'worktrees',
        'home',
        'info',
    ]) {
        await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.join)(trustedDir, folder), { recursive: true, mode: 0o700 });
    }
    const program = findGit(options.environment?.['PATH'] ?? process.env['PATH']);
    const raw = createRunGit({ program, home, ...(options.signal && { signal: options.signal }) });
    await requireVersion(raw);
    const local = options.remote.kind === 'local' ? await locate(raw, options.remote.path) : undefined;
    await writeLayout(trustedDir, local);
    const objectsDir = local === undefined ? (0,external_node_path_.join)(trustedDir, 'objects') : (0,external_node_path_.join)(local.dir, 'objects');
    // For a local repository objects go straight into its object store: nothing has to be transferred, a
    // linked worktree sees them at once, and what is never referenced goes with the owner's next `git gc`.
    const env = local ? { GIT_OBJECT_DIRECTORY: objectsDir } : {};
    const run = (call) => raw({ ...call, gitDir: call.gitDir ?? trustedDir, env: { ...env, ...call.env } });
    return {
        options,
        identity: options.identity ?? DEFAULT_IDENTITY,
        trustedDir,
        objectsDir,
        localDir: local?.dir,
        idLength: local?.format === 'sha256' ? 64 : 40,
        raw,
        run,
        heavy: limiter((0,external_node_os_.availableParallelism)()),
        inTurn: sharedQueue(trustedDir),
    };
}
async function requireVersion(raw) {
    const text = (await raw({ args: ['version'] })).stdout.toString('utf8').trim();
    const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
    const [oldestMajor, oldestMinor] = OLDEST_GIT;
    const isNewEnough = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
    if (isNewEnough)
        return;
    throw new errors/* FanoutError */.gh(`${text} is too old: ${OLDEST_GIT.join('.')} or later is needed`, {
        hint: 'Install a newer git.',
    });
}
async function locate(raw, path) {
    try {
        // The user named this repository, so whoever owns the folder, it is meant.
        const output = await raw({
            args: ['rev-parse', '--path-format=absolute', '--git-common-dir', '--show-object-format'],
            cwd: path,
            config: ['safe.directory=*'],
        });
        const [dir, format] = output.stdout.toString('utf8').split('\n');
        if (dir === undefined || format === undefined)
            throw new Error('unexpected answer of git');
        return { dir, format };
    }
    catch (error) {
        const detail = error instanceof errors/* GitError */.XS ? error.stderr.trim() : (0,errors/* messageOf */.bD)(error);
        throw new errors/* FanoutError */.gh(`${path} is not a git repository: ${detail}`, {
            hint: 'Run inside a git repository with at least one commit.',
            cause: error,
        });
    }
}
async function writeLayout(dir, local) {
    const sha256 = local?.format === 'sha256';
    const config = [
        '[core]',
        `\trepositoryformatversion = ${sha256 ? 1 : 0}`,
        '\tbare = true',
        ...(sha256 ? ['[extensions]', '\tobjectformat = sha256'] : []),
        '',
    ].join('\n');
    await replaceFile((0,external_node_path_.join)(dir, 'config'), config);
    await replaceFile((0,external_node_path_.join)(dir, 'HEAD'), 'ref: refs/heads/none\n');
    if (local === undefined)
        return;
    // A shallow local repository lacks the parents of its oldest commits: git must know that here too.
    await (0,external_node_fs_promises_.copyFile)((0,external_node_path_.join)(local.dir, 'shallow'), (0,external_node_path_.join)(dir, 'shallow')).catch(() => undefined);
}
/** Write, then rename: a reader never sees half a file. */
async function replaceFile(path, text) {
    const draft = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,external_node_fs_promises_.writeFile)(draft, text, { mode: 0o600 });
    await (0,external_node_fs_promises_.rename)(draft, path);
}

;// CONCATENATED MODULE: ./lib/adapters/git-ledger.js
/** The ledger in git refs (`ports/ledger.ts` has the layout). */






const ROOT = 'refs/agent-fanout/';
/** Beside the plans and not among them: `cleanup` of a plan leaves it alone. */
// Two parts behind refs/: git takes no other.
const HISTORY = 'refs/agent-fanout-history/runs';
const HISTORY_FILE = 'runs.jsonl';
/** Shares the trusted git directory with `createGit` of the same options. */
async function createGitLedger(options) {
    const store = await openStore(options);
    return {
        storePlan: (plan) => storePlan(store, plan),
        read: (planId) => read(store, planId),
        write: (record, expected) => write(store, record, expected),
        keepWork: async ({ planId, taskId, commit }) => {
            const ref = refOf(planId, `wip/${checked(taskId, identity/* TASK_ID */.w9)}`);
            const expected = await readRef(store, ref);
            await updateRef(store, { ref, commit, expected });
        },
        readHistory: () => readHistory(store),
        writeHistory: (text, expected) => writeHistory(store, text, expected),
        findTasks: (taskIds) => findTasks(store, taskIds),
        listPlans: async () => {
            const refs = await readRefs(store, ROOT);
            return [...refs.keys()].flatMap((ref) => /^refs\/agent-fanout\/([^/]+)\/plan$/.exec(ref)?.[1] ?? []);
        },
        remove: async (planId) => {
            for (const [ref, commit] of await readRefs(store, refOf(planId, ''))) {
                await updateRef(store, { ref, commit: null, expected: commit });
            }
        },
    };
}
/** Ids become part of ref names: nothing else than an id gets there. */
function checked(id, shape) {
    if (shape.test(id))
        return id;
    throw new errors/* FanoutError */.gh(`${JSON.stringify(id)} is no id`, {
        hint: 'Ids are lower-case letters, digits and hyphens.',
    });
}
function refOf(planId, rest) {
    return `${ROOT}${checked(planId, identity/* PLAN_ID */.Ik)}/${rest}`;
}
async function storePlan(store, plan) {
    const ref = refOf(plan.id, 'plan');
    const commit = await commitBlob(store, {
        name: 'plan.json',
        text: JSON.stringify(plan),
        message: `Plan ${plan.id}`,
        parents: [],
    });
    const result = await updateRef(store, { ref, commit, expected: null });
    if (result.kind === 'pushed')
        return { kind: 'stored' };
    if (result.kind === 'up-to-date')
        return { kind: 'present' };
    const stored = (await read(store, plan.id))?.plan;
    if (stored === undefined || stored.contentHash === plan.contentHash)
        return { kind: 'present' };
    return { kind: 'different', contentHash: stored.contentHash };
}
async function read(store, planId) {
    const prefix = refOf(planId, '');
    const refs = await readRefs(store, prefix);
    const planCommit = refs.get(`${prefix}plan`);
    if (planCommit === undefined)
        return undefined;
    const tasks = [...refs].filter(([ref]) => ref.startsWith(`${prefix}task/`));
    await fetchObjects(store, [planCommit, ...tasks.map(([, commit]) => commit)]);
    const [planText, ...texts] = await readBlobs(store, [
        `${planCommit}:plan.json`,
        ...tasks.map(([, commit]) => `${commit}:record.json`),
    ]);
    const plan = (0,record_schema/* parsePlanText */.u)(planText ?? '');
    if (plan.kind === 'invalid')
        throw new errors/* FanoutError */.gh(`the ledger's plan ${planId} cannot be read: ${plan.reason}`);
    const records = new Map();
    const invalid = [];
    tasks.forEach(([ref, version], index) => {
        const taskId = ref.slice(`${prefix}task/`.length);
        const result = (0,record_schema/* parseRecord */.H)(texts[index] ?? '');
        if (result.kind === 'valid')
            records.set(taskId, { record: result.record, version });
        else
            invalid.push({ taskId, version, reason: result.reason });
    });
    const wip = [...refs]
        .filter(([ref]) => ref.startsWith(`${prefix}wip/`))
        .map(([ref, commit]) => [ref.slice(`${prefix}wip/`.length), commit]);
    return { plan: plan.plan, records, invalid, wip: new Map(wip) };
}
async function findTasks(store, taskIds) {
    if (taskIds.size === 0)
        return [];
    const versions = [...(await readRefs(store, ROOT))].flatMap(([ref, version]) => {
        const [, taskId = ''] = /^refs\/agent-fanout\/[^/]+\/task\/([^/]+)$/.exec(ref) ?? [];
        return taskIds.has(taskId) ? [version] : [];
    });
    await fetchObjects(store, versions);
    const texts = await readBlobs(store, versions.map((version) => `${version}:record.json`));
    return texts.flatMap((text) => {
        const result = (0,record_schema/* parseRecord */.H)(text ?? '');
        return result.kind === 'valid' ? [result.record] : [];
    });
}
async function write(store, record, expected) {
    const ref = refOf(record.planId, `task/${checked(record.taskId, identity/* TASK_ID */.w9)}`);
    const commit = await commitBlob(store, {
        name: 'record.json',
        text: JSON.stringify(record),
        message: `${record.taskId}: ${record.state === 'finished' ? record.outcome : 'running'}`,
        parents: expected === null ? [] : [expected],
    });
    const result = await updateRef(store, { ref, commit, expected });
    if (result.kind !== 'moved')
        return { kind: 'written', version: commit };
    return {
        kind: 'conflict',
        current: result.actual === null ? undefined : await readStored(store, result.actual),
    };
}
async function readStored(store, version) {
    await fetchObjects(store, [version]);
    const [text] = await readBlobs(store, [`${version}:record.json`]);
    const result = (0,record_schema/* parseRecord */.H)(text ?? '');
    return result.kind === 'valid' ? { record: result.record, version } : undefined;
}
async function readHistory(store) {
    const version = await readRef(store, HISTORY);
    if (version === null)
        return undefined;
    await fetchObjects(store, [version]);
    const [text = ''] = await readBlobs(store, [`${version}:${HISTORY_FILE}`]);
    return { text, version };
}
/** Its commits have no parents: of a list that holds all, older states are of no use. */
async function writeHistory(store, content, expected) {
    const draft = { name: HISTORY_FILE, text: content, message: 'Runs so far', parents: [] };
    const commit = await commitBlob(store, draft);
    const result = await updateRef(store, { ref: HISTORY, commit, expected });
    return result.kind === 'moved' ? 'conflict' : 'written';
}

// EXTERNAL MODULE: ./lib/task/publish-policy.js
var publish_policy = __webpack_require__(8981);
;// CONCATENATED MODULE: ./lib/adapters/git-worktree.js
/**
 * Linked worktrees of a local repository, made and removed by renaming whole folders. `git worktree add` reads what all
 * other worktrees hold while it runs, and fails on one that is being written ("failed to read …/commondir"): with
 * twenty at once on a busy machine this was seen. A folder that appears whole cannot be read half.
 * Layout: gitrepository-layout(5), `worktrees/`.
 */



async function linkWorktree({ gitDir, target }, commit) {
    const draft = draftPath(gitDir);
    await (0,external_node_fs_promises_.mkdir)(draft, { recursive: true });
    await Promise.all([
        (0,external_node_fs_promises_.writeFile)(external_node_path_.join(draft, 'gitdir'), `${external_node_path_.join(target, '.git')}\n`),
        (0,external_node_fs_promises_.writeFile)(external_node_path_.join(draft, 'commondir'), '../..\n'),
        (0,external_node_fs_promises_.writeFile)(external_node_path_.join(draft, 'HEAD'), `${commit}\n`),
        // Before git knows of the worktree: one whose folder lacks this file is taken for removed.
        (0,external_node_fs_promises_.writeFile)(external_node_path_.join(target, '.git'), `gitdir: ${adminPath(gitDir, target)}\n`),
        (0,external_node_fs_promises_.mkdir)(external_node_path_.join(gitDir, 'worktrees'), { recursive: true }),
    ]);
    await (0,external_node_fs_promises_.rename)(draft, adminPath(gitDir, target));
}
/** Follows a worktree whose folder was renamed. */
async function git_worktree_moveWorktree({ gitDir, target }, newTarget) {
    const admin = adminPath(gitDir, newTarget);
    await rename(adminPath(gitDir, target), admin);
    await Promise.all([
        writeFile(path.join(admin, 'gitdir'), `${path.join(newTarget, '.git')}\n`),
        writeFile(path.join(newTarget, '.git'), `gitdir: ${admin}\n`),
    ]);
}
/** Forgets the worktree; its files are the caller's. */
async function unlinkWorktree({ gitDir, target }) {
    const draft = draftPath(gitDir);
    await (0,external_node_fs_promises_.mkdir)(external_node_path_.dirname(draft), { recursive: true });
    try {
        await (0,external_node_fs_promises_.rename)(adminPath(gitDir, target), draft);
    }
    catch (error) {
        // Somebody else removed it, by `git worktree prune` perhaps.
        if (error.code !== 'ENOENT')
            throw error;
    }
    await (0,external_node_fs_promises_.rm)(draft, { recursive: true, force: true });
}
function adminPath(gitDir, target) {
    return external_node_path_.join(gitDir, 'worktrees', external_node_path_.basename(target));
}
/** On the same file system as `worktrees/`, where no git looks. */
function draftPath(gitDir) {
    return external_node_path_.join(gitDir, 'agent-fanout', (0,external_node_crypto_.randomUUID)());
}

;// CONCATENATED MODULE: ./lib/adapters/git-workspace.js
/** Work trees for agents and tests: linked worktrees of a local repository, or folders with a git directory of their own. */



/** Of work trees that nobody has had yet; no task has such an id. */
const POOL_NAME = '_pool';
let made = 0;
/** Process ids come round; with the time they do not. */
const STARTED = Date.now().toString(36);
/** Starts from a commit id and never tracks: nothing writes the shared configuration, so any number may run at once. */
async function checkoutWorkspace(store, options) {
    const target = newTarget(store, options.name);
    await (0,external_node_fs_promises_.mkdir)(target, { recursive: true });
    const linkedTo = linkedDir(store);
    await (linkedTo === undefined
        ? makePrivate(store, target, options.commit)
        : addWorktree(store, { gitDir: linkedTo, target }, options.commit));
    await fillWorkTree(store, { target, tree: options.commit, sparse: options.sparse ?? [] });
    return workspaceAt(store, target);
}
/** Gives a work tree that nobody has used yet the name of who uses it: nothing is copied. */
async function moveWorkspace(store, workspace, name) {
    const target = newTarget(store, name);
    const trusted = (place) => path.join(store.trustedDir, 'worktrees', path.basename(place));
    const gitDir = linkedDir(store);
    try {
        await rename(workspace.path, target);
        await rename(trusted(workspace.path), trusted(target));
        if (gitDir !== undefined)
            await moveWorktree({ gitDir, target: workspace.path }, target);
    }
    catch (error) {
        // What has the new name already is nobody's.
        await releaseWorkspace(store, target, gitDir);
        throw error;
    }
    return workspaceAt(store, target);
}
function newTarget(store, name) {
    return external_node_path_.join(store.options.workspaceRoot, `${name}-${process.pid}-${STARTED}-${++made}`);
}
/** The repository that work trees are linked to; undefined when each has a git directory of its own. */
function linkedDir(store) {
    return store.options.workspaces === 'private' ? undefined : store.localDir;
}
function workspaceAt(store, target) {
    return {
        path: target,
        borrowed: [store.objectsDir, ...(store.localDir === undefined ? [] : [store.localDir])],
        ...hiddenOf(store),
        release: () => releaseWorkspace(store, target, linkedDir(store)),
    };
}
/**
 * The user's own repository may hold tokens in its configuration (addresses, extra headers). Without it git
 * takes the defaults, which fit every repository but one of another object format.
 */
function hiddenOf(store) {
    if (store.localDir === undefined || store.idLength !== 40)
        return {};
    return { hidden: [external_node_path_.join(store.localDir, 'config')] };
}
/** A linked worktree without files; they are written by our own index afterwards. */
async function addWorktree(store, { gitDir, target }, commit) {
    await linkWorktree({ gitDir, target }, commit);
    // So that the agent's own `git status` and `git diff` mean something.
    const args = ['read-tree', 'HEAD'];
    await store.raw({ args, cwd: target, config: ['safe.directory=*'], accept: [0, 128] });
}
async function makePrivate(store, target, commit) {
    await store.raw({ args: ['init', '--quiet', '--template=', target] });
    const git = external_node_path_.join(target, '.git');
    await (0,external_node_fs_promises_.mkdir)(external_node_path_.join(git, 'objects', 'info'), { recursive: true });
    await (0,external_node_fs_promises_.writeFile)(external_node_path_.join(git, 'objects', 'info', 'alternates'), `${store.objectsDir}\n`);
    await (0,external_node_fs_promises_.writeFile)(external_node_path_.join(git, 'shallow'), `${commit}\n`);
    await (0,external_node_fs_promises_.writeFile)(external_node_path_.join(git, 'HEAD'), `${commit}\n`);
    await store.raw({ args: ['read-tree', commit], gitDir: git, workTree: target });
}
/** Writes a tree's files with the trusted git directory and an index of its own. */
async function fillWorkTree(store, { target, tree, sparse }) {
    await store.heavy(async () => {
        const env = { GIT_INDEX_FILE: await indexFor(store, target) };
        await store.run({ args: ['read-tree', '--reset', tree], env, workTree: target });
        const all = ['checkout-index', '--all', '--force', '--quiet', '-u'];
        if (sparse.length === 0)
            return store.run({ args: all, env, workTree: target });
        const wanted = [
            ':(top,glob)*',
            ...sparse.map((file) => `:(top,glob)${file.replace(/\/$/, '/**')}`),
        ];
        const listed = await store.run({
            args: ['ls-files', '-z', '--', ...wanted],
            env,
            workTree: target,
        });
        await skipOthers(store, { target, env, listed: listed.stdout });
        const args = ['checkout-index', '-z', '--stdin', '--force', '--quiet', '-u'];
        return store.run({ args, stdin: listed.stdout, env, workTree: target });
    });
}
/** What is not checked out is marked, so that a snapshot does not take it for deleted. */
async function skipOthers(store, options) {
    const { target, env } = options;
    const all = await store.run({ args: ['ls-files', '-z'], env, workTree: target });
    const here = new Set(options.listed.toString('utf8').split('\0'));
    const others = all.stdout
        .toString('utf8')
        .split('\0')
        .filter((file) => file !== '' && !here.has(file));
    const args = ['update-index', '--skip-worktree', '-z', '--stdin'];
    await store.run({
        args,
        stdin: others.map((file) => `${file}\0`).join(''),
        env,
        workTree: target,
    });
}
/** The trusted index of a workspace: outside it, so that nothing in the workspace can change it. */
async function indexFor(store, target) {
    const folder = external_node_path_.join(store.trustedDir, 'worktrees', external_node_path_.basename(target));
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
    return external_node_path_.join(folder, 'index');
}
/** Makes the files those of `tree`; untracked files that are not ignored go, links are not followed. */
async function resetWorkspace(store, workspace, tree) {
    await store.heavy(async () => {
        const env = { GIT_INDEX_FILE: await indexFor(store, workspace.path) };
        const workTree = workspace.path;
        await store.run({ args: ['read-tree', '--reset', '-u', tree], env, workTree });
        await store.run({
            args: ['clean', '-ffdq', '-e', '.git', ...ENVIRONMENT_EXCLUDES],
            env,
            workTree,
        });
    });
}
const ENVIRONMENT_EXCLUDES = [
    'node_modules/',
    '.venv/',
    '__pycache__/',
    '.pytest_cache/',
    'target/',
].flatMap((folder) => ['-e', folder]);
/** Removes a work tree and what git knows of it. */
async function releaseWorkspace(store, target, linkedTo) {
    const admin = external_node_path_.join(store.trustedDir, 'worktrees', external_node_path_.basename(target));
    await (0,external_node_fs_promises_.rm)(target, { recursive: true, force: true });
    await (0,external_node_fs_promises_.rm)(admin, { recursive: true, force: true });
    if (linkedTo !== undefined)
        await unlinkWorktree({ gitDir: linkedTo, target });
}

;// CONCATENATED MODULE: ./lib/adapters/git-abandoned.js
/** Work trees whose process is gone: found by the process id in their name, told apart by what is in them. */





/** `<task>-<process id>-<start>-<number>`, see `checkoutWorkspace`. */
const NAME = /-(\d+)-[0-9a-z]+-\d+$/;
async function abandonedWorkspaces(store, snapshot) {
    const root = store.options.workspaceRoot;
    const names = await (0,external_node_fs_promises_.readdir)(root).catch(() => []);
    const abandoned = names.filter((name) => {
        const pid = NAME.exec(name)?.[1];
        return pid !== undefined && !isAlive(Number(pid));
    });
    return Promise.all(abandoned.map(async (name) => {
        const target = external_node_path_.join(root, name);
        return { path: target, dirty: await isDirty(store, target, snapshot) };
    }));
}
/** What cannot be looked at counts as dirty: nothing is removed on a guess. */
async function isDirty(store, target, snapshot) {
    // The tests' own work tree holds nothing that is not made by a program from a tree that is kept.
    if (/-tests-\d+-[0-9a-z]+-\d+$/.test(target))
        return false;
    // One that was made ahead was never given to anybody, and may be half made.
    if (external_node_path_.basename(target).startsWith(`${POOL_NAME}-`))
        return false;
    try {
        const args = ['rev-parse', 'HEAD^{commit}'];
        const config = ['safe.directory=*'];
        const base = git_refs_text(await store.raw({ args, cwd: target, config })).trim();
        const workspace = { path: target, borrowed: [], release: async () => undefined };
        const tree = await snapshot(workspace, { base, limits: publish_policy/* DEFAULT_LIMITS */.dR });
        const known = await store.run({ args: ['rev-parse', `${base}^{tree}`] });
        return tree !== git_refs_text(known).trim();
    }
    catch {
        return true;
    }
}
async function removeAbandoned(store, target) {
    const inside = external_node_path_.dirname(target) === external_node_path_.resolve(store.options.workspaceRoot);
    if (!inside || !NAME.test(target))
        throw new Error(`${target} is no work tree of ours`);
    await releaseWorkspace(store, target, store.localDir);
    await (0,external_node_fs_promises_.rm)(target, { recursive: true, force: true });
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git-packs.js
/** Trees that travel between machines as a pack of their objects. What arrives is trusted in nothing. */




/** Bytes of a pack: what git may print in one go (`git-command.ts`). */
const MAX_PACK = 256 * 1024 * 1024;
/** No deltas against objects that are not in it: the other side needs nothing but the file. */
async function packTree(store, { base, commit, file }) {
    const tree = git_refs_text(await store.run({ args: ['rev-parse', `${commit}^{tree}`] })).trim();
    const { stdout } = await store.run({
        args: ['pack-objects', '--revs', '--stdout', '--quiet'],
        // A tree and not the commit: of that git would leave out nothing but the commit itself.
        stdin: `${tree}\n^${base}^{tree}\n`,
    });
    await (0,external_node_fs_promises_.writeFile)(file, stdout, { mode: 0o600 });
    return tree;
}
/**
 * `--strict` looks into every object: names such as `.git` or `..`, order, links to objects that are not there. A fetch
 * from a bundle does not, whatever its configuration says (git 2.39).
 */
async function unpackTree(store, { tree, file, limits }) {
    const pack = await readPack(file);
    try {
        await store.run({
            args: ['index-pack', '--stdin', '--strict', `--max-input-size=${MAX_PACK}`],
            stdin: pack,
        });
        await store.run({ args: ['rev-parse', '--verify', '--quiet', `${tree}^{tree}`] });
    }
    catch (error) {
        if (!(error instanceof errors/* GitError */.XS))
            throw error;
        throw refusal('the tree that was handed over', `is refused by git: ${lastLine(error.stderr)}`);
    }
    await checkSizes(store, tree, limits);
}
/** A regular file, looked at through the descriptor that is read. */
async function readPack(file) {
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const handle = await (0,external_node_fs_promises_.open)(file, flags).catch((cause) => {
        throw refusal('the tree that was handed over', `cannot be read (${cause.code})`);
    });
    try {
        const facts = await handle.stat();
        if (!facts.isFile())
            throw refusal('the tree that was handed over', 'is no file');
        if (facts.size > MAX_PACK)
            throw refusal('the tree that was handed over', `has ${facts.size} bytes; ${MAX_PACK} may be`);
        return await handle.readFile();
    }
    finally {
        await handle.close();
    }
}
/** A small pack can hold huge files: they are measured before any is written. */
async function checkSizes(store, tree, limits) {
    const listed = git_refs_text(await store.run({ args: ['ls-tree', '-r', '-l', '-z', tree] }));
    const entries = listed.split('\0').filter((entry) => entry !== '');
    if (entries.length > limits.maxFiles)
        throw refusal('the tree', `has ${entries.length} files; at most ${limits.maxFiles} may be`);
    let total = 0;
    for (const entry of entries) {
        const [facts = '', path = ''] = entry.split('\t', 2);
        const size = Number(facts.split(/ +/)[3]);
        // A submodule has no size; the policy refuses it by its mode.
        if (Number.isNaN(size))
            continue;
        total += size;
        if (size > limits.maxFileBytes)
            throw refusal(path, `has ${size} bytes; at most ${limits.maxFileBytes} may be`);
    }
    if (total > limits.maxTotalBytes)
        throw refusal('the tree', `has ${total} bytes; at most ${limits.maxTotalBytes} may be`);
}
function refusal(path, what) {
    return new errors/* PublishRefused */.ye(`${path} ${what}`, { path, rule: 'hand-over' });
}
function lastLine(message) {
    return message.trim().split('\n').at(-1) ?? '';
}

;// CONCATENATED MODULE: ./lib/adapters/git-restore.js
/** Puts chosen files of a work tree back to a commit, with the trusted git directory and an index of its own. */




/** git follows no link on the way to a file that it writes, and removes links as links. */
async function restorePaths(store, options) {
    const { workTree, commit, globs } = options;
    const env = { GIT_INDEX_FILE: external_node_path_.join(store.trustedDir, `restore-${(0,external_node_crypto_.randomUUID)()}`) };
    // A folder may have become a link or a file: the name itself counts too.
    const names = globs.flatMap((glob) => [glob, glob.replace(/\/\*\*$/, '')]);
    const specs = [...new Set(names)].map((glob) => `:(top,glob,icase)${glob}`);
    try {
        await store.heavy(async () => {
            await store.run({ args: ['read-tree', commit], env, workTree });
            await store.run({ args: ['clean', '-ffdxq', '--', ...specs], env, workTree });
            const listed = git_refs_text(await store.run({ args: ['ls-files', '-z', '--', ...specs], env, workTree }));
            if (listed === '')
                return;
            const args = ['checkout-index', '-z', '--stdin', '--force', '--quiet'];
            await store.run({ args, stdin: listed, env, workTree });
        });
    }
    finally {
        await (0,external_node_fs_promises_.rm)(env.GIT_INDEX_FILE, { force: true });
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git-walk.js
/** A walk of a work tree without git and without following links: what git must not even be shown (step 2). */



/** Folders that set-up and tests fill and that nobody publishes; skipped when the base does not track them. */
const ENVIRONMENT_FOLDERS = new Set([
    'node_modules',
    '.venv',
    '__pycache__',
    '.pytest_cache',
    'target',
]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const UNSEEN = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/** `.git` in every spelling that some file system takes for it: any case, `git~1`, HFS-ignorable characters. */
const GIT_FOLDER = /^(?:\.git|git~\d+)[ .]*$/i;
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/** @throws PublishRefused with the first path that cannot be published */
async function walkWorkTree(root, options) {
    const totals = { files: 0, bytes: 0 };
    const folders = [''];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const entry of await (0,external_node_fs_promises_.readdir)(external_node_path_.join(root, folder), { withFileTypes: true })) {
            const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
            // The workspace's own git directory or link: ours never opens it.
            if (relative === '.git')
                continue;
            const skipped = ENVIRONMENT_FOLDERS.has(entry.name) && !options.tracked(relative);
            if (entry.isDirectory() && skipped)
                continue;
            checkName(relative, entry.name);
            if (entry.isDirectory())
                folders.push(relative);
            else
                await checkFile(root, relative, { limits: options.limits, totals });
        }
    }
}
function checkName(relative, name) {
    if (GIT_FOLDER.test(name.replace(IGNORABLE, ''))) {
        refuse(relative, 'nested-repository', 'is a git directory inside the work tree');
    }
    if (UNSEEN.test(name))
        refuse(relative, 'name', 'has invisible characters in its name');
}
async function checkFile(root, relative, { limits, totals }) {
    const status = await (0,external_node_fs_promises_.lstat)(external_node_path_.join(root, relative));
    if (status.isSymbolicLink())
        return checkLink(root, relative);
    if (!status.isFile())
        refuse(relative, 'special-file', 'is no regular file, folder or link');
    totals.files += 1;
    totals.bytes += status.size;
    if (status.size > limits.maxFileBytes) {
        refuse(relative, 'file-size', `has ${status.size} bytes; at most ${limits.maxFileBytes} may be published`);
    }
    if (totals.files > limits.maxFiles)
        refuse(relative, 'file-count', `is file number ${totals.files}; at most ${limits.maxFiles} are read`);
    if (totals.bytes > limits.maxTotalBytes)
        refuse(relative, 'total-size', `brings the tree over ${limits.maxTotalBytes} bytes`);
}
/** Relative links that stay inside are fine; the text of the link decides, nothing is followed. */
async function checkLink(root, relative) {
    const target = await (0,external_node_fs_promises_.readlink)(external_node_path_.join(root, relative));
    const resolved = external_node_path_.posix.normalize(external_node_path_.posix.join(external_node_path_.posix.dirname(relative), target));
    if (external_node_path_.posix.isAbsolute(target) || resolved === '..' || resolved.startsWith('../')) {
        refuse(relative, 'link', 'is a link that leaves the repository');
    }
    if (resolved === '.git' || resolved.startsWith('.git/'))
        refuse(relative, 'link', 'is a link into a git directory');
}
function refuse(file, rule, what) {
    throw new errors/* PublishRefused */.ye(`${JSON.stringify(file)} ${what}`, { path: file, rule });
}

;// CONCATENATED MODULE: ./lib/adapters/git-repository.js
/** The trusted side of git (`ports/git.ts`), over one trusted git directory. */











/** @throws FanoutError when git is missing or too old, or the local repository is none */
async function createGit(options) {
    return gitOver(await openStore(options));
}
/** The port over a store that somebody else opened. */
function gitOver(store) {
    return {
        fetchBranch: (branch) => fetchBranch(store, branch),
        fetchCommits: (commits) => fetchObjects(store, commits),
        merge: (commits, message, date) => merge(store, { commits, message, date }),
        checkout: (options) => checkoutWorkspace(store, options),
        resetWorkspace: (workspace, tree) => resetWorkspace(store, workspace, tree),
        snapshot: (workspace, options) => snapshot(store, workspace, options),
        packTree: (options) => packTree(store, options),
        unpackTree: (options) => unpackTree(store, options),
        diff: (base, tree) => diff(store, base, tree),
        patch: (base, tree, maxBytes) => patch(store, { base, tree, maxBytes }),
        commit: (draft) => commitTree(store, draft),
        readFile: async (commit, path) => (await readBlobs(store, [`${commit}:${path}`]))[0],
        readBlobs: (ids) => readBlobs(store, ids),
        restorePaths: (workspace, { commit, globs }) => restorePaths(store, { workTree: workspace.path, commit, globs }),
        listFiles: async (commit) => {
            const output = await store.run({ args: ['ls-tree', '-r', '-z', '--name-only', commit] });
            return git_refs_text(output)
                .split('\0')
                .filter((name) => name !== '');
        },
        push: (options) => updateRef(store, options),
        remoteRef: (ref) => readRef(store, ref),
        remoteRefs: (prefix) => readRefs(store, prefix),
        aheadBehind: (options) => aheadBehind(store, options),
        abandonedWorkspaces: () => abandonedWorkspaces(store, (workspace, options) => snapshot(store, workspace, options)),
        removeWorkspace: (target) => removeAbandoned(store, target),
        deleteRef: ({ ref, expected }) => updateRef(store, { ref, commit: null, expected }),
    };
}
async function fetchBranch(store, branch) {
    const commit = await readRef(store, `refs/heads/${branch}`);
    if (commit === null) {
        const known = [...(await readRefs(store, 'refs/heads/')).keys()].map((ref) => ref.slice('refs/heads/'.length));
        throw new errors/* FanoutError */.gh(`branch ${branch} does not exist`, {
            hint: known.length === 0
                ? 'The repository has no commits yet.'
                : `Its branches are: ${known.slice(0, 10).join(', ')}.`,
        });
    }
    await fetchObjects(store, [commit]);
    return commit;
}
/** Commits of history that are asked for, one after another, until two commits are seen to meet. */
const DEPTHS = [4, 16, 128, 2_147_483_647];
/** What was fetched has no history at first, and without a common ancestor nothing can be merged. */
async function fetchUntilTheyMeet(store, commits) {
    const args = ['merge-base', '--octopus', ...commits];
    for (const depth of store.localDir === undefined ? DEPTHS : []) {
        // 128: one of them is not here at all yet.
        const found = await store.run({ args, accept: [0, 1, 128] });
        if (found.code === 0)
            return;
        await fetchObjects(store, commits, depth);
    }
}
/** Commits that only the second has, and that only the first has. */
async function aheadBehind(store, { base, commit }) {
    await fetchUntilTheyMeet(store, [base, commit]);
    const args = ['rev-list', '--left-right', '--count', `${base}...${commit}`];
    const [behind = 0, ahead = 0] = git_refs_text(await store.run({ args }))
        .trim()
        .split('\t')
        .map(Number);
    return { ahead, behind };
}
/** One after another, in the order given; nothing is written but objects. */
async function merge(store, { commits, message, date }) {
    const [first, ...others] = commits;
    if (first === undefined)
        throw new errors/* FanoutError */.gh('there is nothing to merge');
    await fetchUntilTheyMeet(store, commits);
    let current = first;
    for (const other of others) {
        const args = [
            'merge-tree',
            '--write-tree',
            '--name-only',
            '--no-messages',
            '-z',
            current,
            other,
        ];
        const output = await store.run({ args, accept: [0, 1] });
        const [tree = '', ...paths] = git_refs_text(output)
            .split('\0')
            .filter((part) => part !== '');
        if (output.code === 1)
            return { kind: 'conflict', commits: [current, other], paths };
        current = await commitTree(store, { tree, parents: [current, other], message, date });
    }
    return { kind: 'merged', commit: current };
}
/** Steps 2 and 3 of the pipeline: the walk, then `add -A` with an index that the workspace never had. */
async function snapshot(store, workspace, options) {
    const tracked = await trackedFolders(store, options.base);
    await walkWorkTree(workspace.path, {
        limits: options.limits,
        tracked: (folder) => tracked.has(folder),
    });
    // A copy: `add` changes it, and the workspace's own must stay as it was checked out.
    const index = await copyIndex(await indexFor(store, workspace.path));
    // With `core.sparseCheckout` git sees files that were not checked out and are there all the same.
    const config = ['core.sparseCheckout=true'];
    const call = { env: { GIT_INDEX_FILE: index }, workTree: workspace.path, config };
    try {
        return await store.heavy(async () => {
            await addFiles(store, call, tracked);
            return git_refs_text(await store.run({ ...call, args: ['write-tree'] })).trim();
        });
    }
    catch (error) {
        throw asRefusal(error);
    }
    finally {
        await (0,external_node_fs_promises_.rm)(index, { force: true });
    }
}
/**
 * With the time of the original: git looks into a file whose second is that of the index or later (racy-git in git's
 * documentation). A copy with a time of its own would hide edits of the same length made in the second of the checkout.
 */
async function copyIndex(original) {
    const copy = `${original}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,external_node_fs_promises_.copyFile)(original, copy);
    const second = Math.floor((await (0,external_node_fs_promises_.stat)(original)).mtimeMs / 1000);
    await (0,external_node_fs_promises_.utimes)(copy, second, second);
    return copy;
}
/** `--sparse`: a file that was not checked out may be written all the same. */
const ADD = ['add', '--all', '--sparse', '--'];
async function addFiles(store, call, tracked) {
    const skipped = [...ENVIRONMENT_FOLDERS].map((name) => `:(exclude,top,glob)**/${name}/**`);
    await store.run({ ...call, args: [...ADD, '.', ...skipped] });
    // Pathspecs cannot include again what they exclude, so environment folders of the base are added on their own.
    const kept = [...tracked].filter((folder) => ENVIRONMENT_FOLDERS.has(folder.slice(folder.lastIndexOf('/') + 1)));
    for (const folder of kept) {
        const spec = `:(top,literal)${folder}`;
        const listed = git_refs_text(await store.run({ ...call, args: ['ls-files', '-t', '-z', '--', spec] }));
        // All of it `S`: not checked out, and a pathspec that matches nothing is an error.
        const isHere = listed.split('\0').some((entry) => entry !== '' && !entry.startsWith('S '));
        if (isHere)
            await store.run({ ...call, args: [...ADD, spec] });
    }
}
/** git refuses one hostile name and with it the whole tree; the path is what a reader needs (E6). */
function asRefusal(error) {
    const message = error instanceof Error ? error.message : String(error);
    const path = /invalid path '([^']*)'/.exec(message)?.[1];
    if (path === undefined)
        return error;
    return new errors/* PublishRefused */.ye(`${JSON.stringify(path)} cannot be in a git tree`, {
        path,
        rule: 'name',
    });
}
/** Environment folders that the base itself tracks: those are published like any other. */
async function trackedFolders(store, base) {
    const output = await store.run({ args: ['ls-tree', '-r', '-d', '-z', '--name-only', base] });
    return new Set(git_refs_text(output).split('\0'));
}
async function diff(store, base, tree) {
    const output = await store.run({
        args: ['diff-tree', '-r', '-z', '--no-renames', '--raw', base, tree],
    });
    const parts = git_refs_text(output).split('\0');
    const changes = [];
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const [oldMode = '', newMode = '', oldObject = '', newObject = '', status = 'M'] = (parts[index] ?? '')
            .slice(1)
            .split(' ');
        changes.push({
            path: parts[index + 1] ?? '',
            status: statusOf(status),
            oldMode,
            newMode,
            newObject,
            oldObject,
        });
    }
    return changes;
}
function statusOf(letter) {
    return letter === 'A' || letter === 'D' || letter === 'T' ? letter : 'M';
}
async function patch(store, options) {
    const args = [
        'diff-tree',
        '-p',
        '--binary',
        '--no-renames',
        '--no-ext-diff',
        '--no-textconv',
        options.base,
        options.tree,
    ];
    return git_refs_text(await store.run({ args, maxBytes: options.maxBytes }));
}

;// CONCATENATED MODULE: ./lib/adapters/node-clock.js
const nodeClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const stop = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', stop);
            resolve();
        }, ms);
        signal?.addEventListener('abort', stop, { once: true });
    }),
};

;// CONCATENATED MODULE: ./lib/adapters/node-files.js
/** Files of this machine. Reading follows no link in the last place and takes regular files only. */





const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
function createNodeFiles() {
    return {
        readText: (file, options = {}) => readText(file, options.maxBytes ?? DEFAULT_MAX_BYTES),
        writeText,
        exists: (file) => (0,external_node_fs_promises_.access)(file).then(() => true, () => false),
        list: (folder) => (0,external_node_fs_promises_.readdir)(folder).catch(emptyWhenMissing),
        makeDir: async (folder) => void (await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true })),
        remove: (target) => (0,external_node_fs_promises_.rm)(target, { recursive: true, force: true }),
        makeTemp: async (prefix) => (0,external_node_fs_promises_.realpath)(await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(external_node_os_.tmpdir(), prefix.replaceAll(/[^\w-]/g, '-')))),
    };
}
/** The descriptor is opened once and looked at through itself: nothing can be swapped in between. */
async function readText(file, maxBytes) {
    // Without O_NONBLOCK, opening a FIFO would wait for ever.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const handle = await (0,external_node_fs_promises_.open)(file, flags).catch((error) => error);
    if (!('stat' in handle))
        return unreadable(handle);
    try {
        const status = await handle.stat();
        if (!status.isFile())
            return { kind: 'not-a-file' };
        if (status.size > maxBytes)
            return { kind: 'too-large', bytes: status.size };
        return decode(await handle.readFile());
    }
    finally {
        await handle.close();
    }
}
function unreadable(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return { kind: 'missing' };
    if (['ELOOP', 'EISDIR', 'ENXIO', 'EMLINK'].includes(error.code ?? ''))
        return { kind: 'not-a-file' };
    throw error;
}
function decode(bytes) {
    try {
        return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return { kind: 'not-utf8' };
    }
}
async function writeText(file, text) {
    await (0,external_node_fs_promises_.mkdir)(external_node_path_.dirname(file), { recursive: true });
    const temporary = `${file}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    try {
        await (0,external_node_fs_promises_.writeFile)(temporary, text);
        await (0,external_node_fs_promises_.rename)(temporary, file);
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(temporary, { force: true });
        throw error;
    }
}
function emptyWhenMissing(error) {
    if (error.code === 'ENOENT')
        return [];
    throw error;
}

// EXTERNAL MODULE: ./lib/adapters/process-runner.js + 2 modules
var process_runner = __webpack_require__(6617);
;// CONCATENATED MODULE: ./lib/main-adapters.js
/** The adapters of a run on GitHub Actions. A part of `main.ts`, which alone imports it. */








/** @throws FanoutError when git is missing or too old */
async function startRun(options) {
    const { context, token, signal } = options;
    const clock = nodeClock;
    const folder = external_node_path_.join(context.tempFolder, `agent-fanout-${process.pid}-${clock.now()}`);
    const git = {
        trustedDir: external_node_path_.join(folder, 'trusted.git'),
        workspaceRoot: external_node_path_.join(folder, 'work'),
        remote: { kind: 'http', url: context.remoteUrl, token },
        // Not the signal of the job: what was cancelled still has its work to keep and its record to write.
        environment: process.env,
    };
    const ports = {
        clock,
        logger: createActionsLogger(),
        files: createNodeFiles(),
        processes: (0,process_runner/* createProcessRunner */.E)(),
        git: await createGit(git),
        ledger: await createGitLedger(git),
    };
    return { context, token, ports, signal, folder };
}
/** GitHub ends a hosted job after so long, and its token with it. Source: github/docs, actions limits. */
const JOB_HOURS = 6;
/** Loaded when it is needed: the report makes no request. */
async function openTracker(run) {
    const { createGithubTracker } = await __webpack_require__.e(/* import() */ 878).then(__webpack_require__.bind(__webpack_require__, 2878));
    const { owner, repo } = run.context;
    return createGithubTracker({ ...clientOptions(run), owner, repo });
}
function clientOptions({ context, token, ports, signal }) {
    return {
        token,
        apiUrl: context.apiUrl,
        clock: ports.clock,
        logger: ports.logger,
        signal,
        deadline: ports.clock.now() + JOB_HOURS * 3_600_000,
    };
}
/** What is read before anything is written: who may do what, and what people wrote. No request before one is asked. */
async function openReaders(run) {
    const [{ GithubClient }, { createGithubPeople }, { createGithubIssues }] = await Promise.all([
        __webpack_require__.e(/* import() */ 166).then(__webpack_require__.bind(__webpack_require__, 2166)),
        __webpack_require__.e(/* import() */ 573).then(__webpack_require__.bind(__webpack_require__, 6573)),
        __webpack_require__.e(/* import() */ 22).then(__webpack_require__.bind(__webpack_require__, 22)),
    ]);
    const { owner, repo } = run.context;
    const options = { client: new GithubClient(clientOptions(run)), owner, repo };
    return { people: createGithubPeople(options), issues: createGithubIssues(options) };
}
/** The report is not held up by a rate limit: what is missing is written by the next one. */
const PLAN_ISSUE_MS = 3 * 60_000;
async function openPlanIssues({ context, token, ports, signal }) {
    const { createGithubPlanIssues } = await __webpack_require__.e(/* import() */ 891).then(__webpack_require__.bind(__webpack_require__, 891));
    const { apiUrl, owner, repo } = context;
    const { clock, logger } = ports;
    const deadline = clock.now() + PLAN_ISSUE_MS;
    return createGithubPlanIssues({ token, apiUrl, owner, repo, clock, logger, signal, deadline });
}
/** @throws FanoutError when the sandbox is wanted and cannot be had: never without it in silence */
async function findSandbox(isolation) {
    if (isolation === 'none') {
        const { noSandbox } = await __webpack_require__.e(/* import() */ 655).then(__webpack_require__.bind(__webpack_require__, 3655));
        return noSandbox;
    }
    const { detectSandbox } = await __webpack_require__.e(/* import() */ 598).then(__webpack_require__.bind(__webpack_require__, 6598));
    const found = await detectSandbox();
    if (found.kind === 'available')
        return found.sandbox;
    throw new errors/* FanoutError */.gh(`isolation is 'sandbox', and it cannot be had: ${found.reason}`, {
        hint: found.hint,
    });
}
/** The environment of this process; what of it reaches untrusted programs is decided by an allowlist. */
function hostEnvironment() {
    const entries = Object.entries(process.env).filter((entry) => entry[1] !== undefined);
    return Object.fromEntries(entries);
}


/***/ }),

/***/ 2521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ PLAN_ID),
/* harmony export */   O0: () => (/* binding */ issueHash),
/* harmony export */   Yv: () => (/* binding */ slugify),
/* harmony export */   fA: () => (/* binding */ planContentHash),
/* harmony export */   nj: () => (/* binding */ buildPlanId),
/* harmony export */   w9: () => (/* binding */ TASK_ID)
/* harmony export */ });
/* unused harmony export canonicalJson */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/** Ids, slugs and the content hash. */

/** What a task id may be: it becomes part of refs, file names and job names. */
const TASK_ID = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A plan id may be longer: name and hash. */
const PLAN_ID = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;
/** Lower-case letters, digits and single hyphens; at most `max` characters; empty when nothing is left. */
function slugify(text, max = 60) {
    return text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, max)
        .replace(/^-+|-+$/g, '');
}
/** JSON with sorted keys: equal for equal content, whatever the order it was written in. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}
/** sha256, hex, of everything in the plan but its id and the hash itself. */
function planContentHash(plan) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(plan)).digest('hex');
}
/** sha256, hex, of what an issue says: whatever is edited gives another. */
function issueHash({ title, body }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson({ title, body })).digest('hex');
}
/** Slug of the name and the first 8 hex digits of the content hash. */
function buildPlanId(name, contentHash) {
    const slug = slugify(name, 40);
    return `${slug === '' ? 'plan' : slug}-${contentHash.slice(0, 8)}`;
}


/***/ }),

/***/ 3317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IQ: () => (/* binding */ satisfiesNeed),
/* harmony export */   dR: () => (/* binding */ isFinal),
/* harmony export */   im: () => (/* binding */ OUTCOMES),
/* harmony export */   oJ: () => (/* binding */ isSuccess)
/* harmony export */ });
/** The closed set of ways in which a task ends. Every planned task ends with exactly one. */
const OUTCOMES = [
    'published',
    'no-changes',
    'tests-failed',
    'agent-failed',
    'quota',
    'timeout',
    'refused',
    'blocked',
    'cancelled',
    'deferred',
    'setup-failed',
    'lost',
];
/** Does a dependent of a task with this outcome start? */
function satisfiesNeed(outcome) {
    return outcome === 'published' || outcome === 'no-changes';
}
/** Is the task's job green? `deferred` is: nothing went wrong, the work comes later. */
function isSuccess(outcome) {
    return satisfiesNeed(outcome) || outcome === 'deferred';
}
/** May a later run work on the task again? Failures are tried again by a re-run; successes never. */
function isFinal(outcome) {
    return satisfiesNeed(outcome);
}


/***/ }),

/***/ 2846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ exactMatcher),
/* harmony export */   jW: () => (/* binding */ AGENT_CONFIGURATION),
/* harmony export */   kU: () => (/* binding */ PROTECTED_PATHS),
/* harmony export */   kZ: () => (/* binding */ pathMatcher)
/* harmony export */ });
/* unused harmony export foldPath */
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/** Paths that other programs obey: a change there would act with rights that the agent does not have. */

/** Instructions and settings of coding agents: what the next agent would be told or allowed to do. */
const AGENT_CONFIGURATION = [
    '**/.claude/**',
    '**/.claude.json',
    '**/claude.md',
    '**/claude.local.md',
    '**/.claudeignore',
    '**/agents.md',
    '**/agents.override.md',
    '**/.agents/**',
    'agent.md',
    '**/.codex/**',
    '**/gemini.md',
    '**/.gemini/**',
    '**/.geminiignore',
    '**/qwen.md',
    '**/.qwen/**',
    '**/.qwenignore',
    '**/.cursor/**',
    '**/.cursorrules',
    '**/.cursorignore',
    '**/.windsurf/**',
    '**/.windsurfrules',
    '**/.clinerules',
    '**/.clinerules/**',
    '**/.roo/**',
    '**/.roomodes',
    '**/.aider*',
    '**/.continue/**',
    '**/.mcp.json',
    '**/mcp.json',
    '**/.opencode/**',
    '**/.opencode*',
    '**/opencode.json',
    '**/opencode.jsonc',
    '**/.goosehints',
    '**/.goose/**',
    '**/.copilot/**',
    '**/copilot-instructions.md',
    '**/.junie/**',
    '**/.kiro/**',
];
const PLATFORM = [
    '.github/**',
    '**/codeowners',
    '.gitlab-ci.yml',
    '.gitea/**',
    '.forgejo/**',
    '.circleci/**',
    '.travis.yml',
    'azure-pipelines.yml',
    '**/jenkinsfile',
    '.buildkite/**',
];
const GIT = [
    '**/.git',
    '**/.git/**',
    '**/.gitmodules',
    '**/.gitattributes',
    '**/.gitconfig',
    '**/.mailmap',
    '**/.lfsconfig',
    '**/.git-blame-ignore-revs',
    '**/.husky/**',
    '**/.huskyrc*',
    '**/.githooks/**',
    '**/githooks/**',
    '**/.hooks/**',
    '**/lefthook.yml',
    '**/lefthook.yaml',
    '**/.lefthook*',
    '**/lefthook-local.*',
    '**/.pre-commit-config.yaml',
    '**/.pre-commit-hooks.yaml',
    '**/.overcommit.yml',
    '**/.simple-git-hooks.*',
    '**/simple-git-hooks.*',
];
/** What a package manager runs or where it fetches from. */
const PACKAGE_MANAGERS = [
    '**/.npmrc',
    '**/.yarnrc',
    '**/.yarnrc.yml',
    '**/.yarn/releases/**',
    '**/.yarn/plugins/**',
    '**/.pnpmfile.cjs',
    '**/.pnpmfile.mjs',
    '**/pnpmfile.js',
    '**/bunfig.toml',
    '**/pip.conf',
    '**/pip.ini',
    '**/.pip/**',
    '**/.pypirc',
    '**/uv.toml',
    '**/.cargo/config',
    '**/.cargo/config.toml',
    '**/.netrc',
    '**/_netrc',
    '**/.bundle/config',
    '**/.mvn/**',
    '**/sitecustomize.py',
    '**/usercustomize.py',
];
/** Run by an editor or a shell when somebody only opens the folder. */
const WORKSPACES = [
    '**/.vscode/**',
    '**/.idea/**',
    '**/.devcontainer/**',
    '**/.devcontainer.json',
    '**/.envrc',
    '**/.mise.toml',
    '**/mise.toml',
    '**/.tool-versions',
];
const PROTECTED_PATHS = [
    ...PLATFORM,
    ...GIT,
    ...AGENT_CONFIGURATION,
    ...PACKAGE_MANAGERS,
    ...WORKSPACES,
];
/** Characters that HFS+ leaves out when it compares names. Source: git, utf8.c, next_hfs_char. */
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a glob's star does not match a line end
const CONTROLS = /[\u0000-\u001f\u007f\u2028\u2029]/g;
/**
 * A path as the most forgiving file system takes it: without ignorable characters, in compatibility form, lower
 * case, without the dots and spaces at the end that Windows drops and the stream that it splits off, and with
 * NTFS short names written out.
 */
function foldPath(path) {
    return path
        .replace(IGNORABLE, '')
        .replace(CONTROLS, '_')
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\\/]/)
        .map((part) => part.replace(/:.*$/, '').replace(/[. ]+$/, '') || part)
        .map((part) => part.replace(/^git~\d+$/, '.git').replace(/^(gi[0-9a-f]{4}|github)~\d+$/, '.github'))
        .join('/');
}
/** Tells whether a path matches one of the globs as it is written. */
function exactMatcher(globs) {
    return globs.length === 0 ? () => false : picomatch__WEBPACK_IMPORTED_MODULE_0__([...globs], { dot: true });
}
/** Tells whether a path matches one of the globs in any of its forms. */
function pathMatcher(globs) {
    if (globs.length === 0)
        return () => false;
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__(globs.map((glob) => glob.toLowerCase()), { dot: true, nocase: true });
    return (path) => matches(path) || matches(foldPath(path));
}


/***/ }),

/***/ 8981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dR: () => (/* binding */ DEFAULT_LIMITS),
/* harmony export */   ek: () => (/* binding */ checkChanges),
/* harmony export */   hl: () => (/* binding */ isTestFile),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _protected_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2846);
/** What may be published: limits on the walk (step 2) and rules on the raw diff (step 4). */

const DEFAULT_LIMITS = {
    maxFiles: 200_000,
    maxFileBytes: 50_000_000,
    maxTotalBytes: 2_000_000_000,
};
const DEFAULT_POLICY = {
    protectedPaths: _protected_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .PROTECTED_PATHS */ .kU,
    unsafeAllowProtectedPaths: [],
    maxChangedFiles: 1_000,
};
const ALLOWED_MODES = new Set(['000000', '100644', '100755', '120000']);
/** Every rule that a change breaks, in the order of the diff. */
function checkChanges(changes, policy) {
    const isNamed = (0,_protected_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .pathMatcher */ .kZ)(policy.protectedPaths);
    const isAllowed = (0,_protected_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .exactMatcher */ .Gh)(policy.unsafeAllowProtectedPaths);
    const isProtected = (path) => isNamed(path) && !isAllowed(path);
    const violations = changes.flatMap((change) => checkChange(change, isProtected));
    if (changes.length <= policy.maxChangedFiles)
        return violations;
    const message = `${changes.length} files were changed; at most ${policy.maxChangedFiles} may be`;
    return [...violations, { path: changes[0]?.path ?? '', rule: 'too-many-files', message }];
}
function checkChange({ path, newMode }, isProtected) {
    const shown = JSON.stringify(path);
    if (newMode === '160000') {
        return [{ path, rule: 'submodule', message: `${shown} is a submodule or a nested repository` }];
    }
    if (!ALLOWED_MODES.has(newMode)) {
        return [{ path, rule: 'mode', message: `${shown} has the mode ${newMode}` }];
    }
    if (isProtected(path)) {
        return [
            {
                path,
                rule: 'protected-path',
                message: `${shown} is protected and may not be changed by a task`,
            },
        ];
    }
    return [];
}
const TEST_FILE = /(?:^|\/)(?:__tests__|tests?|spec)\/|(?:^|\/)(?:test_[^/]+|[^/]+[._-](?:test|tests|spec))\.\w+$/i;
/** Does this path look like a test? Such changes are shown to the reviewer. */
function isTestFile(path) {
    return TEST_FILE.test(path);
}


/***/ }),

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseRecord),
/* harmony export */   u: () => (/* binding */ parsePlanText)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _plan_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2521);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3317);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9384);
/** Reads records and plans back from the ledger: whoever can push can write there, so nothing is taken on trust. */




/** Characters of a record. A healthy one has a few thousand. */
const MAX_RECORD = 262_144;
const Text = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(20_000));
const Time = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0));
const Count = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0));
const Id = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const Usage = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    usd: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0))),
    tokens: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ input: Count, output: Count, cached: Count })),
    turns: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Count),
});
const AgentEnd = valibot__WEBPACK_IMPORTED_MODULE_1__/* .variant */ .Oxt('kind', [
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('done') }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['failed', 'quota', 'denied', 'timeout', 'budget']), reason: Text }),
]);
const Tests = valibot__WEBPACK_IMPORTED_MODULE_1__/* .variant */ .Oxt('kind', [
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('passed'), known: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Text)) }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('failed'), reason: Text, newFailures: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Text) }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('timeout'), reason: Text }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('none') }),
]);
const Facts = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    date: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Count),
    issue: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: Count, url: Text })),
    branch: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[a-z0-9/-]{1,100}$/))),
    baseCommit: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Id),
    treeId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Id),
    commit: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Id),
    pushes: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Id)),
    pullRequest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: Count, url: Text, draft: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() })),
    wip: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Id),
    changedPaths: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Text)),
    touchedTests: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Text)),
    agent: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: Text, version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Text), model: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Text) })),
    isolation: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['sandbox', 'none'])),
    network: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['open', 'none', 'allowlist'])),
});
const base = {
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(_record_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_VERSION */ .h),
    planId: Text,
    taskId: Text,
    title: Text,
    wave: Count,
    owner: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ run: Text, where: Text, seenAt: Time }),
    facts: Facts,
    phases: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(_record_js__WEBPACK_IMPORTED_MODULE_2__/* .PHASE_NAMES */ .b), startedAt: Time, endedAt: Time, ok: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() })),
    attempts: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        number: Count,
        agent: AgentEnd,
        tests: Tests,
        treeId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Id),
        usage: Usage,
        transcript: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Text),
    })),
    usage: Usage,
    requests: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ total: Count, contentWrites: Count }),
};
const Record = valibot__WEBPACK_IMPORTED_MODULE_1__/* .variant */ .Oxt('state', [
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        ...base,
        state: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('running'),
        intent: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['issue', 'push', 'pull-request'])),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ...base, state: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('finished'), outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTCOMES */ .im), reason: Text }),
]);
function parseRecord(text) {
    if (text.length > MAX_RECORD)
        return { kind: 'invalid', reason: `it has ${text.length} characters` };
    const value = parseJson(text);
    if (value === undefined)
        return { kind: 'invalid', reason: 'it is missing or no JSON' };
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(Record, value);
    // Absent and undefined are the same in JSON, so the schema's output is a record.
    if (result.success)
        return { kind: 'valid', record: result.output };
    const [issue] = result.issues;
    return {
        kind: 'invalid',
        reason: `${valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue) ?? 'it'}: ${issue.message}`.slice(0, 200),
    };
}
/** The hash proves that this is what was stored: a plan that was changed by hand is refused. */
function parsePlanText(text) {
    const value = parseJson(text);
    if (typeof value !== 'object' ||
        value === null ||
        !('contentHash' in value) ||
        !('tasks' in value)) {
        return { kind: 'invalid', reason: 'it is no plan' };
    }
    const { id, contentHash, ...content } = value;
    if ((0,_plan_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .planContentHash */ .fA)(content) !== contentHash) {
        return { kind: 'invalid', reason: 'its content does not have the hash that it says' };
    }
    return { kind: 'valid', plan: { id, ...content, contentHash } };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ PHASE_NAMES),
/* harmony export */   h: () => (/* binding */ RECORD_VERSION)
/* harmony export */ });
const RECORD_VERSION = 1;
/** Steps of a task whose times are recorded. `issue`, `checkout` and `environment` overlap. */
const PHASE_NAMES = [
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


/***/ })

};
