/** The summary, the page and the data: every task is there, nothing of a text becomes syntax, GitHub's sizes hold. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flattenMetrics } from '../../../src/report/figures.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { renderJson } from '../../../src/report/json.ts';
import { buildPlanIssue } from '../../../src/report/plan-issue.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { renderTable } from '../../../src/report/table.ts';
import { findMarker } from '../../../src/task/marker.ts';
import { buildModel, HOSTILE } from '../../fakes/report.ts';

const tableRows = (summary: string) =>
  summary.split('\n').filter((line) => /^\| \S+ \| `task-/.test(line));

describe('the summary', () => {
  test.each([1, 5, 256])('of %d tasks names each of them once', (count) => {
    const rows = tableRows(renderSummary(buildModel({ count })));
    expect(rows).toHaveLength(count);
  });

  test.each([1_000, 10_000])(
    'of %d tasks with long titles fits, and says what it left out',
    (count) => {
      const text = renderSummary(buildModel({ count, title: () => '💥'.repeat(190) }));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
      const shown = tableRows(text).length;
      if (shown < count) expect(text).toContain(`and ${count - shown} more tasks`);
      expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
      expect(text).not.toContain('\ufffd');
    },
  );

  test('says what to do for every task that did not end well', () => {
    const model = buildModel({
      count: 4,
      outcome: (index) => (index === 2 ? 'quota' : 'published'),
      reason: 'no credit',
    });
    expect(renderSummary(model)).toContain(
      "- `task-2` out of quota: no credit → check the agent's account",
    );
  });

  test.each(HOSTILE)('%j stays one cell of one row', (title) => {
    const text = renderSummary(buildModel({ count: 3, title: () => title }));
    const rows = tableRows(text);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      // Columns are counted by bars that are not escaped.
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(10);
      expect(row).not.toMatch(/(?<![\\`])<(?:script|img|style|!--)/);
      expect(row).not.toMatch(/(?:^|[^\w\u200b])@octocat/);
      expect(row).not.toMatch(/(?:closes|fixes|resolves) #\d/i);
    }
    expect(text).not.toMatch(/^::|##\[/m);
  });

  test('the timeline holds ids and numbers, nothing that somebody wrote', () => {
    const text = renderSummary(buildModel({ count: 3, title: () => HOSTILE[11] ?? '' }));
    const chart = /```mermaid\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
    const lines = chart.split('\n').slice(3);
    expect(
      lines.every((line) => /^ {2}(?:section Wave \d+|task-\d+ :(?:\w+, )?\d+, \d+)$/.test(line)),
    ).toBe(true);
  });

  test('conflicts between results are named, with the order that needs the fewest hands', () => {
    const merges = {
      kind: 'checked',
      conflicts: [{ a: 'task-0', b: 'task-1', files: ['src/a.js'] }],
      order: [
        { id: 'task-0', conflictsWith: [] },
        { id: 'task-2', conflictsWith: [] },
        { id: 'task-1', conflictsWith: ['task-0'] },
      ],
      untried: 0,
    } as const;
    const text = renderSummary(buildModel({ count: 3, merges }));
    expect(text).toContain('- `task-0` and `task-1` in src/a.js');
    expect(text).toContain('3. `task-1`: rebase it by hand, it conflicts with `task-0`');
    expect(renderHtml(buildModel({ count: 3, merges }))).toContain('rebase it by hand');
    expect(JSON.parse(renderJson(buildModel({ count: 3, merges }))).merges).toEqual(merges);
  });
});

describe('the page', () => {
  test('needs nothing from outside, and may load nothing', () => {
    const page = renderHtml(buildModel({ count: 5 }));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="(?!https:\/\/github\.com\/octo|#)/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  test.each(HOSTILE)('%j becomes text', (title) => {
    const page = renderHtml(buildModel({ count: 2, title: () => title, reason: title }));
    const body = page.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/, '');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(body).not.toMatch(/<img|<!--|(?:href|src)="javascript:/i);
  });

  test('any text at all becomes text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const page = renderHtml(buildModel({ count: 1, title: () => `${title}<b onclick=x>` }));
        expect(page).not.toContain('<b onclick');
        expect(page.match(/<script/g)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

test('the table of a terminal is never wider than it, and steers nothing', () => {
  const model = buildModel({ count: 30, reason: '\u001b[2Jgone' });
  const lines = renderTable(model, { colour: false, width: 80 }).split('\n');
  expect(lines.every((line) => [...line].length <= 80)).toBe(true);
  expect(lines.join('')).not.toContain('\u001b');
});

test('minutes are billed on GitHub alone', () => {
  expect(renderSummary(buildModel({ count: 1 }))).toContain('Billed minutes');
  expect(renderSummary(buildModel({ count: 1, engine: 'local' }))).not.toContain('Billed minutes');
});

test('what runs came to so far is in summary, page and data, from the second run on', () => {
  const trends = {
    runs: 12,
    tasks: { median: 5, p90: 40, p99: 80 },
    successRate: 0.875,
    setupSavedSeconds: 3_700,
    usd: 12.5,
    since: Date.parse('2026-01-02'),
  };
  const model = { ...buildModel({ count: 2 }), trends };
  for (const text of [renderSummary(model), renderHtml(model)])
    for (const words of [
      'Over 12 runs',
      '5 / 40 / 80',
      '88 %',
      '1 h 1 min',
      '$12.50',
      '2026-01-02',
    ])
      expect(text).toContain(words);
  expect(JSON.parse(renderJson(model)).trends).toEqual(trends);
  expect(renderSummary(buildModel({ count: 2 }))).not.toContain('Over ');
});

describe('figures', () => {
  test('are seconds, rates and counts, all of them numbers', () => {
    const figures = flattenMetrics(buildModel({ count: 10 }).metrics);
    expect(figures).toMatchObject({
      'setup-seconds-median': 13,
      'api-requests': 30,
      'content-writes': 30,
      'cost-usd': 5,
      'input-tokens': 10_000,
    });
    expect(Object.values(figures).every(Number.isFinite)).toBe(true);
  });

  test('that are not known are not there', () => {
    const figures = flattenMetrics(buildModel({ count: 0 }).metrics);
    expect(figures).toEqual({ 'billed-minutes': 0, 'api-requests': 0, 'content-writes': 0 });
  });
});

describe("the plan's issue", () => {
  test('names every task of 100, has their issues below it, and a marker', () => {
    const issue = buildPlanIssue(buildModel({ count: 100 }));
    expect(tableRows(issue?.body ?? '')).toHaveLength(100);
    expect(issue?.children).toHaveLength(100);
    expect(findMarker(issue?.body ?? '')).toBe(issue?.marker);
  });

  test.each([1_000, 10_000])('of %d tasks with long titles fits GitHub', (count) => {
    const issue = buildPlanIssue(buildModel({ count, title: () => '💥'.repeat(200) }));
    expect(issue?.body.length).toBeLessThanOrEqual(65_536);
    expect(issue?.body).toMatch(/more tasks/);
    expect(findMarker(issue?.body ?? '')).toBe(issue?.marker);
  });

  test.each(HOSTILE)('%j closes nothing and mentions nobody', (title) => {
    const body = buildPlanIssue(buildModel({ count: 3, title: () => title }))?.body ?? '';
    expect(body).not.toMatch(/@\w/);
    expect(body).not.toMatch(/(?:close[sd]?|fix(?:es)?|resolve[sd]?):? +#\d/i);
    expect(tableRows(body)).toHaveLength(3);
  });

  test('is the same text whatever other plans do', () => {
    const model = buildModel({ count: 2 });
    const trends = { runs: 2, tasks: { median: 1, p90: 1, p99: 1 }, successRate: 1 };
    const later = { ...model, trends: { ...trends, setupSavedSeconds: 1, since: 1 } };
    expect(buildPlanIssue(later)).toEqual(buildPlanIssue(model));
  });

  test('there is none for one task', () => {
    expect(buildPlanIssue(buildModel({ count: 1 }))).toBeUndefined();
  });
});
