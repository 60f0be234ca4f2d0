/** What may be published: limits on the walk (step 2) and rules on the raw diff (step 4). */

/** Bytes and counts. */
export interface PublishLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxTotalBytes: number;
}
