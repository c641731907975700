/** A time axis that runs down, in sections: all of the same scale, but for the dense one between them, which has its own. */
import type { Stretch } from './focus.ts'

export interface Section extends Stretch {
  top: number
  bottom: number
  magnified: boolean
}

/** The least that an axis is long, and the stretch of it that is magnified. */
const SHORTEST = 200
const SHORTEST_MAGNIFIED = 100

/** Sections one below the other from `top`, each as high as what happens within `needs`. Without `dense` it is one. */
export function sections(
  whole: Stretch,
  dense: Stretch | undefined,
  top: number,
  needs: (within: (time: number) => boolean) => number,
): Section[] {
  if (!dense)
    return [
      {
        ...whole,
        top,
        bottom:
          top +
          Math.max(
            SHORTEST,
            needs(() => true),
          ),
        magnified: false,
      },
    ]
  const inside = (time: number) => time >= dense.from && time <= dense.to
  const outside = Math.max(
    SHORTEST,
    needs((time) => !inside(time)),
  )
  const scale = outside / (whole.to - whole.from - (dense.to - dense.from))
  const heights = [
    (dense.from - whole.from) * scale,
    Math.max(SHORTEST_MAGNIFIED, needs(inside)),
    (whole.to - dense.to) * scale,
  ]
  const bounds = [whole.from, dense.from, dense.to, whole.to]
  const result: Section[] = []
  let from = top
  for (const [index, height] of heights.entries()) {
    const bottom = Math.round(from + height)
    if (height > 0)
      result.push({ from: bounds[index]!, to: bounds[index + 1]!, top: from, bottom, magnified: index === 1 })
    from = bottom
  }
  return result
}

/** Where a moment is. */
export function placeIn(list: readonly Section[], time: number): number {
  const { from, to, top, bottom } = list.findLast((section) => section.from <= time) ?? list[0]!
  return Math.round(Math.min(bottom, Math.max(top, top + ((time - from) / (to - from)) * (bottom - top))))
}
