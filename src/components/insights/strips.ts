/** How all strips of a page are drawn, so that a dot means the same in each of them. */
import type { Measured, Measures } from '../../record/insights/measures.ts'
import { type Axis, axisOf } from './axis.ts'
import { type Column, columnsOf, type Dot, perDotOf, singleDots } from './dots.ts'

/**
 * How far apart dots are, in thousandths of the width, where a page has room and where it has none: eight pixels of
 * 540, and of 300.
 */
export const pitches = { wide: 15, narrow: 27 } as const
export type Form = keyof typeof pitches

/** Up to this many values each dot is a link; with more of them a page would be nothing else. */
const LINKED = 50

export interface Strips {
  axis: Axis
  /** Whether each dot is one incident that it leads to. */
  linked: boolean
  /** For how many durations a dot stands at most. */
  perDot(form: Form): number
  dots(values: readonly Measured[], form: Form): Dot<Measured>[]
  columns(values: readonly Measured[], form: Form): Column[]
}

export function stripsOf(measures: Measures): Strips {
  const lists = Object.values(measures).map(({ values }) => values)
  const axis = axisOf(lists.flatMap((values) => values.map(({ minutes }) => minutes)))
  const fits = (values: readonly Measured[], form: Form) => singleDots(values, axis, pitches[form])
  const linked = lists.every(
    (values) => values.length <= LINKED && fits(values, 'wide') !== undefined && fits(values, 'narrow') !== undefined,
  )
  const perDot = { wide: perDotOf(lists, axis, pitches.wide), narrow: perDotOf(lists, axis, pitches.narrow) }
  return {
    axis,
    linked,
    perDot: (form) => perDot[form],
    dots: (values, form) => fits(values, form) ?? [],
    columns: (values, form) => columnsOf(values, axis, pitches[form], perDot[form]),
  }
}
