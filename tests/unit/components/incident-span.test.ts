import { expect, test } from 'vitest'
import { impactEnd, spanWords } from '../../../src/components/incident-span.ts'
import { formatters, messages } from '../../../src/i18n/index.ts'
import type { Incident } from '../../../src/record/record.ts'

const incident = (data: object, start?: string, impact?: Incident['impact']) =>
  ({
    start,
    impact,
    durations: {},
    document: { data: { times: {}, impactWindows: [], ...data } },
  }) as unknown as Incident
const span = (each: Incident) => spanWords(each, formatters('en'), messages('en'))

test('the end is the one that was written, else that of the last window with impact', () => {
  const windows = [
    { from: '2020-01-01T10:00Z', to: '2020-01-01T12:00Z', level: 'full' },
    { from: '2020-01-01T11:00Z', to: '2020-01-01T11:30Z', level: 'partial' },
    { from: '2020-01-01T12:00Z', to: '2020-01-01T15:00Z', level: 'none' },
  ]
  expect(impactEnd(incident({ impactWindows: windows }))).toBe('2020-01-01T12:00Z')
  expect(impactEnd(incident({ times: { impactEnd: '2020-01-01T13:00Z' }, impactWindows: windows }))).toBe(
    '2020-01-01T13:00Z',
  )
})

test('an open window has no end', () => {
  const windows = [{ from: '2020-01-01T10:00Z', level: 'full' }]
  expect(impactEnd(incident({ impactWindows: windows }))).toBeUndefined()
  expect(span(incident({ impactWindows: windows }, '2020-01-01T10:00Z', 'ongoing'))).toBe(
    'since 1 January 2020, 10:00 UTC',
  )
})

test('the day is said again only when it is another one', () => {
  const of = (impactEnd: string) => span(incident({ times: { impactEnd } }, '2017-11-08T09:05Z'))
  expect(of('2017-11-08T13:22Z')).toBe('8 November 2017, 09:05 to 13:22 UTC')
  expect(of('2017-11-09T01:00Z')).toBe('8 November 2017, 09:05 to 9 November 2017, 01:00 UTC')
})

test('an end after which it went on is said to be none', () => {
  const times = { impactEnd: '2017-11-08T13:22Z' }
  const longer = { ...incident({ times }, '2017-11-08T09:05Z'), atLeast: true as const }
  expect(span(longer)).toBe('8 November 2017, 09:05 to 13:22 UTC or later')
})

test('without a start there is nothing to say', () => {
  expect(span(incident({}))).toBeUndefined()
})
