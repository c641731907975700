/** When a page’s next review is due. */

/**
 * The day on which a review that holds for `every` (`90d`, `12w`, `6m`, `1y`) runs out. Months and
 * years keep the day of the month, or take the last one that exists.
 */
export function reviewDue(reviewed: string, every: string): string {
  const count = Number(every.slice(0, -1))
  const unit = every.at(-1)
  const [year, month, day] = reviewed.split('-').map(Number) as [number, number, number]
  if (unit === 'd' || unit === 'w') return dayText(Date.UTC(year, month - 1, day + count * (unit === 'w' ? 7 : 1)))
  const months = unit === 'y' ? count * 12 : count
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayText(Date.UTC(year, month - 1 + months, Math.min(day, last)))
}

/** `YYYY-MM-DD`; days beyond the year 9999, which has no such form, are its last one. */
function dayText(epoch: number): string {
  return new Date(Math.min(epoch, Date.UTC(9999, 11, 31))).toISOString().slice(0, 10)
}
