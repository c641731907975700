/** What became of actions, one change after the other, as far as postmortems and their editions tell it. */

import type { ActionItem } from '../model/action-item.ts'
import { inTextOrder } from '../model/text-order.ts'
import type { Incident } from './incident.ts'

/** How an action that is no longer to be done ended. */
type Ending = 'done' | 'superseded' | 'wont-do'

export interface ActionChange {
  incident: Incident
  /** As it stands now. */
  action: ActionItem
  /** That it was decided, that another day was set for it, or how it ended. Being overdue is no change: nobody did anything. */
  change: 'decided' | 'due' | Ending
  /** `YYYY-MM-DD`. */
  day: string
  /** Of another day: the one that was set before. */
  dueBefore?: string
}

/**
 * The latest first; changes of one day in the order of the record. A change that nobody dated is left out, and so are other
 * organisations’ actions: when those were decided, and what became of them, is not for this handbook to say.
 *
 * An action is decided on the day on which the first edition that has it was published: the day that the postmortem gives
 * for its own publication, for later editions that of their commit. Another due day is one in the next edition. An action
 * ends on the day that it says itself.
 */
export function actionChanges(incidents: readonly Incident[]): ActionChange[] {
  const changes = incidents
    .filter(({ document: { data } }) => data.origin === undefined && data.status !== 'withdrawn')
    .flatMap((incident) => incident.document.data.actions.flatMap((action) => changesOf(action, incident)))
  return changes.sort((a, b) => inTextOrder(b.day, a.day))
}

/** The latest first. */
function changesOf(action: ActionItem, incident: Incident): ActionChange[] {
  const { data, editions = [] } = incident.document
  const changes: ActionChange[] = []
  const told = editions.map((edition) => ({
    day: edition.day,
    action: edition.data.actions.find(({ id }) => id === action.id),
  }))
  const first = told.findIndex((edition) => edition.action !== undefined)
  const decided = first > 0 ? told[first]!.day : data.published
  // What was done before anything was published had been decided on a day that nobody tells.
  const wasDone = decided !== undefined && action.closed !== undefined && action.closed < decided
  if (decided !== undefined && !wasDone) changes.push({ incident, action, change: 'decided', day: decided })
  for (const [at, { day, action: then }] of told.entries()) {
    const before = told[at - 1]?.action?.due
    if (before === undefined || then?.due === undefined || then.due === before) continue
    changes.push({ incident, action, change: 'due', day, dueBefore: before })
  }
  if (action.closed !== undefined && isEnding(action.status)) {
    changes.push({ incident, action, change: action.status, day: action.closed })
  }
  return changes.reverse()
}

function isEnding(status: ActionItem['status']): status is Ending {
  return status === 'done' || status === 'superseded' || status === 'wont-do'
}
