/** The adapters of the local engine. A part of `cli.ts`, which alone imports it. */
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAgentInstaller } from './adapters/agent-installer.ts';
import { createConsoleLogger } from './adapters/console-logger.ts';
import { createGitLedger } from './adapters/git-ledger.ts';
import { createPooledGit } from './adapters/git-pool.ts';
import type { GitRemoteOptions } from './adapters/git-store.ts';
import { createLocalTracker } from './adapters/local-tracker.ts';
import { noSandbox } from './adapters/no-sandbox.ts';
import { nodeClock } from './adapters/node-clock.ts';
import { createNodeFiles } from './adapters/node-files.ts';
import { createProcessRunner } from './adapters/process-runner.ts';
import type { UserRepository } from './adapters/user-repository.ts';
import type { GithubPlace } from './cli-github.ts';
import type { Ports, PrepareAgent, Templates } from './commands/context.ts';
import { FanoutError } from './errors.ts';
import type { FileSystem } from './ports/file-system.ts';
import type { Logger } from './ports/logger.ts';
import type { Sandbox } from './ports/sandbox.ts';
import type { Tracker } from './ports/tracker.ts';
import type { WorkspacePool } from './ports/workspace-pool.ts';

export interface LocalWiring {
  readonly ports: Ports;
  /** Fresh counters for each task. */
  readonly portsOf: () => Ports;
  readonly pool: WorkspacePool;
  readonly prepareAgent: PrepareAgent;
  /** `<repository>/.agent-fanout`, ignored by git. */
  readonly stateFolder: string;
  /** Folder or address where issues and pull requests can be looked at. */
  readonly trackerPlace: string;
  readonly repositoryUrl: string | undefined;
}

export interface WiringOptions {
  readonly repository: UserRepository;
  readonly isolation: 'auto' | 'sandbox' | 'none';
  readonly signal: AbortSignal;
  readonly colour: boolean;
  /** Issues, pull requests, branches and the ledger are there; default: all of it on this machine. */
  readonly github?: GithubPlace;
  /** Where work trees, the trusted git directory and installed agents are kept; default: the user's cache. */
  readonly cacheRoot?: string;
}

export async function wireLocal(options: WiringOptions): Promise<LocalWiring> {
  const { repository, signal } = options;
  const files = createNodeFiles();
  const processes = createProcessRunner();
  const logger = createConsoleLogger({
    write: (text) => process.stderr.write(text),
    colour: options.colour,
    debug: process.env['AGENT_FANOUT_DEBUG'] === '1',
  });
  const stateFolder = await makeStateFolder(files, repository.root);
  const cacheRoot = options.cacheRoot ?? userCache();
  const cache = cacheFolder(cacheRoot, repository.gitDir);
  const gitOptions = {
    trustedDir: path.join(cache, options.github === undefined ? 'trusted.git' : 'github.git'),
    remote: remoteOf(options),
    workspaceRoot: path.join(cache, 'work'),
    environment: process.env,
  };
  const [{ git, pool }, ledger, sandbox] = await Promise.all([
    createPooledGit(gitOptions),
    createGitLedger(gitOptions),
    chooseSandbox(options.isolation),
  ]);
  signal.throwIfAborted();
  const shared = { clock: nodeClock, logger, files, processes, sandbox, git, ledger };
  const makeTracker = await trackerFor(options, { logger, stateFolder });
  const portsOf = () => ({ ...shared, tracker: makeTracker() });
  const prepareAgent = createAgentInstaller({
    cacheFolder: path.join(cacheRoot, 'agents'),
    processes,
    files,
    logger,
  });
  const { github } = options;
  const repositoryUrl =
    github === undefined ? undefined : `${github.serverUrl}/${github.owner}/${github.repo}`;
  const trackerPlace =
    repositoryUrl === undefined ? path.join(stateFolder, 'tracker') : `${repositoryUrl}/pulls`;
  const ports = portsOf();
  return { ports, portsOf, pool, prepareAgent, stateFolder, trackerPlace, repositoryUrl };
}

function remoteOf({ repository, github }: WiringOptions): GitRemoteOptions {
  if (github === undefined) return { kind: 'local', path: repository.gitDir };
  const url = `${github.serverUrl}/${github.owner}/${github.repo}.git`;
  return { kind: 'http', url, token: github.token };
}

/** One limit for all trackers of this process: what one learns holds for the others. */
async function trackerFor(
  { github, signal }: WiringOptions,
  { logger, stateFolder }: { logger: Logger; stateFolder: string },
): Promise<() => Tracker> {
  const clock = nodeClock;
  if (github === undefined) {
    return () => createLocalTracker({ folder: path.join(stateFolder, 'tracker'), clock });
  }
  const { createGithubTracker } = await import('./adapters/github-tracker.ts');
  const limit = { until: 0, strikes: 0 };
  return () => createGithubTracker({ ...github, clock, logger, limit, signal });
}

/** @throws FanoutError when a sandbox is asked for and cannot be had */
async function chooseSandbox(isolation: WiringOptions['isolation']): Promise<Sandbox> {
  if (isolation === 'none') return noSandbox;
  const { detectSandbox } = await import('./adapters/bubblewrap.ts');
  const found = await detectSandbox();
  if (found.kind === 'available') return found.sandbox;
  if (isolation === 'auto')
    return { ...noSandbox, description: `${noSandbox.description} (${found.reason})` };
  throw new FanoutError(`isolation is sandbox, and it cannot be had: ${found.reason}`, {
    hint: found.hint,
  });
}

function userCache(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return path.join(base, 'agent-fanout');
}

/** Outside the repository: a test runner that looks through the repository must not find the work trees. */
function cacheFolder(root: string, gitDir: string): string {
  return path.join(root, createHash('sha256').update(gitDir).digest('hex').slice(0, 16));
}

async function makeStateFolder(files: FileSystem, root: string): Promise<string> {
  const folder = path.join(root, '.agent-fanout');
  const ignore = path.join(folder, '.gitignore');
  if (!(await files.exists(ignore))) await files.writeText(ignore, '*\n');
  return folder;
}

/** Beside `dist/cli` in a release, beside `lib` while developing. */
export async function findTemplates(files: FileSystem): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const folder of [path.join(here, '../../templates'), path.join(here, '../templates')]) {
    if (await files.exists(path.join(folder, 'instructions.md'))) return folder;
  }
  throw new FanoutError('the folder templates of agent-fanout is missing', {
    hint: 'Install it again, whole.',
  });
}

export async function readTemplates(files: FileSystem): Promise<Templates> {
  const folder = await findTemplates(files);
  const read = async (name: string) => {
    const content = await files.readText(path.join(folder, name));
    if (content.kind === 'text') return content.text;
    throw new FanoutError(`template ${name} cannot be read (${content.kind})`);
  };
  const [instructions, issue, pullRequest] = await Promise.all(
    ['instructions.md', 'issue.md', 'pull-request.md'].map(read),
  );
  return { instructions: instructions ?? '', issue: issue ?? '', pullRequest: pullRequest ?? '' };
}
