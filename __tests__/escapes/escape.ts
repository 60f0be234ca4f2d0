/** One escape is two tests: with its defence nothing gets out, and without it something does. */
import { describe, expect, test } from '@jest/globals';

export interface Escape {
  /** Such as `T4`: a row of the table of threats in docs/trust.md. */
  readonly threat: string;
  readonly name: string;
  /** What got out with every defence in place. Throws when the program did not even try. */
  readonly attempt: () => Promise<readonly string[]>;
  /** Its mutation twin: what gets out with the defence taken out. */
  readonly twin: { readonly without: string; readonly attempt: () => Promise<readonly string[]> };
}

const TIMEOUT_MS = 60_000;

/** The reporter counts by these titles. */
export function tryEscape({ threat, name, attempt, twin }: Escape): void {
  describe(`${threat} ${name}`, () => {
    test(
      'escape: nothing gets out',
      async () => {
        expect(await attempt()).toEqual([]);
      },
      TIMEOUT_MS,
    );

    test(
      `twin: without ${twin.without} it gets out`,
      async () => {
        expect(await twin.attempt()).not.toEqual([]);
      },
      TIMEOUT_MS,
    );
  });
}
