/** The ledger in git refs (`ports/ledger.ts` has the layout). */

import { FanoutError } from '../errors.ts';
import { PLAN_ID, TASK_ID } from '../plan/identity.ts';
import type { Plan } from '../plan/types.ts';
import type {
  InvalidRecord,
  Ledger,
  LedgerSnapshot,
  StoredRecord,
  StoreResult,
  WriteResult,
} from '../ports/ledger.ts';
import type { TaskRecord } from '../task/record.ts';
import { parsePlanText, parseRecord } from '../task/record-schema.ts';
import { commitBlob, readBlobs } from './git-objects.ts';
import { fetchObjects, readRef, readRefs, updateRef } from './git-refs.ts';
import { type GitOptions, type GitStore, openStore } from './git-store.ts';

const ROOT = 'refs/agent-fanout/';
/** Beside the plans and not among them: `cleanup` of a plan leaves it alone. */
// Two parts behind refs/: git takes no other.
const HISTORY = 'refs/agent-fanout-history/runs';
const HISTORY_FILE = 'runs.jsonl';

/** Shares the trusted git directory with `createGit` of the same options. */
export async function createGitLedger(options: GitOptions): Promise<Ledger> {
  const store = await openStore(options);
  return {
    storePlan: (plan) => storePlan(store, plan),
    read: (planId) => read(store, planId),
    write: (record, expected) => write(store, record, expected),
    keepWork: async ({ planId, taskId, commit }) => {
      const ref = refOf(planId, `wip/${checked(taskId, TASK_ID)}`);
      const expected = await readRef(store, ref);
      await updateRef(store, { ref, commit, expected });
    },
    readHistory: () => readHistory(store),
    writeHistory: (text, expected) => writeHistory(store, text, expected),
    findTasks: (taskIds) => findTasks(store, taskIds),
    listPlans: async () => {
      const refs = await readRefs(store, ROOT);
      return [...refs.keys()].flatMap(
        (ref) => /^refs\/agent-fanout\/([^/]+)\/plan$/.exec(ref)?.[1] ?? [],
      );
    },
    remove: async (planId) => {
      for (const [ref, commit] of await readRefs(store, refOf(planId, ''))) {
        await updateRef(store, { ref, commit: null, expected: commit });
      }
    },
  };
}

/** Ids become part of ref names: nothing else than an id gets there. */
function checked(id: string, shape: RegExp): string {
  if (shape.test(id)) return id;
  throw new FanoutError(`${JSON.stringify(id)} is no id`, {
    hint: 'Ids are lower-case letters, digits and hyphens.',
  });
}

function refOf(planId: string, rest: string): string {
  return `${ROOT}${checked(planId, PLAN_ID)}/${rest}`;
}

async function storePlan(store: GitStore, plan: Plan): Promise<StoreResult> {
  const ref = refOf(plan.id, 'plan');
  const commit = await commitBlob(store, {
    name: 'plan.json',
    text: JSON.stringify(plan),
    message: `Plan ${plan.id}`,
    parents: [],
  });
  const result = await updateRef(store, { ref, commit, expected: null });
  if (result.kind === 'pushed') return { kind: 'stored' };
  if (result.kind === 'up-to-date') return { kind: 'present' };
  const stored = (await read(store, plan.id))?.plan;
  if (stored === undefined || stored.contentHash === plan.contentHash) return { kind: 'present' };
  return { kind: 'different', contentHash: stored.contentHash };
}

async function read(store: GitStore, planId: string): Promise<LedgerSnapshot | undefined> {
  const prefix = refOf(planId, '');
  const refs = await readRefs(store, prefix);
  const planCommit = refs.get(`${prefix}plan`);
  if (planCommit === undefined) return undefined;
  const tasks = [...refs].filter(([ref]) => ref.startsWith(`${prefix}task/`));
  await fetchObjects(store, [planCommit, ...tasks.map(([, commit]) => commit)]);
  const [planText, ...texts] = await readBlobs(store, [
    `${planCommit}:plan.json`,
    ...tasks.map(([, commit]) => `${commit}:record.json`),
  ]);
  const plan = parsePlanText(planText ?? '');
  if (plan.kind === 'invalid')
    throw new FanoutError(`the ledger's plan ${planId} cannot be read: ${plan.reason}`);
  const records = new Map<string, StoredRecord>();
  const invalid: InvalidRecord[] = [];
  tasks.forEach(([ref, version], index) => {
    const taskId = ref.slice(`${prefix}task/`.length);
    const result = parseRecord(texts[index] ?? '');
    if (result.kind === 'valid') records.set(taskId, { record: result.record, version });
    else invalid.push({ taskId, version, reason: result.reason });
  });
  const wip = [...refs]
    .filter(([ref]) => ref.startsWith(`${prefix}wip/`))
    .map(([ref, commit]) => [ref.slice(`${prefix}wip/`.length), commit] as const);
  return { plan: plan.plan, records, invalid, wip: new Map(wip) };
}

async function findTasks(
  store: GitStore,
  taskIds: ReadonlySet<string>,
): Promise<readonly TaskRecord[]> {
  if (taskIds.size === 0) return [];
  const versions = [...(await readRefs(store, ROOT))].flatMap(([ref, version]) => {
    const [, taskId = ''] = /^refs\/agent-fanout\/[^/]+\/task\/([^/]+)$/.exec(ref) ?? [];
    return taskIds.has(taskId) ? [version] : [];
  });
  await fetchObjects(store, versions);
  const texts = await readBlobs(
    store,
    versions.map((version) => `${version}:record.json`),
  );
  return texts.flatMap((text) => {
    const result = parseRecord(text ?? '');
    return result.kind === 'valid' ? [result.record] : [];
  });
}

async function write(
  store: GitStore,
  record: TaskRecord,
  expected: string | null,
): Promise<WriteResult> {
  const ref = refOf(record.planId, `task/${checked(record.taskId, TASK_ID)}`);
  const commit = await commitBlob(store, {
    name: 'record.json',
    text: JSON.stringify(record),
    message: `${record.taskId}: ${record.state === 'finished' ? record.outcome : 'running'}`,
    parents: expected === null ? [] : [expected],
  });
  const result = await updateRef(store, { ref, commit, expected });
  if (result.kind !== 'moved') return { kind: 'written', version: commit };
  return {
    kind: 'conflict',
    current: result.actual === null ? undefined : await readStored(store, result.actual),
  };
}

async function readStored(store: GitStore, version: string): Promise<StoredRecord | undefined> {
  await fetchObjects(store, [version]);
  const [text] = await readBlobs(store, [`${version}:record.json`]);
  const result = parseRecord(text ?? '');
  return result.kind === 'valid' ? { record: result.record, version } : undefined;
}

async function readHistory(store: GitStore) {
  const version = await readRef(store, HISTORY);
  if (version === null) return undefined;
  await fetchObjects(store, [version]);
  const [text = ''] = await readBlobs(store, [`${version}:${HISTORY_FILE}`]);
  return { text, version };
}

/** Its commits have no parents: of a list that holds all, older states are of no use. */
async function writeHistory(store: GitStore, content: string, expected: string | null) {
  const draft = { name: HISTORY_FILE, text: content, message: 'Runs so far', parents: [] };
  const commit = await commitBlob(store, draft);
  const result = await updateRef(store, { ref: HISTORY, commit, expected });
  return result.kind === 'moved' ? 'conflict' : 'written';
}
