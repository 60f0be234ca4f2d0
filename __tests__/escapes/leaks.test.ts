/** T4, T14: a key that a program must have does not get from it to others. */
import { expect, test } from '@jest/globals';
import type { Ports } from '../../src/commands/context.ts';
import { tryEscape } from './escape.ts';
import { AGENT_KEY, keyed } from './keyed.ts';
import { findLeaks, piecesOf, watchCommandLines } from './search.ts';
import { type Aftermath, type Attack, attack, type World } from './world.ts';

async function commandLineHits(secretOf: (world: World) => string, options: Attack) {
  let hits: readonly string[] = [];
  // The canary is known when the world is made, so the watch begins with the first port that is used.
  let secret = AGENT_KEY;
  const { seen, looks } = await watchCommandLines('never seen', async () => undefined);
  expect([seen, looks > 0]).toEqual([[], true]);
  await attack(
    {
      ...options,
      weaken: (ports, world) => {
        secret = secretOf(world);
        const weak = options.weaken?.(ports, world) ?? {};
        const processes = weak.processes ?? ports.processes;
        const git = weak.git ?? ports.git;
        const watched = async <T>(work: () => Promise<T>) => {
          const watch = await watchCommandLines(secret, work);
          hits = [...hits, ...watch.seen];
          return watch.result;
        };
        return {
          ...weak,
          processes: { run: (spec) => watched(() => processes.run(spec)) },
          git: { ...git, push: (push) => watched(() => git.push(push)) },
        };
      },
    },
    async () => undefined,
  );
  return hits;
}

/** The program's variables in the argument list of `env`, as one would write it. */
function variablesInArguments(sandbox: Ports['sandbox']): Ports['sandbox'] {
  return {
    ...sandbox,
    confine: (spec, confinement) => {
      const variables = Object.entries(spec.env).map(([name, value]) => `${name}=${value}`);
      return sandbox.confine(
        { ...spec, command: ['/usr/bin/env', ...variables, ...spec.command] },
        confinement,
      );
    },
  };
}

const slowly = keyed({ program: 'leak.mjs', args: () => ['words'] });

tryEscape({
  threat: 'T4',
  name: "the agent's key in the list of processes",
  attempt: () => commandLineHits(() => AGENT_KEY, slowly),
  twin: {
    without: 'variables on a descriptor',
    attempt: () =>
      commandLineHits(() => AGENT_KEY, {
        ...slowly,
        weaken: ({ sandbox }) => ({ sandbox: variablesInArguments(sandbox) }),
      }),
  },
});

test('T4 the token is in no command line while git pushes', async () => {
  expect(await commandLineHits(({ canary }) => canary, slowly)).toEqual([]);
}, 60_000);

/** The same key, and nobody told us: what redaction does not know it cannot remove. */
const unknown = (options: Attack): Attack => ({
  ...options,
  hostEnv: () => ({}),
  weaken: ({ sandbox }) => ({
    sandbox: {
      ...sandbox,
      confine: (spec, confinement) =>
        sandbox.confine({ ...spec, env: { ...spec.env, MY_AGENT_KEY: AGENT_KEY } }, confinement),
    },
  }),
});

const leaks = (aftermath: Aftermath) => findLeaks(aftermath, AGENT_KEY);
const words = keyed({ program: 'leak.mjs', args: () => ['words'] });

tryEscape({
  threat: 'T14',
  name: 'the key in what the agent says, in 13 encodings, published',
  attempt: () =>
    attack(words, async (aftermath) => {
      if (aftermath.pushed === undefined) throw new Error(aftermath.record.reason);
      return leaks(aftermath);
    }),
  twin: { without: 'redaction', attempt: () => attack(unknown(words), leaks) },
});

for (let index = 0; index < 13; index++) {
  for (const where of index < 2 ? (['file', 'failure'] as const) : (['file'] as const)) {
    const written = keyed({ program: 'leak.mjs', args: () => [where, String(index)] });
    tryEscape({
      threat: 'T14',
      name: `the key in a ${where}, encoding ${index + 1}`,
      attempt: () => attack(written, leaks),
      twin: { without: 'redaction', attempt: () => attack(unknown(written), leaks) },
    });
  }
}

const named = keyed({ program: 'leak.mjs', args: () => ['name'] });
tryEscape({
  threat: 'T14',
  name: 'the key as the name of a file',
  attempt: () => attack(named, leaks),
  twin: { without: 'redaction', attempt: () => attack(unknown(named), leaks) },
});

test('T14 control: the search finds each encoding', () => {
  const pieces = piecesOf('0123456789abcdefghijklmnopqrstuvwxyz');
  expect(pieces).toContain('0123456789ab');
  expect(pieces).toContain('zyxwvutsrqpo');
  expect(pieces).toContain(Buffer.from('0123456789ab').toString('base64'));
});
