// Is the committed dist what the source gives? Builds it anew and asks git; a plain diff would miss new files.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function run(program, args) {
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (result.status === 0) return result.stdout;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.exit(1);
}

run(process.execPath, ['scripts/build.mjs']);
const tracked = run('git', ['ls-files', 'dist']);
const changed = run('git', ['status', '--porcelain', '--untracked-files=all', 'dist']);
if (tracked.trim() !== '' && changed.trim() === '') {
  process.stdout.write('dist is what the source gives\n');
} else {
  process.stderr.write(tracked.trim() === '' ? 'dist is not committed\n' : changed);
  process.stderr.write('dist differs from the source: run `npm run build` and commit dist\n');
  process.exit(1);
}
