/**
 * A file of the site, and what it is made of. What `make` looks up of the site besides `from` is noted while it runs (see
 * `reads.ts`), so that the next build knows whether it would make the same.
 */
export interface Artifact {
  /** Below the site’s root, with forward slashes. */
  path: string
  /** Plain data: all that `make` was given. */
  from: unknown
  make(): Promise<string | Uint8Array> | string | Uint8Array
}
