/**
 * Findings for GitHub Actions: annotations beside the changed lines, and a summary of the job.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Finding, Severity } from '../../model/finding.ts'
import { byConcern } from './by-concern.ts'
import { forgePath } from './forge-path.ts'
import { printable } from './printable.ts'
import { summaryLine } from './wording.ts'

/** GitHub shows so many annotations of each type for a step, and drops the others without a word. */
const SHOWN = 10

export interface GithubReportOptions {
  /** Path of the content folder from the root of the repository; empty when it is the root. */
  folder: string
  /** Paths below the content folder that this change touches. */
  changed?: ReadonlySet<string>
  /** Whether the summary of the job holds all findings. */
  summary: boolean
}

/** Workflow commands, one a line: the annotations that GitHub will show, and how many there are besides. */
export function reportGithub(findings: Finding[], { folder, changed, summary }: GithubReportOptions): string {
  const room: Record<Severity, number> = { error: SHOWN, warn: SHOWN }
  const shown = byConcern(findings, changed).filter(({ severity }) => room[severity]-- > 0)
  const lines = shown.map((finding) => annotation(finding, folder))
  const others = findings.length - shown.length
  if (others > 0) {
    const where = summary ? 'The summary of this job lists all of them.' : 'Run “npm run check” to see all of them.'
    const why = `GitHub shows ${SHOWN} errors and ${SHOWN} warnings at most`
    lines.push(
      command('notice', {}, `${others} of ${findings.length} findings are not shown as annotations: ${why}. ${where}`),
    )
  }
  return [...lines, summaryLine(findings)].join('\n')
}

function annotation(finding: Finding, folder: string): string {
  const { severity, rule, file, line, column, endLine, endColumn, message, hint } = finding
  const text = hint ? `${printable(message)}\n${printable(hint)}` : printable(message)
  return command(
    severity === 'error' ? 'error' : 'warning',
    {
      file: printable(forgePath(folder, file)),
      line,
      endLine,
      // GitHub refuses columns where there is more than one line. The last column is the last character’s.
      ...(line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {}),
      title: rule,
    },
    text,
  )
}

function command(name: string, properties: Record<string, string | number>, text: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`)
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escaped(text)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
