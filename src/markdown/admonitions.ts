import type { Element, ElementContent } from 'hast'
import type { BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent } from 'mdast'
import { type AdmonitionKind, admonitionHint, admonitionKind, admonitionLabel } from './admonition-kinds.ts'
import { type BodyState, report } from './body-state.ts'
import { element, text, textOf } from './element.ts'
import { startOf } from './source-text.ts'

/** What an admonition says about itself. */
export interface Admonition {
  kind: AdmonitionKind
  title: ElementContent[]
  /** Whether readers can fold it, and how it stands at first. */
  fold: 'none' | 'closed' | 'open'
}

/** An admonition as readers get it. It is a note, not a landmark: pages would have dozens of those. */
export function admonitionElement(admonition: Admonition, children: ElementContent[]): Element {
  const { kind, title, fold } = admonition
  if (fold !== 'none') {
    const summary = element('summary', { className: ['admonition-title'] }, title)
    return element(
      'details',
      { className: ['admonition'], dataKind: kind, ...(fold === 'open' ? { open: true } : {}) },
      [summary, ...children],
    )
  }
  return element(
    'aside',
    { className: ['admonition'], role: 'note', dataKind: kind, ariaLabel: textOf(title).trim() },
    [element('p', { className: ['admonition-title'] }, title), ...children],
  )
}

/** The kind and the default title for a name of a `:::name` or `!!! name`; an unknown one is reported and shown as a note. */
export function namedAdmonition(name: string, offset: number, length: number, body: BodyState): Admonition {
  const kind = admonitionKind(name)
  if (!kind) {
    const start = body.source.range(offset, offset)
    report(
      body,
      'admonition-kind',
      'error',
      { ...start, endColumn: start.column + length },
      `there is no kind of admonition called “${name}”`,
      admonitionHint(name),
    )
  }
  return { kind: kind ?? 'note', title: [text(admonitionLabel(name, body.context.lang))], fold: 'none' }
}

/** A block quote that is an admonition: what it says and what remains of its content. */
export interface QuotedAdmonition {
  name: string
  /** The author's own title, still to be composed. */
  title: PhrasingContent[] | undefined
  fold: 'none' | 'closed' | 'open'
  children: (BlockContent | DefinitionContent)[]
}

const ALERT = /^\[!([A-Za-z][\w-]*)\]([+-]?)[ \t]*/
const LABEL = /^([A-Za-z]+)[ \t]*(:?)$/

/** Reads `> [!NOTE]`, `> **Note:** text`, `> **Note**: text` and `> **Warning**` alone on its line. */
export function quotedAdmonition(quote: Blockquote, body: BodyState): QuotedAdmonition | undefined {
  const first = quote.children[0]
  if (first?.type !== 'paragraph') return undefined
  return alert(first, quote, body) ?? labelled(first, quote)
}

function alert(paragraph: Paragraph, quote: Blockquote, body: BodyState): QuotedAdmonition | undefined {
  const opening = paragraph.children[0]
  if (opening?.type !== 'text') return undefined
  const match = ALERT.exec(opening.value)
  if (!match) return undefined
  const name = match[1]!
  if (!admonitionKind(name)) {
    report(
      body,
      'admonition-kind',
      'warn',
      body.source.range(startOf(opening), startOf(opening) + match[0].trimEnd().length),
      `there is no kind of alert called “${name}”, so this stays a quote`,
      admonitionHint(name),
    )
    return undefined
  }
  const { line, rest } = splitFirstLine([
    { ...opening, value: opening.value.slice(match[0].length) },
    ...paragraph.children.slice(1),
  ])
  return {
    name,
    title: line.length > 0 ? line : undefined,
    fold: match[2] === '-' ? 'closed' : match[2] === '+' ? 'open' : 'none',
    children: withFirstParagraph(paragraph, rest, quote),
  }
}

function labelled(paragraph: Paragraph, quote: Blockquote): QuotedAdmonition | undefined {
  const [strong, next, ...others] = paragraph.children
  if (strong?.type !== 'strong' || strong.children.length !== 1) return undefined
  const label = strong.children[0]
  const match = label?.type === 'text' ? LABEL.exec(label.value) : null
  if (!match || !admonitionKind(match[1]!)) return undefined
  const name = match[1]!
  if (!next) return { name, title: undefined, fold: 'none', children: withFirstParagraph(paragraph, [], quote) }
  if (next.type === 'break') {
    return { name, title: undefined, fold: 'none', children: withFirstParagraph(paragraph, others, quote) }
  }
  const value = next.type === 'text' ? next.value : undefined
  if (match[2] !== ':') {
    // Without a colon, "**Note** that …" is a sentence, and only a label alone on its line is one.
    const after = value === undefined ? null : /^[ \t]*(?::|\n)/.exec(value)
    if (!after) return undefined
    const rest = [{ type: 'text' as const, value: value!.slice(after[0].length).trimStart() }, ...others]
    return { name, title: undefined, fold: 'none', children: withFirstParagraph(paragraph, rest, quote) }
  }
  const rest =
    value === undefined ? [next, ...others] : [{ type: 'text' as const, value: value.trimStart() }, ...others]
  return { name, title: undefined, fold: 'none', children: withFirstParagraph(paragraph, rest, quote) }
}

function withFirstParagraph(
  paragraph: Paragraph,
  children: PhrasingContent[],
  quote: Blockquote,
): (BlockContent | DefinitionContent)[] {
  const kept = children.filter((child) => child.type !== 'text' || child.value !== '')
  return kept.length === 0 ? quote.children.slice(1) : [{ ...paragraph, children: kept }, ...quote.children.slice(1)]
}

function splitFirstLine(nodes: PhrasingContent[]): { line: PhrasingContent[]; rest: PhrasingContent[] } {
  const line: PhrasingContent[] = []
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'break') return { line: trimmed(line), rest: nodes.slice(index + 1) }
    const end = node.type === 'text' ? node.value.indexOf('\n') : -1
    if (node.type === 'text' && end !== -1) {
      line.push({ ...node, value: node.value.slice(0, end) })
      return {
        line: trimmed(line),
        rest: [{ ...node, value: node.value.slice(end + 1) }, ...nodes.slice(index + 1)],
      }
    }
    line.push(node)
  }
  return { line: trimmed(line), rest: [] }
}

function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '')
}
