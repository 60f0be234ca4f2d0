/** Report models of any size. */
import { planWaves } from '../../src/plan/waves.ts';
import { buildReportModel, type MergeReport, type ReportModel } from '../../src/report/model.ts';
import type { Outcome } from '../../src/task/outcome.ts';
import type { Phase, PhaseName, TaskRecord } from '../../src/task/record.ts';
import { buildFinished, buildPlan, buildTask } from './builders.ts';

export interface ModelOptions {
  readonly count: number;
  readonly title?: (index: number) => string;
  readonly outcome?: (index: number) => Outcome;
  readonly reason?: string;
  readonly merges?: MergeReport;
  readonly engine?: 'local' | 'github-actions';
}

const START = Date.parse('2026-11-24T08:00:00Z');
const LENGTHS: readonly (readonly [PhaseName, number, number])[] = [
  ['queue', 0, 5],
  ['claim', 5, 6],
  ['issue', 6, 8],
  ['checkout', 6, 11],
  ['environment', 6, 19],
  ['baseline', 19, 40],
  ['agent', 19, 100],
  ['tests', 100, 130],
  ['publish', 130, 134],
];

export function buildModel(options: ModelOptions): ReportModel {
  const { count, title, outcome, reason = 'tests passed', merges } = options;
  const tasks = Array.from({ length: count }, (_, index) =>
    buildTask({
      id: `task-${index}`,
      title: title?.(index) ?? `Task number ${index}`,
      needs: index > 0 && index % 7 === 0 ? [`task-${index - 1}`] : [],
    }),
  );
  const plan = buildPlan(tasks, { name: title?.(-1) ?? 'A plan' });
  const records = new Map<string, TaskRecord>(
    tasks.map(({ id, title: text }, index) => {
      const shift = (index % 7) * 3_000 + (index % 7 === 0 && index > 0 ? 140_000 : 0);
      const phases = LENGTHS.map(
        ([name, from, to]): Phase => ({
          name,
          startedAt: START + shift + from * 1000,
          endedAt: START + shift + to * 1000,
          ok: true,
        }),
      );
      const record = buildFinished({
        planId: plan.id,
        taskId: id,
        title: text,
        outcome: outcome?.(index) ?? 'published',
        reason,
        phases,
        usage: { usd: 0.5, tokens: { input: 1_000, output: 200, cached: 50 } },
        requests: { total: 3, contentWrites: 3 },
        facts: {
          issue: {
            number: index * 2 + 1,
            url: `https://github.com/octo/project/issues/${index * 2 + 1}`,
          },
          pullRequest: {
            number: index * 2 + 2,
            url: `https://github.com/octo/project/pull/${index * 2 + 2}`,
            draft: false,
          },
        },
      });
      return [id, record] as const;
    }),
  );
  return buildReportModel({
    plan,
    waves: planWaves(plan),
    records,
    invalid: [],
    overlaps: [],
    ...(merges === undefined ? {} : { merges }),
    finished: true,
    run: { startedAt: START, now: START + 600_000, engine: options.engine ?? 'github-actions' },
  });
}

/** Texts that mean something to Markdown, HTML, Mermaid, GitHub or a terminal. */
export const HOSTILE: readonly string[] = [
  '<script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=1">',
  'a | b | c',
  '`code` ``` fence',
  '[link](javascript:alert(1))',
  '![img](https://evil.example/x.png)',
  '@octocat closes #1',
  'Fixes #1, resolves octo/project#2',
  'line one\nline two',
  '::error::x',
  '##[error]x',
  'end\nsection evil\n  x : crit, 1, 2',
  'graph LR; a-->b; click a "javascript:alert(1)"',
  '\u202edesrever \u2066isolate',
  '\u001b[31mred\u001b[0m',
  '💥'.repeat(50),
  '中文標題',
  '&lt;b&gt; &amp;',
  '-->',
  '<!-- comment',
  '</style><style>body{display:none}</style>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions, as text
  '{{prompt}} ${{ github.token }}',
];
