/** A file's text, and where in it an offset is. */
import type { Range } from '../model/finding.ts'
import { digest } from './work-cache.ts'

export class SourceText {
  readonly text: string
  #starts: number[] | undefined
  #digest: string | undefined

  /** Stands for the text in the keys of kept work. */
  get digest(): string {
    this.#digest ??= digest(this.text)
    return this.#digest
  }

  constructor(text: string) {
    this.text = text
  }

  /** Where each line begins. Of most texts nobody asks for a place. */
  get #lineStarts(): number[] {
    if (this.#starts) return this.#starts
    const { text } = this
    const starts = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#starts = starts
    return starts
  }

  /** How many lines there are. */
  get lines(): number {
    return this.#lineStarts.length
  }

  /** Line and column, both from 1, of an offset in UTF-16 units. */
  position(offset: number): { line: number; column: number } {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - this.#lineStarts[low]! + 1 }
  }

  /** The offset of a line and a column, both from 1; within the text whatever they are. */
  offset(line: number, column: number): number {
    const start = this.#lineStarts[line - 1] ?? this.text.length
    return Math.min(start + column - 1, this.text.length)
  }

  /** The span between two offsets; an empty span is widened to one character so that a caret can stand under it. */
  range(start: number, end: number): Range {
    const from = this.position(start)
    const to = this.position(Math.max(end, start + 1))
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }

  /** The text of a range. */
  within({ line, column, endLine, endColumn }: Range): string {
    return this.text.slice(this.offset(line, column), this.offset(endLine, endColumn))
  }

  /** The text of a line, counted from 1, without its line break. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1]
    if (start === undefined) return ''
    const end = this.text.indexOf('\n', start)
    return this.text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
  }
}

/** The first line of a file, for problems that concern it as a whole. */
export const wholeFile: Range = { line: 1, column: 1, endLine: 1, endColumn: 2 }
