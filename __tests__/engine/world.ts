/** A user's repository on the loopback GitHub, with the shipped workflows in it, for runs under act. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { runGit } from '../fakes/git-fixture.ts';
import { BOT, type Github, startGithub, TOKEN } from '../fakes/github-server.ts';
import { ACTOR, type ActResult, findAct, HOW_TO_GET_ACT, runAct } from './act.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, '__tests__/fixtures/engine');

export interface EngineWorld {
  readonly github: Github;
  readonly folder: string;
  /** The user's repository, checked out. */
  readonly project: string;
  /** The bare repository that GitHub serves. */
  readonly server: string;
  /** Runs the workflow. */
  readonly run: (inputs: Readonly<Record<string, string>>) => Promise<ActResult>;
  /** Files of the artifacts of all runs, as `<artifact>/<path>`. */
  readonly artifacts: () => Promise<readonly string[]>;
  readonly readArtifact: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What a release holds. act copies the whole folder for every step, so nothing else is in it. */
const RELEASED = ['action.yml', 'dist', 'templates', '.github'];

/** What the two repositories stand for in `uses:`. */
async function standIns(folder: string): Promise<Readonly<Record<string, string>>> {
  const release = path.join(folder, 'release');
  for (const name of RELEASED)
    await cp(path.join(root, name), path.join(release, name), { recursive: true });
  const text = await readFile(path.join(root, '.github/workflows/hardened-task.yml'), 'utf8');
  const pinned = (name: string) => new RegExp(`uses: (${name}@[0-9a-f]{40})`).exec(text)?.[1] ?? '';
  return {
    'agent-fanout/agent-fanout@v1': release,
    [pinned('actions/upload-artifact')]: path.join(fixtures, 'upload-artifact'),
    [pinned('actions/download-artifact')]: path.join(fixtures, 'download-artifact'),
  };
}

/** What the jobs get as `github.token`, and the secrets beside it. */
export interface EngineTokens {
  readonly github: string;
  readonly secrets?: Readonly<Record<string, string>>;
}

export const READ_ONLY_TOKEN = 'ghs_onlyreads0123456789abcdef';

export async function startEngineWorld(
  /** Path in this repository; the user has a copy of it. */
  shipped: string,
  options: {
    readonly files?: Readonly<Record<string, string>>;
    readonly tokens?: EngineTokens;
  } = {},
): Promise<EngineWorld> {
  const { files = {}, tokens = { github: TOKEN } } = options;
  const workflow = path.basename(shipped);
  const program = findAct();
  if (program === undefined) throw new Error(HOW_TO_GET_ACT);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-engine-'));
  const project = path.join(folder, 'project');
  await cp(path.join(fixtures, 'repository'), project, { recursive: true });
  const target = path.join(project, '.github/workflows');
  await mkdir(target, { recursive: true });
  await cp(path.join(root, shipped), path.join(target, workflow));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(project, name), text);
  runGit(project, 'init', '--quiet', '--initial-branch=main');
  runGit(project, 'add', '--all');
  runGit(project, 'commit', '--quiet', '--message=A project');
  const server = path.join(folder, 'server.git');
  runGit(folder, 'clone', '--quiet', '--bare', project, server);
  const github = await startGithub({
    repository: server,
    tokens: { [TOKEN]: BOT, [READ_ONLY_TOKEN]: BOT },
    readOnlyTokens: [READ_ONLY_TOKEN],
  });
  github.state.permissions.set(ACTOR, 'write');
  runGit(project, 'remote', 'add', 'origin', `${github.serverUrl}/octo/project.git`);
  const artifacts = path.join(folder, 'artifacts');
  const repositories = await standIns(folder);
  let runs = 0;
  return {
    github,
    folder,
    project,
    server,
    run: async (inputs) => {
      const home = path.join(folder, `act-${++runs}`);
      const temp = path.join(home, 'tmp');
      await mkdir(temp, { recursive: true });
      return runAct({
        program,
        workDir: project,
        workflow: `.github/workflows/${workflow}`,
        inputs,
        env: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_SERVER_URL: github.serverUrl,
          GITHUB_REPOSITORY: 'octo/project',
          GITHUB_RUN_ID: String(1_000 + runs),
          RUNNER_TEMP: temp,
          ARTIFACTS: artifacts,
        },
        secrets: { ...tokens.secrets, GITHUB_TOKEN: tokens.github },
        repositories,
        home,
      });
    },
    artifacts: async () => (await readdir(artifacts, { recursive: true })).toSorted(),
    readArtifact: (name) => readFile(path.join(artifacts, name), 'utf8'),
    close: async () => {
      await github.close();
      await rm(folder, { recursive: true, force: true });
      expect(github.violations).toEqual([]);
    },
  };
}
