export const id = 743;
export const ids = [743,640];
export const modules = {

/***/ 4743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCleanup: () => (/* binding */ runCleanup)
});

// EXTERNAL MODULE: ./lib/cli-status.js + 2 modules
var cli_status = __webpack_require__(9640);
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

;// CONCATENATED MODULE: ./lib/cli-cleanup.js
/** `cleanup`: shows first, and does only with `--yes`. A part of `cli.ts`. */


async function runCleanup(command, place) {
    const ports = await (0,cli_status/* openPorts */.R)(command.tracker, place);
    const { planId, force } = command;
    const request = { force, ...(planId === undefined ? {} : { planId }) };
    const cleanup = await planCleanup(ports, request);
    if (!command.yes) {
        const hint = cleanup.remove.length === 0 ? '' : '\nNothing was removed. Do it with --yes.\n';
        place.terminal.out(`${renderCleanup(cleanup)}\n${hint}`);
        return 0;
    }
    const result = await carryOutCleanup(ports, cleanup);
    place.terminal.out(`${renderCleanup(cleanup, result)}\n`);
    return result.failed.length === 0 ? 0 : 1;
}


/***/ }),

/***/ 9640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ openPorts),
  showStatus: () => (/* binding */ showStatus)
});

// EXTERNAL MODULE: ./lib/adapters/user-repository.js
var user_repository = __webpack_require__(3706);
// EXTERNAL MODULE: ./lib/cli-github.js
var cli_github = __webpack_require__(5373);
// EXTERNAL MODULE: ./lib/cli-wiring.js + 19 modules
var cli_wiring = __webpack_require__(2500);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task/naming.js
var naming = __webpack_require__(1601);
// EXTERNAL MODULE: ./lib/commands/report.js + 10 modules
var report = __webpack_require__(1919);
;// CONCATENATED MODULE: ./lib/commands/status.js
/** Status: every task of a plan with what became of it, its branch, its pull request and what to do next. */



/** @throws FanoutError when the plan is not in the ledger */
async function readStatus(ports, planId) {
    const [model, refs, pulls] = await Promise.all([
        (0,report/* readModel */.k)({ ledger: ports.ledger, clock: ports.clock }, {
            planId,
            finished: false,
            engine: 'local',
            startedAt: ports.clock.now(),
        }),
        ports.git.remoteRefs('refs/heads/'),
        readPulls(ports, planId),
    ]);
    const tasks = [];
    for (const row of model.tasks) {
        const name = row.record?.facts.branch;
        const head = name === undefined ? undefined : refs.get(`refs/heads/${name}`);
        const base = refs.get(`refs/heads/${model.base}`);
        const pull = name === undefined ? undefined : pulls.get(name);
        const issue = row.record?.facts.issue;
        const known = row.record?.facts.pullRequest;
        tasks.push({
            id: row.id,
            title: row.title,
            status: row.status,
            reason: row.reason,
            ...(row.next === undefined ? {} : { next: nextOf(row.next, pull) }),
            ...(row.record === undefined ? {} : { age: ports.clock.now() - row.record.owner.seenAt }),
            ...(issue === undefined ? {} : { issue }),
            ...(name === undefined || head === undefined || base === undefined
                ? {}
                : { branch: { name, ...(await ports.git.aheadBehind({ base, commit: head })) } }),
            ...(known === undefined
                ? {}
                : {
                    pullRequest: {
                        number: known.number,
                        url: known.url,
                        state: pull?.state ?? 'unknown',
                    },
                }),
        });
    }
    return { planId, name: model.planName, counts: model.counts, tasks };
}
function nextOf(next, pull) {
    if (pull?.state === 'merged')
        return 'nothing: merged (agent-fanout cleanup removes its branch)';
    if (pull?.state === 'closed')
        return 'nothing: its pull request was closed';
    return next;
}
/** Newest by branch. Without them the rest of the status still holds. */
async function readPulls({ tracker, logger }, planId) {
    try {
        const pulls = await tracker.listPullRequests((0,naming/* branchPrefix */.$j)(planId));
        const sorted = pulls.toSorted((one, other) => one.number - other.number);
        return new Map(sorted.map((pull) => [pull.head, pull]));
    }
    catch (error) {
        logger.warn(`the state of pull requests is unknown: ${(0,errors/* messageOf */.bD)(error)}`);
        return new Map();
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
;// CONCATENATED MODULE: ./lib/report/status-table.js
/** The status of a plan in a terminal. */


const HEADER = ['', 'task', 'result', 'age', 'branch', 'PR', 'next'];
function renderStatus({ planId, name, tasks }, width) {
    const rows = [HEADER, ...tasks.map(cellsOf)];
    const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
    const lines = rows.map((row) => clip(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '), width));
    return [`${plain(name)} (${planId})`, '', ...lines].join('\n');
}
function cellsOf(task) {
    const { symbol, word } = (0,words/* wordFor */.GC)(task.status);
    const { branch, pullRequest } = task;
    return [
        symbol,
        task.id,
        word,
        task.age === undefined ? '' : (0,words/* sayTime */.JS)(task.age),
        branch === undefined ? '' : `+${branch.ahead} -${branch.behind}`,
        pullRequest === undefined ? '' : `#${pullRequest.number} ${pullRequest.state}`,
        plain(task.next ?? task.reason),
    ];
}
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).replace(/\s+/g, ' ');
}
function clip(line, width) {
    const characters = [...line.trimEnd()];
    return characters.length <= width
        ? characters.join('')
        : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

;// CONCATENATED MODULE: ./lib/cli-status.js
/** `status` and the ports that it shares with `cleanup`. A part of `cli.ts`. */





/** No sandbox is needed to look. */
async function openPorts(tracker, { terminal, signal }) {
    const repository = await (0,user_repository/* findRepository */.W)(process.cwd());
    const github = tracker === 'github' ? (0,cli_github/* findGithub */.p)(repository.origin, process.env) : undefined;
    const wiring = await (0,cli_wiring/* wireLocal */.B9)({
        repository,
        isolation: 'none',
        signal,
        colour: terminal.colour,
        ...(github === undefined ? {} : { github }),
    });
    return wiring.ports;
}
async function showStatus(command, place) {
    const { terminal } = place;
    const ports = await openPorts(command.tracker, place);
    const ids = command.planId === undefined ? await ports.ledger.listPlans() : [command.planId];
    if (ids.length === 0 && !command.json)
        terminal.out('The ledger of this repository holds no plan.\n');
    const plans = [];
    for (const id of ids)
        plans.push(await readStatus(ports, id));
    if (command.json) {
        terminal.out(`${JSON.stringify({ version: 1, plans }, null, 2)}\n`);
        return 0;
    }
    const { width } = terminal.size();
    for (const plan of plans)
        terminal.out(`${renderStatus(plan, width)}\n\n`);
    return 0;
}


/***/ })

};
