export const id = 655;
export const ids = [655];
export const modules = {

/***/ 3655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   noSandbox: () => (/* binding */ noSandbox)
/* harmony export */ });
const noSandbox = {
    isolation: 'none',
    description: 'none: agent and tests ran as this user',
    confine: (spec) => spec,
};


/***/ })

};
