/**
 * What all incidents say together. Own incidents and those of other organisations are two records that are never
 * mixed: what others publish is a selection, made by others, from systems that differ. Near misses and exercises are
 * good news, and counted apart from incidents. Computed once for the site, in time that grows as the record does.
 */
import type { Catalogues } from '../model/index.ts'
import type { Settings } from '../model/settings.ts'
import { insightsPath } from './address.ts'
import { type Incident, servicesOf } from './incident.ts'
import { type Frequencies, type Frequency, frequenciesOf, type ValuesOf } from './insights/frequencies.ts'
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
  /** The same by severity, the worst first. */
  bySeverity: Frequencies<Group>
  /** By service, those with most incidents first. */
  byService: Frequencies<Group>
  /** By year of UTC, the newest first. */
  byYear: Frequencies<Group>
  /** How often a factor of a class contributed, by class. */
  factors: Frequencies
  /** What set incidents off, by type. */
  triggers: Frequencies
  /** By which path incidents were noticed. */
  detections: Frequencies
  runbooks: RunbookUse
  /** Of one’s own incidents: others’ are published here on a day that says nothing of them. */
  publication?: Publication
  recurrences: Recurrence[]
}

/** The incidents of one severity, service or year. An incident of two services is in both groups. */
export interface Group extends Frequency {
  measures: Measures
}

/** A page of findings, and where it lives below the language’s root. */
export interface InsightsPage {
  path: string
  whose: 'own' | 'others'
  findings: Findings
}

/** One’s own findings have a page, and those of others one beside it, or in its place where there are none of one’s own. */
export function insightsPages({ own, others }: Insights): InsightsPage[] {
  const pages: InsightsPage[] = []
  if (hasAny(own) || !hasAny(others)) pages.push({ path: insightsPath(), whose: 'own', findings: own })
  if (hasAny(others)) pages.push({ path: insightsPath(pages.length > 0), whose: 'others', findings: others })
  return pages
}

export function hasAny({ incidents, nearMisses, exercises }: Findings): boolean {
  return incidents.length + nearMisses.length + exercises.length > 0
}

/** @param incidents all of them, in the order of the record */
export function insightsOf(incidents: readonly Incident[], { settings }: Pick<Catalogues, 'settings'>): Insights {
  const standing = incidents.filter(({ document }) => document.data.status !== 'withdrawn')
  const { own = [], others = [] } = Object.groupBy(standing, ({ document }) =>
    document.data.origin ? 'others' : 'own',
  )
  return {
    own: { ...findingsOf(own, settings), publication: publicationOf(ofType(own, 'incident')) },
    others: findingsOf(others, settings),
    withdrawn: incidents.length - standing.length,
  }
}

function findingsOf(all: readonly Incident[], { severities }: Settings): Findings {
  const incidents = ofType(all, 'incident')
  const organisations = all.flatMap(({ document }) => document.data.origin?.organisation ?? [])
  const ranks = new Map(severities.map(({ id, rank }) => [id, rank]))
  const rank = ({ id }: Group) => ranks.get(id) ?? Number.POSITIVE_INFINITY
  const groupedBy = (valuesOf: ValuesOf, order?: (a: Group, b: Group) => number) => {
    const { values, without } = frequenciesOf(incidents, valuesOf)
    const groups = values.map((value) => ({ ...value, measures: measuresOf(value.incidents) }))
    return { values: order ? groups.sort(order) : groups, without }
  }
  return {
    incidents,
    nearMisses: ofType(all, 'near-miss'),
    exercises: ofType(all, 'exercise'),
    organisations: [...new Set(organisations)].sort((a, b) => a.localeCompare(b, 'en')),
    measures: measuresOf(incidents),
    bySeverity: groupedBy(
      ({ document }) => [document.data.severity],
      (a, b) => rank(a) - rank(b),
    ),
    byService: groupedBy(servicesOf),
    byYear: groupedBy(
      ({ year }) => [year?.toString()],
      (a, b) => Number(b.id) - Number(a.id),
    ),
    factors: frequenciesOf(incidents, ({ document }) =>
      document.data.contributingFactors.map((factor) => factor.class),
    ),
    triggers: frequenciesOf(incidents, ({ document }) => [document.data.trigger?.type]),
    detections: frequenciesOf(incidents, ({ document }) => [document.data.detection?.method]),
    runbooks: runbookUseOf(incidents),
    recurrences: recurrencesOf(incidents),
  }
}

function ofType(incidents: readonly Incident[], type: Incident['document']['data']['type']): Incident[] {
  return incidents.filter(({ document }) => document.data.type === type)
}
