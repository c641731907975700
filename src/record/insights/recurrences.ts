/**
 * Incidents that look like one before: the same organisation, the same service, a contributing factor of the same
 * class, and no more than a year between them. Only the nearest one before is named, so that many alike are a chain
 * and not every pair of them.
 */
import { DAY } from '../../model/day.ts'
import { type Incident, servicesOf } from '../incident.ts'

export interface Recurrence {
  incident: Incident
  /** The last one before it that is like it. */
  earlier: Incident
  /** Services and classes of factors that both have; neither is empty. */
  services: string[]
  factors: string[]
  /** Between their starts, rounded. */
  days: number
}

const YEAR = 365 * DAY

/** @param incidents in the order of the record: newest first, which the recurrences are too */
export function recurrencesOf(incidents: readonly Incident[]): Recurrence[] {
  const last = new Map<string, Incident>()
  const found: Recurrence[][] = []
  for (const incident of incidents.toReversed()) {
    if (!incident.start) continue
    const start = Date.parse(incident.start)
    const before = new Map<Incident, Recurrence>()
    for (const { service, factor, key } of traitsOf(incident)) {
      const earlier = last.get(key)
      last.set(key, incident)
      const apart = earlier ? start - Date.parse(earlier.start!) : Number.POSITIVE_INFINITY
      if (!earlier || apart > YEAR) continue
      const { services, factors } = entry(before, { incident, earlier, days: Math.round(apart / DAY) })
      if (!services.includes(service)) services.push(service)
      if (!factors.includes(factor)) factors.push(factor)
    }
    found.push([...before.values()])
  }
  return found.reverse().flat()
}

function entry(before: Map<Incident, Recurrence>, pair: Omit<Recurrence, 'services' | 'factors'>): Recurrence {
  const known = before.get(pair.earlier)
  if (known) return known
  const fresh = { ...pair, services: [], factors: [] }
  before.set(pair.earlier, fresh)
  return fresh
}

/** Every service of the incident with every class of its factors, each pair once. */
function traitsOf(incident: Incident): { service: string; factor: string; key: string }[] {
  const { origin, contributingFactors } = incident.document.data
  const factors = [...new Set(contributingFactors.map((factor) => factor.class))]
  return servicesOf(incident).flatMap((service) =>
    // Ids and classes hold no slash.
    factors.map((factor) => ({ service, factor, key: `${service}/${factor}/${origin?.organisation ?? ''}` })),
  )
}
