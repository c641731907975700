import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

export const publishedDay: Rule = {
  id: 'published-day',
  severity: 'warn',
  description: 'A final postmortem says on which day it was published.',
  why: 'How long an organisation takes to publish is part of its openness, and git alone loses it in a move.',
  remedy: 'Add “published” with the day on which the postmortem first became public.',
  bad: { kind: 'postmortem', fields: { published: undefined } },
  good: { kind: 'postmortem', fields: { published: '2026-01-17' } },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      if (data.published !== undefined || data.status !== 'final') continue
      yield {
        file,
        ...locate(['status']),
        message: 'this final postmortem does not say when it was published',
        hint: 'Add “published” with the day on which it first became public.',
      }
    }
  },
}
