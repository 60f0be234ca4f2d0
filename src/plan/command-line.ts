/** Command lines of a plan: split into words, never given to a shell. */
import { parse } from 'shell-quote';
import type { CommandChoice, CommandLine } from './types.ts';

export type SplitResult =
  | { readonly kind: 'command'; readonly command: CommandLine }
  | { readonly kind: 'problem'; readonly message: string };

/** Quotes are honoured. What only a shell understands is a problem, not silently something else. */
export function splitCommand(text: string): SplitResult {
  let variable: string | undefined;
  const parts = parse(text, (name) => {
    variable ??= name;
    return '';
  });
  if (variable !== undefined)
    return { kind: 'problem', message: `it has the variable $${variable}` };
  const words: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') words.push(part);
    else if ('comment' in part) return { kind: 'problem', message: 'it has a comment' };
    else if (part.op === 'glob')
      return { kind: 'problem', message: `it has the pattern ${part.pattern}` };
    else return { kind: 'problem', message: `it has the shell operator ${part.op}` };
  }
  const [program, ...args] = words;
  if (program === undefined || program === '') return { kind: 'problem', message: 'it is empty' };
  return { kind: 'command', command: [program, ...args] };
}

/** All lines, or every problem. */
export function chooseCommand(lines: readonly string[]): {
  readonly choice: CommandChoice;
  readonly problems: readonly string[];
} {
  const results = lines.map((line) => ({ line, result: splitCommand(line) }));
  const problems = results.flatMap(({ line, result }) =>
    result.kind === 'problem'
      ? [`cannot be run without a shell: ${line.slice(0, 80)} (${result.message})`]
      : [],
  );
  const commands = results.flatMap(({ result }) =>
    result.kind === 'command' ? [result.command] : [],
  );
  return {
    choice: commands.length === 0 ? { kind: 'none' } : { kind: 'given', commands },
    problems,
  };
}
