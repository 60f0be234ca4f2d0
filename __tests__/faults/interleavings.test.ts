/** Two runs of one plan at the same time, their steps mixed by a seed: one does the work, nothing is there twice. */
import { expect, jest, test } from '@jest/globals';
import type { Ports } from '../../src/commands/context.ts';
import { runTask } from '../../src/commands/task.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { buildPlan, buildTask } from '../fakes/builders.ts';
import { MemoryWorld, memoryPorts, memoryRun, type Program } from '../fakes/memory.ts';
import { randomFrom, SEED, tally } from './tally.ts';

const tried = tally('two runs at once');
const INTERLEAVINGS = 250;
jest.setTimeout(300_000);
const plan = buildPlan([buildTask({ test: { kind: 'given', commands: [['tests']] } })]);

/** Lets one of the waiting steps go at a time, which one by chance. */
class Mixer {
  readonly #random: () => number;
  readonly #waiting: (() => void)[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  step(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async runUntil(all: Promise<unknown>): Promise<void> {
    let isOver = false;
    all.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      // Everything that can go on by itself does so first.
      await new Promise((resolve) => setImmediate(resolve));
      const index = Math.floor(this.#random() * this.#waiting.length);
      this.#waiting.splice(index, 1)[0]?.();
    }
  }
}

function mixed(ports: Ports, mixer: Mixer): Ports {
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        const isSync = key === 'requests' || key === 'takeTurns';
        if (typeof value !== 'function' || isSync) return value;
        return async (...args: unknown[]) => {
          await mixer.step();
          return value.apply(target, args);
        };
      },
    });
  const { git, ledger, tracker, processes } = ports;
  return {
    ...ports,
    git: wrap(git),
    ledger: wrap(ledger),
    tracker: wrap(tracker),
    processes: wrap(processes),
  };
}

/** `stale`: each takes the other for gone, so that they take the task over from one another. */
async function race(
  seed: number,
  options: { stale: boolean; ledger?: (ledger: Ledger) => Ledger },
): Promise<MemoryWorld> {
  const random = randomFrom(seed);
  const world = new MemoryWorld({ 'a.txt': 'base' });
  world.plans.set(plan.id, plan);
  const mixer = new Mixer(random);
  const runs = ['a', 'b'].map((name) => {
    const agent: Program = (files) => {
      files['a.txt'] = `by ${name}`;
      return undefined;
    };
    const own = memoryPorts(world, { agent });
    const ledger = options.ledger?.(own.ledger) ?? own.ledger;
    const ports = mixed({ ...own, ledger }, mixer);
    const ownerState = () => (options.stale && random() < 0.5 ? 'gone' : 'alive');
    return runTask(ports, memoryRun({ planId: plan.id, taskId: 'one', run: name, ownerState }));
  });
  const all = Promise.allSettled(runs);
  await mixer.runUntil(all);
  for (const result of await all) if (result.status === 'rejected') throw result.reason;
  return world;
}

function countsOf(world: MemoryWorld) {
  const branches = [...world.refs.keys()].filter((ref) => ref.startsWith('refs/heads/agent'));
  return { issues: world.issues.length, pulls: world.pulls.length, branches: branches.length };
}

test(`${INTERLEAVINGS} interleavings: one issue, one branch, one pull request`, async () => {
  for (let index = 0; index < INTERLEAVINGS; index++) {
    await tried(async () => {
      const seed = SEED + index;
      const world = await race(seed, { stale: false });
      expect({ seed, ...countsOf(world) }).toEqual({ seed, issues: 1, pulls: 1, branches: 1 });
    });
  }
});

test('when each takes the other for gone, still no second branch or pull request, and the record is true', async () => {
  for (let index = 0; index < INTERLEAVINGS; index++) {
    await tried(async () => {
      const seed = SEED + 10_000 + index;
      const world = await race(seed, { stale: true });
      const record = [...world.records.values()][0]?.record;
      const { pulls, branches } = countsOf(world);
      expect({ seed, pulls, branches }).toEqual({ seed, pulls: 1, branches: 1 });
      expect(record?.state).toBe('finished');
    });
  }
});

test('control: a ledger that lets everybody write gives both the task', async () => {
  const open = (ledger: Ledger): Ledger => ({
    ...ledger,
    write: async (record, expected) => {
      const first = await ledger.write(record, expected);
      if (first.kind === 'written' || first.current === undefined) return first;
      return ledger.write(record, first.current.version);
    },
  });
  let doubled = 0;
  for (let seed = 0; seed < 40; seed++) {
    const world = await race(seed, { stale: false, ledger: open });
    if (world.issues.length > 1) doubled += 1;
  }
  expect(doubled).toBeGreaterThan(0);
});
