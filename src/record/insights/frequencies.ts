/** How often something occurs among incidents. */
import { inTextOrder } from '../../model/text-order.ts'
import { add } from '../grouping.ts'
import type { Incident } from '../incident.ts'

/** A value and the incidents that have it. */
export interface Frequency {
  id: string
  /** In the order of the record. */
  incidents: Incident[]
}

export interface Frequencies<F extends Frequency = Frequency> {
  /** Most frequent first, then by id. */
  values: F[]
  /** How many incidents have no value. */
  without: number
}

/** What an incident has of something. */
export type ValuesOf = (incident: Incident) => readonly (string | undefined)[]

/** An incident counts once for each of its values, however often it names it. */
export function frequenciesOf(incidents: readonly Incident[], valuesOf: ValuesOf): Frequencies {
  const found = new Map<string, Incident[]>()
  let without = 0
  for (const incident of incidents) {
    const ids = new Set(valuesOf(incident).filter((id) => id !== undefined))
    if (ids.size === 0) without++
    for (const id of ids) add(found, id, incident)
  }
  const values = Array.from(found, ([id, those]) => ({ id, incidents: those })).sort(
    (a, b) => b.incidents.length - a.incidents.length || inTextOrder(a.id, b.id),
  )
  return { values, without }
}
