/** The logarithmic scales on which durations of incidents are drawn, in minutes. */

const LEAST = 5
const MOST = 28 * 24 * 60

/** Marks of the scale of bars. */
export const scaleMarks = [10, 60, 6 * 60, 24 * 60, 7 * 24 * 60] as const

/** Place of a duration on the one scale of all bars, from 0, five minutes, to 1, four weeks. */
export const onScale = logScale(LEAST, MOST)

/** Places from 0 to 1, of `least` and of `most`; what lies beyond an end is drawn at the end. */
export function logScale(least: number, most: number): (minutes: number) => number {
  return (minutes) => Math.log(Math.min(most, Math.max(least, minutes)) / least) / Math.log(most / least)
}
