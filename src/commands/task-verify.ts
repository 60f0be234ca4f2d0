/** The tests, run by us on the tree that would be published, in a work tree that the agent never had. */
import type { Workspace } from '../ports/git.ts';
import type { ProcessResult } from '../ports/process-runner.ts';
import { buildAgentEnvironment } from '../task/agent-environment.ts';
import { MANIFEST_NAMES } from '../task/detect.ts';
import type { TestRun } from '../task/test-output.ts';
import { makePrivate, runConfined, type TaskJob, taskFolder } from './task-job.ts';
import { type Place, runSetup } from './task-setup.ts';

export interface Verifier {
  /** The base's own result, found while the agent works. */
  readonly baseline: Promise<TestRun>;
  /** Tests `tree`; `changed` are its paths that differ from the base. */
  test(tree: string, changed: readonly string[], attempt: number): Promise<TestRun>;
  release(): Promise<void>;
}

/** Starts at once and is not waited for: the base is tested while the agent works. */
export function startVerifier(job: TaskJob, prepared: Place): Verifier {
  if (prepared.commands.test.length === 0) return noTests();
  const made = makeVerified(job, prepared);
  const baseline = job.journal.phase('baseline', async () => {
    const { workspace } = await made;
    return runTests(job, prepared, { workspace, name: 'baseline' });
  });
  // Both are awaited later; until then a failure must not end the process.
  made.catch(() => undefined);
  baseline.catch(() => undefined);
  return {
    baseline,
    test: async (tree, changed, attempt) => {
      await baseline;
      const { workspace } = await made;
      await job.ports.git.resetWorkspace(workspace, tree);
      if (changed.some(isManifest)) {
        await runSetup(job, {
          workspace,
          commands: prepared.commands,
          name: `setup-tests-${attempt}`,
        });
      }
      return runTests(job, prepared, { workspace, name: `tests-${attempt}` });
    },
    release: async () => {
      const ready = await made.catch(() => undefined);
      await baseline.catch(() => undefined);
      await ready?.workspace.release();
    },
  };
}

function noTests(): Verifier {
  const none: TestRun = { kind: 'none' };
  return {
    baseline: Promise.resolve(none),
    test: async () => none,
    release: async () => undefined,
  };
}

async function makeVerified(job: TaskJob, prepared: Place): Promise<{ workspace: Workspace }> {
  const { task, ports } = job;
  const workspace = await ports.git.checkout({
    commit: prepared.baseCommit,
    name: `${task.id}-tests`,
    ...(task.sparse ? { sparse: task.files } : {}),
  });
  await runSetup(job, { workspace, commands: prepared.commands, name: 'setup-baseline' });
  return { workspace };
}

async function runTests(
  job: TaskJob,
  prepared: Place,
  options: { workspace: Workspace; name: string },
): Promise<TestRun> {
  const home = await makePrivate(job, options.name);
  const env = buildAgentEnvironment({ hostEnv: job.run.hostEnv, home, names: [] });
  const outputFile = `${taskFolder(job)}/${options.name}.log`;
  let output = '';
  for (const command of prepared.commands.test) {
    const result = await runConfined({
      job,
      command,
      workspace: options.workspace,
      env: { ...env, CI: 'true' },
      home,
      outputFile,
    });
    output += `${result.stdout}\n${result.stderr}\n`;
    const end = endOf(result, output);
    if (end.kind !== 'exited' || end.code !== 0) return end;
  }
  return { kind: 'exited', code: 0, output };
}

function endOf(result: ProcessResult, output: string): TestRun {
  const { end } = result;
  switch (end.kind) {
    case 'exited':
      return { kind: 'exited', code: end.code, output };
    case 'timeout':
    case 'silent':
      return { kind: 'timeout', output };
    case 'signalled':
      return { kind: 'exited', code: 128, output: `${output}\nended by ${end.signal}` };
    case 'aborted':
      return { kind: 'exited', code: 130, output: `${output}\naborted` };
    case 'not-started':
      return { kind: 'exited', code: 127, output: `${output}\nerror: ${end.message}` };
  }
}

function isManifest(path: string): boolean {
  return MANIFEST_NAMES.has(path.slice(path.lastIndexOf('/') + 1));
}
