import { readTags } from './html-tags.ts'

/** An address that a page names. */
export interface PageLink {
  target: string
  /** `load` when the browser fetches it by itself, `visit` when a reader may follow it. */
  use: 'load' | 'visit'
  /** The tag that names it, for example `img`. */
  tag: string
  /** The tag as it stands in the page. */
  excerpt: string
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

/** Where elements name addresses, beside `a`, `form` and `link`. */
const LOADS: Record<string, string[]> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  image: ['href', 'xlink:href'],
  img: ['src'],
  input: ['src'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  use: ['href', 'xlink:href'],
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

  constructor(html: string) {
    this.#html = html
  }

  open(tag: string, attributes: Map<string, string>, start: number, end: number): void {
    const excerpt = (): string => shorten(this.#html.slice(start, end))
    this.#readElement(tag, attributes, excerpt)
    for (const [name, value] of attributes) {
      if (name === 'id') this.#readId(value, excerpt)
      else if (name === 'style') this.#complain('has a style attribute, which the security policy blocks', excerpt())
      else if (name.startsWith('on')) this.#complain(`has an inline event handler, ${name}`, excerpt())
    }
    for (const target of visited(tag, attributes)) this.#links.push({ target, use: 'visit', tag, excerpt: excerpt() })
    for (const target of loaded(tag, attributes)) this.#links.push({ target, use: 'load', tag, excerpt: excerpt() })
  }

  close(tag: string): void {
    if (tag === 'svg') this.#svgDepth--
    else if (tag === 'h1') this.#end(this.#heading)
    else if (tag === 'main') this.#end(this.#main)
    else if (tag === 'title' && this.#svgDepth === 0) this.#end(this.#title)
  }

  text(): void {
    this.#waiting.clear()
  }

  finish(): PageReading {
    for (const open of this.#waiting) this.#end(open)
    if (!/^\s*<!doctype html>/i.test(this.#html)) this.#complain('does not begin with <!doctype html>')
    if (!this.#language) this.#complain('does not say its language: <html> needs lang')
    this.#judge('title', this.#title)
    if (!this.#sendsOn) {
      this.#judge('h1', this.#heading)
      this.#judge('main', this.#main)
    }
    return { ids: this.#ids, links: this.#links, problems: this.#problems }
  }

  #readElement(tag: string, attributes: Map<string, string>, excerpt: () => string): void {
    switch (tag) {
      case 'html':
        this.#language = attributes.get('lang')?.trim() ?? ''
        break
      case 'svg':
        this.#svgDepth++
        break
      case 'title':
        if (this.#svgDepth === 0) this.#begin(this.#title)
        break
      case 'h1':
        this.#begin(this.#heading)
        break
      case 'main':
        this.#begin(this.#main)
        break
      case 'img':
        if (attributes.get('alt')) this.text()
        break
      case 'a':
        if (attributes.get('name')) this.#ids.add(attributes.get('name')!)
        break
      case 'base':
        this.#complain('has a <base>, which bends every relative link', excerpt())
        break
      case 'meta':
        if (isRefresh(attributes)) this.#sendsOn = true
        break
    }
  }

  #readId(id: string, excerpt: () => string): void {
    if (id === '' || /\s/.test(id)) this.#complain('has an id that is empty or holds white space', excerpt())
    else if (this.#ids.has(id)) this.#complain(`has the id "${id}" more than once`, excerpt())
    else this.#ids.add(id)
  }

  #begin(element: TextCount): void {
    element.elements++
    this.#waiting.add(element)
  }

  #end(element: TextCount): void {
    if (this.#waiting.delete(element)) element.empty++
  }

  #judge(tag: string, { elements, empty }: TextCount): void {
    if (elements === 0) this.#complain(`has no <${tag}>`)
    else if (elements > 1) this.#complain(`has ${elements} <${tag}> elements, and should have one`)
    else if (empty > 0) this.#complain(`has a <${tag}> without text`)
  }

  #complain(message: string, excerpt?: string): void {
    this.#problems.push(excerpt === undefined ? { message } : { message, excerpt })
  }
}

interface TextCount {
  elements: number
  /** How many of them had no text. */
  empty: number
}

/** Where a reader may go from this element. */
function visited(tag: string, attributes: Map<string, string>): string[] {
  if (tag === 'a' || tag === 'area') return present(attributes, ['href', 'xlink:href'])
  if (tag === 'link') return loads(attributes) ? [] : present(attributes, ['href'])
  if (tag === 'meta') return isRefresh(attributes) ? refreshTarget(attributes.get('content') ?? '') : []
  return present(attributes, ['action', 'formaction'])
}

/** What the browser fetches because of this element. */
function loaded(tag: string, attributes: Map<string, string>): string[] {
  const sets = [attributes.get('srcset'), attributes.get('imagesrcset')]
  const fromSets = sets.flatMap((set) => (set ? candidates(set) : []))
  if (tag === 'link') return loads(attributes) ? [...present(attributes, ['href']), ...fromSets] : []
  const names = LOADS[tag]
  return names ? [...present(attributes, names), ...fromSets] : []
}

function loads(attributes: Map<string, string>): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  // "alternate stylesheet" is fetched.
  return relations.some((relation) => !RELATIONS.has(relation))
}

function present(attributes: Map<string, string>, names: string[]): string[] {
  return names.flatMap((name) => attributes.get(name) ?? [])
}

/** The addresses of a `srcset`: each up to white space; commas within an address belong to it, a trailing one does not. */
function candidates(srcset: string): string[] {
  return Array.from(srcset.matchAll(/[\s,]*([^\s]+)(?:\s+[^,]*)?/g), ([, address]) => address!.replace(/,+$/, ''))
}

function isRefresh(attributes: Map<string, string>): boolean {
  return attributes.get('http-equiv')?.toLowerCase() === 'refresh'
}

/** The address of `0; url=/where/`, with or without quotes. A refresh without one reloads the page itself. */
function refreshTarget(content: string): string[] {
  const found = /^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)"|'([^']*)'|(.*))$/i.exec(content)
  const target = found?.[1] ?? found?.[2] ?? found?.[3]
  return target ? [target] : []
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
