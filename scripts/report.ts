/** Shows findings in the format that was asked for. */
import { appendFileSync, statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { foundInAlertRules } from '../src/checks/found-in-alert-rules.ts'
import { ruleTexts, summarise } from '../src/checks/index.ts'
import { reportGithub } from '../src/checks/reporters/github.ts'
import { githubSummary, SUMMARY_BYTES } from '../src/checks/reporters/github-summary.ts'
import { reportGitlab } from '../src/checks/reporters/gitlab.ts'
import { reportJson } from '../src/checks/reporters/json.ts'
import { reportJunit } from '../src/checks/reporters/junit.ts'
import { withoutMasked } from '../src/checks/reporters/masked.ts'
import { reportSarif } from '../src/checks/reporters/sarif.ts'
import { reportText } from '../src/checks/reporters/text.ts'
import type { Handbook } from '../src/handbook.ts'
import type { Finding } from '../src/model/finding.ts'
import type { SourceText } from '../src/reader/source-text.ts'
import { type CommandValues, exitCodes, shownPath } from './command.ts'

interface ReportOptions {
  /** Whether warnings count as errors. */
  strict?: boolean
  /** Files below the content folder that this change touches: what is said of them comes first. */
  changed?: ReadonlySet<string>
}

/** Where the files are that findings name. */
interface Place {
  sources: Map<string, SourceText>
  /** Their folder as people at the terminal name it, and as the forge does; empty where it is the one they are in. */
  shown: string
  folder: string
}

/** The report as text, with a line break at its end. For GitHub it writes the summary of the job as well. */
export function report(
  found: Finding[],
  handbook: Handbook,
  format: CommandValues['format'],
  stream: NodeJS.WriteStream,
  options: ReportOptions = {},
): string {
  const { sources, root } = handbook.source
  const shown = root === process.cwd() ? '' : shownPath(root)
  return reportAt(found, { sources, shown, folder: folderInRepository(handbook) }, format, stream, options)
}

/** The same of files that need not be those of a handbook. */
export function reportAt(
  found: Finding[],
  { sources, shown, folder }: Place,
  format: CommandValues['format'],
  stream: NodeJS.WriteStream,
  { strict = false, changed }: ReportOptions = {},
): string {
  const findings = withoutMasked(found, sources)
  const write = {
    text: () => {
      const colour = stream.isTTY === true && !process.env.NO_COLOR
      return reportText(findings, { sources, folder: shown, colour })
    },
    json: () => reportJson(findings),
    github: () =>
      reportGithub(findings, { folder, changed, summary: writeGithubSummary(findings, { folder, changed }) }),
    gitlab: () => reportGitlab(findings, folder),
    sarif: () => reportSarif(findings, { folder, rules: [...ruleTexts, ...foundInAlertRules], changed }),
    junit: () => reportJunit(findings, { folder, strict }),
  }
  return `${write[format]()}\n`
}

/** Where a forge finds the content folder: from the root of its repository, or, outside git, from where we are. */
function folderInRepository({ source }: Handbook): string {
  const { prefix, head } = source.history
  if (prefix !== '' || head) return prefix.replace(/\/$/, '')
  return relative(process.cwd(), source.root).replaceAll(sep, '/')
}

/** Whether there is a summary of a job to write, and it was written. What other commands wrote there stays. */
function writeGithubSummary(findings: Finding[], place: { folder: string; changed?: ReadonlySet<string> }): boolean {
  const { GITHUB_STEP_SUMMARY: file, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = process.env
  if (!file) return false
  const blob = GITHUB_SERVER_URL && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`
  try {
    const room = SUMMARY_BYTES - (statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    appendFileSync(file, githubSummary(findings, { ...place, blob, room }))
    return true
  } catch (error) {
    process.stderr.write(`The summary of the job was not written: ${(error as Error).message}\n`)
    return false
  }
}

/** 1 when there is an error, or, when strict, any finding. */
export function verdict(findings: Finding[], strict: boolean): number {
  const { errors, warnings } = summarise(findings)
  return errors > 0 || (strict && warnings > 0) ? exitCodes.content : exitCodes.fine
}
