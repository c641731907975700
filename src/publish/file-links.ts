/**
 * Puts files of one folder into another, under the same names. To make tens of thousands of names takes a system seconds:
 * another thread does it, while this one finds out what else is to be put there.
 */
import { Worker } from 'node:worker_threads'
import { linkFiles } from './file-writer.ts'
import { answerOf } from './thread-answer.ts'

/** So many are linked before another thread has begun, and told to it at a time. */
const BATCH = 1000

/** Absolute paths of two folders. */
export interface LinkingTask {
  from: string
  to: string
}

/** Files that had to be copied, each with the stamp of its copy. */
export type Copies = [path: string, stamp: string][]

export class FileLinks {
  readonly #task: LinkingTask
  #waiting: string[] = []
  #thread: { worker: Worker; answer: Promise<Copies> } | undefined

  constructor(task: LinkingTask) {
    this.#task = task
  }

  add(path: string): void {
    this.#waiting.push(path)
    if (this.#waiting.length < BATCH) return
    this.#thread ??= this.#begin()
    this.#thread.worker.postMessage(this.#waiting)
    this.#waiting = []
  }

  /** Waits until all are there. More may be added afterwards. */
  async finish(): Promise<Copies> {
    const waiting = this.#waiting
    this.#waiting = []
    if (!this.#thread) return linkFiles(this.#task, waiting)
    try {
      this.#thread.worker.postMessage(waiting)
      this.#thread.worker.postMessage('end')
      return await this.#thread.answer
    } finally {
      await this.end()
    }
  }

  /** Nothing is linked from now on. */
  async end(): Promise<void> {
    await this.#thread?.worker.terminate()
    this.#thread = undefined
  }

  #begin() {
    const worker = new Worker(new URL('./linking-thread.ts', import.meta.url), { workerData: this.#task })
    const answer = answerOf<Copies>(worker)
    // A failure is told to whoever waits for the end.
    answer.catch(() => {})
    return { worker, answer }
  }
}
