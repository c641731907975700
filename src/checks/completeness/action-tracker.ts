import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

export const actionTracker: Rule = {
  id: 'action-tracker',
  severity: 'warn',
  description: 'An action that is not closed says where its work is followed.',
  why: 'Actions that live in a postmortem only are forgotten with it.',
  remedy: 'Add “tracker”, the web address of the issue in which the work is followed.',
  bad: {
    kind: 'postmortem',
    fields: {
      actions: '[{id: a1, text: Add a limit., class: prevent, status: open, owner: platform, due: 2026-12-15}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      actions:
        '[{id: a1, text: Add a limit., class: prevent, status: open, owner: platform, due: 2026-12-15, tracker: "https://example.org/1"}]',
    },
  },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      if (data.origin || (data.status !== 'preliminary' && data.status !== 'final')) continue
      for (const [index, { id, status, tracker }] of data.actions.entries()) {
        if (tracker !== undefined || !['open', 'in-progress', 'blocked'].includes(status)) continue
        yield {
          file,
          ...locate(['actions', index, 'text']),
          message: `the action “${id}” has no tracker`,
          hint: 'Add “tracker”, the web address of the issue in which the work is followed.',
        }
      }
    }
  },
}
