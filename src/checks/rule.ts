/** What a rule is. One rule a file; `index.ts` lists them. */
import type { Handbook } from '../handbook.ts'
import type { Finding, Severity } from '../model/finding.ts'

export interface Rule {
  /** Stable; written in findings and, later, in settings. */
  id: string
  severity: Severity
  /** In one line: what it holds. */
  description: string
  /** Why a reader or an operator is better off for it. */
  why: string
  /** Yields the findings of the whole handbook. Pure. */
  check(handbook: Handbook): Iterable<Omit<Finding, 'rule' | 'severity'>>
}
