/** Changes what later steps run: tools, our own code, start-up files. The last arguments are only asked about. */
import { accessSync, appendFileSync, constants, renameSync, writeFileSync } from 'node:fs';

const [count, ...places] = process.argv.slice(2).map((text) => text.replace(/^@/, ''));
const targets = places.slice(0, Number(count));
const changed = targets.filter((file) => {
  for (const change of [
    () => appendFileSync(file, '\nevil\n'),
    () => writeFileSync(file, 'evil\n'),
    () => renameSync(file, `${file}.old`),
  ]) {
    try {
      change();
      return true;
    } catch {}
  }
  return false;
});
const writable = places.slice(Number(count)).filter((place) => {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
});
console.log(`REPORT ${JSON.stringify({ changed, writable })}`);
