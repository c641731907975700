/**
 * What a handbook shows of an organisation’s operations, and what it does not: what is published by layer, what is known
 * and not published, what is overdue for a review, and where pages that others would look for are missing. Of what is not
 * published it says only what `coverage.yaml` declares: drafts are not counted, because nothing of them is public.
 */

import type { Service } from '../model/catalogues.ts'
import type { Unpublished } from '../model/coverage.ts'
import type { Catalogues } from '../model/index.ts'
import type { Layer } from '../model/process.ts'
import { inTextOrder } from '../model/text-order.ts'
import type { DecidedAction } from './actions.ts'
import { foldName } from './address.ts'
import { type Incident, isOwn, stands } from './incident.ts'
import type { Document } from './record.ts'
import { reviewDue } from './review.ts'

/** As an iceberg is seen from above: tools are talked of first, people last. */
export const layers = ['tools', 'process', 'people'] as const satisfies Layer[]

export interface LayerCoverage {
  layer: Layer
  /** Processes of this layer that are in force, by title. */
  processes: Document<'process'>[]
  /** Runbooks in force, by title: they are counted among the tools. */
  runbooks: Document<'runbook'>[]
  /** What is declared as not published, in the order of `coverage.yaml`. */
  unpublished: Unpublished[]
}

export interface Overdue {
  document: Document<'process' | 'runbook'>
  /** The day on which its review was due. */
  due: string
}

export interface KnownAlert {
  name: string
  /** The newest incident that it announced; absent when only `coverage.yaml` names it. */
  incident?: Incident
}

/** A list of what is missing, out of how many there are. */
export interface Missing<Entry> {
  entries: Entry[]
  of: number
}

export interface Coverage {
  layers: LayerCoverage[]
  /** Reviews that were due before the day of the site, the longest overdue first. Empty where the site knows no day. */
  overdue: Overdue[]
  /** How many pages in force say when they are reviewed again. */
  withReview: number
  /** What was to be published, or decided anew, before the day of the site. */
  lapsed: Unpublished[]
  servicesWithoutRunbook: Missing<Service>
  /** Of the alerts that `coverage.yaml` or an incident of one’s own names. */
  alertsWithoutRunbook: Missing<KnownAlert>
  /** Runbooks that were tried out neither in an exercise nor in an incident whose postmortem says whether they worked. */
  neverExercised: Missing<Document<'runbook'>>
  /** Own incidents that ended a month or more ago and whose postmortem is still preliminary, the oldest first. */
  unreviewed: Missing<{ incident: Incident; ended: string }>
  /** Open actions of own incidents that no team does. Absent where the handbook withholds its actions. */
  ownerless?: Missing<DecidedAction>
}

/** How long a postmortem may be preliminary after the incident has ended. */
export const REVIEWED_WITHIN = '30d'

/** What of the record it is made of; documents come in the order in which they shall be listed. */
export interface Covered {
  catalogues: Pick<Catalogues, 'settings' | 'services' | 'coverage'>
  processes: readonly Document<'process'>[]
  runbooks: readonly Document<'runbook'>[]
  incidents: readonly Incident[]
  openActions: readonly DecidedAction[]
}

/** @param asOf day of the site, `YYYY-MM-DD`; without it nothing can be said to be overdue */
export function coverageOf(
  { catalogues, incidents, openActions, ...all }: Covered,
  asOf: string | undefined,
): Coverage {
  const processes = all.processes.filter(({ data }) => data.status === 'active')
  const runbooks = all.runbooks.filter(({ data }) => data.status === 'active')
  const own = incidents.filter((incident) => isOwn(incident) && stands(incident))
  const { settings, services, coverage } = catalogues

  const due = [...processes, ...runbooks].flatMap((document): Overdue[] => {
    const { reviewed, reviewEvery } = document.data
    return reviewed && reviewEvery ? [{ document, due: reviewDue(reviewed, reviewEvery) }] : []
  })
  const served = new Set(runbooks.flatMap(({ data }) => data.services))
  const used = new Set(
    own.flatMap(({ document: { data } }) => data.runbooks.flatMap(({ id, worked }) => (worked ? [id] : []))),
  )
  const alerts = knownAlerts(coverage.alerts, own)
  const answered = new Set(runbooks.flatMap(({ data }) => data.alerts.map(foldName)))
  const ended = own.flatMap((incident) => {
    const end = endOf(incident)
    return end ? [{ incident, ended: end }] : []
  })
  const ownActions = openActions.filter(({ incident }) => isOwn(incident) && stands(incident))

  return {
    layers: layers.map((layer) => ({
      layer,
      processes: processes.filter(({ data }) => data.layer === layer),
      runbooks: layer === 'tools' ? runbooks : [],
      unpublished: coverage.notPublished.filter((each) => each.layer === layer),
    })),
    overdue: asOf === undefined ? [] : due.filter((each) => each.due < asOf).sort((a, b) => inTextOrder(a.due, b.due)),
    withReview: due.length,
    lapsed: coverage.notPublished.filter(({ until }) => asOf !== undefined && until !== undefined && until < asOf),
    servicesWithoutRunbook: { entries: services.filter(({ id }) => !served.has(id)), of: services.length },
    alertsWithoutRunbook: { entries: alerts.filter(({ name }) => !answered.has(foldName(name))), of: alerts.length },
    neverExercised: {
      entries: runbooks.filter(({ id, data }) => data.exercised.length === 0 && !used.has(id)),
      of: runbooks.length,
    },
    unreviewed: {
      entries: ended
        .filter(({ incident }) => incident.document.data.status === 'preliminary')
        .filter(({ ended }) => asOf !== undefined && reviewDue(ended, REVIEWED_WITHIN) < asOf)
        .sort((a, b) => inTextOrder(a.ended, b.ended)),
      of: ended.length,
    },
    ...(settings.actions !== 'public'
      ? {}
      : { ownerless: { entries: ownActions.filter(({ action }) => !action.owner), of: ownActions.length } }),
  }
}

/** Alerts by name, each once whatever its case: those that are declared, then those that announced an incident. */
function knownAlerts(declared: readonly string[], incidents: readonly Incident[]): KnownAlert[] {
  const alerts = new Map<string, KnownAlert>()
  for (const name of declared) if (!alerts.has(foldName(name))) alerts.set(foldName(name), { name })
  for (const incident of incidents) {
    const name = incident.document.data.detection?.alert
    if (name === undefined) continue
    const known = alerts.get(foldName(name))
    // Incidents come newest first.
    if (!known?.incident) alerts.set(foldName(name), { name: known?.name ?? name, incident })
  }
  return [...alerts.values()]
}

/** The day in UTC on which an incident was over; absent when that was not published, or it goes on. */
function endOf({ document: { data }, impact }: Incident): string | undefined {
  const end = data.times.resolved ?? data.times.impactEnd
  return end === undefined || impact === 'ongoing' ? undefined : new Date(end).toISOString().slice(0, 10)
}
