/**
 * A timeline for wide screens and paper: time runs from left to right; what is dense is magnified below.
 *
 * Places from left to right are thousandths of the width, which the page decides; heights are pixels, and so are
 * letters. Nothing covers anything else where a drawing is at its narrowest; where it is wider there is more room.
 */
import { dayIn, type Formatters, type Messages, offsetOf, placeOf } from '../../i18n/index.ts'
import { clockChanges } from './clock-changes.ts'
import { type Drawing, joined, type Mark, type Shape, type Text, textWidth, thickness } from './drawing.ts'
import type { DrawnEvent, DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { focus, type Stretch } from './focus.ts'
import { lanes } from './lanes.ts'
import { spread } from './spread.ts'
import { iso, midnights, ticks, tickWords } from './ticks.ts'

/** Thousandths of the width. */
export const WIDTH = 1000
/** The narrowest that the page shows it, in pixels. */
export const NARROWEST = 660
const MARGIN = inWidth(20)
const GAP = inWidth(10)
/** Where the last known moment of an incident stands that goes on. */
const OPEN_END = 930

const LINE = 17
const PHASE = 30
const WINDOW = 38
const SPAN = 6
const PIN = 18
const MARK = 28
const MARK_WIDTH = inWidth(18)
const JOINT = 26
/** Room that a line takes on its way to a row further down. */
const LEADER = inWidth(3)
/** How far marks may be moved before they are given a second row. */
const NEAR = inWidth(24)
const MOST_ROWS = 12
const MOST_TICKS = 9

/** Pixels as thousandths of the narrowest width. */
function inWidth(pixels: number): number {
  return Math.ceil((pixels * WIDTH) / NARROWEST)
}

interface View extends Stretch {
  /** Place of a moment. */
  x: (time: number) => number
  /** Right end of what goes on. */
  end: number
}

/** The whole incident, and below it the stretch that is magnified, where there is one. */
export function wideDrawing(incident: DrawnIncident, format: Formatters, words: Messages): Drawing {
  const dense = focus(
    incident.events.map(({ at }) => at),
    incident,
  )
  const shapes: Shape[] = []
  const parts: Omit<Drawing, 'height'> = { shapes, marks: [], texts: [] }
  const whole = view(incident, incident.open)
  if (!dense) {
    const strip = drawStrip(incident, whole, 0, parts, format, incident.events)
    return { ...parts, shapes: joined(shapes), height: strip.bottom }
  }

  const inside = ({ at }: DrawnEvent) => at >= dense.from && at <= dense.to
  const joint: Shape = { role: 'joint', d: '' }
  shapes.push(joint)
  const above = drawStrip(
    incident,
    whole,
    0,
    parts,
    format,
    incident.events.filter((event) => !inside(event)),
  )
  // The events that follow below, as they lie on the line of the whole.
  const within = incident.events.filter(inside)
  shapes.push({ role: 'axis', d: within.map(({ at }) => `M${whole.x(at)} ${above.axis}v6`).join('') })
  const [left, right] = [whole.x(dense.from), whole.x(dense.to)]
  const top = above.bottom + JOINT
  const part: DrawnIncident = {
    ...incident,
    windows: incident.windows.filter((window) => touches(window, dense)),
    // A phase that covers everything magnified would say nothing.
    phases: incident.phases.filter((phase) => touches(phase, dense) && !covers(phase, dense)),
  }
  const title = words.postmortem.magnified(format.time(iso(within[0]!.at)), format.time(iso(within.at(-1)!.at)))
  const below = drawStrip(part, view(dense, false), top + 4, parts, format, within, title)
  joint.d = `M${left} ${above.axis}V${above.bottom}L0 ${top}V${below.bottom}H${WIDTH}V${top}L${right} ${above.bottom}V${above.axis}`
  return { ...parts, shapes: joined(shapes), height: below.bottom + 4 }
}

function view({ from, to }: Stretch, open: boolean): View {
  const last = open ? OPEN_END : WIDTH - MARGIN
  const place = (time: number) => Math.round(MARGIN + ((time - from) / (to - from)) * (last - MARGIN))
  return { from, to, end: open ? WIDTH : last, x: (time) => Math.min(last, Math.max(MARGIN, place(time))) }
}

function touches({ from, to }: DrawnSpan, { from: start, to: end }: Stretch): boolean {
  return from < end && (to === undefined || to > start)
}

function covers({ from, to }: DrawnSpan, { from: start, to: end }: Stretch): boolean {
  return from <= start && (to === undefined || to >= end)
}

/** Draws one axis with what lies on it, from `top` down; tells where its line and its lower end are. */
function drawStrip(
  incident: DrawnIncident,
  view: View,
  top: number,
  parts: Omit<Drawing, 'height'>,
  format: Formatters,
  events: readonly DrawnEvent[],
  title?: string,
): { axis: number; bottom: number } {
  const { shapes, marks, texts } = parts
  const { zone } = incident
  const { at: ticking, unit } = ticks(view.from, view.to, MOST_TICKS)
  const text = (role: Text['role'], x: number, y: number, words: string) => texts.push({ role, x, y, text: words })
  let y = top

  y += LINE
  const nights = unit === 'time' ? midnights(view.from + 1, view.to) : []
  for (const label of dayLabels(view, nights, format, title)) text('day', label.x, y - 4, label.text)
  const dayTop = y - LINE + 2

  const changes = zone && unit !== 'month' ? clockChanges(view.from, view.to, zone) : []
  let clockFrom = 0
  const clockTop = y + 2
  if (changes.length > 0) y += LINE
  for (const change of changes) {
    const label = `${offsetOf(iso(change - 1), zone!)} → ${offsetOf(iso(change), zone!)}`
    const x = Math.min(view.x(change) + 6, WIDTH - inWidth(textWidth(label)))
    if (x < clockFrom) continue
    text('day', x, y - 4, label)
    clockFrom = x + inWidth(textWidth(label)) + GAP
  }

  const row = (role: 'tick' | 'local', name: string, words: (time: number) => string) => {
    y += LINE
    text('zone', WIDTH, y - 4, name)
    const free = WIDTH - inWidth(textWidth(name)) - GAP
    for (const time of ticking) {
      const half = inWidth(textWidth(words(time))) / 2
      const x = view.x(time)
      if (x - half >= 0 && x + half <= free) text(role, x, y - 4, words(time))
    }
  }
  row('tick', 'UTC', (time) => tickWords(time, unit, format))
  if (zone && unit === 'time') row('local', placeOf(zone), (time) => format.time(iso(time), zone))
  const lineTop = y
  y += 6

  const phases = placed(incident.phases, view)
  for (const { span, lane, left, right, label } of phases) {
    const line = y + lane * PHASE + 19
    texts.push({ ...label, y: line - 6 })
    const end = (open: boolean) => (open ? `v5` : '')
    shapes.push({
      role: 'phase',
      d: `M${left} ${line}${end(span.from >= view.from)}${span.from >= view.from ? 'v-5' : ''}H${right}${end(span.to !== undefined && span.to <= view.to)}`,
    })
  }
  y += height(phases) * PHASE

  const windows = placed(incident.windows, view)
  const axis = y + height(windows) * WINDOW + 2
  for (const { span, lane, left, right, label } of windows) {
    const bottom = axis - lane * WINDOW
    const thick = thickness[span.level]
    texts.push({ ...label, y: bottom - thick - 5 })
    shapes.push({ role: `window-${span.level}`, d: windowShape(left, right, bottom, thick, span.to === undefined) })
  }

  const grid = ticking.map((time) => `M${view.x(time)} ${lineTop}V${axis}`).join('')
  if (grid) shapes.push({ role: 'grid', d: grid })
  if (nights.length > 0)
    shapes.push({ role: 'day', d: nights.map((night) => `M${view.x(night)} ${dayTop}V${axis}`).join('') })
  if (changes.length > 0) {
    shapes.push({ role: 'clock', d: changes.map((change) => `M${view.x(change)} ${clockTop}V${axis}`).join('') })
  }
  shapes.push({ role: 'axis', d: `M0 ${axis}H${view.end === WIDTH ? OPEN_END : WIDTH}` })
  if (view.end === WIDTH) shapes.push({ role: 'beyond', d: `M${OPEN_END} ${axis}H${WIDTH}` })

  const lasting = events.filter(({ until }) => until !== undefined)
  const spans = lasting.map((event) => ({
    low: view.x(event.at),
    high: Math.max(view.x(event.at) + 3, view.x(event.until!)),
  }))
  const rows = lanes(spans)
  for (const [index, { low, high }] of spans.entries()) {
    const line = axis + 4 + rows[index]! * SPAN
    shapes.push({ role: lasting[index]!.exact ? 'span' : 'span-about', d: `M${low} ${line}H${high}` })
  }
  const base = axis + (spans.length > 0 ? (Math.max(...rows) + 1) * SPAN : 0)
  return { axis, bottom: drawPins(events, view, axis, base, shapes, marks, texts) }
}

/** The days that begin in the view, and that with which it begins, as exactly as there is room. */
function dayLabels(view: View, nights: number[], format: Formatters, title?: string): { x: number; text: string }[] {
  const starts = [{ time: view.from, x: 0 }, ...nights.map((time) => ({ time, x: view.x(time) + 6 }))]
  const result: { x: number; text: string }[] = []
  let free = 0
  for (const [index, { time, x }] of starts.entries()) {
    if (x < free) continue
    const room = (starts[index + 1]?.x ?? WIDTH) - x - GAP
    const day = dayIn(iso(time))
    // The year is said once.
    const names =
      index === 0 && title ? [title] : [...(result.length === 0 ? [format.day(day)] : []), format.shortDay(day)]
    const text = names.find((name) => inWidth(textWidth(name)) <= room || name === title)
    if (!text) continue
    result.push({ x, text })
    free = x + inWidth(textWidth(text)) + GAP
  }
  return result
}

interface Placed<S extends DrawnSpan> {
  span: S
  lane: number
  left: number
  right: number
  label: Omit<Text, 'y'>
}

/** Spans with their words at their beginning, or at their end where there is no room, in lanes. */
function placed<S extends DrawnSpan>(spans: readonly S[], view: View): Placed<S>[] {
  const result = spans.map((span) => {
    const left = view.x(span.from)
    const right = Math.max(left + 2, span.to === undefined ? view.end : view.x(span.to))
    const width = inWidth(textWidth(span.label))
    const fits = left + width <= WIDTH
    const x = fits ? left : Math.max(right, width)
    const low = Math.min(left, fits ? left : x - width - GAP)
    const high = Math.max(right, fits ? left + width + GAP : x)
    const label: Omit<Text, 'y'> = { role: fits ? 'label' : 'label-end', x, text: span.label }
    return { span, left, right, label, low, high }
  })
  const lane = lanes(result)
  return result.map((each, index) => ({ ...each, lane: lane[index]! }))
}

function height(list: readonly { lane: number }[]): number {
  return list.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
}

/** A bar; what goes on has a torn end. */
function windowShape(left: number, right: number, bottom: number, thick: number, open: boolean): string {
  if (!open) return `M${left} ${bottom}V${bottom - thick}H${right}V${bottom}z`
  const tooth = thick / 4
  const teeth = [0, 1, 2, 3].map((index) => `l${index % 2 === 0 ? -8 : 8} ${tooth}`).join('')
  return `M${left} ${bottom}V${bottom - thick}H${right}${teeth}z`
}

/** Marks hang from the line, each from its own moment, in as few rows as keep them near it. */
function drawPins(
  events: readonly DrawnEvent[],
  view: View,
  axis: number,
  base: number,
  shapes: Shape[],
  marks: Mark[],
  texts: Text[],
): number {
  if (events.length === 0) return base + 6
  const wanted = events.map(({ at }) => view.x(at))
  const { places, rows } = pinPlaces(wanted)
  const levels = Math.max(...rows) + 1
  const top = base + PIN
  for (const [index, event] of events.entries()) {
    const x = places[index]!
    const y = top + rows[index]! * MARK
    const bend = x === wanted[index] ? '' : `V${base + 1}L${x} ${base + 9}`
    shapes.push({ role: 'leader', d: `M${wanted[index]} ${axis}${bend}V${y - 5}` })
    marks.push({ type: event.type, hollow: !event.exact, x, y })
    texts.push({ role: 'number', x, y: y + 18, text: String(event.number) })
  }
  return top + (levels - 1) * MARK + 24
}

/** Where marks stand, and in which row: one row where they stay near their places, else the fewest that have room. */
function pinPlaces(wanted: readonly number[]): { places: number[]; rows: number[] } {
  for (let levels = 1; ; levels++) {
    const size = (MARK_WIDTH + (levels - 1) * LEADER) / levels
    const edge = (MARK_WIDTH - size) / 2
    const places = spread(
      wanted,
      wanted.map(() => size),
      edge,
      WIDTH - edge,
    ).map(Math.round)
    const near = places.every((place, index) => Math.abs(place - wanted[index]!) <= NEAR)
    const fits = size * wanted.length <= WIDTH - 2 * edge
    if (!(fits && (near || levels > 1)) && levels < MOST_ROWS) continue
    const rows: number[] = []
    for (const [index, place] of places.entries()) {
      const crowded = index > 0 && place - places[index - 1]! < MARK_WIDTH
      rows.push(crowded ? (rows[index - 1]! + 1) % levels : 0)
    }
    return { places, rows }
  }
}
