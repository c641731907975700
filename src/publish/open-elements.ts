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

/** What alone may stand in an element; text, too, only where it is named. */
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
const WITHOUT_TEXT = new Set(Object.keys(CHILDREN))

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

export class OpenElements {
  readonly #open: string[] = []
  readonly #counts = new Map<string, number>()
  readonly #seen = new Set<string>()

  /** Whether an element of this name is open. */
  has(tag: string): boolean {
    return (this.#counts.get(tag) ?? 0) > 0
  }

  /** Notes a start tag, and yields why it cannot stand here, if so. What opens a popover needs no form. */
  begin(tag: string, opensPopover = false): string | undefined {
    const problem = this.#misplaced(tag, opensPopover)
    this.#seen.add(tag)
    if (!VOID.has(tag)) {
      this.#open.push(tag)
      this.#count(tag, 1)
    }
    return problem
  }

  /** Notes an end tag, and yields why it ends nothing, or too much, if so. */
  end(tag: string): string | undefined {
    const innermost = this.#open.at(-1)
    if (!this.has(tag)) return `has a </${tag}> that ends nothing`
    for (let name = this.#open.pop(); name !== undefined; name = this.#open.pop()) {
      this.#count(name, -1)
      if (name === tag) break
    }
    return innermost === tag ? undefined : `has a </${tag}> where <${innermost}> is open`
  }

  /** Yields why text cannot stand here, if so. */
  text(): string | undefined {
    const parent = this.#open.at(-1) ?? ''
    return WITHOUT_TEXT.has(parent) ? `has text ${parent ? `directly in <${parent}>` : 'outside of <html>'}` : undefined
  }

  /** Yields what was left open at the end of the page. */
  finish(): string | undefined {
    return this.#open.length > 0 ? `never ends its <${this.#open.at(-1)}>` : undefined
  }

  #misplaced(tag: string, opensPopover: boolean): string | undefined {
    const parent = this.#open.at(-1) ?? ''
    const parents = Object.hasOwn(PARENTS, tag) ? PARENTS[tag] : undefined
    const children = Object.hasOwn(CHILDREN, parent) ? CHILDREN[parent] : undefined
    const inDrawing = this.has('svg')
    if (!inDrawing && ((parents && !parents.includes(parent)) || (children && !children.includes(tag)))) {
      return `has a <${tag}> directly in ${parent ? `<${parent}>` : 'the page'}, where none may stand`
    }
    if (inDrawing && (parent === 'title' || parent === 'desc')) return `has a <${tag}> in the <${parent}> of a drawing`
    if (this.has('p') && ENDS_PARAGRAPH.has(tag)) return `has a <${tag}> in a <p>, which ends there`
    if (this.has(tag) && NEVER_NESTED.has(tag)) return `has a <${tag}> in a <${tag}>`
    if (CONTROLS.has(tag) && !this.has('form') && !opensPopover) return `has a <${tag}> outside of a form`
    if (ONCE.has(tag) && this.#seen.has(tag)) return `has a second <${tag}>`
    return undefined
  }

  #count(tag: string, by: number): void {
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + by)
  }
}
