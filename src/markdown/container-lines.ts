import { admonitionKind } from './admonition-kinds.ts'
import { type BlockMap, mapBlocks } from './block-map.ts'
import type { SourceLine } from './source-text.ts'

/**
 * Translates containers that CommonMark does not know into markers that it does.
 *
 * `:::note` and `!!! note` become HTML comments, which interrupt a paragraph, end a list and stay within their
 * quote just as a container's fence should. The renderer finds them again in the syntax tree and puts what
 * stands between two of them into an admonition. What is not a container is left alone to the last character.
 */

/** A place where an admonition opens or closes. */
export type ContainerMarker =
  | {
      role: 'open'
      /** The author's word for the kind. */
      name: string
      hasTitle: boolean
      /** Number of colons, or 0 for the indented form, which `end` closes. */
      fence: number
      /** `closed` and `open` are the states of a part that readers can fold. */
      fold: 'none' | 'closed' | 'open'
      source: string
    }
  | { role: 'title-end'; source: '' }
  | { role: 'close'; fence: number; source: string }

/** Deepest nesting of indented containers; each level costs one more parse of its lines. */
const MAX_INDENTED = 12

const MAY_HOLD_CONTAINER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?::::|!!!|\?\?\?|<\/?[A-Za-z])/m
const LINE_PREFIX = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*/
const FENCE_CLOSE = /^(:{3,})[ \t]*$/
/** `:::note`, `::: note`, `:::{note}`, `::: {.note}`, `::: {.callout-note}`. */
const FENCE_OPEN = /^(:{3,})[ \t]*(?:\{\.?(?:callout-)?([A-Za-z][\w-]*)([^{}]*)\}|([A-Za-z][\w-]*))(?=$|[ \t[{])(.*)$/
const INDENTED_OPEN = /^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"([^"]*)")?[ \t]*$/

/** The markers of one body, and the words to tell them from an author's own comments. */
export class ContainerMarkers {
  readonly #list: ContainerMarker[] = []
  readonly #nonce: string
  readonly #pattern: RegExp

  /** The nonce is the first that the text does not contain: nobody can forge a marker, and bytes stay the same. */
  constructor(text: string) {
    let count = 0
    while (text.includes(`container-${count}:`)) count++
    this.#nonce = `container-${count}:`
    this.#pattern = new RegExp(`<!--${this.#nonce}(\\d+)-->\\n?`, 'g')
  }

  /** Registers a marker and gives the comment that stands for it. */
  add(marker: ContainerMarker): string {
    return `<!--${this.#nonce}${this.#list.push(marker) - 1}-->`
  }

  /** The marker that a comment's text stands for; undefined for an author's comment. */
  find(comment: string): ContainerMarker | undefined {
    return comment.startsWith(this.#nonce) ? this.#list[Number(comment.slice(this.#nonce.length))] : undefined
  }

  /** Puts an author's words back where a marker ended up inside a literal, such as code over several lines. */
  restore(value: string): string {
    if (this.#list.length === 0 || !value.includes(this.#nonce)) return value
    return value.replace(this.#pattern, (mark, index: string) => {
      const source = this.#list[Number(index)]?.source ?? ''
      return source === '' ? '' : source + (mark.endsWith('\n') ? '\n' : '')
    })
  }
}

/** The lines to parse, with markers for containers and placeholders that begin a line kept from being HTML. */
export function markContainers(lines: SourceLine[], markers: ContainerMarkers, depth = 0): SourceLine[] {
  const text = lines.map((line) => line.text).join('\n')
  if (depth > MAX_INDENTED) return lines
  // An indented body is looked at in any case: it may end within a code block.
  if (depth === 0 && !MAY_HOLD_CONTAINER.test(text)) return lines
  const map = mapBlocks(text)
  const out: SourceLine[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (map.isLiteral(index)) {
      out.push(line)
      continue
    }
    const prefix = LINE_PREFIX.exec(line.text)?.[0] ?? ''
    const content = line.text.slice(prefix.length)
    if (content.startsWith(':::')) {
      out.push(...fenceLines(line, prefix, content, markers))
    } else if (content.startsWith('!!!') || content.startsWith('???')) {
      const block = indentedContainer(lines, index, prefix, content, markers, depth)
      out.push(...block.lines)
      index = block.last
    } else {
      out.push(withoutPlaceholderTag(line, index, map))
    }
  }
  if (map.openFence !== undefined && depth > 0) out.push(inserted(map.openFence, lines.at(-1)!))
  return out
}

function fenceLines(line: SourceLine, prefix: string, content: string, markers: ContainerMarkers): SourceLine[] {
  const close = FENCE_CLOSE.exec(content)
  if (close) {
    const marker: ContainerMarker = { role: 'close', fence: close[1]!.length, source: content.trimEnd() }
    return [{ ...line, text: prefix + markers.add(marker) }]
  }
  const open = FENCE_OPEN.exec(content)
  if (!open) return [line]
  const name = (open[2] ?? open[4])!
  const rest = open[5] ?? ''
  const title = fenceTitle(rest)
  const marker: ContainerMarker = {
    role: 'open',
    name,
    hasTitle: title !== undefined,
    fence: open[1]!.length,
    fold: name.toLowerCase() === 'details' ? 'closed' : 'none',
    source: content.trimEnd(),
  }
  const start = prefix.length + content.length - rest.length
  return openingLines(line, prefix, marker, title && { text: title.text, at: start + title.at }, markers)
}

/** The title in ` Title`, `[Title]`, `[Title]{…}` or `{title="Title"}`, and where it begins. */
function fenceTitle(rest: string): { text: string; at: number } | undefined {
  const bracketed = rest.trimStart()
  if (bracketed.startsWith('[')) {
    const end = bracketed.lastIndexOf(']')
    const inner = end > 0 ? bracketed.slice(1, end) : ''
    return inner.trim() === '' ? undefined : { text: inner.trimEnd(), at: rest.length - bracketed.length + 1 }
  }
  if (bracketed.startsWith('{')) {
    const quoted = /\btitle="([^"]+)"/.exec(rest)
    return quoted ? { text: quoted[1]!, at: quoted.index + 7 } : undefined
  }
  return bracketed === '' ? undefined : { text: bracketed.trimEnd(), at: rest.length - bracketed.length }
}

function indentedContainer(
  lines: SourceLine[],
  index: number,
  prefix: string,
  content: string,
  markers: ContainerMarkers,
  depth: number,
): { lines: SourceLine[]; last: number } {
  const line = lines[index]!
  const asWritten = { lines: [line], last: index }
  const open = INDENTED_OPEN.exec(content)
  if (!open) return asWritten
  const indent = continuation(prefix)
  const body: SourceLine[] = []
  let last = index
  for (let next = index + 1; next < lines.length; next++) {
    const candidate = lines[next]!
    const cut = bodyStart(candidate.text, indent)
    if (cut === undefined) {
      if (!isBlank(candidate.text, indent)) break
      body.push({ ...candidate, text: '' })
      continue
    }
    const text = candidate.text.slice(cut)
    body.push({ ...candidate, text, shift: candidate.shift + cut })
    if (text.trim() !== '') last = next
  }
  body.length = last - index
  // Three exclamation marks with nothing indented below them are just that.
  if (body.length === 0) return asWritten
  const title = open[4]
  const marker: ContainerMarker = {
    role: 'open',
    name: kindWord(open[2]!, open[3]!),
    hasTitle: title !== undefined && title.trim() !== '',
    fence: 0,
    fold: open[1] === '!!!' ? 'none' : open[1] === '???' ? 'closed' : 'open',
    source: content.trimEnd(),
  }
  const titlePlace = marker.hasTitle
    ? { text: title!, at: prefix.length + content.lastIndexOf(`"${title}"`) + 1 }
    : undefined
  const inner = markContainers(body, markers, depth + 1).map((bodyLine) => ({
    ...bodyLine,
    text: indent + bodyLine.text,
    shift: bodyLine.shift - indent.length,
    from: bodyLine.from + indent.length,
  }))
  const close = markers.add({ role: 'close', fence: 0, source: '' })
  return {
    lines: [
      ...openingLines(line, prefix, marker, titlePlace, markers),
      ...inner,
      inserted(indent + close, lines[last]!),
    ],
    last,
  }
}

/** MkDocs writes classes behind the kind: `!!! warning inline end`. The first word that is a kind counts. */
function kindWord(first: string, others: string): string {
  return [first, ...others.trim().split(/[ \t]+/)].find((candidate) => admonitionKind(candidate) !== undefined) ?? first
}

function openingLines(
  line: SourceLine,
  prefix: string,
  marker: ContainerMarker,
  title: { text: string; at: number } | undefined,
  markers: ContainerMarkers,
): SourceLine[] {
  const opening = { ...line, text: prefix + markers.add(marker) }
  if (!title) return [opening]
  const indent = continuation(prefix)
  return [
    opening,
    // A no-break space in front keeps a title such as "1. Stop" or "# 5" from becoming a list or a heading.
    {
      text: `${indent}${TITLE_GUARD}${title.text}`,
      line: line.line,
      shift: line.shift + title.at - indent.length - 1,
      from: 0,
    },
    inserted(indent + markers.add({ role: 'title-end', source: '' }), line),
  ]
}

/** Stands in front of a title while it is parsed. */
export const TITLE_GUARD = '\u00A0'

/** The prefix of the lines that follow: quote marks stay, list markers become spaces. */
function continuation(prefix: string): string {
  return prefix.replace(/[^>\t ]/g, ' ')
}

/** Whether a line holds nothing but the quotes that the container itself stands in: a quote within it may be empty, and is one. */
function isBlank(line: string, indent: string): boolean {
  return /^[ \t>]*$/.test(line) && line.split('>').length <= indent.split('>').length
}

/** Where the text of an indented body's line begins; undefined when the line is not indented by four columns more. */
function bodyStart(line: string, indent: string): number | undefined {
  const quotes = indent.split('>').length - 1
  let at = 0
  for (let seen = 0; seen < quotes; at++) {
    if (line[at] === '>') seen++
    else if (line[at] !== ' ' && line[at] !== '\t') return undefined
  }
  let needed = columns(quotes > 0 ? indent.slice(indent.lastIndexOf('>') + 1) : indent) + 4
  while (needed > 0) {
    if (line[at] === ' ') needed--
    else if (line[at] === '\t') needed -= 4 - (columnsBefore(line, at) % 4 || 0)
    else return undefined
    at++
  }
  return at
}

function columns(space: string): number {
  return columnsBefore(space, space.length)
}

function columnsBefore(line: string, end: number): number {
  let column = 0
  for (let at = 0; at < end; at++) column += line[at] === '\t' ? 4 - (column % 4) : 1
  return column
}

/** `<node-name>` alone on a line would begin an HTML block and turn the Markdown behind it into raw text. */
function withoutPlaceholderTag(line: SourceLine, index: number, map: BlockMap): SourceLine {
  const at = map.placeholders.get(index)
  if (at === undefined) return line
  return {
    ...line,
    text: `${line.text.slice(0, at)}\\${line.text.slice(at)}`,
    shift: line.shift - 1,
    from: line.from + at + 1,
  }
}

function inserted(text: string, beside: SourceLine): SourceLine {
  return { text, line: beside.line, shift: 0, from: 0 }
}
