/** A thread that reads files of a site: it is sent chunks of them, and answers each with what came of it. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FileToRead, readFiles } from './file-reading.ts'
import type { ReadingTask } from './read-chunks.ts'

const { folder, leaks } = workerData as ReadingTask

parentPort!.on('message', async (chunk: FileToRead[]) => {
  parentPort!.postMessage(await readFiles(folder, chunk, leaks))
})
