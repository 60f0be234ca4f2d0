/** What may be published: limits on the walk (step 2) and rules on the raw diff (step 4). */
import { exactMatcher, PROTECTED_PATHS, pathMatcher } from './protected-paths.ts';

/** Bytes and counts. */
export interface PublishLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxTotalBytes: number;
}

export const DEFAULT_LIMITS: PublishLimits = {
  maxFiles: 200_000,
  maxFileBytes: 50_000_000,
  maxTotalBytes: 2_000_000_000,
};

export interface PublishPolicy {
  /** Globs of paths that no task may change, compared without regard to case. */
  readonly protectedPaths: readonly string[];
  /** Globs of protected paths that a task may change all the same: it can then act with the rights of others. */
  readonly unsafeAllowProtectedPaths: readonly string[];
  readonly maxChangedFiles: number;
}

export const DEFAULT_POLICY: PublishPolicy = {
  protectedPaths: PROTECTED_PATHS,
  unsafeAllowProtectedPaths: [],
  maxChangedFiles: 1_000,
};

export interface Violation {
  readonly path: string;
  readonly rule: 'protected-path' | 'submodule' | 'too-many-files' | 'mode' | 'secret';
  readonly message: string;
}

/** The part of a raw diff entry that the rules look at. Modes are octal strings. */
export interface Change {
  readonly path: string;
  readonly newMode: string;
}

const ALLOWED_MODES = new Set(['000000', '100644', '100755', '120000']);

/** Every rule that a change breaks, in the order of the diff. */
export function checkChanges(
  changes: readonly Change[],
  policy: PublishPolicy,
): readonly Violation[] {
  const isNamed = pathMatcher(policy.protectedPaths);
  const isAllowed = exactMatcher(policy.unsafeAllowProtectedPaths);
  const isProtected = (path: string) => isNamed(path) && !isAllowed(path);
  const violations = changes.flatMap((change) => checkChange(change, isProtected));
  if (changes.length <= policy.maxChangedFiles) return violations;
  const message = `${changes.length} files were changed; at most ${policy.maxChangedFiles} may be`;
  return [...violations, { path: changes[0]?.path ?? '', rule: 'too-many-files', message }];
}

function checkChange(
  { path, newMode }: Change,
  isProtected: (path: string) => boolean,
): readonly Violation[] {
  const shown = JSON.stringify(path);
  if (newMode === '160000') {
    return [{ path, rule: 'submodule', message: `${shown} is a submodule or a nested repository` }];
  }
  if (!ALLOWED_MODES.has(newMode)) {
    return [{ path, rule: 'mode', message: `${shown} has the mode ${newMode}` }];
  }
  if (isProtected(path)) {
    return [
      {
        path,
        rule: 'protected-path',
        message: `${shown} is protected and may not be changed by a task`,
      },
    ];
  }
  return [];
}

const TEST_FILE =
  /(?:^|\/)(?:__tests__|tests?|spec)\/|(?:^|\/)(?:test_[^/]+|[^/]+[._-](?:test|tests|spec))\.\w+$/i;

/** Does this path look like a test? Such changes are shown to the reviewer. */
export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}
