/** Incidents by year, and how many of them a list shows, so that no page grows with the record. */
import type { Incident } from './incident.ts'

export interface IncidentYear {
  /** Absent for incidents of which no time was published. */
  year: number | undefined
  incidents: Incident[]
}

/** Incidents of the record’s order, which stay in it. */
export function byYear(incidents: Incident[]): IncidentYear[] {
  return Array.from(
    Map.groupBy(incidents, (incident) => incident.year),
    ([year, those]) => ({ year, incidents: those }),
  )
}

/** From here on a list leaves the years before to lists of their own. */
const ENOUGH = 50
/** No list is longer, whatever its years are. */
const MOST = 60

/**
 * The incidents that a list shows: the newest years, whole, until they are enough, and those without a year, which stand in
 * no other. Where that is more than there is room for, the newest ones.
 */
export function newest(incidents: Incident[], enough = ENOUGH, most = MOST): Incident[] {
  const shown: Incident[] = []
  for (const { year, incidents: those } of byYear(incidents)) {
    if (shown.length < enough || year === undefined) shown.push(...those)
  }
  return shown.length <= most ? shown : incidents.slice(0, enough)
}
