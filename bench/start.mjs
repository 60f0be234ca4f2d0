// The action's start: whole processes, from their start to the first thing that they say.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compare } from './measure.mjs';

const RUNS = 15;
const root = path.dirname(import.meta.dirname);

function run(file, env = {}) {
  const result = spawnSync(process.execPath, [file], { env: { PATH: process.env.PATH, ...env } });
  if (result.error !== undefined) throw result.error;
}

/** What an action does that imports its three packages and says that an input is missing. */
function eagerBundle(folder) {
  const source = path.join(root, 'lib', 'bench-eager.js');
  writeFileSync(
    source,
    `import * as core from '@actions/core';
import * as exec from '@actions/exec';
import * as github from '@actions/github';
if (exec.exec === undefined || github.getOctokit === undefined) throw new Error('missing');
core.setFailed('the input is missing');
`,
  );
  const ncc = path.join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const made = spawnSync(process.execPath, [ncc, 'build', source, '--out', folder, '--quiet'], {
    cwd: root,
  });
  if (made.status !== 0) throw new Error(String(made.stderr));
  rmSync(source);
  return path.join(folder, 'index.js');
}

export async function measureStart() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agent-fanout-bench-'));
  try {
    const eager = eagerBundle(folder);
    const main = path.join(root, 'dist/main/index.js');
    const cli = path.join(root, 'dist/cli/index.js');
    const action = await compare(RUNS, { ours: () => run(main), floor: () => run(eager) });
    const empty = path.join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const line = await compare(RUNS, { ours: () => run(cli), floor: () => run(empty) });
    return [
      {
        name: 'action: start to its first word ÷ a bundle that imports the three packages eagerly',
        value: action.ours / action.floor,
        unit: '×',
        target: 0.8,
        runs: RUNS,
      },
      {
        name: 'command line: help ÷ an empty program',
        value: line.ours / line.floor,
        unit: '×',
        runs: RUNS,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
