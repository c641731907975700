import type { Element, ElementContent } from 'hast'
import type { Heading, PhrasingContent } from 'mdast'
import type { Range } from '../model/finding.ts'
import { anchorProblem } from './anchors.ts'
import { type BodyState, report } from './body-state.ts'
import { element, text, textOf } from './element.ts'
import { endOf } from './source-text.ts'

/** A heading's content without the `{#anchor}` at its end, and that anchor with its place in the parsed text. */
export interface HeadingContent {
  children: PhrasingContent[]
  anchor?: { id: string; start: number; end: number }
}

/**
 * Takes `{#anchor}` off the end of a heading. Only `{#` is taken: `## Deploy {service}` keeps its braces,
 * which the parser's own heading attributes would swallow.
 */
export function headingContent(node: Heading): HeadingContent {
  const last = node.children.at(-1)
  if (last?.type !== 'text') return { children: node.children }
  const written = last.value.trimEnd()
  const at = written.lastIndexOf('{#')
  if (at === -1 || !written.endsWith('}') || written.indexOf('}', at) !== written.length - 1) {
    return { children: node.children }
  }
  const end = endOf(last) - (last.value.length - written.length)
  return {
    children: [...node.children.slice(0, -1), { ...last, value: written.slice(0, at).trimEnd() }],
    anchor: { id: written.slice(at + 2, -1), start: end - (written.length - at), end },
  }
}

/** A heading with its anchor and a link to itself. A first-level heading is reported and becomes a second. */
export function headingElement(
  node: Heading,
  content: HeadingContent,
  children: ElementContent[],
  body: BodyState,
): Element {
  if (node.depth === 1) {
    report(
      body,
      'heading-level',
      'warn',
      body.source.rangeOf(node),
      'a heading of the first level stands in the text, but the title of the page is its only one',
      'Write "##" for a section.',
    )
  }
  const depth = Math.max(2, node.depth)
  const above = body.headings.at(-1)?.depth ?? 1
  if (depth > above + 1) {
    report(
      body,
      'heading-level',
      'warn',
      body.source.rangeOf(node),
      `the heading is of level ${depth}, but what it belongs to is of level ${above}`,
      `Write "${'#'.repeat(above + 1)}": levels go down one at a time.`,
    )
  }
  const words = textOf(children).trim()
  const slug = anchorFor(words, content, body)
  body.headings.push({ depth, slug, text: words })
  const link = element(
    'a',
    {
      className: ['anchor'],
      href: `#${slug}`,
      ariaLabel: body.labels.sectionLink(words),
      dataPagefindIgnore: '',
    },
    [text('#')],
  )
  return element(`h${depth}`, { id: slug }, [...children, text(' '), link])
}

function anchorFor(words: string, content: HeadingContent, body: BodyState): string {
  if (!content.anchor) return naturalAnchor(words, body)
  const { id, start, end } = content.anchor
  const range = body.source.range(start, end)
  const problem = anchorProblem(id)
  if (problem) {
    report(
      body,
      'heading-anchor',
      'error',
      range,
      problem,
      'Write a letter, then letters, digits, "-" or "_", and do not begin with "page-".',
    )
    return naturalAnchor(words, body)
  }
  const given = body.anchors.explicit(id, range)
  if (given.taken) reportDuplicate(id, range, body)
  return given.id
}

function naturalAnchor(words: string, body: BodyState): string {
  const given = body.anchors.forHeading(words)
  // The author's own anchor is the one to change: the other heading has its anchor by its words.
  if (given.clash) reportDuplicate(given.id.replace(/-\d+$/, ''), given.clash, body)
  return given.id
}

function reportDuplicate(id: string, range: Range, body: BodyState): void {
  report(
    body,
    'duplicate-anchor',
    'error',
    range,
    `the anchor “${id}” is that of another heading of this document`,
    'Choose another anchor: a link to it can lead to one place only.',
  )
}
