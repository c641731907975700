/** iCalendar as text: properties and components of https://www.rfc-editor.org/rfc/rfc5545, with every value escaped. */

/** A property of a component: its name, its parameters, and its value, written as its type wants it. */
export type Property = readonly [name: string, value: string, parameters?: Readonly<Record<string, string>>]

export interface Component {
  name: 'VCALENDAR' | 'VTODO' | 'VEVENT' | 'VTIMEZONE' | 'STANDARD'
  properties: readonly Property[]
  components?: readonly Component[]
}

/** A component with what is in it, in lines that end and fold as section 3.1 says. */
export function icalendar(component: Component): string {
  return `${linesOf(component).map(folded).join('\r\n')}\r\n`
}

/** What some readers take for the end of a line, beside the three that are. */
const LINE_ENDS = /\r\n?|[\n\v\f\x85\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\x00-\x09\x0e-\x1f\x7f]/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[\\;,\x00-\x1f\x7f\x85\u2028\u2029]/

/** A value of type TEXT (section 3.3.11), in one line whatever it holds. */
export function text(value: string): string {
  const sound = value.toWellFormed()
  // Most texts have nothing of it, and a large record has many.
  if (!SPECIAL.test(sound)) return sound
  return sound
    .replace(/[\\;,]/g, '\\$&')
    .replace(LINE_ENDS, '\\n')
    .replace(CONTROLS, ' ')
}

/** A value of type DATE (section 3.3.4). */
export function date(day: string): string {
  return day.replaceAll('-', '')
}

/** The first moment of a day in UTC, as a value of type DATE-TIME (section 3.3.5). */
export function dateTime(day: string): string {
  return `${date(day)}T000000Z`
}

function linesOf({ name, properties, components = [] }: Component): string[] {
  return [
    `BEGIN:${name}`,
    ...properties.map(([property, value, parameters = {}]) => {
      const given = Object.entries(parameters).map(([parameter, word]) => `;${parameter}=${word}`)
      return `${property}${given.join('')}:${value}`
    }),
    ...components.flatMap(linesOf),
    `END:${name}`,
  ]
}

/** Octets that a line may have without its end. */
const LINE = 75

/** In pieces of at most 75 octets, the blank that a further piece begins with among them; no character is cut in two. */
function folded(line: string): string {
  const pieces: string[] = []
  let [start, at, octets] = [0, 0, 0]
  for (const character of line) {
    const point = character.codePointAt(0)!
    const more = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (octets + more > LINE) {
      pieces.push(line.slice(start, at))
      ;[start, octets] = [at, 1]
    }
    at += character.length
    octets += more
  }
  return [...pieces, line.slice(start)].join('\r\n ')
}
