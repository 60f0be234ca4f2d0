/** Plan text → validated plan, or every problem at once. Pure: task files are read by the caller. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Problem } from '../errors.ts';
import type { ReadResult } from '../ports/file-system.ts';
import { checkPlan, type NamedDraft, nameTasks } from './check.ts';
import { predictOverlaps } from './conflicts.ts';
import { type MapReader, Source } from './document.ts';
import type { PlanDraft, TaskSettings } from './draft.ts';
import { buildPlanId, PLAN_ID, planContentHash } from './identity.ts';
import { AGENT_NAMES, BRANCH_NAME } from './settings.ts';
import { isContextune, readContextune } from './sources/contextune.ts';
import { type PlanSettings, readNative, readNativeSettings } from './sources/native.ts';
import type { AgentChoice, Plan, Task } from './types.ts';
import { planWaves } from './waves.ts';

/** `path` is what messages call it. */
export interface PlanSource {
  readonly path: string;
  readonly text: string;
}

/** What the command line or the action's inputs say; it wins over the plan. */
export interface PlanOverrides {
  readonly base?: string;
  readonly agent?: string;
  /** Program of `agent: command`. */
  readonly agentCommand?: AgentChoice['command'];
  readonly model?: string;
  readonly maxParallel?: number;
  /** The repository's default branch, when neither plan nor `base` says one. */
  readonly repositoryBase?: string;
}

export interface PlanInput {
  readonly source: PlanSource;
  /** By path as the plan says it. */
  readonly files: ReadonlyMap<string, ReadResult>;
  readonly overrides?: PlanOverrides;
}

export type PlanResult =
  | { readonly kind: 'valid'; readonly plan: Plan; readonly warnings: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const MAX_TEXT = 5 * 1024 * 1024;

/** Paths of the task files, as the plan says them. Tolerant: what is wrong is said by `parsePlan`. */
export function referencedFiles(source: PlanSource): readonly string[] {
  if (source.text.length > MAX_TEXT || !/\bfile\b/.test(source.text)) return [];
  const document = parseDocument(source.text, { logLevel: 'silent' });
  const tasks = isMap(document.contents) ? document.contents.get('tasks') : undefined;
  if (!isSeq(tasks)) return [];
  const files = tasks.items.flatMap((item) => {
    const file = isMap(item) ? item.get('file', true) : undefined;
    return isScalar(file) && typeof file.value === 'string' ? [file.value] : [];
  });
  return [...new Set(files)];
}

export function parsePlan(input: PlanInput): PlanResult {
  const { source, overrides = {} } = input;
  const problems: Problem[] = [];
  const report = (code: string, message: string, hint?: string) =>
    problems.push({
      code,
      place: { file: source.path },
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  if (source.text.length > MAX_TEXT) {
    report(
      'too-large',
      `the plan has ${source.text.length} characters; at most ${MAX_TEXT} are read`,
      'Split it into several plans.',
    );
    return { kind: 'refused', problems };
  }
  const root = new Source(source.path, problems).parse(source.text);
  if (root === undefined) return { kind: 'refused', problems };
  const draft = readDraft(root, input);
  if (draft.id !== undefined && !PLAN_ID.test(draft.id)) {
    root.report('id', {
      code: 'plan-id',
      message: 'id: expected lower-case letters, digits and hyphens, at most 80',
    });
  }
  return buildPlan(draft, { file: source.path, overrides, problems });
}

export type SettingsResult =
  | { readonly kind: 'valid'; readonly settings: PlanSettings }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** A plan without tasks, for tasks that are made of something else. */
export function parseSettings(source: PlanSource): SettingsResult {
  const problems: Problem[] = [];
  const root = new Source(source.path, problems).parse(source.text);
  const settings = root === undefined ? undefined : readNativeSettings(root);
  if (settings !== undefined && problems.length === 0) return { kind: 'valid', settings };
  return { kind: 'refused', problems: sorted(problems) };
}

/** The plan of a draft, from whichever source; `file` and `problems` are those of its reading. */
export function buildPlan(
  draft: PlanDraft,
  options: { file: string; overrides: PlanOverrides; problems?: readonly Problem[] },
): PlanResult {
  const { file, overrides } = options;
  const tasks = nameTasks(draft.tasks);
  const problems = [
    ...(options.problems ?? []),
    ...checkPlan(draft, tasks),
    ...checkOverrides(file, overrides),
  ];
  if (problems.length > 0) return { kind: 'refused', problems: sorted(problems) };
  return finish({ draft, tasks, overrides });
}

function readDraft(root: MapReader, { files }: PlanInput): PlanDraft {
  return isContextune(root) ? readContextune(root, files) : readNative(root, files);
}

function checkOverrides(file: string, overrides: PlanOverrides): readonly Problem[] {
  const problems: Problem[] = [];
  const { agent, base } = overrides;
  if (agent !== undefined && !AGENT_NAMES.some((name) => name === agent)) {
    problems.push({
      code: 'agent',
      place: { file },
      message: `unknown agent ${agent}; known are ${AGENT_NAMES.join(', ')}`,
    });
  }
  if (agent === 'command' && overrides.agentCommand === undefined) {
    problems.push({
      code: 'agent-run',
      place: { file },
      message: 'agent command needs the program to run',
      hint: 'Give --agent-command (input agent-command).',
    });
  }
  if (base !== undefined && !BRANCH_NAME.test(base)) {
    problems.push({
      code: 'branch',
      place: { file },
      message: `base ${base} is no branch name that is accepted here`,
    });
  }
  return problems;
}

interface Draft {
  readonly draft: PlanDraft;
  readonly tasks: readonly NamedDraft[];
  readonly overrides: PlanOverrides;
}

function finish({ draft, tasks, overrides }: Draft): PlanResult {
  const base = overrides.base ?? draft.base ?? overrides.repositoryBase ?? 'main';
  const content: Omit<Plan, 'id' | 'contentHash'> = {
    name: draft.name ?? '',
    base,
    conflicts: draft.conflicts ?? 'warn',
    publishRed: draft.publishRed ?? 'never',
    maxParallel: overrides.maxParallel ?? draft.maxParallel ?? 0,
    budget: draft.budget ?? {},
    probe: draft.probe ?? false,
    staggerSeconds: draft.staggerSeconds ?? 0,
    tasks: tasks.map((task) => buildTask(task, { defaults: draft.defaults, base, overrides })),
  };
  const contentHash = planContentHash(content);
  const plan: Plan = {
    id: draft.id ?? buildPlanId(content.name, contentHash),
    ...content,
    contentHash,
  };
  const overlapping = plan.conflicts === 'error' ? overlapProblems(plan, tasks) : [];
  if (overlapping.length > 0) return { kind: 'refused', problems: overlapping };
  return { kind: 'valid', plan, warnings: draft.warnings };
}

const DEFAULT_AGENT: AgentChoice = { name: 'claude', args: [], env: [] };
const DEFAULT_TIMEOUT_SECONDS = 1_800;

function buildTask(
  { id, draft }: NamedDraft,
  plan: { defaults: TaskSettings; base: string; overrides: PlanOverrides },
): Task {
  const settings: TaskSettings = { ...plan.defaults, ...draft };
  const model = plan.overrides.model ?? settings.model;
  return {
    id,
    title: (draft.title ?? id).trim(),
    prompt: draft.prompt ?? '',
    ...(draft.issue === undefined ? {} : { issue: draft.issue }),
    files: draft.files,
    needs: [...new Set(draft.needs)],
    agent: overriddenAgent(plan.overrides) ?? settings.agent ?? DEFAULT_AGENT,
    ...(model === undefined ? {} : { model }),
    setup: settings.setup ?? { kind: 'detect' },
    test: settings.test ?? { kind: 'detect' },
    attempts: settings.attempts ?? 2,
    timeoutSeconds: settings.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
    budget: { ...plan.defaults.budget, ...draft.budget },
    runner: settings.runner ?? 'ubuntu-latest',
    labels: settings.labels ?? ['agent-fanout'],
    priority: draft.priority ?? 0,
    base: settings.base ?? plan.base,
    sparse: settings.sparse ?? false,
  };
}

function overriddenAgent({ agent, agentCommand }: PlanOverrides): AgentChoice | undefined {
  const name = agent ?? (agentCommand === undefined ? undefined : 'command');
  if (name === undefined) return undefined;
  return {
    name,
    args: [],
    env: [],
    ...(agentCommand === undefined ? {} : { command: agentCommand }),
  };
}

function overlapProblems(plan: Plan, tasks: readonly NamedDraft[]): readonly Problem[] {
  const places = new Map(tasks.map(({ id, draft }) => [id, draft.places.files]));
  return planWaves(plan)
    .flatMap(predictOverlaps)
    .map((overlap) => ({
      code: 'overlap',
      place: places.get(overlap.b) ?? { file: '' },
      task: overlap.b,
      message: `expects to change the same files as ${overlap.a}: ${overlap.patterns.map(([, b]) => b).join(', ')}`,
      hint: 'Let one need the other, or set conflicts: serialize or warn.',
    }));
}

/** In the order of the file, as a reader meets them. */
function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.place.file.localeCompare(b.place.file) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}
