/** Durations as people read them: “27 min”, “4 h 17 min”, “34 h 15 min”, “593 d”. */

const HOUR = 60
const DAY = 24 * HOUR
/** Up to here hours alone are clearest: “24 h 11 min” says more than “1 d 0 h”. */
const HOURS_UNTIL = 72 * HOUR
/** From here on nobody counts hours. */
const DAYS_FROM = 30 * DAY

/** Whole minutes in words. The symbols h, min and d are the same in English and German. */
export function durationWords(minutes: number): string {
  if (minutes < 0) return `−${durationWords(-minutes)}`
  if (minutes >= DAYS_FROM) return `${Math.round(minutes / DAY)} d`
  const days = minutes > HOURS_UNTIL ? Math.floor(minutes / DAY) : 0
  const hours = Math.floor((minutes - days * DAY) / HOUR)
  const rest = minutes - days * DAY - hours * HOUR
  const parts = [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean)
  return parts.join(' ') || '0 min'
}

/** The same for machines, as `<time datetime>` takes it: `PT24H11M`. Absent for negative durations, which have no such form. */
export function durationData(minutes: number): string | undefined {
  if (minutes < 0) return undefined
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR]
  return `PT${hours ? `${hours}H` : ''}${rest || !hours ? `${rest}M` : ''}`
}
