/** T8, T9, T16, T20: the machine is as it was, nothing goes on running, and nobody has more rights than before. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessRunner } from '../../src/ports/process-runner.ts';
import { tryEscape } from './escape.ts';
import { naiveSnapshot } from './naive.ts';
import { commandLines } from './search.ts';
import { withOptions, without, withoutWalls } from './walls.ts';
import {
  type Aftermath,
  type Attack,
  asArgument,
  attack,
  reportOf,
  textOf,
  type World,
} from './world.ts';

const TOOLS = ['tools/bin/node', 'tools/dist/index.js', 'home/.bashrc', 'home/.npmrc'];
/** Only asked about, never touched: a twin runs without walls on this very machine. */
const REAL = [process.execPath, path.dirname(process.execPath), '/etc/passwd', '/usr/bin', '/etc'];

const tamper: Attack = {
  program: 'tamper.mjs',
  args: ({ folder }) => [
    String(TOOLS.length),
    ...[...TOOLS.map((name) => path.join(folder, name)), ...REAL].map(asArgument),
  ],
};
const ORIGINAL =
  /^(?:#!\/bin\/sh|original|# of the runner|\/\/registry\.example\/:_authToken=\S+)\n$/;

async function changedTools({ world, transcript }: Aftermath): Promise<readonly string[]> {
  const { writable } = reportOf(transcript) as { writable: string[] };
  const texts = await Promise.all(TOOLS.map((name) => textOf(path.join(world.folder, name))));
  return [...TOOLS.filter((_name, index) => !ORIGINAL.test(texts[index] ?? '')), ...writable];
}

const bare = (_ports: unknown, { hostEnv }: World) => ({ sandbox: withoutWalls(hostEnv) });

tryEscape({
  threat: 'T8',
  name: 'tools, our own code and start-up files of later steps',
  attempt: () => attack(tamper, changedTools),
  twin: {
    without: 'a read-only system',
    attempt: () => attack({ ...tamper, weaken: bare }, changedTools),
  },
});

/** A program as one would start it: what it leaves behind is nobody's business. */
const careless: ProcessRunner = {
  run: async ({ command: [program, ...args], cwd, env }) => {
    const child = spawn(program, args, { cwd, env, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    const end = { kind: 'exited', code: code ?? 1 } as const;
    return { end, stdout: '', stderr: '', durationMs: 0 };
  },
};

async function survivors(options: Attack): Promise<readonly string[]> {
  const tag = `tag-${randomBytes(6).toString('hex')}`;
  const alive = async () =>
    (await commandLines()).filter(([pid, line]) => line.includes(tag) && pid !== process.pid);
  return attack({ ...options, args: () => [tag] }, async () => {
    const left = await alive();
    // In the twin they are ours to end.
    for (const [pid] of left) process.kill(pid, 'SIGKILL');
    return left.map(([, line]) => line.split('\0')[0] ?? '');
  });
}

tryEscape({
  threat: 'T9',
  name: 'processes that are left behind in sessions of their own',
  attempt: () => survivors({ program: 'survivors.mjs' }),
  twin: {
    without: 'ending the whole tree',
    attempt: () =>
      survivors({
        program: 'survivors.mjs',
        weaken: (_ports, { hostEnv }) => ({
          sandbox: withoutWalls(hostEnv),
          processes: careless,
        }),
      }),
  },
});

const refused = async ({ record }: Aftermath) =>
  record.outcome === 'refused' ? [] : [record.outcome];

tryEscape({
  threat: 'T16',
  name: 'a sparse file of 3 GB',
  attempt: () => attack({ program: 'exhaust.mjs', args: () => ['sparse', '3000000000'] }, refused),
  twin: {
    // Smaller, so that git's own 20 seconds do not have to be waited for.
    without: 'limits before git sees the tree',
    attempt: () =>
      attack(
        {
          program: 'exhaust.mjs',
          args: () => ['sparse', '60000000'],
          weaken: naiveSnapshot,
        },
        refused,
      ),
  },
});

const endless: Attack = { program: 'exhaust.mjs', args: () => ['output', '40000000'] };
const LIMIT = 10 * 1024 * 1024;

async function written({ world }: Aftermath): Promise<readonly string[]> {
  const { size } = await stat(path.join(world.output, 'one/attempt-1/transcript.log'));
  if (size === 0) throw new Error('it printed nothing');
  return size > LIMIT ? [`${size} bytes`] : [];
}

tryEscape({
  threat: 'T16',
  name: 'output without end',
  attempt: () => attack(endless, written),
  twin: {
    without: 'a limit',
    attempt: () =>
      attack(
        {
          ...endless,
          weaken: ({ processes }) => ({
            processes: { run: (spec) => processes.run({ ...spec, maxOutputBytes: 1e9 }) },
          }),
        },
        written,
      ),
  },
});

/** Seconds that the task has, and that its end may take after them. */
const TIME = 3;
const GRACE = 10;

for (const [kind, amount] of [
  ['stubborn', '0'],
  ['processes', '300'],
] as const) {
  const stuck: Attack = {
    program: 'exhaust.mjs',
    args: () => [kind, amount],
    task: (world) => ({
      timeoutSeconds: TIME,
      agent: {
        name: 'command',
        command: [
          process.execPath,
          path.join(import.meta.dirname, 'programs/exhaust.mjs'),
          kind,
          amount,
          path.basename(world.folder),
        ],
        args: [],
        env: [],
      },
    }),
  };
  const late = async (started: number, { record, world }: Aftermath) => {
    const seconds = (Date.now() - started) / 1000;
    const left = await sleepersOf(world);
    return [
      ...(record.outcome === 'timeout' ? [] : [record.outcome]),
      ...(seconds > TIME + GRACE ? [`${seconds} s`] : []),
      ...left,
    ];
  };
  const timed = (options: Attack) => {
    const started = Date.now();
    return attack(options, (aftermath) => late(started, aftermath));
  };
  tryEscape({
    threat: 'T16',
    name: `a program that does not end (${kind})`,
    attempt: () => timed(stuck),
    twin: {
      without: 'a time limit that is enforced',
      attempt: () =>
        timed({
          ...stuck,
          weaken: ({ processes }) => ({
            // Asks politely, once, and gives up: the test must end too.
            processes: {
              run: (spec) => {
                const { timeoutMs: _never, ...patient } = spec;
                return processes.run({ ...patient, timeoutMs: (TIME + GRACE + 1) * 1000 });
              },
            },
          }),
        }),
    },
  });
}

/** Whatever has the name of the world in its command line. */
async function sleepersOf({ folder }: World): Promise<readonly string[]> {
  const tag = path.basename(folder);
  const lines = await commandLines();
  return lines.flatMap(([pid, line]) =>
    line.includes(tag) && pid !== process.pid ? [`process ${pid}`] : [],
  );
}

const rights = async ({ transcript }: Aftermath) => reportOf(transcript)['got'] as string[];

tryEscape({
  threat: 'T20',
  name: 'sudo, docker, mounts, setuid programs, kernel settings',
  attempt: () => attack({ program: 'rights.mjs' }, rights),
  twin: {
    without: 'a sandbox',
    attempt: () => attack({ program: 'rights.mjs', weaken: bare }, rights),
  },
});

tryEscape({
  threat: 'T20',
  name: 'rights in a user namespace of its own',
  attempt: () => attack({ program: 'rights.mjs' }, rights),
  twin: {
    without: '--disable-userns',
    attempt: () =>
      attack(
        {
          program: 'rights.mjs',
          weaken: ({ sandbox }) => ({ sandbox: withOptions(sandbox, without('--disable-userns')) }),
        },
        rights,
      ),
  },
});
