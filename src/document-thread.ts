/** A thread that takes its share of the work on documents: see `DocumentWork`. What comes of it goes back as it is kept. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Claims, DocumentWork, type JudgingTask } from './document-work.ts'
import { type ListedDocument, openDocument, type ReadingTask } from './reader/handbook.ts'
import type { KeptWork } from './reader/work-cache.ts'

export interface ThreadData {
  number: number
  task: ReadingTask
  chunks: ListedDocument[][]
}

/** Without a task documents are read, with one they are rendered and judged. */
export interface Request {
  claims: Claims
  task: JudgingTask | undefined
}

/** What comes of a chunk: entries to be kept, one behind the other, and where each ends. */
export interface Reply {
  keys: string[]
  ends: number[]
  written: ArrayBuffer
}

/** Takes what is to be kept, and remembers none of it. */
class Written implements KeptWork {
  #keys: string[] = []
  #values: Buffer[] = []

  get(): undefined {
    return undefined
  }

  keep(): boolean {
    return false
  }

  put(key: string, value: unknown): void {
    this.take(key, Buffer.from(JSON.stringify(value)))
  }

  take(key: string, written: Buffer): void {
    this.#keys.push(key)
    this.#values.push(written)
  }

  /** Hands all over, without a copy. */
  send(): void {
    let end = 0
    const ends = this.#values.map(({ length }) => {
      end += length
      return end
    })
    const written = new ArrayBuffer(end)
    const bytes = new Uint8Array(written)
    for (const [index, value] of this.#values.entries()) bytes.set(value, ends[index - 1] ?? 0)
    parentPort!.postMessage({ keys: this.#keys, ends, written } satisfies Reply, [written])
    this.#keys = []
    this.#values = []
  }
}

const { number, task, chunks } = workerData as ThreadData
const written = new Written()
const chunkOf = (chunk: number) => chunks[chunk]!.flatMap((document) => openDocument(document, task, written) ?? [])
const work = new DocumentWork({ number, task, chunkOf, cache: written })

parentPort!.on('message', async ({ claims, task }: Request) => {
  for await (const _ of task ? work.judge(task, claims) : work.read(claims)) written.send()
})
