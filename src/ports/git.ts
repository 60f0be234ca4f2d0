/**
 * The trusted side of git: a bare git directory that no agent ever had. Never runs git inside a work tree
 * that an agent had, and reads no configuration from there (`docs/design.md`, 'Publishing').
 */
import type { AbandonedWork } from '../task/cleanup.ts';
import type { PublishLimits } from '../task/publish-policy.ts';

/** One changed path of `git diff-tree -r -z --no-renames --raw`. Modes are octal strings, `000000` for absent. */
export interface RawChange {
  readonly path: string;
  readonly status: 'A' | 'M' | 'D' | 'T';
  readonly oldMode: string;
  readonly newMode: string;
  readonly newObject: string;
  /** All zeros when the path is new. */
  readonly oldObject?: string;
}

export interface CommitDraft {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Author and committer date, seconds since the epoch: fixed, so that a re-run makes the same commit. */
  readonly date: number;
}

export type PushResult =
  | { readonly kind: 'pushed' }
  /** The remote had this very commit already. */
  | { readonly kind: 'up-to-date' }
  /** The ref is not what `expected` says; `actual` is what it is (null: absent). */
  | { readonly kind: 'moved'; readonly actual: string | null };

/** A work tree for the agent or for the tests. */
export interface Workspace {
  readonly path: string;
  /** Folders that programs in it must be able to read (object stores that it borrows from). */
  readonly borrowed: readonly string[];
  /** Files inside them that may hold credentials: programs see them empty. */
  readonly hidden?: readonly string[];
  /** Gives it back. Work that is not in a snapshot is gone. */
  release(): Promise<void>;
}

export interface Git {
  /** Makes `branch`'s commit available and resolves it. Errors name the branch. */
  fetchBranch(branch: string): Promise<string>;
  /** Makes commits available that the ledger names (ids only). */
  fetchCommits(commits: readonly string[]): Promise<void>;
  /** Merges without a work tree (`git merge-tree --write-tree`) and commits. `conflict` names the paths. */
  merge(commits: readonly string[], message: string, date: number): Promise<MergeResult>;
  /** A work tree with `commit` checked out, detached. `sparse`: only these folders and the top level. */
  checkout(options: {
    commit: string;
    name: string;
    sparse?: readonly string[];
  }): Promise<Workspace>;
  /** Makes a workspace's files those of `tree`, and removes untracked files that are not ignored. */
  resetWorkspace(workspace: Workspace, tree: string): Promise<void>;
  /**
   * Makes all files that match the globs (compared without regard to case) those of `commit`: others that match
   * are removed, ignored ones too.
   */
  restorePaths(
    workspace: Workspace,
    options: { commit: string; globs: readonly string[] },
  ): Promise<void>;
  /**
   * The tree of a workspace's files: a walk without following links, then `add -A` with the trusted git directory.
   * @throws PublishRefused with the path that cannot be published
   */
  snapshot(workspace: Workspace, options: { base: string; limits: PublishLimits }): Promise<string>;
  /** Writes the objects of a commit's tree that `base` lacks to a file. The id of the tree. */
  packTree(options: { base: string; commit: string; file: string }): Promise<string>;
  /**
   * Takes a tree from such a file, of which nothing is trusted: checked object by object, and against the limits, before
   * anything is written to a work tree. @throws PublishRefused for a file or a tree that cannot be used
   */
  unpackTree(options: { tree: string; file: string; limits: PublishLimits }): Promise<void>;
  /** What changed between a commit and a tree. */
  diff(base: string, tree: string): Promise<readonly RawChange[]>;
  /** A unified patch (binary included), for humans and scanners; cut at `maxBytes`. */
  patch(base: string, tree: string, maxBytes: number): Promise<string>;
  commit(draft: CommitDraft): Promise<string>;
  /** Top-level and named files of a commit: text of `path`, or undefined. For detection, never from the work tree. */
  readFile(commit: string, path: string): Promise<string | undefined>;
  /** Contents of blobs by id, as text (bytes that are no UTF-8 are replaced); undefined for what is no blob. */
  readBlobs(ids: readonly string[]): Promise<readonly (string | undefined)[]>;
  listFiles(commit: string): Promise<readonly string[]>;
  /** Pushes by object id with a lease. `expected` null: create only. @throws PushRejected */
  push(options: { commit: string; ref: string; expected: string | null }): Promise<PushResult>;
  /** The remote's commit of a ref, or null. */
  remoteRef(ref: string): Promise<string | null>;
  /** All refs of the remote that begin with `prefix`, with their commits. */
  remoteRefs(prefix: string): Promise<ReadonlyMap<string, string>>;
  /** Commits that `commit` has and `base` lacks, and the other way round. Fetches what history it needs. */
  aheadBehind(options: {
    base: string;
    commit: string;
  }): Promise<{ readonly ahead: number; readonly behind: number }>;
  /** Work trees on this machine whose process is gone. */
  abandonedWorkspaces(): Promise<readonly AbandonedWork[]>;
  /** Removes an abandoned work tree with all that is in it. */
  removeWorkspace(path: string): Promise<void>;
  /** Deletes a ref of the remote if it still is `expected`. @throws PushRejected */
  deleteRef(options: { ref: string; expected: string }): Promise<PushResult>;
}

export type MergeResult =
  | { readonly kind: 'merged'; readonly commit: string }
  | {
      readonly kind: 'conflict';
      readonly commits: readonly [string, string];
      readonly paths: readonly string[];
    };
