/** A document says what its state promises. */
import type { Rule } from '../rule.ts'
import { actionCompleteness } from './action-completeness.ts'
import { actionTracker } from './action-tracker.ts'
import { postmortemCompleteness } from './postmortem-completeness.ts'
import { publishedDay } from './published-day.ts'
import { reviewOverdue } from './review-overdue.ts'

export const completenessRules: Rule[] = [
  actionCompleteness,
  actionTracker,
  postmortemCompleteness,
  publishedDay,
  reviewOverdue,
]
