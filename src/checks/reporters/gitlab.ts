/**
 * Findings for GitLab: a Code Quality report, which merge requests show beside the changed lines.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Finding } from '../../model/finding.ts'
import { fingerprintsOf } from './fingerprints.ts'
import { forgePath } from './forge-path.ts'
import { jsonText } from './json.ts'
import { printable } from './printable.ts'
import { inOneText } from './wording.ts'

/** @param folder Path of the content folder from the root of the repository; empty when it is the root. */
export function reportGitlab(findings: Finding[], folder: string): string {
  const fingerprints = fingerprintsOf(findings, folder)
  return jsonText(
    findings.map((finding) => ({
      description: printable(inOneText(finding)),
      check_name: finding.rule,
      fingerprint: fingerprints.get(finding),
      severity: finding.severity === 'error' ? 'major' : 'minor',
      location: {
        path: forgePath(folder, finding.file),
        lines: { begin: finding.line, end: finding.endLine },
      },
    })),
  )
}
