/** Spans with words, packed: none covers another, though they may touch; each in the first lane that has room for it. */

/** The lane of each of the spans, in their order, counted from 0. */
export function lanes(spans: readonly { low: number; high: number }[]): number[] {
  const taken: number[] = []
  const result: number[] = []
  const order = [...spans.keys()].sort((a, b) => spans[a]!.low - spans[b]!.low || a - b)
  for (const index of order) {
    const { low, high } = spans[index]!
    const free = taken.findIndex((until) => until <= low)
    const lane = free === -1 ? taken.length : free
    taken[lane] = high
    result[index] = lane
  }
  return result
}
