import type { SourceLine } from './source-text.ts'

/** More openers than this in one line cost the parser seconds: it works in squares of the depth. */
const MOST_OPENERS = 500
/** More character references than this in one paragraph cost it hundreds of megabytes. */
const MOST_REFERENCES = 3_000

const OPENERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/
const REFERENCE = /&[#A-Za-z]/g

/** Why a text is not given to the parser, with the offsets of the line that is too much. */
export interface ParserLimit {
  start: number
  end: number
  rule: 'nesting-depth' | 'too-complex'
  message: string
}

/** Finds what would hold the parser for seconds; undefined for every text that a person writes. Linear. */
export function parserLimit(lines: readonly SourceLine[]): ParserLimit | undefined {
  let start = 0
  let references = 0
  for (const { text } of lines) {
    const end = start + text.length
    if (text.length > MOST_OPENERS && countOpeners(text) > MOST_OPENERS) {
      const message = `a line opens more than ${MOST_OPENERS} quotes and lists at once`
      return { start, end, rule: 'nesting-depth', message }
    }
    if (text.trim() === '') references = 0
    else if (text.includes('&')) references += text.match(REFERENCE)?.length ?? 0
    if (references > MOST_REFERENCES) {
      const message = `a paragraph holds more than ${MOST_REFERENCES} character references such as “&amp;”`
      return { start, end, rule: 'too-complex', message }
    }
    start = end + 1
  }
  return undefined
}

function countOpeners(text: string): number {
  return OPENERS.exec(text)?.[0].match(/[^ \t\d]/g)?.length ?? 0
}
