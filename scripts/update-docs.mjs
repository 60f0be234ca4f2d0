// Writes the tables of inputs and outputs in the README from action.yml, and templates/plan.schema.json from the source.
// `--check` only says whether the README agrees; a test does the same for the schema.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const readme = path.join(root, 'README.md');

const cell = (text) =>
  String(text)
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');

function inputsTable(inputs) {
  const rows = Object.entries(inputs).map(([name, { description, default: preset }]) => {
    const shown = preset === undefined ? '' : `\`${cell(preset)}\``;
    return `| \`${name}\` | ${cell(description)} | ${shown} |`;
  });
  return ['| Input | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

function outputsTable(outputs) {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return ['| Output | Meaning |', '| --- | --- |', ...rows].join('\n');
}

function fill(text, name, content) {
  const begin = `<!-- begin ${name} (npm run docs) -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no '${begin}' … '${end}'`);
  return `${text.slice(0, from)}${begin}\n\n${content}\n\n${text.slice(to)}`;
}

/** Compiles the source, because the schema is built from what the parser reads with. */
async function writeSchema() {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
  const { buildPlanSchema } = await import(path.join(root, 'lib/plan/json-schema.js'));
  const text = `${JSON.stringify(buildPlanSchema(), null, 2)}\n`;
  writeFileSync(path.join(root, 'templates/plan.schema.json'), text);
}

const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
const before = readFileSync(readme, 'utf8');
const after = fill(
  fill(before, 'inputs', inputsTable(action.inputs)),
  'outputs',
  outputsTable(action.outputs),
);
if (!process.argv.includes('--check')) await writeSchema();
if (after === before) {
  process.stdout.write('README.md agrees with action.yml\n');
} else if (process.argv.includes('--check')) {
  process.stderr.write('README.md differs from action.yml: run `npm run docs` and commit it\n');
  process.exit(1);
} else {
  writeFileSync(readme, after);
  process.stdout.write('README.md: tables written\n');
}
