/** How often something occurs among incidents. */
import { add } from '../grouping.ts'
import type { Incident } from '../incident.ts'

/** A value and the incidents that have it. */
export interface Frequency {
  id: string
  /** In the order of the record. */
  incidents: Incident[]
}

/** Most frequent first, then by id. An incident counts once for each of its values, however often it names it. */
export function frequenciesOf(
  incidents: readonly Incident[],
  valuesOf: (incident: Incident) => readonly (string | undefined)[],
): Frequency[] {
  const found = new Map<string, Incident[]>()
  for (const incident of incidents) {
    for (const id of new Set(valuesOf(incident))) if (id !== undefined) add(found, id, incident)
  }
  return Array.from(found, ([id, those]) => ({ id, incidents: those })).sort(
    (a, b) => b.incidents.length - a.incidents.length || (a.id < b.id ? -1 : 1),
  )
}
