/**
 * Work on single documents that is done in other threads before it is asked for. It lands where the work of earlier runs
 * is kept, so whoever asks for it finds it there: there is one way to read, render and judge, with threads and without.
 */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { JudgingTask, Reply, Request } from './document-thread.ts'
import type { ListedDocument, ReadingTask } from './reader/handbook.ts'
import type { KeptWork } from './reader/work-cache.ts'

/** What one thread has to have to do: its start takes as long as the work on so many documents. */
const WORTH_A_THREAD = 300
/** Each takes memory of its own. */
const MAXIMUM_THREADS = 4
/** Documents that are read at a time. */
const CHUNK = 25

export class WorkAhead {
  readonly #cache: KeptWork
  #threads: Worker[] = []

  /** @param cache where the work is put */
  constructor(cache: KeptWork) {
    this.#cache = cache
  }

  /** Reads documents that nobody has read yet. Few of them are left to the one who asks for them. */
  readonly read = async (documents: readonly ListedDocument[], task: ReadingTask): Promise<void> => {
    const count = Math.min(availableParallelism(), MAXIMUM_THREADS, Math.floor(documents.length / WORTH_A_THREAD))
    if (count < 2) return
    const program = new URL('./document-thread.ts', import.meta.url)
    this.#threads = Array.from({ length: count }, () => new Worker(program, { workerData: task }))
    const chunks = Array.from({ length: Math.ceil(documents.length / CHUNK) }, (_, index) =>
      documents.slice(index * CHUNK, (index + 1) * CHUNK),
    )
    await this.#inThreads(async (thread) => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) await this.#ask(thread, { read: chunk })
    })
  }

  /** Renders and judges the documents that were read, each in the thread that has read it. */
  async judge(task: JudgingTask): Promise<void> {
    await this.#inThreads(async (thread) => {
      for (let left = await this.#ask(thread, { begin: task }); left > 0; )
        left = await this.#ask(thread, { judge: true })
    })
  }

  /** Ends the threads. */
  end(): void {
    for (const thread of this.#threads) void thread.terminate()
    this.#threads = []
  }

  /** What a thread fails at is done again by the one who asks for it, and fails there. */
  async #inThreads(work: (thread: Worker) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#threads.map(async (thread) => {
        try {
          await work(thread)
        } catch {
          this.#threads = this.#threads.filter((each) => each !== thread)
          await thread.terminate()
        }
      }),
    )
  }

  /** Keeps what comes of a request, and tells how many chunks are left to be judged. */
  async #ask(thread: Worker, request: Request): Promise<number> {
    thread.postMessage(request)
    const [{ keys, ends, written, left }] = (await once(thread, 'message')) as [Reply]
    const bytes = Buffer.from(written)
    for (const [index, key] of keys.entries()) {
      this.#cache.take(key, bytes.subarray(ends[index - 1] ?? 0, ends[index]))
    }
    return left
  }
}
