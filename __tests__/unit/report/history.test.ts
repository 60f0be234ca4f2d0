import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordRun } from '../../../src/commands/history.ts';
import {
  addToHistory,
  buildHistoryEntry,
  computeTrends,
  type HistoryEntry,
  MAX_RUNS,
  parseHistory,
  renderHistory,
} from '../../../src/report/history.ts';
import { buildFinished } from '../../fakes/builders.ts';
import { MemoryWorld, memoryPorts } from '../../fakes/memory.ts';

const entryOf = (run: string, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  version: 1,
  run,
  planId: 'p',
  at: 1_000,
  outcomes: { published: 3 },
  figures: { 'setup-saved-seconds': 10 },
  ...fields,
});

describe('the line of a run', () => {
  const of = (run: string) =>
    buildHistoryEntry({
      run,
      planId: 'p',
      now: 5,
      records: [
        buildFinished({ taskId: 'a', owner: { run: 'r1', where: '', seenAt: 0 } }),
        buildFinished({
          taskId: 'b',
          owner: { run: 'r1', where: '', seenAt: 0 },
          outcome: 'timeout',
        }),
        buildFinished({ taskId: 'c', owner: { run: 'r2', where: '', seenAt: 0 } }),
      ],
    });

  test('counts what this run did, and not what it found done', () => {
    expect(of('r1')).toMatchObject({ outcomes: { published: 1, timeout: 1 } });
    expect(of('r2')).toMatchObject({ outcomes: { published: 1 } });
  });

  test('is not there when it did nothing', () => {
    expect(of('r3')).toBeUndefined();
  });
});

describe('the history', () => {
  test('is read back as it was written', () => {
    const entries = [entryOf('a'), entryOf('b', { outcomes: {}, figures: {} })];
    expect(parseHistory(renderHistory(entries))).toEqual(entries);
  });

  test('a run that is reported again has one line, at its first time', () => {
    const entries = [entryOf('a'), entryOf('b')];
    const again = addToHistory(entries, entryOf('a', { at: 9_000, outcomes: { published: 4 } }));
    expect(again).toEqual([entryOf('a', { outcomes: { published: 4 } }), entryOf('b')]);
    expect(addToHistory(entries, entryOf('a', { planId: 'other' }))).toHaveLength(3);
  });

  test('keeps the newest', () => {
    const full = Array.from({ length: MAX_RUNS }, (_, index) => entryOf(`run ${index}`));
    const after = addToHistory(full, entryOf('new'));
    expect(after).toHaveLength(MAX_RUNS);
    expect(after.at(-1)?.run).toBe('new');
    expect(after[0]?.run).toBe('run 1');
  });

  test.each([
    '',
    'no json',
    '[]',
    '{"version":2}',
    JSON.stringify({ ...entryOf('a'), outcomes: { published: -1 } }),
    JSON.stringify({ ...entryOf('a'), outcomes: { made_up: 1 } }),
    JSON.stringify({ ...entryOf('a'), run: 'x'.repeat(301) }),
    JSON.stringify({ ...entryOf('a'), figures: { x: '1' } }),
  ])('a line that is none is left out: %s', (line) => {
    expect(parseHistory(`${line}\n${renderHistory([entryOf('b')])}`)).toEqual([entryOf('b')]);
  });

  test('any text is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(parseHistory(text))),
    );
  });
});

describe('trends', () => {
  test('are not there before the second run', () => {
    expect(computeTrends([])).toBeUndefined();
    expect(computeTrends([entryOf('a')])).toBeUndefined();
  });

  test('count tasks a run, successes, time saved and money', () => {
    const entries = [
      entryOf('a', { at: 50 }),
      entryOf('b', { outcomes: { published: 1, 'no-changes': 1, timeout: 2 }, at: 40 }),
      entryOf('c', { outcomes: { published: 20 }, figures: { 'cost-usd': 1.5 } }),
    ];
    expect(computeTrends(entries)).toEqual({
      runs: 3,
      tasks: { median: 4, p90: 20, p99: 20 },
      successRate: 25 / 27,
      setupSavedSeconds: 20,
      usd: 1.5,
      since: 40,
    });
  });
});

describe('recordRun', () => {
  const portsOf = (world: MemoryWorld) => {
    const warnings: string[] = [];
    const ports = memoryPorts(world, {});
    const logger = { ...ports.logger, warn: (text: string) => void warnings.push(text) };
    return { ports: { ledger: ports.ledger, logger }, warnings };
  };

  test('adds the run, and only reads when there is none', async () => {
    const world = new MemoryWorld({});
    const { ports } = portsOf(world);
    expect(await recordRun(ports, undefined)).toBeUndefined();
    expect(world.history).toBeUndefined();
    await recordRun(ports, entryOf('a'));
    expect(await recordRun(ports, entryOf('b'))).toMatchObject({ runs: 2 });
    const { version } = world.history ?? {};
    expect(await recordRun(ports, entryOf('b'))).toMatchObject({ runs: 2 });
    expect(world.history?.version).toBe(version);
  });

  test('loses nothing when reports are written at the same time', async () => {
    const world = new MemoryWorld({});
    const { ports } = portsOf(world);
    await Promise.all(['a', 'b', 'c', 'd'].map((run) => recordRun(ports, entryOf(run))));
    const runs = parseHistory(world.history?.text ?? '').map(({ run }) => run);
    expect(runs.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that cannot be written is a warning', async () => {
    const { ports, warnings } = portsOf(new MemoryWorld({}));
    const ledger = {
      ...ports.ledger,
      writeHistory: async () => {
        throw new Error('403');
      },
    };
    expect(await recordRun({ ...ports, ledger }, entryOf('a'))).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('403. The report needs contents: write')]);
  });
});
