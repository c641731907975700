/**
 * A timeline for narrow screens: time runs down. Windows are bars at the left of the line, phases brackets at its
 * right, and everything has its row of words beside it, led to its own moment. All in pixels.
 */
import { type Formatters, type Messages, offsetOf, placeOf } from '../../i18n/index.ts'
import { clockChanges } from './clock-changes.ts'
import { type Drawing, joined, type Shape, type Text, textWidth, thickness } from './drawing.ts'
import type { DrawnEvent, DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { lanes } from './lanes.ts'
import { spread } from './spread.ts'
import { iso, ticks, tickWords } from './ticks.ts'

export const WIDTH = 328
const LINE = 16
const ROW = 22
const BARS = 52
const BAR = 18
const BRACKET = 7
const SPAN = 5
const LEADER = 22
/** What stands before the words of an event: its mark and its number. */
const MARK = 36
/** The least that an axis is long, and how much of it a tick takes. */
const SHORTEST = 200
const TICK = 48
/** Room below the last known moment of an incident that goes on. */
const OPEN_END = 30

/** Words beside the line. What happened at one moment is told in this order: the day, the clocks, impact, phase, event. */
interface Row {
  at: number
  lines: string[]
  event?: DrawnEvent
  heading?: boolean
}

export function tallDrawing(incident: DrawnIncident, format: Formatters, words: Messages): Drawing {
  const { from, to, open, zone, windows, phases, events } = incident
  const shapes: Shape[] = []
  const text = (role: Text['role'], x: number, y: number, words: string): Text => ({ role, x, y, text: words })
  const texts: Text[] = [text('scale', 0, LINE - 4, 'UTC')]
  if (zone) texts.push(text('scale', 0, 2 * LINE - 4, placeOf(zone)))

  const lasting = events.filter(({ until }) => until !== undefined)
  const windowLane = lanes(windows.map(bounds))
  const spanLane = lanes(lasting.map(({ at, until }) => ({ low: at, high: until! })))
  const phaseLane = lanes(phases.map(bounds))
  const axis = BARS + count(windowLane) * BAR
  const brackets = axis + 4 + count(spanLane) * SPAN
  const leaders = brackets + 4 + count(phaseLane) * BRACKET
  const beside = leaders + LEADER

  const rows = allRows(incident, WIDTH - beside, format, words)
  const sizes = rows.map(({ lines }) => ROW + (lines.length - 1) * LINE)
  const head = (zone ? 2 : 1) * LINE + 14
  const length = Math.max(
    SHORTEST,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  const end = head + length
  const last = open ? end - OPEN_END : end
  const y = (time: number) => Math.round(head + ((time - from) / (to - from)) * (last - head))

  const { at: ticking, unit } = ticks(from, to, Math.floor(length / TICK))
  for (const time of ticking) {
    texts.push(text('scale', 0, y(time) + 4, tickWords(time, unit, format)))
    if (zone && unit === 'time') texts.push(text('scale', 0, y(time) + 4 + LINE, format.time(iso(time), zone)))
  }
  shapes.push({ role: 'grid', d: ticking.map((time) => `M${BARS - 6} ${y(time)}H${axis}`).join('') })

  for (const [index, { from, to, level }] of windows.entries()) {
    const right = axis - windowLane[index]! * BAR
    const top = y(from)
    const bottom = to === undefined ? end : Math.max(top + 2, y(to))
    const left = right - thickness[level]
    const tooth = thickness[level] / 4
    const torn = to === undefined ? [8, -8, 8, -8].map((rise) => `l${-tooth} ${rise}`).join('') : `H${left}`
    shapes.push({ role: `window-${level}`, d: `M${right} ${top}V${bottom}${torn}V${top}z` })
  }
  shapes.push({ role: 'axis', d: `M${axis} ${head}V${last}` })
  if (open) shapes.push({ role: 'beyond', d: `M${axis} ${last}V${end}` })
  for (const [index, { at, until, exact }] of lasting.entries()) {
    const x = axis + 4 + spanLane[index]! * SPAN
    shapes.push({ role: exact ? 'span' : 'span-about', d: `M${x} ${y(at)}V${Math.max(y(at) + 2, y(until!))}` })
  }
  for (const [index, { from, to }] of phases.entries()) {
    const x = brackets + 5 + phaseLane[index]! * BRACKET
    shapes.push({
      role: 'phase',
      d: `M${x - 5} ${y(from)}h5V${to === undefined ? end : y(to)}${to === undefined ? '' : 'h-5'}`,
    })
  }

  const marks: Drawing['marks'] = []
  const places = spread(
    rows.map(({ at }) => y(at)),
    sizes,
    head - ROW / 2,
    end + ROW / 2,
  )
  for (const [index, { at, lines, event, heading }] of rows.entries()) {
    const first = Math.round(places[index]! - ((lines.length - 1) * LINE) / 2)
    const x = event ? beside + MARK : beside
    for (const [line, words] of lines.entries()) {
      texts.push(text(heading ? 'day' : event ? 'row' : 'label', x, first + 4 + line * LINE, words))
    }
    if (event) {
      marks.push({ type: event.type, hollow: !event.exact, x: beside + 6, y: first })
      texts.push(text('number', beside + 23, first + 4, String(event.number)))
    }
    if (heading && at === from) continue
    shapes.push({ role: heading ? 'day' : 'leader', d: `M${axis} ${y(at)}H${leaders}L${beside - 5} ${first}` })
  }
  return { shapes: joined(shapes), marks, texts, height: end + ROW }
}

function allRows(incident: DrawnIncident, width: number, format: Formatters, words: Messages): Row[] {
  const { from, to, zone, days, events, windows, phases } = incident
  const { eventType } = words.postmortem
  const rows: Row[] = days.map(({ day }, index) => ({
    at: Math.max(from, Date.parse(`${day}T00:00Z`)),
    lines: [index === 0 ? format.day(day) : format.shortDay(day)],
    heading: true,
  }))
  for (const change of zone ? clockChanges(from, to, zone) : []) {
    rows.push({ at: change, lines: [`${offsetOf(iso(change - 1), zone!)} → ${offsetOf(iso(change), zone!)}`] })
  }
  for (const { from, label } of [...windows, ...phases]) rows.push({ at: from, lines: wrapped(label, width) })
  const entries = days.flatMap((day) => day.entries)
  for (const [index, { time, event }] of entries.entries()) {
    rows.push({
      at: events[index]!.at,
      lines: wrapped(`${time} ${eventType[event.type]}`, width - MARK),
      event: events[index]!,
    })
  }
  return rows.sort((a, b) => a.at - b.at)
}

/** Words in lines that fit; a word that is longer than a line stands alone. */
function wrapped(words: string, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function bounds({ from, to }: DrawnSpan): { low: number; high: number } {
  return { low: from, high: to ?? Number.POSITIVE_INFINITY }
}

function count(laneOfEach: readonly number[]): number {
  return laneOfEach.reduce((most, lane) => Math.max(most, lane + 1), 0)
}
