/** Incidents by year, and how many years a list shows, so that no page grows with the record. */
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

/** From here on a list leaves the years before to pages of their own. */
const ENOUGH = 50

/**
 * The newest years, whole, until they are enough for a list; and the years before. Incidents without a year have no
 * page to be left to, so they are always shown.
 */
export function recentYears(
  years: IncidentYear[],
  enough = ENOUGH,
): { recent: IncidentYear[]; earlier: IncidentYear[] } {
  const recent: IncidentYear[] = []
  const earlier: IncidentYear[] = []
  let shown = 0
  for (const each of years) {
    const list = shown < enough || each.year === undefined ? recent : earlier
    list.push(each)
    shown += each.incidents.length
  }
  return { recent, earlier }
}
