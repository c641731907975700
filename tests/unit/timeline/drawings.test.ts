import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatters, messages } from '../../../src/i18n/index.ts'
import type { Incident } from '../../../src/record/record.ts'
import { type Drawing, letters, textWidth } from '../../../src/timeline/drawing.ts'
import type { DrawnIncident } from '../../../src/timeline/drawn-incident.ts'
import { inWidth } from '../../../src/timeline/frame.ts'
import { tallDrawing } from '../../../src/timeline/tall.ts'
import { wideDrawing } from '../../../src/timeline/wide.ts'
import { anyIncident, drawnOf, incidentOf } from './incidents.ts'

const forms: [name: string, draw: typeof wideDrawing, pixels: (width: number) => number][] = [
  ['the wide drawing', wideDrawing, inWidth],
  ['the tall drawing', tallDrawing, (width) => width],
]

function drawingOf(incident: Incident, draw: typeof wideDrawing): Drawing | undefined {
  const drawn = drawnOf(incident)
  const { lang } = incident.document
  return drawn && draw(drawn, formatters(lang), messages(lang))
}

interface Box {
  what: string
  left: number
  right: number
  top: number
  bottom: number
}

/** What takes room: words in the widest font, and marks. */
function boxes({ texts, marks }: Drawing, pixels: (width: number) => number): Box[] {
  const middle = ['tick', 'local', 'number']
  const end = ['zone', 'label-end']
  return [
    ...texts.map(({ role, x, y, text }) => {
      const width = pixels(textWidth(text))
      const left = middle.includes(role) ? x - width / 2 : end.includes(role) ? x - width : x
      return { what: `${role} ${text}`, left, right: left + width, top: y - letters * 0.75, bottom: y + letters * 0.2 }
    }),
    ...marks.map(({ type, x, y }) => ({
      what: `${type} at ${x}`,
      left: x - pixels(5),
      right: x + pixels(5),
      top: y - 5,
      bottom: y + 5,
    })),
  ]
}

/** Numbers of a path, first of all places from left to right, then from above. */
function places(d: string): { x: number[]; y: number[] } {
  const x: number[] = []
  const y: number[] = []
  for (const [, command, values] of d.matchAll(/([MLHV])([\d.,\s-]*)/g)) {
    const numbers = values!
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    if (command !== 'V') x.push(numbers[0]!)
    if (command !== 'H') y.push(numbers.at(-1)!)
  }
  return { x, y }
}

const event = (at: string) => ({ at, event: 'Something.', type: 'note' })

/** Its days had no room: an axis that goes on ends sooner. */
const goesOn = incidentOf(
  {
    times: { mitigated: '2025-11-13T07:10Z' },
    impactWindows: [{ from: '2025-10-25T22:30Z', level: 'full' }],
    timeline: [event('2025-10-25T22:30Z'), event('2025-10-25T22:30Z')],
  },
  'de',
)

/** What is true of every drawing. */
const laws: [law: string, holds: (drawing: Drawing, incident: Incident, pixels: (width: number) => number) => void][] =
  [
    [
      'covers nothing with anything',
      (drawing, _, pixels) => {
        const all = boxes(drawing, pixels)
        for (const [index, one] of all.entries()) {
          for (const other of all.slice(index + 1)) {
            // Places are rounded to one unit.
            const beside = one.right - 1.5 <= other.left || other.right - 1.5 <= one.left
            const below = one.bottom - 1 <= other.top || other.bottom - 1 <= one.top
            if (!beside && !below) throw new Error(`“${one.what}” and “${other.what}” cover each other`)
          }
        }
      },
    ],
    [
      'draws nothing outside of its frame',
      (drawing, _, pixels) => {
        const { width, height, shapes } = drawing
        for (const { what, left, right, top, bottom } of boxes(drawing, pixels)) {
          if (left < -1 || right > width + 1 || top < 0 || bottom > height) throw new Error(`“${what}” is outside`)
        }
        for (const { role, d } of shapes) {
          const { x, y } = places(d)
          const inside = Math.min(...x, ...y) >= 0 && Math.max(...x) <= width && Math.max(...y) <= height
          if (!inside || /NaN|Infinity|undefined|e-/.test(d)) throw new Error(`the ${role} is outside: ${d}`)
        }
      },
    ],
    [
      'shows each event once, with its number and the mark of its type',
      ({ texts, marks }, { document: { data } }) => {
        const numbers = texts.filter(({ role }) => role === 'number').map(({ text }) => Number(text))
        expect(numbers.sort((a, b) => a - b)).toEqual(data.timeline.map((_, index) => index + 1))
        expect(marks.map(({ type }) => type).sort()).toEqual(data.timeline.map(({ type }) => type).sort())
        const inexact = data.timeline.filter(({ precision }) => precision !== 'minute')
        expect(marks.filter(({ hollow }) => hollow)).toHaveLength(inexact.length)
      },
    ],
    [
      'says every window and phase in words',
      ({ texts }, incident) => {
        const { windows, phases } = drawnOf(incident)!
        const words = texts.map(({ text }) => text).join(' ')
        for (const { label } of [...windows, ...phases]) expect(words).toContain(label)
      },
    ],
  ]

describe.each(forms)('%s', (_, draw, pixels) => {
  test.each(laws)('%s', { timeout: 60_000 }, (_, holds) => {
    fc.assert(
      fc.property(anyIncident, (incident) => {
        const drawing = drawingOf(incident, draw)
        if (drawing) holds(drawing, incident, pixels)
      }),
      { examples: [[goesOn]] },
    )
  })

  test('is the same for the same incident, in whatever order its events were written', () => {
    const timeline = [event('2020-01-01T10:00Z'), event('2020-01-01T12:00Z'), event('2020-01-01T12:01Z')]
    const there = drawingOf(incidentOf({ timeline }), draw)
    expect(drawingOf(incidentOf({ timeline: timeline.toReversed() }), draw)).toEqual(there)
  })
})

const wide = (incident: Incident) => drawingOf(incident, wideDrawing)!
const roles = (drawing: Drawing) => drawing.shapes.map(({ role }) => role)
const words = (drawing: Drawing, role: string) =>
  drawing.texts.filter((each) => each.role === role).map(({ text }) => text)

test('marks stand in the order of time', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyIncident, (incident) => {
      const numbers = drawingOf(incident, tallDrawing)?.texts.filter(({ role }) => role === 'number') ?? []
      expect(numbers.map(({ text }) => Number(text))).toEqual(numbers.map((_, index) => index + 1))
      for (let next = 1; next < numbers.length; next++) expect(numbers[next]!.y).toBeGreaterThan(numbers[next - 1]!.y)
    }),
  )
})

test('of a single moment, or of none, nothing is drawn', () => {
  expect(drawnOf(incidentOf({}))).toBeUndefined()
  expect(drawnOf(incidentOf({ timeline: [event('2020-01-01T10:00Z')] }))).toBeUndefined()
  expect(drawnOf(incidentOf({ times: { impactStart: '2020-01-01T10:00Z' } }))).toBeUndefined()
  expect(drawnOf(incidentOf({ impactWindows: [{ from: '2020-01-01T10:00Z', level: 'full' }] }))).toBeUndefined()
})

test('start and end of the impact are drawn where there are no windows', () => {
  const times = { impactStart: '2017-11-08T12:44Z', impactEnd: '2017-11-08T13:41Z' }
  const drawing = wide(incidentOf({ times }))
  expect(roles(drawing)).toContain('window-unknown')
  expect(words(drawing, 'label')).toEqual(['impact'])
  expect(words(drawing, 'day')).toEqual(['8 November 2017'])
})

test('years before the incident do not squeeze it: a fault that slept is told by its duration', () => {
  const times = {
    faultIntroduced: '1996-05-01T00:00Z',
    impactStart: '2020-01-01T10:00Z',
    impactEnd: '2020-01-01T11:00Z',
  }
  const { from } = drawnOf(incidentOf({ times })) as DrawnIncident
  expect(new Date(from).toISOString()).toBe('2020-01-01T10:00:00.000Z')
})

test('an incident that goes on has an open end, and says so', () => {
  const drawing = wide(
    incidentOf({
      times: { impactStart: '2020-01-01T10:00Z', detected: '2020-01-01T10:20Z' },
      impactWindows: [{ from: '2020-01-01T10:00Z', level: 'partial' }],
    }),
  )
  expect(roles(drawing)).toContain('beyond')
  expect([...words(drawing, 'label'), ...words(drawing, 'label-end')].sort()).toEqual([
    'mitigating, goes on',
    'partial outage, goes on',
    'undetected, 20 min',
  ])
})

test('services are named where they tell windows apart', () => {
  const window = { from: '2020-01-01T10:00Z', to: '2020-01-01T12:00Z', level: 'partial' }
  const apart = incidentOf({ impactWindows: [window, { ...window, services: ['compute', 'network'] }] })
  expect(words(wide(apart), 'label')).toEqual(['partial outage', 'partial outage: compute and network'])
  const alike = incidentOf({ impactWindows: [{ ...window, services: ['compute'] }] })
  expect(words(wide(alike), 'label')).toEqual(['partial outage'])
})

test('midnight and a change of clocks are marked, the place’s time is told and named', () => {
  const drawing = wide(
    incidentOf({
      timeZone: 'Europe/Berlin',
      timeline: [event('2019-03-30T11:10Z'), event('2019-03-31T12:58Z')],
    }),
  )
  expect(roles(drawing)).toEqual(expect.arrayContaining(['day', 'clock']))
  expect(words(drawing, 'day')).toEqual(['30 March 2019', '31 Mar', 'UTC+1 → UTC+2'])
  expect(words(drawing, 'zone')).toEqual(['UTC', 'Berlin'])
  expect(words(drawing, 'tick').slice(0, 6)).toEqual(['12:00', '15:00', '18:00', '21:00', '00:00', '03:00'])
  expect(words(drawing, 'local').slice(0, 6)).toEqual(['13:00', '16:00', '19:00', '22:00', '01:00', '05:00'])
})

test('a dense beginning is magnified, joined to its place, and the rest stays above', () => {
  const at = [0, 2, 10, 15, 17, 19, 21, 27, 479, 740, 1052, 1451].map((minute) =>
    event(new Date(Date.parse('2018-10-21T22:52Z') + minute * 60_000).toISOString()),
  )
  const drawing = wide(incidentOf({ timeline: at }))
  expect(roles(drawing)).toEqual(expect.arrayContaining(['joint', 'frame']))
  expect(words(drawing, 'day')).toContain('22:52 to 23:19, magnified')
  const below = drawing.texts.filter(({ role, y }) => role === 'number' && y > drawing.height / 2)
  expect(below.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
})
