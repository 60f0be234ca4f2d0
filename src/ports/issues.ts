/** Issues that people wrote, to be worked on. */
import type { WrittenIssue } from '../plan/sources/issues.ts';

export interface WrittenIssues {
  /** Open ones with this label, oldest first; stops soon after `limit`, so more than that may come. */
  listLabelled(label: string, limit: number): Promise<readonly WrittenIssue[]>;
}
