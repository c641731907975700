/**
 * What all incidents say together. Own incidents and those of other organisations are two records that are never
 * mixed: what others publish is a selection, made by others, from systems that differ. Near misses and exercises are
 * good news, and counted apart from incidents. Computed once for the site, in time that grows as the record does.
 */
import { facetValues } from './facets.ts'
import type { Incident } from './incident.ts'
import { type Frequency, frequenciesOf } from './insights/frequencies.ts'
import { type Measures, measuresOf } from './insights/measures.ts'
import { type Publication, publicationOf } from './insights/publication.ts'
import { type Recurrence, recurrencesOf } from './insights/recurrences.ts'
import { type RunbookUse, runbookUseOf } from './insights/runbook-use.ts'

export interface Insights {
  own: Findings
  /** Of incidents that happened to other organisations. */
  others: Findings
  /** How many postmortems were withdrawn. They no longer stand, and count in nothing else. */
  withdrawn: number
}

export interface Findings {
  /** Those that users noticed, in the order of the record. All figures below are theirs. */
  incidents: Incident[]
  nearMisses: Incident[]
  exercises: Incident[]
  /** Whose incidents these are, alphabetically; empty for one’s own. */
  organisations: string[]
  measures: Measures
  /** The same by value of a facet, those with most incidents first. */
  bySeverity: Group[]
  byService: Group[]
  byYear: Group[]
  /** How often a factor of a class contributed, by class. */
  factors: Frequency[]
  /** What set incidents off, by type; those that did not publish it are in none. */
  triggers: Frequency[]
  /** By which path incidents were noticed; those that did not publish it are in none. */
  detections: Frequency[]
  runbooks: RunbookUse
  /** Of one’s own incidents: others’ are published here on a day that says nothing of them. */
  publication?: Publication
  recurrences: Recurrence[]
}

/** The incidents of one severity, service or year. An incident of two services is in both groups. */
export interface Group {
  id: string
  incidents: Incident[]
  measures: Measures
}

/** @param incidents all of them, in the order of the record */
export function insightsOf(incidents: readonly Incident[]): Insights {
  const standing = incidents.filter(({ document }) => document.data.status !== 'withdrawn')
  const { own = [], others = [] } = Object.groupBy(standing, ({ document }) =>
    document.data.origin ? 'others' : 'own',
  )
  return {
    own: { ...findingsOf(own), publication: publicationOf(ofType(own, 'incident')) },
    others: findingsOf(others),
    withdrawn: incidents.length - standing.length,
  }
}

function findingsOf(all: readonly Incident[]): Findings {
  const incidents = ofType(all, 'incident')
  const organisations = all.flatMap(({ document }) => document.data.origin?.organisation ?? [])
  const groupedBy = (facet: 'severity' | 'service' | 'year') =>
    frequenciesOf(incidents, (incident) => facetValues(incident)[facet]).map(({ id, incidents: those }) => ({
      id,
      incidents: those,
      measures: measuresOf(those),
    }))
  return {
    incidents,
    nearMisses: ofType(all, 'near-miss'),
    exercises: ofType(all, 'exercise'),
    organisations: [...new Set(organisations)].sort((a, b) => a.localeCompare(b, 'en')),
    measures: measuresOf(incidents),
    bySeverity: groupedBy('severity'),
    byService: groupedBy('service'),
    byYear: groupedBy('year').sort((a, b) => Number(b.id) - Number(a.id)),
    factors: frequenciesOf(incidents, (incident) => facetValues(incident).factor),
    triggers: frequenciesOf(incidents, ({ document }) => [document.data.trigger?.type]),
    detections: frequenciesOf(incidents, ({ document }) => [document.data.detection?.method]),
    runbooks: runbookUseOf(incidents),
    recurrences: recurrencesOf(incidents),
  }
}

function ofType(incidents: readonly Incident[], type: Incident['document']['data']['type']): Incident[] {
  return incidents.filter(({ document }) => document.data.type === type)
}
