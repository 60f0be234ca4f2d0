/** The trusted side as one would write it without thinking of an agent: git run in the work tree, as it is found there. */
import { execFileSync } from 'node:child_process';
import type { Ports } from '../../src/commands/context.ts';
import type { Git } from '../../src/ports/git.ts';
import type { World } from './world.ts';

/** git in the agent's own folder, with the agent's own configuration. */
function gitThere(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): string {
  const fixed = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env };
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@noreply.invalid'];
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    env: fixed,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** No walk, no index of its own: `git status` and `git add` where the agent was. */
export function naiveSnapshot({ git }: Ports, world: World): Partial<Ports> {
  const snapshot: Git['snapshot'] = async (workspace) => {
    // Objects where the trusted side finds them; everything else is the agent's.
    const env = { GIT_OBJECT_DIRECTORY: `${world.cache}/trusted.git/objects` };
    for (const args of [
      ['status'],
      ['add', '--all'],
      ['diff', 'HEAD'],
      ['commit', '-qm', 'work'],
    ]) {
      try {
        gitThere(workspace.path, args, env);
      } catch {
        // A planted program may fail; what it did is done.
      }
    }
    return gitThere(workspace.path, ['rev-parse', 'HEAD^{tree}'], env);
  };
  return { git: { ...git, snapshot } };
}

/** The agent's own commit is fetched and pushed. */
export function naiveCommit({ git }: Ports, world: World): Partial<Ports> {
  let folder = '';
  const trusted = ['--git-dir', `${world.cache}/trusted.git`];
  return {
    git: {
      ...git,
      checkout: async (options) => {
        const workspace = await git.checkout(options);
        folder ||= workspace.path;
        return workspace;
      },
      commit: async () => {
        const head = gitThere(folder, ['rev-parse', 'HEAD']);
        gitThere(folder, ['update-ref', 'refs/heads/work', head]);
        gitThere(folder, [...trusted, 'fetch', '--quiet', `${folder}/.git`, 'refs/heads/work']);
        return head;
      },
    },
  };
}
