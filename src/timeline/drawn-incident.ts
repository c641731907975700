/** What of an incident can be drawn: its events, windows and phases, their times as numbers, with the words beside them. */
import type { Formatters, Messages } from '../i18n/index.ts'
import type { TimelineEvent } from '../model/timeline.ts'
import { type Phase, phases } from '../record/phases.ts'
import type { Incident } from '../record/record.ts'
import { type TimelineDay, timelineDays } from './days.ts'
import type { WindowLevel } from './drawing.ts'

export interface DrawnIncident {
  /** First and last moment of what is drawn. */
  from: number
  to: number
  /** Whether the impact goes on after the last known moment. */
  open: boolean
  /** The place’s own zone, where it is not UTC. */
  zone?: string
  days: TimelineDay[]
  events: DrawnEvent[]
  windows: DrawnWindow[]
  phases: DrawnSpan[]
}

export interface DrawnEvent {
  number: number
  at: number
  until?: number
  type: TimelineEvent['type']
  /** Whether the time is known to the minute. */
  exact: boolean
}

/** A span of time with its words; without `to` it goes on. */
export interface DrawnSpan {
  from: number
  to?: number
  label: string
}

export interface DrawnWindow extends DrawnSpan {
  level: WindowLevel
}

/** Letters of a label that has room in every drawing. What is longer is told by the table of windows alone. */
const LONGEST_NAME = 60

/** Absent where there is nothing to draw: no time was published, or a single moment. */
export function drawnIncident(
  incident: Incident,
  serviceName: (id: string) => string,
  format: Formatters,
  words: Messages,
): DrawnIncident | undefined {
  const { data } = incident.document
  const zone = data.timeZone === 'UTC' ? undefined : data.timeZone
  const open = incident.impact === 'ongoing'
  const days = timelineDays(data.timeline, zone, format, words)
  const events = days.flatMap(({ entries }) =>
    entries.map(({ event, number }) => ({
      number,
      at: Date.parse(event.at),
      ...(event.until ? { until: Date.parse(event.until) } : {}),
      type: event.type,
      exact: event.precision === 'minute',
    })),
  )
  const windows = drawnWindows(incident, serviceName, format, words)
  const drawnPhases = phases(data.times, open).map((phase) => drawnPhase(phase, format, words))
  const moments = [
    ...events.flatMap(({ at, until }) => [at, until ?? at]),
    ...[...windows, ...drawnPhases].flatMap(({ from, to }) => [from, to ?? from]),
  ]
  const [from, to] = [Math.min(...moments), Math.max(...moments)]
  if (!(from < to)) return undefined
  return { from, to, open, ...(zone ? { zone } : {}), days, events, windows, phases: drawnPhases }
}

function drawnPhase({ name, from, to }: Phase, format: Formatters, { postmortem: words }: Messages): DrawnSpan {
  const start = Date.parse(from)
  const phase = words.phase[name]
  if (!to) return { from: start, label: words.goesOn(phase) }
  const end = Date.parse(to)
  return { from: start, to: end, label: `${phase}, ${format.duration(Math.round((end - start) / 60_000))}` }
}

/** The impact windows; where there are none, the time from the start of the impact to its end. */
function drawnWindows(
  { document: { data } }: Incident,
  serviceName: (id: string) => string,
  format: Formatters,
  { postmortem: words }: Messages,
): DrawnWindow[] {
  const { impactStart, impactEnd } = data.times
  if (data.impactWindows.length === 0) {
    if (!impactStart || !impactEnd || Date.parse(impactEnd) <= Date.parse(impactStart)) return []
    return [{ from: Date.parse(impactStart), to: Date.parse(impactEnd), level: 'unknown', label: words.level.unknown }]
  }
  // Services are named where they tell the windows apart.
  const told = new Set(data.impactWindows.map((window) => window.services.join())).size > 1
  return data.impactWindows
    .map(({ from, to, level, services }) => {
      const named = `${words.level[level]}: ${format.list(services.map(serviceName))}`
      const name = told && services.length > 0 && named.length <= LONGEST_NAME ? named : words.level[level]
      return {
        from: Date.parse(from),
        ...(to ? { to: Date.parse(to) } : {}),
        level,
        label: to ? name : words.goesOn(name),
      }
    })
    .sort((a, b) => a.from - b.from)
}
