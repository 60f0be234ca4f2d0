/** Uses up what a machine has. */
import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, openSync } from 'node:fs';

const [kind, amount] = process.argv.slice(2);
if (kind === 'sparse') {
  const file = openSync('big.bin', 'w');
  ftruncateSync(file, Number(amount));
  closeSync(file);
}
if (kind === 'output') {
  const line = `${'x'.repeat(65_535)}\n`;
  for (let written = 0; written < Number(amount); written += line.length) {
    if (!process.stdout.write(line))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
if (kind === 'processes') {
  // A bomb with a fuse: it stops at a number that every machine survives.
  for (let index = 0; index < Number(amount); index++) {
    spawn('sh', ['-c', 'trap "" TERM; sleep 60 & sleep 60'], { stdio: 'ignore', detached: true });
  }
}
if (kind === 'processes' || kind === 'stubborn') {
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => undefined);
  setInterval(() => undefined, 1_000);
}
console.log(`REPORT ${JSON.stringify({ kind })}`);
