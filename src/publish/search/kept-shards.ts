import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { digest } from '../../reader/work-cache.ts'

/** What is known of a page without reading it: its digest, and if it can be searched, its language and what it says. */
export interface PageNote {
  digest: string
  told?: { lang: string; digest: string }
}

const Notes = z.record(
  z.string(),
  z.strictObject({
    digest: z.string(),
    told: z.strictObject({ lang: z.string(), digest: z.string() }).optional(),
  }),
)

const NOTES = 'pages'

/**
 * Shards of earlier builds, each a file named by a key that stands for all that it depends on, and what is known of the
 * pages. Only what a build used is kept. Everything can be deleted at any time: what is not there, or not as it was
 * written, is made anew.
 */
export class KeptShards {
  readonly #folder: string
  readonly #version: string
  readonly #before: Record<string, PageNote>
  readonly #notes: Record<string, PageNote> = {}
  readonly #used = new Set([NOTES])

  /**
   * @param folder where they are kept; it holds nothing else
   * @param version stands for the code whose work they are: see `codeVersion`
   */
  constructor(folder: string, version: string) {
    this.#folder = folder
    this.#version = version
    this.#before = this.#read()
  }

  /** The name of the shard that depends on these. */
  key(...parts: string[]): string {
    return digest(this.#version, ...parts)
  }

  /** What is known of a page that has this digest. */
  note(path: string, digest: string): PageNote | undefined {
    const note = this.#before[path]
    return note?.digest === digest ? note : undefined
  }

  keepNote(path: string, note: PageNote): void {
    this.#notes[path] = note
  }

  get(key: string): Buffer | undefined {
    try {
      const bytes = readFileSync(join(this.#folder, key))
      this.#used.add(key)
      return bytes
    } catch {
      return undefined
    }
  }

  put(key: string, bytes: Buffer): void {
    this.#used.add(key)
    this.#write(key, bytes)
  }

  /** Keeps what was used, and nothing else. */
  save(): void {
    const text = JSON.stringify(this.#notes)
    this.#write(NOTES, `${digest(this.#version, text)}\n${text}`)
    for (const name of this.#names()) if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true })
  }

  #read(): Record<string, PageNote> {
    try {
      const [key, text] = readFileSync(join(this.#folder, NOTES), 'utf8').split('\n')
      return key === digest(this.#version, text!) ? Notes.parse(JSON.parse(text!)) : {}
    } catch {
      return {}
    }
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder)
    } catch {
      return []
    }
  }

  /** What cannot be kept is nobody’s error. */
  #write(name: string, content: Buffer | string): void {
    const beside = join(this.#folder, `${name}.${process.pid}`)
    try {
      mkdirSync(this.#folder, { recursive: true })
      writeFileSync(beside, content)
      renameSync(beside, join(this.#folder, name))
    } catch {
      if (existsSync(beside)) rmSync(beside)
    }
  }
}
