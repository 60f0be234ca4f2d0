/** Plan: text → validated plan → waves, overlaps and forecast. Writes nothing; `storePreparedPlan` does. */
import path from 'node:path';
import { FanoutError, InputRefused, type Problem } from '../errors.ts';
import { type Forecast, forecastPlan } from '../plan/budget.ts';
import { type Overlap, predictOverlaps } from '../plan/conflicts.ts';
import {
  type PlanOverrides,
  type PlanSource,
  parsePlan,
  parseSettings,
  referencedFiles,
} from '../plan/parse.ts';
import type { PlanSettings } from '../plan/sources/native.ts';
import type { Plan } from '../plan/types.ts';
import { planWaves, type Wave } from '../plan/waves.ts';
import type { FileSystem, ReadResult } from '../ports/file-system.ts';
import type { Ledger } from '../ports/ledger.ts';
import { buildBranchName } from '../task/naming.ts';

/** A plan in a file, or given as text; `root` is the repository that its paths stay inside. All paths absolute. */
export type PlanSourceRequest =
  | { readonly kind: 'file'; readonly path: string; readonly root: string }
  | { readonly kind: 'text'; readonly text: string; readonly root: string };

export interface PlanRequest {
  readonly source: PlanSourceRequest;
  readonly overrides: PlanOverrides;
}

export interface PreparedPlan {
  readonly plan: Plan;
  readonly waves: readonly Wave[];
  readonly overlaps: readonly Overlap[];
  readonly forecast: Forecast;
  readonly warnings: readonly Problem[];
}

/** A plan larger than this is refused before it is parsed; task files count one by one. */
export const MAX_PLAN_BYTES = 5 * 1024 * 1024;

/** @throws InputRefused with every problem of the plan and its files at once */
export async function preparePlan(
  ports: { readonly files: FileSystem },
  request: PlanRequest,
): Promise<PreparedPlan> {
  const { source, folder } = await readSource(ports.files, request.source);
  const files = await readReferenced(ports.files, {
    paths: referencedFiles(source),
    folder,
    root: request.source.root,
  });
  const result = parsePlan({ source, files, overrides: request.overrides });
  if (result.kind === 'refused') throw new InputRefused(result.problems);
  return describePlan(result.plan, result.warnings);
}

/** @throws InputRefused with every problem at once */
export async function readPlanSettings(
  ports: { readonly files: Pick<FileSystem, 'readText'> },
  request: PlanSourceRequest,
): Promise<PlanSettings> {
  const { source } = await readSource(ports.files, request);
  const result = parseSettings(source);
  if (result.kind === 'refused') throw new InputRefused(result.problems);
  return result.settings;
}

export function describePlan(plan: Plan, warnings: readonly Problem[] = []): PreparedPlan {
  const waves = planWaves(plan);
  const overlaps = waves.flatMap((wave) => predictOverlaps(wave));
  return { plan, waves, overlaps, forecast: forecastPlan(plan, waves), warnings };
}

async function readSource(
  files: Pick<FileSystem, 'readText'>,
  request: PlanSourceRequest,
): Promise<{ source: PlanSource; folder: string }> {
  if (request.kind === 'text') {
    return { source: { path: '(plan input)', text: request.text }, folder: request.root };
  }
  const shown = showPath(request.path, request.root);
  const content = await files.readText(request.path, { maxBytes: MAX_PLAN_BYTES });
  if (content.kind === 'text') {
    return { source: { path: shown, text: content.text }, folder: path.dirname(request.path) };
  }
  throw new InputRefused([
    {
      code: 'plan-unreadable',
      place: { file: shown },
      message: unreadable(content),
      hint: 'Give the path of a plan in YAML or JSON; see docs/plan-format.md.',
    },
  ]);
}

function showPath(file: string, root: string): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? file : relative;
}

function unreadable(content: Exclude<ReadResult, { kind: 'text' }>): string {
  switch (content.kind) {
    case 'missing':
      return 'this plan does not exist';
    case 'too-large':
      return `this plan has ${content.bytes} bytes; at most ${MAX_PLAN_BYTES} are read`;
    case 'not-a-file':
      return 'this is no regular file';
    case 'not-utf8':
      return 'this file is not UTF-8 text';
  }
}

/** Paths that leave the repository are not read at all; `parsePlan` refuses them by name. */
async function readReferenced(
  files: FileSystem,
  options: { paths: readonly string[]; folder: string; root: string },
): Promise<ReadonlyMap<string, ReadResult>> {
  const inside = options.paths.filter((file) => {
    const relative = path.relative(options.root, path.resolve(options.folder, file));
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  });
  const read = inside.map(async (file) => {
    const absolute = path.resolve(options.folder, file);
    return [file, await files.readText(absolute, { maxBytes: MAX_PLAN_BYTES })] as const;
  });
  return new Map(await Promise.all(read));
}

/** @throws FanoutError when another content is stored under the plan's id */
export async function storePreparedPlan(
  ledger: Ledger,
  prepared: PreparedPlan,
): Promise<'stored' | 'present'> {
  const { plan } = prepared;
  const result = await ledger.storePlan(plan);
  if (result.kind !== 'different') return result.kind;
  throw new FanoutError(
    `the ledger holds another plan under the id ${plan.id} (content ${result.contentHash.slice(0, 12)}, this one ${plan.contentHash.slice(0, 12)})`,
    {
      hint: 'Give the changed plan another `id`, or leave `id` out so that it follows from the content.',
    },
  );
}

/** For `--dry-run` and the action's summary: waves, branches, overlaps, requests and the cost ceiling. */
export function renderPlanPreview(prepared: PreparedPlan): string {
  const { plan, waves, overlaps, forecast, warnings } = prepared;
  const lines = [
    `Plan ${plan.id}: ${count(plan.tasks.length, 'task')} in ${count(waves.length, 'wave')}, base ${plan.base}`,
  ];
  waves.forEach((wave, index) => {
    lines.push('', `Wave ${index + 1}`);
    for (const task of wave) {
      const needs = task.needs.length === 0 ? '' : `  needs ${task.needs.join(', ')}`;
      lines.push(
        `  ${task.id}  ${task.agent.name}${needs}`,
        `      → ${buildBranchName(plan.id, task.id)}`,
      );
    }
  });
  lines.push(
    '',
    overlaps.length === 0 ? 'Predicted file overlaps: none' : 'Predicted file overlaps',
  );
  for (const overlap of overlaps) {
    lines.push(
      `  ${overlap.a} and ${overlap.b}: ${overlap.patterns.map(([left, right]) => (left === right ? left : `${left} ~ ${right}`)).join(', ')}`,
    );
  }
  lines.push('', ...renderForecast(forecast));
  for (const warning of warnings) lines.push('', `Warning: ${warning.message}`);
  return lines.join('\n');
}

function renderForecast(forecast: Forecast): readonly string[] {
  const cost =
    forecast.usdCeiling === undefined
      ? 'no ceiling (give `budget: {usd: …}` to have one)'
      : `at most $${forecast.usdCeiling.toFixed(2)}`;
  return [
    `Cost: ${cost}`,
    `GitHub: about ${forecast.requests} API requests, ${forecast.contentWrites} content writes, at most ${forecast.runnerMinutesCeiling} runner minutes`,
  ];
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
