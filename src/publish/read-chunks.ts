/** Reads files chunk by chunk, in other threads as soon as there is enough to read, and here while somebody waits for it. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LeakSettings } from './audit-leaks.ts'
import { type FileToRead, type ReadFile, readFiles } from './file-reading.ts'
import { answerOf } from './thread-answer.ts'

/** What all chunks have in common. */
export interface ReadingTask {
  folder: string
  leaks: LeakSettings | undefined
}

/** Is told what came of each chunk, in no particular order. */
export type ChunkListener = (chunk: readonly FileToRead[], done: readonly ReadFile[]) => void

/** Until a thread has started, so many chunks have been read without it. */
const WORTH_A_THREAD = 16
/** Each takes memory of its own. */
const MAXIMUM_THREADS = 3
/** Chunks that a thread has at a time: this one may be busy when it has finished the first. */
const AHEAD = 4

export class ChunkReading {
  readonly #task: ReadingTask
  readonly #tell: ChunkListener
  readonly #waiting: FileToRead[][] = []
  readonly #threads: ReadingThread[] = []
  #added = 0

  constructor(task: ReadingTask, tell: ChunkListener) {
    this.#task = task
    this.#tell = tell
  }

  /** Other threads begin to read these at once, where that is worth a thread. */
  add(chunks: readonly FileToRead[][]): void {
    this.#waiting.push(...chunks)
    this.#added += chunks.length
    const worth = Math.floor(this.#added / WORTH_A_THREAD)
    const threads = Math.min(availableParallelism() - 1, MAXIMUM_THREADS, worth)
    while (this.#threads.length < threads) {
      this.#threads.push(new ReadingThread(this.#task, () => this.#waiting.shift(), this.#tell))
    }
    for (const thread of this.#threads) thread.wake()
  }

  /** Whether other threads have begun to read. */
  get hasBegun(): boolean {
    return this.#threads.length > 0
  }

  /** Reads what is left together with the other threads. */
  async finish(): Promise<void> {
    try {
      for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
        this.#tell(chunk, await readFiles(this.#task.folder, chunk, this.#task.leaks))
        // Others have answered meanwhile, and wait for more.
        await setImmediate()
      }
    } finally {
      await Promise.all(this.#threads.map((thread) => thread.finish()))
    }
  }
}

/** Another thread, which takes chunks as it gets through them. */
class ReadingThread {
  readonly #worker: Worker
  readonly #next: () => FileToRead[] | undefined
  readonly #tell: ChunkListener
  readonly #sent: FileToRead[][] = []
  readonly #work: Promise<void>
  #isLast = false
  #more = Promise.withResolvers<void>()

  constructor(task: ReadingTask, next: () => FileToRead[] | undefined, tell: ChunkListener) {
    this.#worker = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: task })
    this.#next = next
    this.#tell = tell
    this.#work = this.#read()
    // A failure is told to whoever waits for the end.
    this.#work.catch(() => {})
  }

  /** There is more to read. */
  wake(): void {
    this.#more.resolve()
  }

  async finish(): Promise<void> {
    this.#isLast = true
    this.wake()
    try {
      await this.#work
    } finally {
      await this.#worker.terminate()
    }
  }

  async #read(): Promise<void> {
    await once(this.#worker, 'online')
    for (;;) {
      this.#send()
      if (this.#sent.length > 0) {
        const done = await answerOf<ReadFile[]>(this.#worker)
        this.#tell(this.#sent.shift()!, done)
      } else if (this.#isLast) return
      else {
        // Nobody waits for a thread that has nothing to do.
        this.#worker.unref()
        await this.#more.promise
        this.#more = Promise.withResolvers()
      }
    }
  }

  #send(): void {
    while (this.#sent.length < AHEAD) {
      const chunk = this.#next()
      if (!chunk) return
      this.#worker.ref()
      this.#sent.push(chunk)
      this.#worker.postMessage(chunk)
    }
  }
}
