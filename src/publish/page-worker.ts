/** The second thread that renders pages: see `render-pages.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildRecords } from '../record/record.ts'
import { FileWriter } from './file-writer.ts'
import { openRenderer } from './page-renderer.ts'
import { observed } from './reads.ts'
import { type PageWorkerData, renderHere } from './render-pages.ts'
import { bodyIn } from './shared-bodies.ts'

const { folder, module, facts, documents, bodies, pieces } = workerData as PageWorkerData
const site = observed({
  facts,
  records: buildRecords(documents, facts),
  documents,
  bodyOf: (key) => bodyIn(bodies, key),
  textOf() {
    throw new Error('No page shows the text of a document as it was written.')
  },
  isInABody: (kind, piece) => pieces.has(`${kind} ${piece}`),
})
const renderer = await openRenderer(module, site)
const writer = new FileWriter(folder)

parentPort!.on('message', async (paths: string[]) => parentPort!.postMessage(await renderHere(paths, renderer, writer)))
