/** Puts progress on a terminal, in place; or in plain lines where there is none. */
import type { ProgressEvent } from '../commands/context.ts';
import { harmlessLine } from '../task/log-filter.ts';
import {
  applyEvent,
  type ProgressState,
  plainLine,
  renderProgress,
  startProgress,
} from './progress.ts';

export interface Screen {
  readonly write: (text: string) => void;
  /** A terminal that can move its cursor. */
  readonly live: boolean;
  readonly colour: boolean;
  readonly size: () => { readonly width: number; readonly height: number };
}

const HIDE = '\u001b[?25l';
const SHOW = '\u001b[?25h';
const FRAME_MS = 100;

export class Painter {
  readonly #screen: Screen;
  readonly #now: () => number;
  #state: ProgressState;
  #drawn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(screen: Screen, options: { ids: readonly string[]; now: () => number }) {
    this.#screen = screen;
    this.#now = options.now;
    this.#state = startProgress(options.ids);
  }

  start(): void {
    if (!this.#screen.live) return;
    this.#screen.write(HIDE);
    this.#paint();
    this.#timer = setInterval(() => this.#paint(), FRAME_MS);
  }

  take(event: ProgressEvent): void {
    this.#state = applyEvent(this.#state, event);
    if (this.#screen.live) return;
    const line = plainLine(event);
    if (line !== undefined) this.#screen.write(`${harmlessLine(line)}\n`);
  }

  /** A line that stays, above what is drawn. */
  say(line: string): void {
    this.#erase();
    this.#screen.write(`${harmlessLine(line)}\n`);
    if (this.#timer !== undefined) this.#paint();
  }

  /** Always called, so that the cursor is never left hidden. */
  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#erase();
    this.#screen.write(SHOW);
  }

  #erase(): void {
    if (this.#drawn > 0) this.#screen.write(`\u001b[${this.#drawn}A\u001b[J`);
    this.#drawn = 0;
  }

  #paint(): void {
    const { width, height } = this.#screen.size();
    const lines = renderProgress(this.#state, {
      colour: this.#screen.colour,
      width,
      height,
      now: this.#now(),
    });
    const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A` : '';
    this.#screen.write(`${up}${lines.map((line) => `${line}\u001b[K\n`).join('')}\u001b[J`);
    this.#drawn = lines.length;
  }
}
