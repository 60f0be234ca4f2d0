/** Signs of life while an agent works, and what happens when another run took the task over. */
import { expect, test } from '@jest/globals';
import { startHeartbeat } from '../../../src/commands/task-heartbeat.ts';
import { ClaimLost, Journal } from '../../../src/commands/task-journal.ts';
import { HEARTBEAT_MS } from '../../../src/task/claim.ts';
import { buildPlan, buildRunning } from '../../fakes/builders.ts';
import { MemoryWorld, memoryLedger, memoryPorts } from '../../fakes/memory.ts';

/** Time that goes on by hand: `tick` wakes who sleeps. */
function handClock() {
  let now = 0;
  let wake: (() => void) | undefined;
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      wake = () => {
        now += ms;
        resolve();
      };
    });
  const tick = async () => {
    wake?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { clock: { now: () => now, sleep }, tick };
}

async function beatingTask() {
  const world = new MemoryWorld({});
  const plan = buildPlan();
  world.plans.set(plan.id, plan);
  const { clock, tick } = handClock();
  const ledger = memoryLedger(world);
  const record = buildRunning({ planId: plan.id });
  const journal = await Journal.claim({ ledger, clock, record, onProgress: () => {} }, null);
  const heartbeat = startHeartbeat({ ...memoryPorts(world, {}), clock }, journal);
  const stored = async () => (await ledger.read(plan.id))?.records.get('one');
  return { ledger, heartbeat, tick, stored };
}

test('a sign of life every five minutes, until it is stopped', async () => {
  const { heartbeat, tick, stored } = await beatingTask();
  await tick();
  await tick();
  expect((await stored())?.record.owner.seenAt).toBe(2 * HEARTBEAT_MS);
  await heartbeat.stop();
  await tick();
  expect((await stored())?.record.owner.seenAt).toBe(2 * HEARTBEAT_MS);
});

test('who was taken over learns it at the next beat, and writes nothing more', async () => {
  const { ledger, heartbeat, tick, stored } = await beatingTask();
  const before = await stored();
  const owner = { run: 'other', where: 'elsewhere', seenAt: 1 };
  await ledger.write({ ...buildRunning(), owner }, before?.version ?? null);
  await tick();
  expect(heartbeat.lost.reason).toBeInstanceOf(ClaimLost);
  expect((await stored())?.record.owner).toEqual(owner);
  await heartbeat.stop();
});
