/** The report as data. Fields are only ever added; `version` changes when one changes its meaning. */
import type { ReportModel } from './model.ts';

export const REPORT_VERSION = 1;

export function renderJson(model: ReportModel): string {
  return `${JSON.stringify({ version: REPORT_VERSION, ...model }, null, 2)}\n`;
}
