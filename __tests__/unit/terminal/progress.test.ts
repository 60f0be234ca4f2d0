import { describe, expect, test } from '@jest/globals';
import type { ProgressEvent } from '../../../src/commands/context.ts';
import { Painter } from '../../../src/terminal/painter.ts';
import {
  applyEvent,
  plainLine,
  renderProgress,
  startProgress,
} from '../../../src/terminal/progress.ts';
import { buildFinished } from '../../fakes/builders.ts';

const at = 1_000;
const phase = (taskId: string, name: 'issue' | 'agent' | 'tests'): ProgressEvent => ({
  kind: 'phase-started',
  taskId,
  at,
  phase: name,
});
const finished = (taskId: string, fields = {}): ProgressEvent => ({
  kind: 'finished',
  taskId,
  at: 5_000,
  record: buildFinished({ taskId, ...fields }),
});
const screen = { colour: false, width: 80, height: 24, now: 3_000 };
const after = (...events: readonly ProgressEvent[]) =>
  events.reduce(applyEvent, startProgress(['one', 'two']));

describe('live progress', () => {
  test('one line a task: waiting, working with its time, ended with its reason', () => {
    const lines = renderProgress(after(phase('one', 'agent'), finished('one')), screen);
    expect(lines[0]).toMatch(/^✔ one {2}published +4\.0 s {2}tests passed$/);
    expect(lines[1]).toContain('two');
    expect(lines.at(-1)).toBe('1 of 2 ended');
  });

  test('counts attempts and shows what the agent says, made harmless', () => {
    const said: ProgressEvent = {
      kind: 'agent-line',
      taskId: 'one',
      at,
      text: '\u001b[31m::error::x',
    };
    const [line] = renderProgress(
      after(phase('one', 'agent'), phase('one', 'tests'), phase('one', 'agent'), said),
      screen,
    );
    expect(line).toContain('agent (attempt 2)');
    expect(line).not.toContain('\u001b');
    expect(line).not.toContain('::error');
  });

  test('never is wider than the screen or taller, and says what it left out', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `task-${index}`);
    const state = ids.reduce((sum, id) => applyEvent(sum, phase(id, 'agent')), startProgress(ids));
    const lines = renderProgress(state, { ...screen, width: 40, height: 10 });
    expect(lines.length).toBeLessThanOrEqual(9);
    expect(lines.every((line) => [...line].length <= 40)).toBe(true);
    expect(lines.at(-1)).toBe('0 of 100 ended, 92 not shown');
  });
});

describe('plain lines', () => {
  test.each([
    [phase('one', 'issue'), 'one: issue'],
    [finished('one'), 'one: ✔ published: tests passed'],
    [{ kind: 'agent-line', taskId: 'one', at, text: 'x' } as const, undefined],
    [{ kind: 'phase-ended', taskId: 'one', at, phase: 'issue', ok: true } as const, undefined],
  ])('%#', (event, expected) => {
    expect(plainLine(event)).toBe(expected);
  });
});

describe('the painter', () => {
  const paint = (live: boolean) => {
    const written: string[] = [];
    const size = () => ({ width: 80, height: 24 });
    const painter = new Painter(
      { write: (text) => written.push(text), live, colour: false, size },
      { ids: ['one'], now: () => 1_000 },
    );
    painter.start();
    painter.take(phase('one', 'issue'));
    painter.say('a line');
    painter.stop();
    return written.join('');
  };

  test('without a terminal prints lines and no control characters', () => {
    expect(paint(false)).toBe('one: issue\na line\n');
  });

  test('on a terminal shows the cursor again at the end', () => {
    const text = paint(true);
    expect(text.startsWith('\u001b[?25l')).toBe(true);
    expect(text.endsWith('\u001b[?25h')).toBe(true);
    expect(text).toContain('a line\n');
  });
});
