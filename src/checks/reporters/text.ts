/** Findings for people: the place, the lines with carets under the fault, the reason, the remedy. */
import { styleText } from 'node:util'
import type { Finding } from '../../model/finding.ts'
import type { SourceText } from '../../reader/source-text.ts'
import { summarise } from '../index.ts'
import { forgePath } from './forge-path.ts'
import { MaskedSpans } from './masked.ts'
import { printableInLog } from './printable.ts'
import { terminalWidth } from './terminal-width.ts'
import { count, summaryLine } from './wording.ts'

export interface TextReportOptions {
  /** Texts of the files, for showing lines. */
  sources: Map<string, SourceText>
  /** Put before each path, so that a terminal can open the file: the content folder as it was given. */
  folder: string
  /** Whether to colour, for a terminal. */
  colour: boolean
}

/** Characters of a long line that are shown around the fault, and how many of them before it. */
const WINDOW = 100
const BEFORE = 20

/** More findings than these are a page or two: then the files are listed as well. */
const MANY_FINDINGS = 10
const LISTED_FILES = 20

type Style = (format: Parameters<typeof styleText>[0], text: string) => string

export function reportText(findings: Finding[], { sources, folder, colour }: TextReportOptions): string {
  const style: Style = (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text)
  const masked = new MaskedSpans(findings)
  const path = (file: string) => forgePath(folder, printableInLog(file))
  const blocks = findings.map((finding) => {
    const { severity, file, line, column, message, hint, rule, fix } = finding
    const label = severity === 'error' ? style(['red', 'bold'], 'error') : style(['yellow', 'bold'], 'warning')
    const source = sources.get(file)
    return [
      `${label} ${style('bold', `${path(file)}:${line}:${column}`)} ${style('dim', rule)}`,
      `  ${printableInLog(message)}`,
      ...(source ? excerpt(finding, source, masked, style) : []),
      ...(hint ? [`  ${style('cyan', 'remedy:')} ${printableInLog(hint)}`] : []),
      ...(fix ? [`  ${style('cyan', 'mended by:')} npm run fix`] : []),
    ].join('\n')
  })
  return [...blocks, closing(findings, path)].join('\n\n')
}

/** A line or a part of it, and the span in it that is marked. */
interface MarkedLine {
  line: number
  text: string
  start: number
  end: number
}

/** The first line of the fault and, where it spans several, the last. Empty lines show nothing and are not shown. */
function excerpt(finding: Finding, source: SourceText, masked: MaskedSpans, style: Style): string[] {
  const { file, line, column, endLine, endColumn, severity } = finding
  // A span that ends before the first character of a line ends with the line above.
  const last = endLine > line && endColumn === 1 ? endLine - 1 : endLine
  const show = (number: number, start: number | undefined, end: number) =>
    markedLine(source.line(number), start, end, number, (part, from) => masked.mask(part, from, file, number))
  const marked = [show(line, column - 1, endLine === line ? endColumn - 1 : Infinity)]
  if (last > line) marked.push(show(last, undefined, last === endLine ? endColumn - 1 : Infinity))

  const gutter = String(last).length
  const row = (label: string, text: string) => `  ${style('dim', `${label.padStart(gutter)} |`)} ${text}`
  return marked
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ line: number, text, start, end }, index) => {
      const indent = ' '.repeat(terminalWidth(text.slice(0, start)))
      const carets = '^'.repeat(Math.max(1, terminalWidth(text.slice(start, end))))
      return [
        ...(index > 0 && number > line + 1 ? [`  ${style('dim', '...')}`] : []),
        row(String(number), text),
        row('', `${indent}${style(severity === 'error' ? 'red' : 'yellow', carets)}`),
      ]
    })
}

/** @param start Of the marked span, in UTF-16 units from 0; without it the first character that is no blank. */
function markedLine(
  full: string,
  start: number | undefined,
  end: number,
  line: number,
  mask: (part: string, from: number) => string,
): MarkedLine {
  const first = start ?? full.length - full.trimStart().length
  const from = wholeCharacter(full, Math.max(0, Math.min(first - BEFORE, full.length - WINDOW)))
  const to = wholeCharacter(full, from + WINDOW)
  const part = printableInLog(mask(full.slice(from, to).replaceAll('\t', ' '), from))
  const before = from > 0 ? '…' : ''
  const within = (at: number) => Math.max(0, Math.min(at, to, full.length) - from) + before.length
  return { line, text: `${before}${part}${to < full.length ? '…' : ''}`, start: within(first), end: within(end) }
}

/** The same place, or the one before it when it is between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at
}

/** What there is in all: when it is much, by file, the worst first. The last line is always the count. */
function closing(findings: Finding[], path: (file: string) => string): string {
  const lines: string[] = []
  const files = [...Map.groupBy(findings, ({ file }) => file)].map(([file, inFile]) => ({
    file,
    inFile,
    ...summarise(inFile),
  }))
  if (findings.length > MANY_FINDINGS && files.length > 1) {
    files.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings)
    for (const { file, inFile } of files.slice(0, LISTED_FILES)) lines.push(`  ${path(file)}: ${summaryLine(inFile)}`)
    if (files.length > LISTED_FILES) lines.push(`  and ${count(files.length - LISTED_FILES, 'more file')}`)
  }
  const mended = findings.filter(({ fix }) => fix).length
  if (mended > 0) lines.push(`npm run fix mends ${mended} of them`)
  return [...lines, summaryLine(findings)].join('\n')
}
