/** T1, T2, T3, T10, T11: what is in the work tree acts on nobody, and what may not be published is not. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from '../fakes/git-fixture.ts';
import { tryEscape } from './escape.ts';
import { naiveCommit, naiveSnapshot } from './naive.ts';
import { type Aftermath, type Attack, asArgument, attack, markersOf, reportOf } from './world.ts';

/** Everything that may not happen to a work tree that is refused. */
async function published({ world, record, pushed }: Aftermath): Promise<readonly string[]> {
  const refs = runGit(world.server, 'for-each-ref', '--format=%(refname)');
  const out = refs
    .split('\n')
    .filter((ref) => /\/wip\/|agent-fanout\/plan/.test(ref) && !/\/(plan|task\/one)$/.test(ref));
  const pulls = world.github.state.pulls.map(({ number }) => `pull request ${number}`);
  const green = record.outcome === 'published' ? ['published'] : [];
  return [...out, ...pulls, ...green, ...(pushed === undefined ? [] : ['branch'])];
}

const hooks: Attack = {
  program: 'plant-hooks.mjs',
  args: (world) => [asArgument(world.markers), `file://${world.folder}/elsewhere.git/`],
};

async function hooksOut(aftermath: Aftermath): Promise<readonly string[]> {
  reportOf(aftermath.transcript);
  const { world, pushed, record } = aftermath;
  const markers = await markersOf(world);
  if (markers.length > 0) return markers;
  if (pushed === undefined) throw new Error(`nothing was published: ${record.reason}`);
  const text = runGit(world.server, 'show', `${pushed}:a.txt`);
  if (text !== 'base\nedited') throw new Error('another tree was pushed');
  return [];
}

tryEscape({
  threat: 'T1',
  name: 'hooks, filters and settings planted in the git directory',
  attempt: () => attack(hooks, hooksOut),
  twin: {
    without: 'a git directory of our own',
    attempt: () => attack({ ...hooks, weaken: naiveSnapshot }, hooksOut),
  },
});

for (const kind of ['repository', 'file'] as const) {
  const nested: Attack = {
    program: 'nested.mjs',
    args: (world) => [kind, asArgument(world.markers)],
  };
  const nestedOut = async (aftermath: Aftermath) => {
    reportOf(aftermath.transcript);
    return [...(await published(aftermath)), ...(await markersOf(aftermath.world))];
  };
  tryEscape({
    threat: 'T2',
    name: `a nested repository (${kind})`,
    attempt: () => attack(nested, nestedOut),
    twin: {
      without: 'the walk before git',
      attempt: () => attack({ ...nested, weaken: naiveSnapshot }, nestedOut),
    },
  });
}

const everythingAllowed = () => ({ policy: { unsafeAllowProtectedPaths: ['**'] } });

tryEscape({
  threat: 'T2',
  name: 'a .gitmodules that starts a program',
  attempt: () =>
    attack(
      { program: 'nested.mjs', args: (world) => ['modules', asArgument(world.markers)] },
      published,
    ),
  twin: {
    without: 'protected paths',
    attempt: () =>
      attack(
        {
          program: 'nested.mjs',
          args: (world) => ['modules', asArgument(world.markers)],
          weakenRun: everythingAllowed,
        },
        published,
      ),
  },
});

async function hostileObjects({ world, transcript, pushed, record }: Aftermath) {
  const made = reportOf(transcript);
  if (pushed === undefined) throw new Error(`nothing was published: ${record.reason}`);
  const parents = runGit(world.server, 'rev-parse', `${pushed}^@`).split('\n');
  const arrived = ['commit', 'tree', 'blob'].filter((name) =>
    has(world.server, String(made[name])),
  );
  return [...arrived, ...parents.filter((parent) => parent !== world.base)];
}

function has(repository: string, id: string): boolean {
  try {
    execFileSync('git', ['-C', repository, 'cat-file', '-e', id], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

tryEscape({
  threat: 'T3',
  name: "the agent's own commits with hostile objects",
  attempt: () => attack({ program: 'hostile-objects.mjs' }, hostileObjects),
  twin: {
    without: 'a commit made from the tree',
    attempt: () => attack({ program: 'hostile-objects.mjs', weaken: naiveCommit }, hostileObjects),
  },
});

/** Of the machine, and no secret that the job knows: what keeps it in is that no link is followed. */
const PRIVATE = 'private words of the machine';
const privateFile = (folder: string) => path.join(folder, 'tools/private.json');

const linked: Attack = {
  program: 'links.mjs',
  args: (world) => ['result', asArgument(privateFile(world.folder))],
};

async function privateOut({ world, record, transcript }: Aftermath): Promise<readonly string[]> {
  reportOf(transcript);
  const bodies = JSON.stringify([world.github.requests, record, world.log]);
  return bodies.includes(PRIVATE) ? ['private words'] : [];
}

tryEscape({
  threat: 'T10',
  name: 'the result file replaced by a link',
  attempt: () => attack(linked, privateOut),
  twin: {
    without: 'reading without following links',
    attempt: () =>
      attack(
        {
          ...linked,
          weaken: ({ files }) => ({
            files: {
              ...files,
              readText: async (file) => ({ kind: 'text', text: await readFile(file, 'utf8') }),
            },
          }),
        },
        privateOut,
      ),
  },
});

for (const kind of ['absolute', 'relative', 'git'] as const) {
  const link: Attack = {
    program: 'links.mjs',
    args: (world) => [kind, asArgument(privateFile(world.folder))],
  };
  tryEscape({
    threat: 'T10',
    name: `a link out of the work tree (${kind})`,
    attempt: () => attack(link, published),
    twin: {
      without: 'the walk before git',
      attempt: () => attack({ ...link, weaken: naiveSnapshot }, published),
    },
  });
}

for (const file of [
  '.github/workflows/x.yml',
  '.GitHub/workflows/y.yml',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  'CLAUDE.md',
  '.husky/pre-push',
  '.npmrc',
]) {
  const write: Attack = { program: 'write.mjs', args: () => [file, 'evil\n'] };
  tryEscape({
    threat: 'T11',
    name: `${file} is written`,
    attempt: () => attack(write, published),
    twin: {
      without: 'protected paths',
      attempt: () => attack({ ...write, weakenRun: everythingAllowed }, published),
    },
  });
}

const instructions: Attack = {
  program: 'next-attempt.mjs',
  files: { '.gitignore': '.claude\n.gemini\n.codex\n*.override.md\n' },
  task: { attempts: 2 },
};

async function inForce({ world }: Aftermath): Promise<readonly string[]> {
  const transcript = await readFile(
    path.join(world.output, 'one/attempt-2/transcript.log'),
    'utf8',
  );
  const { left, kept } = reportOf(transcript) as { left: string[]; kept: string };
  if (kept !== 'half done\n') throw new Error('the work of the first attempt is gone');
  return left;
}

tryEscape({
  threat: 'T11',
  name: 'settings for the next attempt, where git ignores them',
  attempt: () => attack(instructions, inForce),
  twin: {
    without: 'putting them back',
    attempt: () =>
      attack(
        {
          ...instructions,
          weaken: ({ git }) => ({ git: { ...git, restorePaths: async () => undefined } }),
        },
        inForce,
      ),
  },
});
