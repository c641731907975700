/**
 * Incidents that look like one before: the same organisation, the same service, a contributing factor of the same
 * class, and no more than a year between them. Only the nearest one before is named, so that many alike are a chain
 * and not every pair of them.
 */
import { type Incident, servicesOf } from '../incident.ts'

export interface Recurrence {
  incident: Incident
  /** The last one before it that is like it. */
  earlier: Incident
  /** Services and classes of factors that both have; neither is empty. */
  services: string[]
  factors: string[]
}

/** A year at most, in milliseconds: 365 days. */
const YEAR = 365 * 24 * 60 * 60_000

/** @param incidents in the order of the record: newest first, which the recurrences are too */
export function recurrencesOf(incidents: readonly Incident[]): Recurrence[] {
  const last = new Map<string, Incident>()
  const found = new Map<Incident, Map<Incident, { services: Set<string>; factors: Set<string> }>>()
  for (const incident of incidents.toReversed()) {
    if (!incident.start) continue
    for (const [service, factor] of traits(incident)) {
      const key = JSON.stringify([incident.document.data.origin?.organisation, service, factor])
      const earlier = last.get(key)
      last.set(key, incident)
      if (!earlier || Date.parse(incident.start) - Date.parse(earlier.start!) > YEAR) continue
      const pairs = found.get(incident) ?? new Map()
      const shared = pairs.get(earlier) ?? { services: new Set(), factors: new Set() }
      shared.services.add(service)
      shared.factors.add(factor)
      found.set(incident, pairs.set(earlier, shared))
    }
  }
  return [...found].reverse().flatMap(([incident, pairs]) =>
    Array.from(pairs, ([earlier, { services, factors }]) => ({
      incident,
      earlier,
      services: [...services],
      factors: [...factors],
    })),
  )
}

/** Every service of the incident with every class of its factors, each pair once. */
function traits(incident: Incident): [service: string, factor: string][] {
  const factors = new Set(incident.document.data.contributingFactors.map((factor) => factor.class))
  return servicesOf(incident).flatMap((service) => Array.from(factors, (factor): [string, string] => [service, factor]))
}
