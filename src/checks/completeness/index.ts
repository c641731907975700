/** A document says what its state promises. */
import type { Rule } from '../rule.ts'
import { actionCompleteness } from './action-completeness.ts'
import { actionTracker } from './action-tracker.ts'
import { actionWording } from './action-wording.ts'
import { placeholders } from './placeholder.ts'
import { postmortemCompleteness } from './postmortem-completeness.ts'
import { processTarget } from './process-target.ts'
import { publishedDay } from './published-day.ts'
import { reviewOverdue } from './review-overdue.ts'
import { runbookReadOnly } from './runbook-read-only.ts'
import { runbookRisk } from './runbook-risk.ts'
import { runbookSections } from './runbook-sections.ts'
import { runbookVerification } from './runbook-verification.ts'
import { securityExpires } from './security-expires.ts'

export const completenessRules: Rule[] = [
  actionCompleteness,
  actionTracker,
  actionWording,
  placeholders,
  postmortemCompleteness,
  processTarget,
  publishedDay,
  reviewOverdue,
  runbookReadOnly,
  runbookRisk,
  runbookSections,
  runbookVerification,
  securityExpires,
]
