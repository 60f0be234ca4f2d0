/** Makes text of others harmless for a log: nothing in it can be a command to the runner or to a terminal. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the point
const ESCAPES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the point
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** U+200B: breaks a command apart and is not seen. */
const BREAK = '\u200b';

/**
 * The runner reads `::command::` at the start of a line (after white space) and `##[command]` anywhere in it
 * (actions/runner, ActionCommand.TryParseV2 and TryParse). Both are broken, everywhere in the line.
 */
export function harmlessLine(line: string): string {
  return line
    .replace(ESCAPES, '')
    .replace(CONTROLS, ' ')
    .replace(BIDI, '')
    .replaceAll('::', `:${BREAK}:`)
    .replaceAll('##[', `##${BREAK}[`);
}

/** The same for several lines; every kind of line end is one. */
export function harmlessText(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map(harmlessLine)
    .join('\n');
}
