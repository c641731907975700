/**
 * Work that was done on texts, kept between runs. Reading, rendering and judging a document depend on its text and on
 * few other things; where all of them are as they were, so is what comes of them.
 *
 * One file of segments: each has an index that says which entry stands where, then the entries, each JSON. A run adds a
 * segment with what is new. When a quarter is of no use any more, the file is written anew, so it grows with the content and
 * not with its history. It can be deleted at any time.
 */
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writevSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { digest } from './digest.ts'

export { digest, digestOfBytes } from './digest.ts'

/** How many bytes the index of a segment has, how many its entries have, and the checksum of the index. */
const HEAD = /^([0-9a-f]{8}) ([0-9a-f]{12}) ([0-9a-f]{8})\n$/
const HEAD_BYTES = 31

interface Index {
  version: string
  keys: string[]
  /** Where each entry ends, in bytes after the index: one begins where another ends. */
  ends: number[]
  /** Their checksums: what was damaged on the disk is no work of ours. */
  sums: number[]
  /** How many of them stand first and are small: they are read at once. */
  small: number
}

/** Bytes up to which an entry is small: reading it with its neighbours is faster than by itself. */
const SMALL = 2048

/** An entry in the file. */
interface Stored {
  at: number
  length: number
  sum: number
  /** Its bytes, when it is small. */
  bytes?: Buffer
  isUsed: boolean
}

/** Where work is kept, by keys that stand for all that it depends on. */
export interface KeptWork {
  /** What was kept under a key. */
  get(key: string): unknown
  /** Keeps an entry without reading it. Tells whether there is one; whether it was damaged is seen when it is read. */
  keep(key: string): boolean
  /** Keeps a value, which must be the same after a journey through JSON. */
  put(key: string, value: unknown): void
  /** Keeps a value that another thread has written, as JSON. */
  take(key: string, written: Buffer): void
}

/** Work kept in a file, from one run of a command to the next; without a file, within one run. */
export class WorkCache implements KeptWork {
  readonly #file: string | undefined
  readonly #version: string
  /** The file as it was found or written: what another run puts in its place is another file. */
  #opened: number | undefined
  /** Bytes of all entries in it, those that were replaced included. */
  #bytes = 0
  readonly #stored = new Map<string, Stored>()
  /** What is not in the file yet. */
  readonly #fresh = new Map<string, Buffer>()

  /**
   * Opens a cache. What another version of the code wrote, or what cannot be read, counts as nothing.
   *
   * @param file where it is kept, if it is
   * @param version stands for the code whose results these are: see `codeVersion`
   */
  constructor(file: string | undefined, version: string) {
    this.#file = file
    this.#version = version
    if (file === undefined) return
    try {
      this.#opened = openSync(file, 'r')
      this.#read(this.#opened)
    } catch {
      // There is none yet, or it was damaged: all work is done anew.
      this.#stored.clear()
      this.#close()
    }
  }

  get(key: string): unknown {
    const bytes = this.#fresh.get(key) ?? this.#storedBytes(key)
    return bytes && JSON.parse(bytes.toString('utf8'))
  }

  keep(key: string): boolean {
    const stored = this.#stored.get(key)
    if (stored) stored.isUsed = true
    return stored !== undefined || this.#fresh.has(key)
  }

  put(key: string, value: unknown): void {
    this.take(key, Buffer.from(JSON.stringify(value)))
  }

  take(key: string, written: Buffer): void {
    this.#stored.delete(key)
    this.#fresh.set(key, written)
  }

  /**
   * Writes what is new, and lets go of it. A cache that cannot be written is no cache, and nobody’s error.
   *
   * @param isPart whether this run had no reason to ask for all that is needed: then what it did not ask for stays
   */
  save(isPart = false): void {
    if (this.#file === undefined) return
    const used = [...this.#stored].filter(([, { isUsed }]) => isPart || isUsed)
    const isWasteful = 4 * used.reduce((sum, [, { length }]) => sum + length, 0) < 3 * this.#bytes
    if (this.#fresh.size === 0 && !isWasteful) return
    try {
      if (isWasteful || !this.#append(this.#file)) this.#writeAnew(this.#file, used)
      forgetOld(dirname(this.#file))
    } catch {}
  }

  #read(file: number): void {
    const { size } = fstatSync(file)
    for (let at = 0; at < size; ) {
      const [, indexBytes, bytes, sum] = HEAD.exec(bytesAt(file, at, HEAD_BYTES).toString('latin1'))!.map(hexadecimal)
      const begin = at + HEAD_BYTES + indexBytes!
      at = begin + bytes!
      if (at > size) throw new Error('cut short')
      const written = bytesAt(file, begin - indexBytes!, indexBytes!)
      if (crc32(written) !== sum) throw new Error('damaged')
      const index = JSON.parse(written.toString('utf8')) as Index
      if (index.version !== this.#version) throw new Error('of another version')
      this.#bytes += bytes!
      const small = bytesAt(file, begin, index.ends[index.small - 1] ?? 0)
      for (const [key, entry] of entriesOf(index, begin)) {
        const from = entry.at - begin
        this.#stored.set(
          key,
          from < small.length ? { ...entry, bytes: small.subarray(from, from + entry.length) } : entry,
        )
      }
    }
  }

  /** The bytes of an entry, if they are those that were written. */
  #storedBytes(key: string): Buffer | undefined {
    const stored = this.#stored.get(key)
    if (!stored) return undefined
    stored.isUsed = true
    const bytes = stored.bytes ?? bytesAt(this.#opened!, stored.at, stored.length)
    if (crc32(bytes) === stored.sum) return bytes
    this.#stored.delete(key)
    return undefined
  }

  /** Adds a segment to the file. Tells whether it could: another run may have put another file in its place. */
  #append(path: string): boolean {
    if (this.#opened === undefined) return false
    const file = openSync(path, 'a')
    const { size, ino } = fstatSync(file)
    try {
      if (ino !== fstatSync(this.#opened).ino) return false
      this.#hasWritten(writeSegment(file, size, this.#version, this.#freshEntries()))
      return true
    } catch (error) {
      ftruncateSync(file, size)
      throw error
    } finally {
      closeSync(file)
    }
  }

  #writeAnew(path: string, used: [string, Stored][]): void {
    const beside = `${path}.${process.pid}`
    try {
      mkdirSync(dirname(path), { recursive: true })
      const file = openSync(beside, 'w+')
      const kept = used.map(([key, stored]) => ({
        key,
        length: stored.length,
        sum: stored.sum,
        bytes: () => stored.bytes ?? bytesAt(this.#opened!, stored.at, stored.length),
      }))
      const written = writeSegment(file, 0, this.#version, [...kept, ...this.#freshEntries()])
      renameSync(beside, path)
      this.#close()
      this.#opened = file
      this.#stored.clear()
      this.#bytes = 0
      this.#hasWritten(written)
    } finally {
      rmSync(beside, { force: true })
    }
  }

  #freshEntries(): Entry[] {
    return Array.from(this.#fresh, ([key, bytes]) => ({
      key,
      length: bytes.length,
      sum: crc32(bytes),
      bytes: () => bytes,
    }))
  }

  /** What was written is read from the file when it is wanted again. */
  #hasWritten(entries: Map<string, Stored>): void {
    for (const [key, entry] of entries) {
      this.#stored.set(key, { ...entry, isUsed: true })
      this.#bytes += entry.length
    }
    this.#fresh.clear()
  }

  #close(): void {
    if (this.#opened !== undefined) closeSync(this.#opened)
    this.#opened = undefined
  }
}

/** An entry that is to be written. */
interface Entry {
  key: string
  length: number
  sum: number
  bytes(): Buffer
}

/** Buffers that are written at a time: as many as every system takes. */
const BATCH = 1000

/** Writes a segment at the end of a file, which is here. */
function writeSegment(file: number, at: number, version: string, entries: Entry[]): Map<string, Stored> {
  const small = entries.filter(({ length }) => length <= SMALL)
  const ordered = [...small, ...entries.filter(({ length }) => length > SMALL)]
  let end = 0
  const ends = ordered.map(({ length }) => {
    end += length
    return end
  })
  const index: Index = {
    version,
    keys: ordered.map(({ key }) => key),
    ends,
    sums: ordered.map(({ sum }) => sum),
    small: small.length,
  }
  const written = Buffer.from(JSON.stringify(index))
  const head = [written.length.toString(16).padStart(8, '0'), end.toString(16).padStart(12, '0')]
  writeAll(file, [Buffer.from(`${head.join(' ')} ${crc32(written).toString(16).padStart(8, '0')}\n`), written])
  for (let from = 0; from < ordered.length; from += BATCH) {
    writeAll(
      file,
      ordered.slice(from, from + BATCH).map((entry) => entry.bytes()),
    )
  }
  return entriesOf(index, at + HEAD_BYTES + written.length)
}

/** @throws when the disk is full. */
function writeAll(file: number, buffers: Buffer[]): void {
  const length = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
  if (writevSync(file, buffers) !== length) throw new Error('the file was not written')
}

function entriesOf({ keys, ends, sums }: Index, begin: number): Map<string, Stored> {
  return new Map(
    keys.map((key, index) => {
      const from = ends[index - 1] ?? 0
      return [key, { at: begin + from, length: ends[index]! - from, sum: sums[index]!, isUsed: false }]
    }),
  )
}

function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, at))
}

const hexadecimal = (digits: string) => Number.parseInt(digits, 16)

/** Caches of content folders that were judged last; those of temporary folders would pile up. */
const KEPT = 8

function forgetOld(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const byAge = files.map((file) => ({ file, time: statSync(file).mtimeMs })).sort((a, b) => b.time - a.time)
  for (const { file } of byAge.slice(KEPT)) rmSync(file, { force: true })
}

/** Stands for the code of the project and for the packages that it uses: any change of either makes another version. */
export function codeVersion(projectRoot: string): string {
  const source = join(projectRoot, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[a-z]+$/.test(file))
  const texts = [join(projectRoot, 'package-lock.json'), ...files.sort().map((file) => join(source, file))]
  return digest(process.version, ...texts.map((file) => readFileSync(file, 'utf8')))
}
