/**
 * A text that is changed by small edits and still knows, for each of its lines, the line of the source that it comes from.
 *
 * Documents are edited where something has to change, and never written anew from a syntax tree: what no edit names
 * stays byte for byte, above all code. A serialiser would choose other fences, indents and escapes.
 */

/** Replaces the characters from `start` up to `end`. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

export class EditedText {
  #text: string
  #starts: number[]
  /** The line of the source, for each line of the text. */
  #sources: number[]

  /** @param firstLine line of the source on which the text begins */
  constructor(text: string, firstLine = 1) {
    this.#text = text
    this.#starts = lineStarts(text)
    this.#sources = this.#starts.map((_, index) => firstLine + index)
  }

  get text(): string {
    return this.#text
  }

  /** The lines, each with its line of the source. */
  lines(): { text: string; source: number }[] {
    return this.#text.split('\n').map((text, index) => ({ text, source: this.#sources[index]! }))
  }

  /** Other lines in place of all. */
  replaceLines(lines: readonly { text: string; source: number }[]): void {
    this.#text = lines.map(({ text }) => text).join('\n')
    this.#starts = lineStarts(this.#text)
    this.#sources = lines.length > 0 ? lines.map(({ source }) => source) : [1]
  }

  /** The line of the source that a character comes from. */
  sourceLine(offset: number): number {
    return this.#sources[this.#lineAt(offset)]!
  }

  /** The offset of a place, both counted from 1. */
  offset(line: number, column: number): number {
    const start = this.#starts[Math.min(line, this.#starts.length) - 1]!
    return Math.min(this.#text.length, start + column - 1)
  }

  /** Applies edits in the order of their places; of two that overlap, the first counts. Returns how many were applied. */
  apply(edits: readonly TextEdit[]): number {
    const pieces: string[] = []
    const sources = [this.#sources[0]!]
    let at = 0
    let count = 0
    const keep = (end: number) => {
      for (let line = this.#lineAt(at) + 1; line < this.#starts.length && this.#starts[line]! <= end; line++)
        sources.push(this.#sources[line]!)
      pieces.push(this.#text.slice(at, end))
    }
    for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < at || end < start) continue
      keep(start)
      const first = this.sourceLine(start)
      const last = this.sourceLine(end)
      const breaks = text.split('\n').length - 1
      for (let index = 1; index <= breaks; index++)
        sources.push(index === breaks ? last : Math.min(first + index, last))
      pieces.push(text)
      at = end
      count++
    }
    keep(this.#text.length)
    this.#text = pieces.join('')
    this.#starts = lineStarts(this.#text)
    this.#sources = sources
    return count
  }

  #lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
