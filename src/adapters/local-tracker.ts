/** Issues and pull requests as readable files: `issues/0001-title.md`, `pulls/0002-title.md`, one number sequence. */
import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';
import { TrackerError } from '../errors.ts';
import { slugify } from '../plan/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  IssueDraft,
  PullRequestDraft,
  PullRequestState,
  RequestCount,
  Tracker,
} from '../ports/tracker.ts';
import type { IssueRef, PullRequestRef } from '../task/record.ts';

type Kind = 'issues' | 'pulls';

interface Item {
  readonly number: number;
  readonly file: string;
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface LocalTrackerOptions {
  readonly folder: string;
  readonly clock: Clock;
}

export function createLocalTracker(options: LocalTrackerOptions): Tracker {
  return new LocalTracker(options);
}

class LocalTracker implements Tracker {
  readonly kind = 'local';
  readonly #folder: string;
  readonly #clock: Clock;
  #total = 0;
  #contentWrites = 0;

  constructor({ folder, clock }: LocalTrackerOptions) {
    this.#folder = folder;
    this.#clock = clock;
  }

  async ensureIssue(draft: IssueDraft, earlier: 'no' | 'maybe'): Promise<IssueRef> {
    if (earlier === 'maybe') {
      const items = await this.#items('issues');
      const known = items.find((item) => item.body.includes(draft.marker));
      if (known !== undefined) return this.#ref(known);
    }
    const head = { title: draft.title, state: 'open', labels: draft.labels };
    return this.#ref(await this.#create('issues', head, draft));
  }

  async ensurePullRequest(draft: PullRequestDraft): Promise<PullRequestRef> {
    const open = (await this.#items('pulls')).find(
      (item) => item.head['head'] === draft.head && item.head['state'] === 'open',
    );
    const { title, base, head: branch, draft: isDraft } = draft;
    const head = { title, state: 'open', head: branch, base, draft: isDraft };
    const item = open ?? (await this.#create('pulls', head, draft));
    return { ...this.#ref(item), draft: item.head['draft'] === true };
  }

  async comment(issue: number, body: string): Promise<void> {
    this.#count(true);
    const item = await this.#find('issues', issue);
    const when = new Date(this.#clock.now()).toISOString();
    await this.#write({
      ...item,
      body: `${item.body.trimEnd()}\n\n---\n\n**Comment, ${when}**\n\n${body}\n`,
    });
  }

  async readIssue(issue: number) {
    this.#count(false);
    const item = await this.#find('issues', issue);
    const { head, body } = item;
    const closed = head['state'] === 'closed';
    return {
      url: this.#ref(item).url,
      title: String(head['title'] ?? ''),
      body: body.trimEnd(),
      state: closed ? ('closed' as const) : ('open' as const),
      closedByOther: closed && head['closed_by'] !== 'agent-fanout',
    };
  }

  async listPullRequests(headPrefix: string): Promise<readonly PullRequestState[]> {
    this.#count(false);
    const items = await this.#items('pulls');
    return items
      .filter(({ head }) => String(head['head']).startsWith(headPrefix))
      .map((item) => ({
        ...this.#ref(item),
        state: stateOf(item.head['state']),
        head: String(item.head['head']),
      }));
  }

  async closeIssue(issue: number, reason: 'completed' | 'not_planned'): Promise<void> {
    this.#count(true);
    const item = await this.#find('issues', issue);
    await this.#write({
      ...item,
      head: { ...item.head, state: 'closed', reason, closed_by: 'agent-fanout' },
    });
  }

  /** Files have no limit. */
  takeTurns(): void {}

  requests(): RequestCount {
    return { total: this.#total, contentWrites: this.#contentWrites };
  }

  #count(write: boolean): void {
    this.#total += 1;
    if (write) this.#contentWrites += 1;
  }

  #ref({ number, file }: Item): IssueRef {
    return { number, url: pathToFileURL(file).href };
  }

  async #create(
    kind: Kind,
    head: Record<string, unknown>,
    draft: { title: string; body: string },
  ): Promise<Item> {
    this.#count(true);
    const number = await this.#nextNumber();
    const slug = slugify(draft.title, 50);
    const file = path.join(
      this.#folder,
      kind,
      `${String(number).padStart(4, '0')}-${slug === '' ? 'untitled' : slug}.md`,
    );
    const created = new Date(this.#clock.now()).toISOString();
    const item = { number, file, head: { number, ...head, created }, body: `${draft.body}\n` };
    await this.#write(item);
    return item;
  }

  /** A number is taken by creating its file exclusively: safe for any number of processes. */
  async #nextNumber(): Promise<number> {
    const folder = path.join(this.#folder, 'numbers');
    await mkdir(folder, { recursive: true });
    const taken = (await readdir(folder)).map(Number);
    for (let number = Math.max(0, ...taken) + 1; ; number++) {
      try {
        await (await open(path.join(folder, String(number)), 'wx')).close();
        return number;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  async #find(kind: Kind, number: number): Promise<Item> {
    const found = (await this.#items(kind)).find((item) => item.number === number);
    if (found !== undefined) return found;
    throw new TrackerError(`${kind} #${number} is not in ${this.#folder}`, {
      status: 404,
      operation: `read ${kind}`,
    });
  }

  async #items(kind: Kind): Promise<readonly Item[]> {
    const folder = path.join(this.#folder, kind);
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => /^\d+-.*\.md$/.test(name)).toSorted();
    return Promise.all(files.map((name) => readItem(path.join(folder, name))));
  }

  async #write({ file, head, body }: Item): Promise<void> {
    // In a folder of its own: who is killed in between leaves half a file where nobody takes it for an issue.
    const drafts = path.join(this.#folder, 'drafts');
    await Promise.all([
      mkdir(path.dirname(file), { recursive: true }),
      mkdir(drafts, { recursive: true }),
    ]);
    const temporary = path.join(drafts, `${path.basename(file)}.${process.pid}`);
    await writeFile(temporary, `---\n${stringify(head)}---\n\n${body}`);
    await rename(temporary, file);
  }
}

async function readItem(file: string): Promise<Item> {
  const match = /^---\n([\s\S]*?)\n---\n\n?([\s\S]*)$/.exec(await readFile(file, 'utf8'));
  const head: unknown = parse(match?.[1] ?? '');
  const known = typeof head === 'object' && head !== null ? (head as Record<string, unknown>) : {};
  return {
    number: Number(path.basename(file).split('-')[0]),
    file,
    head: known,
    body: match?.[2] ?? '',
  };
}

function stateOf(value: unknown): PullRequestState['state'] {
  return value === 'merged' || value === 'closed' ? value : 'open';
}
