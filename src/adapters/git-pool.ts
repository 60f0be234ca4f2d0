/**
 * Work trees made ready ahead of need: the next task takes one in milliseconds while an agent still works in the last.
 * Each is given out once. One that an agent or a test had is thrown away and not cleaned for another: ignored files,
 * nested repositories, hooks, index flags and links are too many ways to leave something behind, and a fresh one is
 * made while nobody waits.
 */
import type { Git, Workspace } from '../ports/git.ts';
import type { WorkspacePool } from '../ports/workspace-pool.ts';
import { gitOver } from './git-repository.ts';
import { type GitOptions, type GitStore, openStore } from './git-store.ts';
import {
  type CheckoutOptions,
  checkoutWorkspace,
  moveWorkspace,
  POOL_NAME,
} from './git-workspace.ts';

/** @throws FanoutError as `createGit` does */
export async function createPooledGit(
  options: GitOptions,
): Promise<{ readonly git: Git; readonly pool: WorkspacePool }> {
  const store = await openStore(options);
  const pool = new Pool(store);
  return { git: { ...gitOver(store), checkout: (wanted) => pool.checkout(wanted) }, pool };
}

interface Shelf {
  readonly commit: string;
  readonly ahead: number;
  /** To be made yet. */
  left: number;
  /** Made or being made, oldest first; null: it could not be made. */
  readonly ready: Promise<Workspace | null>[];
}

class Pool implements WorkspacePool {
  readonly #store: GitStore;
  readonly #shelves = new Map<string, Shelf>();

  constructor(store: GitStore) {
    this.#store = store;
  }

  fill({ commit, count, ahead }: Parameters<WorkspacePool['fill']>[0]): void {
    const shelf = { commit, ahead, left: count, ready: [] };
    this.#shelves.set(commit, shelf);
    this.#refill(shelf);
  }

  async drain(): Promise<void> {
    const shelves = [...this.#shelves.values()];
    this.#shelves.clear();
    for (const shelf of shelves) shelf.left = 0;
    const unused = await Promise.all(shelves.flatMap(({ ready }) => ready));
    await Promise.all(unused.map((workspace) => workspace?.release()));
  }

  /** Never later than without the pool: one that is being made was begun before. */
  async checkout(options: CheckoutOptions): Promise<Workspace> {
    const shelf = (options.sparse ?? []).length === 0 && this.#shelves.get(options.commit);
    const taken = shelf ? shelf.ready.shift() : undefined;
    if (!shelf || taken === undefined) return checkoutWorkspace(this.#store, options);
    this.#refill(shelf);
    const workspace = await taken;
    if (workspace === null) return checkoutWorkspace(this.#store, options);
    try {
      return await moveWorkspace(this.#store, workspace, options.name);
    } catch {
      // Somebody removed it meanwhile: the user's cache is open to every cleaner.
      await workspace.release().catch(() => undefined);
      return checkoutWorkspace(this.#store, options);
    }
  }

  #refill(shelf: Shelf): void {
    while (shelf.left > 0 && shelf.ready.length < shelf.ahead) {
      shelf.left -= 1;
      const options = { commit: shelf.commit, name: POOL_NAME };
      // Who takes it makes one itself then, and meets the error where it can be told.
      shelf.ready.push(checkoutWorkspace(this.#store, options).catch(() => null));
    }
  }
}
