/** T4, T5, T6: no token gets to a program that must not have it. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { Ports } from '../../src/commands/context.ts';
import { tryEscape } from './escape.ts';
import { clearenvOnly, withConfinement, withOptions, withoutWalls } from './walls.ts';
import {
  type Aftermath,
  type Attack,
  asArgument,
  attack,
  RUNNER_FILES,
  reportOf,
  type World,
} from './world.ts';

const hunt: Attack = {
  program: 'hunt.mjs',
  args: ({ canary, folder }) => [
    canary.slice(0, 12),
    canary.slice(12),
    ...['/etc/shadow', '/etc/gshadow', '/etc/sudoers'].map(asArgument),
    asArgument(path.join(folder, 'home/.git-credentials')),
    asArgument(path.join(folder, 'runner/temp/event.json')),
  ],
};

/** A process of ours stands on the machine with everything in its environment, as on a runner. */
async function hunted(options: Attack): Promise<readonly string[]> {
  let stop = () => {};
  try {
    return await attack(
      {
        ...options,
        weaken: (ports, world) => {
          const child = spawn('/bin/sleep', ['60'], { env: world.hostEnv, stdio: 'ignore' });
          stop = () => void child.kill('SIGKILL');
          return options.weaken?.(ports, world) ?? {};
        },
      },
      async ({ transcript, world }) => {
        const { hits, scanned } = reportOf(transcript) as { hits: string[]; scanned: number };
        if (scanned < 5) throw new Error('it looked at nothing');
        // Outside, the machine has more than one world.
        return hits.filter(
          (hit) => hit.startsWith('/etc') || !hit.startsWith('/tmp') || hit.includes(world.folder),
        );
      },
    );
  } finally {
    stop();
  }
}

const sandboxed = (change: (ports: Ports, world: World) => Ports['sandbox']) => {
  return (ports: Ports, world: World) => ({ sandbox: change(ports, world) });
};

tryEscape({
  threat: 'T4',
  name: 'the token is looked for in every process, file and variable',
  attempt: () => hunted(hunt),
  twin: {
    without: 'an empty environment of the sandbox itself (--clearenv only)',
    attempt: () =>
      hunted({
        ...hunt,
        weaken: sandboxed(({ sandbox }, { hostEnv }) => clearenvOnly(sandbox, hostEnv)),
      }),
  },
});

tryEscape({
  threat: 'T4',
  name: "the runner's folders and HOME are looked for",
  attempt: () => hunted(hunt),
  twin: {
    without: 'a file system of its own',
    attempt: () =>
      hunted({
        ...hunt,
        weaken: sandboxed(({ sandbox }, { folder }) =>
          withConfinement(sandbox, (given) => ({
            ...given,
            readable: [...given.readable, path.join(folder, 'home'), path.join(folder, 'runner')],
          })),
        ),
      }),
  },
});

test('T4 control: without any wall nearly all of it is found', async () => {
  const found = await hunted({
    ...hunt,
    weaken: sandboxed((_ports, { hostEnv, folder }) =>
      withoutWalls({ ...hostEnv, HUNT_ROOTS: path.join(folder, 'runner') }),
    ),
  });
  const kinds = ['environ', 'env ', 'event.json', '.git-credentials'];
  expect(kinds.filter((kind) => !found.some((hit) => hit.includes(kind)))).toEqual([]);
}, 60_000);

if (process.getuid?.() === 0) {
  const shadow: Attack = {
    ...hunt,
    args: () => ['never', 'seen', asArgument('/etc/shadow'), asArgument('/etc/gshadow')],
  };
  tryEscape({
    threat: 'T4',
    name: 'files that only root may read, when we are root',
    attempt: () => hunted(shadow),
    twin: {
      without: 'masks over them',
      attempt: () =>
        hunted({
          ...shadow,
          weaken: sandboxed(({ sandbox }) =>
            withOptions(sandbox, (args) =>
              args.filter((arg, at) => !masksOneOf(args, at) || arg === ''),
            ),
          ),
        }),
    },
  });
}

/** One of the three words `--ro-bind /dev/null <file in /etc>`. */
function masksOneOf(args: readonly string[], at: number): boolean {
  return [0, 1, 2].some(
    (back) =>
      args[at - back] === '--ro-bind' &&
      args[at - back + 1] === '/dev/null' &&
      args[at - back + 2]?.startsWith('/etc/') === true,
  );
}

/** What a program has; PWD is set by bubblewrap and RUSTUP_HOME where Rust is on PATH. */
const EXPECTED = new Set([
  'AGENT_FANOUT_ATTEMPT',
  'AGENT_FANOUT_PROMPT_FILE',
  'AGENT_FANOUT_RESULT_FILE',
  'AGENT_FANOUT_TASK',
  'HOME',
  'LANG',
  'PATH',
  'PWD',
  'RUSTUP_HOME',
  'TMPDIR',
]);
const names = async ({ transcript }: Aftermath) =>
  (reportOf(transcript)['names'] as string[]).filter((name) => !EXPECTED.has(name));

tryEscape({
  threat: 'T5',
  name: 'variables of the runner and the action',
  attempt: () => attack({ program: 'environment.mjs' }, names),
  twin: {
    without: 'an allowlist',
    attempt: () =>
      attack(
        {
          program: 'environment.mjs',
          weaken: sandboxed((_ports, { hostEnv }) => withoutWalls(hostEnv)),
        },
        names,
      ),
  },
});

const commands: Attack = {
  program: 'runner-files.mjs',
  args: ({ folder, temp }) => [
    asArgument(folder),
    ...RUNNER_FILES.map((name) => asArgument(path.join(temp, '_runner_file_commands', name))),
  ],
};

async function changedFiles({ world, transcript }: Aftermath): Promise<readonly string[]> {
  reportOf(transcript);
  const contents = await Promise.all(
    RUNNER_FILES.map((name) =>
      readFile(path.join(world.temp, '_runner_file_commands', name), 'utf8'),
    ),
  );
  return RUNNER_FILES.filter((_name, index) => contents[index] !== 'mine\n');
}

tryEscape({
  threat: 'T6',
  name: 'the files by which a step sets variables, outputs and paths',
  attempt: () => attack(commands, changedFiles),
  twin: {
    without: 'a file system of its own',
    attempt: () =>
      attack(
        { ...commands, weaken: sandboxed((_ports, { hostEnv }) => withoutWalls(hostEnv)) },
        changedFiles,
      ),
  },
});
