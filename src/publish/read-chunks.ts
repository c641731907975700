/** Reads files chunk by chunk, here and in other threads, as each has time. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LeakSettings } from './audit-leaks.ts'
import { type FileToRead, type ReadFile, readFiles } from './file-reading.ts'

/** What all chunks have in common. */
export interface ReadingTask {
  folder: string
  leaks: LeakSettings | undefined
}

/** Until a thread has started, so many chunks have been read without it. */
const WORTH_A_THREAD = 16
/** Each takes memory of its own. */
const MAXIMUM_THREADS = 3
/** Chunks that a thread has at a time: this one may be busy when it has finished the first. */
const AHEAD = 2

/**
 * Reads all chunks, and tells what came of each, in no particular order.
 *
 * @param where whether this thread takes part. Where nobody else can, `elsewhere` reads nothing.
 */
export async function readChunks(
  task: ReadingTask,
  chunks: readonly FileToRead[][],
  tell: (chunk: readonly FileToRead[], done: readonly ReadFile[]) => void,
  where: 'everywhere' | 'elsewhere' = 'everywhere',
): Promise<void> {
  let next = 0
  const threads = Math.min(availableParallelism() - 1, MAXIMUM_THREADS, Math.floor(chunks.length / WORTH_A_THREAD))
  const others = Array.from({ length: threads }, async () => {
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: task })
    try {
      const sent: FileToRead[][] = []
      const send = () => {
        const chunk = chunks[next]
        if (!chunk) return
        next++
        sent.push(chunk)
        worker.postMessage(chunk)
      }
      await once(worker, 'online')
      while (sent.length < AHEAD && next < chunks.length) send()
      while (sent.length > 0) {
        const [done] = (await once(worker, 'message')) as [ReadFile[]]
        send()
        tell(sent.shift()!, done)
      }
    } finally {
      await worker.terminate()
    }
  })
  while (where === 'everywhere' && next < chunks.length) {
    const chunk = chunks[next++]!
    tell(chunk, await readFiles(task.folder, chunk, task.leaks))
    // Others have answered meanwhile, and wait for more.
    await setImmediate()
  }
  await Promise.all(others)
}
