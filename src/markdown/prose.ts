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
  let shift: number | undefined
  for (const [index, at] of aligned(words, source.text, start)) {
    if (at - index === shift && words[index - 1] !== '\n') continue
    shift = at - index
    passage.places.push(passage.text.length + index, ...placeOf(at, source))
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
 * For each character of `words` its offset in `written`, from `start` on. The two differ by what a parser takes away (a
 * backslash, quotes, the indentation of a line) or translates; what cannot be found takes the place of its neighbour.
 */
export function* aligned(words: string, written: string, start: number): Generator<[index: number, at: number]> {
  let at = start
  for (let index = 0; index < words.length; index++) {
    const wanted = words[index]!
    if (written[at] !== wanted) {
      const found = isBlank(wanted) ? nextBlank(written, at) : written.indexOf(wanted, at)
      if (found !== -1 && found - at <= REACH) at = found
      else {
        yield [index, at]
        continue
      }
    }
    yield [index, at]
    at = isBlank(wanted) && written[at] === '\n' ? lineContent(written, at + 1) : at + 1
  }
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n'
}

function nextBlank(written: string, from: number): number {
  for (let at = from; at < written.length && at - from <= REACH; at++) if (isBlank(written[at]!)) return at
  return -1
}

/** Where a line’s content begins: after its indentation. */
function lineContent(written: string, lineStart: number): number {
  let at = lineStart
  while (written[at] === ' ' || written[at] === '\t') at++
  return at
}
