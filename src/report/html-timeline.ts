/** One row a task, its phases side by side; overlapping set-up phases share the height of the row. */
import type { Phase } from '../task/record.ts';
import { html } from './escape.ts';
import type { ReportModel, TaskRow } from './model.ts';
import { sayTime, wordFor } from './words.ts';

const LEGEND = [
  'queue',
  'claim',
  'issue',
  'checkout',
  'environment',
  'baseline',
  'agent',
  'tests',
  'publish',
] as const;

export function renderTimeline(model: ReportModel): string {
  const phases = model.tasks.flatMap(({ record }) => record?.phases ?? []);
  if (phases.length === 0) return '<p>Nothing has started yet.</p>';
  const from = Math.min(...phases.map(({ startedAt }) => startedAt));
  const to = Math.max(from + 1, ...phases.map(({ endedAt }) => endedAt));
  let wave = 0;
  const rows = model.tasks.map((task) => {
    const heading = task.wave === wave ? '' : `<li class="wave">Wave ${task.wave}</li>`;
    wave = task.wave;
    return heading + renderRow(task, { from, length: to - from });
  });
  const legend = LEGEND.filter((name) => phases.some((phase) => phase.name === name));
  return `<p class="legend">${legend.map((name) => `<span><i class="${name}"></i>${name}</span>`).join('')}</p>
<div class="axis" aria-hidden="true"><span>0</span><span>${sayTime((to - from) / 2)}</span><span>${sayTime(to - from)}</span></div>
<ol class="timeline">${rows.join('')}</ol>`;
}

interface Scale {
  readonly from: number;
  readonly length: number;
}

function renderRow(task: TaskRow, scale: Scale): string {
  const { symbol, word, tone } = wordFor(task.status);
  const phases = task.record?.phases ?? [];
  const figures = phases
    .map((phase) => `${phase.name} ${sayTime(phase.endedAt - phase.startedAt)}`)
    .join(', ');
  const lanes = assignLanes(phases);
  const count = Math.max(1, ...lanes.map((lane) => lane + 1));
  const bars = phases.map((phase, index) =>
    bar(phase, { ...scale, lane: lanes[index] ?? 0, count }),
  );
  return `<li data-status="${task.status}" data-text="${html(`${task.id} ${task.title}`.toLowerCase())}" tabindex="0"><a class="name ${tone}" href="#task-${html(task.id)}" title="${html(task.title)}">${symbol} ${html(task.id)}</a><span class="bars">${bars.join('')}</span><span class="figures">${html(`${task.title} · ${word}${figures === '' ? '' : ` · ${figures}`}`)}</span></li>`;
}

/** The first lane that is free when the phase begins. */
function assignLanes(phases: readonly Phase[]): readonly number[] {
  const busyUntil: number[] = [];
  return phases.map(({ startedAt, endedAt }) => {
    const free = busyUntil.findIndex((end) => end <= startedAt);
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = endedAt;
    return lane;
  });
}

function bar(phase: Phase, place: Scale & { lane: number; count: number }): string {
  const left = ((phase.startedAt - place.from) / place.length) * 100;
  const width = ((phase.endedAt - phase.startedAt) / place.length) * 100;
  const top = (place.lane / place.count) * 100;
  const style = `left:${left.toFixed(3)}%;width:${width.toFixed(3)}%;top:${top.toFixed(2)}%;height:${(100 / place.count).toFixed(2)}%`;
  return `<i class="${phase.name}${phase.ok ? '' : ' failed'}" style="${style}" title="${phase.name} ${sayTime(phase.endedAt - phase.startedAt)}"></i>`;
}
