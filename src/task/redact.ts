/**
 * Removes the secrets that a job knows from everything that leaves it, in the encodings that people and programs
 * use. A determined encoder wins against any such list: the guarantee is that the agent never has the token; this
 * catches accidents, and the keys that an agent must have.
 */
import { SecretMatcher } from './secret-matcher.ts';

/** Stands where a secret was. */
export const REMOVED = '[secret removed]';

/** Shorter values are words, not secrets. */
const MIN_LENGTH = 8;

/** Names of variables whose value is a secret, whoever they are for. */
const SECRET_NAME =
  /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:_|$)|(?:^|_)(?:KEY|PAT|AUTH)$/i;
/** Settings that agents are given beside their key. */
const SETTING_NAME =
  /(?:_|^)(?:URL|URI|HOST|ENDPOINT|BASE|REGION|LOCATION|MODEL|PORT|PATH|DIR|HOME|VERSION|PROJECT|FILE|PROXY|SOCK)$/i;
const HAS_USER = /^[a-z][a-z+.-]*:\/\/[^/@\s]+@/i;

export interface KnownSecrets {
  readonly hostEnv: Readonly<Record<string, string>>;
  /** Names that the plan or the agent asks for: their values are secrets unless they are plainly settings. */
  readonly names: readonly string[];
  /** Secrets that no variable holds. */
  readonly values?: readonly string[];
}

/** Short values of letters alone are words (`postgres`), and removing them would make nonsense of texts. */
const WORD = /^[a-z]{1,15}$/i;

/** Values to be removed, longest first, each once. Whole lines of a value of several lines count too. */
export function findSecretValues({ hostEnv, names, values = [] }: KnownSecrets): readonly string[] {
  const fromEnv = Object.entries(hostEnv).flatMap(([name, value]) =>
    isSecret(name, value, names) ? [value.trim()] : [],
  );
  const all = [...fromEnv, ...values].flatMap((value) => [value, ...linesOf(value)]);
  const long = all.filter((value) => value.length >= MIN_LENGTH && !WORD.test(value));
  return [...new Set(long)].toSorted((a, b) => b.length - a.length);
}

function isSecret(name: string, value: string, names: readonly string[]): boolean {
  if (HAS_USER.test(value)) return SECRET_NAME.test(name) || names.includes(name);
  if (SETTING_NAME.test(name) || value.startsWith('/') || /^https?:\/\//i.test(value)) return false;
  return SECRET_NAME.test(name) || names.includes(name);
}

/** A key file in a variable: the head and foot of PEM are no secret. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return lines.length < 2 ? [] : lines.filter((line) => !line.startsWith('-----'));
}

export interface Redactor {
  /** `text` with every piece of a secret replaced. */
  text(text: string): string;
  /** Is there a piece of a secret in it? */
  finds(text: string): boolean;
  /** For text that comes in pieces: a secret may begin in one and end in the next. */
  stream(): { push(text: string): string; flush(): string };
  /** All texts in a JSON value. */
  value<T>(value: T): T;
}

export function createRedactor(secrets: readonly string[]): Redactor {
  const matcher = new SecretMatcher(secrets);
  const redactor: Redactor = {
    text: (text) => {
      const stream = new RedactingStream(matcher);
      return stream.push(text) + stream.flush();
    },
    finds: (text) => matcher.finds(text),
    stream: () => new RedactingStream(matcher),
    value: <T>(value: T) => redactValue(value, redactor) as T,
  };
  return redactor;
}

function redactValue(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactor.text(key), redactValue(item, redactor)]),
  );
}

/** Holds back as many characters as a window has, less one: what comes may complete a match that they begin. */
class RedactingStream {
  readonly #matcher: SecretMatcher;
  readonly #reach: number;
  /** Context that was given out already, then what was not. */
  #held = '';
  #given = 0;
  /** Does the last character that was given out stand in a secret? Its mark is given once. */
  #inside = false;

  constructor(matcher: SecretMatcher) {
    this.#matcher = matcher;
    this.#reach = Math.max(0, matcher.longest - 1);
  }

  push(text: string): string {
    this.#held += text;
    return this.#give(this.#held.length - this.#reach);
  }

  flush(): string {
    return this.#give(this.#held.length);
  }

  #give(end: number): string {
    if (end <= this.#given) return '';
    const spans = this.#matcher.spans(this.#held);
    let output = '';
    let at = this.#given;
    for (const [from, to] of spans) {
      if (to <= at || from >= end) continue;
      const isNew = from >= at ? from > at || !this.#inside : !this.#inside;
      output += this.#held.slice(at, Math.max(at, from)) + (isNew ? REMOVED : '');
      at = Math.min(to, end);
      this.#inside = true;
    }
    const rest = this.#held.slice(at, end);
    if (rest !== '') this.#inside = false;
    const keepFrom = Math.max(0, end - this.#reach);
    this.#held = this.#held.slice(keepFrom);
    this.#given = end - keepFrom;
    return output + rest;
  }
}
