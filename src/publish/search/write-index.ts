/** Puts shards together: the one index that a language has, as if all of its pages had been indexed at once. */
import { hash } from 'node:crypto'
import type { Artifact } from '../artifact.ts'
import { CborWriter } from './cbor.ts'
import { packed } from './packed.ts'
import { META, type PagesOfWord, type Shard } from './shard.ts'

/**
 * How many places of words make one file of the index. A question loads a file for each of its words; with Pagefind’s own
 * 20,000 that was 33 kB a word, most of it about other words. With these it is 3 kB; fewer would
 * make the list of the files longer than what they save.
 */
const CHUNK = 1500

/** How many digits of its digest name a file, at least: the list of the files is loaded by everybody who searches. */
const DIGITS = 7

/** Where a word stands in one shard. */
interface Part {
  pages: PagesOfWord
  /** How many pages there are before those of the shard. */
  before: number
  /** The part of the shard that tells the places. */
  places: Buffer
}

interface Word {
  word: string
  parts: Part[]
  forms: Map<string, Part[]>
}

/** The index of a language. */
export interface LanguageIndex {
  /** By which the index begins. */
  name: string
  pages: number
  files: Artifact[]
}

/**
 * Puts the index of a language together.
 *
 * @param version of Pagefind
 * @param shards in the order of their pages
 */
export function indexOf(lang: string, version: string, shards: Shard[]): LanguageIndex {
  const pages = shards.flatMap((shard) => shard.pages)
  const fragments = named(lang, 'fragment', fragmentsOf(shards))
  const meta = new CborWriter().list(6).text(version)
  meta.list(pages.length)
  for (const [at, { words }] of pages.entries()) meta.list(3).text(fragments[at]!.name).integer(words).text('')

  const chunks = chunksOf(shards)
  const bounds = boundsOf(chunks)
  const index = named(
    lang,
    'index',
    chunks.map(({ content }) => toPack(content)),
  )
  meta.list(chunks.length)
  for (const [at, { name }] of index.entries()) meta.list(3).text(bounds[at]!.from).text(bounds[at]!.to).text(name)

  const byFilter = [...filtersOf(shards)].sort(byName)
  const filters = named(
    lang,
    'filter',
    byFilter.map((filter) => toPack(encodedFilter(filter))),
  )
  meta.list(filters.length)
  for (const [at, { name }] of filters.entries()) meta.list(2).text(byFilter[at]![0]).text(name)

  const sorts = [...sortsOf(shards)].sort(byName)
  meta.list(sorts.length)
  for (const [name, order] of sorts) {
    meta.list(2).text(name).list(order.length)
    for (const number of order) meta.integer(number)
  }
  meta.list(META.length)
  for (const name of META) meta.text(name)

  const { digest, make } = toPack(meta.take())
  const name = `${lang}_${digest.slice(0, 10)}`
  const beginning = fileOf(`pagefind.${name}.pf_meta`, digest, make)
  return {
    name,
    pages: pages.length,
    files: [...fragments, ...index, ...filters].map(({ file }) => file).concat(beginning),
  }
}

/** A file of the index. What it holds is known by a digest, before it is packed. */
export function fileOf(path: string, digest: string, content: () => Buffer): Artifact {
  const whole = `pagefind/${path}`
  return { name: whole, from: digest, make: () => [{ path: whole, content: content() }] }
}

/** What a file holds, and what it is known by. */
interface Content {
  digest: string
  make(): Buffer
}

function toPack(content: Buffer): Content {
  return { digest: hash('sha256', content), make: () => packed(content) }
}

function fragmentsOf(shards: Shard[]): Content[] {
  return shards.flatMap(({ pages, texts }) => {
    let end = 0
    return pages.map(({ digest, bytes }) => {
      end += bytes
      const text = texts.subarray(end - bytes, end)
      return { digest, make: () => text }
    })
  })
}

/** Files that are called by what they hold, each name as short as it can be told from all others. */
function named(lang: string, kind: string, contents: Content[]): { name: string; file: Artifact }[] {
  const sorted = [...new Set(contents.map(({ digest }) => digest))].sort()
  const lengths = new Map<string, number>()
  for (const [at, digest] of sorted.entries()) {
    const common = Math.max(commonStart(digest, sorted[at - 1]), commonStart(digest, sorted[at + 1]))
    lengths.set(digest, Math.max(DIGITS, common + 1))
  }
  return contents.map(({ digest, make }) => {
    const name = `${lang}_${digest.slice(0, lengths.get(digest))}`
    return { name, file: fileOf(`${kind}/${name}.pf_${kind}`, digest, make) }
  })
}

function commonStart(a: string, b = ''): number {
  let length = 0
  while (length < b.length && a[length] === b[length]) length++
  return length
}

interface Chunk {
  first: string
  last: string
  content: Buffer
}

/** All words, in files of about the same size. */
function chunksOf(shards: Shard[]): Chunk[] {
  const chunks: Chunk[] = []
  const writer = new CborWriter()
  let chunk: Word[] = []
  let size = 0
  const end = (): void => {
    writer.list(1).list(chunk.length)
    for (const word of chunk) writeWord(writer, word)
    chunks.push({ first: chunk[0]!.word, last: chunk.at(-1)!.word, content: writer.take() })
    chunk = []
    size = 0
  }
  for (const word of wordsOf(shards)) {
    chunk.push(word)
    size += word.parts.reduce((sum, { pages }) => sum + pages[3], 0)
    if (size >= CHUNK) end()
  }
  if (chunk.length > 0) end()
  return chunks
}

/** The words of all shards, in the order that Pagefind’s worker counts on: that of their bytes. */
function wordsOf(shards: Shard[]): Word[] {
  const words = new Map<string, Word>()
  let before = 0
  for (const { pages, words: own, places } of shards) {
    let at = 0
    const part = (pages: PagesOfWord): Part => {
      at += pages[4]
      return { pages, before, places: places.subarray(at - pages[4], at) }
    }
    for (const [word, pages, forms] of own) {
      let entry = words.get(word)
      if (!entry) {
        entry = { word, parts: [], forms: new Map() }
        words.set(word, entry)
      }
      if (pages[0] > 0) entry.parts.push(part(pages))
      for (const [form, pages] of forms) {
        const parts = entry.forms.get(form)
        if (parts) parts.push(part(pages))
        else entry.forms.set(form, [part(pages)])
      }
    }
    before += pages.length
  }
  return [...words.values()].sort((a, b) => inBytes(a.word, b.word))
}

function writeWord(writer: CborWriter, { word, parts, forms }: Word): void {
  writer.list(3).text(word)
  writeParts(writer, parts)
  writer.list(forms.size)
  for (const [form, parts] of forms) {
    writer.list(2).text(form)
    writeParts(writer, parts)
  }
}

/** Pages are told by their distance from the one before, which for the first of a shard is one of another shard. */
function writeParts(writer: CborWriter, parts: Part[]): void {
  writer.list(parts.reduce((sum, { pages }) => sum + pages[0], 0))
  let last = 0
  for (const { pages, before, places } of parts) {
    writer
      .list(3)
      .integer(before + pages[1] - last)
      .items(places)
    last = before + pages[2]
  }
}

/** Between which words a file has all: as short as they can be told from those of the files beside it. */
function boundsOf(chunks: Chunk[]): { from: string; to: string }[] {
  const bounds = chunks.map(({ first, last }) => ({ from: first, to: last }))
  for (let at = 1; at < bounds.length; at++) {
    const [before, after] = [bounds[at - 1]!, bounds[at]!]
    const [end, start] = [[...before.to], [...after.from]]
    let common = 0
    while (common < end.length && end[common] === start[common]) common++
    const short = end.slice(0, common + 1).join('')
    // Cut shorter than the word that the file begins with, it would end before it begins.
    if (inBytes(short, before.from) >= 0) before.to = short
    after.from = start.slice(0, common + 1).join('')
  }
  return bounds
}

type PagesByValue = Map<string, number[]>

function filtersOf(shards: Shard[]): Map<string, PagesByValue> {
  const filters = new Map<string, PagesByValue>()
  for (const [number, page] of shards.flatMap(({ pages }) => pages).entries()) {
    for (const [filter, values] of Object.entries(page.filters)) {
      const byValue = filters.get(filter) ?? new Map<string, number[]>()
      filters.set(filter, byValue)
      for (const value of values) {
        const pages = byValue.get(value)
        if (pages) pages.push(number)
        else byValue.set(value, [number])
      }
    }
  }
  return filters
}

function encodedFilter([name, byValue]: [string, PagesByValue]): Buffer {
  const writer = new CborWriter().list(2).text(name).list(byValue.size)
  for (const [value, pages] of [...byValue].sort(byName)) {
    writer.list(2).text(value).list(pages.length)
    for (const page of pages) writer.integer(page)
  }
  return writer.take()
}

/** The pages in the order of what they are sorted by, and where that is the same, in their own. */
function sortsOf(shards: Shard[]): Map<string, number[]> {
  const values = new Map<string, { value: string; page: number }[]>()
  for (const [page, { sorts }] of shards.flatMap(({ pages }) => pages).entries()) {
    for (const [sort, value] of Object.entries(sorts)) {
      const all = values.get(sort) ?? []
      values.set(sort, all)
      all.push({ value, page })
    }
  }
  const inOrder = (all: { value: string; page: number }[]): number[] =>
    all.sort((a, b) => inBytes(a.value, b.value) || a.page - b.page).map(({ page }) => page)
  return new Map([...values].map(([sort, all]) => [sort, inOrder(all)]))
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return inBytes(a, b)
}

/** In the order of their bytes in UTF-8, which is that of their code points, and not that of JavaScript. */
function inBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one === other) continue
    const [isHalf, isOtherHalf] = [isSurrogate(one), isSurrogate(other)]
    return isHalf === isOtherHalf ? one - other : isHalf ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
