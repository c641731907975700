/**
 * Work that was done on texts, kept between runs. Reading, rendering and judging a document depend on its text and on
 * few other things; where all of them are as they were, so is what comes of them.
 *
 * One file: a line of JSON that says which entry stands where, then the entries, each JSON. Only what a run used is
 * kept, so the file grows with the content and not with its history. It can be deleted at any time.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { digest } from './digest.ts'

export { digest, digestOfBytes } from './digest.ts'

const Index = z.object({
  version: z.string(),
  /** The entries’ keys, and where each ends, in bytes after the index: one begins where another ends. */
  keys: z.array(z.string()),
  ends: z.array(z.int().min(0)),
  /** Checksum of the rest of the index and of the entries: what was damaged on the disk is no work of ours. */
  sum: z.int(),
})

type Index = z.infer<typeof Index>

/** Where work is kept, by keys that stand for all that it depends on. */
export interface KeptWork {
  /** What was kept under a key. */
  get(key: string): unknown
  /** Keeps an entry without reading it. Tells whether there is one. */
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
  readonly #before = new Map<string, Buffer>()
  readonly #used = new Map<string, Buffer>()
  #changed = false

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
      const bytes = readFileSync(file)
      const end = bytes.indexOf('\n')
      const index = Index.parse(JSON.parse(bytes.toString('utf8', 0, end)))
      if (index.version !== version || index.keys.length !== index.ends.length) return
      if (crc32(bytes.subarray(end + 1), sumOf(index)) !== index.sum) return
      for (const [at, key] of index.keys.entries()) {
        this.#before.set(key, bytes.subarray(end + 1 + (index.ends[at - 1] ?? 0), end + 1 + index.ends[at]!))
      }
    } catch {
      // There is none yet, or it was cut short: all work is done anew.
      this.#before.clear()
    }
  }

  get(key: string): unknown {
    const bytes = this.#used.get(key) ?? this.#before.get(key)
    if (!bytes) return undefined
    this.#used.set(key, bytes)
    return JSON.parse(bytes.toString('utf8'))
  }

  keep(key: string): boolean {
    const bytes = this.#used.get(key) ?? this.#before.get(key)
    if (bytes) this.#used.set(key, bytes)
    return bytes !== undefined
  }

  put(key: string, value: unknown): void {
    this.take(key, Buffer.from(JSON.stringify(value)))
  }

  take(key: string, written: Buffer): void {
    this.#used.set(key, written)
    this.#changed = true
  }

  /** Writes what was used. A cache that cannot be written is no cache, and nobody’s error. */
  save(): void {
    if (this.#file === undefined) return
    if (!this.#changed && this.#used.size === this.#before.size) return
    let end = 0
    const ends = Array.from(this.#used.values(), ({ length }) => {
      end += length
      return end
    })
    const keys = [...this.#used.keys()]
    let sum = sumOf({ keys, ends })
    for (const bytes of this.#used.values()) sum = crc32(bytes, sum)
    const index = Buffer.from(`${JSON.stringify({ version: this.#version, keys, ends, sum } satisfies Index)}\n`)
    const beside = `${this.#file}.${process.pid}`
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      const file = openSync(beside, 'w')
      try {
        // One after another: put together they would be in memory twice.
        for (const bytes of [index, ...this.#used.values()]) writeFileSync(file, bytes)
      } finally {
        closeSync(file)
      }
      renameSync(beside, this.#file)
      forgetOld(dirname(this.#file))
    } catch {
      if (existsSync(beside)) rmSync(beside)
    }
  }
}

function sumOf({ keys, ends }: Pick<Index, 'keys' | 'ends'>): number {
  return crc32(JSON.stringify([keys, ends]))
}

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
