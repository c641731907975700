/**
 * How some durations are distributed. Never a mean: the few that last longest decide it, and it says nothing of the
 * rest (see the sources on the page of insights).
 */
import { ascending, percentileOfSorted } from '../percentile.ts'

/** Below this many values a percentile describes single incidents: the values themselves are shown. */
export const ENOUGH = 10

export interface Distribution {
  /** How many values there are. */
  n: number
  /** Absent when there are no values. */
  min?: number
  /** Percentiles of type 7; absent when there are fewer than `ENOUGH` values. */
  median?: number
  p75?: number
  p90?: number
  max?: number
}

/** @param values in any order; the figures have their unit */
export function distributionOf(values: readonly number[]): Distribution {
  const n = values.length
  if (n === 0) return { n }
  const sorted = ascending(values)
  const [min, max] = [sorted[0]!, sorted.at(-1)!]
  if (n < ENOUGH) return { n, min, max }
  const at = (share: number) => percentileOfSorted(sorted, share)!
  return { n, min, median: at(0.5), p75: at(0.75), p90: at(0.9), max }
}
