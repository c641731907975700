/** The prose of a handbook, as rules of language judge it: what a reader reads, without code, quotations and names. */
import type { Handbook } from '../handbook.ts'
import { aligned, offsetIn } from '../markdown/prose.ts'
import type { BodyPassage } from '../markdown/types.ts'
import type { Range } from '../model/finding.ts'
import type { Language } from '../model/values.ts'
import type { SourceDocument } from '../reader/handbook.ts'

/** A paragraph, a heading, an entry of a list, a cell of a table, or one text of the front matter. */
export interface Passage {
  file: string
  lang: Language
  /** What it is: `heading`, `paragraph` or `cell` in the body, else the field of the front matter, `timeline.3.event`. */
  part: string
  /**
   * As it is read: emphasis and links are their text. What is no prose of the author is U+FFFC: code and images one
   * each, the text of a link that is a document’s title one for each character. Block quotes and code blocks are no passages.
   */
  text: string
  /** Spans of the text that are links, with the title of the document that each leads to, when it leads to one of ours. */
  links: BodyPassage['links']
  /** Where a span of the text stands in the file. */
  range(start: number, end: number): Range
}

/** The passages of a document, in the order of places. */
export function passagesIn(document: SourceDocument, handbook: Handbook): Passage[] {
  return [
    ...frontMatterPassages(document, handbook),
    ...(handbook.bodies.get(document.file)?.prose ?? []).map((passage) => bodyPassage(passage, document)),
  ]
}

function bodyPassage({ part, text, places, links }: BodyPassage, { file, lang }: SourceDocument): Passage {
  const place = (index: number) => {
    let [low, high] = [0, places.length / 3 - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (places[3 * middle]! <= index) low = middle
      else high = middle - 1
    }
    const [at = 0, line = 1, column = 1] = places.slice(3 * low, 3 * low + 3)
    return { line, column: column + index - at }
  }
  return {
    file,
    lang,
    part,
    text,
    links,
    range(start, end) {
      const from = place(start)
      const to = place(Math.max(start, end - 1))
      return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column + 1 }
    },
  }
}

function frontMatterPassages(document: SourceDocument, { source }: Handbook): Passage[] {
  const { file, lang, prose } = document
  return prose.map(({ path, text }) => ({
    file,
    lang,
    part: path.join('.'),
    text,
    links: [],
    range(start, end) {
      const whole = document.locate(path)
      const lines = source.sources.get(file)
      if (!lines) return whole
      const offset = lines.offset(whole.line, whole.column)
      const written = lines.text.slice(offset, lines.offset(whole.endLine, whole.endColumn))
      const spans = aligned(text, written, 0)
      const last = Math.max(start, end - 1)
      const from = (start < text.length ? offsetIn(spans, start) : undefined) ?? 0
      const to = (last < text.length ? offsetIn(spans, last) : undefined) ?? written.length - 1
      return lines.range(offset + from, offset + Math.max(from, to) + 1)
    },
  }))
}
