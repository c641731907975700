import fc from 'fast-check'
import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { expect, test } from 'vitest'
import { date, dateTime, icalendar, text } from '../../../src/data/icalendar.ts'

const calendar = (summary: string) =>
  icalendar({
    name: 'VCALENDAR',
    properties: [
      ['VERSION', '2.0'],
      ['PRODID', '-//T//T//EN'],
    ],
    components: [
      {
        name: 'VTODO',
        properties: [
          ['UID', 'a'],
          ['DTSTAMP', dateTime('2026-02-01')],
          ['SUMMARY', text(summary), { LANGUAGE: 'en' }],
          ['DUE', date('2026-02-28'), { VALUE: 'DATE' }],
        ],
      },
    ],
  })

test('a calendar is lines that end as the standard says', () => {
  expect(calendar('Count, and wait; then C:\\temp')).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//T//T//EN',
      'BEGIN:VTODO',
      'UID:a',
      'DTSTAMP:20260201T000000Z',
      'SUMMARY;LANGUAGE=en:Count\\, and wait\\; then C:\\\\temp',
      'DUE;VALUE=DATE:20260228',
      'END:VTODO',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test.each([
  ['of 75 octets is whole', 'x'.repeat(55), ['SUMMARY;LANGUAGE=en:'.length + 55]],
  ['of 76 is not', 'x'.repeat(56), [75, 2]],
  ['is never cut within a character', `${'x'.repeat(54)}ä`, [74, 3]],
  ['is never cut within a pair of surrogates', `${'x'.repeat(53)}🚦🚦`, [73, 9]],
])('a line %s', (_, summary, lengths) => {
  const lines = calendar(summary).split('\r\n')
  const at = lines.findIndex((line) => line.startsWith('SUMMARY'))
  expect(lines.slice(at, at + lengths.length).map((line) => Buffer.byteLength(line))).toEqual(lengths)
  expect(lines[at + lengths.length]).toMatch(/^DUE/)
})

/** What would be properties and components of its own if it were not escaped. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\u2028',
        '\x85',
        '\v',
        '\0',
        '\t',
        ' ',
        '\\',
        '\\n',
        ',',
        ';',
        ':',
        '"',
        'END:VTODO',
        'BEGIN:VEVENT',
        'ATTENDEE:mailto:a@example.org',
        'ä',
        '👩‍🚀',
        '\uD800',
        '^n',
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
)

test('whatever a title holds stays one line of text, and is read back as it was', () => {
  fc.assert(
    fc.property(hostile, (title) => {
      const written = calendar(title)
      const lines = written.split('\r\n')
      expect(lines.pop()).toBe('')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
      for (const line of lines) expect(line).not.toMatch(/[\x00-\x1f\x7f\x85\u2028\u2029]/)
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
      expect(Buffer.from(written).toString()).toBe(written)

      const meant = title
        .toWellFormed()
        .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they say nothing
        .replace(/[\x00-\x09\x0e-\x1f\x7f]/g, ' ')
      const todos = new ICAL.Component(ICAL.parse(written)).getAllSubcomponents()
      expect(todos.map(({ name }) => name)).toEqual(['vtodo'])
      expect(todos[0]!.getAllProperties().map(({ name }) => name)).toEqual(['uid', 'dtstamp', 'summary', 'due'])
      expect(todos[0]!.getFirstPropertyValue('summary')).toBe(meant)

      // This reader looks for the ends of components within lines as well.
      if (/(?:BEGIN|END):/.test(meant)) return
      const { todos: others = [], events } = convertIcsCalendar(undefined, written)
      expect([others.length, events?.length ?? 0]).toEqual([1, 0])
      expect(others[0]).toMatchObject({ uid: 'a', due: { type: 'DATE', date: new Date('2026-02-28T00:00Z') } })
      expect(others[0]!.attendees ?? []).toEqual([])
    }),
  )
})
