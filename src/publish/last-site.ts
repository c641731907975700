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

/** What was made together, and what stands for all that it was made of. */
export interface Made {
  from: string
  reads: readonly Read[]
  /** Stands for what was read. */
  read: string
  files: ReadonlyMap<string, WrittenFile>
}

/** The list as it is kept, behind a line that stands for all of it: what was cut short or changed by others is no list. */
interface List {
  version: string
  /** Each once: files have most of them in common. */
  reads: Read[]
  made: { [name: string]: [from: string, reads: number[], read: string, files: { [path: string]: WrittenTuple }] }
}
type WrittenTuple = [digest: string, bytes: number, time: number]

export class LastSite {
  readonly #folder: string
  readonly #made: ReadonlyMap<string, Made>

  private constructor(folder: string, made: ReadonlyMap<string, Made>) {
    this.#folder = folder
    this.#made = made
  }

  /**
   * @param list where the list is kept; absent, nothing is
   * @param folder where the site was published
   * @param version stands for everything that all files are made of. A list of another version, or one that was damaged,
   *   counts as none.
   */
  static open(list: string | undefined, folder: string, version: string): LastSite {
    const made = new Map<string, Made>()
    const kept = list === undefined ? undefined : readList(list)
    if (kept?.version === version) {
      for (const [name, [from, reads, read, files]] of Object.entries(kept.made)) {
        const written = Object.entries(files).map(
          ([path, [digest, bytes, time]]) => [path, { digest, bytes, time }] as const,
        )
        made.set(name, { from, reads: reads.map((at) => kept.reads[at]!), read, files: new Map(written) })
      }
    }
    return new LastSite(folder, made)
  }

  /** What is said of an artifact, and where its files are, if all of them are still what was written. */
  intact(name: string): (Made & { places: ReadonlyMap<string, string> }) | undefined {
    const made = this.#made.get(name)
    const places = new Map(Array.from(made?.files.keys() ?? [], (path) => [path, join(this.#folder, path)]))
    return made && Array.from(made.files).every(([path, file]) => isIntact(places.get(path)!, file))
      ? { ...made, places }
      : undefined
  }
}

function isIntact(place: string, { bytes, time, digest }: WrittenFile): boolean {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found || found.size !== bytes) return false
  // Copies have times of their own: what it holds decides.
  return found.mtimeMs === time || digestOf(readFileSync(place)) === digest
}

/** Writes the list of a site that was published. A list that cannot be written is no list, and nobody’s error. */
export function keepList(list: string, version: string, made: ReadonlyMap<string, Made>): void {
  const places = new Map<Read, number>()
  const placeOf = (read: Read) => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const entries: List['made'] = {}
  for (const [name, { from, reads, read, files }] of made) {
    const written = Array.from(files, ([path, { digest, bytes, time }]): [string, WrittenTuple] => [
      path,
      [digest, bytes, time],
    ])
    entries[name] = [from, reads.map(placeOf), read, Object.fromEntries(written)]
  }
  const text = JSON.stringify({ version, reads: [...places.keys()], made: entries } satisfies List)
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
