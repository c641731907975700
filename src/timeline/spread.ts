/** Marks that would cover each other, spread: as near to their own places as can be, in the same order. */

/**
 * Places for things of the given sizes whose centres want to be at `wanted` (ascending), within `low` and `high`.
 *
 * The sum of the squared displacements is the least possible: with the sizes before each one taken off, places must
 * only never fall, which is isotonic regression; neighbours that would fall share their mean. Holding the result
 * within the frame keeps it the best. If all sizes together are more than the frame, they are shrunk alike.
 */
export function spread(wanted: readonly number[], sizes: readonly number[], low: number, high: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const shrink = Math.min(1, (high - low) / all)
  const offsets: number[] = []
  let before = 0
  for (const size of sizes) {
    offsets.push(before + (size * shrink) / 2)
    before += size * shrink
  }

  const blocks: { sum: number; count: number }[] = []
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - offsets[index]!, count: 1 }
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count }
      blocks.pop()
    }
    blocks.push(block)
  }

  const most = Math.max(low, high - before)
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.min(most, Math.max(low, sum / count))))
    .map((place, index) => place + offsets[index]!)
}
