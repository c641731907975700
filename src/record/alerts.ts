/** Alerts, and the runbooks that they lead to. */
import { alertAddress } from './address.ts'
import { add } from './grouping.ts'
import { type Document, documentAddress, type Record } from './record.ts'

/** The runbooks of each alert, by its name, in alphabetical order. */
export function alertIndex(runbooks: readonly Document<'runbook'>[]): Map<string, Document<'runbook'>[]> {
  const index = new Map<string, Document<'runbook'>[]>()
  for (const runbook of runbooks) {
    for (const alert of new Set(runbook.data.alerts)) add(index, alert, runbook)
  }
  return new Map([...index].sort(([a], [b]) => a.localeCompare(b, 'en')))
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
