/** The prose of a handbook, as rules of language judge it: what a reader reads, without code, quotations and names. */
import type { Handbook } from '../handbook.ts'
import type { Range } from '../model/finding.ts'
import type { Language } from '../model/values.ts'

/** A paragraph, a heading, an entry of a list, a cell of a table, or one text of the front matter. */
export interface Passage {
  file: string
  lang: Language
  /** What it is: `heading`, `paragraph` or `cell` in the body, else the field of the front matter, `timeline.3.event`. */
  part: string
  /**
   * As it is read: emphasis and links are their text. What is no prose of the author (code, images, the text of links
   * whose text is a document’s title) is one U+FFFC each. Block quotes and code blocks are no passages.
   */
  text: string
  /** Where a span of the text stands in the file. */
  range(start: number, end: number): Range
}

/** All passages of a handbook, in the order of files and places. Computed once for a handbook. */
export function passagesOf(_handbook: Handbook): Passage[] {
  return []
}
