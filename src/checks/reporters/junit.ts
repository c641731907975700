/**
 * Findings as a JUnit report, which nearly every CI system shows: one test case a file.
 * The elements and attributes are those that GitLab and Jenkins read:
 * https://docs.gitlab.com/ci/testing/unit_test_reports/#junit-xml-format-specification
 */
import type { Finding } from '../../model/finding.ts'
import { forgePath } from './forge-path.ts'
import { logCommand, printable } from './printable.ts'
import { count } from './wording.ts'

export interface JunitReportOptions {
  /** Path of the content folder from the root of the repository; empty when it is the root. */
  folder: string
  /** Whether warnings are failures too; else they are output of a test that passes. */
  strict: boolean
}

export function reportJunit(findings: Finding[], { folder, strict }: JunitReportOptions): string {
  const fails = ({ severity }: Finding) => severity === 'error' || strict
  const files = Map.groupBy(findings, ({ file }) => file)
  const cases = [...files].map(([file, inFile]) => {
    const { true: failures = [], false: remarks = [] } = Object.groupBy(inFile, (finding) => `${fails(finding)}`)
    const parts = [
      ...(failures.length > 0 ? [failure(failures, folder)] : []),
      ...(remarks.length > 0 ? [`      <system-out>${listed(remarks, folder)}</system-out>\n`] : []),
    ]
    const name = `name="${xml(file)}" file="${xml(forgePath(folder, file))}"`
    return { failed: failures.length > 0, element: testCase(name, parts.join('')) }
  })
  // A report without a test looks like a run that never happened.
  if (cases.length === 0) cases.push({ failed: false, element: testCase('name="all files"', '') })
  const totals = `tests="${cases.length}" failures="${cases.filter(({ failed }) => failed).length}" errors="0"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="Opsbook" ${totals}>\n`,
    `  <testsuite name="Opsbook check" ${totals} skipped="0">\n`,
    ...cases.map(({ element }) => element),
    '  </testsuite>\n',
    '</testsuites>',
  ].join('')
}

/** The class name makes the suite in GitLab, and with the name it makes the test known again. */
function testCase(name: string, parts: string): string {
  return `    <testcase classname="opsbook.check" ${name}${parts ? `>\n${parts}    </testcase>` : '/>'}\n`
}

function failure(findings: Finding[], folder: string): string {
  const [first] = findings as [Finding]
  const others = findings.length > 1 ? ` (and ${count(findings.length - 1, 'more finding')})` : ''
  return `      <failure type="${xml(first.rule)}" message="${xml(first.message)}${others}">${listed(findings, folder)}</failure>\n`
}

function listed(findings: Finding[], folder: string): string {
  return findings
    .map(({ severity, rule, file, line, column, message, hint }) => {
      const label = severity === 'error' ? 'error' : 'warning'
      const place = `${xml(forgePath(folder, file))}:${line}:${column}`
      return `${label} ${place} ${xml(rule)}\n  ${xml(message)}${hint ? `\n  remedy: ${xml(hint)}` : ''}`
    })
    .join('\n\n')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Contributed text as text or as the value of an attribute. */
function xml(text: string): string {
  return printable(text)
    .replace(/[&<>"']/g, (sign) => entities[sign]!)
    .replace(logCommand, '#&#35;')
}
