/**
 * The search index of a site: what Pagefind’s worker searches in.
 *
 * Pages that follow each other make a shard, which depends on nothing but them and is kept from build to build. The whole
 * index is put together of the shards, byte for byte the same whichever of them were kept. So an edit costs the reading of
 * some sixty pages, and the browser loads one index, not many.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { digest } from '../reader/work-cache.ts'
import type { Artifact } from './artifact.ts'
import type { KeptShards, PageNote } from './search/kept-shards.ts'
import { askPagefind, type PagefindAnswer, SearchIndexFailed } from './search/pagefind.ts'
import { readSearchablePage, type SearchablePage, wordsOf } from './search/searchable-page.ts'
import { makeShard, readShard, type Shard } from './search/shard.ts'
import { fileOf, indexOf } from './search/write-index.ts'

export { SearchIndexFailed }

/** The search index of a site. */
export interface SearchIndex {
  /** How many pages can be found. */
  records: number
  /** The languages of the pages; each has an index of its own. In code-unit order. */
  languages: string[]
  /** What it consists of. A site without any page to be found has no index. */
  files: Artifact[]
  /** How many shards were made, and not taken from an earlier build. */
  made: number
}

/** After how many pages on average a shard ends, and after how many at the latest. */
const USUAL = 64
const MOST = 192

/** How many pages are in memory at once. */
const AT_ONCE = 256

/**
 * Indexes the pages that carry `data-pagefind-body`, in their languages.
 *
 * @param site a digest of each file of the site, by path; files that are no pages are passed over
 * @param folder where they are, and where a folder `pagefind` comes and goes while this works
 * @param kept shards of earlier builds, and where those of this one are kept
 * @throws {SearchIndexFailed}
 */
export async function indexSite(
  site: ReadonlyMap<string, string>,
  folder: string,
  kept?: KeptShards,
): Promise<SearchIndex> {
  const indexer = new Indexer(site, folder, kept)
  for (const run of runsOf([...site.keys()].filter((path) => path.endsWith('.html')))) {
    await indexer.add(run)
    // Other threads have answered meanwhile, and wait for more.
    await setImmediate()
  }
  const shards = await indexer.finish()
  kept?.save()

  const indexes: Record<string, { hash: string; wasm: string | null; page_count: number }> = {}
  const files = new Map<string, Artifact>()
  let entry: object = {}
  for (const [lang, own] of [...shards].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { version, includeCharacters, wasm, program } = await indexer.ask(lang)
    const index = indexOf(lang, version, own)
    if (index.pages === 0) continue
    indexes[lang] = { hash: index.name, wasm, page_count: index.pages }
    entry = { version, languages: indexes, include_characters: includeCharacters }
    for (const [name, bytes] of program) add(name, bytes)
    for (const file of index.files) files.set(file.name, file)
  }
  const languages = Object.keys(indexes)
  if (languages.length > 0) add('pagefind-entry.json', Buffer.from(JSON.stringify(entry)))
  else if (shards.size > 0)
    throw new SearchIndexFailed('Pages are marked to be found, and none of them has a word.', '')
  const records = Object.values(indexes).reduce((sum, { page_count }) => sum + page_count, 0)
  return { records, languages, files: [...files.values()], made: indexer.made }

  function add(path: string, bytes: Buffer): void {
    const file = fileOf(path, hash('sha256', bytes), () => bytes)
    files.set(file.name, file)
  }
}

/** A shard that has to be made, and the place that waits for it. */
interface ToMake {
  lang: string
  key: string | undefined
  pages: SearchablePage[]
  of: Shard[]
  at: number
}

/** Finds the shards of runs of pages, and makes those that were not kept. */
class Indexer {
  /** What Pagefind said about each language that it was asked about. */
  readonly #answers = new Map<string, PagefindAnswer>()
  made = 0
  readonly #site: ReadonlyMap<string, string>
  readonly #folder: string
  readonly #kept: KeptShards | undefined
  readonly #shards = new Map<string, Shard[]>()
  #toMake: ToMake[] = []

  constructor(site: ReadonlyMap<string, string>, folder: string, kept: KeptShards | undefined) {
    this.#site = site
    this.#folder = folder
    this.#kept = kept
  }

  /** Takes in the pages of a run: a shard for each language. */
  async add(run: string[]): Promise<void> {
    const read = new Map<string, SearchablePage | undefined>()
    const told = new Map<string, { path: string; digest: string }[]>()
    for (const path of run) {
      const note = this.#noteOf(path, read)
      if (!note) continue
      const pages = told.get(note.lang) ?? []
      told.set(note.lang, pages)
      pages.push({ path, digest: note.digest })
    }
    for (const [lang, pages] of told) {
      const of = this.#shards.get(lang) ?? []
      this.#shards.set(lang, of)
      const key = this.#kept?.key(lang, ...pages.flatMap(({ path, digest }) => [path, digest]))
      const bytes = key && this.#kept?.get(key)
      const shard = bytes && readShard(bytes)
      if (shard) of.push(shard)
      else {
        const whole = pages.map(({ path }) => read.get(path) ?? this.#read(path)!)
        this.#toMake.push({ lang, key, pages: whole, of, at: of.push(NONE) - 1 })
      }
    }
    if (this.#toMake.reduce((sum, { pages }) => sum + pages.length, 0) >= AT_ONCE) await this.#make()
  }

  /** The shards of each language, in the order of their pages. */
  async finish(): Promise<Map<string, Shard[]>> {
    await this.#make()
    return this.#shards
  }

  /** What Pagefind says about a language, and about words of it. */
  async ask(lang: string, words?: string[]): Promise<PagefindAnswer> {
    const before = this.#answers.get(lang)
    if (before && !words) return before
    const answer = await askPagefind(lang, words ?? [], join(this.#folder, 'pagefind'))
    this.#answers.set(lang, answer)
    return answer
  }

  /** Its language and a digest of what it tells the search; nothing, when it is not for the search. */
  #noteOf(path: string, read: Map<string, SearchablePage | undefined>): PageNote['told'] {
    const own = this.#site.get(path)!
    let note = this.#kept?.note(path, own)
    if (!note) {
      const page = this.#read(path)
      read.set(path, page)
      note = { digest: own, ...(page && { told: { lang: page.lang, digest: digest(JSON.stringify(page)) } }) }
    }
    this.#kept?.keepNote(path, note)
    return note.told
  }

  #read(path: string): SearchablePage | undefined {
    return readSearchablePage(path, readFileSync(join(this.#folder, path), 'utf8'))
  }

  async #make(): Promise<void> {
    const toMake = this.#toMake
    this.#toMake = []
    for (const lang of new Set(toMake.map((shard) => shard.lang))) {
      const shards = toMake.filter((shard) => shard.lang === lang)
      const words = new Set<string>()
      for (const page of shards.flatMap(({ pages }) => pages)) {
        for (const word of page.words) words.add(word)
        for (const text of Object.values(page.meta)) for (const word of wordsOf(text)) words.add(word)
      }
      const { words: found } = await this.ask(lang, [...words])
      const byWord = new Map([...words].map((word, at) => [word, found[at]!]))
      for (const { key, pages, of, at } of shards) {
        // A page without a word is no page that anybody finds.
        const said = pages.filter((page) => page.words.some((word) => byWord.get(word)!.length > 0))
        const bytes = makeShard(said, byWord)
        if (key) this.#kept?.put(key, bytes)
        of[at] = readShard(bytes)!
        this.made++
      }
    }
  }
}

/** Stands where a shard is still to be made. */
const NONE: Shard = { pages: [], words: [], texts: Buffer.alloc(0), places: Buffer.alloc(0) }

/**
 * Divides pages, in order of their paths, into runs that become shards. Where one ends is told by the path of its last page,
 * so that a new page changes one run, and not where all later ones begin.
 */
export function* runsOf(paths: string[]): Generator<string[]> {
  let run: string[] = []
  for (const path of paths.sort()) {
    run.push(path)
    const isLast = Number.parseInt(hash('sha256', path).slice(0, 8), 16) % USUAL === 0
    if (!isLast && run.length < MOST) continue
    yield run
    run = []
  }
  if (run.length > 0) yield run
}
