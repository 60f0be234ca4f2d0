/** The report page in a real browser: what people see, and that nothing of a plan runs in it. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderHtml } from '../../src/report/html.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { buildModel, HOSTILE } from '../fakes/report.ts';

jest.setTimeout(120_000);
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Screenshots to look at: AGENT_FANOUT_SHOTS=<folder> npm run test:browser */
const SHOTS = process.env['AGENT_FANOUT_SHOTS'];

let folder: string;
let browser: Browser;
beforeAll(async () => {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error('chromium is not installed: apt-get install chromium');
  folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-test-'));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

let pages = 0;
async function open(
  model: ReportModel,
  options: { width?: number; dark?: boolean } = {},
): Promise<{ page: Page; errors: string[]; requests: string[] }> {
  const file = path.join(folder, `page-${++pages}.html`);
  await writeFile(file, renderHtml(model));
  const { width = 1200, dark = false } = options;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) requests.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, errors, requests };
}

const shoot = async (page: Page, name: string) => {
  if (SHOTS !== undefined) await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
};
const mixed = buildModel({
  count: 12,
  outcome: (index) => (index % 4 === 3 ? 'tests-failed' : 'published'),
  merges: {
    kind: 'checked',
    conflicts: [{ a: 'task-1', b: 'task-2', files: ['src/index.ts'] }],
    order: [
      { id: 'task-1', conflictsWith: [] },
      { id: 'task-2', conflictsWith: ['task-1'] },
    ],
    untried: 0,
  },
});
const visibleRows = (page: Page) => page.locator('tbody tr:visible').count();

test('it makes no request and no error', async () => {
  const { page, errors, requests } = await open(mixed);
  await shoot(page, 'desktop');
  expect({ errors, requests }).toEqual({ errors: [], requests: [] });
  expect(await visibleRows(page)).toBe(12);
  expect(await page.locator('.timeline li[data-status]').count()).toBe(12);
});

test('the keyboard alone filters by result, and shows the figures of a row', async () => {
  const { page } = await open(mixed);
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate('document.activeElement.textContent');
    if (String(label).includes('tests failed')) break;
  }
  await page.keyboard.press('Enter');
  expect(await visibleRows(page)).toBe(3);
  expect(await page.locator('[aria-pressed=true]').textContent()).toContain('tests failed 3');
  const row = page.locator('.timeline li[data-status]:visible').first();
  await row.focus();
  expect(await row.locator('.figures').isVisible()).toBe(true);
  expect(await row.locator('.figures').textContent()).toMatch(/agent 1 min 21 s/);
});

test('text filters tasks, and says how many are left', async () => {
  const { page } = await open(mixed);
  await page.getByRole('searchbox').fill('number 11');
  expect(await visibleRows(page)).toBe(1);
  expect(await page.getByRole('status').textContent()).toBe('1 shown');
});

test('a tap shows the figures too', async () => {
  const { page } = await open(mixed, { width: 360 });
  const row = page.locator('.timeline li[data-status]').first();
  await row.locator('.bars').click();
  expect(await row.locator('.figures').isVisible()).toBe(true);
  await shoot(page, 'phone');
});

test.each([360, 768, 1200])('at %d pixels the page does not scroll sideways', async (width) => {
  const { page } = await open(buildModel({ count: 20, title: () => 'x'.repeat(200) }), { width });
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
});

test('dark is dark and light is light, and text can be read in both', async () => {
  const brightness = async (dark: boolean) => {
    const { page } = await open(mixed, { dark });
    await shoot(page, dark ? 'dark' : 'light');
    const read = (property: string) =>
      page.evaluate(
        `getComputedStyle(document.body).${property}.match(/\\d+/g).slice(0, 3).map(Number)`,
      );
    const sum = (values: unknown) => (values as number[]).reduce((a, b) => a + b, 0) / 3;
    return { back: sum(await read('backgroundColor')), text: sum(await read('color')) };
  };
  const [light, dark] = [await brightness(false), await brightness(true)];
  expect(light.back - light.text).toBeGreaterThan(150);
  expect(dark.text - dark.back).toBeGreaterThan(150);
});

describe('hostile texts', () => {
  test('run nothing and hide nothing', async () => {
    const model = buildModel({
      count: HOSTILE.length,
      title: (index) => HOSTILE[index] ?? 'plan',
      reason: HOSTILE[0] ?? '',
    });
    const { page, errors, requests } = await open(model);
    await shoot(page, 'hostile');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect({ errors, requests }).toEqual({ errors: [], requests: [] });
    expect(await visibleRows(page)).toBe(HOSTILE.length);
  });

  test('control: a page that does not escape would have run them', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(`<p>${HOSTILE[1]}</p>`);
    await page.waitForFunction('window.hacked === 1', undefined, { timeout: 5_000 });
  });
});

test('a thousand tasks are there, and a filter over them comes at once', async () => {
  const { page } = await open(
    buildModel({ count: 1_000, outcome: (index) => (index === 500 ? 'refused' : 'published') }),
  );
  await shoot(page, 'thousand');
  await page.getByRole('button', { name: /refused/ }).click();
  expect(await visibleRows(page)).toBe(1);
});
