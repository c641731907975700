import { readTags } from './html-tags.ts'

/** An address that a page names. */
export interface PageLink {
  target: string
  /** `load` when the browser fetches it by itself, `visit` when a reader may follow it. */
  use: 'load' | 'visit'
  /** The tag that names it, for example `img`. */
  tag: string
  /** Where the tag stands in the page. */
  start: number
  end: number
}

export interface PageProblem {
  message: string
  excerpt?: string
}

/** What a page says of itself, and what is wrong with it as far as it can be told without the other pages. */
export interface PageReading {
  /** What a `#fragment` may lead to. */
  ids: Set<string>
  links: PageLink[]
  problems: PageProblem[]
}

/** Links that only name a relation. All other `link` elements make the browser fetch, or connect. */
const RELATIONS = new Set(['alternate', 'author', 'canonical', 'help', 'license', 'me', 'next', 'prev', 'search', 'up'])

const LINK_ATTRIBUTES = ['href', 'xlink:href']

/** Where elements name addresses, that the browser fetches, beside their `srcset`. */
const LOADS: Record<string, string[]> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  image: LINK_ATTRIBUTES,
  img: ['src'],
  input: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  use: LINK_ATTRIBUTES,
  video: ['src', 'poster'],
}

/** Reads one page of a site. Pages that only send the reader on need no heading and no main part. */
export function auditPage(html: string): PageReading {
  const page = new Page(html)
  readTags(html, page)
  return page.finish()
}

class Page {
  readonly #html: string
  readonly #ids = new Set<string>()
  readonly #links: PageLink[] = []
  readonly #problems: PageProblem[] = []

  #language = ''
  #title: TextCount = { elements: 0, empty: 0 }
  #heading: TextCount = { elements: 0, empty: 0 }
  #main: TextCount = { elements: 0, empty: 0 }
  /** The elements among those three that are open, and have had no text yet. */
  #waiting = new Set<TextCount>()
  #svgDepth = 0
  #sendsOn = false
  /** Where the tag stands at which we are. */
  #start = 0
  #end = 0

  constructor(html: string) {
    this.#html = html
  }

  open(tag: string, attributes: ReadonlyMap<string, string>, start: number, end: number): void {
    this.#start = start
    this.#end = end
    this.#readElement(tag, attributes)
    if (attributes.size === 0) return
    for (const [name, value] of attributes) {
      if (name === 'id') this.#readId(value)
      else if (name === 'style') this.#complainHere('has a style attribute, which the security policy blocks')
      else if (name.startsWith('on')) this.#complainHere(`has an inline event handler, ${name}`)
    }
    for (const target of visited(tag, attributes)) this.#links.push({ target, use: 'visit', tag, start, end })
    for (const target of loaded(tag, attributes)) this.#links.push({ target, use: 'load', tag, start, end })
  }

  close(tag: string): void {
    if (tag === 'svg') this.#svgDepth--
    else if (tag === 'h1') this.#finishElement(this.#heading)
    else if (tag === 'main') this.#finishElement(this.#main)
    else if (tag === 'title' && this.#svgDepth === 0) this.#finishElement(this.#title)
  }

  text(): void {
    if (this.#waiting.size > 0) this.#waiting.clear()
  }

  finish(): PageReading {
    for (const open of this.#waiting) this.#finishElement(open)
    if (!/^\s*<!doctype html>/i.test(this.#html)) this.#complain('does not begin with <!doctype html>')
    if (!this.#language) this.#complain('does not say its language: <html> needs lang')
    this.#judge('title', this.#title)
    if (!this.#sendsOn) {
      this.#judge('h1', this.#heading)
      this.#judge('main', this.#main)
    }
    return { ids: this.#ids, links: this.#links, problems: this.#problems }
  }

  #readElement(tag: string, attributes: ReadonlyMap<string, string>): void {
    switch (tag) {
      case 'html':
        this.#language = attributes.get('lang')?.trim() ?? ''
        break
      case 'svg':
        this.#svgDepth++
        break
      case 'title':
        if (this.#svgDepth === 0) this.#beginElement(this.#title)
        break
      case 'script':
        if (!attributes.has('src') && !isData(attributes.get('type'))) {
          this.#complainHere('has a script of its own, which the security policy blocks')
        }
        break
      case 'style':
        // Within a drawing too: it would style the page.
        this.#complainHere('has a style sheet of its own, which the security policy blocks')
        break
      case 'h1':
        this.#beginElement(this.#heading)
        break
      case 'main':
        this.#beginElement(this.#main)
        break
      case 'img':
        if (attributes.get('alt')) this.text()
        break
      case 'a':
        if (attributes.get('name')) this.#ids.add(attributes.get('name')!)
        break
      case 'base':
        this.#complainHere('has a <base>, which bends every relative link')
        break
      case 'meta':
        if (isRefresh(attributes)) this.#sendsOn = true
        break
    }
  }

  #readId(id: string): void {
    if (id === '' || /\s/.test(id)) this.#complainHere('has an id that is empty or holds white space')
    else if (this.#ids.has(id)) this.#complainHere(`has the id "${id}" more than once`)
    else this.#ids.add(id)
  }

  #beginElement(element: TextCount): void {
    element.elements++
    this.#waiting.add(element)
  }

  #finishElement(element: TextCount): void {
    if (this.#waiting.delete(element)) element.empty++
  }

  #judge(tag: string, { elements, empty }: TextCount): void {
    if (elements === 0) this.#complain(`has no <${tag}>`)
    else if (elements > 1) this.#complain(`has ${elements} <${tag}> elements, and should have one`)
    else if (empty > 0) this.#complain(`has a <${tag}> without text`)
  }

  /** A problem of the page as a whole. */
  #complain(message: string): void {
    this.#problems.push({ message })
  }

  /** A problem that the tag shows at which we are. */
  #complainHere(message: string): void {
    this.#problems.push({ message, excerpt: excerptOf(this.#html, { start: this.#start, end: this.#end }) })
  }
}

/** A tag as it stands in the page, on one line and not too long. A string of its own, which does not keep the page in memory. */
export function excerptOf(html: string, { start, end }: { start: number; end: number }): string {
  const line = html.slice(start, end).replace(/\s+/g, ' ')
  return Buffer.from(line.length > 160 ? `${line.slice(0, 159)}…` : line).toString()
}

interface TextCount {
  elements: number
  /** How many of them had no text. */
  empty: number
}

/** Where a reader may go from this element. */
function visited(tag: string, attributes: ReadonlyMap<string, string>): string[] {
  switch (tag) {
    case 'a':
    case 'area':
      return present(attributes, LINK_ATTRIBUTES)
    case 'form':
      return present(attributes, ['action'])
    case 'button':
    case 'input':
      return present(attributes, ['formaction'])
    case 'link':
      return loads(attributes) ? [] : present(attributes, ['href'])
    case 'meta':
      return isRefresh(attributes) ? refreshTarget(attributes.get('content') ?? '') : []
    default:
      return []
  }
}

/** What the browser fetches because of this element. */
function loaded(tag: string, attributes: ReadonlyMap<string, string>): string[] {
  const names = LOADS[tag]
  if (!names || (tag === 'link' && !loads(attributes))) return []
  const sets = present(attributes, ['srcset', 'imagesrcset'])
  return [...present(attributes, names), ...sets.flatMap(candidates)]
}

function loads(attributes: ReadonlyMap<string, string>): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  // "alternate stylesheet" is fetched.
  return relations.some((relation) => !RELATIONS.has(relation))
}

function present(attributes: ReadonlyMap<string, string>, names: readonly string[]): string[] {
  return names.flatMap((name) => attributes.get(name) ?? [])
}

/** The addresses of a `srcset`: each up to white space; commas within an address belong to it, a trailing one does not. */
function candidates(srcset: string): string[] {
  return Array.from(srcset.matchAll(/[\s,]*([^\s]+)(?:\s+[^,]*)?/g), ([, address]) => address!.replace(/,+$/, ''))
}

function isRefresh(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.get('http-equiv')?.toLowerCase() === 'refresh'
}

/** The address of `0; url=/where/`, with or without quotes. A refresh without one reloads the page itself. */
function refreshTarget(content: string): string[] {
  const found = /^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)"|'([^']*)'|(.*))$/i.exec(content)
  const target = found?.[1] ?? found?.[2] ?? found?.[3]
  return target ? [target] : []
}

/** Blocks such as `application/ld+json` hold data and never run. */
function isData(type: string | undefined): boolean {
  return type !== undefined && /json$/i.test(type)
}
