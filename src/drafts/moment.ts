/** Moments as people type them. */

import { dayIn } from '../i18n/index.ts'
import { zoneOffset } from '../model/time.ts'

/**
 * A moment of today of its time alone, `13:44`, on the clock of a zone; what is written in another way stays as it is, for
 * the model to judge.
 */
export function momentOf(text: string, now: Date, zone: string): string {
  const [, hours, minutes] = /^\s*(\d{1,2}):(\d{2})\s*$/.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return text.trim()
  const local = `${dayIn(now.toISOString(), zone)}T${hours.padStart(2, '0')}:${minutes}`
  // The offset of the moment itself: on the day of a change of clocks it is not that of now.
  const offset = zoneOffset(Date.parse(`${local}Z`) - zoneOffset(now.getTime(), zone) * 60_000, zone)
  return local + written(offset)
}

/** The present minute on the clock of a zone. */
export function minuteNow(now: Date, zone: string): string {
  const offset = zoneOffset(now.getTime(), zone)
  return new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 16) + written(offset)
}

function written(offset: number): string {
  if (offset === 0) return 'Z'
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
