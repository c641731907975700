/** An incident: a postmortem with everything that is computed from it. */
import { type Durations, durations, impactDuration, startOf } from './milestones.ts'
import type { Document } from './record.ts'

export interface Incident {
  document: Document<'postmortem'>
  /** Moment by which it is filed, as written in the file; absent when no time was published. */
  start?: string
  /** Year of `start` in UTC. */
  year?: number
  durations: Durations
  /** Minutes with impact, `'ongoing'`, or absent when not published. */
  impact?: number | 'ongoing'
  /** That `impact` is a lower bound: it lasted longer, and until when was not published. */
  atLeast?: true
}

export function toIncident(document: Document<'postmortem'>): Incident {
  const start = startOf(document.data)
  return {
    document,
    start,
    year: start ? new Date(start).getUTCFullYear() : undefined,
    durations: durations(document.data.times),
    impact: impactDuration(document.data),
    ...(document.data.impactWindows.some(({ atLeast, level }) => atLeast && level !== 'none') ? { atLeast: true } : {}),
  }
}

/** When the impact ended: as written, else when its last window closed; absent while one is open or when not published. */
export function impactEnd({ document: { data } }: Incident): string | undefined {
  if (data.times.impactEnd) return data.times.impactEnd
  const felt = data.impactWindows.filter((window) => window.level !== 'none')
  if (felt.some((window) => window.to === undefined)) return undefined
  return felt
    .map((window) => window.to!)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)
}

/** Services of the incident and of its impact windows, each once. */
export function servicesOf({ document: { data } }: Incident): string[] {
  return [...new Set([...data.services, ...data.impactWindows.flatMap((window) => window.services)])]
}

/** Newest first; those of the same moment by id, those without one last. */
export function inRecordOrder(a: Incident, b: Incident): number {
  const [at, bt] = [a, b].map(({ start }) => (start ? Date.parse(start) : Number.NEGATIVE_INFINITY)) as [number, number]
  return at === bt ? a.document.id.localeCompare(b.document.id, 'en') : bt - at
}

/** Whether it happened to the organisation itself: a report about another one names whose it was. */
export function isOwn({ document: { data } }: Incident): boolean {
  return data.origin === undefined
}

/** Whether its postmortem is public and still holds. Previews show drafts as well, and what was withdrawn keeps its page. */
export function stands({ document: { data } }: Incident): boolean {
  return data.status === 'preliminary' || data.status === 'final'
}
