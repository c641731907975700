/**
 * Follows which elements of a page are open, and tells where a browser would build another tree than the tags say:
 * where a tag is repaired, moved or ignored, two readers can see two pages.
 */

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const SECTIONS = ['thead', 'tbody', 'tfoot']

/** The elements that one has to stand in directly. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  article: ['main'],
  body: ['html'],
  caption: ['table'],
  dd: ['dl', 'div'],
  dt: ['dl', 'div'],
  figcaption: ['figure'],
  form: ['header', 'main', 'footer'],
  head: ['html'],
  html: [''],
  legend: ['fieldset'],
  li: ['ol', 'ul'],
  link: ['head'],
  main: ['body'],
  meta: ['head'],
  optgroup: ['select'],
  option: ['select', 'optgroup'],
  source: ['picture'],
  summary: ['details'],
  tbody: ['table'],
  td: ['tr'],
  tfoot: ['table'],
  th: ['tr'],
  thead: ['table'],
  tr: ['table', ...SECTIONS],
}

/** What alone may stand in an element, and no text beside it. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  '': ['html'],
  html: ['head', 'body'],
  head: ['link', 'meta', 'script', 'title'],
  optgroup: ['option'],
  select: ['optgroup', 'option'],
  table: ['caption', 'tr', ...SECTIONS],
  tbody: ['tr'],
  tfoot: ['tr'],
  thead: ['tr'],
  tr: ['td', 'th'],
}

/** A browser ends a paragraph before any of these. */
const ENDS_PARAGRAPH = new Set(
  (
    'article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ' +
    'nav ol p pre section summary table ul'
  ).split(' '),
)
/** Elements that never stand in one of their own, and those that do nothing outside of a form but harm. */
const NEVER_NESTED = new Set(['a', 'button', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'svg'])
const CONTROLS = new Set(['button', 'fieldset', 'label', 'select'])
const ONCE = new Set(['html', 'head', 'body'])

/** What is known of all elements of a name; looked up once a page. */
class Kind {
  readonly name: string
  readonly isVoid: boolean
  readonly parents: readonly string[] | undefined
  readonly children: readonly string[] | undefined
  readonly endsParagraph: boolean
  readonly isNeverNested: boolean
  readonly isControl: boolean
  readonly isOnce: boolean
  /** How many of them are open. */
  open = 0
  isSeen = false

  constructor(name: string) {
    this.name = name
    this.isVoid = VOID.has(name)
    this.parents = Object.hasOwn(PARENTS, name) ? PARENTS[name] : undefined
    this.children = Object.hasOwn(CHILDREN, name) ? CHILDREN[name] : undefined
    this.endsParagraph = ENDS_PARAGRAPH.has(name)
    this.isNeverNested = NEVER_NESTED.has(name)
    this.isControl = CONTROLS.has(name)
    this.isOnce = ONCE.has(name)
  }
}

export class OpenElements {
  readonly #kinds = new Map<string, Kind>()
  readonly #page = this.#kind('')
  readonly #drawing = this.#kind('svg')
  readonly #paragraph = this.#kind('p')
  readonly #form = this.#kind('form')
  readonly #title = this.#kind('title')
  readonly #open: Kind[] = []

  get inDrawing(): boolean {
    return this.#drawing.open > 0
  }

  get inTitle(): boolean {
    return this.#title.open > 0
  }

  /** Notes a start tag, and yields why it cannot stand here, if so. What opens a popover needs no form. */
  begin(tag: string, opensPopover = false): string | undefined {
    const kind = this.#kind(tag)
    const problem = this.#misplaced(kind, opensPopover)
    kind.isSeen = true
    if (!kind.isVoid) {
      this.#open.push(kind)
      kind.open++
    }
    return problem
  }

  /** Notes an end tag, and yields why it ends nothing, or too much, if so. */
  end(tag: string): string | undefined {
    const kind = this.#kind(tag)
    if (kind.open === 0) return `has a </${tag}> that ends nothing`
    const innermost = this.#open.at(-1)!
    for (let ended = this.#open.pop(); ended; ended = this.#open.pop()) {
      ended.open--
      if (ended === kind) break
    }
    return innermost === kind ? undefined : `has a </${tag}> where <${innermost.name}> is open`
  }

  /** Yields why text cannot stand here, if so. */
  text(): string | undefined {
    const { name, children } = this.#open.at(-1) ?? this.#page
    return children ? `has text ${name ? `directly in <${name}>` : 'outside of <html>'}` : undefined
  }

  /** Yields what was left open at the end of the page. */
  finish(): string | undefined {
    return this.#open.length > 0 ? `never ends its <${this.#open.at(-1)!.name}>` : undefined
  }

  #misplaced(kind: Kind, opensPopover: boolean): string | undefined {
    const { name: tag, parents } = kind
    const { name: parent, children } = this.#open.at(-1) ?? this.#page
    if (!this.inDrawing && ((parents && !parents.includes(parent)) || (children && !children.includes(tag)))) {
      return `has a <${tag}> directly in ${parent ? `<${parent}>` : 'the page'}, where none may stand`
    }
    if (this.inDrawing && (parent === 'title' || parent === 'desc'))
      return `has a <${tag}> in the <${parent}> of a drawing`
    if (kind.endsParagraph && this.#paragraph.open > 0) return `has a <${tag}> in a <p>, which ends there`
    if (kind.isNeverNested && kind.open > 0) return `has a <${tag}> in a <${tag}>`
    if (kind.isControl && this.#form.open === 0 && !opensPopover) return `has a <${tag}> outside of a form`
    if (kind.isOnce && kind.isSeen) return `has a second <${tag}>`
    return undefined
  }

  #kind(name: string): Kind {
    let kind = this.#kinds.get(name)
    if (!kind) {
      kind = new Kind(name)
      this.#kinds.set(name, kind)
    }
    return kind
  }
}
