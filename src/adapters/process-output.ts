/** Keeps what a program prints within bounds. */
import { StringDecoder } from 'node:string_decoder';
import type { OutputFilter } from '../ports/process-runner.ts';

/** One stream through a filter; without one the bytes go on as they are. */
export class FilteredStream {
  readonly #filter: OutputFilter | undefined;
  readonly #onChunk: (chunk: Buffer) => void;
  readonly #decoder = new StringDecoder('utf8');

  constructor(filter: OutputFilter | undefined, onChunk: (chunk: Buffer) => void) {
    this.#filter = filter;
    this.#onChunk = onChunk;
  }

  push(chunk: Buffer): void {
    if (this.#filter === undefined) this.#onChunk(chunk);
    else this.#emit(this.#filter.push(this.#decoder.write(chunk)));
  }

  flush(): void {
    if (this.#filter === undefined) return;
    this.#emit(this.#filter.push(this.#decoder.end()) + this.#filter.flush());
  }

  #emit(text: string): void {
    if (text !== '') this.#onChunk(Buffer.from(text));
  }
}

/** The last bytes of a stream. */
export class Tail {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    while (this.#bytes - (this.#chunks[0]?.length ?? 0) >= this.#limit) {
      this.#bytes -= this.#chunks.shift()?.length ?? 0;
    }
  }

  text(): string {
    const all = Buffer.concat(this.#chunks);
    return all.subarray(Math.max(0, all.length - this.#limit)).toString('utf8');
  }
}

/** Longest line that is handed on whole, in characters. */
const MAX_LINE = 1_000_000;

/** Hands on each line as it comes, without its end. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  add(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE);
    for (const line of lines) this.#emit(line);
  }

  flush(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest !== '') this.#emit(this.#rest);
    this.#rest = '';
  }

  #emit(line: string): void {
    this.#onLine(line.replace(/\r$/, '').slice(0, MAX_LINE));
  }
}
