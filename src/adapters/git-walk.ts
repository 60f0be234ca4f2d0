/** A walk of a work tree without git and without following links: what git must not even be shown (step 2). */
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { PublishRefused } from '../errors.ts';
import type { PublishLimits } from '../task/publish-policy.ts';

/** Folders that set-up and tests fill and that nobody publishes; skipped when the base does not track them. */
export const ENVIRONMENT_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.venv',
  '__pycache__',
  '.pytest_cache',
  'target',
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const UNSEEN = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** `.git` in every spelling that some file system takes for it: any case, `git~1`, HFS-ignorable characters. */
const GIT_FOLDER = /^(?:\.git|git~\d+)[ .]*$/i;
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

interface Totals {
  files: number;
  bytes: number;
}

/** @throws PublishRefused with the first path that cannot be published */
export async function walkWorkTree(
  root: string,
  options: { limits: PublishLimits; tracked: (folder: string) => boolean },
): Promise<void> {
  const totals: Totals = { files: 0, bytes: 0 };
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // The workspace's own git directory or link: ours never opens it.
      if (relative === '.git') continue;
      const skipped = ENVIRONMENT_FOLDERS.has(entry.name) && !options.tracked(relative);
      if (entry.isDirectory() && skipped) continue;
      checkName(relative, entry.name);
      if (entry.isDirectory()) folders.push(relative);
      else await checkFile(root, relative, { limits: options.limits, totals });
    }
  }
}

function checkName(relative: string, name: string): void {
  if (GIT_FOLDER.test(name.replace(IGNORABLE, ''))) {
    refuse(relative, 'nested-repository', 'is a git directory inside the work tree');
  }
  if (UNSEEN.test(name)) refuse(relative, 'name', 'has invisible characters in its name');
}

async function checkFile(
  root: string,
  relative: string,
  { limits, totals }: { limits: PublishLimits; totals: Totals },
): Promise<void> {
  const status = await lstat(path.join(root, relative));
  if (status.isSymbolicLink()) return checkLink(root, relative);
  if (!status.isFile()) refuse(relative, 'special-file', 'is no regular file, folder or link');
  totals.files += 1;
  totals.bytes += status.size;
  if (status.size > limits.maxFileBytes) {
    refuse(
      relative,
      'file-size',
      `has ${status.size} bytes; at most ${limits.maxFileBytes} may be published`,
    );
  }
  if (totals.files > limits.maxFiles)
    refuse(
      relative,
      'file-count',
      `is file number ${totals.files}; at most ${limits.maxFiles} are read`,
    );
  if (totals.bytes > limits.maxTotalBytes)
    refuse(relative, 'total-size', `brings the tree over ${limits.maxTotalBytes} bytes`);
}

/** Relative links that stay inside are fine; the text of the link decides, nothing is followed. */
async function checkLink(root: string, relative: string): Promise<void> {
  const target = await readlink(path.join(root, relative));
  const resolved = path.posix.normalize(path.posix.join(path.posix.dirname(relative), target));
  if (path.posix.isAbsolute(target) || resolved === '..' || resolved.startsWith('../')) {
    refuse(relative, 'link', 'is a link that leaves the repository');
  }
  if (resolved === '.git' || resolved.startsWith('.git/'))
    refuse(relative, 'link', 'is a link into a git directory');
}

function refuse(file: string, rule: string, what: string): never {
  throw new PublishRefused(`${JSON.stringify(file)} ${what}`, { path: file, rule });
}
