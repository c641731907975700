/** Applies the edits that findings carry. */
import type { Edit, Finding } from '../model/finding.ts'
import { SourceText } from '../reader/source-text.ts'

/** A file’s text with fixes applied. */
export interface FixedText {
  text: string
  /** Findings whose fix was applied. One that overlaps another waits for the next run. */
  fixed: Finding[]
}

/**
 * Applies the fixes of one file’s findings to its text. What no edit names stays as it is, to the last blank and line
 * end. A fix is applied whole or not at all, and never one on top of another: the first in the order of places counts.
 */
export function applyFixes(text: string, findings: readonly Finding[]): FixedText {
  const source = new SourceText(text)
  const taken: Span[] = []
  const fixed: Finding[] = []
  for (const finding of findings) {
    const spans = (finding.fix ?? []).map((edit) => spanOf(edit, source))
    // A fix that another finding carries as well is done once, and both are mended.
    const fresh = spans.filter((span) => !taken.some((other) => same(span, other)))
    if (spans.length === 0 || fresh.some((span) => taken.some((other) => overlaps(span, other)))) continue
    taken.push(...fresh)
    fixed.push(finding)
  }
  const pieces: string[] = []
  let end = 0
  for (const span of taken.sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(end, span.start), span.text)
    end = span.end
  }
  return { text: pieces.join('') + text.slice(end), fixed }
}

interface Span {
  start: number
  end: number
  text: string
}

function spanOf({ line, column, endLine, endColumn, text }: Edit, source: SourceText): Span {
  return { start: source.offset(line, column), end: source.offset(endLine, endColumn), text }
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text
}

/** Two insertions at one place overlap as well: which comes first is nobody’s choice but the author’s. */
function overlaps(a: Span, b: Span): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end)
}
