/**
 * What incidents can be narrowed down by: each value of a facet with its incidents. A facet that divides nothing,
 * because all incidents have the same value, is none.
 */

import type { Catalogues } from '../model/index.ts'
import { inTextOrder } from '../model/text-order.ts'
import { type FacetName, facetNames } from './address.ts'
import { add } from './grouping.ts'
import { type Incident, servicesOf } from './incident.ts'

export interface Facet {
  name: FacetName
  /** Years newest first, severities worst first, all others by how many incidents they have. */
  values: FacetValue[]
}

export interface FacetValue {
  id: string
  /** In the order of the record. */
  incidents: Incident[]
}

/** The values that an incident has of each facet, each once. */
export function facetValues(incident: Incident): { [facet in FacetName]: string[] } {
  const { data } = incident.document
  return {
    service: servicesOf(incident),
    severity: data.severity ? [data.severity] : [],
    type: [data.type],
    year: incident.year === undefined ? [] : [String(incident.year)],
    factor: [...new Set(data.contributingFactors.map((factor) => factor.class))],
  }
}

export function facetsOf(incidents: Incident[], { settings }: Pick<Catalogues, 'settings'>): Facet[] {
  const found = new Map(facetNames.map((name) => [name, new Map<string, Incident[]>()]))
  for (const incident of incidents) {
    for (const [name, ids] of Object.entries(facetValues(incident))) {
      const values = found.get(name as FacetName)!
      for (const id of ids) add(values, id, incident)
    }
  }
  const ranks = new Map(settings.severities.map(({ id, rank }) => [id, rank]))
  const rank = ({ id }: FacetValue) => ranks.get(id) ?? Number.POSITIVE_INFINITY
  const orders: { [facet in FacetName]?: (a: FacetValue, b: FacetValue) => number } = {
    year: (a, b) => Number(b.id) - Number(a.id),
    severity: (a, b) => rank(a) - rank(b),
  }
  const byNumber = (a: FacetValue, b: FacetValue) => b.incidents.length - a.incidents.length
  return facetNames.flatMap((name) => {
    const values = Array.from(found.get(name)!, ([id, those]) => ({ id, incidents: those }))
      .sort((a, b) => inTextOrder(a.id, b.id))
      .sort(orders[name] ?? byNumber)
    return values.some((value) => value.incidents.length < incidents.length) ? [{ name, values }] : []
  })
}

/** What a list of incidents can be narrowed down by, in numbers. */
export interface FacetCounts {
  /** How many incidents there are. */
  all: number
  /** Whether the list of all incidents has all of them on its page. */
  complete: boolean
  facets: {
    name: FacetName
    values: { id: string; n: number }[]
    /** That there are more values than a page names: services, whose index has all of them. */
    more: boolean
  }[]
}

/** So many values of a facet are named, those with the most incidents. */
const VALUES = 40

export function facetCounts(incidents: readonly Incident[], facets: readonly Facet[], complete: boolean): FacetCounts {
  return {
    all: incidents.length,
    complete,
    facets: facets.map(({ name, values }) => {
      const more = !complete && name === 'service' && values.length > VALUES
      const named = more ? values.slice(0, VALUES) : values
      return { name, values: named.map(({ id, incidents: those }) => ({ id, n: those.length })), more }
    }),
  }
}

/** The incident whose impact lasted longest; absent when no duration was published. One that goes on has none yet. */
export function longestIncident(incidents: Incident[]): (Incident & { impact: number }) | undefined {
  let longest: (Incident & { impact: number }) | undefined
  for (const incident of incidents) {
    const { impact } = incident
    if (typeof impact === 'number' && impact > (longest?.impact ?? 0)) longest = { ...incident, impact }
  }
  return longest
}
