/** A repository inside the work tree, whose configuration is code. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [kind, markers] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const script = path.resolve('tool.sh');
writeFileSync(script, `#!/bin/sh\n: > '${markers}/${kind}'\n`, { mode: 0o755 });
const inside = (folder, ...args) =>
  execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
const make = (folder, ...init) => {
  mkdirSync(folder, { recursive: true });
  inside(folder, 'init', '--quiet', ...init);
  inside(folder, 'config', 'core.fsmonitor', script);
  inside(folder, 'config', 'filter.evil.clean', script);
};
const commit = (folder) => {
  writeFileSync(path.join(folder, 'x.txt'), 'x\n');
  inside(folder, '-c', 'core.fsmonitor=false', 'add', '-A');
  inside(
    folder,
    '-c',
    'core.fsmonitor=false',
    '-c',
    'user.name=x',
    '-c',
    'user.email=x@x.invalid',
    'commit',
    '-qm',
    'x',
  );
};

if (kind === 'repository') {
  make('sub');
  commit('sub');
}
if (kind === 'file') {
  make('sub', '--separate-git-dir=hidden');
  commit('sub');
}
if (kind === 'modules') {
  writeFileSync('.gitmodules', `[submodule "x"]\n\tpath = x\n\turl = --upload-pack=${script}\n`);
}
console.log(`REPORT ${JSON.stringify({ kind })}`);
