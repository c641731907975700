/** `metrics.json`: every duration of every incident with its definition, and what all of them say together. */
import { rfc3339 } from '../../model/time.ts'
import type { Incident } from '../../record/incident.ts'
import type { Frequencies, Frequency } from '../../record/insights/frequencies.ts'
import { type Measures, measureNames } from '../../record/insights/measures.ts'
import type { Findings, Group, Insights } from '../../record/insights.ts'
import { durationDefinitions } from '../../record/milestones.ts'
import { documentAddress, servicesOf } from '../../record/record.ts'
import type { DataSite } from '../data-file.ts'
import { durationsOf, impactOf } from './lengths.ts'
import type { Api } from './model.ts'

type Metrics = Api['metrics']

export const definitions: Metrics['definitions'] = {
  durations: durationDefinitions,
  impact:
    'The length of the union of the impact windows whose level is not “none”; where there are none, impactEnd − impactStart.',
  percentile:
    'Type 7 of Hyndman and Fan, “Sample Quantiles in Statistical Packages” (1996): linear interpolation between closest ranks. None below 10 values.',
}

export function metricEntry(incident: Incident, { facts, link }: DataSite): Metrics['incidents'][number] {
  const { document, start } = incident
  const { id, data } = document
  return {
    id,
    address: link(documentAddress(document, facts)),
    type: data.type,
    status: data.status,
    ...(data.origin ? { organisation: data.origin.organisation } : {}),
    ...(data.severity ? { severity: data.severity } : {}),
    services: servicesOf(incident),
    ...(start ? { start: rfc3339(start) } : {}),
    durations: durationsOf(incident),
    ...impactOf(incident),
  }
}

export function statisticsOf({ own, others, withdrawn }: Insights): Metrics['statistics'] {
  return { own: findings(own), others: findings(others), withdrawn }
}

/** Incidents become their number: each is in the list beside this with what it is counted by. */
function findings(found: Findings): Metrics['statistics']['own'] {
  const { organisations, publication, runbooks, recurrences } = found
  return {
    incidents: found.incidents.length,
    nearMisses: found.nearMisses.length,
    exercises: found.exercises.length,
    organisations,
    measures: measures(found.measures),
    bySeverity: frequencies(found.bySeverity, group),
    byService: frequencies(found.byService, group),
    byYear: frequencies(found.byYear, group),
    factors: frequencies(found.factors, counted),
    triggers: frequencies(found.triggers, counted),
    detections: frequencies(found.detections, counted),
    runbooks,
    ...(publication ? { publication: { ...publication.distribution, notPublished: publication.notPublished } } : {}),
    recurrences: recurrences.map(({ incident, earlier, services, factors }) => ({
      incident: incident.document.id,
      earlier: earlier.document.id,
      services,
      factors,
    })),
  }
}

function frequencies<F extends Frequency, Said>({ values, without }: Frequencies<F>, said: (value: F) => Said) {
  return { values: values.map(said), without }
}

function measures(all: Measures): Metrics['statistics']['own']['measures'] {
  const entries = measureNames.map((name) => {
    const { distribution, ongoing, notPublished } = all[name]
    return [name, { ...distribution, ongoing, notPublished }]
  })
  return Object.fromEntries(entries) as Metrics['statistics']['own']['measures']
}

function group({ id, incidents, measures: all }: Group) {
  return { id, incidents: incidents.length, measures: measures(all) }
}

function counted({ id, incidents }: Frequency) {
  return { id, incidents: incidents.length }
}
