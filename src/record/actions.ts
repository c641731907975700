/** The ledger of actions: everything that was decided after an incident, by where it stands. */
import type { ActionItem } from '../model/action-item.ts'
import { add } from './grouping.ts'
import { type Incident, servicesOf } from './incident.ts'

/** An action, and the incident after which it was decided. */
export interface DecidedAction {
  action: ActionItem
  incident: Incident
  overdue: boolean
}

/** Where an action stands, as far as a ledger tells them apart: what is being worked on is open. */
export const standings = ['open', 'done', 'superseded', 'wont-do', 'unknown'] as const
export type Standing = (typeof standings)[number]

export interface ActionLedger {
  /** What is open begins with what was due first. Of the rest, what was closed last comes first. */
  groups: { [standing in Standing]: DecidedAction[] }
  /** How many of those that are open should have been done by the day of the site. */
  overdue: number
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

/** One ledger for all, one for each team, one for each service; `incidents` come in the order of the record. */
export function actionLedgers(incidents: Incident[], asOf: string | undefined): ActionLedgers {
  const all: DecidedAction[] = []
  const ofTeam = new Map<string, DecidedAction[]>()
  const ofService = new Map<string, DecidedAction[]>()
  const ofIncident = new Map<string, DecidedAction[]>()
  for (const incident of incidents) {
    const services = servicesOf(incident)
    for (const action of incident.document.data.actions) {
      const decided = { action, incident, overdue: isOverdue(action, asOf) }
      all.push(decided)
      if (action.owner) add(ofTeam, action.owner, decided)
      for (const id of services) add(ofService, id, decided)
      add(ofIncident, incident.document.id, decided)
    }
  }
  return {
    all: ledgerOf(all),
    ofTeam: ledgersOf(ofTeam),
    ofService: ledgersOf(ofService),
    ofIncident: ledgersOf(ofIncident),
  }
}

function ledgersOf(index: Map<string, DecidedAction[]>): Map<string, ActionLedger> {
  return new Map(Array.from(index, ([id, actions]) => [id, ledgerOf(actions)]))
}

function ledgerOf(actions: DecidedAction[]): ActionLedger {
  const groups: ActionLedger['groups'] = { open: [], done: [], superseded: [], 'wont-do': [], unknown: [] }
  for (const decided of actions) groups[standingOf(decided.action)].push(decided)
  // What has no due day follows what has one; what was closed on a day that nobody published follows all that have one.
  groups.open.sort((a, b) => compare(a.action.due ?? LAST, b.action.due ?? LAST))
  for (const standing of standings.slice(1)) {
    groups[standing].sort((a, b) => compare(b.action.closed ?? FIRST, a.action.closed ?? FIRST))
  }
  return { groups, overdue: groups.open.filter(({ overdue }) => overdue).length, total: actions.length }
}

const FIRST = '0000-00-00'
const LAST = '9999-99-99'

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
