/**
 * The syntax tree of a body with places in the text as it stands, as the renderer will read it: with the same parser, and
 * the same translation of containers. What is judged here is therefore what the page will show.
 */
import type { Nodes, Root } from 'mdast'
import { ContainerMarkers, markContainers } from '../../markdown/container-lines.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { parserLimit } from '../../markdown/parser-limits.ts'
import { endOf, type Positioned, SourceText, sourceLines, startOf } from '../../markdown/source-text.ts'
import type { EditedText, TextEdit } from './edited-text.ts'

export interface ParsedBody {
  root: Root
  /** Where a node stands in the text. */
  place(node: Positioned): { start: number; end: number }
  /** Where a part of a node's value stands in the text; `skip` as for `SourceText.offsetWithin`. */
  placeWithin(node: Positioned, value: string, start: number, end: number): { start: number; end: number }
  /** Where a node stands in `parsed`. */
  inner(node: Positioned): { start: number; end: number }
  /** The text as the parser saw it. */
  parsed: string
  /** The place in the text of two offsets of `parsed`. */
  outer(start: number, end: number): { start: number; end: number }
}

/** A body that the parser cannot be given, or refuses. */
export class Unreadable extends Error {}

/** @throws {Unreadable} */
export function parseBody(body: EditedText): ParsedBody {
  const lines = sourceLines(body.text)
  const limit = parserLimit(lines)
  if (limit) throw new Unreadable(limit.message)
  const markers = new ContainerMarkers(body.text)
  const source = new SourceText(markContainers(lines, markers), 1)
  let root: Root
  try {
    root = parseMarkdown(source.text)
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error))
  }
  const outer = (start: number, end: number) => {
    const range = source.range(start, end)
    return { start: body.offset(range.line, range.column), end: body.offset(range.endLine, range.endColumn) }
  }
  return {
    root,
    outer,
    parsed: source.text,
    inner: (node) => ({ start: startOf(node), end: endOf(node) }),
    place: (node) => outer(startOf(node), endOf(node)),
    placeWithin: (node, value, start, end) =>
      outer(source.offsetWithin(node, value, start), source.offsetWithin(node, value, Math.max(start, end - 1)) + 1),
  }
}

/** All nodes in the order of the document, parents first. Does not recurse. */
export function* nodesIn(root: Root): Generator<{ node: Nodes; parents: readonly Nodes[] }> {
  const waiting: { node: Nodes; parents: readonly Nodes[] }[] = [{ node: root, parents: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    if (!('children' in next.node)) continue
    const parents = [...next.parents.slice(-12), next.node]
    for (let index = next.node.children.length - 1; index >= 0; index--)
      waiting.push({ node: next.node.children[index]!, parents })
  }
}

/** The edits that take a node's markup away and leave its words: `[words](address)` becomes `words`. */
export function unwrapped(node: Nodes, { place }: ParsedBody, text: string): TextEdit[] {
  const { start, end } = place(node)
  if (!('children' in node) || node.children.length === 0) return [{ start, end, text: '' }]
  const first = place(node.children[0]!).start
  const last = place(node.children.at(-1)!).end
  // What would begin a list or a heading once it stands at the start of its block stays words.
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const isFirst = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*$/.test(text.slice(lineStart, start))
  const marker = isFirst ? /^(?:(\d+)[.)]|[-*+#>=|~:])/.exec(text.slice(first, last)) : null
  const mark = first + (marker?.[1]?.length ?? 0)
  return [
    { start, end: first, text: '' },
    ...(marker ? [{ start: mark, end: mark, text: '\\' }] : []),
    { start: last, end, text: '' },
  ]
}

/** The spans of code, comments and raw blocks, in which nothing is translated; in their order. */
export function verbatimSpans(body: EditedText): { start: number; end: number }[] {
  let root: Root
  try {
    if (parserLimit(sourceLines(body.text))) return []
    root = parseMarkdown(body.text)
  } catch {
    return []
  }
  const spans: { start: number; end: number }[] = []
  for (const { node } of nodesIn(root)) {
    const isVerbatim =
      node.type === 'code' ||
      node.type === 'inlineCode' ||
      (node.type === 'html' && /^<(?:!--|pre\b)/i.test(node.value))
    if (isVerbatim) spans.push({ start: startOf(node), end: endOf(node) })
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Whether a place lies in one of the spans. */
export function isWithin(spans: readonly { start: number; end: number }[], at: number): boolean {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const { start, end } = spans[middle]!
    if (at < start) high = middle - 1
    else if (at >= end) low = middle + 1
    else return true
  }
  return false
}
