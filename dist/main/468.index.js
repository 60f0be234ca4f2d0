export const id = 468;
export const ids = [468];
export const modules = {

/***/ 8468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAgentInstaller: () => (/* binding */ createAgentInstaller)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _agents_registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8605);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/** Finds an agent's program at its pinned version in our cache, or installs it there. */





/** Several tasks may ask at once: each agent is installed once. */
function createAgentInstaller(options) {
    const ready = new Map();
    return async (name, signal) => {
        const definition = (0,_agents_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .agentNamed */ .XC)(name);
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
    const folder = node_path__WEBPACK_IMPORTED_MODULE_2__.join(options.cacheFolder, `${definition.name}-${wanted.version}`);
    const program = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'node_modules', '.bin', wanted.bin);
    if (!(await options.files.exists(program)))
        await install(options, { wanted, folder, signal });
    return { definition, program, folder, version: wanted.version };
}
/** Into a folder beside it, which is renamed when it is whole: other processes may install the same. */
async function install(options, installation) {
    const { wanted, folder, signal } = installation;
    const { processes, logger, files } = options;
    const name = `${wanted.name}@${wanted.version}`;
    const draft = `${folder}.${process.pid}-${Date.now()}`;
    logger.info(`installing ${name}`);
    await files.makeDir(draft);
    const flags = ['--no-audit', '--no-fund', '--save-exact'];
    const result = await processes.run({
        command: [findNpm(), 'install', '--prefix', draft, ...flags, name],
        cwd: draft,
        env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? draft },
        timeoutMs: 10 * 60_000,
        signal,
    });
    if (result.end.kind !== 'exited' || result.end.code !== 0) {
        await files.remove(draft);
        const words = result.stderr.trim().split('\n').slice(-3).join(' | ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .FanoutError */ .gh(`${name} could not be installed: ${words}`, {
            hint: 'npm and its registry must be reachable, or the agent be in the cache.',
        });
    }
    // Somebody else was first: theirs is the same.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(draft, folder).catch(() => files.remove(draft));
}
function findNpm() {
    try {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('npm', ['--version'], { stdio: 'ignore' });
        return 'npm';
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .FanoutError */ .gh('npm was not found', { hint: 'Install Node with npm.', cause: error });
    }
}


/***/ })

};
