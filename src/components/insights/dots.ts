/** Durations as dots that never cover each other: each stands where it belongs, and on top of those that are there. */
import type { Axis } from './axis.ts'

export interface Dot<T> {
  value: T
  /** Thousandths of the width. */
  x: number
  /** 0 on the line, 1 on top of that, and so on. */
  level: number
}

/** Dots that share a place, because there are too many for each to have its own. */
export interface Column {
  x: number
  /** How many durations, and from where to where, in minutes. */
  n: number
  from: number
  to: number
  /** How many dots stand for them. */
  dots: number
}

/** More dots on top of each other than these, and the highest ones seem to belong to nothing. */
const HIGHEST = 9

/**
 * Each duration as a dot of its own; absent when too many of them are alike.
 *
 * @param values ascending, with their minutes
 * @param pitch how far apart the middles of two dots are, in thousandths of the width
 */
export function singleDots<T extends { minutes: number }>(
  values: readonly T[],
  axis: Axis,
  pitch: number,
): Dot<T>[] | undefined {
  const last: number[] = []
  const dots: Dot<T>[] = []
  for (const value of values) {
    const x = axis.place(value.minutes)
    const free = last.findIndex((taken) => x - taken >= pitch)
    const level = free === -1 ? last.length : free
    if (level >= HIGHEST) return undefined
    last[level] = x
    dots.push({ value, x, level })
  }
  return dots
}

/**
 * Durations gathered in columns, each as wide as a dot. A dot stands for up to `perDot` of them, the same in every
 * drawing of the page that is told so.
 */
export function columnsOf(values: readonly { minutes: number }[], axis: Axis, pitch: number, perDot: number): Column[] {
  return gathered(values, axis, pitch).map((column) => ({ ...column, dots: Math.ceil(column.n / perDot) }))
}

/** How many durations a dot has to stand for, so that no column is higher than a drawing. */
export function perDotOf(lists: readonly (readonly { minutes: number }[])[], axis: Axis, pitch: number): number {
  const most = lists.flatMap((values) => gathered(values, axis, pitch).map(({ n }) => n))
  return Math.ceil(most.reduce((highest, n) => Math.max(highest, n), 1) / HIGHEST)
}

function gathered(values: readonly { minutes: number }[], axis: Axis, pitch: number): Omit<Column, 'dots'>[] {
  const columns = new Map<number, Omit<Column, 'dots'>>()
  const origin = axis.ticks[0]!.x
  for (const { minutes } of values) {
    const number = Math.round((axis.place(minutes) - origin) / pitch)
    const column = columns.get(number)
    if (!column) columns.set(number, { x: origin + number * pitch, n: 1, from: minutes, to: minutes })
    else {
      column.n++
      column.from = Math.min(column.from, minutes)
      column.to = Math.max(column.to, minutes)
    }
  }
  return [...columns.values()]
}
