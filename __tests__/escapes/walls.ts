/** The sandbox of these tests, and ways to take one wall out of it. */
import { detectSandbox } from '../../src/adapters/bubblewrap.ts';
import { noSandbox } from '../../src/adapters/no-sandbox.ts';
import type { ProcessSpec } from '../../src/ports/process-runner.ts';
import type { Confinement, Sandbox } from '../../src/ports/sandbox.ts';

export async function sandbox(): Promise<Sandbox> {
  const found = await detectSandbox();
  if (found.kind === 'available') return found.sandbox;
  throw new Error(`these tests need a sandbox: ${found.reason}. ${found.hint}`);
}

/** No walls at all, and the whole environment: what a step of a workflow has. */
export function withoutWalls(hostEnv: Readonly<Record<string, string>>): Sandbox {
  return {
    ...noSandbox,
    confine: (spec) => ({ ...spec, env: { ...hostEnv, ...spec.env } }),
  };
}

type Edit = (args: readonly string[]) => readonly string[];

/** The real one with other options. */
export function withOptions(real: Sandbox, edit: Edit): Sandbox {
  return {
    ...real,
    confine: (spec, confinement) => {
      const confined = real.confine(spec, confinement);
      const [first = '', ...others] = confined.extraInputs ?? [];
      const args = first.split('\0').slice(0, -1);
      return {
        ...confined,
        extraInputs: [
          edit(args)
            .map((arg) => `${arg}\0`)
            .join(''),
          ...others,
        ],
      };
    },
  };
}

export const without = (...names: readonly string[]): Edit => {
  return (args) => args.filter((arg) => !names.includes(arg));
};

/** bubblewrap as it is usually called: by a process with the tokens, and with `--clearenv`. */
export function clearenvOnly(real: Sandbox, hostEnv: Readonly<Record<string, string>>): Sandbox {
  const cleared = withOptions(real, (args) => ['--clearenv', ...args]);
  return {
    ...real,
    confine: (spec, confinement) => {
      const confined = cleared.confine(spec, confinement);
      const [, , ...command] = confined.command;
      return { ...confined, command: command as unknown as ProcessSpec['command'], env: hostEnv };
    },
  };
}

/** The real one with more in the confinement. */
export function withConfinement(
  real: Sandbox,
  change: (confinement: Confinement) => Confinement,
): Sandbox {
  return { ...real, confine: (spec, confinement) => real.confine(spec, change(confinement)) };
}
