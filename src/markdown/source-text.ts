import type { Range } from '../model/finding.ts'

/**
 * A line as the Markdown parser sees it, and where it stands in the body as the author wrote it.
 *
 * The two differ where a dialect is translated before parsing: the indented body of a MkDocs
 * admonition loses its indentation, and markers stand where a container opens and closes.
 */
export interface SourceLine {
  text: string
  /** Line of the body, from 1. */
  line: number
  /** What to add to a column to get the author's column. */
  shift: number
  /** Columns up to this one are not shifted. */
  from: number
}

/** A body as it is parsed, which knows for each of its places the place in the author's file. */
export class SourceText {
  readonly text: string
  readonly #lines: readonly SourceLine[]
  readonly #starts: number[]
  readonly #firstLine: number
  #lastValue: { value: string; starts: readonly number[] } | undefined

  constructor(lines: readonly SourceLine[], firstLine: number) {
    this.#lines = lines
    this.#firstLine = firstLine
    this.#starts = []
    let offset = 0
    for (const line of lines) {
      this.#starts.push(offset)
      offset += line.text.length + 1
    }
    this.text = lines.map((line) => line.text).join('\n')
  }

  /** The range in the file between two offsets of `text`. */
  range(start: number, end: number): Range {
    const from = this.#place(start)
    const to = this.#place(Math.max(start, end))
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }

  /** The range in the file of a node of the syntax tree. */
  rangeOf(node: Positioned): Range {
    return this.range(startOf(node), endOf(node))
  }

  /** What the author wrote for a node, as the parser saw it. */
  sliceOf(node: Positioned): string {
    return this.text.slice(startOf(node), endOf(node))
  }

  /**
   * Offset of a character of a node's value, such as raw HTML or code, in `text`. A value of several lines
   * has lost its indentation and its quote marks, so each of its lines is sought at the end of a source line.
   * `skip` is the number of source lines above the value: 1 for a fenced code block.
   */
  offsetWithin(node: Positioned, value: string, index: number, skip = 0): number {
    const starts = this.#valueStarts(value)
    const valueIndex = lastAtOrBefore(starts, index)
    const lineStart = starts[valueIndex]!
    const lineIndex = lastAtOrBefore(this.#starts, startOf(node)) + skip + valueIndex
    const source = this.#lines[lineIndex]
    if (!source) return endOf(node)
    const lineEnd = starts[valueIndex + 1]
    const valueLine = value.slice(lineStart, lineEnd === undefined ? undefined : lineEnd - 1)
    const isFirst = skip === 0 && lineStart === 0
    const at = isFirst ? startOf(node) - this.#starts[lineIndex]! : source.text.lastIndexOf(valueLine)
    return this.#starts[lineIndex]! + Math.max(0, at) + (index - lineStart)
  }

  /** Starts of a value's lines; of the last value only, for the tags of one piece of HTML are asked for in a row. */
  #valueStarts(value: string): readonly number[] {
    if (this.#lastValue?.value !== value) this.#lastValue = { value, starts: lineStarts(value) }
    return this.#lastValue.starts
  }

  #place(offset: number): { line: number; column: number } {
    const index = lastAtOrBefore(this.#starts, offset)
    const line = this.#lines[index]
    if (!line) return { line: this.#firstLine, column: 1 }
    const column = offset - this.#starts[index]! + 1
    const shifted = column > line.from ? column + line.shift : column
    return { line: line.line + this.#firstLine - 1, column: Math.max(1, shifted) }
  }
}

/** Anything with a place, as mdast nodes have it. */
export interface Positioned {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined
}

/** Offset of a node's first character in the parsed text. */
export function startOf(node: Positioned): number {
  return node.position?.start.offset ?? 0
}

/** Offset after a node's last character in the parsed text. */
export function endOf(node: Positioned): number {
  return node.position?.end.offset ?? 0
}

/**
 * Splits a body into lines. Line ends become `\n`, so that the same text gives the same page on every
 * system; characters that no page can hold (NUL, lone surrogates) become U+FFFD.
 */
export function sourceLines(markdown: string): SourceLine[] {
  const clean = markdown.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
  return clean.split('\n').map((line, index) => ({ text: line, line: index + 1, shift: 0, from: 0 }))
}

function lineStarts(value: string): number[] {
  const starts = [0]
  for (let at = value.indexOf('\n'); at !== -1; at = value.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the last number that is not larger than `wanted`, in a list that ascends from 0. */
function lastAtOrBefore(ascending: readonly number[], wanted: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ascending[middle]! <= wanted) low = middle
    else high = middle - 1
  }
  return low
}
