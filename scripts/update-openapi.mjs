// Takes GitHub's OpenAPI description from npm and keeps the operations that the product uses, so that the tests can
// hold every request and answer against it. The package has 385 MB, which is why it is no dependency.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '23.0.2';
const OPERATIONS = [
  'GET /user',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
];
/** Words for people and old examples: nothing that a check looks at. */
const DROPPED = new Set([
  'description',
  'examples',
  'example',
  'x-github',
  'externalDocs',
  'summary',
  'tags',
  'x-multi-segment',
]);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const target = path.join(root, '__tests__/fixtures/github-openapi.json');

function readDescription() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'openapi-'));
  try {
    const name = `@octokit/openapi@${VERSION}`;
    execFileSync('npm', ['pack', '--silent', name], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = `octokit-openapi-${VERSION}.tgz`;
    const file = 'package/generated/api.github.com.json';
    execFileSync('tar', ['-xzf', archive, file], { cwd: folder });
    return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function strip(value, isMap = false) {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (typeof value !== 'object' || value === null) return value;
  // In a map of properties the keys are names of fields, and a field may be called 'description'.
  const entries = Object.entries(value).filter(([key]) => isMap || !DROPPED.has(key));
  return Object.fromEntries(
    entries.map(([key, item]) => [key, strip(item, key === 'properties' && !isMap)]),
  );
}

function pointers(value, found = new Set()) {
  if (typeof value !== 'object' || value === null) return found;
  if (typeof value.$ref === 'string') found.add(value.$ref);
  for (const item of Object.values(value)) pointers(item, found);
  return found;
}

const description = readDescription();
const paths = {};
for (const operation of OPERATIONS) {
  const [method, route] = operation.split(' ');
  const found = description.paths[route]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub's description has no ${operation}`);
  paths[route] = { ...paths[route], [method.toLowerCase()]: strip(found) };
}
const components = {};
const pending = [...pointers(paths)];
for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
  const [, , group, name] = pointer.split('/');
  if (components[group]?.[name] !== undefined) continue;
  const component = strip(description.components[group][name]);
  components[group] = { ...components[group], [name]: component };
  pending.push(...pointers(component));
}
const trimmed = { source: `@octokit/openapi@${VERSION}`, paths, components };
writeFileSync(target, `${JSON.stringify(trimmed)}\n`);
process.stdout.write(
  `${path.relative(root, target)}: ${OPERATIONS.length} operations, ${Math.round(JSON.stringify(trimmed).length / 1000)} kB\n`,
);
