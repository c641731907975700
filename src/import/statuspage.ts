/** Incidents of Atlassian Statuspage, as its public and its management interface give them. */

import { z } from 'zod'
import { inTextOrder } from '../model/text-order.ts'
import { minutesBetween } from '../model/time.ts'
import type { Importer, InputFile } from './importer.ts'
import { IncidentDrafts, type ToldIncident, type ToldWindow } from './incident.ts'
import { incidentOptions } from './incident-options.ts'
import { Moment } from './moment.ts'
import { type Json, jsonOf, shaped } from './read-json.ts'
import { newestOfEach, Text, Texts } from './records.ts'
import type { ToldUpdate } from './update-rows.ts'

const Component = z.object({ id: z.string().nullish(), name: z.string().nullish() })

/** One real payload has an element with a name only, which says that there is none. */
const AffectedComponent = z.object({
  code: z.string().nullish(),
  name: z.string().nullish(),
  new_status: z.string().nullish(),
})

const Update = z.object({
  status: z.string().nullish(),
  body: Text.nullish(),
  created_at: Moment,
  display_at: Moment.nullish(),
  affected_components: z.array(AffectedComponent).max(1000).nullish(),
})

const Incident = z.object({
  id: z.string().min(1).max(200),
  name: Text,
  status: z.string(),
  impact: z.string().nullish(),
  impact_override: z.string().nullish(),
  created_at: Moment,
  started_at: Moment.nullish(),
  resolved_at: Moment.nullish(),
  updated_at: Moment.nullish(),
  shortlink: z.string().nullish(),
  components: z.array(Component).max(1000).nullish(),
  incident_updates: z.array(Update).max(500).nullish(),
  postmortem_body: Texts.nullish(),
  postmortem_ignored: z.boolean().nullish(),
  /** The types of the interface say a boolean, what it sends is a moment or null. */
  postmortem_published_at: z.union([Moment, z.boolean()]).nullish(),
  backfilled: z.boolean().nullish(),
  scheduled_for: z.string().nullish(),
})

const Page = z.object({ time_zone: z.string().nullish() })

type Incident = z.infer<typeof Incident>

export const statuspage: Importer = {
  name: 'statuspage',
  reads: 'incidents of Atlassian Statuspage: /api/v2/incidents.json, or the list that the management interface gives',
  takes: 'file',
  options: incidentOptions,
  read(input) {
    const { incidents, timeZone } = incidentsIn(input.files[0]!)
    const making = new IncidentDrafts(input)
    for (const { record, line } of newestOfEach(
      incidents,
      ({ id }) => id,
      ({ updated_at }) => updated_at,
      making,
    )) {
      const place = { source: record.id, line }
      if (isMaintenance(record) && !making.includesMaintenance) {
        making.remark('dropped', place, 'scheduled maintenance; --include maintenance takes it')
      } else making.add(told(record, place, timeZone, making))
    }
    return { drafts: making.drafts, assets: [], remarks: making.remarks }
  },
}

function incidentsIn(file: InputFile) {
  const json = jsonOf(file)
  const placed = (incidents: Incident[], path: PropertyKey[]) =>
    incidents.map((record, index) => ({ record, line: json.place([...path, index]).line }))
  if (Array.isArray(json.value)) return { incidents: placed(shaped(json, z.array(Incident)), []) }
  const name =
    isObject(json) && 'scheduled_maintenances' in (json.value as object) ? 'scheduled_maintenances' : 'incidents'
  const shape = z.object({ page: Page.nullish(), [name]: z.array(Incident) })
  const value = shaped(json, shape) as { page?: z.infer<typeof Page> | null; [name: string]: unknown }
  return {
    incidents: placed(value[name] as Incident[], [name]),
    ...(value.page?.time_zone ? { timeZone: value.page.time_zone } : {}),
  }
}

const isObject = ({ value }: Json) => typeof value === 'object' && value !== null

function isMaintenance({ status, impact, scheduled_for }: Incident): boolean {
  return (
    Boolean(scheduled_for) ||
    impact === 'maintenance' ||
    ['scheduled', 'in_progress', 'verifying', 'completed'].includes(status)
  )
}

function told(
  incident: Incident,
  place: { source: string; line: number },
  timeZone: string | undefined,
  making: IncidentDrafts,
): ToldIncident {
  const say = (fate: 'guessed' | 'dropped' | 'look', message: string, field?: string) =>
    making.remark(fate, place, message, field)
  const updates = (incident.incident_updates ?? [])
    .map((update) => ({ ...update, at: update.display_at ?? update.created_at }))
    .sort((a, b) => inTextOrder(a.at, b.at))
  const times: ToldIncident['times'] = {}
  const { started_at: started, created_at: created, resolved_at: resolved } = incident
  if (started && minutesBetween(started, created) > 1) {
    times.impactStart = started
    say('guessed', 'started_at, which somebody set on the page', 'times.impactStart')
  } else say('dropped', 'created_at is when somebody wrote on the page, and no time of the impact', 'times.impactStart')
  // Public exports do not say it; an update that is shown earlier than it was written does.
  const isBackfilled =
    incident.backfilled || updates.some(({ at, created_at: written }) => minutesBetween(at, written) > 5)
  if (isBackfilled)
    say('look', 'the page was filled in afterwards: when its readers were told is not known', 'times.firstNotice')
  else if (updates[0]) times.firstNotice = updates[0].at
  if (resolved) {
    times.resolved = resolved
    say('guessed', 'resolved_at is when the page was set to “resolved”', 'times.resolved')
  }
  const windows = windowsOf(updates, resolved ?? undefined)
  if (windows.length > 0)
    say('guessed', 'from the levels that the page showed, at the times when it showed them', 'impactWindows')
  if (incident.postmortem_body && incident.postmortem_ignored)
    say('look', 'the page says that there will be no postmortem, and has one')
  const impact = incident.impact_override ?? incident.impact
  return {
    ...place,
    title: incident.name,
    day: times.impactStart ?? updates[0]?.at ?? created,
    times,
    updates: updates.map(
      ({ at, status, body }): ToldUpdate => ({ at, text: body ?? '', ...(status ? { state: status } : {}) }),
    ),
    components: componentsOf(incident),
    windows,
    ...(timeZone ? { timeZone } : {}),
    ...(impact ? { severity: { word: impact, field: 'impact' } } : {}),
    ...(incident.shortlink ? { address: incident.shortlink.replace(/^http:/, 'https:') } : {}),
    ...(incident.postmortem_body ? { report: incident.postmortem_body } : {}),
  }
}

/** Those of the incident, and those that only its updates name. */
function componentsOf({ components, incident_updates }: Incident) {
  const named = [
    ...(components ?? []).map(({ id, name }) => ({ id, name })),
    ...(incident_updates ?? []).flatMap(({ affected_components }) =>
      (affected_components ?? []).filter(({ code }) => code).map(({ code, name }) => ({ id: code, name })),
    ),
  ].flatMap(({ id, name }) => (name ? [{ name, ...(id ? { id } : {}) }] : []))
  return [...new Map(named.map((component) => [component.name, component])).values()]
}

const levels: Record<string, ToldWindow['level']> = {
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  major_outage: 'full',
}

/** How long the page showed each component at which level. */
function windowsOf(updates: (z.infer<typeof Update> & { at: string })[], resolved: string | undefined): ToldWindow[] {
  const windows: ToldWindow[] = []
  const open = new Map<string, ToldWindow>()
  for (const { at, affected_components } of updates) {
    for (const { code, name, new_status } of affected_components ?? []) {
      if (!code || !name || !new_status) continue
      const before = open.get(code)
      const level = levels[new_status]
      if (before?.level === level) continue
      if (before) {
        before.to = at
        open.delete(code)
      }
      if (level) {
        const window: ToldWindow = { from: at, level, component: { id: code, name } }
        windows.push(window)
        open.set(code, window)
      }
    }
  }
  // Nobody set these back: the incident was over, and the page did not say so of the component.
  for (const window of open.values()) if (resolved && resolved >= window.from) window.to = resolved
  return windows
}
