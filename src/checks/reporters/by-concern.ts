/** What comes first where not everything can be shown. */
import type { Finding } from '../../model/finding.ts'

/**
 * Findings in files that this change touches first, since that is what its author can act on; then errors before
 * warnings; else as they were.
 *
 * @param changed Paths below the content folder; without it no file is preferred.
 */
export function byConcern(findings: Finding[], changed?: ReadonlySet<string>): Finding[] {
  const rank = ({ file, severity }: Finding) => (changed?.has(file) ? 0 : 2) + (severity === 'error' ? 0 : 1)
  return findings.toSorted((a, b) => rank(a) - rank(b))
}
