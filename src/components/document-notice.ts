/** What must be known before a page is relied on: that it no longer holds, or that nobody has looked at it in time. */
import { formatters, messages } from '../i18n/index.ts'
import { type Document, reviewState, type SiteFacts } from '../record/record.ts'

export function documentNotice(document: Document<'process' | 'runbook'>, facts: SiteFacts): string | undefined {
  const { kind, data, lang } = document
  const words = messages(lang)
  if (data.status === 'retired') return words.stateText[kind === 'process' ? 'retiredProcess' : 'retiredRunbook']
  const review = reviewState(data, facts)
  return review?.overdue ? words.page.overdueText(formatters(lang).day(review.due)) : undefined
}
