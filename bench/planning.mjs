// Planning: parse, validate, waves, overlaps, forecast; and the report of 1,000 tasks.

import { forecastPlan } from '../lib/plan/budget.js';
import { predictOverlaps } from '../lib/plan/conflicts.js';
import { parsePlan } from '../lib/plan/parse.js';
import { planWaves } from '../lib/plan/waves.js';
import { renderHtml } from '../lib/report/html.js';
import { buildReportModel } from '../lib/report/model.js';
import { renderSummary } from '../lib/report/summary.js';
import { median, timeOf } from './measure.mjs';

const RUNS = 5;

/** As YAML, as people write plans: 400 characters of prompt, two globs, a need in every tenth task. */
function planText(count) {
  const lines = ['name: big', 'defaults: {agent: claude, attempts: 2}', 'tasks:'];
  for (let index = 0; index < count; index++) {
    lines.push(`  - id: task-${index}`, `    title: Migrate module ${index}`);
    lines.push(
      `    prompt: ${'Replace the old interface by the new one and mend its tests. '.repeat(6)}`,
    );
    lines.push(`    files: [src/module-${index}/**, test/module-${index}.test.js]`);
    if (index % 10 === 9) lines.push(`    needs: [task-${index - 1}]`);
  }
  return lines.join('\n');
}

function plan(text) {
  const result = parsePlan({ source: { path: 'plan.yml', text }, files: new Map() });
  if (result.kind !== 'valid') throw new Error(result.problems[0].message);
  const waves = planWaves(result.plan);
  waves.flatMap((wave) => predictOverlaps(wave));
  forecastPlan(result.plan, waves);
  return { plan: result.plan, waves };
}

async function timed(work) {
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await timeOf(work));
  return median(times);
}

export async function measurePlanning() {
  const [thousand, tenThousand] = [planText(1_000), planText(10_000)];
  plan(thousand);
  const small = await timed(() => plan(thousand));
  const large = await timed(() => plan(tenThousand));
  const { plan: planned, waves } = plan(thousand);
  const report = await timed(() => {
    const model = buildReportModel({
      plan: planned,
      waves,
      records: new Map(),
      invalid: [],
      overlaps: [],
      finished: true,
      run: { startedAt: 0, now: 1, engine: 'local' },
    });
    renderSummary(model);
    renderHtml(model);
  });
  return [
    { name: 'planning 1,000 tasks', value: small, unit: 'ms', runs: RUNS },
    { name: 'planning 10,000 tasks', value: large, unit: 'ms', target: 1_000, runs: RUNS },
    { name: 'planning 10,000 ÷ 1,000', value: large / small, unit: '×', target: 12, runs: RUNS },
    { name: 'report of 1,000 tasks', value: report, unit: 'ms', target: 1_000, runs: RUNS },
  ];
}
