/**
 * A thread that reads, renders and judges documents, as a command would in its own. Documents stay here, where their texts
 * are; what comes of them goes back as it is kept.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { judgeDocuments } from './checks/index.ts'
import { bodyOf, type Handbook, type House, houseOf } from './handbook.ts'
import type { Catalogues } from './model/index.ts'
import { type ListedDocument, type ReadingTask, readDocuments } from './reader/handbook.ts'
import { wholeFile } from './reader/source-text.ts'
import type { KeptWork } from './reader/work-cache.ts'
import type { LinkableHandbook } from './record/links.ts'

/** What rendering and judging a document depends on besides the document. */
export interface JudgingTask {
  site: Handbook['site']
  catalogues: Catalogues
  linkable: LinkableHandbook
}

export type Request = { read: readonly ListedDocument[] } | { begin: JudgingTask } | { judge: true }

/** Entries to be kept, one behind the other, and where each ends. */
export interface Reply {
  keys: string[]
  ends: number[]
  written: ArrayBuffer
  /** Chunks of documents that are read and not judged. */
  left: number
}

const task = workerData as ReadingTask
const chunks: ReturnType<typeof readDocuments>[] = []
let judging: (JudgingTask & { house: House }) | undefined

parentPort!.on('message', async (request: Request) => {
  const written = new Written()
  if ('read' in request) chunks.push(readDocuments(request.read, task, written))
  else if ('begin' in request) judging = prepared(request.begin)
  else await judge(chunks.shift()!, judging!, written)
  written.send()
})

function prepared(given: JudgingTask): JudgingTask & { house: House } {
  return { ...given, house: houseOf(given.linkable, given.catalogues, undefined) }
}

async function judge(
  { documents, sources }: (typeof chunks)[number],
  { site, catalogues, house: around }: NonNullable<typeof judging>,
  cache: KeptWork,
): Promise<void> {
  const house = { ...around, cache }
  const bodies = new Map(
    documents.map((document) => [document.file, bodyOf(document, sources.get(document.file)!, house)]),
  )
  await judgeDocuments({
    site,
    source: {
      root: task.root,
      catalogues,
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
    cache,
  })
}

/** Takes what is to be kept, and remembers none of it. */
class Written implements KeptWork {
  readonly #keys: string[] = []
  readonly #values: Buffer[] = []

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
    parentPort!.postMessage({ keys: this.#keys, ends, written, left: chunks.length } satisfies Reply, [written])
  }
}
