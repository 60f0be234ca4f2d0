/** Plants everything that git runs by configuration into the work tree's own git directory, then edits a file. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [markers, elsewhere] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const git = path.resolve('.git');
const marker = (name) => {
  const file = path.join(git, `evil-${name}.sh`);
  writeFileSync(
    file,
    `#!/bin/sh\n: > '${markers}/${name}'\nenv > '${markers}/${name}' 2>/dev/null\ncat 2>/dev/null\nexit 0\n`,
  );
  chmodSync(file, 0o755);
  return file;
};
const set = (name, value) =>
  execFileSync('git', ['config', '--file', path.join(git, 'config'), '--add', name, value]);

const hooks = path.join(git, 'hooks');
mkdirSync(hooks, { recursive: true });
for (const name of [
  'pre-commit',
  'post-commit',
  'pre-push',
  'post-checkout',
  'post-index-change',
  'reference-transaction',
]) {
  writeFileSync(path.join(hooks, name), `#!/bin/sh\n: > '${markers}/hook-${name}'\n`);
  chmodSync(path.join(hooks, name), 0o755);
}
set('core.hooksPath', hooks);
set('core.fsmonitor', marker('fsmonitor'));
set('filter.evil.clean', marker('clean'));
set('filter.evil.smudge', marker('smudge'));
set('filter.evil.process', marker('process'));
set('diff.external', marker('diff-external'));
set('diff.evil.textconv', marker('textconv'));
set('credential.helper', marker('credential'));
set('core.sshCommand', marker('ssh'));
set('core.pager', marker('pager'));
set('core.editor', marker('editor'));
set('alias.add', `!${marker('alias')}`);
set(`url.${elsewhere}.insteadOf`, 'http://');
set('include.path', path.join(git, 'more'));
writeFileSync(path.join(git, 'more'), `[core]\n\tgitProxy = ${marker('proxy')}\n`);
mkdirSync(path.join(git, 'info'), { recursive: true });
appendFileSync(path.join(git, 'info', 'attributes'), '* filter=evil diff=evil\n');
appendFileSync('a.txt', 'edited\n');
console.log(`REPORT ${JSON.stringify({ planted: 20 })}`);
