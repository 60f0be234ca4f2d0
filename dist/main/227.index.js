export const id = 227;
export const ids = [227];
export const modules = {

/***/ 6227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addedLines: () => (/* binding */ addedLines),
/* harmony export */   scanForSecrets: () => (/* binding */ scanForSecrets)
/* harmony export */ });
/* harmony import */ var _secretlint_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1577);
/**
 * Looks for secrets that nobody told us about, by the rules of secretlint's recommended preset (maintained, MIT,
 * works offline: github.com/secretlint/secretlint) and a few shapes that it leaves out.
 */


/** A comment in the file must not switch the scanner off: who writes the file is who is looked at. */
const SCANNED = _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.filter((rule) => !rule.meta.id.includes('filter-comments'));
/**
 * Shapes with a fixed beginning and enough random characters that nothing else looks like them.
 * Source: gitleaks, config/gitleaks.toml (MIT), rules of the same ids.
 */
const SHAPES = [
    ['aws-access-token', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g],
    ['gcp-api-key', /\bAIza[\w-]{35}\b/g],
    ['github-pat', /\bgh[opusr]_[0-9A-Za-z]{36}\b/g],
    ['github-fine-grained-pat', /\bgithub_pat_\w{82}\b/g],
    ['gitlab-pat', /\bglpat-[\w-]{20}\b/g],
    ['anthropic-api-key', /\bsk-ant-(?:api|admin)\d{2}-[\w-]{80,200}/g],
    ['openai-api-key', /\bsk-(?:proj|svcacct|admin)-[\w-]{40,300}/g],
    ['stripe-access-token', /\b(?:sk|rk)_(?:live|prod)_[0-9A-Za-z]{16,99}\b/g],
    ['slack-token', /\bxox[abeoprs]-(?:\d{10,13}-){1,3}[0-9A-Za-z-]{20,200}/g],
    ['npm-access-token', /\bnpm_[0-9A-Za-z]{36}\b/g],
    ['pypi-upload-token', /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,300}/g],
    ['hashicorp-vault', /\bhvs\.[\w-]{90,300}/g],
    ['private-key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\w+/=-]{64,8192}/g],
];
/** Documentation uses these; Amazon's own examples end so. */
const EXAMPLE = /EXAMPLE|example|(?:x{8}|X{8}|0{8}|1234567890abcdef)/;
/** Characters that are looked at in one go: expressions with long repetitions run out of stack on more. */
const PIECE = 400_000;
/** A secret that stands across the end of a piece is whole in the next; a private key is the longest. */
const OVERLAP = 10_000;
/** Every finding in `text`, in order. `file` helps rules that look at names. */
async function scanForSecrets(file, text) {
    const found = new Map();
    for (let at = 0; at === 0 || at + OVERLAP < text.length; at += PIECE - OVERLAP) {
        for (const { rule, from, to } of await scanPiece(file, text.slice(at, at + PIECE)))
            found.set(`${rule} ${at + from}`, { rule, from: at + from, to: at + to });
    }
    return [...found.values()].toSorted((a, b) => a.from - b.from);
}
async function scanPiece(file, text) {
    const result = await (0,_secretlint_core__WEBPACK_IMPORTED_MODULE_0__/* .lintSource */ .n)({
        source: { content: text, filePath: `/${file}`, contentType: 'text', ext: extensionOf(file) },
        options: {
            noPhysicFilePath: true,
            maskSecrets: true,
            config: { rules: SCANNED.map((rule) => ({ id: rule.meta.id, rule, options: {} })) },
        },
    });
    const linted = result.messages.map(({ ruleId, range: [from, to] }) => ({
        rule: ruleId.replace('@secretlint/', ''),
        from,
        to,
    }));
    const shaped = SHAPES.flatMap(([rule, shape]) => [...text.matchAll(shape)].map((match) => ({
        rule,
        from: match.index,
        to: match.index + match[0].length,
    })));
    return [...linted, ...shaped].filter(({ from, to }) => !EXAMPLE.test(text.slice(from, to)));
}
function extensionOf(file) {
    return /\.[^./]+$/.exec(file)?.[0] ?? '';
}
/** The lines of `after` that `before` does not have, in order: what a change adds. */
function addedLines(before, after) {
    if (before === undefined)
        return after;
    const known = new Set(before.split('\n'));
    return after
        .split('\n')
        .filter((line) => !known.has(line))
        .join('\n');
}


/***/ })

};
