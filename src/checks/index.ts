/** All rules, and the run that applies them to a handbook. */
import type { Handbook } from '../handbook.ts'
import { byPlace, type Finding } from '../model/finding.ts'
import { completenessRules } from './completeness/index.ts'
import { identityRules } from './identity/index.ts'
import { languageRules } from './language/index.ts'
import { linksRules } from './links/index.ts'
import type { Rule } from './rule.ts'
import { safetyRules } from './safety/index.ts'
import { timeRules } from './time/index.ts'
import { writingRules } from './writing/index.ts'

export const rules: Rule[] = [
  ...identityRules,
  ...linksRules,
  ...timeRules,
  ...completenessRules,
  ...languageRules,
  ...safetyRules,
  ...writingRules,
]

/**
 * Everything that is wrong with a handbook, in the order of files and places: what the reader and
 * the renderer found, and what the rules find.
 */
export function checkHandbook(handbook: Handbook): Finding[] {
  const findings = [...handbook.source.findings]
  for (const body of handbook.bodies.values()) findings.push(...body.findings)
  for (const rule of rules) {
    for (const finding of rule.check(handbook)) findings.push({ rule: rule.id, severity: rule.severity, ...finding })
  }
  return findings.sort(byPlace)
}

/** How many findings of each severity there are. */
export function summarise(findings: Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}
