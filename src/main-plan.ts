/** `command: plan`: plan → ledger → one matrix a wave. */
import path from 'node:path';
import { checkActor } from './commands/check-actor.ts';
import {
  type PreparedPlan,
  preparePlan,
  renderPlanPreview,
  storePreparedPlan,
} from './commands/plan.ts';
import { FanoutError } from './errors.ts';
import type { PlanInputs } from './inputs.ts';
import { openPeople, type Run } from './main-adapters.ts';
import { actorCheckOf } from './main-context.ts';
import { COMMIT_ROOT, commitFiles } from './main-files.ts';
import type { CommandResult } from './main-result.ts';
import { forecastPlan } from './plan/budget.ts';
import { predictOverlaps } from './plan/conflicts.ts';
import { buildMatrix } from './plan/matrix.ts';
import { planRound, type Round, type RoundWork } from './plan/round.ts';
import type { Plan } from './plan/types.ts';
import { planWaves } from './plan/waves.ts';

/** As many as the shipped workflow has jobs for. */
const WAVES = 5;

export async function runPlan(run: Run, inputs: PlanInputs): Promise<CommandResult> {
  const startedAt = run.ports.clock.now();
  // At the same time, because both are slow; nothing is written before both are known.
  const [prepared] = await Promise.all([prepare(run, inputs), checkStarter(run)]);
  const preview = renderPlanPreview(prepared);
  run.ports.logger.info(preview);
  if (inputs.dryRun) {
    const round = { waves: [], maxParallel: 1, scheduled: 0, left: 0 };
    return {
      outputs: outputsOf({ prepared, round, startedAt }),
      summary: summaryOf(preview, 'Dry run: nothing was written and no task starts.'),
    };
  }
  const round = await storeAndChoose(run, inputs, prepared);
  const sentence = sayRound(round, prepared.plan.tasks.length);
  run.ports.logger.info(sentence);
  return {
    outputs: outputsOf({ prepared, round, startedAt }),
    summary: summaryOf(preview, sentence),
  };
}

async function checkStarter(run: Run): Promise<void> {
  const check = actorCheckOf(run.context);
  if (check.kind === 'nobody') return;
  await checkActor({ people: await openPeople(run), logger: run.ports.logger }, check);
}

async function prepare(run: Run, inputs: PlanInputs): Promise<PreparedPlan> {
  const { context, ports } = run;
  const { source } = inputs;
  if (source.kind === 'stored') {
    const snapshot = await ports.ledger.read(source.planId);
    if (snapshot !== undefined) return preparedFrom(snapshot.plan);
    throw new FanoutError(`plan ${source.planId} is not in the ledger`, {
      hint: 'Give the plan itself (plan or plan-file); its id is in the summary of the run that stored it.',
    });
  }
  const files = commitFiles(ports.git, context.sha);
  const place =
    source.kind === 'text'
      ? ({ kind: 'text', text: source.text } as const)
      : ({ kind: 'file', path: path.posix.resolve(COMMIT_ROOT, source.path) } as const);
  const base = context.baseBranch;
  return preparePlan(
    { files: { ...ports.files, ...files } },
    {
      source: { ...place, root: COMMIT_ROOT },
      overrides: {
        ...inputs.overrides,
        ...(base === undefined ? {} : { repositoryBase: base }),
      },
    },
  );
}

function preparedFrom(plan: Plan): PreparedPlan {
  const waves = planWaves(plan);
  const overlaps = waves.flatMap((wave) => predictOverlaps(wave));
  return { plan, waves, overlaps, forecast: forecastPlan(plan, waves), warnings: [] };
}

async function storeAndChoose(
  run: Run,
  inputs: PlanInputs,
  prepared: PreparedPlan,
): Promise<Round> {
  const { ledger } = run.ports;
  await storePreparedPlan(ledger, prepared);
  const snapshot = await ledger.read(prepared.plan.id);
  const records = new Map(
    [...(snapshot?.records ?? [])].map(([id, stored]) => [id, stored.record] as const),
  );
  const work: RoundWork = inputs.source.kind === 'stored' ? inputs.source.work : 'unfinished';
  const { plan, waves } = prepared;
  return planRound({ plan, waves, records, work, maxWaves: WAVES });
}

function sayRound(round: Round, planned: number): string {
  if (round.scheduled === 0) return `All ${planned} tasks are done: nothing to do.`;
  const later = round.left - round.scheduled;
  const rest = later === 0 ? '' : ` ${later} more follow in the next round.`;
  return `This round works on ${round.scheduled} of ${planned} tasks, at most ${round.maxParallel} at the same time.${rest}`;
}

function summaryOf(preview: string, sentence: string): string {
  // The preview holds titles of others: four backticks more than it has keep it inside.
  const longest = Math.max(2, ...[...preview.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `### Plan\n\n${sentence}\n\n${fence}text\n${preview}\n${fence}\n`;
}

function outputsOf(facts: {
  prepared: PreparedPlan;
  round: Round;
  startedAt: number;
}): Readonly<Record<string, string>> {
  const { prepared, round, startedAt } = facts;
  const matrices = Array.from({ length: WAVES }, (_, index) => {
    const wave = round.waves[index];
    // An empty matrix is an error for GitHub; the jobs look for the empty string.
    return [`wave-${index + 1}`, wave === undefined ? '' : JSON.stringify(buildMatrix(wave))];
  });
  return {
    'plan-id': prepared.plan.id,
    'task-count': String(prepared.plan.tasks.length),
    'wave-count': String(prepared.waves.length),
    'max-parallel': String(round.maxParallel),
    left: String(round.left),
    scheduled: String(round.scheduled),
    'started-at': String(startedAt),
    ...Object.fromEntries(matrices),
  };
}
