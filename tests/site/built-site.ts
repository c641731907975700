import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** A page as a parser that has nothing to do with ours reads it. */
export class Page {
  /** Below the base path, `/runbooks/disk-full/`. */
  readonly address: string
  readonly html: string
  readonly elements: Element[] = []
  readonly ids = new Set<string>()

  constructor(address: string, html: string) {
    this.address = address
    this.html = html
    collect(fromHtml(html), this.elements)
    for (const element of this.elements) {
      const id = attribute(element, 'id')
      if (id !== undefined) this.ids.add(id)
    }
  }

  /** All elements of a tag name, in their order. */
  all(tagName: string): Element[] {
    return this.elements.filter((element) => element.tagName === tagName)
  }

  /** The only element of a tag name. */
  one(tagName: string): Element {
    const [found, ...more] = this.all(tagName)
    if (!found || more.length > 0) throw new Error(`${this.address} has ${more.length + (found ? 1 : 0)} <${tagName}>`)
    return found
  }

  get lang(): string | undefined {
    return attribute(this.one('html'), 'lang')
  }

  /** What the browser calls the page; drawings have titles of their own. */
  get title(): string {
    const title = this.all('title')[0]
    return title && this.all('head').some((head) => head.children.includes(title)) ? wordsOf(title) : ''
  }

  /** What stands in the main part, in words. */
  get words(): string {
    return wordsOf(this.one('main'))
  }

  /** Where the page sends readers on to by itself, if it does. */
  get redirect(): string | undefined {
    const meta = this.all('meta').find((each) => attribute(each, 'http-equiv')?.toLowerCase() === 'refresh')
    return meta && /url=(.*)$/i.exec(attribute(meta, 'content') ?? '')?.[1]
  }

  /** Addresses of the links in a part of the page, or in all of it. */
  links(part?: Element): string[] {
    const elements: Element[] = []
    if (part) collect(part, elements)
    return (part ? elements : this.elements)
      .filter((element) => element.tagName === 'a')
      .flatMap((element) => attribute(element, 'href') ?? [])
  }
}

/** A site in its folder, as a static host would serve it below a base path. */
export class BuiltSite {
  readonly folder: string
  /** Begins and ends with a slash. */
  readonly base: string
  /** Paths of all files, with forward slashes. */
  readonly files: string[]
  readonly #pages = new Map<string, Page>()

  constructor(folder: string, base = '/') {
    this.folder = folder
    this.base = base
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      )
      .sort()
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.folder, path))
  }

  /** Addresses of all pages, below the base path. */
  get addresses(): string[] {
    return this.files.filter((path) => path.endsWith('.html')).map(addressOfFile)
  }

  get pages(): Page[] {
    return this.addresses.map((address) => this.page(address))
  }

  has(address: string): boolean {
    return this.files.includes(fileOfAddress(address))
  }

  page(address: string): Page {
    let page = this.#pages.get(address)
    if (!page) {
      page = new Page(address, this.bytes(fileOfAddress(address)).toString('utf8'))
      this.#pages.set(address, page)
    }
    return page
  }
}

/** The value of an attribute, by its name in HTML. */
export function attribute(element: Element, name: string): string | undefined {
  const key = Object.keys(element.properties).find((each) => spellings(each).includes(name))
  const value = key === undefined ? undefined : element.properties[key]
  if (value === undefined || value === null || value === false) return undefined
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
}

/** `ariaLabelledBy` was `aria-labelledby`, `httpEquiv` was `http-equiv`, `tabIndex` was `tabindex`. */
function spellings(property: string): string[] {
  const hyphenated = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const [first, ...rest] = hyphenated.split('-')
  return [
    property.toLowerCase(),
    hyphenated,
    `${first}-${rest.join('')}`,
    property === 'className' ? 'class' : '',
    property === 'htmlFor' ? 'for' : '',
  ]
}

/** What stands in an element that holds no elements, such as a script. */
export function rawTextOf({ children }: Element): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('')
}

/** The text of an element in one line; blocks do not run into each other. */
export function wordsOf(node: Nodes): string {
  const parts: string[] = []
  gather(node, parts)
  return parts.join('').replace(/\s+/g, ' ').trim()
}

const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
)

function gather(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value)
  if (!('children' in node) || (node.type === 'element' && ['script', 'style'].includes(node.tagName))) return
  for (const child of node.children) gather(child, parts)
  if (node.type === 'element' && !INLINE.has(node.tagName)) parts.push(' ')
}

function collect(node: Root | Element, elements: Element[]): void {
  if (node.type === 'element') {
    elements.push(node)
    if (node.content) collect(node.content, elements)
  }
  for (const child of node.children) if (child.type === 'element') collect(child, elements)
}

function addressOfFile(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`
}

function fileOfAddress(address: string): string {
  return address.slice(1) + (address.endsWith('/') ? 'index.html' : '')
}
