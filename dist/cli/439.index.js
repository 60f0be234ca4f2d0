export const id = 439;
export const ids = [439];
export const modules = {

/***/ 3439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runIntegrate: () => (/* binding */ runIntegrate)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/adapters/user-repository.js
var user_repository = __webpack_require__(3706);
// EXTERNAL MODULE: ./lib/cli-github.js
var cli_github = __webpack_require__(5373);
// EXTERNAL MODULE: ./lib/cli-wiring.js + 19 modules
var cli_wiring = __webpack_require__(2500);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task/agent-environment.js
var agent_environment = __webpack_require__(6596);
// EXTERNAL MODULE: ./lib/task/detect.js
var detect = __webpack_require__(1325);
// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
// EXTERNAL MODULE: ./lib/task/network-policy.js
var network_policy = __webpack_require__(6502);
// EXTERNAL MODULE: ./lib/task/test-output.js
var test_output = __webpack_require__(679);
// EXTERNAL MODULE: ./lib/commands/merge-check.js + 1 modules
var merge_check = __webpack_require__(4791);
// EXTERNAL MODULE: ./lib/commands/task-network.js
var task_network = __webpack_require__(1046);
;// CONCATENATED MODULE: ./lib/commands/integrate.js
/** Integrate: all finished branches on one, in the order with the fewest conflicts, tested after each merge. */









/** Writes one branch, at the end; never over another. @throws FanoutError when there is nothing to integrate */
async function integrate(ports, request) {
    const snapshot = await ports.ledger.read(request.planId);
    if (snapshot === undefined) {
        throw new errors/* FanoutError */.gh(`plan ${request.planId} is not in the ledger`, {
            hint: 'Look at `agent-fanout status` for the plans that are.',
        });
    }
    const order = await findOrder(ports, snapshot);
    const base = await ports.git.fetchBranch(snapshot.plan.base);
    const bench = await openBench(ports, request, base);
    try {
        return await mergeAll({ ports, request, snapshot, bench }, { order, base });
    }
    finally {
        await bench.workspace.release();
        await ports.files.remove(bench.home);
        if (bench.network.kind === 'allowlist')
            await bench.network.gate.close();
    }
}
async function findOrder(ports, snapshot) {
    const { plan } = snapshot;
    const records = new Map([...snapshot.records].map(([id, { record }]) => [id, record]));
    const merges = await (0,merge_check/* checkMerges */.Y)(ports.git, { plan, records });
    if (merges.kind === 'unknown')
        throw new errors/* FanoutError */.gh(merges.reason);
    if (merges.order.length > 0)
        return merges.order.map(({ id }) => id);
    throw new errors/* FanoutError */.gh(`plan ${plan.id} has no finished branch`, {
        hint: 'Run it first: agent-fanout run <plan file>.',
    });
}
async function openBench(ports, request, base) {
    const { git, files } = ports;
    const names = new Set((await git.listFiles(base)).filter((file) => !file.includes('/')));
    const texts = new Map();
    for (const name of detect/* DETECTION_FILES */.gz) {
        const text = names.has(name) ? await git.readFile(base, name) : undefined;
        if (text !== undefined)
            texts.set(name, text);
    }
    const policy = request.network ?? { kind: 'open' };
    const network = await (0,task_network/* openGate */.GN)(ports.sandbox, policy, (extra) => (0,network_policy/* hostsForTask */.Eq)({ agent: 'none', environment: {}, extra }));
    const workspace = await git.checkout({ commit: base, name: `${request.planId}-integration` });
    const home = await files.makeTemp('agent-fanout-integration-');
    return { workspace, home, network, names, texts };
}
async function mergeAll(integration, { order, base }) {
    const { snapshot, request } = integration;
    const merged = [];
    const leftOut = [];
    let current = base;
    for (const id of order) {
        request.signal.throwIfAborted();
        const task = snapshot.plan.tasks.find((each) => each.id === id);
        if (task === undefined)
            continue;
        const missing = task.needs.find((need) => leftOut.some((each) => each.id === need));
        const verdict = missing === undefined
            ? await mergeOne(integration, { task, current })
            : { kind: 'bad', why: `it needs ${missing}, which is left out` };
        if (verdict.kind === 'good') {
            current = verdict.commit;
            merged.push(id);
            request.onStep(`✔ ${id}`);
        }
        else {
            leftOut.push({ id, why: verdict.why });
            request.onStep((0,log_filter/* harmlessLine */.K)(`✖ ${id}: ${verdict.why}`));
        }
    }
    if (merged.length === 0)
        return { merged, leftOut };
    const branch = await pushIntegration(integration, current);
    return { branch, commit: current, merged, leftOut };
}
async function mergeOne(integration, { task, current }) {
    const { ports, snapshot, bench } = integration;
    const record = snapshot.records.get(task.id)?.record;
    const { commit = '', date = 0 } = record?.facts ?? {};
    const result = await ports.git.merge([current, commit], `Integrate ${task.id}`, date);
    if (result.kind === 'conflict')
        return { kind: 'bad', why: `it conflicts in ${result.paths.slice(0, 10).join(', ')}` };
    await ports.git.resetWorkspace(bench.workspace, result.commit);
    const why = await testMerge(integration, task);
    return why === undefined ? { kind: 'good', commit: result.commit } : { kind: 'bad', why };
}
/** Why the tests are not green; undefined when they are, or when there are none. */
async function testMerge(integration, task) {
    const { bench } = integration;
    const commands = (0,detect/* chooseCommands */.uP)(task, bench);
    if (commands.test.length === 0)
        return undefined;
    for (const command of [...commands.setup, ...commands.test]) {
        const result = await runConfined(integration, { command, name: task.id });
        if (result.end.kind === 'exited' && result.end.code === 0)
            continue;
        const output = `${result.stdout}\n${result.stderr}`;
        const how = result.end.kind === 'exited' ? `exit code ${result.end.code}` : result.end.kind;
        const said = (0,test_output/* failureFingerprint */.hX)(output).replace(/\s+/g, ' ').trim().slice(0, 200);
        return `its tests fail with what was merged before (${how}): ${said}`;
    }
    return undefined;
}
function runConfined({ ports, request, bench }, { command, name }) {
    const { workspace, home } = bench;
    const env = (0,agent_environment/* buildAgentEnvironment */.t)({ hostEnv: request.hostEnv, home, names: [] });
    const spec = ports.sandbox.confine({
        command,
        cwd: workspace.path,
        env: { ...env, CI: 'true' },
        timeoutMs: request.timeoutMs,
        outputFile: `${request.outputFolder}/integration/${name}.log`,
        signal: request.signal,
    }, {
        writable: [workspace.path, home],
        readable: workspace.borrowed,
        hidden: workspace.hidden ?? [],
        network: bench.network,
    });
    return ports.processes.run(spec);
}
/** Somebody may work on an earlier integration branch: another content gets another name. */
async function pushIntegration({ ports, request }, commit) {
    const plain = `${(0,naming/* branchPrefix */.$j)(request.planId)}integration`;
    for (const branch of [plain, `${plain}-${commit.slice(0, 8)}`]) {
        const ref = `refs/heads/${branch}`;
        const result = await ports.git.push({ commit, ref, expected: null });
        if (result.kind !== 'moved')
            return branch;
    }
    throw new errors/* FanoutError */.gh(`the branch ${plain} is taken`, { hint: 'Rename or delete it.' });
}
function renderIntegration({ branch, merged, leftOut }) {
    const lines = leftOut.map(({ id, why }) => `  ${id}: ${(0,log_filter/* harmlessLine */.K)(why)}`);
    return [
        branch === undefined
            ? 'Nothing could be integrated.'
            : `Branch ${branch} holds ${merged.length}: ${merged.join(', ')}`,
        ...(lines.length === 0 ? [] : ['', `Left out ${lines.length}:`, ...lines]),
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/cli-integrate.js
/** `integrate`. A part of `cli.ts`. */





const TEST_MINUTES = 30;
async function runIntegrate(command, place) {
    const { terminal, signal } = place;
    const repository = await (0,user_repository/* findRepository */.W)(process.cwd());
    const github = command.tracker === 'github' ? (0,cli_github/* findGithub */.p)(repository.origin, process.env) : undefined;
    const wiring = await (0,cli_wiring/* wireLocal */.B9)({
        repository,
        isolation: command.isolation,
        signal,
        colour: terminal.colour,
        ...(github === undefined ? {} : { github }),
    });
    const hostEnv = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
    const result = await integrate(wiring.ports, {
        planId: command.planId,
        hostEnv,
        outputFolder: external_node_path_.join(wiring.stateFolder, 'runs', command.planId),
        timeoutMs: TEST_MINUTES * 60_000,
        signal,
        onStep: (line) => terminal.out(`${line}\n`),
    });
    terminal.out(`\n${renderIntegration(result)}\n`);
    return result.leftOut.length === 0 ? 0 : 1;
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
