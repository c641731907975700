/** The ledger of actions: everything that was decided after an incident, by where it stands. */

import type { ActionItem } from '../model/action-item.ts'
import { inTextOrder } from '../model/text-order.ts'
import { add } from './grouping.ts'
import { type Incident, servicesOf } from './incident.ts'
import { overdueAhead } from './overdue.ts'

/** An action, and the incident after which it was decided. */
export interface DecidedAction {
  action: ActionItem
  incident: Incident
  overdue: boolean
}

/** Where an action stands, as far as a ledger tells them apart: what is being worked on is open. */
export const standings = ['open', 'done', 'superseded', 'wont-do', 'unknown'] as const
export type Standing = (typeof standings)[number]

/** How many actions stand where, and how many of the open ones should have been done by the day of the site. */
export type ActionCounts = { [standing in Standing | 'overdue']: number }

/** The numbers of a postmortem’s actions: of all of them, and of those of each team that has one. */
export interface CountedActions {
  all: ActionCounts
  ofTeam: { [team: string]: ActionCounts }
}

export interface ActionLedger {
  /**
   * What is open begins with what was due first. Of the rest, what was closed last comes first. Empty where the handbook
   * publishes the numbers of its actions alone.
   */
  groups: { [standing in Standing]: DecidedAction[] }
  counts: ActionCounts
  /** What the browser needs to count what is overdue on a later day (`overdueAhead`). */
  ahead?: string
  /** How many there are in all. */
  total: number
}

export interface ActionLedgers {
  all: ActionLedger
  /** By the id of the team that does it. Only teams that have an action are here. */
  ofTeam: Map<string, ActionLedger>
  /** By the id of each service of the incident. */
  ofService: Map<string, ActionLedger>
  /** By the id of the incident. */
  ofIncident: Map<string, ActionLedger>
}

export function standingOf({ status }: Pick<ActionItem, 'status'>): Standing {
  return status === 'in-progress' || status === 'blocked' ? 'open' : status
}

/** Whether the day has passed by which something open was to be done. Nobody can say where the site knows no day. */
export function isOverdue(action: Pick<ActionItem, 'status' | 'due'>, asOf: string | undefined): boolean {
  return asOf !== undefined && action.due !== undefined && action.due < asOf && standingOf(action) === 'open'
}

/** @param asOf day of the site, `YYYY-MM-DD` */
export function countActions(actions: readonly ActionItem[], asOf: string | undefined): CountedActions {
  const teams = new Map<string, ActionItem[]>()
  for (const action of actions) if (action.owner) add(teams, action.owner, action)
  return {
    all: countsOf(actions, asOf),
    ofTeam: Object.fromEntries(Array.from(teams, ([team, those]) => [team, countsOf(those, asOf)])),
  }
}

/** Whether anything is published of what was decided after an incident, be it only how much. */
export function hasActions({ document: { data, withheld } }: Incident): boolean {
  return data.actions.length > 0 || (withheld?.actions !== undefined && totalOf(withheld.actions.all) > 0)
}

/** One ledger for all, one for each team, one for each service; `incidents` come in the order of the record. */
export function actionLedgers(incidents: Incident[], asOf: string | undefined): ActionLedgers {
  const all = emptyLedger()
  const ofTeam = new Map<string, ActionLedger>()
  const ofService = new Map<string, ActionLedger>()
  const ofIncident = new Map<string, ActionLedger>()
  for (const incident of incidents) {
    if (!hasActions(incident)) continue
    const { data, id, withheld } = incident.document
    // What was counted before it was withheld is added up as what is shown.
    const counted = withheld?.actions ?? countActions(data.actions, asOf)
    const shared = [all, ledger(ofIncident, id), ...servicesOf(incident).map((service) => ledger(ofService, service))]
    for (const each of shared) addCounts(each, counted.all)
    for (const [team, counts] of Object.entries(counted.ofTeam)) addCounts(ledger(ofTeam, team), counts)
    for (const action of data.actions) {
      const decided = { action, incident, overdue: isOverdue(action, asOf) }
      for (const each of action.owner ? [...shared, ledger(ofTeam, action.owner)] : shared) {
        each.groups[standingOf(action)].push(decided)
      }
    }
  }
  for (const each of [all, ...ofTeam.values(), ...ofService.values(), ...ofIncident.values()]) complete(each, asOf)
  return { all, ofTeam, ofService, ofIncident }
}

function countsOf(actions: readonly ActionItem[], asOf: string | undefined): ActionCounts {
  const counts = noActions()
  for (const action of actions) {
    counts[standingOf(action)]++
    if (isOverdue(action, asOf)) counts.overdue++
  }
  return counts
}

function noActions(): ActionCounts {
  return { open: 0, overdue: 0, done: 0, superseded: 0, 'wont-do': 0, unknown: 0 }
}

/** What is overdue is open, and counted there. */
export function totalOf(counts: ActionCounts): number {
  return standings.reduce((sum, standing) => sum + counts[standing], 0)
}

function emptyLedger(): ActionLedger {
  return {
    groups: { open: [], done: [], superseded: [], 'wont-do': [], unknown: [] },
    counts: noActions(),
    total: 0,
  }
}

function ledger(index: Map<string, ActionLedger>, id: string): ActionLedger {
  let found = index.get(id)
  if (!found) {
    found = emptyLedger()
    index.set(id, found)
  }
  return found
}

function addCounts(to: ActionLedger, counts: ActionCounts): void {
  for (const name of [...standings, 'overdue'] as const) to.counts[name] += counts[name]
  to.total += totalOf(counts)
}

function complete(ledger: ActionLedger, asOf: string | undefined): void {
  const { groups } = ledger
  // What has no due day follows what has one; what was closed on a day that nobody published follows all that have one.
  groups.open.sort((a, b) => inTextOrder(a.action.due ?? LAST, b.action.due ?? LAST))
  for (const standing of standings.slice(1)) {
    groups[standing].sort((a, b) => inTextOrder(b.action.closed ?? FIRST, a.action.closed ?? FIRST))
  }
  const ahead = overdueAhead(
    groups.open.map(({ action }) => action.due),
    asOf,
  )
  if (ahead) ledger.ahead = ahead
}

const FIRST = '0000-00-00'
const LAST = '9999-99-99'
