/** `demo`: a throw-away repository with a real small project, and a plan of five tasks run on it. A part of `cli.ts`. */
import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createNodeFiles } from './adapters/node-files.ts';
import { makeRepository } from './adapters/user-repository.ts';
import { runPlan, type Terminal } from './cli-run.ts';
import { findTemplates } from './cli-wiring.ts';
import type { ReportModel } from './report/model.ts';

/** What the five tasks end as when everything works; anything else is a failed demo. */
const EXPECTED: Readonly<Record<string, string>> = {
  'add-median': 'published',
  'add-stats-page': 'published',
  'fix-rounding': 'published',
  'speed-up-ci': 'refused',
  'write-readme': 'published',
};

export async function runDemo(context: {
  terminal: Terminal;
  signal: AbortSignal;
}): Promise<number> {
  const { terminal } = context;
  terminal.out(
    'Demo: five tasks on a small project, by a scripted agent. No token, no network, no key.\n',
  );
  const place = await mkdtemp(path.join(os.tmpdir(), 'agent-fanout-demo-'));
  const folder = path.join(place, 'repository');
  const source = path.join(await findTemplates(createNodeFiles()), 'demo', 'project');
  await cp(source, folder, { recursive: true });
  await makeRepository(folder, 'A small statistics library');
  terminal.out(`Repository: ${folder}\n\n`);
  const { exitCode, model } = await runPlan(
    {
      plan: 'plan.yml',
      tracker: 'local',
      isolation: 'auto',
      allowedHosts: [],
      unsafeAllowProtectedPaths: [],
      dryRun: false,
    },
    { ...context, folder, cacheRoot: path.join(place, 'cache') },
  );
  if (context.signal.aborted || model === undefined) return exitCode;
  return closeDemo(terminal, { folder, model });
}

function closeDemo(
  terminal: Terminal,
  { folder, model }: { folder: string; model: ReportModel },
): number {
  const wrong = model.tasks.filter(({ id, status }) => EXPECTED[id] !== status);
  const mended = model.tasks.find(({ id }) => id === 'fix-rounding')?.record?.attempts.length === 2;
  terminal.out(
    `\nLook around:  cd ${folder} && git log --oneline --graph --all\nRemove it:    rm -rf ${path.dirname(folder)}\n`,
  );
  if (wrong.length === 0 && mended) {
    terminal.out(
      '\nAs expected: four published (one mended in its second attempt), one refused.\n',
    );
    return 0;
  }
  const words = wrong.map(({ id, status }) => `${id} ended as ${status}, not ${EXPECTED[id]}`);
  terminal.out(
    `\nNot as expected: ${[...words, ...(mended ? [] : ['fix-rounding was not mended in its second attempt'])].join('; ')}\n`,
  );
  return 1;
}
