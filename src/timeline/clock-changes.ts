/** When the clocks of a place were changed. */
import { offsetOf } from '../i18n/index.ts'
import { zoneOffset } from '../model/time.ts'

const HOUR = 3_600_000

/** The moments within a span at which the zone’s distance from UTC changes, to the minute. */
export function clockChanges(from: number, to: number, zone: string): number[] {
  const changes: number[] = []
  // No place changes its clocks twice within a week.
  for (let start = from; start < to; start += 7 * 24 * HOUR) {
    let [before, after] = [start, Math.min(start + 7 * 24 * HOUR, to)]
    if (zoneOffset(before, zone) === zoneOffset(after, zone)) continue
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (zoneOffset(middle, zone) === zoneOffset(before, zone)) before = middle
      else after = middle
    }
    changes.push(after)
  }
  return changes
}

/** “UTC+1 → UTC+2” */
export function clockChangeWords(change: number, zone: string): string {
  const [before, after] = [change - 1, change].map((time) => offsetOf(new Date(time).toISOString(), zone))
  return `${before} → ${after}`
}
