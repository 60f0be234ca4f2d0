/** Ports of a machine that dies: at one effect everything stops, before or after the effect took place. */
import type { Ports } from '../../src/commands/context.ts';

export interface CrashPoint {
  /** Number of the effect, from 1. */
  readonly at: number;
  readonly when: 'before' | 'after';
}

export interface Machine {
  readonly ports: Ports;
  /** Effects so far: what is written to the ledger, to git's remote, to the tracker, and programs that were run. */
  readonly effects: () => readonly string[];
  /** Resolves when the machine has died. */
  readonly died: Promise<void>;
}

const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  git: ['push', 'commit', 'checkout', 'snapshot', 'resetWorkspace'],
  ledger: ['write', 'keepWork'],
  tracker: ['ensureIssue', 'ensurePullRequest', 'comment', 'readIssue'],
  processes: ['run'],
};

const SYNCHRONOUS = new Set(['requests', 'takeTurns']);

/** A machine without a crash point lives for ever. */
export function machineOf(ports: Ports, crash?: CrashPoint): Machine {
  const effects: string[] = [];
  let dead = false;
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      resolve();
    };
  });
  const never = () => new Promise<never>(() => undefined);
  const wrap = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        // What does not wait has no effect outside this process.
        if (typeof value !== 'function' || SYNCHRONOUS.has(String(key))) return value;
        return async (...args: unknown[]) => {
          if (dead) return never();
          const isEffect = EFFECTS[name]?.includes(String(key)) === true;
          if (isEffect) effects.push(`${name}.${String(key)}`);
          const isHere = isEffect && effects.length === crash?.at;
          if (isHere && crash.when === 'before') {
            die();
            return never();
          }
          const result: unknown = await value.apply(target, args);
          if (isHere) die();
          return dead ? never() : result;
        };
      },
    });
  return {
    ports: {
      ...ports,
      git: wrap('git', ports.git),
      ledger: wrap('ledger', ports.ledger),
      tracker: wrap('tracker', ports.tracker),
      processes: wrap('processes', ports.processes),
    },
    effects: () => effects,
    died,
  };
}
