/** The issue of a plan: the summary, as it stays true when time passes. */
import { buildMarker } from '../task/marker.ts';
import { cutBody } from './escape.ts';
import type { ReportModel } from './model.ts';
import { renderSummary } from './summary.ts';

export interface PlanIssueText {
  readonly title: string;
  readonly body: string;
  readonly marker: string;
  readonly children: readonly number[];
}

/** Bytes; an issue takes 65,536 characters, and the rest of the text needs a few hundred. */
const MAX_SUMMARY = 64_000;

/** Undefined for a plan of one task: its own issue says it all. */
export function buildPlanIssue(model: ReportModel): PlanIssueText | undefined {
  if (model.tasks.length < 2) return undefined;
  const marker = buildMarker({ planId: model.planId, taskId: '', kind: 'plan' });
  // Trends change with every run of any plan: the text would be edited though nothing happened here.
  const { trends: _trends, ...lasting } = model;
  const note = 'Written by the report of agent-fanout, which replaces what is edited here.';
  const body = `${renderSummary(lasting, { maxBytes: MAX_SUMMARY })}\n${note}\n\n${marker}`;
  const children = model.tasks.flatMap(({ record }) => record?.facts.issue?.number ?? []);
  return { title: `Plan: ${model.planName}`, body: cutBody(body), marker, children };
}
