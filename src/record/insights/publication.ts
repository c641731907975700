/** How long it takes from the resolution of an incident to its published postmortem. */
import { DAY } from '../../model/day.ts'
import type { Incident } from '../incident.ts'
import { type Distribution, distributionOf } from './distribution.ts'

export interface Publication {
  /** Whole days between two calendar days in UTC, shortest first; below 0 when the text came before the resolution. */
  values: { incident: Incident; days: number }[]
  /** In days. */
  distribution: Distribution
  /** How many published no moment of resolution, or no day of publication. */
  notPublished: number
}

export function publicationOf(incidents: readonly Incident[]): Publication {
  const values = incidents
    .flatMap((incident) => {
      const { times, published } = incident.document.data
      if (!times.resolved || !published) return []
      const resolved = Math.floor(Date.parse(times.resolved) / DAY)
      return { incident, days: Date.parse(published) / DAY - resolved }
    })
    .sort((a, b) => a.days - b.days)
  return {
    values,
    distribution: distributionOf(values.map(({ days }) => days)),
    notPublished: incidents.length - values.length,
  }
}
