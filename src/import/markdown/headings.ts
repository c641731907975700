/**
 * Headings of a foreign document: which is its title, the levels of the others, and the anchors that its generator gave
 * them, so that links to a part of a page still find it.
 */
import { slug as githubSlug } from 'github-slugger'
import type { Heading, Nodes } from 'mdast'
import { toString as wordsIn } from 'mdast-util-to-string'
import { AnchorRegister, anchorProblem } from '../../markdown/anchors.ts'
import { isKnownElement } from '../../markdown/html-elements.ts'
import type { LooseAnchor } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { nodesIn, parseBody } from './parsed-body.ts'

/** Who makes the anchors: GitHub’s way is also that of Docusaurus, Hugo, MyST and mdBook. */
export type AnchorStyle = 'github' | 'python-markdown'

export interface ForeignHeadings {
  /** Words of the heading that can be the title; absent when there is none. */
  title?: string
  /** For each anchor of the source the anchor that stands for it now; undefined is the top of the page. */
  anchors: Map<string, string | undefined>
  /** The headings in their order. */
  sections: { words: string; anchor: string | undefined }[]
}

interface Found {
  node: Heading
  start: number
  end: number
  line: number
  words: string
  explicit?: string
  isNested: boolean
  isTop: boolean
}

/** `{#id}`, `{: #id .class}`, `{ #id }`, `{.class}` at the end of a heading. */
const ATTRIBUTES =
  /[ \t]*\{:?[ \t]*((?:[#.][^\s{}]+|[\w-]+=(?:"[^"{}]*"|[^\s{}"]+))(?:[ \t]+(?:[#.][^\s{}]+|[\w-]+=(?:"[^"{}]*"|[^\s{}"]+)|-))*)[ \t]*\}[ \t]*$/

/**
 * Takes the title out of the text, makes levels regular and writes anchors where ours would be others.
 *
 * @param given the title that the front matter says
 */
export function settleHeadings(
  body: EditedText,
  given: string | undefined,
  style: AnchorStyle,
  loose: readonly LooseAnchor[],
): ForeignHeadings {
  const parsed = parseBody(body)
  const found: Found[] = []
  for (const { node, parents } of nodesIn(parsed.root)) {
    if (node.type !== 'heading') continue
    const { start, end } = parsed.place(node)
    const whole = headingWords(node).trim()
    const attributes = ATTRIBUTES.exec(whole)
    const explicit = /(?:^|\s)#([^\s{}]+)/.exec(attributes?.[1] ?? '')?.[1]
    const words = attributes ? whole.slice(0, attributes.index).trim() : whole
    found.push({
      node,
      start,
      end,
      line: body.sourceLine(start),
      words,
      ...(explicit ? { explicit } : {}),
      isNested: parents.length > 1,
      isTop: parsed.root.children.find(({ type }) => type !== 'html' && type !== 'definition') === node,
    })
  }
  const titleHeading = chosenTitle(found)
  const title = titleHeading?.words
  // A heading that says no more than the title is the title, and the page shows that above the text.
  const leaves =
    titleHeading !== undefined &&
    isPlain(titleHeading.node) &&
    title!.length <= 120 &&
    (given === undefined ? titleHeading.isTop || titleHeading.node.depth === 1 : sameWords(given, title!))
  const kept = found.filter((each) => !(leaves && each === titleHeading))
  const edits: TextEdit[] = []
  if (leaves) edits.push({ start: titleHeading.start, end: titleHeading.end, text: '' })
  const levels = regularLevels(kept.map(({ node }) => node.depth))
  const sourceAnchors = anchorsOf(found, style)
  const writer = new AnchorWriter(kept)
  const places: { heading: Found; anchor: string | undefined }[] = []
  if (leaves) places.push({ heading: titleHeading, anchor: undefined })
  for (const [index, heading] of kept.entries()) {
    const anchor = writer.anchor(heading, sourceAnchors.get(heading)!)
    places.push({ heading, anchor: anchor.id })
    edits.push(...headingEdits(heading, levels[index]!, anchor.written, body.text))
  }
  places.sort((a, b) => a.heading.start - b.heading.start)
  const anchors = new Map<string, string | undefined>()
  const name = (id: string, anchor: string | undefined) => {
    if (id !== '' && !anchors.has(id)) anchors.set(id, anchor)
  }
  for (const { heading, anchor } of places) name(sourceAnchors.get(heading)!, anchor)
  for (const { id, line } of loose) {
    const near =
      places.find(({ heading }) => heading.line >= line && heading.line <= line + 4) ??
      places.findLast(({ heading }) => heading.line < line)
    name(id, near?.anchor)
  }
  for (const { heading, anchor } of places) for (const id of variants(heading.words)) name(id, anchor)
  body.apply(edits)
  return {
    ...(title ? { title } : {}),
    anchors,
    sections: places.map(({ heading, anchor }) => ({ words: heading.words, anchor })),
  }
}

/** The anchor that a fragment means. `found` is false when the document has none like it. */
export function anchorFor(
  fragment: string,
  { anchors }: ForeignHeadings,
): { found: true; anchor: string | undefined } | { found: false } {
  for (const name of [fragment, fragment.toLowerCase(), fragment.replace(/^user-content-/, '')]) {
    if (anchors.has(name)) return { found: true, anchor: anchors.get(name) }
  }
  const wanted = bare(fragment)
  if (wanted !== '') for (const [name, anchor] of anchors) if (bare(name) === wanted) return { found: true, anchor }
  return { found: false }
}

/** The words of a heading as the renderer makes its anchor of them. */
function headingWords(node: Nodes): string {
  if (node.type === 'html') {
    const name = /^<\/?([A-Za-z][^\s/>]*)/.exec(node.value)?.[1]
    return name && !isKnownElement(name) ? node.value : ''
  }
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'footnoteReference') return ''
  return 'children' in node ? node.children.map(headingWords).join('') : wordsIn(node)
}

/** Whether a heading is words alone: what else it holds would be lost in a title. */
function isPlain(node: Heading): boolean {
  return [...nodesIn({ type: 'root', children: [node] })].every(
    ({ node: each }) => !['link', 'linkReference', 'image', 'imageReference', 'footnoteReference'].includes(each.type),
  )
}

/** The first heading of the first level, where nothing but lower levels or words stands above it; else the first heading at the top. */
function chosenTitle(found: readonly Found[]): Found | undefined {
  const outer = found.filter(({ isNested, words }) => !isNested && words !== '')
  return outer.find(({ node }) => node.depth === 1) ?? outer.find(({ isTop }) => isTop) ?? outer[0]
}

export function sameWords(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return a.trim() === b.trim() || (plain(a) !== '' && plain(a) === plain(b))
}

/** Levels from 2 that go down one at a time, and keep what belongs to what. */
function regularLevels(depths: readonly number[]): number[] {
  const above: number[] = []
  return depths.map((depth) => {
    while (above.length > 0 && above.at(-1)! >= depth) above.pop()
    above.push(depth)
    return Math.min(6, above.length + 1)
  })
}

/** The anchors that the source’s generator gives its headings. */
function anchorsOf(found: readonly Found[], style: AnchorStyle): Map<Found, string> {
  const anchors = new Map<Found, string>()
  const taken = new Set(found.flatMap(({ explicit }) => (explicit ? [explicit] : [])))
  const counts = new Map<string, number>()
  for (const heading of found) {
    if (heading.explicit) {
      anchors.set(heading, heading.explicit)
      continue
    }
    const wanted = style === 'github' ? githubSlug(heading.words) : pythonSlug(heading.words)
    let count = counts.get(wanted) ?? 0
    const separator = style === 'github' ? '-' : '_'
    let id = wanted
    while (taken.has(id) || (wanted === '' && count === 0)) id = `${wanted}${separator}${++count}`
    counts.set(wanted, count)
    taken.add(id)
    anchors.set(heading, id)
  }
  return anchors
}

/** As Python-Markdown’s extension `toc` makes it. */
function pythonSlug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[^\0-\x7f]/g, '')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-')
}

/** Other anchors that generators make of the same words. */
function variants(words: string): string[] {
  return [githubSlug(words), pythonSlug(words), githubSlug(words).replace(/-{2,}/g, '-')]
}

/** Gives headings their anchors in the order of the text, as the renderer will. */
class AnchorWriter {
  readonly #register = new AnchorRegister()
  readonly #given = new Set<string>()
  readonly #counts = new Map<string, number>()
  /** How many headings without an anchor of their own have the same words. */
  readonly #natural: Map<string, number>

  constructor(headings: readonly Found[]) {
    this.#natural = new Map()
    for (const { words, explicit } of headings)
      if (!explicit) this.#natural.set(githubSlug(words), (this.#natural.get(githubSlug(words)) ?? 0) + 1)
  }

  /** @param theirs the anchor that the source gives. `written` is what has to be said for it, where the renderer would give another. */
  anchor({ node, words, explicit, line }: Found, theirs: string): { id: string; written?: string } {
    const natural = githubSlug(words)
    const isMarked = [...nodesIn({ type: 'root', children: [node] })].some(
      ({ node: { type } }) => type === 'image' || type === 'html',
    )
    // Nobody can say here which words a tag of the source leaves in a heading: its anchor has to be written.
    const wanted = isMarked && anchorProblem(theirs) ? `section-${pythonSlug(words)}` : theirs
    // What another heading further down gets of its words cannot be given away.
    const others = (this.#natural.get(wanted) ?? 0) - (!explicit && natural === wanted ? 1 : 0)
    if (!anchorProblem(wanted) && (isMarked || wanted !== this.#next(natural)) && others === 0) {
      const { id, taken } = this.#register.explicit(wanted, { line, column: 1, endLine: line, endColumn: 1 })
      this.#given.add(id)
      return { id, ...(taken ? {} : { written: wanted }) }
    }
    this.#counts.set(natural, (this.#counts.get(natural) ?? 0) + 1)
    const { id } = this.#register.forHeading(words)
    this.#given.add(id)
    return { id }
  }

  /** What the renderer would give to the next heading of these words. */
  #next(natural: string): string {
    let count = this.#counts.get(natural) ?? 0
    let id = count === 0 ? natural : `${natural}-${count}`
    while (this.#given.has(id)) id = `${natural}-${++count}`
    return id
  }
}

function headingEdits(
  { node, start, end }: Found,
  level: number,
  anchor: string | undefined,
  text: string,
): TextEdit[] {
  const written = text.slice(start, end)
  const suffix = anchor ? ` {#${anchor}}` : ''
  const mark = '#'.repeat(level)
  const atx = /^#{1,6}/.exec(written)
  if (atx) {
    const edits: TextEdit[] = atx[0] === mark ? [] : [{ start, end: start + atx[0].length, text: mark }]
    // Behind the words, before the hyphens or number signs that may close a heading.
    const closing = /(?:[ \t]+#+)?[ \t]*$/.exec(written)!
    const wordsEnd = closing.index
    const attributes = ATTRIBUTES.exec(written.slice(0, wordsEnd))
    const from = attributes ? attributes.index : wordsEnd
    if (attributes || suffix) edits.push({ start: start + from, end, text: suffix })
    return edits
  }
  const lines = written.split('\n')
  const words = lines.slice(0, -1).map((line) => line.replace(/^[\s>]+|\s+$/g, ''))
  const attributes = ATTRIBUTES.exec(words.join(' '))
  if (lines.length < 2 || (node.depth === level && !attributes && !suffix)) return []
  const joined = words.join(' ')
  return [{ start, end, text: `${mark} ${attributes ? joined.slice(0, attributes.index) : joined}${suffix}` }]
}

/** A name without all that generators treat differently. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
