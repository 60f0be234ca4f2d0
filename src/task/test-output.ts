/** Reads what a test command printed: which tests failed, and what of it helps the agent to mend them. */
import type { TestResult } from './record.ts';

/** Patterns that name a failed test, one a runner. The first group is the name. */
const FAILURE_PATTERNS: readonly RegExp[] = [
  // node:test with the TAP reporter
  /^\s*not ok \d+ - (.+?)(?: # .*)?$/,
  // node:test with the spec reporter, mocha, vitest
  /^\s*(?:✖|✗|×|✕) (.+?)(?: \(?[\d.]+ ?m?s\)?)?$/,
  // jest
  /^\s*● (.+)$/,
  // pytest, short summary
  /^(?:FAILED|ERROR) (\S+::\S+)/,
  // unittest
  /^(?:FAIL|ERROR): (\S+ \([\w.]+\))/,
  // go test
  /^\s*--- FAIL: (\S+)/,
  // cargo test
  /^test (\S+) \.\.\. FAILED$/,
];

/** Headings that look like names and are none. */
const NOT_A_NAME = /^(?:failing tests:?|Console|Cannot log after|\d+ (?:failing|failed))/i;

/** Words that tell the first line worth reading. */
const ERROR_LINE =
  /\b(?:error|Error|FAIL|FAILED|AssertionError|panicked|Traceback|expected|Expected)\b/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing terminal colours is the point
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;

export function stripColours(text: string): string {
  return text.replace(ANSI, '');
}

/** Names of failed tests, each once, in order. Empty when the runner is not known. */
export function failedTests(output: string): readonly string[] {
  const names = new Set<string>();
  for (const line of stripColours(output).split('\n')) {
    const name = nameIn(line);
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

function nameIn(line: string): string | undefined {
  for (const pattern of FAILURE_PATTERNS) {
    const name = pattern.exec(line)?.[1]?.trim();
    if (name !== undefined && name !== '' && !NOT_A_NAME.test(name)) return name.slice(0, 200);
  }
  return undefined;
}

/** How a run of the test commands ended, as a fact. */
export type TestRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'timeout'; readonly output: string };

/**
 * Judges a run against the base's own failures. Red is red unless every failed test is named and failed
 * at the base too: what the base broke is not blamed on the task, and what cannot be read is not excused.
 */
export function judgeTests(run: TestRun, baseline: TestRun): TestResult {
  if (run.kind === 'none') return { kind: 'none' };
  if (run.kind === 'timeout') return { kind: 'timeout', reason: 'the tests did not end in time' };
  if (run.code === 0) return { kind: 'passed' };
  const failures = failedTests(run.output);
  const known = new Set(
    baseline.kind === 'exited' && baseline.code !== 0 ? failedTests(baseline.output) : [],
  );
  const fresh = failures.filter((name) => !known.has(name));
  if (failures.length > 0 && fresh.length === 0) return { kind: 'passed', known: failures };
  return { kind: 'failed', reason: failureReason(run, fresh, baseline), newFailures: fresh };
}

function failureReason(
  run: { readonly code: number; readonly output: string },
  fresh: readonly string[],
  baseline: TestRun,
): string {
  const baseRed = baseline.kind === 'exited' && baseline.code !== 0;
  const alsoBase = baseRed ? ' (the tests of the base fail too)' : '';
  if (fresh.length === 0) {
    const line = firstErrorLine(run.output);
    return `the tests ended with exit code ${run.code}${alsoBase}${line === undefined ? '' : `: ${line}`}`;
  }
  const more = fresh.length > 1 ? ` and ${fresh.length - 1} more` : '';
  return `${fresh[0]}${more} failed${alsoBase}`;
}

function firstErrorLine(output: string): string | undefined {
  const line = stripColours(output)
    .split('\n')
    .find((candidate) => ERROR_LINE.test(candidate));
  return line?.trim().slice(0, 200);
}

/** Characters of test output that the next attempt gets. */
const FEEDBACK_LIMIT = 8_000;
const CONTEXT_LINES = 25;

/** The part of a red run that helps: names, the first error with its surroundings, the last lines. */
export function buildFeedback(output: string, limit = FEEDBACK_LIMIT): string {
  const lines = stripColours(output).split('\n');
  const names = failedTests(output).slice(0, 30);
  const first = lines.findIndex((line) => nameIn(line) !== undefined || ERROR_LINE.test(line));
  const start = Math.max(0, first - 3);
  const around = first < 0 ? [] : lines.slice(start, start + CONTEXT_LINES);
  const tail = lines.slice(
    Math.max(first < 0 ? 0 : start + CONTEXT_LINES, lines.length - CONTEXT_LINES),
  );
  const parts = [
    names.length === 0 ? '' : `Failed tests:\n${names.map((name) => `- ${name}`).join('\n')}`,
    around.length === 0 ? '' : `First error:\n${around.join('\n')}`,
    tail.length === 0 ? '' : `Last lines:\n${tail.join('\n')}`,
  ].filter((part) => part !== '');
  return cut(parts.join('\n\n'), limit);
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2) - 20;
  return `${text.slice(0, half)}\n… ${text.length - 2 * half} characters left out …\n${text.slice(-half)}`;
}

/** Equal for two runs that failed in the same way: names, else the output without what changes from run to run. */
export function failureFingerprint(output: string): string {
  const names = failedTests(output);
  if (names.length > 0) return names.toSorted().join('\n');
  return stripColours(output)
    .replace(/0x[0-9a-f]+/gi, '#')
    .replace(/\d+/g, '#')
    .slice(-4_000);
}
