/** How long something lasted, as the API says it: whole minutes, and the same by ISO 8601. */
import { durationData } from '../../i18n/duration.ts'
import type { Postmortem } from '../../model/postmortem.ts'
import { rfc3339 } from '../../model/time.ts'
import type { Incident } from '../../record/incident.ts'
import { type MeasureName, measured, measureNames } from '../../record/insights/measures.ts'
import { type DurationName, durationDefinitions } from '../../record/milestones.ts'
import type { Api } from './model.ts'

type Metric = Api['metrics']['incidents'][number]

/** `PT24H11M`; before zero with a sign, as ISO 8601-2 extends it: `-PT3M`. */
export function isoDuration(minutes: number): string {
  return minutes < 0 ? `-${durationData(-minutes)}` : durationData(minutes)!
}

function lengthOf(minutes: number | 'ongoing') {
  return minutes === 'ongoing'
    ? ({ state: 'ongoing', minutes: null, duration: null } as const)
    : ({ state: 'ended', minutes, duration: isoDuration(minutes) } as const)
}

/** Every duration that is known or goes on, with the two moments that define it. */
export function durationsOf(incident: Incident): Metric['durations'] {
  const { times } = incident.document.data
  const found: Metric['durations'] = {}
  for (const [name, { from, to }] of Object.entries(durationDefinitions) as [DurationName, Definition][]) {
    const minutes = isMeasure(name) ? measured(incident, name) : incident.durations[name]
    if (minutes === undefined) continue
    found[name] = { ...lengthOf(minutes), from: instant(times, from), to: instant(times, to) }
  }
  return found
}

type Definition = (typeof durationDefinitions)[DurationName]

function isMeasure(name: DurationName): name is DurationName & MeasureName {
  return (measureNames as readonly string[]).includes(name)
}

function instant(times: Postmortem['times'], milestone: Definition['from' | 'to']) {
  const at = times[milestone]
  return { milestone, at: at ? rfc3339(at) : null }
}

/** Absent where nothing was published of it. */
export function impactOf({ impact, atLeast, document }: Incident): { impact?: Metric['impact'] } {
  if (impact === undefined) return {}
  const byWindows = document.data.impactWindows.some(({ level }) => level !== 'none')
  return {
    impact: { ...lengthOf(impact), ...(atLeast ? { atLeast } : {}), basis: byWindows ? 'impactWindows' : 'milestones' },
  }
}
