/** Where a time axis has its ticks: full minutes, hours, days, months and years of UTC, at steps that people count in. */
import type { Formatters } from '../i18n/index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Steps of a fixed length. Sixty, twenty-four and seven divide as clocks and weeks do. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14].map((days) => days * DAY),
]
const SHORTEST_MONTH = 28 * DAY
/** Steps of calendar months, whose lengths differ. */
const months = [1, 3, 6, 12, 24, 60, 120, 600]

export interface Ticks {
  /** Milliseconds since 1970, ascending. */
  at: number[]
  /** What the ticks are: moments of a day, days, or months. */
  unit: 'time' | 'day' | 'month'
}

/** Ticks from `from` to `to`, at the finest steps of at least `apart` milliseconds, so that their words have room. */
export function ticks(from: number, to: number, apart: number): Ticks {
  const step = steps.find((each) => each >= apart)
  if (step !== undefined) {
    const first = Math.ceil(from / step)
    const count = Math.floor(to / step) - first + 1
    const at = Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step)
    return { at, unit: step < DAY ? 'time' : 'day' }
  }
  const length = months.find((each) => each * SHORTEST_MONTH >= apart)
  return { at: length === undefined ? [] : monthly(from, to, length), unit: 'month' }
}

/** The midnights of UTC within a span, both ends included. */
export function midnights(from: number, to: number): number[] {
  const first = Math.ceil(from / DAY)
  return Array.from({ length: Math.max(0, Math.floor(to / DAY) - first + 1) }, (_, index) => (first + index) * DAY)
}

/** A tick in words: “03:00”, “22 Oct”, “Oct 2018”. */
export function tickWords(time: number, unit: Ticks['unit'], format: Formatters): string {
  if (unit === 'time') return format.time(iso(time))
  return unit === 'day' ? format.shortDay(iso(time)) : format.shortMonth(iso(time))
}

/** A time as the record writes it. */
export function iso(time: number): string {
  return new Date(time).toISOString()
}

function monthly(from: number, to: number, length: number): number[] {
  const start = new Date(from)
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / length) * length
  const at: number[] = []
  for (let month = first; ; month += length) {
    const time = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1)
    if (time > to) return at
    if (time >= from) at.push(time)
  }
}
