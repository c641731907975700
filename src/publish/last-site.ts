/**
 * What was published last, and what it was made of: a list beside the caches, one for each output folder. The files are those
 * of the site itself; the next build links what would come out the same, and makes the rest.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, digestOfBytes } from '../reader/digest.ts'
import { stampOf } from './file-states.ts'
import { keepText, keptText } from './kept-text.ts'
import { MARKER } from './marker.ts'
import type { Read } from './reads.ts'

/** A file as it was written. */
export interface WrittenFile {
  /** Stands for its bytes. */
  digest: string
  bytes: number
  /** Which file it is, and when it was written: with another stamp, somebody else has been there. See `stampOf`. */
  stamp: string
}

/** What was made together, and what stands for all that it was made of. */
export interface Made {
  from: string
  reads: readonly Read[]
  /** Stands for what was read. */
  read: string
  files: ReadonlyMap<string, WrittenFile>
}

/** A site that was published. */
export interface PublishedList {
  version: string
  state: string
  made: ReadonlyMap<string, Made>
}

/** The list as it is kept. */
interface List {
  version: string
  state: string
  /** Each once: files have most of them in common. */
  reads: Read[]
  made: { [name: string]: [from: string, reads: number[], read: string, files: { [path: string]: WrittenTuple }] }
}
type WrittenTuple = [digest: string, bytes: number, stamp: string]

export class LastSite {
  readonly #folder: string
  readonly #made: ReadonlyMap<string, Made>
  /** Stands for everything that all files are made of. */
  readonly version: string | undefined
  /** Stands for everything that the site as a whole is made of. */
  readonly state: string | undefined

  /**
   * @param folder where the site was published
   * @param list where the list of its files is kept; absent, nothing is. One that was damaged counts as none.
   */
  constructor(folder: string, list?: string) {
    const kept = list === undefined ? undefined : readList(list)
    this.#folder = folder
    this.#made = new Map(Object.entries(kept?.made ?? {}).map(([name, tuple]) => [name, madeOf(tuple, kept!.reads)]))
    this.version = kept?.version
    this.state = kept?.state
  }

  /** Whether all files are still what was written, and no others are there. */
  isIntact(): boolean {
    const known = new Set([join(this.#folder, MARKER)])
    for (const { files } of this.#made.values()) for (const path of files.keys()) known.add(join(this.#folder, path))
    return (
      [...this.#made.keys()].every((name) => this.intact(name)) &&
      readdirSync(this.#folder, { recursive: true, withFileTypes: true }).every(
        (entry) => entry.isDirectory() || known.has(join(entry.parentPath, entry.name)),
      )
    )
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

/** A link, or what others may not read, is none of ours, whatever it holds. */
function isIntact(place: string, { bytes, stamp, digest }: WrittenFile): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size !== bytes || (found.mode & 0o777) !== (0o666 & ~process.umask())) return false
  // Copies have stamps of their own: what it holds decides.
  return stampOf(found) === stamp || digestOf(readFileSync(place)) === digest
}

function madeOf([from, reads, read, files]: List['made'][string], all: readonly Read[]): Made {
  const written = Object.entries(files).map(([path, [digest, bytes, stamp]]): [string, WrittenFile] => [
    path,
    { digest, bytes, stamp },
  ])
  return { from, reads: reads.map((at) => all[at]!), read, files: new Map(written) }
}

/** Keeps the list of a site that was published. */
export function keepList(list: string, { version, state, made }: PublishedList): void {
  const places = new Map<Read, number>()
  const placeOf = (read: Read) => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const entries: List['made'] = {}
  for (const [name, { from, reads, read, files }] of made) {
    const written = Array.from(files, ([path, { digest, bytes, stamp }]): [string, WrittenTuple] => [
      path,
      [digest, bytes, stamp],
    ])
    entries[name] = [from, reads.map(placeOf), read, Object.fromEntries(written)]
  }
  keepText(list, JSON.stringify({ version, state, reads: [...places.keys()], made: entries } satisfies List))
}

function readList(list: string): List | undefined {
  const text = keptText(list)
  return text === undefined ? undefined : (JSON.parse(text) as List)
}

export function digestOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? digest(content) : digestOfBytes(content)
}
