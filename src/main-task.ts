/** `command: task`: one task of a plan, from claim to record. `work` and `publish`: its two halves, on two machines. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ports, ProgressEvent, TaskResult, TaskRun, Templates } from './commands/context.ts';
import { runTask } from './commands/task.ts';
import { runWork } from './commands/work.ts';
import { FanoutError } from './errors.ts';
import type { TaskInputs } from './inputs.ts';
import { findSandbox, hostEnvironment, openTracker, type Run } from './main-adapters.ts';
import { COMMIT_ROOT, commitFiles } from './main-files.ts';
import type { CommandResult } from './main-result.ts';
import type { FileSystem } from './ports/file-system.ts';
import { isSuccess } from './task/outcome.ts';
import type { TaskRecord } from './task/record.ts';

export async function runTaskCommand(run: Run, inputs: TaskInputs): Promise<CommandResult> {
  const queuedAt = run.ports.clock.now();
  const outputFolder = path.join(run.folder, 'output');
  const [ports, templates, prepareAgent] = await Promise.all([
    portsOf(run, inputs),
    readTemplates(run, inputs),
    makeInstaller(run),
  ]);
  run.ports.logger.info(`Isolation: ${ports.sandbox.description}, network ${inputs.network.kind}`);
  const result = await runPart(ports, inputs, {
    planId: inputs.planId,
    taskId: inputs.taskId,
    run: run.context.run,
    where: run.context.runUrl,
    outputFolder,
    templates,
    prepareAgent,
    hostEnv: hostEnvironment(),
    network: inputs.network,
    policy: { unsafeAllowProtectedPaths: inputs.unsafeAllowProtectedPaths },
    queuedAt,
    signal: run.signal,
    onProgress: (event) => tell(run, event, queuedAt),
  });
  return sayResult(run, inputs, { result, outputFolder });
}

function runPart(ports: Ports, inputs: TaskInputs, taskRun: TaskRun): Promise<TaskResult> {
  switch (inputs.command) {
    case 'task':
      return runTask(ports, taskRun);
    case 'work':
      return runWork(ports, taskRun, handOverFolder(taskRun.outputFolder));
    case 'publish': {
      const folder = path.resolve(inputs.handOver);
      return runTask(ports, { ...taskRun, part: { kind: 'publish', folder } });
    }
  }
}

/** Beside the transcripts, and not among them: it is an artifact of its own. */
function handOverFolder(outputFolder: string): string {
  return path.join(path.dirname(outputFolder), 'hand-over');
}

function sayResult(
  run: Run,
  inputs: TaskInputs,
  { result, outputFolder }: { result: TaskResult; outputFolder: string },
): CommandResult {
  const { logger } = run.ports;
  if (result.kind === 'already-running') {
    logger.warn(`Task ${inputs.taskId} is being worked on by ${result.where}`);
    return { outputs: {} };
  }
  const { record } = result;
  const outputs = { ...outputsOf(record), outcome: record.outcome };
  const said = `${record.taskId}: ${record.outcome}: ${record.reason}`;
  if (result.kind === 'already-finished') {
    logger.info(`${said} (in an earlier run; nothing was written)`);
    return { outputs };
  }
  logger.info(said);
  const folder = path.join(outputFolder, record.taskId);
  if (inputs.command === 'work') {
    // However it ended: the job that publishes tells it, and is the one that fails.
    return { outputs: { ...outputs, folder, 'hand-over': handOverFolder(outputFolder) } };
  }
  const withFolder = { outputs: { ...outputs, folder } };
  return isSuccess(record.outcome) ? withFolder : { ...withFolder, failure: said };
}

async function portsOf(run: Run, inputs: TaskInputs) {
  const { ports } = run;
  const [sandbox, tracker] = await Promise.all([findSandbox(inputs.isolation), openTracker(run)]);
  return { ...ports, sandbox, tracker };
}

async function makeInstaller(run: Run) {
  const { createAgentInstaller } = await import('./adapters/agent-installer.ts');
  const { files, logger, processes } = run.ports;
  const cacheFolder = path.join(run.folder, 'agents');
  return createAgentInstaller({ cacheFolder, processes, files, logger });
}

async function readTemplates(run: Run, inputs: TaskInputs): Promise<Templates> {
  const { files } = run.ports;
  const folder = await findTemplates(files);
  const read = async (name: string) => textOf(await files.readText(path.join(folder, name)), name);
  const [instructions, issue, pullRequest] = await Promise.all([
    inputs.instructions === undefined
      ? read('instructions.md')
      : readInstructions(run, inputs.instructions),
    read('issue.md'),
    read('pull-request.md'),
  ]);
  return { instructions, issue, pullRequest };
}

async function readInstructions(run: Run, file: string): Promise<string> {
  const { git } = run.ports;
  const { readText } = commitFiles(git, run.context.sha);
  return textOf(await readText(path.posix.resolve(COMMIT_ROOT, file)), file);
}

function textOf(content: Awaited<ReturnType<FileSystem['readText']>>, name: string): string {
  if (content.kind === 'text') return content.text;
  throw new FanoutError(`the template ${name} cannot be read (${content.kind})`, {
    hint: 'The input instructions takes a path in the repository, of the commit that the run is for.',
  });
}

/** Beside `dist/main` in a release, beside `lib` or `src` while developing. */
async function findTemplates(files: FileSystem): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [path.join(here, '../../templates'), path.join(here, '../templates')];
  for (const folder of candidates) {
    if (await files.exists(path.join(folder, 'instructions.md'))) return folder;
  }
  throw new FanoutError('the folder templates of agent-fanout is missing', {
    hint: 'Use a release of the action as it is; templates belongs to it.',
  });
}

/** What the agent prints goes to its transcript, which is an artifact; the log of the job says where we are. */
function tell(run: Run, event: ProgressEvent, startedAt: number): void {
  const seconds = ((event.at - startedAt) / 1000).toFixed(1).padStart(7);
  const text = describe(event);
  if (text !== undefined) run.ports.logger.info(`${seconds} s  ${text}`);
}

function describe(event: ProgressEvent): string | undefined {
  switch (event.kind) {
    case 'phase-started':
      return `${event.phase}…`;
    case 'phase-ended':
      return `${event.phase} ${event.ok ? 'done' : 'FAILED'}`;
    case 'attempt-ended': {
      const { attempt } = event;
      const left = event.attemptsLeft === 0 ? 'none left' : `${event.attemptsLeft} left`;
      return `attempt ${attempt.number}: agent ${attempt.agent.kind}, tests ${attempt.tests.kind} (${left})`;
    }
    case 'agent-line':
    case 'finished':
      return undefined;
  }
}

function outputsOf(record: TaskRecord): Readonly<Record<string, string>> {
  const { facts, usage } = record;
  const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));
  const { tokens } = usage;
  return {
    issue: text(facts.issue?.number),
    'issue-url': text(facts.issue?.url),
    // A branch is named from the start; it exists when a commit was pushed to it.
    branch: facts.commit === undefined ? '' : text(facts.branch),
    commit: text(facts.commit),
    tree: text(facts.treeId),
    'pull-request': text(facts.pullRequest?.number),
    'pull-request-url': text(facts.pullRequest?.url),
    attempts: String(record.attempts.length),
    'cost-usd': text(usage.usd),
    tokens: tokens === undefined ? '' : String(tokens.input + tokens.output),
  };
}
