// src → lib (tsc) → dist/main and dist/cli (ncc). Everything is made anew, so that nothing stale is left in dist.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// GitHub runs the first, people run the second.
const bundles = ['main', 'cli'];

function run(program, ...args) {
  const file = path.join(root, 'node_modules', program);
  const result = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}\n`);
  process.stderr.write(`build: ${path.basename(program)} ${args.join(' ')} failed\n`);
  process.exit(1);
}

for (const folder of ['lib', 'dist']) {
  rmSync(path.join(root, folder), { recursive: true, force: true });
}
run('typescript/bin/tsc', '-p', 'tsconfig.json');
for (const name of bundles) {
  run('@vercel/ncc/dist/ncc/cli.js', 'build', `lib/${name}.js`, '--out', `dist/${name}`, '--quiet');
  const made = path.join(root, 'dist', name);
  if (!existsSync(path.join(made, 'index.js'))) {
    process.stderr.write(`build: ncc made no dist/${name}/index.js\n`);
    process.exit(1);
  }
  process.stdout.write(`dist/${name}: ${readdirSync(made).sort().join(', ')}\n`);
}
