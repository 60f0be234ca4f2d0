/** A plan from issues: only texts of people with write access, and nothing that is worked on already. Writes nothing. */
import { FanoutError, InputRefused } from '../errors.ts';
import { buildPlan, type PlanOverrides } from '../plan/parse.ts';
import { draftIssues, type LeftOut, selectIssues } from '../plan/sources/issues.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileSystem } from '../ports/file-system.ts';
import type { WrittenIssues } from '../ports/issues.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Access, People } from '../ports/people.ts';
import { issueTaskId } from '../task/issue-work.ts';
import {
  describePlan,
  type PlanSourceRequest,
  type PreparedPlan,
  readPlanSettings,
} from './plan.ts';

export interface IssuePlanPorts {
  readonly issues: WrittenIssues;
  readonly people: People;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly files: Pick<FileSystem, 'readText'>;
}

export interface IssuePlan {
  /** Undefined: there is nothing to do. */
  readonly prepared: PreparedPlan | undefined;
  readonly leftOut: readonly LeftOut[];
}

export interface IssueRequest {
  readonly label: string;
  /** A plan without tasks: defaults, budget, base and the like for all of them. */
  readonly settings?: PlanSourceRequest;
  readonly overrides: PlanOverrides;
  readonly run: string;
}

/** More is a mistake in the label rather than one night's work. */
const MAX_ISSUES = 1_000;
/** Authors that are asked for at the same time. GitHub asks for few requests at once. */
const ASKED_AT_ONCE = 4;

/** @throws FanoutError (too many), InputRefused, TrackerError: an author who cannot be asked for is not guessed */
export async function prepareIssues(
  ports: IssuePlanPorts,
  request: IssueRequest,
): Promise<IssuePlan> {
  const { label, overrides, run } = request;
  // Before anything is asked: a plan with faults is refused whatever the issues are.
  const settings = request.settings && (await readPlanSettings(ports, request.settings));
  const issues = await ports.issues.listLabelled(label, MAX_ISSUES);
  if (issues.length > MAX_ISSUES) {
    throw new FanoutError(`more than ${MAX_ISSUES} open issues have the label ${label}`, {
      hint: 'Nothing was written. Give the label to fewer issues.',
    });
  }
  const [access, records] = await Promise.all([
    accessOf(ports.people, [...new Set(issues.map(({ author }) => author))]),
    ports.ledger.findTasks(new Set(issues.map(({ number }) => issueTaskId(number)))),
  ]);
  const { chosen, leftOut } = selectIssues({
    issues,
    access,
    records,
    run,
    now: ports.clock.now(),
  });
  if (chosen.length === 0) return { prepared: undefined, leftOut };
  const draft = draftIssues(label, chosen, settings);
  const result = buildPlan(draft, { file: draft.tasksPlace.file, overrides });
  if (result.kind === 'refused') throw new InputRefused(result.problems);
  return { prepared: describePlan(result.plan, result.warnings), leftOut };
}

async function accessOf(
  people: People,
  logins: readonly string[],
): Promise<ReadonlyMap<string, Access>> {
  const found = new Map<string, Access>();
  const left = [...logins];
  const work = async () => {
    for (let login = left.pop(); login !== undefined; login = left.pop())
      found.set(login, await people.accessOf(login));
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, work));
  return found;
}
