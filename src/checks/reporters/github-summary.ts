/** All findings as Markdown, for the summary of a job of GitHub Actions, where annotations are few. */
import type { Finding } from '../../model/finding.ts'
import { byConcern } from './by-concern.ts'
import { forgePath, forgeUri } from './forge-path.ts'
import { markdownText } from './markdown-text.ts'
import { count, summaryLine } from './wording.ts'

/** GitHub shows no summary at all of a step that wrote more than this. */
export const SUMMARY_BYTES = 1024 * 1024

/** Kept for the line that says what was left out. */
const RESERVE = 200

export interface GithubSummaryOptions {
  /** Path of the content folder from the root of the repository; empty when it is the root. */
  folder: string
  /** Paths below the content folder that this change touches; they come first. */
  changed?: ReadonlySet<string>
  /** Address below which the files of this commit are shown, `https://github.com/OWNER/NAME/blob/COMMIT`. */
  blob?: string
  /** Bytes that the summary may have. */
  room?: number
}

export function githubSummary(
  findings: Finding[],
  { folder, changed, blob, room = SUMMARY_BYTES }: GithubSummaryOptions,
): string {
  const files = Map.groupBy(byConcern(findings, changed), ({ file }) => file)
  const parts = [`## Check: ${summaryLine(findings)}\n`]
  let left = room - RESERVE - Buffer.byteLength(parts[0]!)
  let told = 0
  for (const [file, inFile] of files) {
    const touched = changed?.has(file) ? ' (changed)' : ''
    let heading = `\n### <code>${markdownText(forgePath(folder, file))}</code>${touched}\n\n`
    const address = blob && `${blob}/${forgeUri(folder, file)}`
    for (const finding of inFile) {
      const part = heading + entry(finding, address)
      left -= Buffer.byteLength(part)
      if (left < 0) return [...parts, leftOut(findings.length - told)].join('')
      parts.push(part)
      heading = ''
      told++
    }
  }
  return parts.join('')
}

function entry({ severity, line, column, endLine, message, hint, rule }: Finding, address?: string): string {
  const place = `${line}:${column}`
  const lines = `L${line}${endLine > line ? `-L${endLine}` : ''}`
  // `plain`: a Markdown file is shown as a page otherwise, and a page has no lines.
  const linked = address ? `[${place}](<${address}?plain=1#${lines}>)` : place
  const label = severity === 'error' ? 'error' : 'warning'
  const remedy = hint ? `<br>${markdownText(hint)}` : ''
  return `- **${label}** ${linked} ${markdownText(message)} <code>${markdownText(rule)}</code>${remedy}\n`
}

function leftOut(findings: number): string {
  const verb = findings === 1 ? 'does' : 'do'
  return `\n**${count(findings, 'more finding')} ${verb} not fit here.** Run “npm run check” to see all of them.\n`
}
