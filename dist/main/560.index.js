export const id = 560;
export const ids = [560];
export const modules = {

/***/ 5560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAgentInstaller: () => (/* binding */ createAgentInstaller)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
;// CONCATENATED MODULE: ./lib/agents/reading.js
/** Helpers for reading what agents print. */

/** One harmless line of at most 300 characters. */
function shortReason(text) {
    return (0,log_filter/* harmlessLine */.K)(text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}

;// CONCATENATED MODULE: ./lib/agents/command.js
/** Any program as an agent: the prompt on stdin and in a file, an optional JSON file for what it has to say. */


const Count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
/** The result file. Every field may be left out. */
const Result = dist/* object */.Ikc({
    summary: dist/* optional */.lqM(dist/* string */.YjP()),
    usd: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0))),
    tokens: dist/* optional */.lqM(dist/* object */.Ikc({ input: Count, output: Count, cached: dist/* optional */.lqM(Count, 0) })),
    turns: dist/* optional */.lqM(Count),
    /** Out of credit or over a limit for good, in its words. */
    quota: dist/* optional */.lqM(dist/* string */.YjP()),
});
const commandAgent = {
    name: 'command',
    environment: [],
    silenceSeconds: 900,
    buildCall: ({ task, promptFile, resultFile, attempt }) => {
        if (task.agent.command === undefined)
            throw new Error(`task ${task.id} has no command for its agent`);
        const [program, ...args] = task.agent.command;
        return {
            command: [program, ...args, ...task.agent.args],
            env: {
                AGENT_FANOUT_TASK: task.id,
                AGENT_FANOUT_ATTEMPT: String(attempt),
                AGENT_FANOUT_PROMPT_FILE: promptFile,
                AGENT_FANOUT_RESULT_FILE: resultFile,
                ...(task.model === undefined ? {} : { AGENT_FANOUT_MODEL: task.model }),
            },
            stdin: 'prompt',
            files: {},
        };
    },
    readOutput,
};
function readOutput(output) {
    const result = readResult(output.result);
    if (result === 'invalid') {
        const reason = 'the result file is no JSON of the documented shape';
        return { end: { kind: 'failed', reason }, usage: {} };
    }
    const { summary, quota, usd, tokens, turns } = result;
    return {
        end: quota === undefined ? endOf(output) : { kind: 'quota', reason: shortReason(quota) },
        usage: {
            ...(usd === undefined ? {} : { usd }),
            ...(tokens === undefined ? {} : { tokens }),
            ...(turns === undefined ? {} : { turns }),
        },
        ...(summary === undefined ? {} : { summary }),
    };
}
function readResult(text) {
    if (text === undefined)
        return {};
    try {
        const parsed = dist/* safeParse */.xLC(Result, JSON.parse(text));
        return parsed.success ? parsed.output : 'invalid';
    }
    catch {
        return 'invalid';
    }
}
function endOf({ end, stderr, stdout }) {
    const last = (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
    const words = last === '' ? '' : `: ${shortReason(last)}`;
    switch (end.kind) {
        case 'exited':
            if (end.code === 0)
                return { kind: 'done' };
            return { kind: 'failed', reason: `the agent ended with exit code ${end.code}${words}` };
        case 'signalled':
            return { kind: 'failed', reason: `the agent was ended by ${end.signal}${words}` };
        case 'timeout':
            return { kind: 'timeout', reason: "the task's time was up" };
        case 'silent':
            return { kind: 'timeout', reason: 'the agent printed nothing for too long' };
        case 'aborted':
            return { kind: 'failed', reason: 'the run was cancelled' };
        case 'not-started':
            return { kind: 'failed', reason: `the agent could not be started: ${end.message}` };
    }
}

;// CONCATENATED MODULE: ./lib/agents/registry.js
/** All agents by name. A new one is one file here, one line below and one fixture. */


const AGENTS = [commandAgent];
/** @throws FanoutError when this version has no such agent */
function agentNamed(name) {
    const found = AGENTS.find((agent) => agent.name === name);
    if (found !== undefined)
        return found;
    throw new errors/* FanoutError */.gh(`this version cannot call the agent ${name} yet`, {
        hint: `Available: ${AGENTS.map((agent) => agent.name).join(', ')}. Any program works: agent: {run: 'your-agent --flags'}.`,
    });
}

;// CONCATENATED MODULE: ./lib/adapters/agent-installer.js
/** Finds an agent's program at its pinned version in our cache, or installs it there. */




/** Several tasks may ask at once: each agent is installed once. */
function createAgentInstaller(options) {
    const ready = new Map();
    return async (name, signal) => {
        const definition = agentNamed(name);
        const known = ready.get(name) ?? prepare(options, definition, signal);
        ready.set(name, known);
        // A failed installation is tried again by the next task that asks.
        known.catch(() => ready.delete(name));
        return known;
    };
}
async function prepare(options, definition, signal) {
    const { package: wanted } = definition;
    if (wanted === undefined)
        return { definition };
    const folder = external_node_path_.join(options.cacheFolder, `${definition.name}-${wanted.version}`);
    const program = external_node_path_.join(folder, 'node_modules', '.bin', wanted.bin);
    if (!(await options.files.exists(program)))
        await install(options, { wanted, folder, signal });
    return { definition, program, version: wanted.version };
}
async function install({ processes, logger, files }, { wanted, folder, signal, }) {
    const name = `${wanted.name}@${wanted.version}`;
    logger.info(`installing ${name}`);
    await files.makeDir(folder);
    const result = await processes.run({
        command: [
            findNpm(),
            'install',
            '--prefix',
            folder,
            '--no-audit',
            '--no-fund',
            '--save-exact',
            name,
        ],
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? folder },
        timeoutMs: 10 * 60_000,
        signal,
    });
    if (result.end.kind === 'exited' && result.end.code === 0)
        return;
    await files.remove(folder);
    const words = result.stderr.trim().split('\n').slice(-3).join(' | ');
    throw new errors/* FanoutError */.gh(`${name} could not be installed: ${words}`, {
        hint: 'npm and its registry must be reachable, or the agent be in the cache.',
    });
}
function findNpm() {
    try {
        (0,external_node_child_process_.execFileSync)('npm', ['--version'], { stdio: 'ignore' });
        return 'npm';
    }
    catch (error) {
        throw new errors/* FanoutError */.gh('npm was not found', { hint: 'Install Node with npm.', cause: error });
    }
}


/***/ })

};
