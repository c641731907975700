/**
 * A shard: the index of some pages of one language, as bytes that can be kept and put together with others. In it pages
 * are counted from nought; where the pages of the whole index begin is added when shards are put together.
 *
 * One file: a digest of the rest, a line of JSON, then the texts of the pages and where their words stand, as they will
 * be published.
 */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { CborWriter } from './cbor.ts'
import { packed } from './packed.ts'
import type { IndexWord } from './pagefind.ts'
import { type SearchablePage, wordsOf } from './searchable-page.ts'

/** What pages say about themselves, in the order that gives the index their numbers. */
export const META = ['alerts', 'date', 'image', 'image_alt', 'tags', 'title']

const Pages = z.tuple([
  /** On how many pages. */
  z.number(),
  /** The first and the last of them. */
  z.number(),
  z.number(),
  /** How many entries and places they take up, by which files of words are made even. */
  z.number(),
  /** How many bytes; the number of the first page is not among them. */
  z.number(),
])

const Head = z.strictObject({
  pages: z.array(
    z.object({
      /** A digest of its text, by which it will be published. */
      digest: z.string(),
      /** How many bytes its text has. */
      bytes: z.number(),
      words: z.number(),
      filters: z.record(z.string(), z.array(z.string())),
      sorts: z.record(z.string(), z.string()),
    }),
  ),
  /** Each word, where it stands, and where other ways to write it stand. */
  words: z.array(z.tuple([z.string(), Pages, z.array(z.tuple([z.string(), Pages]))])),
})

export type ShardHead = z.infer<typeof Head>
export type PagesOfWord = z.infer<typeof Pages>

export interface Shard extends ShardHead {
  /** The texts of the pages, one after another. */
  texts: Buffer
  /** Where the words stand, in the order in which the head names them. */
  places: Buffer
}

/** Where a word stands in a page: in its text, each place with its weight, and in what it says about itself, each place with its field. */
interface Posting {
  page: number
  weighted: number[]
  fields: number[]
}

/** Places are kept as one number together with what several have in common, so that they sort as numbers. */
const COMMON = 2 ** 22

interface WordPostings {
  postings: Posting[]
  forms: Map<string, Posting[]>
}

/** Makes the shard of these pages. */
export function makeShard(pages: SearchablePage[], found: ReadonlyMap<string, IndexWord[]>): Buffer {
  const words = new Map<string, WordPostings>()
  const posting = (page: number, { word, form }: IndexWord): Posting => {
    let entry = words.get(word)
    if (!entry) {
      entry = { postings: [], forms: new Map() }
      words.set(word, entry)
    }
    let list = entry.postings
    if (form !== undefined) {
      list = entry.forms.get(form) ?? []
      entry.forms.set(form, list)
    }
    let last = list.at(-1)
    if (last?.page !== page) {
      last = { page, weighted: [], fields: [] }
      list.push(last)
    }
    return last
  }
  for (const [number, page] of pages.entries()) {
    let [at, weight] = [0, 0]
    for (const [place, word] of page.words.entries()) {
      while (at < page.weights.length && page.weights[at]![0] <= place) weight = page.weights[at++]![1]
      const entries = found.get(word)!
      for (const entry of entries) {
        const own = entry.isPart ? Math.max(1, Math.floor(weight / partsOf(entries))) : weight
        posting(number, entry).weighted.push(own * COMMON + place)
      }
    }
    for (const [name, value] of Object.entries(page.meta)) {
      const field = META.indexOf(name)
      if (field === -1) throw new Error(`the index has no number for “${name}”`)
      for (const [place, word] of wordsOf(value).entries()) {
        for (const entry of found.get(word)!) posting(number, entry).fields.push(field * COMMON + place)
      }
    }
  }
  return written(pages, words)
}

function partsOf(entries: IndexWord[]): number {
  return entries.filter(({ isPart }) => isPart).length
}

function written(pages: SearchablePage[], words: Map<string, WordPostings>): Buffer {
  const texts = pages.map(fragmentOf)
  const places = new CborWriter()
  const encoded = (postings: Posting[]): PagesOfWord => {
    const before = places.length
    let [last, size] = [0, 0]
    for (const [at, { page, weighted, fields }] of postings.entries()) {
      const lists = [asDistances(weighted), asDistances(fields)]
      // The first page of the whole index decides by which distance this one is told.
      if (at > 0) places.list(3).integer(page - last)
      last = page
      for (const list of lists) {
        places.list(list.length)
        for (const number of list) places.integer(number)
      }
      size += lists[0]!.length + lists[1]!.length + 1
    }
    return [postings.length, postings[0]?.page ?? 0, last, size, places.length - before]
  }
  const head: ShardHead = {
    pages: pages.map(({ words, filters, sorts }, at) => ({
      digest: texts[at]!.digest,
      bytes: texts[at]!.bytes.length,
      words: words.length,
      filters,
      sorts,
    })),
    words: [...words].map(([word, { postings, forms }]) => [
      word,
      encoded(postings),
      [...forms].map(([form, pages]): [string, PagesOfWord] => [form, encoded(pages)]),
    ]),
  }
  const body = [Buffer.from(`${JSON.stringify(head)}\n`), ...texts.map(({ bytes }) => bytes), places.take()]
  const rest = Buffer.concat(body)
  return Buffer.concat([Buffer.from(`${digestOf(rest)}\n`), rest])
}

/** Reads a shard; nothing, when these are not the bytes of a whole one. */
export function readShard(file: Buffer): Shard | undefined {
  const from = file.indexOf('\n') + 1
  if (file.toString('latin1', 0, from) !== `${digestOf(file.subarray(from))}\n`) return undefined
  const end = file.indexOf('\n', from) + 1
  const head = Head.parse(JSON.parse(file.toString('utf8', from, end)))
  const places = head.pages.reduce((sum, { bytes }) => sum + bytes, end)
  return { ...head, texts: file.subarray(end, places), places: file.subarray(places) }
}

function digestOf(bytes: Buffer): string {
  return hash('sha256', bytes)
}

/** What the search reads when it shows a page. */
function fragmentOf({ url, words, filters, meta, anchors }: SearchablePage): { digest: string; bytes: Buffer } {
  const text = Buffer.from(
    JSON.stringify({ url, content: words.join(' '), word_count: words.length, filters, meta, anchors }),
  )
  return { digest: digestOf(text), bytes: packed(text) }
}

/**
 * Places as distances. A negative number tells what those that follow have in common, the weight or the field, and their
 * count begins anew.
 */
function asDistances(places: number[]): number[] {
  const numbers: number[] = []
  let [common, last] = [-1, 0]
  for (const each of places.sort((a, b) => a - b)) {
    const [own, place] = [Math.floor(each / COMMON), each % COMMON]
    if (own !== common) numbers.push(-own - 1)
    numbers.push(own === common ? place - last : place)
    common = own
    last = place
  }
  return numbers
}
