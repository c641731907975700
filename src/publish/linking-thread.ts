/** The thread that puts files into a folder: see `file-links.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Copies, LinkingTask } from './file-links.ts'
import { linkFiles } from './file-writer.ts'

const copies: Copies = []

parentPort!.on('message', (message: string[] | 'end') => {
  if (message === 'end') parentPort!.postMessage(copies)
  else copies.push(...linkFiles(workerData as LinkingTask, message))
})
