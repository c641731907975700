/**
 * The `share` quantile of some numbers, by linear interpolation between closest ranks (type 7 of
 * Hyndman and Fan, “Sample Quantiles in Statistical Packages”, 1996). `share` runs from 0 to 1.
 * Absent for no numbers.
 */
export function percentile(values: readonly number[], share: number): number | undefined {
  return percentileOfSorted(ascending(values), share)
}

/** The same of numbers that ascend already, for those who ask for more than one. */
export function percentileOfSorted(sorted: readonly number[], share: number): number | undefined {
  if (sorted.length === 0) return undefined
  const rank = (sorted.length - 1) * share
  const below = sorted[Math.floor(rank)]!
  const above = sorted[Math.ceil(rank)]!
  return below + (above - below) * (rank - Math.floor(rank))
}

/** A copy, smallest first. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b)
}
