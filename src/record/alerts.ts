/** Alerts, and the runbooks that they lead to. */
import { alertAddress, alertLetterPath } from './address.ts'
import { initialOf } from './alphabet.ts'
import { add } from './grouping.ts'
import { type Directory, directoryOf } from './list-pages.ts'
import { type Document, documentAddress, type Record } from './record.ts'

/** The runbooks of each alert, by its name, in alphabetical order. */
export function alertIndex(runbooks: readonly Document<'runbook'>[]): Map<string, Document<'runbook'>[]> {
  const index = new Map<string, Document<'runbook'>[]>()
  for (const runbook of runbooks) {
    for (const alert of new Set(runbook.data.alerts)) add(index, alert, runbook)
  }
  return new Map([...index].sort(([a], [b]) => a.localeCompare(b, 'en')))
}

export interface Alert {
  name: string
  runbooks: Document<'runbook'>[]
}

/** Alerts of one page, each with the titles of its runbooks. */
const ALERTS_OF_PAGE = 80

export interface AlertDirectory extends Directory<Alert> {
  /** How many alerts there are. */
  n: number
}

/** Every alert by its letter; in lists of their own where they are too many for a page. */
export function alertDirectory(runbooks: readonly Document<'runbook'>[]): AlertDirectory {
  const alerts = Array.from(alertIndex(runbooks), ([name, its]): Alert => ({ name, runbooks: its }))
  const letters = Map.groupBy(alerts, ({ name }) => initialOf(name))
  const headings = Array.from(letters, ([name, entries]) => ({ name, entries }))
  return { ...directoryOf(headings, alertLetterPath, ALERTS_OF_PAGE), n: alerts.length }
}

/**
 * Where each alert leads, by its exact name: to its runbook, or to the page that names all of them when it has several.
 * For the first language: alerts are written by machines, and know one.
 */
export function alertTargets({ runbooks, facts }: Pick<Record, 'runbooks' | 'facts'>): Map<string, string> {
  return new Map(
    Array.from(alertIndex(runbooks), ([alert, its]) => [
      alert,
      its.length === 1 ? documentAddress(its[0]!, facts) : alertAddress(alert),
    ]),
  )
}
