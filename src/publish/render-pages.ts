/**
 * Renders pages into a site. Where there are many, a second thread takes part: a page is a function of plain data, so that it
 * does not matter which of the two makes it.
 */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { piecesOf, type Site } from '../handbook.ts'
import type { Document, SiteFacts } from '../record/record.ts'
import type { Artifact } from './artifact.ts'
import { type AstroLogLine, heard } from './astro-log.ts'
import { FileWriter } from './file-writer.ts'
import type { WrittenFile } from './last-site.ts'
import type { PageRenderer } from './page-renderer.ts'
import { systemError } from './publish-error.ts'
import type { Read } from './reads.ts'
import { RenderFailed } from './render-failed.ts'
import { type SharedBodies, sharedBodies } from './shared-bodies.ts'
import type { StagedFiles } from './staged-files.ts'
import { answerOf } from './thread-answer.ts'

/** Fewer pages are rendered before a second thread has loaded the templates. */
const WORTH_A_THREAD = 250
/** Pages that a thread takes at a time: enough that asking costs nothing, few enough that both end together. */
const BATCH = 24

/** What the second thread starts with. Bodies are shared, and decoded when a page shows them. */
export interface PageWorkerData {
  folder: string
  /** The compiled templates. */
  module: string
  facts: SiteFacts
  documents: Document[]
  bodies: SharedBodies
  /** The pieces of all of them: see `piecesOf`. */
  pieces: ReadonlySet<string>
}

/** What it answers to each list of paths. */
export interface PageWorkerAnswer {
  files: RenderedFile[]
  errors: AstroLogLine[]
}

export interface RenderedFile {
  path: string
  written: WrittenFile
  reads: Read[]
}

/** @throws {RenderFailed} when a template has failed, or complained. */
export async function renderPages(
  pages: readonly Pick<Artifact, 'name' | 'from'>[],
  {
    renderer,
    module,
    folder,
    site,
    staged,
    own,
    onPage,
  }: {
    renderer: PageRenderer
    /** Where the second thread finds the templates. */
    module: string
    folder: string
    site: Site
    staged: StagedFiles
    /** What the theme has of its own. */
    own: readonly string[]
    onPage?: (done: number, total: number) => void
  },
): Promise<void> {
  const waiting = [...pages]
  const from = new Map(pages.map((page) => [page.name, page.from]))
  let done = 0
  const take = ({ files, errors }: PageWorkerAnswer) => {
    if (errors.length > 0) throw new RenderFailed(errors, own)
    for (const { path, written, reads } of files) staged.add(path, from.get(path), new Map([[path, written]]), reads)
    done += files.length
    onPage?.(done, pages.length)
  }
  const threads = pages.length < WORTH_A_THREAD ? 0 : Math.min(1, availableParallelism() - 1)
  const workers = Array.from({ length: threads }, () => workerFor({ module, folder, site }))
  const elsewhere = workers.map(async (worker) => {
    while (waiting.length > 0) take(await worker.render(waiting.splice(0, BATCH).map(({ name }) => name)))
  })
  // A failure there is told when it is waited for, not when it comes.
  for (const each of elsewhere) each.catch(() => {})
  try {
    const writer = new FileWriter(folder)
    for (let page = waiting.pop(); page; page = waiting.pop()) {
      take(await renderHere([page.name], renderer, writer))
      // Others may answer in between.
      if (workers.length > 0) await setImmediate()
    }
    await Promise.all(elsewhere)
  } finally {
    await Promise.all(workers.map((worker) => worker.close()))
  }
}

/** Renders pages on the thread that calls it. */
export async function renderHere(
  paths: readonly string[],
  renderer: PageRenderer,
  writer: FileWriter,
): Promise<PageWorkerAnswer> {
  const files: RenderedFile[] = []
  const { lines } = await heard(async () => {
    for (const path of paths) {
      try {
        const { made, reads } = await renderer.during(() => renderer.render(path))
        files.push({ path, written: writer.write(path, made), reads })
      } catch (error) {
        if (systemError(error)) throw error
        console.error(error instanceof Error ? error.message : error)
      }
    }
  })
  return { files, errors: lines.filter(({ level }) => level === 'error') }
}

function workerFor({ module, folder, site: { facts, documents } }: { module: string; folder: string; site: Site }) {
  const data: PageWorkerData = {
    folder,
    module,
    facts,
    documents: documents.map(({ document }) => document),
    bodies: sharedBodies(documents),
    pieces: new Set(piecesOf(documents)),
  }
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { workerData: data })
  return {
    render(paths: readonly string[]): Promise<PageWorkerAnswer> {
      worker.postMessage(paths)
      return answerOf(worker)
    },
    close: () => worker.terminate(),
  }
}
