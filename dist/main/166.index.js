export const id = 166;
export const ids = [166];
export const modules = {

/***/ 2166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GithubClient: () => (/* binding */ GithubClient),
  isTransient: () => (/* binding */ isTransient)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/adapters/github-limits.js
/**
 * GitHub's rate limits: what an answer says, and until when nothing may be asked.
 * Source: github/docs, 'Rate limits for the REST API' and 'Best practices for using the REST API'.
 */
/** When nothing is said: at least a minute, then twice as long each time. */
const LEAST_MS = 60_000;
/** A reset is given in whole seconds; GitHub's clock and ours differ a little. */
const SLACK_MS = 1_000;
/** Epoch milliseconds before which nothing may be asked, or undefined when the answer is no refusal by a limit. */
function limitUntil(facts) {
    const { status, headers, now } = facts;
    if (status !== 403 && status !== 429)
        return undefined;
    const retryAfter = numberOf(headers['retry-after']);
    if (retryAfter !== undefined)
        return now + retryAfter * 1000 + SLACK_MS;
    const reset = numberOf(headers['x-ratelimit-reset']);
    if (numberOf(headers['x-ratelimit-remaining']) === 0 && reset !== undefined) {
        return Math.max(now, reset * 1000) + SLACK_MS;
    }
    const isLimit = status === 429 || /secondary rate limit|abuse detection/i.test(facts.message);
    return isLimit ? now + LEAST_MS * 2 ** Math.min(facts.strikes, 6) : undefined;
}
function numberOf(value) {
    const number = value === undefined || value === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}

// EXTERNAL MODULE: ./lib/adapters/github-shapes.js
var github_shapes = __webpack_require__(3459);
;// CONCATENATED MODULE: ./lib/adapters/github-client.js
/**
 * Requests to GitHub's REST API: reads are tried again, what creates is not (a lost answer may have created:
 * octokit's plugin-retry made three issues of one call), limits are waited out in full or end the attempt.
 */



const REPEAT_DELAYS_MS = [1_000, 4_000, 10_000];
/** GitHub gives no more. */
const PAGE = 100;
const REQUEST_TIMEOUT_MS = 30_000;
const HOUR_MS = 3_600_000;
class GithubClient {
    #options;
    #limit;
    #deadline;
    #octokit;
    #total = 0;
    #contentWrites = 0;
    constructor(options) {
        this.#options = options;
        this.#limit = options.limit ?? { until: 0, strikes: 0 };
        this.#deadline = options.deadline ?? options.clock.now() + HOUR_MS;
    }
    requests() {
        return { total: this.#total, contentWrites: this.#contentWrites };
    }
    /** @throws TrackerError (status 0: no answer came), RateLimited */
    async request(request) {
        const delays = request.kind === 'create' ? [] : REPEAT_DELAYS_MS;
        for (let attempt = 0;; attempt++) {
            try {
                return await this.#withinLimits(request);
            }
            catch (error) {
                const delay = delays[attempt];
                if (delay === undefined || !isTransient(error))
                    throw error;
                await this.#options.clock.sleep(delay, this.#options.signal);
            }
        }
    }
    /** The items of all pages, or of as many as are enough. @throws TrackerError, RateLimited */
    async readAll(route, parameters, isEnough = () => false) {
        const items = [];
        for (let page = 1;; page++) {
            const numbered = { ...parameters, per_page: PAGE, page };
            const answer = await this.request({ kind: 'read', route, parameters: numbered });
            items.push(...(0,github_shapes/* parseList */.E1)(answer.data));
            if (!answer.hasNextPage || isEnough(items))
                return items;
        }
    }
    /** A refusal by a limit made nothing, so it may be said again, whatever it was. */
    async #withinLimits(request) {
        for (;;) {
            await this.#waitForTurn(request);
            const outcome = await this.#ask(request);
            if (outcome.kind === 'answer') {
                this.#limit.strikes = 0;
                return outcome.answer;
            }
            this.#limit.until = Math.max(this.#limit.until, outcome.until);
            this.#limit.strikes += 1;
        }
    }
    /** Who was refused does not come back all at once either: after the limit each waits for its turn. */
    async #waitForTurn({ route, notBefore }) {
        const { clock, signal } = this.#options;
        for (;;) {
            // Others may have met the limit while we slept.
            await this.#waitForLimit(route);
            const now = clock.now();
            const at = notBefore?.(now) ?? now;
            if (at <= now)
                return;
            await clock.sleep(at - now, signal);
        }
    }
    async #waitForLimit(route) {
        const { clock, logger, signal } = this.#options;
        for (let until = this.#limit.until; until > clock.now(); until = this.#limit.until) {
            const when = new Date(until).toISOString();
            if (until > this.#deadline) {
                throw new errors/* RateLimited */.JH(`GitHub's rate limit holds until ${when}, which is later than this run can wait`, { status: 429, operation: route, retryAt: until });
            }
            logger.info(`GitHub's rate limit: waiting until ${when}`);
            await clock.sleep(until - clock.now(), signal);
        }
    }
    async #ask({ route, parameters, kind }) {
        const { clock } = this.#options;
        this.#octokit ??= openOctokit(this.#options);
        const octokit = await this.#octokit;
        this.#total += 1;
        if (kind !== 'read')
            this.#contentWrites += 1;
        try {
            const signal = this.#timeout();
            const answer = await octokit.request(route, { ...parameters, request: { signal } });
            if (isCutOff(answer))
                throw new Error('the answer broke off');
            const hasNextPage = /rel="next"/.test(String(answer.headers.link ?? ''));
            return { kind: 'answer', answer: { status: answer.status, data: answer.data, hasNextPage } };
        }
        catch (error) {
            this.#options.signal?.throwIfAborted();
            const { status, headers, message } = readFailure(error);
            const facts = { status, headers, message, now: clock.now(), strikes: this.#limit.strikes };
            const until = limitUntil(facts);
            if (until !== undefined)
                return { kind: 'limited', until };
            throw new errors/* TrackerError */.BT(`${route} failed: ${message}`, {
                status,
                operation: route,
                cause: error,
                ...hintFor(status),
            });
        }
    }
    #timeout() {
        const { signal } = this.#options;
        const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    }
}
/** Loaded with the first request: a run that makes none starts faster. */
async function openOctokit({ token, apiUrl }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
    return getOctokit(token, { baseUrl: apiUrl, log: silent, userAgent: 'agent-fanout' });
}
/** No answer, or one that says that the server itself had trouble: it may or may not have done it. */
function isTransient(error) {
    return error instanceof errors/* TrackerError */.BT && (error.status === 0 || error.status >= 500);
}
/** octokit gives what it cannot parse as text, and an answer that ends too early as less of it or ''. */
function isCutOff({ status, data }) {
    return typeof data === 'string' && status !== 204;
}
/** octokit gives a network error the status 500; an answer that came has a response. */
function readFailure(error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof Error) || !('status' in error))
        return { status: 0, headers: {}, message };
    const { response, status } = error;
    if (response === undefined)
        return { status: 0, headers: {}, message };
    return {
        status: typeof status === 'number' ? status : 0,
        headers: { ...response.headers },
        message,
    };
}
function hintFor(status) {
    if (status === 401)
        return { hint: 'The token is wrong or has ended. Give a valid one.' };
    if (status === 403)
        return { hint: 'The token needs issues: write, pull-requests: write and contents: write.' };
    if (status === 404)
        return { hint: 'The repository does not exist, or the token may not see it.' };
    if (status === 410)
        return { hint: 'Issues are switched off: Settings → General → Features.' };
    return {};
}


/***/ }),

/***/ 3459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ parseLogin),
/* harmony export */   BT: () => (/* binding */ parsePull),
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   Zp: () => (/* binding */ parseIssue),
/* harmony export */   en: () => (/* binding */ parseViewer),
/* harmony export */   tz: () => (/* binding */ parsePermission),
/* harmony export */   vj: () => (/* binding */ parseComment)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/** The few fields of GitHub's answers that we read, validated: an answer of another shape is an error, not undefined. */


const Login = valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }));
const Issue = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    number: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    title: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    body: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    state: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    user: Login,
    closed_by: Login,
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({})),
    parent_issue_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
const Comment = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ body: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), user: Login });
const User = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const Permission = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ permission: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const Viewer = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ data: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ viewer: User }) });
const Pull = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    state: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['open', 'closed']),
    draft: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), false),
    user: Login,
    merged_at: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    head: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), repo: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })) }),
});
/** @throws TrackerError */
function parseIssue(data) {
    const issue = parse(Issue, data, 'issue');
    return {
        id: issue.id,
        number: issue.number,
        url: issue.html_url,
        title: issue.title,
        body: issue.body ?? '',
        state: issue.state === 'closed' ? 'closed' : 'open',
        author: issue.user?.login ?? '',
        closedBy: issue.closed_by?.login,
        isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
        parentUrl: issue.parent_issue_url ?? undefined,
    };
}
/** @throws TrackerError */
function parsePull(data) {
    const pull = parse(Pull, data, 'pull request');
    return {
        number: pull.number,
        url: pull.html_url,
        state: pull.merged_at === undefined || pull.merged_at === null ? pull.state : 'merged',
        draft: pull.draft,
        author: pull.user?.login ?? '',
        head: pull.head.ref,
        repository: pull.head.repo?.full_name,
    };
}
/** @throws TrackerError */
function parseComment(data) {
    const { body, user } = parse(Comment, data, 'comment');
    return { body: body ?? '', author: user?.login ?? '' };
}
/** What a person may do. @throws TrackerError */
function parsePermission(data) {
    return parse(Permission, data, 'permission').permission;
}
/** The answer of `GET /user`; undefined when it is another. */
function parseLogin(data) {
    const user = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(User, data);
    return user.success ? user.output.login : undefined;
}
/** GraphQL says with the status 200 that it failed; undefined then. */
function parseViewer(data) {
    const answer = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(Viewer, data);
    return answer.success ? answer.output.data.viewer.login : undefined;
}
/** @throws TrackerError: what is no list must not count as an empty one */
function parseList(data) {
    return parse(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()), data, 'list');
}
function parse(schema, data, what) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, data);
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT(`GitHub's answer is no ${what}: ${valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue) ?? ''} ${issue.message}`, { status: 200, operation: `read ${what}` });
}


/***/ })

};
