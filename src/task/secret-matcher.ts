/** Finds pieces of secrets in text, in every encoding, in one pass over the text. */

/** A piece of so many characters gives a secret away. */
const WINDOW = 12;
/** Encodings that write one character with several are looked at in pieces of so many characters of the secret. */
const EXPANDED_WINDOW = 6;

/** Parts of well-known token formats that are the same for everybody. */
const PUBLIC_PREFIX =
  /^(?:sk-(?:ant-[a-z]+\d*-|proj-|svcacct-|or-v\d+-)|github_pat_|gh[opusr]_|glpat-|xox[a-z]-|AIza|ya29\.|npm_|pypi-|eyJ[\w-]+\.)/;

/**
 * Windows of all encodings by length. A text position is looked at closely only when three of its characters
 * are those of some window: a table that is one load away, so a hundred megabytes take a second.
 */
export class SecretMatcher {
  readonly #windows = new Map<number, { readonly set: Set<string>; readonly table: Uint8Array }>();
  /** Characters of the longest window; 0 when there are no secrets. */
  readonly longest: number;

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) {
      for (const { text, perCharacter } of encodingsOf(secret))
        this.#add(text, Math.max(WINDOW, EXPANDED_WINDOW * perCharacter));
    }
    this.longest = Math.max(0, ...this.#windows.keys());
  }

  finds(text: string): boolean {
    for (const _span of this.#matches(text)) return true;
    return false;
  }

  /** Ranges `[from, to)` in order, merged where they touch. */
  spans(text: string): readonly (readonly [number, number])[] {
    const found = [...this.#matches(text)].toSorted((a, b) => a[0] - b[0]);
    const merged: [number, number][] = [];
    for (const [from, to] of found) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return merged;
  }

  *#matches(text: string): Generator<readonly [number, number]> {
    for (const [length, { set, table }] of this.#windows) {
      for (let at = 0; at + length <= text.length; at++) {
        if (table[slot(text, at, length)] === 1 && set.has(text.slice(at, at + length)))
          yield [at, at + length];
      }
    }
  }

  #add(variant: string, window: number): void {
    const length = Math.min(window, variant.length);
    const known = this.#windows.get(length) ?? {
      set: new Set<string>(),
      table: new Uint8Array(1 << 18),
    };
    this.#windows.set(length, known);
    for (let at = 0; at + length <= variant.length; at++) {
      const piece = variant.slice(at, at + length);
      // Three characters over and over, such as a ruler of dashes, are nobody's secret.
      if (new Set(piece).size < 4 && variant.length > length) continue;
      known.set.add(piece);
      known.table[slot(piece, 0, length)] = 1;
    }
  }
}

/** 18 bits of the first, the middle and the last character of a window. */
function slot(text: string, at: number, length: number): number {
  const first = text.charCodeAt(at) & 63;
  const middle = text.charCodeAt(at + (length >> 1)) & 63;
  const last = text.charCodeAt(at + length - 1) & 63;
  return (first << 12) | (middle << 6) | last;
}

const SHORTEST = 8;

interface Encoding {
  readonly text: string;
  /** Characters for one of the secret, rounded up. */
  readonly perCharacter: number;
}

/** The private part of a secret as people and programs write it. Each at least 8 characters. */
function encodingsOf(secret: string): readonly Encoding[] {
  const own = secret.replace(PUBLIC_PREFIX, '');
  const core = own.length >= SHORTEST ? own : secret;
  const bytes = Buffer.from(core, 'utf8');
  const hex = bytes.toString('hex');
  const pairs = hex.match(/../g) ?? [];
  const texts = [
    core,
    [...core].toReversed().join(''),
    JSON.stringify(core).slice(1, -1),
    encodeURIComponent(core),
    pairs.map((pair) => `%${pair}`).join(''),
    pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
    hex,
    hex.toUpperCase(),
    ...[' ', ':', '-', ', 0x'].map((between) => pairs.join(between)),
    pairs.map((pair) => `\\x${pair}`).join(''),
    [...core].map((char) => `\\u${unit(char)}`).join(''),
    [...core].map((char) => `&#${char.codePointAt(0)};`).join(''),
    [...core].map((char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(''),
    [...core].join('\0'),
    [...bytes].join(' '),
    [...bytes].join(','),
    [...bytes].join(', '),
    base32(bytes),
    rot13(core),
    ...base64Forms(bytes),
  ];
  return [...new Set(texts)]
    .filter((text) => text.length >= SHORTEST)
    .map((text) => ({ text, perCharacter: Math.ceil(text.length / core.length - 0.5) }));
}

function unit(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}

/** Base64 of something that holds the secret begins at one of three offsets; the characters that depend on neighbours go. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const skip = [0, 2, 3][offset] ?? 0;
    const drop = (offset + bytes.length) % 3 === 0 ? 0 : 1;
    const form = padded.slice(skip, padded.length - drop);
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6, without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group, 2)] ?? '').join('');
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (char) => {
    const base = char <= 'Z' ? 65 : 97;
    return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
  });
}
