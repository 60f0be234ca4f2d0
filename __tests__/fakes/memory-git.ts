/** The Git port in memory. */
import { GitError, PublishRefused } from '../../src/errors.ts';
import type { Git, RawChange, Workspace } from '../../src/ports/git.ts';
import { type Files, idOf, type MemoryWorld } from './memory.ts';

/** Work trees by path: what an agent or a test run sees. */
export type WorkTrees = Map<string, Files>;

export function memoryGit(world: MemoryWorld, workTrees: WorkTrees): Git {
  let made = 0;
  const blobs = new Map<string, string>();
  const treeOf = (name: string) => world.filesOf(name);
  return {
    fetchBranch: async (branch) => {
      const commit = world.refs.get(`refs/heads/${branch}`);
      if (commit === undefined) {
        throw new GitError({
          args: ['fetch', branch],
          exitCode: 128,
          stderr: `no branch ${branch}`,
        });
      }
      return commit;
    },
    fetchCommits: async () => undefined,
    merge: async (commits) => {
      const files = Object.assign({}, ...commits.map(treeOf));
      return { kind: 'merged', commit: world.commit(files, commits) };
    },
    checkout: async ({ commit, name }): Promise<Workspace> => {
      const path = `/memory/${name}-${++made}`;
      workTrees.set(path, { ...treeOf(commit) });
      return { path, borrowed: [], release: async () => void workTrees.delete(path) };
    },
    resetWorkspace: async (workspace, tree) =>
      void workTrees.set(workspace.path, { ...treeOf(tree) }),
    snapshot: async (workspace) => world.tree(workTrees.get(workspace.path) ?? {}),
    packTree: async ({ commit }) => world.commits.get(commit)?.tree ?? '',
    unpackTree: async ({ tree }) => {
      if (world.trees.has(tree)) return;
      throw new PublishRefused('no such tree', { path: tree, rule: 'hand-over' });
    },
    diff: async (base, tree) => {
      for (const text of [treeOf(base), treeOf(tree)].flatMap((files) => Object.values(files)))
        blobs.set(idOf(text), text);
      return changesBetween(treeOf(base), treeOf(tree));
    },
    patch: async (base, tree) => `${base}..${tree}`,
    commit: async (draft) => world.commit(treeOf(draft.tree), draft.parents),
    readFile: async (commit, path) => treeOf(commit)[path],
    readBlobs: async (ids) => ids.map((blob) => blobs.get(blob)),
    restorePaths: async () => undefined,
    listFiles: async (commit) => Object.keys(treeOf(commit)),
    push: async ({ commit, ref, expected }) => {
      const actual = world.refs.get(ref) ?? null;
      if (actual === commit) return { kind: 'up-to-date' };
      if (actual !== expected) return { kind: 'moved', actual };
      world.refs.set(ref, commit);
      world.log.push(`push ${ref}`);
      return { kind: 'pushed' };
    },
    remoteRef: async (ref) => world.refs.get(ref) ?? null,
    remoteRefs: async (prefix) =>
      new Map([...world.refs].filter(([ref]) => ref.startsWith(prefix))),
    aheadBehind: async ({ base, commit }) => ({
      ahead: ancestorsOf(world, commit).filter((one) => !ancestorsOf(world, base).includes(one))
        .length,
      behind: ancestorsOf(world, base).filter((one) => !ancestorsOf(world, commit).includes(one))
        .length,
    }),
    abandonedWorkspaces: async () => [],
    removeWorkspace: async () => undefined,
    deleteRef: async ({ ref, expected }) => {
      const actual = world.refs.get(ref) ?? null;
      if (actual === null) return { kind: 'up-to-date' };
      if (actual !== expected) return { kind: 'moved', actual };
      world.refs.delete(ref);
      world.log.push(`delete ${ref}`);
      return { kind: 'pushed' };
    },
  };
}

/** The commit itself and everything that it is built on. */
function ancestorsOf(world: MemoryWorld, commit: string): readonly string[] {
  const parents = world.commits.get(commit)?.parents ?? [];
  return [...new Set([commit, ...parents.flatMap((parent) => ancestorsOf(world, parent))])];
}

function changesBetween(before: Files, after: Files): readonly RawChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return paths.flatMap((path): RawChange[] => {
    const [old, now] = [before[path], after[path]];
    if (old === now) return [];
    const status = old === undefined ? 'A' : now === undefined ? 'D' : 'M';
    const oldMode = old === undefined ? '000000' : '100644';
    const newMode = now === undefined ? '000000' : '100644';
    return [{ path, status, oldMode, newMode, newObject: idOf(now ?? '') }];
  });
}
