/** Reading what agents print: lines of JSON, ends, and what errors mean. */
import { harmlessLine } from '../task/log-filter.ts';
import type { AgentEnd } from '../task/record.ts';
import type { AgentOutput } from './types.ts';

/** One harmless line of at most 300 characters. */
export function shortReason(text: string): string {
  return harmlessLine(text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}

export type Event = Readonly<Record<string, unknown>>;

/** Every line that is a JSON object; agents print other things between them. */
export function readEvents(stdout: string): readonly Event[] {
  return stdout.split('\n').flatMap((line): Event[] => {
    if (!line.startsWith('{')) return [];
    try {
      return [JSON.parse(line) as Event];
    } catch {
      return [];
    }
  });
}

/** The value at a path of keys, or undefined: events of untrusted programs hold anything. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Event)[key];
  }
  return current;
}

export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A number that is none of a count or a price reads as 0. */
export function numberAt(value: unknown, ...keys: readonly string[]): number {
  const found = at(value, ...keys);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : 0;
}

export function countAt(value: unknown, ...keys: readonly string[]): number {
  return Math.round(numberAt(value, ...keys));
}

export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** Words of providers and agents for: no more for you, now or for good. */
const QUOTA =
  /\b429\b|rate.?limit|too many requests|quota|RESOURCE_EXHAUSTED|insufficient.{0,12}(?:credit|balance|funds)|credit balance|billing|(?:usage|session|weekly) limit|out of credits?/i;
const KEY = /\b40[13]\b|unauthori[sz]ed|unauthenticated|authentication|invalid.{0,12}key|api key/i;

/** What an agent's error means: `quota` and `denied`, which names the key, when asking again is in vain. */
export function failureOf(words: string, keys: readonly string[]): AgentEnd {
  const said = shortReason(words);
  if (QUOTA.test(words)) return { kind: 'quota', reason: said };
  if (!KEY.test(words)) return { kind: 'failed', reason: said };
  const named = keys.length === 0 ? 'its key' : `the key in ${keys.join(' or ')}`;
  return { kind: 'denied', reason: `${named} was refused: ${said}` };
}

export interface EndFacts {
  readonly output: AgentOutput;
  readonly keys: readonly string[];
  /** Did its closing event come? */
  readonly closed: boolean;
  /** What its events say went wrong. */
  readonly problem?: string | undefined;
}

/** Exit 0 alone proves nothing: several agents end so after an error, or without having done a thing. */
export function endOf({ output, keys, closed, problem }: EndFacts): AgentEnd {
  const { end } = output;
  if (end.kind === 'aborted') return { kind: 'failed', reason: 'the run was cancelled' };
  if (problem !== undefined) return failureOf(problem, keys);
  switch (end.kind) {
    case 'exited':
      if (end.code === 0 && closed) return { kind: 'done' };
      if (end.code === 0)
        return { kind: 'failed', reason: 'the agent ended without saying that it is done' };
      return failureOf(`the agent ended with exit code ${end.code}${lastWords(output)}`, keys);
    case 'signalled':
      return failureOf(`the agent was ended by ${end.signal}${lastWords(output)}`, keys);
    case 'timeout':
    case 'silent':
      return stoppedWhile(output);
    case 'not-started':
      return { kind: 'failed', reason: `the agent could not be started: ${end.message}` };
  }
}

/** Some ask again for ever after a 429 and say so nowhere but here. */
function stoppedWhile({ end, stderr, stdout }: AgentOutput): AgentEnd {
  const tail = `${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`;
  const line = tail.split('\n').findLast((each) => QUOTA.test(each));
  if (line !== undefined)
    return { kind: 'quota', reason: shortReason(`it kept asking after: ${line}`) };
  const reason =
    end.kind === 'silent' ? 'the agent printed nothing for too long' : "the task's time was up";
  return { kind: 'timeout', reason };
}

function lastWords({ stderr, stdout }: AgentOutput): string {
  const last = (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
  return last === '' ? '' : `: ${last}`;
}
