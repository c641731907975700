/**
 * A finding: one thing that is wrong with the content, where it is, why, and what to do about it.
 *
 * Findings are plain values. The reader, the Markdown renderer and the checks all yield them, the
 * reporters print them, and nothing else in the house talks to people about content.
 */

/** `error` stops a build, `warn` does not (unless `--strict`). */
export type Severity = 'error' | 'warn'

/** A span of text in a file. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Range {
  line: number
  column: number
  endLine: number
  /** The column after the last character. */
  endColumn: number
}

/** A change of the text: what stands in the range is replaced. */
export interface Edit extends Range {
  text: string
}

export interface Finding extends Range {
  /** The id of the rule that speaks, for example `link-target`. */
  rule: string
  severity: Severity
  /** Path below the content folder, with forward slashes. */
  file: string
  /** What is wrong, in one sentence, without the place. */
  message: string
  /** What to do about it. */
  hint?: string
  /** What stands in the range must not be shown, in no report: it is a secret, or somebody’s own. */
  masked?: true
  /** The edits of this file that mend it, when there is one way only and it changes no meaning. They do not overlap. */
  fix?: Edit[]
}

/** The edit that writes another word for one of the text, where the range holds that word letter by letter, and nothing else. */
export function rewriting(range: Range, word: string, text: string): Edit[] | undefined {
  const isWhole = range.line === range.endLine && range.endColumn - range.column === word.length
  return isWhole ? [{ ...range, text }] : undefined
}

/** The order in which findings are shown: by file, then place, then rule. Deterministic for the same input. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  )
}

/** Code-unit order: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
