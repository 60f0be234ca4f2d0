export const id = 821;
export const ids = [821];
export const modules = {

/***/ 8605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XC: () => (/* binding */ agentNamed),
  lx: () => (/* binding */ missingKeys)
});

// UNUSED EXPORTS: AGENTS

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
;// CONCATENATED MODULE: ./lib/agents/reading.js
/** Reading what agents print: lines of JSON, ends, and what errors mean. */

/** One harmless line of at most 300 characters. */
function shortReason(text) {
    return (0,log_filter/* harmlessLine */.K)(text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}
/** Every line that is a JSON object; agents print other things between them. */
function readEvents(stdout) {
    return stdout.split('\n').flatMap((line) => {
        if (!line.startsWith('{'))
            return [];
        try {
            return [JSON.parse(line)];
        }
        catch {
            return [];
        }
    });
}
/** The value at a path of keys, or undefined: events of untrusted programs hold anything. */
function at(value, ...keys) {
    let current = value;
    for (const key of keys) {
        if (typeof current !== 'object' || current === null)
            return undefined;
        current = current[key];
    }
    return current;
}
function textAt(value, ...keys) {
    const found = at(value, ...keys);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** A number that is none of a count or a price reads as 0. */
function numberAt(value, ...keys) {
    const found = at(value, ...keys);
    return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : 0;
}
function countAt(value, ...keys) {
    return Math.round(numberAt(value, ...keys));
}
function listAt(value, ...keys) {
    const found = at(value, ...keys);
    return Array.isArray(found) ? found : [];
}
/** Words of providers and agents for: no more for you, now or for good. */
const QUOTA = /\b429\b|rate.?limit|too many requests|quota|RESOURCE_EXHAUSTED|insufficient.{0,12}(?:credit|balance|funds)|credit balance|billing|(?:usage|session|weekly) limit|out of credits?/i;
const KEY = /\b40[13]\b|unauthori[sz]ed|unauthenticated|authentication|invalid.{0,12}key|api key/i;
/** What an agent's error means: `quota` and `denied`, which names the key, when asking again is in vain. */
function failureOf(words, keys) {
    const said = shortReason(words);
    if (QUOTA.test(words))
        return { kind: 'quota', reason: said };
    if (!KEY.test(words))
        return { kind: 'failed', reason: said };
    const named = keys.length === 0 ? 'its key' : `the key in ${keys.join(' or ')}`;
    return { kind: 'denied', reason: `${named} was refused: ${said}` };
}
/** Exit 0 alone proves nothing: several agents end so after an error, or without having done a thing. */
function endOf({ output, keys, closed, problem }) {
    const { end } = output;
    if (end.kind === 'aborted')
        return { kind: 'failed', reason: 'the run was cancelled' };
    if (problem !== undefined)
        return failureOf(problem, keys);
    switch (end.kind) {
        case 'exited':
            if (end.code === 0 && closed)
                return { kind: 'done' };
            if (end.code === 0)
                return { kind: 'failed', reason: 'the agent ended without saying that it is done' };
            return failureOf(`the agent ended with exit code ${end.code}${lastWords(output)}`, keys);
        case 'signalled':
            return failureOf(`the agent was ended by ${end.signal}${lastWords(output)}`, keys);
        case 'timeout':
        case 'silent':
            return stoppedWhile(output);
        case 'not-started':
            return { kind: 'failed', reason: `the agent could not be started: ${end.message}` };
    }
}
/** Some ask again for ever after a 429 and say so nowhere but here. */
function stoppedWhile({ end, stderr, stdout }) {
    const tail = `${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`;
    const line = tail.split('\n').findLast((each) => QUOTA.test(each));
    if (line !== undefined)
        return { kind: 'quota', reason: shortReason(`it kept asking after: ${line}`) };
    const reason = end.kind === 'silent' ? 'the agent printed nothing for too long' : "the task's time was up";
    return { kind: 'timeout', reason };
}
function lastWords({ stderr, stdout }) {
    const last = (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
    return last === '' ? '' : `: ${last}`;
}

;// CONCATENATED MODULE: ./lib/agents/claude-stream.js

function readClaudeStream(output, keys) {
    const events = readEvents(output.stdout);
    const result = events.findLast(({ type }) => type === 'result');
    const sessionId = textAt(result ?? events[0], 'session_id');
    const summary = textAt(result, 'result');
    return {
        end: endOfStream({ output, keys, result }),
        usage: usageOf(result),
        toolCalls: countToolCalls(events),
        denials: listAt(result, 'permission_denials').length,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(summary === undefined ? {} : { summary }),
    };
}
function endOfStream(facts) {
    const { output, keys, result } = facts;
    const subtype = textAt(result, 'subtype') ?? '';
    if (/max_turns|max_budget/.test(subtype)) {
        return { kind: 'budget', reason: `the agent stopped at its ceiling (${subtype})` };
    }
    return endOf({ output, keys, closed: result !== undefined, problem: problemOf(result) });
}
/** An error of the API comes as `success` with `is_error`; from Qwen Code as the result's text alone. */
function problemOf(result) {
    if (result === undefined)
        return undefined;
    const text = textAt(result, 'result') ?? '';
    const status = at(result, 'api_error_status');
    const failed = at(result, 'is_error') === true || textAt(result, 'subtype') !== 'success';
    if (!failed && !/^\[?API Error\b/.test(text))
        return undefined;
    const code = typeof status === 'number' && !text.includes(String(status)) ? ` (${status})` : '';
    const words = text === '' ? (textAt(result, 'error', 'message') ?? 'it says that it failed') : text;
    return shortReason(`${words}${code}`);
}
function usageOf(result) {
    if (result === undefined)
        return {};
    const cost = at(result, 'total_cost_usd');
    return {
        ...(typeof cost === 'number' ? { usd: numberAt(result, 'total_cost_usd') } : {}),
        tokens: {
            input: countAt(result, 'usage', 'input_tokens'),
            output: countAt(result, 'usage', 'output_tokens'),
            cached: countAt(result, 'usage', 'cache_read_input_tokens'),
        },
        turns: countAt(result, 'num_turns'),
    };
}
function countToolCalls(events) {
    return events
        .filter(({ type }) => type === 'assistant')
        .flatMap((event) => listAt(event, 'message', 'content'))
        .filter((block) => at(block, 'type') === 'tool_use').length;
}

;// CONCATENATED MODULE: ./lib/agents/claude.js
/** Claude Code. Source of switches and events: code.claude.com/docs, 'Run Claude Code programmatically'; tried at the pinned version. */

const KEYS = ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'];
const claude = {
    name: 'claude',
    // The last release that npm installs under Node 20; it runs under later ones too.
    package: { name: '@anthropic-ai/claude-code', version: '2.1.197', bin: 'claude' },
    keys: KEYS,
    environment: ['ANTHROPIC_BASE_URL', 'ANTHROPIC_CUSTOM_HEADERS'],
    isTurn: (line) => line.startsWith('{"type":"assistant"'),
    silenceSeconds: 900,
    buildCall: ({ task }) => ({
        command: [
            'claude',
            '-p',
            ...['--output-format', 'stream-json', '--verbose'],
            '--dangerously-skip-permissions',
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...(task.budget.turns === undefined ? [] : ['--max-turns', String(task.budget.turns)]),
            ...(task.budget.usd === undefined ? [] : ['--max-budget-usd', String(task.budget.usd)]),
            ...task.agent.args,
        ],
        env: {
            // As root it skips permissions only when this says that walls are around it.
            IS_SANDBOX: '1',
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
            // By default it asks ten times over three minutes when a key is wrong.
            CLAUDE_CODE_MAX_RETRIES: '2',
            DISABLE_AUTOUPDATER: '1',
        },
        stdin: 'prompt',
        files: {},
    }),
    readOutput: (output) => readClaudeStream(output, KEYS),
};

;// CONCATENATED MODULE: ./lib/agents/codex.js
/** Codex CLI. Source: developers.openai.com/codex, 'Non-interactive mode' and 'Configuration'; tried at the pinned version. */

const codex_KEYS = ['OPENAI_API_KEY', 'CODEX_API_KEY'];
const PUBLIC_API = 'https://api.openai.com/v1';
const codex = {
    name: 'codex',
    package: { name: '@openai/codex', version: '0.169.0', bin: 'codex' },
    keys: codex_KEYS,
    environment: ['OPENAI_BASE_URL'],
    isTurn: (line) => line.startsWith('{"type":"item.started"'),
    silenceSeconds: 900,
    buildCall: ({ task, home, environment, isolation }) => ({
        command: [
            'codex',
            'exec',
            ...['--json', '--ephemeral', '--skip-git-repo-check'],
            // Its own sandbox does not work inside ours: commands fail, and it ends with 0 all the same.
            ...(isolation === 'sandbox'
                ? ['--dangerously-bypass-approvals-and-sandbox']
                : ['--sandbox', 'workspace-write']),
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...task.agent.args,
            '-',
        ],
        env: { CODEX_HOME: `${home}/.codex` },
        stdin: 'prompt',
        files: { '.codex/config.toml': buildConfig(environment) },
    }),
    readOutput,
};
/** JSON strings are TOML strings. */
function buildConfig(environment) {
    const key = codex_KEYS.find((name) => environment[name] !== undefined) ?? 'OPENAI_API_KEY';
    const url = environment['OPENAI_BASE_URL'] ?? PUBLIC_API;
    return `model_provider = "fanout"

[model_providers.fanout]
name = "OpenAI"
base_url = ${JSON.stringify(url)}
env_key = ${JSON.stringify(key)}
wire_api = "responses"
supports_websockets = false
request_max_retries = 2
stream_max_retries = 2

[features]
plugins = false
apps = false
remote_plugin = false

[analytics]
enabled = false
`;
}
function readOutput(output) {
    const events = readEvents(output.stdout);
    const completed = events.findLast(({ type }) => type === 'turn.completed');
    const failed = events.findLast(({ type }) => type === 'turn.failed');
    const items = events
        .filter(({ type }) => type === 'item.completed')
        .map((event) => event['item']);
    const summary = textAt(items.findLast((item) => at(item, 'type') === 'agent_message'), 'text');
    const sessionId = textAt(events[0], 'thread_id');
    const calls = items.filter((item) => /_execution$|_call$|file_change/.test(textAt(item, 'type') ?? ''));
    return {
        end: endOf({
            output,
            keys: codex_KEYS,
            closed: completed !== undefined,
            problem: failed === undefined ? undefined : (textAt(failed, 'error', 'message') ?? 'it failed'),
        }),
        usage: completed === undefined
            ? {}
            : {
                tokens: {
                    input: countAt(completed, 'usage', 'input_tokens'),
                    output: countAt(completed, 'usage', 'output_tokens'),
                    cached: countAt(completed, 'usage', 'cached_input_tokens'),
                },
            },
        toolCalls: calls.length,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(summary === undefined ? {} : { summary }),
    };
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
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
    keys: [],
    environment: [],
    isTurn: () => false,
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
    readOutput: command_readOutput,
};
function command_readOutput(output) {
    const result = readResult(output.result);
    if (result === 'invalid') {
        const reason = 'the result file is no JSON of the documented shape';
        return { end: { kind: 'failed', reason }, usage: {} };
    }
    const { summary, quota, usd, tokens, turns } = result;
    return {
        end: quota === undefined
            ? endOf({ output, keys: [], closed: true })
            : { kind: 'quota', reason: shortReason(quota) },
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

;// CONCATENATED MODULE: ./lib/agents/copilot.js
/** GitHub Copilot CLI, with a Copilot token or with a provider of one's own. Source: docs.github.com, 'Copilot CLI'; tried at the pinned version. */

/** The run's own GITHUB_TOKEN is never handed on; Copilot has a token of its own. */
const copilot_KEYS = ['COPILOT_GITHUB_TOKEN', 'COPILOT_PROVIDER_API_KEY'];
const copilot = {
    name: 'copilot',
    package: { name: '@github/copilot', version: '1.0.102', bin: 'copilot' },
    keys: copilot_KEYS,
    environment: [
        'COPILOT_OFFLINE',
        'COPILOT_MODEL',
        'COPILOT_PROVIDER_BASE_URL',
        'COPILOT_PROVIDER_TYPE',
    ],
    isTurn: (line) => line.startsWith('{"type":"assistant.turn_start"'),
    silenceSeconds: 900,
    buildCall: ({ task }) => ({
        command: [
            'copilot',
            '--allow-all-tools',
            ...['--output-format', 'json'],
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...task.agent.args,
        ],
        env: { COPILOT_AUTO_UPDATE: 'false' },
        stdin: 'prompt',
        files: {},
    }),
    readOutput: copilot_readOutput,
};
function copilot_readOutput(output) {
    const events = readEvents(output.stdout);
    const result = events.findLast(({ type }) => type === 'result');
    const error = events.findLast(({ type }) => type === 'session.error');
    const sessionId = textAt(result, 'sessionId');
    const messages = events.filter(({ type }) => type === 'assistant.message');
    const summary = textAt(messages.at(-1), 'data', 'content');
    const isOk = result !== undefined && at(result, 'exitCode') === 0;
    const problem = isOk ? undefined : textAt(error, 'data', 'message');
    return {
        end: endOf({ output, keys: copilot_KEYS, closed: isOk, problem }),
        usage: { ...tokensOf(events), turns: messages.length },
        toolCalls: events.filter(({ type }) => type === 'tool.execution_complete').length,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(summary === undefined ? {} : { summary }),
    };
}
/** It counts tokens in `assistant.usage` events of some versions, and premium requests in others. */
function tokensOf(events) {
    const usages = events.filter(({ type }) => type === 'assistant.usage');
    if (usages.length === 0)
        return {};
    const total = (key) => usages.reduce((sum, event) => sum + countAt(event, 'data', key), 0);
    return {
        tokens: {
            input: total('inputTokens'),
            output: total('outputTokens'),
            cached: total('cacheReadTokens'),
        },
    };
}

;// CONCATENATED MODULE: ./lib/agents/gemini.js
/** Gemini CLI. Source: geminicli.com/docs, 'Headless mode' and 'Settings'; tried at the pinned version. */

const gemini_KEYS = ['GEMINI_API_KEY'];
/** Exit code when the ceiling of turns is met. Source: geminicli.com/docs, 'Exit codes'. */
const TURN_LIMIT = 53;
const gemini = {
    name: 'gemini',
    package: { name: '@google/gemini-cli', version: '0.61.0', bin: 'gemini' },
    keys: gemini_KEYS,
    environment: ['GOOGLE_GEMINI_BASE_URL'],
    isTurn: (line) => line.startsWith('{"type":"tool_use"'),
    silenceSeconds: 600,
    buildCall: ({ task }) => ({
        command: [
            'gemini',
            '--yolo',
            ...['--output-format', 'stream-json'],
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...task.agent.args,
        ],
        // In a folder that it does not trust it takes --yolo back in silence.
        env: { GEMINI_CLI_TRUST_WORKSPACE: 'true' },
        stdin: 'prompt',
        files: {
            '.gemini/settings.json': JSON.stringify({
                security: { auth: { selectedType: 'gemini-api-key' } },
                privacy: { usageStatisticsEnabled: false },
                telemetry: { enabled: false },
                // By default it asks ten times, for minutes, before it says that there is no quota.
                general: { disableAutoUpdate: true, enableAutoUpdate: false, maxAttempts: 3 },
                ...(task.budget.turns === undefined
                    ? {}
                    : { model: { maxSessionTurns: task.budget.turns } }),
            }),
        },
    }),
    readOutput: gemini_readOutput,
};
function gemini_readOutput(output) {
    const events = readEvents(output.stdout);
    const result = events.findLast(({ type }) => type === 'result');
    const sessionId = textAt(events[0], 'session_id');
    const summary = events
        .filter(({ type, role }) => type === 'message' && role === 'assistant')
        .map((event) => textAt(event, 'content') ?? '')
        .join('')
        .trim();
    const failed = textAt(result, 'status') === 'error'
        ? (textAt(result, 'error', 'message') ?? 'it says that it failed')
        : undefined;
    // It stops itself when it goes round in circles, as a warning, with the status success.
    const warned = events.findLast(({ type }) => type === 'error');
    const problem = failed ?? textAt(warned, 'message');
    const isLimit = output.end.kind === 'exited' && output.end.code === TURN_LIMIT;
    return {
        end: isLimit
            ? { kind: 'budget', reason: 'the agent stopped at its ceiling of turns' }
            : endOf({ output, keys: gemini_KEYS, closed: result !== undefined, problem }),
        usage: result === undefined
            ? {}
            : {
                tokens: {
                    input: countAt(result, 'stats', 'input_tokens'),
                    output: countAt(result, 'stats', 'output_tokens'),
                    cached: countAt(result, 'stats', 'cached'),
                },
            },
        toolCalls: countAt(result, 'stats', 'tool_calls'),
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(summary === '' ? {} : { summary }),
    };
}

;// CONCATENATED MODULE: ./lib/agents/opencode.js
/** opencode, over the providers whose keys it is given. Source: opencode.ai/docs, 'CLI' and 'Config'; tried at the pinned version. */

const opencode_KEYS = ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'OPENROUTER_API_KEY'];
const opencode = {
    name: 'opencode',
    package: { name: 'opencode-ai', version: '1.18.33', bin: 'opencode' },
    keys: opencode_KEYS,
    environment: ['ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL'],
    // It prints a line only when a step has ended, and asks again in silence after a 429.
    isTurn: (line) => line.startsWith('{"type":"step_start"'),
    silenceSeconds: 600,
    buildCall: ({ task, home, environment }) => ({
        command: [
            'opencode',
            'run',
            ...['--format', 'json'],
            // The one place where it says why it is waiting.
            ...['--print-logs', '--log-level', 'ERROR'],
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...task.agent.args,
        ],
        env: {
            OPENCODE_CONFIG: `${home}/opencode.json`,
            OPENCODE_DISABLE_AUTOUPDATE: '1',
            OPENCODE_DISABLE_MODELS_FETCH: '1',
            OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
        },
        stdin: 'prompt',
        files: { 'opencode.json': JSON.stringify(opencode_buildConfig(environment)) },
    }),
    readOutput: opencode_readOutput,
};
function opencode_buildConfig(environment) {
    const provider = (name, url) => url === undefined ? {} : { [name]: { options: { baseURL: url } } };
    const anthropic = environment['ANTHROPIC_BASE_URL'];
    return {
        permission: 'allow',
        autoupdate: false,
        share: 'disabled',
        provider: {
            // Anthropic's own variable has no version in it; opencode wants one.
            ...provider('anthropic', anthropic === undefined ? undefined : `${anthropic}/v1`),
            ...provider('openai', environment['OPENAI_BASE_URL']),
        },
    };
}
/** There is no closing line: the last step that ended for `stop` is it. */
function opencode_readOutput(output) {
    const events = readEvents(output.stdout);
    const steps = events.filter(({ type }) => type === 'step_finish');
    const error = events.findLast(({ type }) => type === 'error');
    const sessionId = textAt(events[0], 'sessionID');
    const summary = textAt(events.findLast(({ type }) => type === 'text'), 'part', 'text');
    const closed = textAt(steps.at(-1), 'part', 'reason') === 'stop';
    return {
        end: endOf({ output, keys: opencode_KEYS, closed, problem: error && opencode_problemOf(error) }),
        usage: steps.length === 0
            ? {}
            : {
                usd: steps.reduce((sum, step) => sum + numberAt(step, 'part', 'cost'), 0),
                tokens: {
                    input: sum(steps, 'input'),
                    output: sum(steps, 'output'),
                    cached: sum(steps, 'cache', 'read'),
                },
                turns: steps.length,
            },
        toolCalls: events.filter(({ type }) => type === 'tool_use').length,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(summary === undefined ? {} : { summary }),
    };
}
function sum(steps, ...keys) {
    return steps.reduce((total, step) => total + countAt(step, 'part', 'tokens', ...keys), 0);
}
function opencode_problemOf(error) {
    const message = textAt(error, 'error', 'data', 'message') ?? textAt(error, 'error', 'name');
    const status = countAt(error, 'error', 'data', 'statusCode');
    return `${message ?? 'it says that it failed'}${status === 0 ? '' : ` (${status})`}`;
}

;// CONCATENATED MODULE: ./lib/agents/qwen.js
/** Qwen Code, over any provider that speaks OpenAI's Chat Completions. */

const qwen_KEYS = ['OPENAI_API_KEY'];
const qwen = {
    name: 'qwen',
    // Later releases need Node 22.
    package: { name: '@qwen-code/qwen-code', version: '0.15.10', bin: 'qwen' },
    keys: qwen_KEYS,
    environment: ['OPENAI_BASE_URL', 'OPENAI_MODEL'],
    isTurn: (line) => line.startsWith('{"type":"assistant"'),
    silenceSeconds: 900,
    buildCall: ({ task }) => ({
        command: [
            'qwen',
            '--yolo',
            ...['--auth-type', 'openai', '--output-format', 'stream-json'],
            ...(task.model === undefined ? [] : ['--model', task.model]),
            ...(task.budget.turns === undefined
                ? []
                : ['--max-session-turns', String(task.budget.turns)]),
            ...task.agent.args,
        ],
        env: {},
        stdin: 'prompt',
        files: {
            '.qwen/settings.json': JSON.stringify({
                privacy: { usageStatisticsEnabled: false },
                general: { disableAutoUpdate: true },
                telemetry: { enabled: false },
                model: { generationConfig: { maxRetries: 2 } },
            }),
        },
    }),
    readOutput: (output) => readClaudeStream(output, qwen_KEYS),
};

;// CONCATENATED MODULE: ./lib/agents/registry.js
/** All agents by name. A new one is one file here, one line below and one fixture. */








const AGENTS = [
    claude,
    codex,
    gemini,
    copilot,
    opencode,
    qwen,
    commandAgent,
];
/** @throws FanoutError when there is no such agent */
function agentNamed(name) {
    const found = AGENTS.find((agent) => agent.name === name);
    if (found !== undefined)
        return found;
    throw new errors/* FanoutError */.gh(`there is no agent ${name}`, {
        hint: `There are: ${AGENTS.map((agent) => agent.name).join(', ')}. Any program works: agent: {run: 'your-agent --flags'}.`,
    });
}
/**
 * Names of variables of which one must be there and none is; undefined when all is well. A plan that hands other
 * variables to the agent (`env`) knows what it does.
 */
function missingKeys(agent, hostEnv) {
    const { keys } = agentNamed(agent.name);
    const isThere = (name) => (hostEnv[name] ?? '') !== '';
    if (keys.length === 0 || keys.some(isThere) || agent.env.some(isThere))
        return undefined;
    return keys;
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

/***/ 1821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runTaskCommand: () => (/* binding */ runTaskCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/round.js
var round = __webpack_require__(2571);
// EXTERNAL MODULE: ./lib/plan/waves.js
var waves = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/report/issue-body.js
var issue_body = __webpack_require__(5450);
// EXTERNAL MODULE: ./lib/task/claim.js
var claim = __webpack_require__(4557);
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

// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
// EXTERNAL MODULE: ./lib/task/outcome.js
var outcome = __webpack_require__(3317);
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
    const spent = overBudget(evidence);
    if (spent !== undefined)
        return { kind: 'end', outcome, reason: `${reason} (${spent})` };
    if (evidence.attemptsLeft > 0)
        return { kind: 'retry', reason };
    return { kind: 'end', outcome, reason };
}
function overBudget({ agent, usage, budget }) {
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
// EXTERNAL MODULE: ./lib/task/agent-environment.js
var agent_environment = __webpack_require__(6596);
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
    const position = plan.tasks.indexOf(task) % (0,round/* tasksAtOnce */.$n)(plan);
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
        wave: Math.max(0, (0,waves/* waveOf */.j5)((0,waves/* planWaves */.Kc)(plan), task.id)),
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
var dist = __webpack_require__(7934);
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
const Envelope = dist/* object */.Ikc({
    version: dist/* literal */.euz(HAND_OVER_VERSION),
    contentHash: dist/* string */.YjP(),
    record: dist/* unknown */.L5J(),
    tree: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/))),
    summary: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(20_000))),
});
/** Ends that only the publishing machine, or nobody, can tell. */
const NOT_ITS_TO_SAY = new Set(['lost', 'deferred']);
/** Pure. `expected`: the task that this machine publishes. */
function parseHandOver(text, expected) {
    const envelope = dist/* safeParse */.xLC(Envelope, parseJson(text));
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

// EXTERNAL MODULE: ./lib/task/marker.js
var task_marker = __webpack_require__(8715);
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
    const marker = (0,task_marker/* buildMarker */.h)({ planId: plan.id, taskId: task.id, kind: 'pull-request' });
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

// EXTERNAL MODULE: ./lib/agents/registry.js + 9 modules
var registry = __webpack_require__(8605);
// EXTERNAL MODULE: ./lib/task/detect.js
var detect = __webpack_require__(3706);
// EXTERNAL MODULE: ./lib/plan/identity.js
var identity = __webpack_require__(2521);
// EXTERNAL MODULE: ./lib/task/issue-work.js
var issue_work = __webpack_require__(9246);
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
    const other = (0,issue_work/* findOtherWork */.t)(planned.number, facts);
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
    const marker = (0,task_marker/* buildMarker */.h)({ planId: plan.id, taskId: task.id, kind: 'issue' });
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
            await ports.clock.sleep(claim/* HEARTBEAT_MS */.m, stop.signal);
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
    ports.tracker.takeTurns({ index, atOnce: (0,round/* tasksAtOnce */.$n)(snapshot.plan) });
    const decision = (0,claim/* decideClaim */.XS)({
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
    const start = decideStart(job.task, job.records, (0,waves/* probeOf */.u0)(job.plan));
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

;// CONCATENATED MODULE: ./lib/commands/work.js



/**
 * The same steps as `runTask` up to the tested tree; writes to no ledger and no tracker, but to `folder`.
 * When somebody else has the task or it is done, nothing is left there.
 * @throws FanoutError as `runTask` does
 */
async function runWork(ports, run, folder) {
    let kept;
    let summary;
    const ledger = unwrittenLedger(ports.ledger, (commit) => {
        kept = commit;
    });
    const leave = (text) => {
        summary = text;
    };
    const result = await runTask({ ...ports, ledger }, { ...run, part: { kind: 'work', leave } });
    if (result.kind !== 'finished')
        return result;
    const { snapshot } = await findTask(ports, run);
    await ports.files.makeDir(folder);
    const tree = kept === undefined ? undefined : await pack(ports, result.record, kept, folder);
    const handOver = {
        version: HAND_OVER_VERSION,
        contentHash: snapshot.plan.contentHash,
        record: result.record,
        ...(tree === undefined ? {} : { tree }),
        ...(summary === undefined ? {} : { summary: summary.slice(0, 20_000) }),
    };
    await ports.files.writeText(`${folder}/${HAND_OVER_FILE}`, JSON.stringify(handOver));
    return result;
}
async function pack({ git }, { facts }, commit, folder) {
    if (facts.baseCommit === undefined)
        return undefined;
    return git.packTree({ base: facts.baseCommit, commit, file: `${folder}/${PACK_FILE}` });
}
/** Reads as ever; what is written stays here. `onKept` is told the last commit of unpublished work. */
function unwrittenLedger(ledger, onKept) {
    let writes = 0;
    return {
        ...ledger,
        write: async () => ({ kind: 'written', version: `unwritten-${++writes}` }),
        keepWork: async ({ commit }) => onKept(commit),
    };
}

// EXTERNAL MODULE: ./lib/main-adapters.js + 16 modules
var main_adapters = __webpack_require__(3313);
// EXTERNAL MODULE: ./lib/main-files.js
var main_files = __webpack_require__(1956);
;// CONCATENATED MODULE: ./lib/main-task.js
/** `command: task`: one task of a plan, from claim to record. `work` and `publish`: its two halves, on two machines. */








async function runTaskCommand(run, inputs) {
    const queuedAt = run.ports.clock.now();
    const outputFolder = external_node_path_.join(run.folder, 'output');
    const [ports, templates, prepareAgent] = await Promise.all([
        portsOf(run, inputs),
        readTemplates(run, inputs),
        makeInstaller(run),
    ]);
    run.ports.logger.info(`Isolation: ${ports.sandbox.description}, network ${inputs.network.kind}`);
    const result = await runPart(ports, inputs, {
        planId: inputs.planId,
        taskId: inputs.taskId,
        run: run.context.run,
        where: run.context.runUrl,
        outputFolder,
        templates,
        prepareAgent,
        hostEnv: (0,main_adapters/* hostEnvironment */.mI)(),
        network: inputs.network,
        policy: { unsafeAllowProtectedPaths: inputs.unsafeAllowProtectedPaths },
        queuedAt,
        signal: run.signal,
        onProgress: (event) => tell(run, event, queuedAt),
    });
    return sayResult(run, inputs, { result, outputFolder });
}
function runPart(ports, inputs, taskRun) {
    switch (inputs.command) {
        case 'task':
            return runTask(ports, taskRun);
        case 'work':
            return runWork(ports, taskRun, handOverFolder(taskRun.outputFolder));
        case 'publish': {
            const folder = external_node_path_.resolve(inputs.handOver);
            return runTask(ports, { ...taskRun, part: { kind: 'publish', folder } });
        }
    }
}
/** Beside the transcripts, and not among them: it is an artifact of its own. */
function handOverFolder(outputFolder) {
    return external_node_path_.join(external_node_path_.dirname(outputFolder), 'hand-over');
}
function sayResult(run, inputs, { result, outputFolder }) {
    const { logger } = run.ports;
    if (result.kind === 'already-running') {
        logger.warn(`Task ${inputs.taskId} is being worked on by ${result.where}`);
        return { outputs: {} };
    }
    const { record } = result;
    const outputs = { ...outputsOf(record), outcome: record.outcome };
    const said = `${record.taskId}: ${record.outcome}: ${record.reason}`;
    if (result.kind === 'already-finished') {
        logger.info(`${said} (in an earlier run; nothing was written)`);
        return { outputs };
    }
    logger.info(said);
    const folder = external_node_path_.join(outputFolder, record.taskId);
    if (inputs.command === 'work') {
        // However it ended: the job that publishes tells it, and is the one that fails.
        return { outputs: { ...outputs, folder, 'hand-over': handOverFolder(outputFolder) } };
    }
    const withFolder = { outputs: { ...outputs, folder } };
    return (0,outcome/* isSuccess */.oJ)(record.outcome) ? withFolder : { ...withFolder, failure: said };
}
async function portsOf(run, inputs) {
    const { ports } = run;
    const [sandbox, tracker] = await Promise.all([(0,main_adapters/* findSandbox */.n7)(inputs.isolation), (0,main_adapters/* openTracker */.Zl)(run)]);
    return { ...ports, sandbox, tracker };
}
async function makeInstaller(run) {
    const { createAgentInstaller } = await __webpack_require__.e(/* import() */ 468).then(__webpack_require__.bind(__webpack_require__, 8468));
    const { files, logger, processes } = run.ports;
    const cacheFolder = external_node_path_.join(run.folder, 'agents');
    return createAgentInstaller({ cacheFolder, processes, files, logger });
}
async function readTemplates(run, inputs) {
    const { files } = run.ports;
    const folder = await findTemplates(files);
    const read = async (name) => textOf(await files.readText(external_node_path_.join(folder, name)), name);
    const [instructions, issue, pullRequest] = await Promise.all([
        inputs.instructions === undefined
            ? read('instructions.md')
            : readInstructions(run, inputs.instructions),
        read('issue.md'),
        read('pull-request.md'),
    ]);
    return { instructions, issue, pullRequest };
}
async function readInstructions(run, file) {
    const { git } = run.ports;
    const { readText } = (0,main_files/* commitFiles */.z)(git, run.context.sha);
    return textOf(await readText(external_node_path_.posix.resolve(main_files/* COMMIT_ROOT */.p, file)), file);
}
function textOf(content, name) {
    if (content.kind === 'text')
        return content.text;
    throw new errors/* FanoutError */.gh(`the template ${name} cannot be read (${content.kind})`, {
        hint: 'The input instructions takes a path in the repository, of the commit that the run is for.',
    });
}
/** Beside `dist/main` in a release, beside `lib` or `src` while developing. */
async function findTemplates(files) {
    const here = external_node_path_.dirname((0,external_node_url_.fileURLToPath)(import.meta.url));
    const candidates = [external_node_path_.join(here, '../../templates'), external_node_path_.join(here, '../templates')];
    for (const folder of candidates) {
        if (await files.exists(external_node_path_.join(folder, 'instructions.md')))
            return folder;
    }
    throw new errors/* FanoutError */.gh('the folder templates of agent-fanout is missing', {
        hint: 'Use a release of the action as it is; templates belongs to it.',
    });
}
/** What the agent prints goes to its transcript, which is an artifact; the log of the job says where we are. */
function tell(run, event, startedAt) {
    const seconds = ((event.at - startedAt) / 1000).toFixed(1).padStart(7);
    const text = describe(event);
    if (text !== undefined)
        run.ports.logger.info(`${seconds} s  ${text}`);
}
function describe(event) {
    switch (event.kind) {
        case 'phase-started':
            return `${event.phase}…`;
        case 'phase-ended':
            return `${event.phase} ${event.ok ? 'done' : 'FAILED'}`;
        case 'attempt-ended': {
            const { attempt } = event;
            const left = event.attemptsLeft === 0 ? 'none left' : `${event.attemptsLeft} left`;
            return `attempt ${attempt.number}: agent ${attempt.agent.kind}, tests ${attempt.tests.kind} (${left})`;
        }
        case 'agent-line':
        case 'finished':
            return undefined;
    }
}
function outputsOf(record) {
    const { facts, usage } = record;
    const text = (value) => (value === undefined ? '' : String(value));
    const { tokens } = usage;
    return {
        issue: text(facts.issue?.number),
        'issue-url': text(facts.issue?.url),
        // A branch is named from the start; it exists when a commit was pushed to it.
        branch: facts.commit === undefined ? '' : text(facts.branch),
        commit: text(facts.commit),
        tree: text(facts.treeId),
        'pull-request': text(facts.pullRequest?.number),
        'pull-request-url': text(facts.pullRequest?.url),
        attempts: String(record.attempts.length),
        'cost-usd': text(usage.usd),
        tokens: tokens === undefined ? '' : String(tokens.input + tokens.output),
    };
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

/***/ 3706:
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
