// Measures on this machine and writes bench/results.json and bench/results.md. Ratios count, milliseconds do not.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });

const suites = [
  ['Set-up', './setup.mjs', 'measureSetup'],
  ['Set-up on one machine', './local.mjs', 'measureLocal'],
  ['Planning and report', './planning.mjs', 'measurePlanning'],
  ['Start', './start.mjs', 'measureStart'],
  ['Work trees', './worktrees.mjs', 'measureWorktrees'],
];
const machine = `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}, Node ${process.version}, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}`;

function verdict({ value, target, atLeast }) {
  if (target === undefined) return '';
  return (atLeast ? value >= target : value <= target) ? 'met' : 'MISSED';
}

const say = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
const results = [];
const lines = [
  '# Results',
  '',
  `Measured by \`npm run bench\` on ${machine}. Medians; ratios of times taken in one run, in turn.`,
  'What each figure means is in [README.md](README.md).',
];
for (const [title, file, name] of suites) {
  const figures = await (await import(file))[name]();
  lines.push(
    '',
    `## ${title}`,
    '',
    '| Figure | Value | Target | | Runs |',
    '|---|---|---|---|---|',
  );
  for (const figure of figures) {
    const { name: what, value, unit, target, atLeast, runs } = figure;
    const wanted = target === undefined ? '' : `${atLeast ? '≥' : '≤'} ${say(target)}`;
    lines.push(`| ${what} | ${say(value)} ${unit} | ${wanted} | ${verdict(figure)} | ${runs} |`);
    results.push({ suite: title, ...figure, verdict: verdict(figure) });
    process.stdout.write(`${what}: ${say(value)} ${unit} ${wanted} ${verdict(figure)}\n`);
  }
}
writeFileSync(path.join(root, 'bench/results.md'), `${lines.join('\n')}\n`);
writeFileSync(
  path.join(root, 'bench/results.json'),
  `${JSON.stringify({ machine, results }, null, 2)}\n`,
);
