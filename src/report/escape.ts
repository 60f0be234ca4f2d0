/** Puts text of others into Markdown so that it says nothing but itself. */

/** Zero-width space: breaks a mention or keyword apart and is not seen. */
const BREAK = '\u200b';

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the point
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Words that close an issue (docs.github.com, 'Linking a pull request to an issue'). */
const CLOSING =
  /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(\s*:?\s+)(?=(?:[\w.-]+\/[\w.-]+)?#\d|https?:)/gi;

/** No mention, no closing keyword, no hidden comment, no control characters. Markdown stays. */
export function neutral(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replaceAll('<!--', `<${BREAK}!--`)
    .replace(CLOSING, `$1${BREAK}$2`)
    .replace(/@(?=[\w-])/g, `@${BREAK}`);
}

/** Plain text on one line, for a table cell or a heading. */
export function inlineText(text: string): string {
  return neutral(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/\b(https?):\/\//gi, `$1:${BREAK}//`);
}

/** Text as it is, in a fence that it cannot end. */
export function fencedText(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${neutral(text).trimEnd()}\n${fence}`;
}

export function html(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Characters of an issue, pull request or comment (danger/danger#424). */
export const MAX_BODY = 65_536;

/** Cuts before `limit` characters, between whole characters, and says so. An open fence is closed. */
export function cutBody(text: string, limit = MAX_BODY): string {
  if (text.length <= limit) return text;
  const note = `\n\n… ${text.length - limit} characters and more were left out.`;
  const room = limit - note.length - 70;
  const end = /[\ud800-\udbff]/.test(text[room - 1] ?? '') ? room - 1 : room;
  const kept = text.slice(0, end);
  const open = [...kept.matchAll(/^(`{3,})/gm)].map(([, fence]) => fence ?? '');
  const closing = open.length % 2 === 1 ? `\n${(open.at(-1) ?? '').slice(0, 60)}` : '';
  return `${kept}${closing}${note}`;
}
