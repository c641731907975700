/**
 * Work on single documents that is done before it is asked for, by this thread and others. It lands where the work of earlier
 * runs is kept, so whoever asks for it finds it there: there is one way to read, render and judge, with threads and without.
 */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Reply, Request, ThreadData } from './document-thread.ts'
import type { Claims, DocumentWork, JudgingTask } from './document-work.ts'
import type { ReadingTask, UnreadDocument } from './reader/handbook.ts'
import type { KeptWork } from './reader/work-cache.ts'

/** What one thread has to have to do: its start takes as long as the work on so many documents. */
const WORTH_A_THREAD = 300
/** Each takes memory of its own. */
const MAXIMUM_THREADS = 4
/** Documents that are worked on at a time. */
const CHUNK = 20

export class WorkAhead {
  readonly #cache: KeptWork
  /** The share of this thread; absent when there is nothing to share. */
  #own: DocumentWork | undefined
  #chunks = 0
  #others: OtherThread[] = []

  /** @param cache where the work is put */
  constructor(cache: KeptWork) {
    this.#cache = cache
  }

  /** Reads documents that nobody has read yet. Few of them are left to the one who asks for them. */
  readonly read = async (documents: readonly UnreadDocument[], task: ReadingTask): Promise<void> => {
    const count = Math.min(availableParallelism(), MAXIMUM_THREADS, Math.floor(documents.length / WORTH_A_THREAD))
    if (count < 2) return
    const chunks = Array.from({ length: Math.ceil(documents.length / CHUNK) }, (_, index) =>
      documents.slice(index * CHUNK, (index + 1) * CHUNK),
    )
    const listed = chunks.map((chunk) => chunk.map(({ kind, file }) => ({ kind, file })))
    for (let number = 1; number < count; number++) {
      this.#others.push(new OtherThread({ number, task, chunks: listed }, this.#cache))
    }
    const { DocumentWork } = await import('./document-work.ts')
    this.#own = new DocumentWork({ number: count, task, chunkOf: (chunk) => chunks[chunk]!, cache: this.#cache })
    this.#chunks = chunks.length
    await this.#share(undefined, (own, claims) => own.read(claims))
  }

  /** Renders and judges the documents that were read. */
  async judge(task: JudgingTask): Promise<void> {
    await this.#share(task, (own, claims) => own.judge(task, claims))
  }

  /** Ends the threads. */
  end(): void {
    for (const other of this.#others) other.end()
    this.#others = []
    this.#own = undefined
  }

  async #share(
    task: JudgingTask | undefined,
    work: (own: DocumentWork, claims: Claims) => Iterable<unknown> | AsyncIterable<unknown>,
  ): Promise<void> {
    if (!this.#own) return
    const claims: Claims = new Uint8Array(new SharedArrayBuffer(this.#chunks))
    for (const other of this.#others) other.begin({ claims, task })
    for await (const _ of work(this.#own, claims)) await setImmediate()
    await Promise.all(this.#others.map((other) => other.finish(claims)))
  }
}

class OtherThread {
  readonly #number: number
  readonly #worker: Worker
  readonly #ended: Promise<void>
  #replies = 0
  #hasFailed = false

  constructor(data: ThreadData, cache: KeptWork) {
    this.#number = data.number
    this.#worker = new Worker(new URL('./document-thread.ts', import.meta.url), { workerData: data })
    this.#worker.on('message', ({ keys, ends, written }: Reply) => {
      this.#replies++
      const bytes = Buffer.from(written)
      for (const [index, key] of keys.entries()) cache.take(key, bytes.subarray(ends[index - 1] ?? 0, ends[index]))
    })
    // What a thread fails at, or leaves, is done again by the one who asks for it, and fails there.
    const fail = () => {
      this.#hasFailed = true
    }
    this.#ended = once(this.#worker, 'exit').then(fail, fail)
  }

  begin(request: Request): void {
    this.#replies = 0
    this.#worker.postMessage(request)
  }

  /** Waits for what it has claimed, and for nothing else: one that was slow to start holds nobody up. */
  async finish(claims: Claims): Promise<void> {
    const wanted = claims.filter((number) => number === this.#number).length
    while (this.#replies < wanted && !this.#hasFailed) {
      const answered = once(this.#worker, 'message').catch(() => undefined)
      await Promise.race([answered, this.#ended])
    }
  }

  end(): void {
    void this.#worker.terminate()
  }
}
