/**
 * What was published last, and what it was made of: a list beside the caches, one for each output folder. The files are those
 * of the site itself; the next build links what would come out the same, and makes the rest.
 */
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, digestOfBytes } from '../reader/digest.ts'
import { stampOf, statesBelow } from './file-states.ts'
import { keepText, keptText } from './kept-text.ts'
import { MARKER } from './marker.ts'
import type { Read, SiteDigests } from './reads.ts'

/** A file as it was written. */
export interface WrittenFile {
  /** Stands for its bytes. */
  digest: string
  bytes: number
  /** Which file it is, and when it was written: with another stamp, somebody else has been there. See `stampOf`. */
  stamp: string
}

/** What was made together, and what it was made of. */
export interface Made {
  /** Stands for what its maker was given. */
  from: string
  /** What its maker looked up besides. */
  reads: readonly Read[]
  files: ReadonlyMap<string, WrittenFile>
}

/** A site that was published. */
export interface PublishedList {
  version: string
  state: string
  made: ReadonlyMap<string, Made>
  /** What stands for what was read. */
  digests: Pick<SiteDigests, 'ofRead' | 'record'>
}

/** To be raised when the list becomes another. */
const FORM = 3

/** The list as it is kept. */
interface List {
  form: typeof FORM
  version: string
  state: string
  record: string
  /** Each once, with what stands for what was read: files have most of them in common. */
  reads: [read: Read, digest: string][]
  made: [name: string, from: string, reads: number[], files: WrittenTuple[]][]
}
type WrittenTuple = [path: string, digest: string, bytes: number, stamp: string]

export class LastSite {
  /** Where it is. */
  readonly folder: string
  readonly #made: ReadonlyMap<string, Made>
  readonly #reads: ReadonlyMap<Read, string>
  /** Stands for everything that all files are made of. */
  readonly version: string | undefined
  /** Stands for everything that the site as a whole is made of. */
  readonly state: string | undefined
  /** Stands for all that its records were made of. */
  readonly record: string | undefined

  /**
   * @param folder where the site was published
   * @param list where the list of its files is kept; absent, nothing is. One that was damaged counts as none.
   */
  constructor(folder: string, list?: string) {
    const kept = list === undefined ? undefined : readList(list)
    const reads = kept?.reads ?? []
    this.folder = folder
    this.#reads = new Map(reads)
    this.#made = new Map(kept?.made.map(([name, ...made]) => [name, madeOf(made, reads)]))
    this.version = kept?.version
    this.state = kept?.state
    this.record = kept?.record
  }

  /** Whether all files are still what was written, and no others are there. */
  isIntact(): boolean {
    const known = new Set([MARKER])
    for (const { files } of this.#made.values()) for (const path of files.keys()) known.add(path)
    return (
      [...this.#made.keys()].every((name) => this.intact(name)) &&
      statesBelow(this.folder).every(([path]) => known.has(path))
    )
  }

  /** What is said of an artifact, if all of its files are still what was written. */
  intact(name: string): Made | undefined {
    const made = this.#made.get(name)
    if (!made) return undefined
    const files = new Map<string, WrittenFile>()
    for (const [path, file] of made.files) {
      const intact = intactFile(join(this.folder, path), file)
      if (!intact) return undefined
      files.set(path, intact)
    }
    return { ...made, files }
  }

  /** What stood for what was read. */
  ofRead(read: Read): string | undefined {
    return this.#reads.get(read)
  }
}

/** The file as it is there now, if it is what was written. A link, or what others may not read, is none of ours, whatever it holds. */
function intactFile(place: string, file: WrittenFile): WrittenFile | undefined {
  const found = lstatSync(place, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size !== file.bytes || (found.mode & 0o777) !== MODE) return undefined
  const stamp = stampOf(found)
  if (stamp === file.stamp) return file
  // Copies have stamps of their own: what it holds decides.
  return digestOf(readFileSync(place)) === file.digest ? { ...file, stamp } : undefined
}

/** Who may do what with a file that we write. */
const MODE = 0o666 & ~process.umask()

function madeOf([from, reads, files]: [string, number[], WrittenTuple[]], all: List['reads']): Made {
  const written = files.map(([path, digest, bytes, stamp]): [string, WrittenFile] => [path, { digest, bytes, stamp }])
  return { from, reads: reads.map((at) => all[at]![0]), files: new Map(written) }
}

/** Keeps the list of a site that was published. */
export function keepList(list: string, { version, state, made, digests }: PublishedList): void {
  const places = new Map<Read, number>()
  const placeOf = (read: Read) => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const entries = Array.from(made, ([name, { from, reads, files }]): List['made'][number] => [
    name,
    from,
    reads.map(placeOf),
    Array.from(files, ([path, { digest, bytes, stamp }]): WrittenTuple => [path, digest, bytes, stamp]),
  ])
  const reads = Array.from(places.keys(), (read): List['reads'][number] => [read, digests.ofRead(read)])
  keepText(
    list,
    JSON.stringify({ form: FORM, version, state, record: digests.record, reads, made: entries } satisfies List),
  )
}

function readList(list: string): List | undefined {
  const kept = JSON.parse(keptText(list) ?? 'null') as List | null
  return kept?.form === FORM ? kept : undefined
}

export function digestOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? digest(content) : digestOfBytes(content)
}
