/**
 * How many open actions are overdue on the day on which a page is read. A page is right for the day of its site; what it
 * says of the days after that goes with it in a few numbers, and the browser, which knows the day, counts on.
 *
 * Days are days of the calendar in UTC, counted from 1 January 1970: nothing here knows hours, zones or clock changes.
 */

import { DAY } from '../model/day.ts'

/** So many days after the site’s a page can count on. Later, it says of which day its numbers are. */
const FORESIGHT = 92

/**
 * `20777 2 1 6 6`: on day 20,777, that of the site, two are overdue; a third one is the day after, and two more are six
 * days after. Absent where that day is not known, or nothing can be overdue within the time that is foreseen.
 *
 * @param due days by which something is to be done, `YYYY-MM-DD`; those without one are never overdue
 * @param asOf the day of the site, `YYYY-MM-DD`
 */
export function overdueAhead(due: readonly (string | undefined)[], asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined
  const today = Date.parse(asOf) / DAY
  const days = due.flatMap((day) => (day === undefined ? [] : Math.max(0, Date.parse(day) / DAY - today + 1)))
  const ahead = days.filter((day) => day > 0 && day <= FORESIGHT).sort((a, b) => a - b)
  const now = days.filter((day) => day === 0).length
  return now + ahead.length > 0 ? [today, now, ...ahead].join(' ') : undefined
}

/**
 * How many are overdue, and how many days after the site’s that is so: today, but never before that day, nor later than the
 * page can know.
 *
 * @param foreseen what `overdueAhead` says
 */
export function overdueOn(foreseen: string, today: number): { n: number; day: number; later: number } {
  const [asOf, now, ...ahead] = foreseen.split(' ').map(Number) as [number, number, ...number[]]
  const later = Math.min(FORESIGHT, Math.max(0, today - asOf))
  return { n: now + ahead.filter((day) => day <= later).length, day: asOf + later, later }
}
