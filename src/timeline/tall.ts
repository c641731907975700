/**
 * A timeline for narrow screens: time runs down. Windows are bars at the left of the line, phases brackets at its
 * right, and everything has its row of words beside it, led to its own moment. All in pixels.
 */
import { type Formatters, type Messages, placeOf } from '../i18n/index.ts'
import { clockChanges, clockChangeWords } from './clock-changes.ts'
import { type Drawing, joined, lettersIn, type Shape, type Text, thickness } from './drawing.ts'
import type { DrawnEvent, DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { focus, magnifiedWords, type Stretch } from './focus.ts'
import { lanes } from './lanes.ts'
import { placeIn, sections } from './sections.ts'
import { spread } from './spread.ts'
import { iso, ticks, tickWords } from './ticks.ts'

const WIDTH = 328
const LINE = 16
const ROW = 22
const BARS = 52
const BAR = 18
const BRACKET = 7
const SPAN = 5
const MOST_BARS = 45
const MOST_SPANS = 15
const LEAD = 22
/** What stands before the words of an event: its mark and its number. */
const MARK = 36
/** How much of an axis a tick takes. */
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
  const { from, open, zone, windows, phases, events } = incident
  const shapes: Shape[] = []
  const text = (role: Text['role'], x: number, y: number, words: string): Text => ({ role, x, y, text: words })
  const texts: Text[] = [text('scale', 0, LINE - 4, 'UTC')]
  if (zone) texts.push(text('scale', 0, 2 * LINE - 4, placeOf(zone)))

  const lasting = events.filter(({ until }) => until !== undefined)
  const windowLane = lanes(windows.map(bounds))
  const spanLane = lanes(lasting.map(({ at, until }) => ({ low: at, high: until! })))
  // However many there are, they leave room for the words.
  const bar = Math.min(BAR, MOST_BARS / count(windowLane))
  const spanned = Math.min(SPAN, MOST_SPANS / count(spanLane))
  const axis = BARS + Math.ceil(count(windowLane) * bar)
  const brackets = axis + 4 + Math.ceil(count(spanLane) * spanned)
  const leads = brackets + 4 + BRACKET
  const beside = leads + LEAD

  const dense = focus(
    events.map(({ at }) => at),
    incident,
  )
  const rows = allRows(incident, dense, WIDTH - beside, format, words)
  const sizes = rows.map(({ lines }) => ROW + (lines.length - 1) * LINE)
  const head = (zone ? 2 : 1) * LINE + 14
  const axes = sections(incident, dense, head, (within) =>
    rows.reduce((sum, { at }, index) => sum + (within(at) ? sizes[index]! : 0), 0),
  )
  const last = axes.at(-1)!.bottom
  const end = open ? last + OPEN_END : last
  const y = (time: number) => placeIn(axes, time)

  for (const { top, bottom } of axes.filter(({ magnified }) => magnified)) {
    shapes.push({ role: 'joint', d: `M0 ${top}H${leads}V${bottom}H0z` })
    shapes.push({ role: 'frame', d: `M0 ${top}H${leads}M0 ${bottom}H${leads}` })
  }
  let free = head - LINE
  for (const { from, to, top, bottom } of axes) {
    const { at, unit } = ticks(from, to, ((to - from) * TICK) / (bottom - top))
    for (const time of at) {
      const base = y(time) + 4
      if (base - LINE < free) continue
      const local = zone && unit === 'time'
      texts.push(text('scale', 0, base, tickWords(time, unit, format)))
      if (local) texts.push(text('scale', 0, base + LINE, format.time(iso(time), zone)))
      shapes.push({ role: 'grid', d: `M${BARS - 6} ${y(time)}H${axis}` })
      free = local ? base + LINE : base
    }
  }

  for (const [index, { from, to, level }] of windows.entries()) {
    const right = axis - Math.round(windowLane[index]! * bar)
    const top = y(from)
    const bottom = to === undefined ? end : Math.max(top + 2, y(to) - 1)
    const thick = Math.ceil((thickness[level] * bar) / BAR)
    const left = right - thick
    const tooth = thick / 4
    const torn = to === undefined ? [8, -8, 8, -8].map((rise) => `l${-tooth} ${rise}`).join('') : `H${left}`
    shapes.push({ role: `window-${level}`, d: `M${right} ${top}V${bottom}${torn}V${top}z` })
  }
  shapes.push({ role: 'axis', d: `M${axis} ${head}V${last}` })
  if (open) shapes.push({ role: 'beyond', d: `M${axis} ${last}V${end}` })
  for (const [index, { at, until, exact }] of lasting.entries()) {
    const x = axis + 4 + Math.round(spanLane[index]! * spanned)
    shapes.push({ role: exact ? 'span' : 'span-about', d: `M${x} ${y(at)}V${Math.max(y(at) + 2, y(until!))}` })
  }
  for (const { from, to } of phases) {
    const x = brackets + 5
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
    shapes.push({ role: heading ? 'day' : 'lead', d: `M${axis} ${y(at)}H${leads}L${beside - 5} ${first}` })
  }
  return { shapes: joined(shapes), marks, texts, width: WIDTH, height: end + ROW + 2 }
}

function allRows(
  incident: DrawnIncident,
  dense: Stretch | undefined,
  width: number,
  format: Formatters,
  words: Messages,
): Row[] {
  const { from, to, zone, days, events, windows, phases } = incident
  const { eventType } = words.postmortem
  const rows: Row[] = days.map(({ day }, index) => ({
    at: Math.max(from, Date.parse(`${day}T00:00Z`)),
    lines: [index === 0 ? format.day(day) : format.shortDay(day)],
    heading: true,
  }))
  if (dense)
    rows.push({ at: dense.from, lines: wrapped(magnifiedWords(events, dense, format, words), width), heading: true })
  for (const change of zone ? clockChanges(from, to, zone) : []) {
    rows.push({ at: change, lines: [clockChangeWords(change, zone!)] })
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

/** Not within “24 h 9 min”. */
const BETWEEN_WORDS = /(?<!\d [hd]) (?!(?:h|d|min)(?: |$))/

/** Words in lines that fit; a word that is longer than a line is cut. */
function wrapped(words: string, width: number): string[] {
  const most = lettersIn(width)
  const lines: string[] = []
  for (const word of words.split(BETWEEN_WORDS)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer
    else for (let start = 0; start < word.length; start += most) lines.push(word.slice(start, start + most))
  }
  return lines
}

function bounds({ from, to }: DrawnSpan): { low: number; high: number } {
  return { low: from, high: to ?? Number.POSITIVE_INFINITY }
}

function count(laneOfEach: readonly number[]): number {
  return laneOfEach.reduce((most, lane) => Math.max(most, lane + 1), 0)
}
