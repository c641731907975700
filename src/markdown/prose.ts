import type { Link, LinkReference, Nodes, Root } from 'mdast'
import { endOf, type SourceText, startOf } from './source-text.ts'
import type { BodyPassage } from './types.ts'

/** Stands in a passage for what is no prose of the author: code, an image, the title of another document. */
export const NO_PROSE = '\uFFFC'

/**
 * The prose of a body: each paragraph, heading and cell as it is read, with the places of its words. Block quotes and
 * code are not the author’s words; an admonition written as a quote is. Does not recurse: nesting is no toy of contributors.
 *
 * @param titleOf the title of the document that a link leads to
 */
export function proseOf(root: Root, source: SourceText, titleOf: TitleOf): BodyPassage[] {
  const passages: BodyPassage[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const part = PARTS[node.type]
    if (part) {
      const passage = passageOf(node, part, source, titleOf)
      if (passage.text.trim() !== '') passages.push(passage)
    } else if ('children' in node && !(node.type === 'blockquote' && !isAdmonition(source.sliceOf(node)))) {
      for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!)
    }
  }
  return passages
}

type TitleOf = (link: Link | LinkReference) => string | undefined

const PARTS: Partial<Record<Nodes['type'], BodyPassage['part']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  tableCell: 'cell',
}

function isAdmonition(quote: string): boolean {
  return /^>\s*\[!/.test(quote)
}

function passageOf(node: Nodes, part: BodyPassage['part'], source: SourceText, titleOf: TitleOf): BodyPassage {
  const passage: BodyPassage = { part, text: '', places: [], links: [] }
  const waiting: (Nodes | (() => void))[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next === 'function') next()
    else if (next.type === 'text') addWords(passage, next.value, startOf(next), source)
    else if (next.type === 'inlineCode' || next.type === 'image' || next.type === 'imageReference') {
      addPlace(passage, startOf(next), source)
      passage.text += NO_PROSE
    } else if (next.type === 'break') addWords(passage, '\n', endOf(next) - 1, source)
    else if ('children' in next) {
      if (next.type === 'link' || next.type === 'linkReference') {
        const title = titleOf(next)
        const start = passage.text.length
        waiting.push(() => addLink(passage, start, title))
      }
      for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index]!)
    }
  }
  return passage
}

/** Adds words, and a place wherever the text as written (escapes, character references, line starts) departs from them. */
function addWords(passage: BodyPassage, words: string, start: number, source: SourceText): void {
  const spans = aligned(words, source.text, start)
  for (let span = 0; span < spans.length; span += 2) {
    passage.places.push(passage.text.length + spans[span]!, ...placeOf(spans[span + 1]!, source))
  }
  passage.text += words
}

/** A link from `start` on to where the passage ends by now. */
function addLink(passage: BodyPassage, start: number, title: string | undefined): void {
  const { text } = passage
  if (text.slice(start).replaceAll('\n', ' ') === title) {
    passage.text = text.slice(0, start) + NO_PROSE.repeat(text.length - start)
  }
  passage.links.push(title === undefined ? [start, text.length] : [start, text.length, title])
}

function addPlace(passage: BodyPassage, offset: number, source: SourceText): void {
  passage.places.push(passage.text.length, ...placeOf(offset, source))
}

function placeOf(offset: number, source: SourceText): [line: number, column: number] {
  const { line, column } = source.range(offset, offset)
  return [line, column]
}

/** How far ahead a character is looked for that does not stand where it is expected: the longest reference is `&CounterClockwiseContourIntegral;`. */
const REACH = 34

/**
 * Where the characters of `words` stand in `written`, from `start` on: for each span of them its index and its offset, in
 * one flat list. Within a span, one stands behind the other; a line begins a span. The two texts differ by what a parser
 * takes away (a backslash, quotes, the indentation of a line) or translates; what cannot be found takes the place of its
 * neighbour.
 */
export function aligned(words: string, written: string, start: number): number[] {
  const spans: number[] = []
  let at = start
  let shift: number | undefined
  for (let index = 0; index < words.length; index++) {
    const code = words.charCodeAt(index)
    const isBlank = code === BLANK || code === LINE_FEED
    let isFound = written.charCodeAt(at) === code
    if (!isFound) {
      const found = isBlank ? nextBlank(written, at) : written.indexOf(words[index]!, at)
      isFound = found !== -1 && found - at <= REACH
      if (isFound) at = found
    }
    if (at - index !== shift || (index > 0 && words.charCodeAt(index - 1) === LINE_FEED)) {
      shift = at - index
      spans.push(index, at)
    }
    if (isFound) at = isBlank && written.charCodeAt(at) === LINE_FEED ? lineContent(written, at + 1) : at + 1
  }
  return spans
}

/** The offset of one character, by the spans that `aligned` has found; absent before the first. */
export function offsetIn(spans: readonly number[], index: number): number | undefined {
  let span = 0
  while (span + 2 < spans.length && spans[span + 2]! <= index) span += 2
  return spans.length === 0 ? undefined : spans[span + 1]! + index - spans[span]!
}

const BLANK = 0x20
const LINE_FEED = 0x0a

function nextBlank(written: string, from: number): number {
  for (let at = from; at < written.length && at - from <= REACH; at++) {
    if (written[at] === ' ' || written[at] === '\n') return at
  }
  return -1
}

/** Where a line’s content begins: after its indentation. */
function lineContent(written: string, lineStart: number): number {
  let at = lineStart
  while (written[at] === ' ' || written[at] === '\t') at++
  return at
}
