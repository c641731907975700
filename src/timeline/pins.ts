/** Events as marks with numbers that hang from a line, each from its own moment. */
import type { Drawing, Mark, Shape, Text } from './drawing.ts'
import type { DrawnEvent } from './drawn-incident.ts'
import { inWidth, WIDTH } from './frame.ts'
import { spread } from './spread.ts'

/** From the line to the middle of a mark, and from there to the line of its number. */
const DROP = 18
const NUMBER = 18
/** A mark with its number. */
export const PIN_HEIGHT = 28
export const PIN_WIDTH = inWidth(18)
/** Room that a lead takes on its way to a row further down. */
const LEAD = inWidth(3)
/** How far marks may be moved before there is a second row. */
const NEAR = inWidth(24)
/** More events than that many rows can hold stand closer together. */
const MOST_ROWS = 12

/** Leads begin at `line` and are free to bend from `top` on. */
export function pins(
  events: readonly DrawnEvent[],
  x: (time: number) => number,
  line: number,
  top: number,
): Omit<Drawing, 'width'> {
  const shapes: Shape[] = []
  const marks: Mark[] = []
  const texts: Text[] = []
  const wanted = events.map(({ at }) => x(at))
  const { places, rows } = pinPlaces(wanted)
  for (const [index, { number, type, exact }] of events.entries()) {
    const [from, to] = [wanted[index]!, places[index]!]
    const y = top + DROP + rows[index]! * PIN_HEIGHT
    const bend = from === to ? '' : `V${top + 1}L${to} ${top + 9}`
    shapes.push({ role: 'lead', d: `M${from} ${line}${bend}V${y - 5}` })
    marks.push({ type, hollow: !exact, x: to, y })
    texts.push({ role: 'number', x: to, y: y + NUMBER, text: String(number) })
  }
  return { shapes, marks, texts, height: DROP + NUMBER + 6 + Math.max(0, ...rows) * PIN_HEIGHT }
}

/** Where marks stand, and in which row: in one where they stay near their moments, else in the fewest that have room. */
function pinPlaces(wanted: readonly number[]): { places: number[]; rows: number[] } {
  for (let count = 1; ; count++) {
    // Neighbours are in different rows, so that they need only let each other’s leads pass.
    const size = (PIN_WIDTH + (count - 1) * LEAD) / count
    const edge = (PIN_WIDTH - size) / 2
    const places = spread(wanted, new Array(wanted.length).fill(size), edge, WIDTH - edge).map(Math.round)
    const near = places.every((place, index) => Math.abs(place - wanted[index]!) <= NEAR)
    const fits = size * wanted.length <= WIDTH - 2 * edge
    if (count < MOST_ROWS && !(fits && (near || count > 1))) continue
    const rows: number[] = []
    for (const [index, place] of places.entries()) {
      const crowded = index > 0 && place - places[index - 1]! < PIN_WIDTH
      rows.push(crowded ? (rows[index - 1]! + 1) % count : 0)
    }
    return { places, rows }
  }
}
