/** The one logarithmic scale on which all durations of incidents are drawn: from five minutes to four weeks. */

const LEAST = 5
const MOST = 28 * 24 * 60

/** Marks of the scale, in minutes. */
export const scaleMarks = [10, 60, 6 * 60, 24 * 60, 7 * 24 * 60] as const

/** Place of a duration on the scale, from 0 to 1; what lies beyond an end is drawn at the end. */
export function onScale(minutes: number): number {
  const within = Math.min(MOST, Math.max(LEAST, minutes))
  return Math.log(within / LEAST) / Math.log(MOST / LEAST)
}
