/**
 * Durations of an incident, each with one definition, computed from its milestones.
 *
 * The milestones are defined in src/model/milestones.ts. All are whole minutes; all are absent
 * when one of their two milestones was not published; time to detect may be negative, when the
 * operator noticed before users could.
 */
import type { ImpactWindow } from '../model/impact.ts'
import type { MilestoneName, Milestones } from '../model/milestones.ts'
import { instantToEpoch, minutesBetween } from '../model/time.ts'

/** From which milestone to which each duration runs. */
export const durationDefinitions = {
  faultLatency: { from: 'faultIntroduced', to: 'trigger' },
  timeToDetect: { from: 'impactStart', to: 'detected' },
  timeToAcknowledge: { from: 'detected', to: 'acknowledged' },
  timeToNotify: { from: 'impactStart', to: 'firstNotice' },
  timeToIdentify: { from: 'detected', to: 'causeIdentified' },
  timeToMitigate: { from: 'impactStart', to: 'mitigated' },
  timeToResolve: { from: 'impactStart', to: 'resolved' },
} as const satisfies Record<string, { from: MilestoneName; to: MilestoneName }>

export type DurationName = keyof typeof durationDefinitions
export type Durations = Partial<Record<DurationName, number>>

/** Minutes of every duration whose two milestones are known. */
export function durations(times: Milestones): Durations {
  const result: Durations = {}
  for (const [name, { from, to }] of Object.entries(durationDefinitions)) {
    const [start, end] = [times[from], times[to]]
    if (start && end) result[name as DurationName] = minutesBetween(start, end)
  }
  return result
}

export interface Impacted {
  times: Milestones
  impactWindows: ImpactWindow[]
}

/**
 * Minutes with any impact: the union of the windows whose level is not `none`, else impactEnd −
 * impactStart. `'ongoing'` while a window is open; absent when nothing was published.
 */
export function impactDuration({ times, impactWindows }: Impacted): number | 'ongoing' | undefined {
  const felt = impactWindows.filter((window) => window.level !== 'none')
  if (felt.length > 0) {
    if (felt.some((window) => window.to === undefined)) return 'ongoing'
    const spans = felt.map((window): [number, number] => [instantToEpoch(window.from), instantToEpoch(window.to!)])
    return Math.round(unionLength(spans) / 60_000)
  }
  if (times.impactStart && times.impactEnd) return minutesBetween(times.impactStart, times.impactEnd)
  return undefined
}

/** Length of the union of spans; they may overlap, touch, nest, and come in any order. */
export function unionLength(spans: readonly (readonly [from: number, to: number])[]): number {
  let total = 0
  let covered = Number.NEGATIVE_INFINITY
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, covered))
    covered = Math.max(covered, to)
  }
  return total
}

/** The first and last moments of which anything is known: of times, windows and timeline. Absent when nothing is. */
export function extent(
  incident: Impacted & { timeline: { at: string; until?: string }[] },
): { from: string; to: string } | undefined {
  const moments = [
    ...Object.values(incident.times),
    ...incident.impactWindows.flatMap((window) => [window.from, window.to]),
    ...incident.timeline.flatMap((event) => [event.at, event.until]),
  ].filter((moment) => moment !== undefined)
  if (moments.length === 0) return undefined
  const ordered = moments.sort((a, b) => instantToEpoch(a) - instantToEpoch(b))
  return { from: ordered[0]!, to: ordered.at(-1)! }
}

/** The moment by which an incident is filed: when its impact began, else its first known moment. */
export function startOf(incident: Impacted & { timeline: { at: string; until?: string }[] }): string | undefined {
  if (incident.times.impactStart) return incident.times.impactStart
  const windows = incident.impactWindows.filter((window) => window.level !== 'none').map((window) => window.from)
  if (windows.length > 0) return windows.sort((a, b) => instantToEpoch(a) - instantToEpoch(b))[0]
  return extent(incident)?.from
}
