import { expect, test } from 'vitest'
import { dayIn, formatters, offsetOf, placeOf } from '../../../src/i18n/index.ts'

const en = formatters('en')
const de = formatters('de')

test('days in words', () => {
  expect(en.day('2026-11-20')).toBe('20 November 2026')
  expect(de.day('2026-11-20')).toBe('20. November 2026')
  expect(en.shortDay('2026-11-20')).toBe('20 Nov')
  expect(de.shortDay('2026-03-02')).toBe('2. März')
})

test('moments are in UTC unless a zone is given', () => {
  const at = '2018-10-21T22:52Z'
  expect(en.moment(at)).toBe('21 October 2018, 22:52')
  expect(en.time(at, 'America/Los_Angeles')).toBe('15:52')
  expect(de.moment(at, 'Europe/Berlin')).toBe('22. Oktober 2018, 00:52')
  expect(en.shortMoment(at)).toBe('21 Oct, 22:52')
})

test('midnight is 00:00, and seconds show only where they were given', () => {
  expect(en.time('2020-01-01T00:00Z')).toBe('00:00')
  expect(en.time('2020-01-01T00:00:07Z')).toBe('00:00:07')
})

test('the day of a moment depends on the zone', () => {
  expect(dayIn('2019-03-30T23:30Z')).toBe('2019-03-30')
  expect(dayIn('2019-03-30T23:30Z', 'Europe/Berlin')).toBe('2019-03-31')
  expect(dayIn('0900-01-01T12:00Z')).toBe('0900-01-01')
})

test('a zone’s distance from UTC follows its clocks', () => {
  expect(offsetOf('2019-03-31T00:59Z', 'Europe/Berlin')).toBe('UTC+1')
  expect(offsetOf('2019-03-31T01:00Z', 'Europe/Berlin')).toBe('UTC+2')
  expect(offsetOf('2019-07-01T12:00Z', 'America/New_York')).toBe('UTC−4')
})

test('places, numbers and lists', () => {
  expect(placeOf('America/Los_Angeles')).toBe('Los Angeles')
  expect(en.number(200000)).toBe('200,000')
  expect(de.number(200000)).toBe('200.000')
  expect(en.list(['a', 'b', 'c'])).toBe('a, b and c')
  expect(de.list(['a', 'b', 'c'])).toBe('a, b und c')
})
