/** `command: report` and `status`: ledger → summary, page and JSON, and the next round when there is one. */
import path from 'node:path';
import { type WrittenReport, writeReport } from './commands/report.ts';
import { readStatus } from './commands/status.ts';
import { FanoutError, messageOf } from './errors.ts';
import { type ReportInputs, UNTRIED_SUFFIX } from './inputs.ts';
import { openPlanIssues, openTracker, type Run } from './main-adapters.ts';
import type { CommandResult } from './main-result.ts';
import { needsNextRound, type RoundCount, selectTasks, waitForNextRound } from './plan/round.ts';
import { fencedText } from './report/escape.ts';
import { flattenMetrics } from './report/figures.ts';
import { buildPlanIssue } from './report/plan-issue.ts';
import { renderStatus } from './report/status-table.ts';

export async function runReport(run: Run, inputs: ReportInputs): Promise<CommandResult> {
  const { context, ports } = run;
  const startedAt = inputs.startedAt ?? ports.clock.now();
  const after = await countLeft(run, inputs.planId);
  const count = { left: inputs.leftBefore ?? 0, scheduled: inputs.scheduled ?? 0, after };
  const goesOn = inputs.command === 'report' && inputs.startNextRound && needsNextRound(count);
  const started = goesOn && (await startNextRound(run, { ...inputs, startedAt, count }));
  const report = await writeReport(ports, {
    planId: inputs.planId,
    // While more rounds come, a task without a record is pending and not lost.
    finished: inputs.command === 'report' && !started,
    engine: 'github-actions',
    startedAt,
    outputFolder: path.join(run.folder, 'report'),
    ...(inputs.command === 'report' ? { run: context.run } : {}),
    url: context.runUrl,
    repositoryUrl: context.repositoryUrl,
  });
  const planIssue =
    inputs.command === 'report' && inputs.trackingIssue ? await writePlanIssue(run, report) : {};
  const status = inputs.command === 'status' ? await showStatus(run, inputs.planId) : '';
  const note = goesOn ? `${sayNextRound(started, inputs.planId, after)}\n\n` : '';
  return {
    outputs: {
      ...outputsOf(report),
      ...planIssue,
      left: String(after),
      'next-round': String(started),
    },
    summary: `${note}${status}${report.summary}`,
  };
}

/** The third place of the report. A failure is said and changes nothing: the other two are there. */
async function writePlanIssue(
  run: Run,
  { model }: WrittenReport,
): Promise<Readonly<Record<string, string>>> {
  const { logger } = run.ports;
  const text = buildPlanIssue(model);
  if (text === undefined) return {};
  try {
    const result = await (await openPlanIssues(run)).write(text);
    const { issue } = result;
    const below = result.kind === 'closed' ? 'closed by somebody, left alone' : result.linked;
    logger.info(`The plan's issue is #${issue.number} (issues below it: ${below})`);
    return { issue: String(issue.number), 'issue-url': issue.url };
  } catch (error) {
    run.signal.throwIfAborted();
    logger.warn(
      `The plan's issue could not be written: ${messageOf(error)}. The report needs issues: write for it; tracking-issue: false does without.`,
    );
    return {};
  }
}

/** Branches and pull requests as they are now, and what to do next. */
async function showStatus(run: Run, planId: string): Promise<string> {
  const ports = { ...run.ports, tracker: await openTracker(run) };
  const text = renderStatus(await readStatus(ports, planId), 200);
  run.ports.logger.info(text);
  return `### Status\n\n${fencedText(text)}\n\n`;
}

/** Tasks that no run has worked on and that nothing blocks. */
async function countLeft(run: Run, planId: string): Promise<number> {
  const snapshot = await run.ports.ledger.read(planId);
  if (snapshot === undefined) return 0;
  const records = new Map(
    [...snapshot.records].map(([id, stored]) => [id, stored.record] as const),
  );
  return selectTasks({ plan: snapshot.plan, records, work: 'untried' }).size;
}

interface NextRound extends ReportInputs {
  readonly startedAt: number;
  readonly count: RoundCount;
}

/** The inputs of this run are those of the next, but for the plan: that is in the ledger. */
async function startNextRound(run: Run, round: NextRound): Promise<boolean> {
  const { context, ports, signal } = run;
  const { clock, logger } = ports;
  const wait = waitForNextRound(round.count, { startedAt: round.startedAt, now: clock.now() });
  if (wait > 0) {
    logger.info(
      `The next round starts in ${Math.ceil(wait / 60_000)} min, when GitHub's hour is over.`,
    );
  }
  const {
    plan: _text,
    'plan-file': _file,
    'plan-issues': _label,
    ...inputs
  } = context.dispatchInputs;
  try {
    await clock.sleep(wait, signal);
    const { startWorkflow } = await import('./adapters/github-workflows.ts');
    await startWorkflow({
      ...context,
      clock,
      logger,
      token: round.token,
      inputs: { ...inputs, 'plan-id': `${round.planId}${UNTRIED_SUFFIX}` },
    });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    const hint = error instanceof FanoutError && error.hint !== undefined ? ` ${error.hint}` : '';
    logger.warn(`The next round could not be started: ${messageOf(error)}.${hint}`);
    return false;
  }
}

function sayNextRound(started: boolean, planId: string, left: number): string {
  return started
    ? `**${left} tasks did not fit this run; the next one was started for them.**`
    : `**${left} tasks did not fit this run. Start the workflow again with plan-id \`${planId}\`.**`;
}

function outputsOf({ model, files }: WrittenReport): Readonly<Record<string, string>> {
  const { usd, tokens } = model.metrics;
  const waiting = ['pending', 'running', 'deferred'] as const;
  const isWaiting = waiting.some((status) => (model.counts[status] ?? 0) > 0);
  return {
    outcome: model.succeeded ? 'success' : isWaiting ? 'incomplete' : 'failure',
    counts: JSON.stringify(model.counts),
    folder: path.dirname(files.html),
    'summary-file': files.summary,
    'html-file': files.html,
    'json-file': files.json,
    metrics: JSON.stringify(flattenMetrics(model.metrics)),
    trends: model.trends === undefined ? '' : JSON.stringify(model.trends),
    'cost-usd': usd === undefined ? '' : String(usd),
    tokens: tokens === undefined ? '' : String(tokens.input + tokens.output),
  };
}
