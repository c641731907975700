/** Reads the files of a site that have changed since the last audit, on all cores where there is much to read. */
import { digest, type KeptWork } from '../reader/work-cache.ts'
import type { LeakSettings } from './audit-leaks.ts'
import type { FileReading, FileToRead } from './file-reading.ts'
import { type KeptReading, keepReadings, keptReadings } from './kept-readings.ts'
import { ChunkReading } from './read-chunks.ts'
import type { SiteFile } from './site-files.ts'

export interface ReadingOptions {
  /** What the handbook says of publishing; without it, nothing is looked for that must not be published. */
  leaks?: LeakSettings
  /** What has to be in a file, by its path. */
  written: ReadonlyMap<string, { html: string; digest?: string }>
  /** What stands for the bytes of files, where that is known. */
  digests?: ReadonlyMap<string, string>
  /** Readings of the last audit. */
  cache?: KeptWork
  /** Files that were read while others were still made. */
  ahead?: ReadonlyMap<string, KeptReading>
  /** Is told of each file that is read, or need not be. */
  onRead?: (path: string) => void
}

/** Files that are read at once, in bytes: enough to be fast, little enough for memory. */
const CHUNK = 1024 * 1024

/** What each file says by itself, by path, in the order of the files. */
export async function readSite(
  folder: string,
  files: readonly SiteFile[],
  { leaks, written, digests, cache, ahead, onRead }: ReadingOptions,
): Promise<Map<string, FileReading>> {
  const key = `audit ${digest(JSON.stringify(leaks ?? null))}`
  const kept = keptReadings(cache, key)
  for (const [path, reading] of ahead ?? []) kept.set(path, reading)
  const readings = new Map<string, KeptReading>()
  let isNew = files.length !== kept.size || ahead !== undefined
  const left: (FileToRead & { bytes: number })[] = []
  for (const { path, bytes } of files) {
    const text = written.get(path)
    const textDigest = text ? (text.digest ?? digest(text.html)) : ''
    const before = kept.get(path)
    const known = before?.written === textDigest ? before : undefined
    const its = digests?.get(path)
    readings.set(path, known ?? { digest: '', written: textDigest, reading: { problems: [], links: [], leaks: [] } })
    if (known && known.digest === its) onRead?.(path)
    else left.push({ path, bytes, digest: its, known: known?.digest, written: text?.html })
  }
  const reading = new ChunkReading({ folder, leaks }, (chunk, done) => {
    for (const [index, { path }] of chunk.entries()) {
      const { digest, reading } = done[index]!
      if (reading) readings.set(path, { digest, reading, written: readings.get(path)!.written })
      if (reading) isNew = true
      onRead?.(path)
    }
  })
  reading.add(chunksOf(left))
  await reading.finish()
  if (cache && isNew) keepReadings(cache, key, readings)
  return new Map(Array.from(readings, ([path, { reading }]) => [path, reading]))
}

/** Files that other cores read while this one makes more of them. Where there are few, or no other core, none is read. */
export class ReadAhead {
  readonly #readings = new Map<string, KeptReading>()
  readonly #written: ReadingOptions['written']
  readonly #added = new Set<string>()
  readonly #reading: ChunkReading

  constructor(folder: string, { leaks, written }: Pick<ReadingOptions, 'leaks' | 'written'>) {
    this.#written = written
    this.#reading = new ChunkReading({ folder, leaks }, (chunk, done) => {
      for (const [index, { path, written: html }] of chunk.entries()) {
        const { digest: its, reading } = done[index]!
        const stands = html === undefined ? '' : (written.get(path)!.digest ?? digest(html))
        if (reading) this.#readings.set(path, { digest: its, reading, written: stands })
      }
    })
  }

  /** Takes files that are finished; those that it has are passed over. */
  add(files: readonly SiteFile[], digests: ReadonlyMap<string, string>): void {
    const fresh = files.filter(({ path }) => !this.#added.has(path))
    for (const { path } of fresh) this.#added.add(path)
    this.#reading.add(
      chunksOf(
        fresh.map((file) => ({ ...file, digest: digests.get(file.path), written: this.#written.get(file.path)?.html })),
      ),
    )
  }

  /** What has been read, for the audit. This core helps with the rest. */
  async finish(): Promise<ReadonlyMap<string, KeptReading>> {
    if (this.#reading.hasBegun) await this.#reading.finish()
    return this.#readings
  }
}

function chunksOf(files: readonly (FileToRead & { bytes: number })[]): FileToRead[][] {
  const chunks: FileToRead[][] = []
  let size = CHUNK
  for (const { bytes, ...file } of files) {
    if (size >= CHUNK) {
      chunks.push([])
      size = 0
    }
    chunks.at(-1)!.push(file)
    // A small file takes time as well.
    size += bytes + 4096
  }
  return chunks
}
