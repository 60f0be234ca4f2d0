export const id = 640;
export const ids = [640];
export const modules = {

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
