/**
 * What was published last, and what it was made of: a list beside the caches, one for each output folder. The files are those
 * of the site itself; the next build links what would come out the same, and makes the rest.
 */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Read } from './reads.ts'

/** A file as it was written. */
export interface WrittenFile {
  /** Stands for its bytes. */
  digest: string
  bytes: number
  /** When it was written, in milliseconds, as the file system says: another time means that somebody else has been there. */
  time: number
}

/** A file, and what stands for all that it was made of. */
export interface MadeFile extends WrittenFile {
  from: string
  reads: readonly Read[]
  /** Stands for what was read. */
  read: string
}

/** The list as it is kept, behind a line that stands for all of it: what was cut short or changed by others is no list. */
interface List {
  version: string
  /** Each once: files have most of them in common. */
  reads: Read[]
  files: { [path: string]: [digest: string, bytes: number, time: number, from: string, reads: number[], read: string] }
}

export class LastSite {
  readonly #folder: string
  readonly #files: ReadonlyMap<string, MadeFile>

  private constructor(folder: string, files: ReadonlyMap<string, MadeFile>) {
    this.#folder = folder
    this.#files = files
  }

  /**
   * @param list where the list is kept; absent, nothing is
   * @param folder where the site was published
   * @param version stands for everything that all files are made of. A list of another version, or one that was damaged,
   *   counts as none.
   */
  static open(list: string | undefined, folder: string, version: string): LastSite {
    const files = new Map<string, MadeFile>()
    const kept = list === undefined ? undefined : readList(list)
    if (kept?.version === version) {
      for (const [path, [digest, bytes, time, from, reads, read]] of Object.entries(kept.files)) {
        files.set(path, { digest, bytes, time, from, reads: reads.map((at) => kept.reads[at]!), read })
      }
    }
    return new LastSite(folder, files)
  }

  /** What is said of a file, if it is still what was written. */
  intact(path: string): (MadeFile & { place: string }) | undefined {
    const file = this.#files.get(path)
    if (!file) return undefined
    const place = join(this.#folder, path)
    const found = statSync(place, { throwIfNoEntry: false })
    if (!found || found.size !== file.bytes) return undefined
    if (found.mtimeMs === file.time) return { ...file, place }
    // Copies have times of their own: what it holds decides.
    return digestOf(readFileSync(place)) === file.digest ? { ...file, time: found.mtimeMs, place } : undefined
  }
}

/** Writes the list of a site that was published. A list that cannot be written is no list, and nobody’s error. */
export function keepList(list: string, version: string, files: ReadonlyMap<string, MadeFile>): void {
  const places = new Map<Read, number>()
  const placeOf = (read: Read) => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const entries: List['files'] = {}
  for (const [path, { digest, bytes, time, from, reads, read }] of files) {
    entries[path] = [digest, bytes, time, from, reads.map(placeOf), read]
  }
  const text = JSON.stringify({ version, reads: [...places.keys()], files: entries } satisfies List)
  try {
    mkdirSync(dirname(list), { recursive: true })
    const beside = `${list}.${process.pid}`
    writeFileSync(beside, `${digestOf(text)}\n${text}`)
    renameSync(beside, list)
  } catch {}
}

function readList(list: string): List | undefined {
  try {
    const [, stands, text] = /^(\S+)\n(.*)$/s.exec(readFileSync(list, 'utf8'))!
    return digestOf(text!) === stands ? (JSON.parse(text!) as List) : undefined
  } catch {
    // There is none yet: everything is made anew.
    return undefined
  }
}

export function digestOf(content: string | Uint8Array): string {
  return hash('blake2b512', content, 'base64url').slice(0, 40)
}
