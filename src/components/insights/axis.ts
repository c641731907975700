/**
 * The axis that all durations of the page of insights share: logarithmic, from a minute to four weeks, with a place of
 * its own at the left for what came before the impact, because no logarithm of it exists. Places are thousandths of the
 * width, which the page decides.
 */
import { logScale } from '../log-scale.ts'

const LEAST = 1
const MOST = 28 * 24 * 60
/** Between the frame and the ends of the axis: half of a tick’s words where it is narrowest. */
const MARGIN = 45
/** How much of the width is kept for what came before the impact, when anything did. */
const BEFORE = 160
/** Its middle: its words touch neither the frame nor those of the first tick. */
const EARLY = 75

const tickMinutes = [LEAST, 10, 60, 6 * 60, 24 * 60, 7 * 24 * 60, MOST] as const

export interface Axis {
  /** The place of a duration in minutes. */
  place(minutes: number): number
  ticks: { x: number; minutes: number; beyond?: 'less' | 'more' }[]
  /** The middle of the place for what came before; absent when nothing did. */
  before?: number
}

/** @param durations all that will be drawn on it, in minutes */
export function axisOf(durations: Iterable<number>): Axis {
  let [early, short, long] = [false, false, false]
  for (const minutes of durations) {
    early ||= minutes < 0
    short ||= minutes >= 0 && minutes < LEAST
    long ||= minutes > MOST
  }
  const left = MARGIN + (early ? BEFORE : 0)
  const scale = logScale(LEAST, MOST)
  const place = (minutes: number) => Math.round(left + scale(minutes) * (1000 - MARGIN - left))
  return {
    place: (minutes) => (minutes < 0 ? EARLY : place(minutes)),
    ticks: tickMinutes.map((minutes) => ({
      x: place(minutes),
      minutes,
      ...(minutes === LEAST && short ? { beyond: 'less' as const } : {}),
      ...(minutes === MOST && long ? { beyond: 'more' as const } : {}),
    })),
    ...(early ? { before: EARLY } : {}),
  }
}
