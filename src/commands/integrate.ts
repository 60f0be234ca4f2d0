/** Integrate: all finished branches on one, in the order with the fewest conflicts, tested after each merge. */
import { FanoutError } from '../errors.ts';
import type { CommandLine, Task } from '../plan/types.ts';
import type { Workspace } from '../ports/git.ts';
import type { LedgerSnapshot } from '../ports/ledger.ts';
import type { NetworkAccess } from '../ports/sandbox.ts';
import { buildAgentEnvironment } from '../task/agent-environment.ts';
import { chooseCommands, DETECTION_FILES, type ProjectCommands } from '../task/detect.ts';
import { harmlessLine } from '../task/log-filter.ts';
import { branchPrefix } from '../task/naming.ts';
import { hostsForTask, type NetworkPolicy } from '../task/network-policy.ts';
import { failureFingerprint } from '../task/test-output.ts';
import type { Ports } from './context.ts';
import { checkMerges } from './merge-check.ts';
import { openGate } from './task-network.ts';

export interface IntegrationRequest {
  readonly planId: string;
  readonly hostEnv: Readonly<Record<string, string>>;
  /** Logs of set-up and tests go there. */
  readonly outputFolder: string;
  /** What set-up and tests may reach; default: open. */
  readonly network?: NetworkPolicy;
  /** For each run of the tests, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onStep: (line: string) => void;
}

export interface IntegrationResult {
  /** Absent when nothing could be integrated. */
  readonly branch?: string;
  readonly commit?: string;
  readonly merged: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
}

type Verdict =
  | { readonly kind: 'good'; readonly commit: string }
  | { readonly kind: 'bad'; readonly why: string };

/** Writes one branch, at the end; never over another. @throws FanoutError when there is nothing to integrate */
export async function integrate(
  ports: Ports,
  request: IntegrationRequest,
): Promise<IntegrationResult> {
  const snapshot = await ports.ledger.read(request.planId);
  if (snapshot === undefined) {
    throw new FanoutError(`plan ${request.planId} is not in the ledger`, {
      hint: 'Look at `agent-fanout status` for the plans that are.',
    });
  }
  const order = await findOrder(ports, snapshot);
  const base = await ports.git.fetchBranch(snapshot.plan.base);
  const bench = await openBench(ports, request, base);
  try {
    return await mergeAll({ ports, request, snapshot, bench }, { order, base });
  } finally {
    await bench.workspace.release();
    await ports.files.remove(bench.home);
    if (bench.network.kind === 'allowlist') await bench.network.gate.close();
  }
}

async function findOrder(ports: Ports, snapshot: LedgerSnapshot): Promise<readonly string[]> {
  const { plan } = snapshot;
  const records = new Map([...snapshot.records].map(([id, { record }]) => [id, record] as const));
  const merges = await checkMerges(ports.git, { plan, records });
  if (merges.kind === 'unknown') throw new FanoutError(merges.reason);
  if (merges.order.length > 0) return merges.order.map(({ id }) => id);
  throw new FanoutError(`plan ${plan.id} has no finished branch`, {
    hint: 'Run it first: agent-fanout run <plan file>.',
  });
}

/** Where the tests run. */
interface Bench {
  readonly workspace: Workspace;
  readonly home: string;
  readonly network: NetworkAccess;
  readonly names: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

interface Integration {
  readonly ports: Ports;
  readonly request: IntegrationRequest;
  readonly snapshot: LedgerSnapshot;
  readonly bench: Bench;
}

async function openBench(ports: Ports, request: IntegrationRequest, base: string): Promise<Bench> {
  const { git, files } = ports;
  const names = new Set((await git.listFiles(base)).filter((file) => !file.includes('/')));
  const texts = new Map<string, string>();
  for (const name of DETECTION_FILES) {
    const text = names.has(name) ? await git.readFile(base, name) : undefined;
    if (text !== undefined) texts.set(name, text);
  }
  const policy = request.network ?? { kind: 'open' };
  const network = await openGate(ports.sandbox, policy, (extra) =>
    hostsForTask({ agent: 'none', environment: {}, extra }),
  );
  const workspace = await git.checkout({ commit: base, name: `${request.planId}-integration` });
  const home = await files.makeTemp('agent-fanout-integration-');
  return { workspace, home, network, names, texts };
}

async function mergeAll(
  integration: Integration,
  { order, base }: { order: readonly string[]; base: string },
): Promise<IntegrationResult> {
  const { snapshot, request } = integration;
  const merged: string[] = [];
  const leftOut: { id: string; why: string }[] = [];
  let current = base;
  for (const id of order) {
    request.signal.throwIfAborted();
    const task = snapshot.plan.tasks.find((each) => each.id === id);
    if (task === undefined) continue;
    const missing = task.needs.find((need) => leftOut.some((each) => each.id === need));
    const verdict: Verdict =
      missing === undefined
        ? await mergeOne(integration, { task, current })
        : { kind: 'bad', why: `it needs ${missing}, which is left out` };
    if (verdict.kind === 'good') {
      current = verdict.commit;
      merged.push(id);
      request.onStep(`✔ ${id}`);
    } else {
      leftOut.push({ id, why: verdict.why });
      request.onStep(harmlessLine(`✖ ${id}: ${verdict.why}`));
    }
  }
  if (merged.length === 0) return { merged, leftOut };
  const branch = await pushIntegration(integration, current);
  return { branch, commit: current, merged, leftOut };
}

async function mergeOne(
  integration: Integration,
  { task, current }: { task: Task; current: string },
): Promise<Verdict> {
  const { ports, snapshot, bench } = integration;
  const record = snapshot.records.get(task.id)?.record;
  const { commit = '', date = 0 } = record?.facts ?? {};
  const result = await ports.git.merge([current, commit], `Integrate ${task.id}`, date);
  if (result.kind === 'conflict')
    return { kind: 'bad', why: `it conflicts in ${result.paths.slice(0, 10).join(', ')}` };
  await ports.git.resetWorkspace(bench.workspace, result.commit);
  const why = await testMerge(integration, task);
  return why === undefined ? { kind: 'good', commit: result.commit } : { kind: 'bad', why };
}

/** Why the tests are not green; undefined when they are, or when there are none. */
async function testMerge(integration: Integration, task: Task): Promise<string | undefined> {
  const { bench } = integration;
  const commands: ProjectCommands = chooseCommands(task, bench);
  if (commands.test.length === 0) return undefined;
  for (const command of [...commands.setup, ...commands.test]) {
    const result = await runConfined(integration, { command, name: task.id });
    if (result.end.kind === 'exited' && result.end.code === 0) continue;
    const output = `${result.stdout}\n${result.stderr}`;
    const how = result.end.kind === 'exited' ? `exit code ${result.end.code}` : result.end.kind;
    const said = failureFingerprint(output).replace(/\s+/g, ' ').trim().slice(0, 200);
    return `its tests fail with what was merged before (${how}): ${said}`;
  }
  return undefined;
}

function runConfined(
  { ports, request, bench }: Integration,
  { command, name }: { command: CommandLine; name: string },
) {
  const { workspace, home } = bench;
  const env = buildAgentEnvironment({ hostEnv: request.hostEnv, home, names: [] });
  const spec = ports.sandbox.confine(
    {
      command,
      cwd: workspace.path,
      env: { ...env, CI: 'true' },
      timeoutMs: request.timeoutMs,
      outputFile: `${request.outputFolder}/integration/${name}.log`,
      signal: request.signal,
    },
    {
      writable: [workspace.path, home],
      readable: workspace.borrowed,
      hidden: workspace.hidden ?? [],
      network: bench.network,
    },
  );
  return ports.processes.run(spec);
}

/** Somebody may work on an earlier integration branch: another content gets another name. */
async function pushIntegration({ ports, request }: Integration, commit: string): Promise<string> {
  const plain = `${branchPrefix(request.planId)}integration`;
  for (const branch of [plain, `${plain}-${commit.slice(0, 8)}`]) {
    const ref = `refs/heads/${branch}`;
    const result = await ports.git.push({ commit, ref, expected: null });
    if (result.kind !== 'moved') return branch;
  }
  throw new FanoutError(`the branch ${plain} is taken`, { hint: 'Rename or delete it.' });
}

export function renderIntegration({ branch, merged, leftOut }: IntegrationResult): string {
  const lines = leftOut.map(({ id, why }) => `  ${id}: ${harmlessLine(why)}`);
  return [
    branch === undefined
      ? 'Nothing could be integrated.'
      : `Branch ${branch} holds ${merged.length}: ${merged.join(', ')}`,
    ...(lines.length === 0 ? [] : ['', `Left out ${lines.length}:`, ...lines]),
  ].join('\n');
}
