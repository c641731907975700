/** Findings for people: the place, the line with a caret under the fault, the reason, the remedy. */
import { styleText } from 'node:util'
import type { Finding } from '../../model/finding.ts'
import type { SourceText } from '../../reader/source-text.ts'
import { summarise } from '../index.ts'

export interface TextReportOptions {
  /** Texts of the files, for showing lines. */
  sources: Map<string, SourceText>
  /** Put before each path, so that a terminal can open the file: the content folder as it was given. */
  folder: string
  /** Whether to colour, for a terminal. */
  colour: boolean
}

/** Characters of a long line that are shown around the fault. */
const WINDOW = 100

export function reportText(findings: Finding[], { sources, folder, colour }: TextReportOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text
  const blocks = findings.map((finding) => {
    const { severity, file, line, column, message, hint, rule } = finding
    const label = severity === 'error' ? style(['red', 'bold'], 'error') : style(['yellow', 'bold'], 'warning')
    const lines = [
      `${label} ${style('bold', `${folder}/${printable(file)}:${line}:${column}`)} ${style('dim', rule)}`,
      `  ${printable(message)}`,
    ]
    const excerpt = sources.get(file) && excerptOf(finding, sources.get(file)!)
    if (excerpt) {
      const gutter = String(line).length
      lines.push(
        `  ${style('dim', `${line} |`)} ${printable(excerpt.text)}`,
        `  ${style('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(excerpt.offset)}${style(severity === 'error' ? 'red' : 'yellow', '^'.repeat(excerpt.width))}`,
      )
    }
    if (hint) lines.push(`  ${style('cyan', 'remedy:')} ${printable(hint)}`)
    return lines.join('\n')
  })
  return [...blocks, summaryLine(findings)].join('\n\n')
}

/**
 * Contributed text goes to a terminal here: control characters could move the cursor or hide a line, marks of
 * direction could show it in another order than it has.
 */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\u{FFFD}')
}

function excerptOf({ line, column, endLine, endColumn }: Finding, source: SourceText) {
  const full = source.line(line).replaceAll('\t', ' ')
  if (full.trim() === '') return undefined
  const from = Math.max(0, Math.min(column - 1 - 20, full.length - WINDOW))
  const text = full.slice(from, from + WINDOW)
  const end = endLine === line ? endColumn - 1 : full.length
  const offset = Math.min(column - 1 - from, text.length)
  return { text, offset, width: Math.max(1, Math.min(end - from, text.length) - offset) }
}

/** “3 errors, 1 warning” */
export function summaryLine(findings: Finding[]): string {
  const { errors, warnings } = summarise(findings)
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
}
