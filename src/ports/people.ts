/** What the accounts behind names may do in the repository, as its tracker answers. */

/** `none` also stands for what is no person: GitHub answers 404 for Apps. */
export type Access = 'write' | 'read' | 'none';

export interface People {
  /** One request for each name, however often it is asked for. @throws TrackerError, RateLimited */
  accessOf(login: string): Promise<Access>;
}
