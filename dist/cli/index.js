#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6591:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



/* unused reexport */ __nccwpck_require__(5335);
exports.parse = __nccwpck_require__(2696);


/***/ }),

/***/ 2696:
/***/ ((module) => {



/**
 * @import {
 * 	ControlOperator,
 * 	Env,
 * 	GlobPattern,
 * 	ParseEntry,
 * } from './parse' */

// '<(' and '>(' are process substitution operators and
// can be parsed the same as control operator
var CONTROL = /** @type {const} */ ('(?:') + /** @type {const} */ ([
	'\\|\\|',
	'\\&(?:\\&|>>?)', // `&&`, `&>`, and `&>>`
	';;\\&?', // `;;` and `;;&`
	'[;|]\\&', // `;&` and `|&`
	'\\<\\(',
	'\\<\\<\\<',
	'\\<\\<-',
	'\\<\\<(?!\\()', // `<<(` stays `<` and `<(`, as zsh reads it; other shells reject it
	'>>',
	'>[&|(]', // `>&`, `>|`, and `>(`
	'<[&>]', // `<&` and `<>`
	'[&;()|<>]'
]).join(/** @type {const} */ ('|')) + /** @type {const} */ (')');
var controlRE = new RegExp('^' + CONTROL + '$');
var META = /** @type {const} */ ('|&;()<> \\t');
var SINGLE_QUOTE = /** @type {const} */ ('\'([^\']*?)\'');
// bash ANSI-C quoting, `$'...'`: a backslash escapes the next character, including `'`
var ANSI_C_BODY = '(?:\\\\[\\s\\S]|[^\\\\\'])*?';
var ANSI_C_QUOTE = '\\$\'' + ANSI_C_BODY + '\'';
var ansiCAt = new RegExp('\\$\'' + ANSI_C_BODY + '(?:(\')|\\\\?$)', 'g');
var ANSI_C_LETTERS = 'abeEfnrtv';
var ANSI_C_CHARS = '\x07\b\x1B\x1B\f\n\r\t\v';
var hash = /^#$/;

var SQ = /** @type {const} */ ("'");
var DQ = /** @type {const} */ ('"');
var DS = /** @type {const} */ ('$');

var TOKEN = '';
var mult = /** @type {const} */ (0x100000000); // Math.pow(16, 8);
for (var i = 0; i < 4; i++) {
	TOKEN += (mult * Math.random()).toString(16);
}
var startsWithToken = new RegExp('^' + TOKEN);

/**
 * @param {string} s
 * @param {RegExp} r
 */
function matchAll(s, r) {
	var origIndex = r.lastIndex;

	var matches = [];
	var matchObj;

	while ((matchObj = r.exec(s))) {
		matches[matches.length] = matchObj;
		if (r.lastIndex === matchObj.index) {
			r.lastIndex += 1;
		}
	}

	r.lastIndex = origIndex;

	return matches;
}

/**
 * @param {Env} env
 * @param {string} pre
 * @param {string} key
 */
function getVar(env, pre, key) {
	var r = typeof env === 'function' ? env(key) : env[key];
	if (typeof r === 'undefined' && key != '') {
		r = '';
	} else if (typeof r === 'undefined') {
		r = '$';
	}

	if (typeof r === 'object') {
		return pre + TOKEN + JSON.stringify(r) + TOKEN;
	}
	return pre + r;
}

var ansiCEscape = /\\([0-7]{1,3}|x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}|c(?:\\\\|[\s\S])|[abeEfnrtv\\'"?])/g;

/**
 * @param {string} m
 * @param {string} escape
 */
function expandAnsiCEscape(m, escape) {
	var kind = escape.charAt(0);
	if (kind === 'c') {
		var ctrl = escape.charAt(1);
		return ctrl === '?' ? '\x7F' : String.fromCharCode(ctrl.charCodeAt(0) & 0x1F);
	}
	if (kind === 'x' || kind === 'u' || kind === 'U') {
		var cp = parseInt(escape.slice(1), 16);
		if (cp > 0x10FFFF) {
			return m;
		}
		return String.fromCharCode.apply(null, cp > 0xFFFF ? [0xD7C0 + (cp >> 10), 0xDC00 + (cp & 0x3FF)] : [cp]);
	}
	if (kind >= '0' && kind <= '7') {
		return String.fromCharCode(parseInt(escape, 8) & 0xFF);
	}
	var letter = ANSI_C_LETTERS.indexOf(escape);
	return letter < 0 ? escape : ANSI_C_CHARS.charAt(letter);
}

/** @param {string} body */
function expandAnsiC(body) {
	return body.replace(ansiCEscape, expandAnsiCEscape).split('\0')[0]; // like bash, a NUL ends the string
}

/**
 * @param {string} s
 * @param {number} i
 */
function closesAnsiC(s, i) {
	ansiCAt.lastIndex = i;
	return !!(/** @type {RegExpExecArray} */ (ansiCAt.exec(s)))[1];
}

/**
 * @param {string} string
 * @param {Env} [env]
 * @param {{ escape?: string, splitUnquoted?: boolean | string }} [opts]
 * @returns {ParseEntry[]}
 */
function parseInternal(string, env, opts) {
	if (!opts) {
		opts = {};
	}
	var BS = opts.escape || '\\';
	var ifs = opts.splitUnquoted === true ? ' \t\n' : (typeof opts.splitUnquoted === 'string' ? opts.splitUnquoted : '');
	var BAREWORD = '(\\' + BS + '[\'"$\\' + BS + META + ']|\\$\\$|\\$(?!' + ANSI_C_QUOTE.slice(2) + ')|[^\\s\'"$' + META + '])+';
	var DOUBLE_QUOTE = '"(?:\\' + BS + '[\\s\\S]|[^"\\' + BS + '])*"';

	var chunker = new RegExp([
		'(' + CONTROL + ')', // control chars
		'(' + ANSI_C_QUOTE + '|' + BAREWORD + '|' + DOUBLE_QUOTE + '|' + SINGLE_QUOTE + ')+'
	].join('|'), 'g');

	var matches = matchAll(string, chunker);

	if (matches.length === 0) {
		return [];
	}
	if (!env) {
		env = {};
	}

	var commented = false;

	return matches.map(function (match) {
		var s = match[0];
		if (!s || commented) {
			return void undefined;
		}
		if (controlRE.test(s)) {
			return /** @type {ControlOperator} */ ({ op: s });
		}

		// Hand-written scanner/parser for Bash quoting rules:
		//
		// 1. inside single quotes, all characters are printed literally.
		// 2. inside double quotes, all characters are printed literally
		//    except variables prefixed by '$' and backslashes followed by
		//    either a double quote or another backslash.
		// 3. outside of any quotes, backslashes are treated as escape
		//    characters and not printed (unless they are themselves escaped)
		// 4. quote context can switch mid-token if there is no whitespace
		//     between the two quote contexts (e.g. all'one'"token" parses as
		//     "allonetoken")
		/** @type {string | boolean} */
		var quote = false;
		var esc = false;
		var out = '';
		/** @type {string[]} */
		var words = [];
		var sawQuote = false;
		/** @type {number | null} */
		var pendingNw = null;
		var isGlob = false;
		/** @type {number} */
		var i;

		function parseEnvVar() {
			i += 1;
			/** @type {number | RegExpMatchArray | null} */
			var varend;
			/** @type {string} */
			var varname;
			var char = s.charAt(i);

			if (char === '{') {
				i += 1;
				if (s.charAt(i) === '}') {
					throw new Error('Bad substitution: ' + s.slice(i - 2, i + 1));
				}
				// match braces by depth so a nested `${` keeps its inner `}` from ending the outer substitution
				var depth = 1;
				varend = i;
				while (depth > 0 && varend < s.length) {
					if (s.charAt(varend) === '{' && s.charAt(varend - 1) === '$') {
						depth += 1;
					} else if (s.charAt(varend) === '}') {
						depth -= 1;
					}
					varend += 1;
				}
				if (depth !== 0) {
					throw new Error('Bad substitution: ' + s.slice(i));
				}
				varend -= 1;
				varname = s.slice(i, varend);
				i = varend;
			} else if ((/[*@#?$!-]/).test(char)) {
				varname = char;
			} else {
				var slicedFromI = s.slice(i);
				varend = slicedFromI.match(/[^\w\d_]/);
				if (!varend) {
					varname = slicedFromI;
					i = s.length;
				} else {
					varname = slicedFromI.slice(0, varend.index);
					i += /** @type {number} */ (varend.index) - 1;
				}
			}
			return getVar(/** @type {NonNullable<typeof env>} */ (env), '', varname);
		}

		function flushRun() {
			if (pendingNw === null) {
				return;
			}
			if (pendingNw === 0) {
				if (out !== '') {
					words[words.length] = out;
					out = '';
				}
			} else {
				words[words.length] = out;
				out = '';
				for (var fe = 1; fe < pendingNw; fe += 1) {
					words[words.length] = '';
				}
			}
			pendingNw = null;
		}

		for (i = 0; i < s.length; i++) {
			var c = s.charAt(i);
			if (ifs && c !== DS) {
				flushRun();
			}
			isGlob = isGlob || (!quote && (c === '*' || c === '?'));
			if (esc) {
				out += c;
				esc = false;
			} else if (quote) {
				if (c === quote) {
					quote = false;
				} else if (quote == SQ) {
					out += c;
				} else { // Double quote
					if (c === BS) {
						i += 1;
						c = s.charAt(i);
						if (c === DQ || c === BS || c === DS) {
							out += c;
						} else {
							out += BS + c;
						}
					} else if (c === DS) {
						out += parseEnvVar();
					} else {
						out += c;
					}
				}
			} else if (c === DQ || c === SQ) {
				quote = c;
				sawQuote = true;
			} else if (controlRE.test(c)) {
				return /** @type {ControlOperator} */ ({ op: s });
			} else if (hash.test(c)) {
				commented = true;
				var commentObj = { comment: string.slice(match.index + i + 1) };
				if (out.length) {
					return /** @type {const} */ ([out, commentObj]);
				}
				return /** @type {const} */ ([commentObj]);
			} else if (c === BS) {
				esc = true;
			} else if (c === DS && s.charAt(i + 1) === SQ && closesAnsiC(s, i)) {
				flushRun();
				sawQuote = true;
				out += expandAnsiC(s.slice(i + 2, ansiCAt.lastIndex - 1));
				i = ansiCAt.lastIndex - 1;
			} else if (c === DS) {
				var value = parseEnvVar();
				if (!ifs) {
					out += value;
				} else {
					for (var vi = 0; vi < value.length; vi += 1) {
						var vc = value.charAt(vi);
						if (ifs.indexOf(vc) < 0) {
							flushRun();
							out += vc;
						} else if (pendingNw === null) {
							pendingNw = vc === ' ' || vc === '\t' || vc === '\n' ? 0 : 1;
						} else if (vc !== ' ' && vc !== '\t' && vc !== '\n') {
							pendingNw += 1;
						}
					}
				}
			} else {
				out += c;
			}
		}

		if (isGlob) {
			return /** @type {GlobPattern} */ ({ op: 'glob', pattern: out });
		}

		if (ifs) {
			if (pendingNw !== null && pendingNw > 0) {
				words[words.length] = out;
				out = '';
				for (var te = 1; te < pendingNw; te += 1) {
					words[words.length] = '';
				}
			}
			if (out !== '' || (sawQuote && words.length === 0)) {
				words[words.length] = out;
			}
			return words;
		}

		return out;
	}).reduce(function (prev, arg) { // finalize parsed arguments
		if (typeof arg === 'undefined') {
			return prev;
		}
		/** @type {ParseEntry[]} */ ([]).concat(arg).forEach(function (entry) {
			prev[prev.length] = entry;
		});
		return prev;
	}, /** @type {ParseEntry[]} */ ([]));
}

/** @type {typeof import('./parse')} */
module.exports = function parse(s, env, opts) {
	var mapped = parseInternal(s, env, opts);
	if (typeof env !== 'function') {
		return mapped;
	}
	return mapped.reduce(function (acc, s) {
		if (typeof s === 'object') {
			acc[acc.length] = s;
			return acc;
		}
		var xs = s.split(RegExp('(' + TOKEN + '.*?' + TOKEN + ')', 'g'));
		if (xs.length === 1) {
			acc[acc.length] = xs[0];
			return acc;
		}
		xs.filter(Boolean).forEach(function (x) {
			acc[acc.length] = startsWithToken.test(x)
				? JSON.parse(x.split(TOKEN)[1])
				: x;
		});
		return acc;
	}, /** @type {ParseEntry[]} */ ([]));
};


/***/ }),

/***/ 5335:
/***/ ((module) => {



/** @import { ControlOperator } from './parse' */

/** @type {ControlOperator['op'][]} */
var OPS = /** @type {const} */ ([
	'||',
	'&&',
	';;&',
	';;',
	';&',
	'|&',
	'<(',
	'>(',
	'<<<',
	'<<-',
	'<<',
	'>>',
	'>&',
	'>|',
	'&>>',
	'&>',
	'<&',
	'<>',
	'&',
	';',
	'(',
	')',
	'|',
	'<',
	'>'
]);
var LINE_TERMINATORS = /[\n\r\u2028\u2029]/;
var GLOB_SHELL_SPECIAL = /[\s#!"$&'():;<=>@\\^`|~]/g;

/** @type {typeof import('./quote')} */
module.exports = function quote(xs) {
	var sawComment = false;
	return xs.map(function (s) {
		if (sawComment && typeof s === 'string' && LINE_TERMINATORS.test(s)) {
			throw new TypeError('a token after a `comment` must not contain line terminators');
		}
		if (s === '') {
			return /** @type {const} */ ('\'\'');
		}
		if (s && typeof s === 'object') {
			if ('op' in s && s.op === 'glob') {
				if (typeof s.pattern !== 'string') {
					throw new TypeError('glob token requires a string `pattern`');
				}
				if (LINE_TERMINATORS.test(s.pattern)) {
					throw new TypeError('glob `pattern` must not contain line terminators');
				}
				if (s.pattern === '') {
					return /** @type {const} */ ('\'\'');
				}
				return s.pattern.replace(GLOB_SHELL_SPECIAL, '\\$&');
			}
			if ('op' in s && typeof s.op === 'string') {
				if (OPS.indexOf(s.op) < 0) {
					throw new TypeError('invalid `op` value: ' + JSON.stringify(s.op));
				}
				return s.op.replace(/[\s\S]/g, '\\$&');
			}
			if ('comment' in s && typeof s.comment === 'string') {
				if (LINE_TERMINATORS.test(s.comment)) {
					throw new TypeError('`comment` must not contain line terminators');
				}
				sawComment = true;
				return '#' + s.comment;
			}
			throw new TypeError('unrecognized object token shape');
		}
		if ((/'/).test(s) && (/!/).test(s)) {
			return "'" + s.replace(/'/g, "'\"'\"'") + "'";
		}
		if ((/["\s\\]/).test(s) && !(/'/).test(s)) {
			return "'" + s + "'";
		}
		if ((/["'\s]/).test(s)) {
			return '"' + s.replace(/(["\\$`])/g, '\\$1') + '"';
		}
		return String(s).replace(/([A-Za-z]:)?([#!"$&'()*,:;<=>?@[\\\]^`{|}~])/g, '$1\\$2');
	}).join(' ');
};


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _$: () => (/* binding */ HELP),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   ye: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _plan_command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8381);
/* harmony import */ var _plan_nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6089);
/* harmony import */ var _task_network_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6502);
/** The command line, read once into a typed union. Pure. */





const HELP = `agent-fanout: a plan of tasks goes in; every task comes out as an issue, a branch
with tested work, a pull request and a truthful line in a report.

  agent-fanout run plan.yml     work on all tasks of a plan, in this repository
  agent-fanout plan plan.yml    show waves, branches, overlaps and cost; write nothing
  agent-fanout status [plan-id] what became of the tasks of a plan, or of all plans
  agent-fanout integrate plan-id
                                all finished branches on one, in the order with the
                                fewest conflicts, tested after each merge
  agent-fanout cleanup [plan-id] what is merged or left over; --yes removes it
  agent-fanout demo             see it work: no token, no network, no agent key

Options of run and plan
  --agent NAME            agent for all tasks (claude, codex, …, command)
  --agent-command "CMD"   any program as the agent; the prompt is on its stdin
  --model NAME            model for all tasks
  --base BRANCH           start from this branch (default: the current one)
  --max-parallel N        tasks at the same time (default: number of cores, at least 2)
  --tracker local|github  issues and pull requests as files (default) or on GitHub
  --isolation auto|sandbox|none
                          sandbox for agent and tests (default auto: when it can be had)
  --network open|none|allowlist
                          what agent and tests may reach (default open; allowlist is
                          package registries, GitHub and the agent's own hosts)
  --allow-host HOST       allowlist, with one more host; *.host for its subdomains
  --unsafe-allow-protected-path GLOB
                          tasks may change these protected paths, such as .github/**
  --dry-run               as plan
  --output DIR            where report and transcripts go (default: .agent-fanout/runs/…)

Options of status and cleanup
  --tracker local|github  where the plan was run (default local)
  --json                  status as data
  --yes                   cleanup: do it; without it nothing is removed
  --force NAME            cleanup: this one too, whatever is in it (may be repeated)

Exit codes: 0 all tasks ended well, 1 some did not, 2 bad input, 130 interrupted.
Plan format: docs/plan-format.md. NO_COLOR is honoured.
`;
const COMMANDS = [
    'run',
    'plan',
    'demo',
    'status',
    'integrate',
    'cleanup',
    'help',
    'version',
];
const OPTIONS = {
    agent: { type: 'string' },
    'agent-command': { type: 'string' },
    model: { type: 'string' },
    base: { type: 'string' },
    'max-parallel': { type: 'string' },
    tracker: { type: 'string' },
    isolation: { type: 'string' },
    network: { type: 'string' },
    'allow-host': { type: 'string', multiple: true },
    'unsafe-allow-protected-path': { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    output: { type: 'string' },
    json: { type: 'boolean' },
    yes: { type: 'boolean' },
    force: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
};
/** Bad use of the command line: exit code 2. */
class UsageError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FanoutError */ .gh {
}
/** @throws UsageError */
function readCommandLine(args) {
    const { values, positionals } = parse(args);
    const [word, ...rest] = positionals;
    if (values.help === true || word === 'help' || (word === undefined && values.version !== true))
        return { kind: 'help' };
    if (values.version === true || word === 'version')
        return { kind: 'version' };
    switch (COMMANDS.find((known) => known === word)) {
        case 'run':
        case 'plan':
            return { kind: 'run', options: readRun(values, rest, word === 'plan') };
        case 'status':
            return { kind: 'status', json: values.json === true, ...readPlanOptions(values, rest) };
        case 'integrate': {
            const [planId] = rest;
            if (planId === undefined)
                throw new UsageError('the id of a plan is missing', {
                    hint: 'agent-fanout status has them.',
                });
            const isolation = readIsolation(values);
            return { kind: 'integrate', ...readPlanOptions(values, rest), planId, isolation };
        }
        case 'cleanup':
            return {
                kind: 'cleanup',
                yes: values.yes === true,
                force: new Set(values.force ?? []),
                ...readPlanOptions(values, rest),
            };
        case 'demo':
            return { kind: 'demo' };
        default:
            throw new UsageError(`unknown command ${word}`, { hint: suggest(word ?? '', COMMANDS) });
    }
}
function parse(args) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1];
        if (unknown === undefined)
            throw new UsageError(message.split('. ')[0] ?? message, { hint: 'See agent-fanout help.' });
        throw new UsageError(`unknown option ${unknown}`, {
            hint: suggest(unknown, Object.keys(OPTIONS).map((name) => `--${name}`)),
        });
    }
}
function suggest(word, known) {
    const near = (0,_plan_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(word, known);
    return near === undefined ? 'See agent-fanout help.' : `Did you mean ${near}?`;
}
function readRun(values, rest, isPlan) {
    const [plan, extra] = rest;
    if (plan === undefined)
        throw new UsageError('the path of a plan is missing', { hint: 'agent-fanout run plan.yml' });
    if (extra !== undefined)
        throw new UsageError(`one plan at a time; ${extra} is one too many`);
    const maxParallel = readCount(values['max-parallel']);
    const agentCommand = readCommand(values['agent-command']);
    return {
        plan,
        tracker: oneOf('--tracker', values.tracker ?? 'local', ['local', 'github']),
        isolation: readIsolation(values),
        allowedHosts: readHosts(values['allow-host'] ?? []),
        unsafeAllowProtectedPaths: values['unsafe-allow-protected-path'] ?? [],
        dryRun: isPlan || values['dry-run'] === true,
        ...(values.network === undefined
            ? {}
            : { network: oneOf('--network', values.network, ['open', 'none', 'allowlist']) }),
        ...(values.base === undefined ? {} : { base: values.base }),
        ...(values.agent === undefined ? {} : { agent: values.agent }),
        ...(values.model === undefined ? {} : { model: values.model }),
        ...(values.output === undefined ? {} : { output: values.output }),
        ...(maxParallel === undefined ? {} : { maxParallel }),
        ...(agentCommand === undefined ? {} : { agentCommand }),
    };
}
function readPlanOptions(values, [planId, extra]) {
    if (extra !== undefined)
        throw new UsageError(`one plan at a time; ${extra} is one too many`);
    return {
        tracker: oneOf('--tracker', values.tracker ?? 'local', ['local', 'github']),
        ...(planId === undefined ? {} : { planId }),
    };
}
function readIsolation(values) {
    const known = ['auto', 'sandbox', 'none'];
    return oneOf('--isolation', values.isolation ?? 'auto', known);
}
function readHosts(hosts) {
    for (const host of hosts) {
        if ((0,_task_network_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHostRule */ .eg)(host) === undefined)
            throw new UsageError(`--allow-host: expected a host such as example.com, *.example.com or example.com:8080, got ${host}`);
    }
    return hosts;
}
function readCount(text) {
    if (text === undefined)
        return undefined;
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= 256)
        return count;
    throw new UsageError(`--max-parallel: expected a whole number from 1 to 256, got ${text}`);
}
function readCommand(text) {
    if (text === undefined)
        return undefined;
    const split = (0,_plan_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommand */ .G)(text);
    if (split.kind === 'command')
        return split.command;
    throw new UsageError(`--agent-command cannot be run without a shell: ${split.message}`, {
        hint: "If a shell is needed, write it out: bash -c '…'.",
    });
}
function oneOf(name, value, known) {
    const found = known.find((word) => word === value);
    if (found !== undefined)
        return found;
    throw new UsageError(`${name}: expected ${known.join(' or ')}, got ${value}`);
}


/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_options_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3214);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/** The command line: the same commands as the action, with local adapters. */


const VERSION = '0.1.0';
async function main() {
    const command = (0,_cli_options_js__WEBPACK_IMPORTED_MODULE_0__/* .readCommandLine */ .ye)(process.argv.slice(2));
    const cancel = new AbortController();
    // A second signal ends the process at once, as people expect.
    const stop = () => cancel.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FanoutError */ .gh('interrupted'));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    return perform(command, { terminal: openTerminal(), signal: cancel.signal });
}
/** Heavy parts are loaded when they are needed: help and errors come at once. */
async function perform(command, context) {
    switch (command.kind) {
        case 'help':
            context.terminal.out(_cli_options_js__WEBPACK_IMPORTED_MODULE_0__/* .HELP */ ._$);
            return 0;
        case 'version':
            context.terminal.out(`${VERSION}\n`);
            return 0;
        case 'run': {
            const { runPlan } = await Promise.all(/* import() */[__nccwpck_require__.e(131), __nccwpck_require__.e(562), __nccwpck_require__.e(335), __nccwpck_require__.e(919), __nccwpck_require__.e(319)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7319));
            return (await runPlan(command.options, { ...context, folder: process.cwd() })).exitCode;
        }
        case 'demo': {
            const { runDemo } = await Promise.all(/* import() */[__nccwpck_require__.e(131), __nccwpck_require__.e(562), __nccwpck_require__.e(335), __nccwpck_require__.e(919), __nccwpck_require__.e(319), __nccwpck_require__.e(985)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5985));
            return runDemo(context);
        }
        case 'integrate': {
            const { runIntegrate } = await Promise.all(/* import() */[__nccwpck_require__.e(131), __nccwpck_require__.e(335), __nccwpck_require__.e(439)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3439));
            return runIntegrate(command, context);
        }
        case 'cleanup': {
            const { runCleanup } = await Promise.all(/* import() */[__nccwpck_require__.e(131), __nccwpck_require__.e(562), __nccwpck_require__.e(335), __nccwpck_require__.e(919), __nccwpck_require__.e(743)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4743));
            return runCleanup(command, context);
        }
        case 'status': {
            const { showStatus } = await Promise.all(/* import() */[__nccwpck_require__.e(131), __nccwpck_require__.e(562), __nccwpck_require__.e(335), __nccwpck_require__.e(919), __nccwpck_require__.e(640)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9640));
            return showStatus(command, context);
        }
    }
}
function openTerminal() {
    const { stdout, env } = process;
    const live = stdout.isTTY === true && env['TERM'] !== 'dumb';
    const write = (text) => void stdout.write(text);
    return {
        write,
        out: write,
        live,
        colour: live && (env['NO_COLOR'] ?? '') === '',
        size: () => ({ width: stdout.columns ?? 100, height: stdout.rows ?? 24 }),
    };
}
function explain(error) {
    const known = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FanoutError */ .gh;
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`agent-fanout: ${text}\n`);
    if (known && error.hint !== undefined)
        process.stderr.write(`${error.hint}\n`);
    if (!known && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`);
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputRefused */ .xA || error instanceof _cli_options_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb ? 2 : 1;
}
process.exitCode = await main().catch(explain);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ TrackerError),
/* harmony export */   JH: () => (/* binding */ RateLimited),
/* harmony export */   Nw: () => (/* binding */ IssueNotAsPlanned),
/* harmony export */   Tr: () => (/* binding */ ClosedByPerson),
/* harmony export */   XS: () => (/* binding */ GitError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   gh: () => (/* binding */ FanoutError),
/* harmony export */   j2: () => (/* binding */ PushRejected),
/* harmony export */   xA: () => (/* binding */ InputRefused),
/* harmony export */   ye: () => (/* binding */ PublishRefused)
/* harmony export */ });
/* unused harmony exports formatProblem, formatProblems */
/**
 * Named errors. Each says what happened, where, what was expected and what to do.
 * `main.ts` and `cli.ts` turn them into one line for people; nothing else prints an error.
 */
/** Base of all errors that this product raises on purpose. */
class FanoutError extends Error {
    /** What the user can do; printed on a line of its own. */
    hint;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? {} : { cause: options.cause });
        this.name = new.target.name;
        this.hint = options.hint;
    }
}
/** Bad input: refused before anything was written, with every problem at once. */
class InputRefused extends FanoutError {
    problems;
    constructor(problems) {
        super(formatProblems(problems), { hint: 'Nothing was written.' });
        this.problems = problems;
    }
}
/** GitHub (or the tracker) answered with an error. `status` is the HTTP status, 0 when there was no answer. */
class TrackerError extends FanoutError {
    status;
    operation;
    constructor(message, options) {
        super(message, options);
        this.status = options.status;
        this.operation = options.operation;
    }
}
/** A rate limit that does not fit the time that is left. The task is `deferred`, not failed. */
class RateLimited extends TrackerError {
    /** Epoch milliseconds before which no request may be made. */
    retryAt;
    constructor(message, options) {
        super(message, options);
        this.retryAt = options.retryAt;
    }
}
/** git ended with an error. `args` never hold a secret (the token travels by environment). */
class GitError extends FanoutError {
    args;
    exitCode;
    stderr;
    constructor(options) {
        const firstLine = options.stderr.trim().split('\n').at(-1) ?? '';
        super(`git ${options.args.join(' ')} failed (${options.exitCode ?? 'signal'}): ${firstLine}`, options);
        this.args = options.args;
        this.exitCode = options.exitCode;
        this.stderr = options.stderr;
    }
}
/** The remote refused a push. The reason decides the outcome; nothing is ever forced. */
class PushRejected extends FanoutError {
    reason;
    constructor(message, options) {
        super(message, options);
        this.reason = options.reason;
    }
}
/** The work tree holds something that may not be published (policy, step 2–4 of the pipeline). */
class PublishRefused extends FanoutError {
    path;
    rule;
    constructor(message, options) {
        super(message, options);
        this.path = options.path;
        this.rule = options.rule;
    }
}
/** Somebody closed the task's issue: that is a decision, and it is respected. */
class ClosedByPerson extends FanoutError {
}
/** The issue that a task came from is not what was planned any more, or another plan has it. */
class IssueNotAsPlanned extends FanoutError {
}
/** `file:line:column` as editors and terminals link it. */
function formatPlace(place) {
    const line = place.line === undefined ? '' : `:${place.line}`;
    const column = place.column === undefined ? '' : `:${place.column}`;
    return `${place.file}${line}${column}`;
}
/** One problem as one or two lines: place, task, message, then the hint. */
function formatProblem(problem) {
    const task = problem.task === undefined ? '' : ` [task ${problem.task}]`;
    const hint = problem.hint === undefined ? '' : `\n    → ${problem.hint}`;
    return `${formatPlace(problem.place)}${task} ${problem.message}${hint}`;
}
/** All problems under one heading that counts them. */
function formatProblems(problems) {
    const heading = problems.length === 1 ? '1 problem:' : `${problems.length} problems:`;
    return [heading, ...problems.map((problem) => `  ${formatProblem(problem)}`)].join('\n');
}
/** The message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 8381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ chooseCommand),
/* harmony export */   G: () => (/* binding */ splitCommand)
/* harmony export */ });
/* harmony import */ var shell_quote__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6591);
/** Command lines of a plan: split into words, never given to a shell. */

/** Quotes are honoured. What only a shell understands is a problem, not silently something else. */
function splitCommand(text) {
    let variable;
    const parts = (0,shell_quote__WEBPACK_IMPORTED_MODULE_0__.parse)(text, (name) => {
        variable ??= name;
        return '';
    });
    if (variable !== undefined)
        return { kind: 'problem', message: `it has the variable $${variable}` };
    const words = [];
    for (const part of parts) {
        if (typeof part === 'string')
            words.push(part);
        else if ('comment' in part)
            return { kind: 'problem', message: 'it has a comment' };
        else if (part.op === 'glob')
            return { kind: 'problem', message: `it has the pattern ${part.pattern}` };
        else
            return { kind: 'problem', message: `it has the shell operator ${part.op}` };
    }
    const [program, ...args] = words;
    if (program === undefined || program === '')
        return { kind: 'problem', message: 'it is empty' };
    return { kind: 'command', command: [program, ...args] };
}
/** All lines, or every problem. */
function chooseCommand(lines) {
    const results = lines.map((line) => ({ line, result: splitCommand(line) }));
    const problems = results.flatMap(({ line, result }) => result.kind === 'problem'
        ? [`cannot be run without a shell: ${line.slice(0, 80)} (${result.message})`]
        : []);
    const commands = results.flatMap(({ result }) => result.kind === 'command' ? [result.command] : []);
    return {
        choice: commands.length === 0 ? { kind: 'none' } : { kind: 'given', commands },
        problems,
    };
}


/***/ }),

/***/ 6089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known word that a misspelt one most likely means. */
/** Undefined when none is near: more than a third of the letters would have to change. */
function nearest(word, known) {
    let best;
    const allowed = Math.max(1, Math.floor(word.length / 3));
    // A word of which every letter would change is another word.
    let least = Math.min(allowed + 1, word.length);
    const normal = word.toLowerCase().replaceAll('_', '-');
    for (const candidate of known) {
        const distance = editDistance(normal, candidate.toLowerCase(), least);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}
/** Optimal string alignment: insert, delete, replace and swap of neighbours count 1 each. */
function editDistance(a, b, limit) {
    if (Math.abs(a.length - b.length) >= limit)
        return limit;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped)
                least = Math.min(least, (before[j - 2] ?? 0) + 1);
            row.push(least);
        }
        before = last;
        last = row;
    }
    return last[b.length] ?? limit;
}


/***/ }),

/***/ 6502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eq: () => (/* binding */ hostsForTask),
/* harmony export */   aD: () => (/* binding */ findHostRule),
/* harmony export */   d9: () => (/* binding */ buildNetwork),
/* harmony export */   eg: () => (/* binding */ parseHostRule)
/* harmony export */ });
/* unused harmony export REGISTRY_HOSTS */
/** Which hosts a program in a sandbox may reach when its network is an allowlist. */
/** What was asked for; naming hosts asks for the allowlist. Else open: not every agent and package manager can use a proxy. */
function buildNetwork(wanted, hosts) {
    const kind = wanted ?? (hosts.length > 0 ? 'allowlist' : 'open');
    return kind === 'allowlist' ? { kind, hosts } : { kind };
}
/**
 * Where package managers of Node, Python, Rust and Go fetch from, and GitHub for reading.
 * Source: the documentation of each package manager; GitHub's REST path `/meta` lists its own.
 */
const REGISTRY_HOSTS = [
    'registry.npmjs.org',
    'registry.yarnpkg.com',
    'pypi.org',
    'files.pythonhosted.org',
    'crates.io',
    'index.crates.io',
    'static.crates.io',
    'static.rust-lang.org',
    'proxy.golang.org',
    'sum.golang.org',
    'github.com',
    'api.github.com',
    'codeload.github.com',
    'raw.githubusercontent.com',
    'objects.githubusercontent.com',
    'release-assets.githubusercontent.com',
];
/** Hosts that each agent talks to for its model. Source: the agents' own documentation of proxies and firewalls. */
const AGENT_HOSTS = {
    claude: ['api.anthropic.com', 'platform.claude.com'],
    codex: ['api.openai.com', 'chatgpt.com', 'auth.openai.com'],
    gemini: ['generativelanguage.googleapis.com', 'cloudcode-pa.googleapis.com'],
    copilot: ['api.githubcopilot.com', '*.githubcopilot.com', 'copilot-proxy.githubusercontent.com'],
    opencode: ['opencode.ai', 'models.dev', 'api.anthropic.com', 'api.openai.com'],
    qwen: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'api-inference.modelscope.cn'],
};
/** Variables that say where an agent's model is: what they name is allowed too. */
const BASE_URL = /_(?:BASE_URL|API_URL|ENDPOINT|API_BASE|HOST)$/;
/** All entries for one task: registries, the agent's hosts, what its base-URL variables name, and the user's. */
function hostsForTask(options) {
    const named = Object.entries(options.environment)
        .filter(([name]) => BASE_URL.test(name))
        .flatMap(([, value]) => hostOfUrl(value));
    const own = AGENT_HOSTS[options.agent] ?? [];
    return [...new Set([...REGISTRY_HOSTS, ...own, ...named, ...options.extra])];
}
function hostOfUrl(text) {
    try {
        const { hostname, port, protocol } = new URL(text);
        if (hostname === '')
            return [];
        return [`${hostname}:${port === '' ? (protocol === 'http:' ? '80' : '443') : port}`];
    }
    catch {
        return [];
    }
}
const ENTRY = /^(\*\.)?((?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i;
/** `host`, `host:port`, `*.host`; undefined for anything else. `*` alone is no entry: that is `open`. */
function parseHostRule(entry) {
    const [, wildcard, host, port] = ENTRY.exec(entry.trim()) ?? [];
    if (host === undefined)
        return undefined;
    return {
        host: bare(host),
        withSubdomains: wildcard !== undefined,
        port: port === undefined ? undefined : Number(port),
    };
}
/** The rule that lets `host:port` through; undefined when there is none. */
function findHostRule(rules, target) {
    const host = bare(target.host).replace(/\.$/, '');
    return rules.find((rule) => {
        const isHost = host === rule.host || (rule.withSubdomains && host.endsWith(`.${rule.host}`));
        const isPort = rule.port === undefined
            ? target.port === 443 || target.port === 80
            : target.port === rule.port;
        return isHost && isPort;
    });
}
function bare(host) {
    return host.toLowerCase().replace(/^\[|\]$/g, '');
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
