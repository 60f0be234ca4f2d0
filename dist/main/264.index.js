export const id = 264;
export const ids = [264];
export const modules = {

/***/ 4264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCleanup: () => (/* binding */ runCleanup)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
// EXTERNAL MODULE: ./lib/task/outcome.js
var outcome = __webpack_require__(3317);
;// CONCATENATED MODULE: ./lib/task/cleanup.js
/** What of a plan may go: decided from the ledger, the branches and the pull requests. What is not merged stays. */


function buildCleanup(facts) {
    const decided = [
        ...facts.plans.flatMap((plan) => decidePlan(plan, facts.force)),
        ...facts.workTrees.map(decideWorkTree),
    ];
    const isForced = ({ name }) => facts.force.has(name);
    const forced = decided.flatMap((each) => each.kind === 'keep' && isForced(each.kept) && each.kept.removal !== undefined
        ? [{ ...each.kept.removal, why: `${each.kept.why}; forced` }]
        : []);
    return {
        remove: [
            ...decided.flatMap((each) => (each.kind === 'remove' ? [each.removal] : [])),
            ...forced,
        ],
        keep: decided.flatMap((each) => each.kind === 'keep' && !(isForced(each.kept) && each.kept.removal) ? [each.kept] : []),
    };
}
const remove = (removal) => ({ kind: 'remove', removal });
const keep = (removal, why) => ({
    kind: 'keep',
    kept: { name: removal.name, why, removal },
});
function decidePlan(plan, force) {
    const branches = plan.tasks.flatMap((task) => decideBranch(plan.planId, task));
    const issues = plan.tasks.flatMap(decideIssue);
    const left = branches.filter(({ kind }) => kind === 'keep').length;
    return [...branches, ...issues, decideLedger(plan, { left, force })];
}
function decideBranch(planId, task) {
    const { record, head, ahead, pull, taskId } = task;
    if (head === undefined)
        return [];
    const name = record?.facts.branch ?? (0,naming/* buildBranchName */.AX)(planId, taskId);
    const removal = (why) => ({ kind: 'branch', name, commit: head, why });
    if (record?.state === 'running')
        return [keep(removal(''), 'its task is being worked on')];
    const ours = new Set([record?.facts.commit, ...(record?.facts.pushes ?? [])]);
    if (ahead === 0)
        return [remove(removal('all of it is in its base'))];
    if (!ours.has(head))
        return [keep(removal(''), 'it holds commits that are not ours')];
    if (pull === 'merged')
        return [remove(removal('its pull request was merged'))];
    if (pull === 'closed')
        return [remove(removal('its pull request was closed'))];
    return [keep(removal(''), 'it is not merged')];
}
/** GitHub closes an issue only when the merge goes to the default branch; a stacked pull request leaves it open. */
function decideIssue({ record, pull, issueOpen }) {
    const number = record?.facts.issue?.number;
    if (number === undefined || issueOpen !== true || pull !== 'merged')
        return [];
    const why = 'its pull request was merged and it is still open';
    return [remove({ kind: 'issue', name: `#${number}`, number, why })];
}
function decideLedger({ planId, tasks }, { left, force }) {
    const removal = (why) => ({ kind: 'ledger', name: planId, planId, why });
    const running = tasks.filter(({ record }) => record?.state === 'running').length;
    if (running > 0)
        return keep(removal(''), `${running} of its tasks are being worked on`);
    const unfinished = tasks.filter(({ record }) => record === undefined || record.state !== 'finished' || !(0,outcome/* isFinal */.dR)(record.outcome));
    const wip = unfinished.filter((task) => task.wip !== undefined && !force.has(planId));
    if (wip.length > 0) {
        const ids = wip.map(({ taskId }) => taskId).join(', ');
        return keep(removal(''), `it keeps unpublished work of ${ids}`);
    }
    if (unfinished.length > 0)
        return keep(removal(''), `${unfinished.length} of its tasks have not ended well`);
    if (left > 0)
        return keep(removal(''), `${left} of its branches are not merged`);
    return remove(removal('all of its tasks are done and merged'));
}
function decideWorkTree({ path, dirty }) {
    const removal = (why) => ({ kind: 'work-tree', name: path, path, why });
    return dirty
        ? keep(removal(''), 'it holds changes that no commit has')
        : remove(removal('its process is gone and nothing in it is new'));
}

// EXTERNAL MODULE: ./lib/task/log-filter.js
var log_filter = __webpack_require__(4518);
;// CONCATENATED MODULE: ./lib/commands/cleanup.js
/** Cleanup: look, say, and only then do. */




/** Writes nothing. @throws FanoutError when the plan is unknown, TrackerError when pull requests cannot be read */
async function planCleanup(ports, request) {
    const { planId } = request;
    const ids = planId === undefined ? await ports.ledger.listPlans() : [planId];
    const plans = [];
    for (const id of ids) {
        const snapshot = await ports.ledger.read(id);
        if (snapshot !== undefined)
            plans.push({ planId: id, tasks: await readRemains(ports, snapshot) });
    }
    const workTrees = await ports.git.abandonedWorkspaces();
    return buildCleanup({ plans, workTrees, force: request.force });
}
async function readRemains({ git, tracker }, { plan, records, wip }) {
    const [refs, pulls] = await Promise.all([
        git.remoteRefs('refs/heads/'),
        tracker.listPullRequests((0,naming/* branchPrefix */.$j)(plan.id)),
    ]);
    const pullOf = newestPulls(pulls);
    const remains = [];
    for (const task of plan.tasks) {
        const record = records.get(task.id)?.record;
        const branch = record?.facts.branch;
        const head = branch === undefined ? undefined : refs.get(`refs/heads/${branch}`);
        const base = refs.get(`refs/heads/${task.base}`);
        const pull = branch === undefined ? undefined : pullOf.get(branch)?.state;
        remains.push({
            taskId: task.id,
            record,
            head,
            ahead: head === undefined || base === undefined
                ? 1
                : (await git.aheadBehind({ base, commit: head })).ahead,
            pull,
            issueOpen: await isIssueOpen(tracker, record, pull),
            wip: wip.get(task.id),
        });
    }
    return remains;
}
/** Lists come newest first; an older, closed pull request of the same branch says nothing any more. */
function newestPulls(pulls) {
    const sorted = pulls.toSorted((one, other) => one.number - other.number);
    return new Map(sorted.map((pull) => [pull.head, pull]));
}
/** One request, only where the answer decides something. */
async function isIssueOpen(tracker, record, pull) {
    const issue = record?.facts.issue;
    if (issue === undefined || pull !== 'merged')
        return undefined;
    return (await tracker.readIssue(issue.number)).state === 'open';
}
/** Does what was planned. One failure stops nothing else; a plan whose branches could not go keeps its ledger. */
async function carryOutCleanup(ports, { remove }) {
    const done = [];
    const failed = [];
    for (const removal of remove) {
        try {
            if (removal.kind === 'ledger' && failed.length > 0)
                throw new Error('other parts of the cleanup failed; run it again');
            await carryOut(ports, removal);
            done.push(removal);
        }
        catch (error) {
            failed.push({ removal, reason: (0,errors/* messageOf */.bD)(error) });
        }
    }
    return { done, failed };
}
async function carryOut({ git, ledger, tracker }, removal) {
    switch (removal.kind) {
        case 'branch': {
            const ref = `refs/heads/${removal.name}`;
            const result = await git.deleteRef({ ref, expected: removal.commit });
            if (result.kind === 'moved' && result.actual !== null)
                throw new Error('it moved while we looked; nothing was deleted');
            return;
        }
        case 'issue':
            return tracker.closeIssue(removal.number, 'completed');
        case 'work-tree':
            return git.removeWorkspace(removal.path);
        case 'ledger':
            return ledger.remove(removal.planId);
    }
}
const KINDS = {
    branch: 'branch',
    issue: 'close issue',
    'work-tree': 'work tree',
    ledger: 'records of plan',
};
/** For people; `done` tells what happened instead of what would. */
function renderCleanup(cleanup, result) {
    const { remove, keep } = cleanup;
    const line = ({ kind, name, why }) => `  ${KINDS[kind]} ${name}: ${(0,log_filter/* harmlessLine */.K)(why)}`;
    const lines = [];
    if (result !== undefined) {
        lines.push(`Removed ${result.done.length}:`, ...result.done.map(line));
        for (const { removal, reason } of result.failed)
            lines.push(`  FAILED ${KINDS[removal.kind]} ${removal.name}: ${(0,log_filter/* harmlessLine */.K)(reason)}`);
    }
    else if (remove.length > 0)
        lines.push(`Would remove ${remove.length}:`, ...remove.map(line));
    else
        lines.push('Nothing to remove.');
    if (keep.length > 0)
        lines.push('', `Kept ${keep.length}:`);
    for (const { name, why, removal } of keep) {
        const how = removal === undefined ? '' : ` (--force ${name})`;
        lines.push(`  ${name}: ${(0,log_filter/* harmlessLine */.K)(why)}${how}`);
    }
    return lines.join('\n');
}

// EXTERNAL MODULE: ./lib/main-adapters.js + 16 modules
var main_adapters = __webpack_require__(3313);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
;// CONCATENATED MODULE: ./lib/main-cleanup.js
/** `command: cleanup`: what is merged or left over; removed only when that is confirmed. */



async function runCleanup(run, inputs) {
    const ports = { ...run.ports, tracker: await (0,main_adapters/* openTracker */.Zl)(run) };
    const { planId, force } = inputs;
    const request = { force, ...(planId === undefined ? {} : { planId }) };
    const cleanup = await planCleanup(ports, request);
    const result = inputs.confirm ? await carryOutCleanup(ports, cleanup) : undefined;
    const text = renderCleanup(cleanup, result);
    run.ports.logger.info(text);
    const failed = result?.failed.length ?? 0;
    return {
        outputs: { removed: String(result?.done.length ?? 0), kept: String(cleanup.keep.length) },
        summary: `### Cleanup\n\n${(0,report_escape/* fencedText */.fV)(text)}\n`,
        ...(failed === 0 ? {} : { failure: `${failed} could not be removed; see the log` }),
    };
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
