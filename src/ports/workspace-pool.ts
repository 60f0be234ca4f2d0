/** Work trees that are made before somebody asks for them, behind `Git.checkout`. */
export interface WorkspacePool {
  /** `count` checkouts of `commit` are to come: so many are made, never more than `ahead` that nobody has yet. */
  fill(plan: { commit: string; count: number; ahead: number }): void;
  /** Makes no more, and removes what nobody took. */
  drain(): Promise<void>;
}
