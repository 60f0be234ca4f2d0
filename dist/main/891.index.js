export const id = 891;
export const ids = [891,878,166];
export const modules = {

/***/ 4700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ compareAddress),
/* harmony export */   Mi: () => (/* binding */ graphqlAddress)
/* harmony export */ });
/* unused harmony export webAddress */
/** Addresses that follow from the one of the REST API, on GitHub.com, GHE.com and GitHub Enterprise Server. Pure. */
/** Where people look: `https://github.com` for `https://api.github.com`. Without a slash at the end. */
function webAddress(apiUrl) {
    const { protocol, host } = new URL(apiUrl);
    return `${protocol}//${host.replace(/^api\./, '')}`;
}
/** Enterprise Server has REST at `/api/v3` and GraphQL at `/api/graphql`, the others have both at the root. */
function graphqlAddress(apiUrl) {
    return `${apiUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}
/** The page on which a person opens the pull request. */
function compareAddress(place) {
    const { apiUrl, owner, repo, head, base } = place;
    const branches = `${encodeBranch(base)}...${encodeBranch(head)}`;
    return `${webAddress(apiUrl)}/${owner}/${repo}/compare/${branches}?expand=1`;
}
/** Slashes stay, as GitHub shows them. */
function encodeBranch(name) {
    return name.split('/').map(encodeURIComponent).join('/');
}


/***/ }),

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

/***/ 722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ explainRefusal),
/* harmony export */   cr: () => (/* binding */ cleanTitle),
/* harmony export */   ll: () => (/* binding */ checkBody)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_addresses_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4700);
/** What GitHub takes as titles and texts, and what its refusals mean. Pure. */


/** GitHub refuses longer ones with a 422 that does not say why. Source: facts.md, 'Body'. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;
/** @throws TrackerError with the length, which GitHub's own refusal does not name */
function checkBody(body, what) {
    if (body.length <= MAX_BODY)
        return body;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT(`the text of the ${what} has ${body.length} characters; GitHub takes ${MAX_BODY}`, { status: 422, operation: `write ${what}` });
}
/** One line of at most 256 UTF-16 units; half of a character is never left, which would be no valid JSON. */
function cleanTitle(title) {
    const line = title.replace(/[\s\p{Cc}]+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
    const cut = line.trim().slice(0, MAX_TITLE);
    return cut.replace(/[\ud800-\udbff]$/, '').trimEnd() || 'Untitled';
}
const SWITCH = 'Switch on Settings → Actions → General → Workflow permissions → "Allow GitHub Actions to create and approve pull requests" (the organization may have to allow it first), or open it by hand:';
/** What a person can do when GitHub does not take a pull request: the branch is there in any case. */
function explainRefusal(error, place) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RateLimited */ .JH)
        return error;
    const { status, operation } = error;
    const facts = { status, operation, cause: error };
    const compare = (0,_github_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .compareAddress */ .A7)(place);
    if (/not permitted to create or approve pull requests/i.test(error.message)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT(`GitHub Actions may not open pull requests in ${place.owner}/${place.repo}; the branch ${place.head} is pushed`, { ...facts, hint: `${SWITCH} ${compare}` });
    }
    const byHand = `The branch is pushed; open the pull request by hand: ${compare}`;
    const hint = error.hint === undefined ? byHand : `${error.hint} ${byHand}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT(error.message, { ...facts, hint });
}


/***/ }),

/***/ 228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ GithubIdentity)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4700);
/* harmony import */ var _github_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3459);
/** Who we are on GitHub: what we wrote counts as ours, what others wrote does not. */



const ACTIONS_LOGIN = 'github-actions[bot]';
class GithubIdentity {
    #options;
    #login;
    constructor(options) {
        this.#options = options;
        this.#login = options.login;
    }
    /** What we made names us: that is surer than any guess, unless we were told. */
    learn(author) {
        if (author !== '')
            this.#login = this.#options.login ?? author;
    }
    /** @throws TrackerError, RateLimited */
    async login() {
        this.#login ??= (await this.#askViewer()) ?? (await this.#askUser()) ?? ACTIONS_LOGIN;
        return this.#login;
    }
    /**
     * Works for every kind of token, those of a GitHub App and of a run too, which `GET /user` refuses; without it an
     * App would be taken for the Actions bot and make all twice. Source: fullsend-ai/fullsend#1953.
     */
    async #askViewer() {
        const route = `POST ${(0,_github_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .graphqlAddress */ .Mi)(this.#options.apiUrl)}`;
        const parameters = { query: 'query { viewer { login } }' };
        return this.#ask(route, { parameters, parse: _github_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .parseViewer */ .en });
    }
    #askUser() {
        return this.#ask('GET /user', { parameters: {}, parse: _github_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLogin */ .$n });
    }
    /** A refusal is no answer; a wrong token or a limit holds for everything. */
    async #ask(route, { parameters, parse }) {
        try {
            const { client } = this.#options;
            const answer = await client.request({ kind: 'read', route, parameters: { ...parameters } });
            return parse(answer.data);
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RateLimited */ .JH)
                throw error;
            if (error.status !== 403 && error.status !== 404)
                throw error;
            return undefined;
        }
    }
}


/***/ }),

/***/ 891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGithubPlanIssues: () => (/* binding */ createGithubPlanIssues)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2166);
/* harmony import */ var _github_drafts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(722);
/* harmony import */ var _github_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(228);
/* harmony import */ var _github_shapes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3459);
/* harmony import */ var _github_tracker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2878);
/** The issue of a plan on GitHub, with the tasks' issues as its sub-issues. */






/** What was not touched for so long is not looked for: as with the tasks' own issues. */
const LOOK_BACK_MS = 70 * 24 * 3_600_000;
/** GitHub takes no more below one issue, closed ones included (facts.md). */
const MAX_CHILDREN = 100;
/** As many writes as GitHub takes at once without a word; the others keep its rule of one a second. */
const FREE_WRITES = 20;
const PAUSE_MS = 1_000;
/** No such feature on this server, or sub-issues are switched off. */
const NO_SUB_ISSUES = new Set([404, 410]);
function createGithubPlanIssues(options) {
    return new GithubPlanIssues(options);
}
class GithubPlanIssues {
    #options;
    #client;
    #identity;
    constructor(options) {
        this.#options = options;
        this.#client = new _github_client_js__WEBPACK_IMPORTED_MODULE_1__.GithubClient(options);
        this.#identity = new _github_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .GithubIdentity */ .Y({ ...options, client: this.#client });
    }
    async write(draft) {
        const ours = await this.#ourIssues();
        const known = ours
            .filter(({ body }) => body.includes(draft.marker))
            .toSorted((a, b) => a.number - b.number)
            .at(0);
        if (known?.state === 'closed')
            return { kind: 'closed', issue: refOf(known) };
        const issue = known === undefined ? await this.#create(draft) : refOf(known);
        if (known !== undefined && textOf(known.body) !== textOf(draft.body)) {
            const body = (0,_github_drafts_js__WEBPACK_IMPORTED_MODULE_2__/* .checkBody */ .ll)(draft.body, 'issue');
            await this.#change('PATCH /repos/{owner}/{repo}/issues/{issue_number}', issue, { body });
        }
        return { kind: 'written', issue, linked: await this.#link(issue, draft, ours) };
    }
    /** One list for all: the plan's issue, its text, the ids of the children, and which have a parent. */
    async #ourIssues() {
        const { owner, repo, clock } = this.#options;
        const creator = await this.#identity.login();
        const issues = await this.#client.readAll('GET /repos/{owner}/{repo}/issues', {
            owner,
            repo,
            creator,
            state: 'all',
            sort: 'created',
            direction: 'desc',
            since: new Date(clock.now() - LOOK_BACK_MS).toISOString(),
        });
        return issues
            .map(_github_shapes_js__WEBPACK_IMPORTED_MODULE_4__/* .parseIssue */ .Zp)
            .filter(({ author, isPullRequest }) => author === creator && !isPullRequest);
    }
    /** As a task's issue is made: a lost answer makes no second one. */
    #create({ title, body, marker }) {
        const tracker = (0,_github_tracker_js__WEBPACK_IMPORTED_MODULE_5__.createGithubTracker)(this.#options);
        // Without a label: what works off a label must not take it for a task.
        return tracker.ensureIssue({ title: (0,_github_drafts_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanTitle */ .cr)(title), body, marker, labels: [] }, 'no');
    }
    async #link(parent, { children }, ours) {
        const wanted = children.flatMap((number) => ours.find((issue) => issue.number === number) ?? []);
        const missing = wanted.filter(({ parentUrl }) => parentUrl === undefined);
        let linked = wanted.length - missing.length;
        for (const [index, child] of missing.slice(0, MAX_CHILDREN - linked).entries()) {
            if (index >= FREE_WRITES)
                await this.#options.clock.sleep(PAUSE_MS, this.#options.signal);
            const done = await this.#linkOne(parent, child);
            if (done === 'impossible')
                return linked;
            if (done === 'linked')
                linked += 1;
        }
        return linked;
    }
    async #linkOne(parent, { id }) {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues';
        try {
            await this.#change(route, parent, { sub_issue_id: id });
            return 'linked';
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RateLimited */ .JH)
                throw error;
            if (NO_SUB_ISSUES.has(error.status))
                return 'impossible';
            // It is below another issue, or is below this one already and the list did not say so yet.
            if (error.status === 422)
                return 'refused';
            throw error;
        }
    }
    async #change(route, issue, fields) {
        const { owner, repo } = this.#options;
        const parameters = { owner, repo, issue_number: issue.number, ...fields };
        await this.#client.request({ kind: 'change', route, parameters });
    }
}
/** GitHub keeps line ends as they came, and browsers that edit send others. */
function textOf(body) {
    return body.replaceAll('\r\n', '\n').trim();
}
function refOf({ number, url }) {
    return { number, url };
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


/***/ }),

/***/ 2878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGithubTracker: () => (/* binding */ createGithubTracker)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/task/write-slot.js
/** When a task may write to GitHub, so that many machines together stay below GitHub's limit without talking to each other. */
/**
 * GitHub takes 80 content writes a minute. Of one in 800 ms, 76 fall into a minute however it is laid; the rest is for
 * people. Source: github/docs, secondary rate limits.
 */
const SLOT_MS = 800;
/** The last part of a slot is left free, for clocks that differ. */
const USABLE_MS = 500;
const WRITES_A_MINUTE = 80;
const WRITES_A_TASK = 3;
/** Does a plan of this width have to take turns at all? Up to 26 tasks at once may write when they like. */
function takesTurns(atOnce) {
    return atOnce * WRITES_A_TASK > WRITES_A_MINUTE;
}
/**
 * The earliest moment, in epoch milliseconds, at which the task may write. Slots go round: each task has one of
 * 800 ms in every `atOnce` of them, so in no 60 seconds more than 80 writes are made.
 */
function nextWriteAt({ index, atOnce, lastAt }, now) {
    if (!takesTurns(atOnce))
        return now;
    const cycle = atOnce * SLOT_MS;
    const start = (index % atOnce) * SLOT_MS;
    const round = Math.floor((now - start) / cycle);
    const opened = start + round * cycle;
    const isUsed = lastAt !== undefined && lastAt >= opened;
    return now - opened < USABLE_MS && !isUsed ? now : opened + cycle;
}

// EXTERNAL MODULE: ./lib/adapters/github-client.js + 1 modules
var github_client = __webpack_require__(2166);
// EXTERNAL MODULE: ./lib/adapters/github-drafts.js
var github_drafts = __webpack_require__(722);
// EXTERNAL MODULE: ./lib/adapters/github-identity.js
var github_identity = __webpack_require__(228);
// EXTERNAL MODULE: ./lib/adapters/github-shapes.js
var github_shapes = __webpack_require__(3459);
;// CONCATENATED MODULE: ./lib/adapters/github-tracker.js
/** Issues and pull requests on GitHub. Existence is decided by lists and our own markers, never by GitHub's search, which lags. */






function createGithubTracker(options) {
    return new GithubTracker(options);
}
/** What GitHub lists lags behind what it made by seconds; after so long it is taken as not made. */
const LAG_DELAYS_MS = [0, 1_000, 2_000, 4_000, 6_000];
/** A marker is looked for no further back than the first run of a plan can be, in milliseconds: 35 days a run, twice. */
const LOOK_BACK_MS = 70 * 24 * 3_600_000;
/** What this call itself may have made is no older than the call, by GitHub's clock or ours. */
const CLOCK_DIFFERENCE_MS = 10 * 60_000;
/** Answers that may be lost in a row before the task gives up. */
const MAX_LOST = 4;
class GithubTracker {
    kind = 'github';
    #client;
    #identity;
    #options;
    /** Until it is known, nobody need wait. */
    #slot;
    #lastWriteAt;
    constructor(options) {
        this.#options = options;
        this.#client = new github_client.GithubClient(options);
        this.#identity = new github_identity/* GithubIdentity */.Y({ ...options, client: this.#client });
    }
    async ensureIssue(draft, earlier) {
        const now = this.#options.clock.now();
        const longAgo = { marker: draft.marker, since: now - LOOK_BACK_MS };
        const justNow = { marker: draft.marker, since: now - CLOCK_DIFFERENCE_MS };
        const [known, ...twins] = earlier === 'maybe' ? await this.#issuesWith(longAgo) : [];
        if (known !== undefined)
            return this.#keepOldest([known, ...twins]);
        const body = (0,github_drafts/* checkBody */.ll)(draft.body, 'issue');
        const parameters = { title: (0,github_drafts/* cleanTitle */.cr)(draft.title), body, labels: [...draft.labels] };
        for (let lost = 0;; lost++) {
            try {
                const answer = await this.#write('create', 'POST /repos/{owner}/{repo}/issues', parameters);
                const issue = (0,github_shapes/* parseIssue */.Zp)(answer.data);
                this.#identity.learn(issue.author);
                return lost === 0 ? refOf(issue) : await this.#converge(justNow, issue);
            }
            catch (error) {
                if (!(0,github_client.isTransient)(error) || lost >= MAX_LOST)
                    throw error;
                const found = await this.#lookSeveralTimes(async () => (await this.#issuesWith(justNow))[0]);
                if (found !== undefined)
                    return this.#converge(justNow, found);
            }
        }
    }
    async ensurePullRequest(draft, earlier) {
        const known = earlier === 'maybe' ? await this.#findPull(draft) : undefined;
        if (known !== undefined)
            return known;
        const { head, base, draft: isDraft } = draft;
        const body = (0,github_drafts/* checkBody */.ll)(draft.body, 'pull request');
        const parameters = { title: (0,github_drafts/* cleanTitle */.cr)(draft.title), body, head, base, draft: isDraft };
        for (let lost = 0;; lost++) {
            try {
                const answer = await this.#write('create', 'POST /repos/{owner}/{repo}/pulls', parameters);
                return pullRefOf((0,github_shapes/* parsePull */.BT)(answer.data));
            }
            catch (error) {
                // Two pull requests of one head and base cannot be, so saying it again is safe once we have looked.
                const found = mayExist(error) ? await this.#findPull(draft) : undefined;
                if (found !== undefined)
                    return found;
                if (!(0,github_client.isTransient)(error) || lost >= MAX_LOST)
                    throw (0,github_drafts/* explainRefusal */.GC)(error, { ...this.#options, head, base });
            }
        }
    }
    async comment(issue, body) {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
        const parameters = { issue_number: issue, body: (0,github_drafts/* checkBody */.ll)(body, 'comment') };
        const since = this.#options.clock.now() - CLOCK_DIFFERENCE_MS;
        for (let lost = 0;; lost++) {
            try {
                await this.#write('create', route, parameters);
                return;
            }
            catch (error) {
                if (!(0,github_client.isTransient)(error) || lost >= MAX_LOST)
                    throw error;
                const find = () => this.#hasComment(issue, { body, since });
                if ((await this.#lookSeveralTimes(find)) === true)
                    return;
            }
        }
    }
    async readIssue(issue) {
        const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
        const { data } = await this.#read(route, { issue_number: issue });
        const { state, closedBy, url, title, body } = (0,github_shapes/* parseIssue */.Zp)(data);
        // Nobody is named when the account is gone; ours is not.
        const byOther = state === 'closed' && closedBy !== (await this.#identity.login());
        return { url, title, body, state, closedByOther: byOther };
    }
    async listPullRequests(headPrefix) {
        const route = 'GET /repos/{owner}/{repo}/pulls';
        const pulls = await this.#list(route, { state: 'all', sort: 'created', direction: 'desc' });
        const ours = pulls
            .map(github_shapes/* parsePull */.BT)
            .filter((pull) => pull.head.startsWith(headPrefix) && this.#isOurRepository(pull));
        if (ours.length === 0)
            return [];
        const us = await this.#identity.login();
        return ours
            .filter(({ author }) => author === us)
            .map(({ number, url, state, head }) => ({ number, url, state, head }));
    }
    async closeIssue(issue, reason) {
        const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
        await this.#write('change', route, {
            issue_number: issue,
            state: 'closed',
            state_reason: reason,
        });
    }
    takeTurns(slot) {
        this.#slot = slot;
    }
    requests() {
        return this.#client.requests();
    }
    async #write(kind, route, parameters) {
        const { owner, repo } = this.#options;
        const notBefore = (now) => this.#takeTurn(now);
        const request = { kind, route, parameters: { owner, repo, ...parameters }, notBefore };
        return this.#client.request(request);
    }
    /** The moment of our turn; when it is now, it is taken. */
    #takeTurn(now) {
        if (this.#slot === undefined)
            return now;
        const last = this.#lastWriteAt;
        const at = nextWriteAt({ ...this.#slot, ...(last === undefined ? {} : { lastAt: last }) }, now);
        if (at <= now)
            this.#lastWriteAt = now;
        return at;
    }
    #read(route, parameters) {
        const { owner, repo } = this.#options;
        return this.#client.request({
            kind: 'read',
            route,
            parameters: { owner, repo, ...parameters },
        });
    }
    #list(route, parameters) {
        const { owner, repo } = this.#options;
        return this.#client.readAll(route, { owner, repo, ...parameters });
    }
    /** Those that we wrote, oldest first. A marker that somebody else wrote is ignored, and that is said. */
    async #issuesWith({ marker, since }) {
        const { logger } = this.#options;
        const creator = await this.#identity.login();
        const issues = await this.#list('GET /repos/{owner}/{repo}/issues', {
            creator,
            state: 'all',
            sort: 'created',
            direction: 'desc',
            since: new Date(since).toISOString(),
        });
        const marked = issues
            .map(github_shapes/* parseIssue */.Zp)
            .filter(({ isPullRequest, body }) => !isPullRequest && body.includes(marker));
        const foreign = marked.filter(({ author }) => author !== creator);
        for (const { number, author } of foreign)
            logger.warn(`#${number} carries our marker and was written by ${author}: ignored`);
        return marked
            .filter(({ author }) => author === creator)
            .toSorted((one, other) => one.number - other.number);
    }
    async #hasComment(issue, wanted) {
        const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
        const since = new Date(wanted.since).toISOString();
        const comments = await this.#list(route, { issue_number: issue, since });
        const us = await this.#identity.login();
        const isIt = ({ body, author }) => body === wanted.body && author === us;
        return comments.map(github_shapes/* parseComment */.vj).some(isIt) ? true : undefined;
    }
    /** Did the request whose answer was lost make what it should? Lists lag, so it is looked for several times. */
    async #lookSeveralTimes(look) {
        const { clock, signal } = this.#options;
        for (const delay of LAG_DELAYS_MS) {
            if (delay > 0)
                await clock.sleep(delay, signal);
            const found = await look();
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
    /** After a loss there may be several: what was found or made may not be all. */
    async #converge(wanted, issue) {
        return this.#keepOldest([issue, ...(await this.#issuesWith(wanted))]);
    }
    /** The lowest number stays, later ones are closed with a link to it. */
    async #keepOldest(issues) {
        const all = new Map(issues.map((one) => [one.number, one]));
        const [kept = issues[0], ...later] = [...all.values()].toSorted((a, b) => a.number - b.number);
        for (const { number, state } of later) {
            if (state === 'closed')
                continue;
            await this.comment(number, `Duplicate of #${kept.number}: an answer of GitHub was lost.`);
            await this.closeIssue(number, 'not_planned');
        }
        return refOf(kept);
    }
    async #findPull({ head, base }) {
        const { owner } = this.#options;
        const parameters = { head: `${owner}:${head}`, base, state: 'all' };
        const pulls = (await this.#list('GET /repos/{owner}/{repo}/pulls', parameters)).map(github_shapes/* parsePull */.BT);
        const mine = pulls.filter((pull) => pull.head === head && this.#isOurRepository(pull));
        const found = mine.find(({ state }) => state === 'open') ?? mine.at(0);
        return found === undefined ? undefined : pullRefOf(found);
    }
    /** A fork may have a branch of the same name; its pull requests are not ours. */
    #isOurRepository({ repository }) {
        const { owner, repo } = this.#options;
        return repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
    }
}
function mayExist(error) {
    if ((0,github_client.isTransient)(error))
        return true;
    return (error instanceof errors/* TrackerError */.BT && error.status === 422 && /already exists/i.test(error.message));
}
function refOf({ number, url }) {
    return { number, url };
}
function pullRefOf({ number, url, draft }) {
    return { number, url, draft };
}


/***/ })

};
