/**
 * Linked worktrees of a local repository, made and removed by renaming whole folders. `git worktree add` reads what all
 * other worktrees hold while it runs, and fails on one that is being written ("failed to read …/commondir"): with
 * twenty at once on a busy machine this was seen. A folder that appears whole cannot be read half.
 * Layout: gitrepository-layout(5), `worktrees/`.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** `gitDir`: the repository's common git directory. `target`: an empty folder that becomes the work tree. */
export interface LinkedWorktree {
  readonly gitDir: string;
  readonly target: string;
}

export async function linkWorktree(
  { gitDir, target }: LinkedWorktree,
  commit: string,
): Promise<void> {
  const draft = draftPath(gitDir);
  await mkdir(draft, { recursive: true });
  await Promise.all([
    writeFile(path.join(draft, 'gitdir'), `${path.join(target, '.git')}\n`),
    writeFile(path.join(draft, 'commondir'), '../..\n'),
    writeFile(path.join(draft, 'HEAD'), `${commit}\n`),
    // Before git knows of the worktree: one whose folder lacks this file is taken for removed.
    writeFile(path.join(target, '.git'), `gitdir: ${adminPath(gitDir, target)}\n`),
    mkdir(path.join(gitDir, 'worktrees'), { recursive: true }),
  ]);
  await rename(draft, adminPath(gitDir, target));
}

/** Follows a worktree whose folder was renamed. */
export async function moveWorktree(
  { gitDir, target }: LinkedWorktree,
  newTarget: string,
): Promise<void> {
  const admin = adminPath(gitDir, newTarget);
  await rename(adminPath(gitDir, target), admin);
  await Promise.all([
    writeFile(path.join(admin, 'gitdir'), `${path.join(newTarget, '.git')}\n`),
    writeFile(path.join(newTarget, '.git'), `gitdir: ${admin}\n`),
  ]);
}

/** Forgets the worktree; its files are the caller's. */
export async function unlinkWorktree({ gitDir, target }: LinkedWorktree): Promise<void> {
  const draft = draftPath(gitDir);
  await mkdir(path.dirname(draft), { recursive: true });
  try {
    await rename(adminPath(gitDir, target), draft);
  } catch (error) {
    // Somebody else removed it, by `git worktree prune` perhaps.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await rm(draft, { recursive: true, force: true });
}

function adminPath(gitDir: string, target: string): string {
  return path.join(gitDir, 'worktrees', path.basename(target));
}

/** On the same file system as `worktrees/`, where no git looks. */
function draftPath(gitDir: string): string {
  return path.join(gitDir, 'agent-fanout', randomUUID());
}
