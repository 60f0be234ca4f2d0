// The demo's agent: a script that does what a model would be asked to do. The prompt is on stdin.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const {
  AGENT_FANOUT_TASK: task,
  AGENT_FANOUT_ATTEMPT: attempt,
  AGENT_FANOUT_RESULT_FILE: resultFile,
} = process.env;
const prompt = readFileSync(0, 'utf8');

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}

const MEDIAN = `/** The value in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
`;

const MEDIAN_TEST = `import assert from 'node:assert/strict';
import test from 'node:test';
import { median } from '../src/median.js';

test('median of an odd count', () => assert.equal(median([3, 1, 2]), 2));
test('median of an even count', () => assert.equal(median([4, 1, 2, 3]), 2.5));
`;

const ROUNDING_TEST = `import assert from 'node:assert/strict';
import test from 'node:test';
import { round } from '../src/stats.js';

test('round half up', () => assert.equal(round(1.235), 1.24));
`;

const work = {
  'add-median': () => {
    write('src/median.js', MEDIAN);
    write('test/median.test.js', MEDIAN_TEST);
  },
  'add-stats-page': () => {
    // Built on the task before: the median is there already.
    const known = readFileSync('src/median.js', 'utf8').includes('median');
    write(
      'docs/stats.md',
      `# Functions\n\n- \`mean\`\n- \`round\`\n${known ? '- `median`\n' : ''}`,
    );
  },
  'fix-rounding': () => {
    const source = readFileSync('src/stats.js', 'utf8');
    write('test/rounding.test.js', ROUNDING_TEST);
    // The first try is wrong, as first tries are; the second one has read what failed.
    const learned = attempt !== '1' && prompt.includes('round half up');
    const better = learned
      ? 'Math.round((value + Number.EPSILON) * 100) / 100'
      : 'Math.trunc(value * 100) / 100';
    write(
      'src/stats.js',
      source.replace(/return Math\.(?:floor|trunc|round)\(.*\) \/ 100;/, `return ${better};`),
    );
  },
  'speed-up-ci': () => write('.github/workflows/ci.yml', 'on: push\n'),
  'write-readme': () => write('README.md', '# small-stats\n\n    mean([1, 2, 6]) // 3\n'),
};

console.log(`reading the repository for ${task}`);
await sleep(400);
work[task]?.();
await sleep(400 + 150 * Object.keys(work).indexOf(task));
writeFileSync(resultFile, JSON.stringify({ summary: `Done: ${task}.`, usd: 0, turns: 1 }));
console.log('done');
