/** Objects: blobs, trees and commits, made and read without a work tree. */

import { text } from './git-refs.ts';
import type { GitStore } from './git-store.ts';

/** A fixed date: the same content and parents give the same commit on every machine. */
const LEDGER_DATE = 946_684_800;

export async function commitBlob(
  store: GitStore,
  options: { name: string; text: string; message: string; parents: readonly string[] },
): Promise<string> {
  const blob = text(
    await store.run({ args: ['hash-object', '-w', '--stdin'], stdin: options.text }),
  ).trim();
  const entry = `100644 blob ${blob}\t${options.name}\0`;
  const tree = text(await store.run({ args: ['mktree', '-z'], stdin: entry })).trim();
  return commitTree(store, {
    tree,
    parents: options.parents,
    message: options.message,
    date: LEDGER_DATE,
  });
}

/** `date`: seconds since the epoch, for author and committer. */
export async function commitTree(
  store: GitStore,
  draft: { tree: string; parents: readonly string[]; message: string; date: number },
): Promise<string> {
  const { name, email } = store.identity;
  // Without the sign git takes a small number for a calendar date.
  const date = `@${draft.date} +0000`;
  const output = await store.run({
    args: [
      'commit-tree',
      draft.tree,
      ...draft.parents.flatMap((parent) => ['-p', parent]),
      '-F',
      '-',
    ],
    stdin: draft.message,
    env: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    },
  });
  return text(output).trim();
}

/** Texts of `<commit>:<path>` names, in order; undefined for what is not there. One process for all. */
export async function readBlobs(
  store: GitStore,
  names: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (names.length === 0) return [];
  const { stdout } = await store.run({
    args: ['cat-file', '--batch'],
    stdin: `${names.join('\n')}\n`,
  });
  const found: (string | undefined)[] = [];
  let at = 0;
  for (let index = 0; index < names.length; index++) {
    const end = stdout.indexOf(10, at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) {
      found.push(undefined);
      continue;
    }
    found.push(stdout.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
