export const id = 985;
export const ids = [985];
export const modules = {

/***/ 5985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDemo: () => (/* binding */ runDemo)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _adapters_node_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9240);
/* harmony import */ var _adapters_user_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3706);
/* harmony import */ var _cli_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7319);
/* harmony import */ var _cli_wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2500);
/** `demo`: a throw-away repository with a real small project, and a plan of five tasks run on it. A part of `cli.ts`. */







/** What the five tasks end as when everything works; anything else is a failed demo. */
const EXPECTED = {
    'add-median': 'published',
    'add-stats-page': 'published',
    'fix-rounding': 'published',
    'speed-up-ci': 'refused',
    'write-readme': 'published',
};
async function runDemo(context) {
    const { terminal } = context;
    terminal.out('Demo: five tasks on a small project, by a scripted agent. No token, no network, no key.\n');
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir(), 'agent-fanout-demo-'));
    const folder = node_path__WEBPACK_IMPORTED_MODULE_2__.join(place, 'repository');
    const source = node_path__WEBPACK_IMPORTED_MODULE_2__.join(await (0,_cli_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .findTemplates */ .zD)((0,_adapters_node_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createNodeFiles */ ._)()), 'demo', 'project');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(source, folder, { recursive: true });
    await (0,_adapters_user_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .makeRepository */ .B)(folder, 'A small statistics library');
    terminal.out(`Repository: ${folder}\n\n`);
    const { exitCode, model } = await (0,_cli_run_js__WEBPACK_IMPORTED_MODULE_5__.runPlan)({
        plan: 'plan.yml',
        tracker: 'local',
        isolation: 'auto',
        allowedHosts: [],
        unsafeAllowProtectedPaths: [],
        dryRun: false,
    }, { ...context, folder, cacheRoot: node_path__WEBPACK_IMPORTED_MODULE_2__.join(place, 'cache') });
    if (context.signal.aborted || model === undefined)
        return exitCode;
    return closeDemo(terminal, { folder, model });
}
function closeDemo(terminal, { folder, model }) {
    const wrong = model.tasks.filter(({ id, status }) => EXPECTED[id] !== status);
    const mended = model.tasks.find(({ id }) => id === 'fix-rounding')?.record?.attempts.length === 2;
    terminal.out(`\nLook around:  cd ${folder} && git log --oneline --graph --all\nRemove it:    rm -rf ${node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(folder)}\n`);
    if (wrong.length === 0 && mended) {
        terminal.out('\nAs expected: four published (one mended in its second attempt), one refused.\n');
        return 0;
    }
    const words = wrong.map(({ id, status }) => `${id} ended as ${status}, not ${EXPECTED[id]}`);
    terminal.out(`\nNot as expected: ${[...words, ...(mended ? [] : ['fix-rounding was not mended in its second attempt'])].join('; ')}\n`);
    return 1;
}


/***/ })

};
