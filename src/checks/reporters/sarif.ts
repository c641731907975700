/**
 * Findings as SARIF 2.1.0, which code scanning of GitHub and many editors read.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Edit, Finding, Range, Severity } from '../../model/finding.ts'
import type { RuleText } from '../rule.ts'
import { byConcern } from './by-concern.ts'
import { fingerprintsOf } from './fingerprints.ts'
import { forgeUri } from './forge-path.ts'
import { jsonText } from './json.ts'
import { printable } from './printable.ts'
import { inOneText } from './wording.ts'

/** GitHub refuses a run with more results: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files */
const ACCEPTED = 25_000

export interface SarifReportOptions {
  /** Path of the content folder from the root of the repository; empty when it is the root. */
  folder: string
  /** Descriptions of rules. A rule without one is listed by its id. */
  rules: Pick<RuleText, 'id' | 'severity' | 'description' | 'why' | 'remedy'>[]
  /** Paths below the content folder that this change touches: what is said of them is left out last. */
  changed?: ReadonlySet<string>
}

export function reportSarif(findings: Finding[], { folder, rules, changed }: SarifReportOptions): string {
  const accepted = findings.length > ACCEPTED ? byConcern(findings, changed).slice(0, ACCEPTED) : findings
  const descriptors = new Map<string, object>(rules.map((rule) => [rule.id, descriptor(rule)]))
  for (const { rule } of findings) if (!descriptors.has(rule)) descriptors.set(rule, { id: rule })
  const indexes = new Map([...descriptors.keys()].map((id, index) => [id, index]))
  const fingerprints = fingerprintsOf(findings, folder)

  const result = (finding: Finding) => {
    const artifactLocation = { uri: forgeUri(folder, finding.file), uriBaseId: '%SRCROOT%' }
    return {
      ruleId: finding.rule,
      ruleIndex: indexes.get(finding.rule),
      level: level(finding.severity),
      message: { text: messageText(inOneText(finding)) },
      locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
      // GitHub’s upload computes “primaryLocationLineHash” itself, and warns of any other value under that name.
      partialFingerprints: { 'opsbook/v1': fingerprints.get(finding) },
      ...(finding.fix ? { fixes: [fix(finding, finding.fix, artifactLocation)] } : {}),
    }
  }

  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Opsbook', rules: [...descriptors.values()] } },
        automationDetails: { id: 'opsbook-check/' },
        columnKind: 'utf16CodeUnits',
        // Without an address: that of this machine means nothing elsewhere, and would change the report.
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: leftOut(findings.length - accepted.length) },
        ],
        results: accepted.map(result),
      },
    ],
  })
}

function descriptor({ id, severity, description, why, remedy }: SarifReportOptions['rules'][number]) {
  return {
    id,
    shortDescription: { text: messageText(description) },
    fullDescription: { text: messageText(why) },
    help: { text: messageText(remedy), markdown: `${escaped(why)}\n\n**What to do:** ${escaped(remedy)}` },
    defaultConfiguration: { level: level(severity) },
  }
}

/** Our own words, in which signs of Markdown and HTML stand for themselves. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&#]/g, '\\$&')
}

function fix({ hint }: Finding, edits: Edit[], artifactLocation: object) {
  const replacements = edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } }))
  return {
    description: { text: messageText(hint || 'What “npm run fix” does.') },
    artifactChanges: [{ artifactLocation, replacements }],
  }
}

function leftOut(results: number) {
  if (results === 0) return []
  const text = `${results} findings are left out of this report: GitHub accepts ${ACCEPTED} at most. “npm run check” shows all of them.`
  return [{ level: 'warning', message: { text } }]
}

function level(severity: Severity): 'error' | 'warning' {
  return severity === 'error' ? 'error' : 'warning'
}

/** The fields by name: an edit carries its text besides. */
function region({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

/**
 * Plain text of a message. Braces would be placeholders, and are doubled (3.11.5); “[text](address)” would be a link
 * (3.11.6), and is none when the bracket is escaped.
 */
function messageText(text: string): string {
  return printable(text).replace(/[{}]/g, '$&$&').replaceAll('](', '\\](')
}
