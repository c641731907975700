import { expect, test } from 'vitest'
import { spanWords } from '../../../src/i18n/incident-span.ts'
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

test('what is still open has no end', () => {
  const windows = [{ from: '2020-01-01T10:00Z', level: 'full' }]
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
