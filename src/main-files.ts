/** Files of the repository as they are in the commit that the run is for; no checkout is needed. */
import path from 'node:path';
import type { FileSystem } from './ports/file-system.ts';
import type { Git } from './ports/git.ts';

/** Paths of a commit are absolute paths below this, which need not exist. */
export const COMMIT_ROOT = '/commit';

/**
 * Reads the files of a commit, never those of a folder that a step before could have changed. The commit is
 * fetched when the first file is asked for: a plan that is given as text may name none.
 */
export function commitFiles(git: Git, commit: string): Pick<FileSystem, 'readText'> {
  let fetched: Promise<void> | undefined;
  return {
    readText: async (file, options = {}) => {
      fetched ??= git.fetchCommits([commit]);
      await fetched;
      const text = await git.readFile(commit, path.posix.relative(COMMIT_ROOT, file));
      if (text === undefined) return { kind: 'missing' };
      const bytes = Buffer.byteLength(text);
      const { maxBytes } = options;
      return maxBytes !== undefined && bytes > maxBytes
        ? { kind: 'too-large', bytes }
        : { kind: 'text', text };
    },
  };
}
