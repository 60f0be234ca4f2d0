/** Reads inputs one by one and gathers what is wrong with them. A part of `inputs.ts`, which alone imports it. */
import type { Problem } from './errors.ts';
import type { InputName } from './input-names.ts';

/** Reads values and gathers what is wrong with them, so that all of it is said at once. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly text: (name: InputName) => string;

  constructor(get: (name: InputName) => string) {
    this.text = (name) => get(name).trim();
  }

  refuse(code: string, name: InputName, message: string): void {
    const hint = 'See the table of inputs in the README of agent-fanout.';
    this.problems.push({ code, place: { file: `input ${name}` }, message, hint });
  }

  /** Separated by white space. */
  words(name: InputName): readonly string[] {
    return this.text(name)
      .split(/\s+/)
      .filter((word) => word !== '');
  }

  required(name: InputName): string {
    const value = this.text(name);
    if (value === '') this.refuse('input-missing', name, 'expected a value, got nothing');
    return value;
  }

  oneOf<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.refuse('input-choice', name, expected(choices.join(', '), value));
    return found;
  }

  boolean(name: InputName): boolean {
    const value = this.text(name);
    if (value !== '' && value !== 'true' && value !== 'false') {
      this.refuse('input-boolean', name, expected('true or false', value));
    }
    return value === 'true';
  }

  integer(name: InputName, least: number): number | undefined {
    const value = this.text(name);
    if (value === '') return undefined;
    const number = Number(value);
    if (/^\d{1,15}$/.test(value) && number >= least) return number;
    this.refuse('input-integer', name, expected(`a whole number, at least ${least}`, value));
    return undefined;
  }

  /** Ids go into names of git refs, so nothing but an id gets through. */
  id(name: InputName, value: string): string {
    if (value !== '' && !/^[a-z0-9][a-z0-9-]{0,127}$/.test(value)) {
      this.refuse('input-id', name, expected('an id of a-z, 0-9 and -', value));
    }
    return value;
  }
}

export function expected(what: string, value: string): string {
  return `expected ${what}, got ${value === '' ? 'nothing' : JSON.stringify(value.slice(0, 80))}`;
}
