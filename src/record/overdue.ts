/**
 * How many open actions are overdue on the day on which a page is read. A page is right for the day of its site; what it
 * says of the days after that goes with it in a few numbers, and the browser, which knows the day, counts on.
 *
 * Days are days of the calendar in UTC: nothing here knows hours, zones or clock changes.
 */

/** So many days after the site’s a page can count on. Later, it says of which day its numbers are. */
const FORESIGHT = 92

const DAY = 86_400_000

/**
 * `2026-11-20 2 1 6 6`: on the 20th, the day of the site, two are overdue; a third one is the day after, and two more are
 * six days after. Absent where that day is not known, or nothing can be overdue within the time that is foreseen.
 *
 * @param due days by which something is to be done, `YYYY-MM-DD`; those without one are never overdue
 */
export function overdueAhead(due: readonly (string | undefined)[], asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined
  const days = due.flatMap((day) => (day === undefined ? [] : Math.max(0, number(day) - number(asOf) + 1)))
  const ahead = days.filter((day) => day > 0 && day <= FORESIGHT).sort((a, b) => a - b)
  const now = days.filter((day) => day === 0).length
  return now + ahead.length > 0 ? [asOf, now, ...ahead].join(' ') : undefined
}

/**
 * How many are overdue, and the day for which that is so: `today`, but never before the day of the site, nor later than
 * the page can know.
 *
 * @param foreseen what `overdueAhead` says
 * @param today `YYYY-MM-DD`, in UTC
 */
export function overdueOn(foreseen: string, today: string): { n: number; day: string } {
  const [asOf = '', now, ...ahead] = foreseen.split(' ')
  const passed = Math.min(FORESIGHT, Math.max(0, number(today) - number(asOf)))
  return {
    n: Number(now) + ahead.filter((day) => Number(day) <= passed).length,
    day: new Date((number(asOf) + passed) * DAY).toISOString().slice(0, 10),
  }
}

/** Days since 1 January 1970. */
function number(day: string): number {
  return Date.parse(day) / DAY
}
