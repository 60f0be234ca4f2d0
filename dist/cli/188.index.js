export const id = 188;
export const ids = [188];
export const modules = {

/***/ 5188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   showStatus: () => (/* binding */ showStatus)
/* harmony export */ });
/* harmony import */ var _adapters_user_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3706);
/* harmony import */ var _cli_wiring_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1410);
/* harmony import */ var _commands_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3267);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8330);
/** `status`: from the ledger alone, for one plan or all. A part of `cli.ts`. */





async function showStatus(command, { terminal, signal }) {
    const repository = await (0,_adapters_user_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .findRepository */ .W)(process.cwd());
    const { ports } = await (0,_cli_wiring_js__WEBPACK_IMPORTED_MODULE_1__/* .wireLocal */ .B9)({
        repository,
        isolation: 'none',
        signal,
        colour: terminal.colour,
    });
    const ids = command.planId === undefined ? await ports.ledger.listPlans() : [command.planId];
    if (ids.length === 0)
        terminal.out('The ledger of this repository holds no plan.\n');
    for (const planId of ids) {
        const model = await (0,_commands_report_js__WEBPACK_IMPORTED_MODULE_2__/* .readModel */ .k)(ports, {
            planId,
            finished: false,
            engine: 'local',
            startedAt: ports.clock.now(),
        });
        const text = command.json
            ? (0,_report_json_js__WEBPACK_IMPORTED_MODULE_4__/* .renderJson */ .h)(model)
            : `${planId}\n${(0,_report_table_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTable */ .b)(model, { colour: terminal.colour, width: terminal.size().width })}\n\n`;
        terminal.out(text);
    }
    return 0;
}


/***/ })

};
