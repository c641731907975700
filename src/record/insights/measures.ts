/** The durations that are compared between incidents: what each lasted, and of how many nothing can be said. */
import type { Incident } from '../incident.ts'
import type { DurationName } from '../milestones.ts'
import { type Distribution, distributionOf } from './distribution.ts'

/** In the order in which they are shown. Their definitions: src/record/milestones.ts. */
export const measureNames = ['impact', 'timeToDetect', 'timeToNotify', 'timeToMitigate', 'timeToResolve'] as const
export type MeasureName = (typeof measureNames)[number]

/** What ends with the impact or after it cannot be known while the impact goes on. */
const untilTheEnd: readonly MeasureName[] = ['impact', 'timeToMitigate', 'timeToResolve']

export interface Measured {
  incident: Incident
  /** Whole minutes; below 0 when it ended before the impact began. */
  minutes: number
  /** That it lasted longer, and until when was not published. */
  atLeast?: true
}

export interface Measure {
  name: MeasureName
  /** Shortest first; those of the same length in the order of the record. */
  values: Measured[]
  distribution: Distribution
  /** How many of the values are lower bounds. They count with what is known of them. */
  atLeast: number
  /** How many incidents have none yet, because their impact goes on. */
  ongoing: number
  /** How many did not publish one of its milestones. */
  notPublished: number
}

export type Measures = { [name in MeasureName]: Measure }

/** Each incident counts once in each measure: as a value, as ongoing, or as not published. */
export function measuresOf(incidents: readonly Incident[]): Measures {
  return Object.fromEntries(measureNames.map((name) => [name, measureOf(name, incidents)])) as Measures
}

function measureOf(name: MeasureName, incidents: readonly Incident[]): Measure {
  const values: Measured[] = []
  let [ongoing, notPublished] = [0, 0]
  for (const incident of incidents) {
    const minutes = measured(incident, name)
    if (minutes === 'ongoing') ongoing++
    else if (minutes === undefined) notPublished++
    else values.push({ incident, minutes, ...(name === 'impact' && incident.atLeast ? { atLeast: true } : {}) })
  }
  values.sort((a, b) => a.minutes - b.minutes)
  return {
    name,
    values,
    distribution: distributionOf(values.map(({ minutes }) => minutes)),
    atLeast: values.filter(({ atLeast }) => atLeast).length,
    ongoing,
    notPublished,
  }
}

/** A measure of one incident, in whole minutes; `'ongoing'` until its impact has ended, absent when not published. */
export function measured(incident: Incident, name: MeasureName): number | 'ongoing' | undefined {
  if (name === 'impact') return incident.impact
  const minutes = incident.durations[name satisfies DurationName]
  return minutes === undefined && incident.impact === 'ongoing' && untilTheEnd.includes(name) ? 'ongoing' : minutes
}
