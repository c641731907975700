/**
 * Work on the documents of a handbook that several threads share. The documents lie in chunks, and whoever claims a chunk
 * does it: nobody waits until another one finds the time to hand out work.
 */
import { judgeDocuments } from './checks/index.ts'
import { bodyOf, type Handbook, houseOf } from './handbook.ts'
import type { Catalogues } from './model/index.ts'
import { type ReadDocuments, type ReadingTask, readDocuments, type UnreadDocument } from './reader/handbook.ts'
import { wholeFile } from './reader/source-text.ts'
import type { KeptWork } from './reader/work-cache.ts'
import type { LinkableHandbook } from './record/links.ts'

/** What rendering and judging a document depends on besides the document. */
export interface JudgingTask {
  site: Handbook['site']
  catalogues: Catalogues
  linkable: LinkableHandbook
}

/** For each chunk the number of the thread that does it, or 0: all threads see the same. */
export type Claims = Uint8Array<SharedArrayBuffer>

interface Share {
  /** The thread’s number, from 1. */
  number: number
  task: ReadingTask
  /** The documents of a chunk. */
  chunkOf(chunk: number): UnreadDocument[]
  cache: KeptWork
}

/** The work of one thread. What comes of it is put into its cache; it yields when a chunk is done. */
export class DocumentWork {
  readonly #share: Share
  /** What was read here and is not judged. */
  readonly #read = new Map<number, ReadDocuments>()

  constructor(share: Share) {
    this.#share = share
  }

  /** Reads documents. */
  *read(claims: Claims): Generator<undefined> {
    for (const chunk of claims.keys()) {
      if (!this.#claim(claims, chunk)) continue
      this.#read.set(chunk, this.#documentsOf(chunk))
      yield
    }
  }

  /** Renders and judges documents: first those that were read here. */
  async *judge(task: JudgingTask, claims: Claims): AsyncGenerator<undefined> {
    const house = { ...houseOf(task.linkable, task.catalogues, undefined), cache: this.#share.cache }
    const judge = async ({ documents, sources }: ReadDocuments) => {
      const bodies = new Map(
        documents.map((document) => [document.file, bodyOf(document, sources.get(document.file)!, house)]),
      )
      await judgeDocuments({
        site: task.site,
        source: {
          root: this.#share.task.root,
          catalogues: task.catalogues,
          documents,
          invalid: new Set(),
          catalogueReferences: [],
          locateData: () => wholeFile,
          assets: new Set(),
          sources,
          history: { modified: false, prefix: '', changes: new Map() },
          findings: [],
        },
        links: house.links,
        bodies,
        editions: new Map(),
        cache: this.#share.cache,
      })
    }
    for (const chunk of [...this.#read.keys(), ...claims.keys()]) {
      if (!this.#claim(claims, chunk)) continue
      const read = this.#read.get(chunk) ?? this.#documentsOf(chunk)
      this.#read.delete(chunk)
      await judge(read)
      yield
    }
  }

  #documentsOf(chunk: number): ReadDocuments {
    const { chunkOf, task, cache } = this.#share
    return readDocuments(chunkOf(chunk), task, cache)
  }

  /** Whether a chunk was free, and is ours now. */
  #claim(claims: Claims, chunk: number): boolean {
    return Atomics.compareExchange(claims, chunk, 0, this.#share.number) === 0
  }
}
