/** Commits of its own, with a tree that no git would make: an entry named .git and a hostile .gitmodules. */
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const git = (input, ...args) => execFileSync('git', args, { input });
const hash = (type, input) =>
  git(input, 'hash-object', '-w', '-t', type, '--literally', '--stdin').toString().trim();
const entry = (mode, name, id) =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);

const blob = hash('blob', '[core]\n\tfsmonitor = evil\n');
const modules = hash('blob', '[submodule "x"]\n\tpath = x\n\turl = --upload-pack=evil\n');
const inner = hash('tree', entry('100644', 'config', blob));
const tree = hash(
  'tree',
  Buffer.concat([entry('40000', '.git', inner), entry('100644', '.gitmodules', modules)]),
);
const who = 'x <x@x.invalid> 1 +0000';
const head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
const commit = hash(
  'commit',
  `tree ${tree}\nparent ${head}\nauthor ${who}\ncommitter ${who}\n\nhostile\n`,
);
git('', 'update-ref', '--no-deref', 'HEAD', commit);
appendFileSync('a.txt', 'edited\n');
console.log(`REPORT ${JSON.stringify({ commit, tree, blob })}`);
