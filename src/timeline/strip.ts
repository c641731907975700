/** One axis from left to right with its times above it, then phases and impact windows, and events that hang from its line. */
import { dayIn, type Formatters, placeOf } from '../i18n/index.ts'
import { clockChanges, clockChangeWords } from './clock-changes.ts'
import { type Drawing, type Shape, type Text, textWidth, thickness } from './drawing.ts'
import type { DrawnEvent, DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { inWidth, LAST_KNOWN, type View, WIDTH } from './frame.ts'
import { lanes } from './lanes.ts'
import { pins } from './pins.ts'
import { iso, midnights, ticks, tickWords } from './ticks.ts'

/** Between words. */
const GAP = inWidth(10)
const LINE = 17
const PHASE = 30
const WINDOW = 38
const SPAN = 6
/** Between a line of a day or a change of clocks and its words. */
const BESIDE = inWidth(4)
/** From one tick to the next there is room for a day in German. */
const TICK = inWidth(textWidth('30. Nov.')) + 5

export interface Strip extends Drawing {
  /** Where its line is. */
  axis: number
}

/** `events` are those that hang from this line; `title` stands in place of the day. */
export function strip(
  incident: DrawnIncident,
  view: View,
  events: readonly DrawnEvent[],
  format: Formatters,
  title?: string,
): Strip {
  const { texts, lines, bottom } = head(view, incident.zone, format, title)
  const shapes: Shape[] = []

  const phases = placed(incident.phases, view)
  const windows = placed(incident.windows, view)
  const axis = bottom + 8 + rows(phases) * PHASE + rows(windows) * WINDOW
  // Lines of time lie below those of days.
  for (const line of lines.toReversed()) shapes.push({ role: line.role, d: `M${line.x} ${line.top}V${axis}` })

  for (const { span, lane, left, right, label } of phases) {
    const line = bottom + lane * PHASE + 25
    const begins = span.from >= view.from
    const ends = span.to !== undefined && span.to <= view.to
    texts.push({ ...label, y: line - 6 })
    shapes.push({ role: 'phase', d: `M${left} ${begins ? `${line + 5}v-5` : line}H${right}${ends ? 'v5' : ''}` })
  }
  for (const { span, lane, left, right, label } of windows) {
    const foot = axis - lane * WINDOW
    const thick = thickness[span.level]
    texts.push({ ...label, y: foot - thick - 5 })
    const torn = view.open && span.to === undefined
    shapes.push({ role: `window-${span.level}`, d: bar(left, right, foot, thick, torn) })
  }

  shapes.push({ role: 'axis', d: `M0 ${axis}H${view.open ? LAST_KNOWN : WIDTH}` })
  if (view.open) shapes.push({ role: 'beyond', d: `M${LAST_KNOWN} ${axis}H${WIDTH}` })

  const lasting = incident.events.filter(({ at, until }) => until !== undefined && at < view.to && until > view.from)
  const spans = lasting.map(({ at, until }) => ({ low: view.x(at), high: Math.max(view.x(at) + 3, view.x(until!)) }))
  const lane = lanes(spans)
  for (const [index, { low, high }] of spans.entries()) {
    const line = axis + 4 + lane[index]! * SPAN
    shapes.push({ role: lasting[index]!.exact ? 'span' : 'span-about', d: `M${low} ${line}H${high}` })
  }

  const base = axis + rows(lane.map((lane) => ({ lane }))) * SPAN
  const hanging = pins(events, view.x, axis, base)
  shapes.push(...hanging.shapes)
  texts.push(...hanging.texts)
  return { axis, shapes, texts, marks: hanging.marks, width: WIDTH, height: base + hanging.height }
}

interface Head {
  texts: Text[]
  /** What goes down from the head to the axis. */
  lines: { role: 'grid' | 'day' | 'clock'; x: number; top: number }[]
  bottom: number
}

/** Days, changes of clocks, times in UTC, times of the place. */
function head(view: View, zone: string | undefined, format: Formatters, title?: string): Head {
  const { from, to } = view
  const { at, unit } = ticks(from, to, ((to - from) * TICK) / (view.x(to) - view.x(from)))
  const texts: Text[] = []
  const lines: Head['lines'] = []
  let y = view.top + LINE

  const nights = unit === 'time' ? midnights(view.from + 1, view.to) : []
  for (const label of dayLabels(view, nights, format, title)) texts.push({ role: 'day', ...label, y: y - 4 })
  for (const night of nights) lines.push({ role: 'day', x: view.x(night), top: y - LINE + 2 })

  const changes = zone && unit !== 'month' ? clockChanges(view.from, view.to, zone) : []
  let free = view.left
  for (const change of changes) {
    const text = clockChangeWords(change, zone!)
    const width = inWidth(textWidth(text))
    const x = Math.min(view.x(change) + BESIDE, view.right - width)
    lines.push({ role: 'clock', x: view.x(change), top: y + 2 })
    if (x < free) continue
    texts.push({ role: 'day', x, y: y + LINE - 4, text })
    free = x + width + GAP
  }
  if (changes.length > 0) y += LINE

  const row = (role: 'tick' | 'local', name: string, times: readonly number[], words: (time: number) => string) => {
    y += LINE
    texts.push({ role: 'zone', x: view.right, y: y - 4, text: name })
    const end = view.right - inWidth(textWidth(name)) - GAP
    const shown = times.filter((time) => {
      const half = inWidth(textWidth(words(time))) / 2
      return view.x(time) - half >= view.left && view.x(time) + half <= end
    })
    for (const time of shown) texts.push({ role, x: view.x(time), y: y - 4, text: words(time) })
    return shown
  }
  const shown = row('tick', 'UTC', at, (time) => tickWords(time, unit, format))
  if (zone && unit === 'time') row('local', placeOf(zone), shown, (time) => format.time(iso(time), zone))
  for (const time of shown) lines.push({ role: 'grid', x: view.x(time), top: y })
  return { texts, lines, bottom: y }
}

/** The days that begin in the view, and that with which it begins, as exactly as there is room. */
function dayLabels(view: View, nights: number[], format: Formatters, title?: string): { x: number; text: string }[] {
  const starts = [{ time: view.from, x: view.left }, ...nights.map((time) => ({ time, x: view.x(time) + BESIDE }))]
  const result: { x: number; text: string }[] = []
  let free = view.left
  for (const [index, { time, x }] of starts.entries()) {
    if (x < free) continue
    const day = dayIn(iso(time))
    const room = (starts[index + 1]?.x ?? view.right) - x - GAP
    const fitting = (name: string) => inWidth(textWidth(name)) <= room
    // The year is said once.
    const names = result.length === 0 ? [format.day(day), format.shortDay(day)] : [format.shortDay(day)]
    const text = index === 0 && title ? title : names.find(fitting)
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
    const fits = left + width <= view.right
    const x = fits ? left : Math.max(right, view.left + width)
    const low = Math.min(left, fits ? left : x - width - GAP)
    const high = Math.max(right, fits ? left + width + GAP : x)
    const label: Omit<Text, 'y'> = { role: fits ? 'label' : 'label-end', x, text: span.label }
    return { span, left, right, label, low, high }
  })
  const lane = lanes(result)
  return result.map((each, index) => ({ ...each, lane: lane[index]! }))
}

function rows(list: readonly { lane: number }[]): number {
  return list.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
}

/** What goes on has a torn end; what is over ends just before what follows it. */
function bar(left: number, right: number, foot: number, thick: number, torn: boolean): string {
  const end = torn ? [-8, 8, -8, 8].map((across) => `l${across} ${thick / 4}`).join('') : `V${foot}`
  return `M${left} ${foot}V${foot - thick}H${torn ? right : Math.max(left + 2, right - 2)}${end}z`
}
