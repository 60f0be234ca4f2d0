/** Report: plan and records from the ledger → summary, page and JSON. Every planned task is in it. */
import { FanoutError } from '../errors.ts';
import { predictOverlaps } from '../plan/conflicts.ts';
import { planWaves } from '../plan/waves.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileSystem } from '../ports/file-system.ts';
import type { Git } from '../ports/git.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import { buildHistoryEntry } from '../report/history.ts';
import { renderHtml } from '../report/html.ts';
import { renderJson } from '../report/json.ts';
import { buildReportModel, type ReportModel } from '../report/model.ts';
import { renderSummary } from '../report/summary.ts';
import { recordRun } from './history.ts';
import { checkMerges } from './merge-check.ts';

export interface ReportRequest {
  readonly planId: string;
  /** True: nothing runs any more, so what has no record is lost. */
  readonly finished: boolean;
  readonly engine: 'local' | 'github-actions';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly outputFolder: string;
  /** Name of this run, as in its records: what it did is added to the history. Absent: the history is only read. */
  readonly run?: string;
  readonly url?: string;
  readonly repositoryUrl?: string;
}

export interface WrittenReport {
  readonly model: ReportModel;
  readonly summary: string;
  readonly files: { readonly summary: string; readonly html: string; readonly json: string };
}

export interface ReportPorts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** When it is given, finished branches are merged two by two, to see what they do to each other. */
  readonly git?: Git;
}

/** @throws FanoutError when the plan is not in the ledger */
export async function writeReport(
  ports: ReportPorts & { readonly files: FileSystem; readonly logger: Logger },
  request: ReportRequest,
): Promise<WrittenReport> {
  const model = await addTrends(ports, request, await readModel(ports, request));
  const summary = renderSummary(model);
  const { outputFolder } = request;
  const files = {
    summary: `${outputFolder}/summary.md`,
    html: `${outputFolder}/report.html`,
    json: `${outputFolder}/report.json`,
  };
  await Promise.all([
    ports.files.writeText(files.summary, summary),
    ports.files.writeText(files.html, renderHtml(model)),
    ports.files.writeText(files.json, renderJson(model)),
  ]);
  return { model, summary, files };
}

async function addTrends(
  ports: ReportPorts & { readonly logger: Logger },
  { run, planId }: ReportRequest,
  model: ReportModel,
): Promise<ReportModel> {
  const records = model.tasks.flatMap(({ record }) => record ?? []);
  const entry =
    run === undefined
      ? undefined
      : buildHistoryEntry({ run, planId, now: ports.clock.now(), records });
  const trends = await recordRun(ports, entry);
  return trends === undefined ? model : { ...model, trends };
}

/** The model alone, for `status`. */
export async function readModel(
  ports: ReportPorts,
  request: Omit<ReportRequest, 'outputFolder'>,
): Promise<ReportModel> {
  const snapshot = await ports.ledger.read(request.planId);
  if (snapshot === undefined) {
    throw new FanoutError(`plan ${request.planId} is not in the ledger`, {
      hint: 'Look at `agent-fanout status` for the plans that are.',
    });
  }
  const waves = planWaves(snapshot.plan);
  const records = new Map([...snapshot.records].map(([id, { record }]) => [id, record] as const));
  const { git } = ports;
  const merges = git && (await checkMerges(git, { plan: snapshot.plan, records }));
  return buildReportModel({
    plan: snapshot.plan,
    waves,
    records,
    ...(merges === undefined ? {} : { merges }),
    invalid: snapshot.invalid,
    overlaps: waves.flatMap((wave) => predictOverlaps(wave)),
    finished: request.finished,
    run: {
      startedAt: request.startedAt,
      now: ports.clock.now(),
      engine: request.engine,
      ...(request.url === undefined ? {} : { url: request.url }),
      ...(request.repositoryUrl === undefined ? {} : { repositoryUrl: request.repositoryUrl }),
    },
  });
}
