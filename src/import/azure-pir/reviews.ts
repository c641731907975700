/** Takes a page or a fragment of HTML apart into the reviews that stand on it. */
import type { Element, Root as HtmlRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes, Paragraph, Root, RootContent } from 'mdast'
import { type InputFile, InputRefused } from '../importer.ts'
import { textOf } from '../read-text.ts'
import { plainText } from '../told/plain-text.ts'
import { type Topic, topicOf } from './headings.ts'

export interface ReviewSection {
  topic: Topic
  /** As it stands there. */
  heading: string
  blocks: RootContent[]
}

export interface Review {
  /** `NKRF-1TG`. */
  trackingId?: string
  title?: string
  line: number
  isPreliminary: boolean
  /** The words above its first section, in one line. */
  head: string
  sections: ReviewSection[]
}

const LARGEST = 8 * 1024 ** 2
/** Elements that the parser may make of a page: it repeats markup that is left open in each paragraph. */
const MOST_ELEMENTS = 3_000_000
const MARKUP = /<(\/?)([a-z][a-z0-9]*)\b/gi
const LEFT_OPEN = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i

const TRACKING_ID = /\btracking id\W{0,4}([A-Z0-9_]{4}-[A-Z0-9_]{3})\b/i
const SURVEY = /^https?:\/\/(?:www\.)?aka\.ms\/AzPIR\/([A-Z0-9_]{4}-[A-Z0-9_]{3})$/i

/**
 * @throws {InputRefused} when no review stands on the page, or when it is more than a page can be.
 */
export function reviewsIn(file: InputFile): Review[] {
  const reviews = split(markdownTree(textOf(file), file.path).children)
  if (reviews.length > 0) return reviews
  const message = 'no post incident review stands in this file: there is no heading “What happened?”'
  throw new InputRefused([{ file: file.path, message, hint: 'Save the page with the review opened, as HTML.' }])
}

function markdownTree(html: string, file: string): Root {
  const refuse = (message: string): never => {
    throw new InputRefused([
      { file, message, hint: 'Save the part of the page that holds the review, and import that.' },
    ])
  }
  if (html.length > LARGEST) refuse(`the page is larger than ${LARGEST / 1024 ** 2} MB`)
  let open = 0
  let mostOpen = 1
  let elements = 0
  for (const [, closes, name] of html.matchAll(MARKUP)) {
    elements++
    if (!LEFT_OPEN.test(name!)) continue
    open = Math.max(0, open + (closes ? -1 : 1))
    mostOpen = Math.max(mostOpen, open)
  }
  if (elements * mostOpen > MOST_ELEMENTS) refuse('the page has more markup than a page of reviews')
  try {
    const tree = fromHtml(html, { fragment: true })
    prepare(tree)
    const root = toMdast(tree)
    return root.type === 'root' ? root : { type: 'root', children: [root as RootContent] }
  } catch (error) {
    if (error instanceof RangeError) return refuse('the elements of the page are nested too deeply')
    throw error
  }
}

/** Elements that are not the page’s text. */
const FURNITURE =
  /^(?:script|style|template|noscript|nav|header|footer|form|button|svg|head|title|iframe|object|select|img|picture|video|audio)$/
/** Elements that hold other blocks; a table of them is a layout. */
const HOLDS_BLOCKS = /^(?:p|div|ul|ol|h[1-6]|section|article)$/

/** Takes furniture away, writes ids as text, and makes plain containers of tables that only arrange. Does not recurse. */
function prepare(tree: HtmlRoot): void {
  const tables: Element[][] = []
  const waiting: { node: HtmlRoot | Element; around: Element[] }[] = [{ node: tree, around: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, around } = next
    node.children = node.children.filter((child) => !(child.type === 'element' && FURNITURE.test(child.tagName)))
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (HOLDS_BLOCKS.test(child.tagName) && around.length > 0) tables.push(around)
      const isTable = /^(?:table|thead|tbody|tfoot|tr|td|th)$/.test(child.tagName)
      const inside = child.tagName === 'table' ? [child] : isTable && around.length > 0 ? [...around, child] : around
      waiting.push({ node: child, around: inside.length > 24 ? inside.slice(-24) : inside })
    }
    const id =
      node.type === 'element'
        ? /^incident-history-collapse-([A-Z0-9_]{4}-[A-Z0-9_]{3})$/.exec(String(node.properties['id'] ?? ''))?.[1]
        : undefined
    if (id && node.type === 'element') {
      node.children.unshift({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'text', value: `Tracking ID: ${id}` }],
      })
    }
  }
  for (const around of tables) for (const element of around) element.tagName = 'div'
}

interface Heading {
  topic: Topic
  words: string
  /** What stands behind it in the same paragraph. */
  rest?: Paragraph
}

/** A block that is a heading, or begins with one in bold. */
function headingOf(node: RootContent): Heading | undefined {
  if (node.type !== 'heading' && node.type !== 'paragraph') return undefined
  const { text } = plainText([node])
  const whole = topicOf(text)
  if (whole) return { topic: whole, words: text }
  if (node.type === 'heading') return undefined
  const at = node.children.findIndex(
    (child) => child.type !== 'break' && !(child.type === 'text' && child.value.trim() === ''),
  )
  const first = node.children[at]
  if (first?.type !== 'strong') return undefined
  const words = plainText([first]).text
  const topic = topicOf(words)
  return topic && { topic, words, rest: { ...node, children: withoutLead(node.children.slice(at + 1)) } }
}

function withoutLead(children: Paragraph['children']): Paragraph['children'] {
  const start = children.findIndex((child) => child.type !== 'break')
  const rest = start === -1 ? [] : children.slice(start)
  const [first, ...others] = rest
  return first?.type === 'text' ? [{ ...first, value: first.value.replace(/^[\s:–-]+/, '') }, ...others] : rest
}

/** Older reviews part their sections by line breaks alone: each heading in bold begins a paragraph. */
function atHeadings(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node]
  const parts: Paragraph[] = []
  for (const [index, child] of node.children.entries()) {
    const isHeading = child.type === 'strong' && topicOf(plainText([child]).text) !== undefined
    if (parts.length === 0 || (isHeading && node.children[index - 1]?.type === 'break')) {
      parts.push({ ...node, children: [] })
    }
    parts.at(-1)!.children.push(child)
  }
  for (const { children } of parts) while (children.at(-1)?.type === 'break') children.pop()
  return parts
}

/** A review begins with what happened, and a few short lines above that: its title, its id, its day. */
function split(blocks: readonly RootContent[]): Review[] {
  const reviews: Review[] = []
  let review: Review | undefined
  let above: RootContent[] = []
  for (const node of blocks.flatMap(atHeadings)) {
    const heading = headingOf(node)
    if (heading?.topic === 'happened') {
      const section = review?.sections.at(-1)
      const head = section ? takenHead(section.blocks) : above
      review = reviewUnder(head, node)
      reviews.push(review)
      above = []
    }
    if (heading && review) {
      const rest = heading.rest && heading.rest.children.length > 0 ? [heading.rest] : []
      review.sections.push({ topic: heading.topic, heading: heading.words.replace(/\s*:\s*$/, ''), blocks: rest })
    } else if (review) review.sections.at(-1)!.blocks.push(node)
    else above.push(node)
  }
  for (const each of reviews) each.trackingId ??= surveyId(each)
  return reviews
}

/** Takes the head of the next review from the end of the section before it. */
function takenHead(blocks: RootContent[]): RootContent[] {
  const at = blocks.findLastIndex(
    (node) =>
      node.type === 'list' ||
      node.type === 'table' ||
      (node.type === 'paragraph' && plainText([node]).text.length > 200 && !ABOUT_REVIEW.test(plainText([node]).text)),
  )
  return blocks.splice(Math.max(at + 1, blocks.length - 8))
}

const ABOUT_REVIEW = /"?(?:preliminary|final)"? (?:pir|post incident review)|azure incident retrospective/i

function reviewUnder(head: readonly RootContent[], first: RootContent): Review {
  const lines = head.map((node) => plainText([node]).text).filter((line) => line !== '')
  const all = lines.join('\n')
  const id = TRACKING_ID.exec(all)?.[1]
  const title = lines.findLast((line) => isTitle(line))
  return {
    ...(id ? { trackingId: id.toUpperCase() } : {}),
    ...(title ? { title: titleWords(title) } : {}),
    line: lineOf(first),
    isPreliminary: /preliminary["”]? (?:pir|post incident review)/i.test(all),
    head: all,
    sections: [],
  }
}

/** What stands in no element of its own has no place; its first words have one. */
function lineOf(node: Nodes): number {
  const [first] = 'children' in node ? node.children : []
  return node.position?.start.line ?? (first ? lineOf(first) : 1)
}

function isTitle(line: string): boolean {
  return (
    line.length >= 10 &&
    line.length <= 200 &&
    /\p{L}{3}/u.test(titleWords(line)) &&
    !ABOUT_REVIEW.test(line) &&
    !/^(?:watch|join|you can rate|last updated|tracking id|status|product|region|date|this is our)\b/i.test(line) &&
    !/https?:/.test(line)
  )
}

/** The title without the kind of document, the day of the list and the id. */
function titleWords(line: string): string {
  return line
    .replace(TRACKING_ID, '')
    .replace(/^\s*\d{1,2}\/\d{1,2}\/\d{4}\s*/, '')
    .replace(
      /^\W*(?:(?:preliminary |final )?post[- ]incident review(?: \(PIR\))?|PIR|RCA|mitigated|resolved)\s*[-–—:|]\s*/i,
      '',
    )
    .replace(/[\s\-–—|:(]+$/, '')
    .trim()
}

function surveyId({ sections }: Review): string | undefined {
  const waiting: Nodes[] = sections.flatMap(({ blocks }) => blocks)
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const id = node.type === 'link' ? SURVEY.exec(node.url)?.[1] : undefined
    if (id) return id.toUpperCase()
    if ('children' in node) for (const child of node.children) waiting.push(child)
  }
  return undefined
}
