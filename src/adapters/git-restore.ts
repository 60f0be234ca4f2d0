/** Puts chosen files of a work tree back to a commit, with the trusted git directory and an index of its own. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from './git-refs.ts';
import type { GitStore } from './git-store.ts';

export interface RestoreOptions {
  readonly workTree: string;
  readonly commit: string;
  readonly globs: readonly string[];
}

/** git follows no link on the way to a file that it writes, and removes links as links. */
export async function restorePaths(store: GitStore, options: RestoreOptions): Promise<void> {
  const { workTree, commit, globs } = options;
  const env = { GIT_INDEX_FILE: path.join(store.trustedDir, `restore-${randomUUID()}`) };
  // A folder may have become a link or a file: the name itself counts too.
  const names = globs.flatMap((glob) => [glob, glob.replace(/\/\*\*$/, '')]);
  const specs = [...new Set(names)].map((glob) => `:(top,glob,icase)${glob}`);
  try {
    await store.heavy(async () => {
      await store.run({ args: ['read-tree', commit], env, workTree });
      await store.run({ args: ['clean', '-ffdxq', '--', ...specs], env, workTree });
      const listed = text(
        await store.run({ args: ['ls-files', '-z', '--', ...specs], env, workTree }),
      );
      if (listed === '') return;
      const args = ['checkout-index', '-z', '--stdin', '--force', '--quiet'];
      await store.run({ args, stdin: listed, env, workTree });
    });
  } finally {
    await rm(env.GIT_INDEX_FILE, { force: true });
  }
}
