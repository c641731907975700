import { siteFacts } from '../../handbook.ts'
import { reviewState } from '../../record/record.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  severity: 'warn',
  description: 'Processes and runbooks are reviewed as often as they say.',
  why: 'A runbook that nobody has looked at for too long is wrong on the night it is needed.',
  remedy: 'Have the owner read the page, correct it, and set “reviewed” to that day.',
  bad: { kind: 'runbook', fields: { reviewed: '2025-01-10', reviewEvery: '6m' } },
  good: { kind: 'runbook', fields: { reviewed: '2026-10-10', reviewEvery: '6m' } },
  *check(handbook) {
    const facts = siteFacts(handbook)
    for (const { file, data, locate } of [
      ...validDocuments(handbook, 'process'),
      ...validDocuments(handbook, 'runbook'),
    ]) {
      if (data.status !== 'active') continue
      const state = reviewState(data, facts)
      if (state?.overdue) {
        yield {
          file,
          ...locate(['reviewed']),
          message: `the review was due on ${state.due}, as of ${facts.asOf}`,
          hint: `Let ${data.owner} read and correct the page, then set “reviewed” to that day.`,
        }
      }
      if (data.reviewEvery !== undefined && data.reviewed === undefined) {
        yield {
          file,
          ...locate(['reviewEvery']),
          message: `a review is due every ${data.reviewEvery}, but there was none`,
          hint: 'Add “reviewed” with the day of the last review.',
        }
      }
    }
  },
}
