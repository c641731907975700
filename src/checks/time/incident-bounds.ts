/** Between which minutes the record of an incident may lie. */
import { type Handbook, siteFacts } from '../../handbook.ts'
import type { FrontMatter } from '../../model/index.ts'
import type { Milestones } from '../../model/milestones.ts'
import { minuteOf } from './minutes.ts'

export const DAY = 24 * 60

/** How long before the trigger a timeline may begin, when it is not known since when the fault was there. */
const PRELUDE = 30 * DAY

/** A day of grace: somewhere it is tomorrow already. */
const GRACE = DAY

export interface Beginning {
  name: keyof Milestones
  at: string
  /** The first minute that may be told of. */
  minute: number
}

/**
 * The first minute of the future, for the day for which the handbook is judged. Absent when that day is not known:
 * beside what was committed stands work of today, and nothing but the clock could say which day that is.
 */
export function futureFrom(handbook: Handbook): number | undefined {
  const { asOf, modified } = siteFacts(handbook)
  if (asOf === undefined || (modified && handbook.site.asOf === undefined)) return undefined
  return minuteOf(asOf) + DAY + GRACE
}

/** What nothing of an incident can have come before. */
export function beginningOf(times: Milestones): Beginning | undefined {
  if (times.faultIntroduced) {
    return { name: 'faultIntroduced', at: times.faultIntroduced, minute: minuteOf(times.faultIntroduced) }
  }
  return (['trigger', 'impactStart', 'detected'] as const)
    .flatMap((name) => (times[name] ? [{ name, at: times[name], minute: minuteOf(times[name]) - PRELUDE }] : []))
    .sort((a, b) => a.minute - b.minute)[0]
}

/** The minute after the day of publication; what is told later cannot have been known. */
export function publicationEnd({ published }: FrontMatter<'postmortem'>): number | undefined {
  return published === undefined ? undefined : minuteOf(published) + DAY + GRACE
}

/** The minutes in which a moment can lie, so that it may be held against others. What lies elsewhere is said by a rule of its own. */
export function plausibleMinutes(
  data: FrontMatter<'postmortem'>,
  future: number | undefined,
): { from: number; before: number } {
  return {
    from: beginningOf(data.times)?.minute ?? Number.NEGATIVE_INFINITY,
    before: Math.min(publicationEnd(data) ?? Number.POSITIVE_INFINITY, future ?? Number.POSITIVE_INFINITY),
  }
}
