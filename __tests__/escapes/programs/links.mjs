/** Links where files are expected. */
import { appendFileSync, linkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

const [kind, target] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const result = process.env.AGENT_FANOUT_RESULT_FILE;
if (kind === 'result') {
  rmSync(result, { force: true });
  symlinkSync(target, result);
  appendFileSync('a.txt', 'edited\n');
}
if (kind === 'absolute') symlinkSync(target, 'out');
if (kind === 'relative') symlinkSync('../../../../../../etc/passwd', 'out');
if (kind === 'git') symlinkSync('.git/config', 'out');
if (kind === 'hard') {
  try {
    linkSync(target, 'out');
  } catch {
    writeFileSync('out', 'no link\n');
  }
}
console.log(`REPORT ${JSON.stringify({ kind })}`);
