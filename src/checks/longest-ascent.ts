/** Indices of a longest subsequence that never descends; of several such, the one whose rows come first. O(n log n). */
export function longestAscent(values: readonly number[]): number[] {
  // From the end: the largest first value of an ascent of each length.
  const firsts: number[] = []
  const lengths = new Array<number>(values.length)
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index]!
    let [low, high] = [0, firsts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (firsts[middle]! >= value) low = middle + 1
      else high = middle
    }
    firsts[low] = value
    lengths[index] = low + 1
  }
  const ascent: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [index, value] of values.entries()) {
    if (lengths[index] !== firsts.length - ascent.length || value < last) continue
    ascent.push(index)
    last = value
  }
  return ascent
}
