/** Says its key in every encoding: on both streams, in its result, in a file or in the name of one. */
import { appendFileSync, writeFileSync } from 'node:fs';

const [where, index] = process.argv.slice(2);
const key = process.env.MY_AGENT_KEY;
const bytes = Buffer.from(key);
const codes = [...key].map((char) => char.codePointAt(0));
const encoded = [
  key,
  bytes.toString('base64'),
  Buffer.from(`a${key}`).toString('base64'),
  Buffer.from(`ab${key}`).toString('base64'),
  bytes.toString('base64url'),
  bytes.toString('hex'),
  bytes.toString('hex').toUpperCase(),
  [...bytes].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
  [...key].toReversed().join(''),
  JSON.stringify({ key }),
  codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join(''),
  codes.map((code) => `&#${code};`).join(''),
  key.slice(5, 17),
];
if (where === 'words') {
  for (const text of encoded) {
    console.log(`out ${text} out`);
    console.error(`err ${text} err`);
  }
  // In pieces, with a pause between them.
  process.stdout.write(key.slice(0, 9));
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.stdout.write(`${key.slice(9)}\n`);
  const result = { summary: encoded.join('\n\n') };
  writeFileSync(process.env.AGENT_FANOUT_RESULT_FILE, JSON.stringify(result));
  appendFileSync('a.txt', 'edited\n');
}
if (where === 'file')
  writeFileSync('notes.txt', `first line\n${encoded[Number(index)]}\nlast line\n`);
if (where === 'name') writeFileSync(`${key}.txt`, 'x\n');
if (where === 'failure') {
  console.error(`it failed with ${encoded[Number(index)]}`);
  process.exit(3);
}
console.log(`REPORT ${JSON.stringify({ encodings: encoded.length })}`);
