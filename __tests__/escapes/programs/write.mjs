/** Writes one file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [file, text] = process.argv.slice(2);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, text);
console.log(`REPORT ${JSON.stringify({ file })}`);
