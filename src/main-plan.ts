/** `command: plan`: plan → ledger → one matrix a wave. */
import path from 'node:path';
import { checkActor } from './commands/check-actor.ts';
import {
  describePlan,
  type PlanSourceRequest,
  type PreparedPlan,
  preparePlan,
  renderPlanPreview,
  storePreparedPlan,
} from './commands/plan.ts';
import { type IssuePlan, prepareIssues } from './commands/plan-issues.ts';
import { FanoutError } from './errors.ts';
import type { PlanInput, PlanInputs, TextInput } from './inputs.ts';
import { openReaders, type Run } from './main-adapters.ts';
import { actorCheckOf } from './main-context.ts';
import { COMMIT_ROOT, commitFiles } from './main-files.ts';
import type { CommandResult } from './main-result.ts';
import { buildMatrix } from './plan/matrix.ts';
import type { PlanOverrides } from './plan/parse.ts';
import { planRound, type Round, type RoundWork } from './plan/round.ts';
import { renderLeftOut } from './plan/sources/issues.ts';
import { fencedText } from './report/escape.ts';

/** As many as the shipped workflow has jobs for. */
const WAVES = 5;
const NO_ROUND: Round = { waves: [], maxParallel: 1, scheduled: 0, left: 0 };

type Readers = Awaited<ReturnType<typeof openReaders>>;

export async function runPlan(run: Run, inputs: PlanInputs): Promise<CommandResult> {
  const startedAt = run.ports.clock.now();
  const readers = await openReaders(run);
  // At the same time, because both are slow; nothing is written before both are known.
  const [{ prepared, leftOut }] = await Promise.all([
    prepare(run, inputs, readers),
    checkStarter(run, readers),
  ]);
  const shown = prepared === undefined ? '' : renderPlanPreview(prepared);
  const preview = [shown, renderLeftOut(leftOut)].filter((text) => text !== '').join('\n\n');
  if (preview !== '') run.ports.logger.info(preview);
  if (prepared === undefined || inputs.dryRun) {
    const sentence =
      prepared === undefined
        ? 'No issue has the label and waits to be worked on: nothing to do.'
        : 'Dry run: nothing was written and no task starts.';
    run.ports.logger.info(sentence);
    return {
      outputs: outputsOf({ prepared, round: NO_ROUND, startedAt }),
      summary: summaryOf(preview, sentence),
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

function checkStarter(run: Run, { people }: Readers): Promise<void> {
  return checkActor({ people, logger: run.ports.logger }, actorCheckOf(run.context));
}

async function prepare(run: Run, inputs: PlanInputs, readers: Readers): Promise<IssuePlan> {
  const { source } = inputs;
  const base = run.context.baseBranch;
  const overrides = {
    ...inputs.overrides,
    ...(base === undefined ? {} : { repositoryBase: base }),
  };
  if (source.kind !== 'issues') {
    return { prepared: await prepareText(run, source, overrides), leftOut: [] };
  }
  const { label, settings } = source;
  const files = commitFiles(run.ports.git, run.context.sha);
  return prepareIssues(
    { ...run.ports, ...readers, files },
    {
      label,
      ...(settings === undefined ? {} : { settings: sourceOf(settings) }),
      overrides,
      run: run.context.run,
    },
  );
}

function sourceOf(input: TextInput): PlanSourceRequest {
  const place =
    input.kind === 'text'
      ? ({ kind: 'text', text: input.text } as const)
      : ({ kind: 'file', path: path.posix.resolve(COMMIT_ROOT, input.path) } as const);
  return { ...place, root: COMMIT_ROOT };
}

async function prepareText(
  run: Run,
  source: Exclude<PlanInput, { kind: 'issues' }>,
  overrides: PlanOverrides,
): Promise<PreparedPlan> {
  const { context, ports } = run;
  if (source.kind === 'stored') {
    const snapshot = await ports.ledger.read(source.planId);
    if (snapshot !== undefined) return describePlan(snapshot.plan);
    throw new FanoutError(`plan ${source.planId} is not in the ledger`, {
      hint: 'Give the plan itself (plan, plan-file or plan-issues); its id is in the summary of the run that stored it.',
    });
  }
  const files = commitFiles(ports.git, context.sha);
  const request = { source: sourceOf(source), overrides };
  return preparePlan({ files: { ...ports.files, ...files } }, request);
}

async function storeAndChoose(
  run: Run,
  inputs: PlanInputs,
  prepared: PreparedPlan,
): Promise<Round> {
  const { ledger } = run.ports;
  // One that was read from the ledger is there: going on needs no right to write.
  if (inputs.source.kind !== 'stored') await storePreparedPlan(ledger, prepared);
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
  // The preview holds titles and names of others.
  return `### Plan\n\n${sentence}\n${preview === '' ? '' : `\n${fencedText(preview)}\n`}`;
}

function outputsOf(facts: {
  prepared: PreparedPlan | undefined;
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
    'plan-id': prepared?.plan.id ?? '',
    'task-count': String(prepared?.plan.tasks.length ?? 0),
    'wave-count': String(prepared?.waves.length ?? 0),
    'max-parallel': String(round.maxParallel),
    left: String(round.left),
    scheduled: String(round.scheduled),
    'started-at': String(startedAt),
    ...Object.fromEntries(matrices),
  };
}
