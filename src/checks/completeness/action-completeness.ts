import type { ActionItem } from '../../model/action-item.ts'
import { actionDemands } from '../../model/completeness.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

export const actionCompleteness: Rule = {
  id: 'action-completeness',
  severity: 'error',
  description: 'Every action has an owner and a due day, and says why when it will not be done.',
  why: 'An action without owner and day is a wish; one that vanishes without a reason costs trust.',
  remedy: 'Add the field that is missing, or close the action with a reason.',
  bad: {
    kind: 'postmortem',
    fields: {
      actions:
        '[{id: a1, text: Add a limit., class: prevent, status: wont-do, owner: platform, tracker: "https://example.org/1"}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      actions:
        '[{id: a1, text: Add a limit., class: prevent, status: wont-do, owner: platform, reason: The tool was replaced.}, ' +
        '{id: a2, text: Add an alert., class: detect, status: open, owner: platform, due: 2026-12-15, tracker: "https://example.org/2"}]',
    },
  },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      if (data.origin || (data.status !== 'preliminary' && data.status !== 'final')) continue
      for (const [index, action] of data.actions.entries()) {
        for (const finding of missingIn(action)) yield { file, ...locate(['actions', index, 'status']), ...finding }
        if (!action.owner) {
          yield {
            file,
            ...locate(['actions', index, 'text']),
            message: `the action “${action.id}” has no owner`,
            hint: 'Name the team of teams.yaml that does it with “owner”.',
          }
        }
      }
      if (data.noActions !== undefined && data.actions.length > 0) {
        yield {
          file,
          ...locate(['noActions']),
          message: 'this says why nothing will be done, but there are actions',
          hint: 'Remove “noActions”.',
        }
      }
    }
  },
}

/** What an action of this status owes the reader. */
function missingIn(action: ActionItem): Pick<RuleFinding, 'message' | 'hint'>[] {
  const { id, status } = action
  if (status === 'unknown') {
    return [
      {
        message: `where the action “${id}” stands is unknown, though it is your own`,
        hint: '“unknown” is for actions of other organisations. Say “open”, “done” or another status.',
      },
    ]
  }
  const field = actionDemands[status]
  if (action[field]) return []
  const missing = {
    due: { message: `the action “${id}” is ${status} without a due day`, hint: 'Add “due”, a day.' },
    closed: { message: `the action “${id}” is done, but on no day`, hint: 'Add “closed”, the day.' },
    reason: { message: `the action “${id}” is ${status} without a reason`, hint: 'Say why, with “reason”.' },
  }
  return [missing[field]]
}
