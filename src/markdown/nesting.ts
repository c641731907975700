import type { SourceLine } from './source-text.ts'

/** More openers than this in one line cost the parser seconds: it works in squares of the depth. */
const MAX_OPENERS = 500

const OPENERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/

/** A line that opens absurdly many quotes and lists at once, as offsets of the text; undefined when there is none. */
export function openersInOneLine(lines: readonly SourceLine[]): { start: number; end: number } | undefined {
  let start = 0
  for (const { text } of lines) {
    if (text.length > MAX_OPENERS) {
      const opening = OPENERS.exec(text)?.[0] ?? ''
      const count = opening.match(/[^ \t\d]/g)?.length ?? 0
      if (count > MAX_OPENERS) return { start, end: start + text.length }
    }
    start += text.length + 1
  }
  return undefined
}
