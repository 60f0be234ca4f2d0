/** What a run left behind: records of the ledger, and how its steps ended. */
import type { TaskRecord } from '../../src/task/record.ts';
import { runGit } from '../fakes/git-fixture.ts';
import type { ActResult } from './act.ts';
import type { EngineWorld } from './world.ts';

export function recordsOf(world: EngineWorld): ReadonlyMap<string, TaskRecord> {
  const refs = runGit(world.server, 'for-each-ref', '--format=%(refname)', 'refs/agent-fanout');
  const tasks = refs.split('\n').filter((ref) => ref.includes('/task/'));
  const read = (ref: string) => JSON.parse(runGit(world.server, 'show', `${ref}:record.json`));
  return new Map(tasks.map((ref) => [ref.split('/').at(-1) ?? '', read(ref)]));
}

export function outcomesOf(world: EngineWorld): Readonly<Record<string, string>> {
  const outcomes = [...recordsOf(world)].map(([id, record]) => [
    id,
    record.state === 'finished' ? record.outcome : record.state,
  ]);
  return Object.fromEntries(outcomes);
}

/** Tasks with how the step of that name ended. */
export function endsOf(result: ActResult, step: string): Readonly<Record<string, string>> {
  const steps = result.steps.filter((each) => each.step === step);
  return Object.fromEntries(steps.map(({ task, result: end }) => [task ?? '', end]));
}
