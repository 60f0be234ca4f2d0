export const id = 573;
export const ids = [573];
export const modules = {

/***/ 6573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGithubPeople: () => (/* binding */ createGithubPeople)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3459);
/** Who may write to the repository: GitHub's answer, never the `author_association` that comes with a text. */


/**
 * `permission` is one of admin, write, read and none; the roles maintain and triage are said as write and read, a role
 * of the organisation's own as what it is built on. Source: github/docs, REST, 'Get repository permissions for a user'.
 */
const WRITING = new Set(['admin', 'maintain', 'write']);
function createGithubPeople({ client, owner, repo }) {
    const known = new Map();
    const ask = async (username) => {
        const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
        try {
            const parameters = { owner, repo, username };
            const answer = await client.request({ kind: 'read', route, parameters });
            const permission = (0,_github_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePermission */ .tz)(answer.data);
            if (WRITING.has(permission))
                return 'write';
            return permission === 'none' ? 'none' : 'read';
        }
        catch (error) {
            // 'x is not a user': an App, or an account that is gone.
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerError */ .BT && error.status === 404)
                return 'none';
            throw error;
        }
    };
    return {
        accessOf: async (login) => {
            if (login === '')
                return 'none';
            const answer = known.get(login) ?? ask(login);
            known.set(login, answer);
            return answer;
        },
    };
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
