import { applyChosenScheme } from '../client/apply-scheme.ts'
import { type PageUse, useOf } from '../security.ts'
import { resolveReferences } from './character-references.ts'
import { type Attributes, type PageVisitor, readTags } from './html-tags.ts'
import { OpenElements } from './open-elements.ts'
import { mayCarry, mayUse } from './site-markup.ts'

/** An address that a page names. */
export interface PageLink {
  target: string
  /**
   * `load` when the browser fetches it by itself, `send` when it goes there, or sends what was entered, without the
   * reader seeing where, `visit` when a reader may follow it.
   */
  use: 'load' | 'send' | 'visit'
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
  /** What the page is called, and in which language; empty when it does not say. */
  title: string
  language: string
  /** Whether it only sends the reader on to another page. */
  sendsOn: boolean
  links: PageLink[]
  problems: PageProblem[]
}

/** Links that only name a relation. All other `link` elements make the browser fetch, or connect. */
const RELATIONS = new Set(['alternate', 'author', 'canonical', 'help', 'license', 'me', 'next', 'prev', 'search', 'up'])

/** Where elements name addresses, that the browser fetches, beside their `srcset`. */
const LOADS: Record<string, string[]> = {
  img: ['src'],
  script: ['src'],
  source: [],
  use: ['href'],
}

/** Elements that name addresses. */
const NAMING = new Set(['a', 'button', 'form', 'link', 'meta', ...Object.keys(LOADS)])

/** Reads one page of a site. Pages that only send the reader on need no heading and no main part. */
export function auditPage(html: string): PageReading {
  const page = new Page(html)
  readTags(html, page)
  return page.finish()
}

class Page implements PageVisitor {
  readonly #html: string
  readonly #ids = new Set<string>()
  readonly #links: PageLink[] = []
  readonly #problems: PageProblem[] = []
  readonly #elements = new OpenElements()

  #language = ''
  #titleText = ''
  #title: TextCount = { elements: 0, empty: 0 }
  #heading: TextCount = { elements: 0, empty: 0 }
  #main: TextCount = { elements: 0, empty: 0 }
  /** The elements among those three that are open, and have had no text yet. */
  #waiting = new Set<TextCount>()
  /** What the page’s policy was written for. */
  #use: PageUse | undefined
  /** Whether anything stood before the policy: a policy holds from its place on. */
  #hasContent = false
  #sendsOn = false
  /** Where a browser that runs scripts ends the `noscript` that is open. */
  #noscriptEnd = -1
  /** Where the tag stands at which we are. */
  #start = 0
  #end = 0

  constructor(html: string) {
    this.#html = html
  }

  open(tag: string, attributes: Attributes, start: number, end: number): void {
    this.#start = start
    this.#end = end
    const { inDrawing } = this.#elements
    this.#complainHere(this.#elements.begin(tag, tag === 'button' && attributes.has('popovertarget')))
    this.#judgeElement(tag, inDrawing, attributes)
    this.#readElement(tag, inDrawing, attributes)
    if (attributes.has('id')) this.#readId(attributes.get('id')!)
    if (attributes.size > 0 && NAMING.has(tag)) {
      for (const [use, targets] of addresses(tag, attributes)) {
        for (const target of targets) this.#links.push({ target, use, tag, start, end })
      }
    }
    if (this.#html[end - 2] === '/' && inDrawing) this.close(tag, start, end)
  }

  close(tag: string, start: number, end: number): void {
    this.#start = start
    this.#end = end
    this.#complainHere(this.#elements.end(tag))
    if (tag === 'h1') this.#finishElement(this.#heading)
    else if (tag === 'main') this.#finishElement(this.#main)
    else if (tag === 'title' && !this.#elements.inDrawing) this.#finishElement(this.#title)
    else if (tag === 'noscript' && start !== this.#noscriptEnd)
      this.#complainHere('has a <noscript> that ends in two places')
  }

  text(start: number, end: number): void {
    if (this.#waiting.size > 0) this.#waiting.clear()
    if (this.#titleText === '' && this.#elements.inTitle) this.#titleText = this.#html.slice(start, end).trim()
    const problem = this.#elements.text()
    if (problem) this.#problems.push({ message: problem, excerpt: excerptOf(this.#html, { start, end }) })
  }

  oddity(what: string, start: number, end: number): void {
    this.#problems.push({ message: `has ${what}`, excerpt: excerptOf(this.#html, { start, end }) })
  }

  finish(): PageReading {
    for (const open of this.#waiting) this.#finishElement(open)
    this.#complain(this.#elements.finish())
    // Readers drop it, replace it, or stop at it.
    if (this.#html.includes('\0')) this.#complain('has a null character')
    if (!/^\s*<!doctype html>/i.test(this.#html)) this.#complain('does not begin with <!doctype html>')
    if (!this.#language) this.#complain('does not say its language: <html> needs lang')
    if (!this.#use) this.#complain('has no security policy before all else')
    else if ((this.#use === 'redirect') !== this.#sendsOn)
      this.#complain('has the security policy of another kind of page')
    this.#judge('title', this.#title)
    if (!this.#sendsOn) {
      this.#judge('h1', this.#heading)
      this.#judge('main', this.#main)
    }
    return {
      ids: this.#ids,
      title: resolveReferences(this.#titleText),
      language: this.#language,
      sendsOn: this.#sendsOn,
      links: this.#links,
      problems: this.#problems,
    }
  }

  /** Whether this is an element, and these are attributes, that pages of ours are made of. */
  #judgeElement(tag: string, inDrawing: boolean, attributes: Attributes): void {
    const place = inDrawing ? 'drawing' : 'page'
    if (attributes.acceptedIn === place) return
    const before = this.#problems.length
    this.#judgeAttributes(tag, inDrawing, attributes)
    if (this.#problems.length === before) attributes.acceptedIn = place
  }

  #judgeAttributes(tag: string, inDrawing: boolean, attributes: ReadonlyMap<string, string>): void {
    if (!mayUse(tag, inDrawing)) {
      this.#complainHere(ELEMENT_PROBLEMS[tag] ?? `has a <${tag}>, which is on no list of what pages are made of`)
      return
    }
    for (const [name, value] of attributes) {
      if (mayCarry(tag, inDrawing, name, value)) continue
      if (name === 'style') this.#complainHere('has a style attribute, which the security policy blocks')
      else if (name.startsWith('on')) this.#complainHere(`has an inline event handler, ${name}`)
      else this.#complainHere(`has a <${tag}> with ${name}="${shortened(value)}", which is on no list`)
    }
    // What is hidden from readers is not hidden from machines: only our own scripts show it again.
    if (
      attributes.has('hidden') &&
      !attributes.has('id') &&
      attributes.get('class')?.includes('script-only') !== true
    ) {
      this.#complainHere(`hides a <${tag}>, which nothing shows again`)
    }
  }

  #readElement(tag: string, inDrawing: boolean, attributes: ReadonlyMap<string, string>): void {
    switch (tag) {
      case 'html':
        this.#language = attributes.get('lang')?.trim() ?? ''
        break
      case 'title':
        if (!inDrawing) this.#beginElement(this.#title)
        break
      case 'script':
        if (!attributes.has('src') && !isData(attributes.get('type')) && !this.#isApplyScheme(attributes)) {
          this.#complainHere('has a script of its own, which the security policy blocks')
        }
        break
      case 'h1':
        this.#beginElement(this.#heading)
        break
      case 'main':
        this.#beginElement(this.#main)
        break
      case 'img':
        if (attributes.get('alt') && this.#waiting.size > 0) this.#waiting.clear()
        break
      case 'noscript':
        this.#findNoscriptEnd()
        break
      case 'meta':
        this.#readMeta(attributes)
        break
    }
    this.#hasContent ||= tag !== 'html' && tag !== 'head' && attributes.get('charset') === undefined
  }

  /** Looked for once from each place, so that a thousand of them take no longer than one. */
  #findNoscriptEnd(): void {
    if (this.#noscriptEnd > this.#end) return
    const closer = /<\/noscript/gi
    closer.lastIndex = this.#end
    this.#noscriptEnd = closer.exec(this.#html)?.index ?? Number.POSITIVE_INFINITY
  }

  #readMeta(attributes: ReadonlyMap<string, string>): void {
    const kind = attributes.get('http-equiv')?.toLowerCase()
    if (kind === 'refresh') this.#sendsOn = true
    if (kind !== 'content-security-policy' || this.#use || this.#hasContent) return
    this.#use = useOf(attributes.get('content') ?? '')
  }

  /** Whether this is the one script that the policy allows inside a page, to the letter. */
  #isApplyScheme(attributes: ReadonlyMap<string, string>): boolean {
    return attributes.size === 0 && this.#html.startsWith(`${applyChosenScheme}</script>`, this.#end)
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
  #complain(message: string | undefined): void {
    if (message !== undefined) this.#problems.push({ message })
  }

  /** A problem that the tag shows at which we are. */
  #complainHere(message: string | undefined): void {
    if (message === undefined) return
    this.#problems.push({ message, excerpt: excerptOf(this.#html, { start: this.#start, end: this.#end }) })
  }
}

/** What is said of elements that are known for what they do. */
const ELEMENT_PROBLEMS: Readonly<Record<string, string>> = {
  base: 'has a <base>, which bends every relative link',
  // Within a drawing too: it would style the page.
  style: 'has a style sheet of its own, which the security policy blocks',
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

/** The addresses that an element names, by what the browser or the reader does with them. */
function addresses(tag: string, attributes: ReadonlyMap<string, string>): [PageLink['use'], string[]][] {
  switch (tag) {
    case 'a':
      return [['visit', present(attributes, ['href'])]]
    case 'button':
      // What it opens has to be there.
      return [['visit', present(attributes, ['popovertarget']).map((id) => `#${id}`)]]
    case 'form':
      return [['send', present(attributes, ['action'])]]
    case 'meta':
      return isRefresh(attributes) ? [['send', refreshTarget(attributes.get('content') ?? '')]] : []
    case 'link':
      return [[loads(attributes) ? 'load' : 'visit', present(attributes, ['href'])]]
    default: {
      const names = Object.hasOwn(LOADS, tag) ? LOADS[tag] : undefined
      if (!names) return []
      return [['load', [...present(attributes, names), ...present(attributes, ['srcset']).flatMap(candidates)]]]
    }
  }
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

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}

/** Blocks such as `application/ld+json` hold data and never run. */
function isData(type: string | undefined): boolean {
  return type !== undefined && /json$/i.test(type)
}
