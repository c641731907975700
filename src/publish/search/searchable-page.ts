/**
 * What a page tells the search: its words in their order, the places in it that have an address, and what its head says.
 *
 * It is read as Pagefind reads pages, whose worker will search in what comes of it; a test holds the two against each
 * other. Pagefind’s command takes 4 ms for a page, most of them to look at markup that says nothing; this takes one.
 */
import { resolveReferences } from '../character-references.ts'
import { readTags } from '../html-tags.ts'

export interface SearchablePage {
  /** Its address below the site, from the root on. */
  url: string
  lang: string
  words: string[]
  /** From which word on words weigh how much: headings weigh more. In ascending order of the words. */
  weights: [from: number, weight: number][]
  anchors: Anchor[]
  filters: Record<string, string[]>
  meta: Record<string, string>
  /** By what pages can be ordered. */
  sorts: Record<string, string>
}

/** An element that addresses can lead to, and the number of the word that it begins with. */
interface Anchor {
  element: string
  id: string
  text: string
  location: number
}

const MARK = 'data-pagefind-body'

/** What a word weighs, and what it weighs within a heading. Within a heading in a heading, the outer one counts. */
const WEIGHT = 24
const HEADINGS = new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, at) => [tag, (7 - at) * WEIGHT]))

/** Elements that are passed over, with all that they hold. */
const SILENT = new Set(['style', 'script', 'noscript', 'label', 'form', 'svg', 'footer', 'nav', 'iframe', 'template'])

/** What no page says: nobody looks for a prompt, and every second runbook would be found for “destructive”. */
const NOT_SAID = /(?:^|\s)(?:prompt|effect)(?:\s|$)/

/** Elements that begin and end sentences: where the author set no full stop, there is one in the text of results. */
const SENTENCES = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'td', 'div', 'ul', 'li', 'article', 'section'])
const WANTS_STOP = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}'")$*]$/u

/** Elements whose text belongs to the place that they stand in. */
const INLINE = new Set([
  ...['a', 'abbr', 'acronym', 'b', 'bdo', 'big', 'br', 'button', 'cite', 'code', 'dfn', 'em', 'i', 'img', 'input'],
  ...['kbd', 'label', 'map', 'object', 'output', 'q', 'samp', 'script', 'select', 'small', 'span', 'strong', 'sub'],
  ...['sup', 'textarea', 'time', 'tt', 'var'],
])

/** Elements that hold nothing and are never closed. */
const EMPTY = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/** `date[content]`: a name, and the attribute that holds the value. */
const NAMED = /^\s*([^:[\]]+)\[(.+)\]\s*$/

const BLANK = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const WORD = new RegExp(`${BLANK.replace('[', '[^')}+`, 'g')
const AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, 'g')
const BETWEEN = new RegExp(`${BLANK}{2,}|\\n`, 'g')

/** Reads what a page of this path tells the search; nothing, when it is not marked for it. */
export function readSearchablePage(path: string, html: string): SearchablePage | undefined {
  const mark = html.indexOf(MARK)
  if (mark === -1) return undefined
  // What stands between the head and the marked element says nothing.
  const head = html.slice(0, html.indexOf('<body'))
  return new PageReader(head + html.slice(html.lastIndexOf('<', mark))).read(path)
}

/** An element that is open. */
interface Open {
  tag: string
  /** The places that its text belongs to. */
  anchors: Anchor[]
  /** What its text says about the page, and where that text begins. */
  fact: string | undefined
  from: number
  isHeading: boolean
}

class PageReader {
  readonly #html: string
  readonly #filters: Record<string, string[]> = {}
  readonly #meta: Record<string, string> = {}
  readonly #sorts: Record<string, string> = {}
  #lang = 'unknown'
  /** The marked element and those that are open in it. */
  readonly #open: Open[] = []
  /** The element that is passed over, and how many of its name are open in it, with itself. */
  #passed: { tag: string; depth: number } | undefined
  /** The text as it stands in the page, with its references: they could be cut in two by a tag. */
  #text = ''
  /** How the text ends. */
  #ending = ' '
  /** Where in the text something begins: a place, or words of another weight. */
  readonly #marks: { at: number; anchor?: Anchor; weight?: number }[] = []
  /** Where that begins which was not yet looked at. */
  #at = 0

  constructor(html: string) {
    this.#html = html
  }

  read(path: string): SearchablePage {
    readTags(this.#html, {
      open: (tag, attributes, start, end) => this.#begin(tag, attributes, start, end),
      close: (tag, start, end) => this.#end(tag, start, end),
      text() {},
    })
    const words: string[] = []
    const weights: [number, number][] = [[0, WEIGHT]]
    const anchors: Anchor[] = []
    let from = 0
    for (const { at, anchor, weight } of [...this.#marks, { at: this.#text.length }]) {
      words.push(...wordsOf(resolveReferences(this.#text.slice(from, at))))
      from = at
      if (weight) weights.push([words.length, weight])
      if (anchor) anchors.push({ ...anchor, text: textOf(anchor.text), location: words.length })
    }
    return {
      url: `/${path.replace(/(^|\/)index\.html$/, '$1')}`,
      lang: this.#lang,
      words,
      weights,
      anchors,
      filters: inOrder(this.#filters),
      meta: inOrder(this.#meta),
      sorts: this.#sorts,
    }
  }

  #begin(tag: string, attributes: ReadonlyMap<string, string>, start: number, end: number): void {
    if (this.#passed) {
      if (this.#passed.tag === tag) this.#passed.depth++
      return
    }
    if (tag === 'html') this.#lang = attributes.get('lang')?.toLowerCase() || this.#lang
    if (attributes.size > 0) this.#readFacts(tag, attributes)
    const parent = this.#open.at(-1)
    if (parent) this.#readText(start)
    else if (!attributes.has(MARK)) return
    this.#at = end

    const ignored = attributes.has('data-pagefind-ignore')
    const anchors = parent && INLINE.has(tag) ? [...parent.anchors] : []
    const id = attributes.get('id')?.replace(/\s/g, '')
    if (parent && id && !ignored) {
      const anchor = { element: tag, id, text: '', location: 0 }
      this.#mark({ anchor })
      anchors.push(anchor)
    }
    if (tag === 'br' && !ignored) this.#write(' ')
    if (EMPTY.has(tag)) return
    if (parent && (ignored || SILENT.has(tag) || NOT_SAID.test(attributes.get('class') ?? ''))) {
      this.#passed = { tag, depth: 1 }
      return
    }
    const weight = HEADINGS.get(tag)
    const isHeading = weight !== undefined && !this.#open.some((element) => element.isHeading)
    if (isHeading) this.#mark({ weight })
    if (SENTENCES.has(tag)) this.#write(' ')
    const said = attributes.get('data-pagefind-meta') ?? (tag === 'h1' && !this.#meta['title'] ? 'title' : undefined)
    const fact = said === undefined || NAMED.test(said) ? undefined : said
    this.#open.push({ tag, anchors, fact, from: this.#text.length, isHeading })
  }

  #end(tag: string, start: number, end: number): void {
    if (this.#passed) {
      if (this.#passed.tag !== tag || --this.#passed.depth > 0) return
      this.#passed = undefined
      this.#at = end
      return
    }
    const element = this.#open.at(-1)
    // A stray end tag ends nothing.
    if (element?.tag !== tag) return
    this.#readText(start)
    this.#at = end
    this.#open.pop()
    const fact = element.fact === undefined ? '' : textOf(this.#text.slice(element.from))
    if (fact !== '') this.#meta[element.fact!] = fact
    if (SENTENCES.has(tag)) this.#write(WANTS_STOP.test(this.#ending) ? '. ' : ' ')
    if (element.isHeading) this.#mark({ weight: WEIGHT })
  }

  /** What an element says of the page in its attributes: `data-pagefind-filter="kind[content]"`. */
  #readFacts(tag: string, attributes: ReadonlyMap<string, string>): void {
    const fact = (which: string): [string, string] | undefined => {
      const said = attributes.get(which)
      const [, name, from] = said === undefined ? [] : (NAMED.exec(said) ?? [])
      return name === undefined ? undefined : [name, tidy(attributes.get(from!) ?? '')]
    }
    const filter = fact('data-pagefind-filter')
    const meta = fact('data-pagefind-meta')
    const sort = fact('data-pagefind-sort')
    if (filter) {
      this.#filters[filter[0]] ??= []
      this.#filters[filter[0]]!.push(filter[1])
    }
    if (meta) this.#meta[meta[0]] = meta[1]
    if (sort) this.#sorts[sort[0]] = sort[1]
    // The first picture after the title stands for the page.
    const picture = tag === 'img' ? attributes.get('src') : undefined
    if (picture === undefined || !('title' in this.#meta) || 'image' in this.#meta) return
    this.#meta['image'] = picture
    this.#meta['image_alt'] = attributes.get('alt') ?? ''
  }

  /** Takes in the text up to a tag. */
  #readText(end: number): void {
    if (end === this.#at) return
    const text = this.#html.slice(this.#at, end)
    this.#write(text)
    for (const anchor of this.#open.at(-1)!.anchors) anchor.text += text
  }

  #write(text: string): void {
    this.#text += text
    this.#ending = text.slice(-2)
  }

  /** No word goes on behind a mark. */
  #mark(mark: { anchor?: Anchor; weight?: number }): void {
    this.#write(' ')
    this.#marks.push({ at: this.#text.length, ...mark })
  }
}

/** The words of a text, with all that is written together with them. */
export function wordsOf(text: string): string[] {
  return text.replaceAll('\u200B', '').match(WORD) ?? []
}

function textOf(source: string): string {
  return tidy(resolveReferences(source))
}

/** Without blanks around it and with single ones in it. */
function tidy(text: string): string {
  return text.replace(AROUND, '').replace(BETWEEN, ' ')
}

/** With its names in order of their code units. */
function inOrder<T>(values: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}
