/**
 * Files of the site that are made together, and what they are made of. What `make` looks up of the site besides `from` is
 * noted while it runs (see `reads.ts`), so that the next build knows whether it would make the same.
 */
export interface Artifact {
  /** Tells it from the others: the path of its file, where it is one. */
  name: string
  /** Plain data: all that `make` was given. */
  from: unknown
  make(): Iterable<NewFile>
}

export interface NewFile {
  /** Below the site’s root, with forward slashes. */
  path: string
  content: string | Uint8Array
}
