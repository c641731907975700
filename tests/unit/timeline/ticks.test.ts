import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatters } from '../../../src/i18n/index.ts'
import { ticks, tickWords } from '../../../src/timeline/ticks.ts'

const words = (from: string, to: string) => {
  const { at, unit } = ticks(Date.parse(from), Date.parse(to), (Date.parse(to) - Date.parse(from)) / 9)
  return at.map((time) => tickWords(time, unit, formatters('en')))
}

test.each([
  ['2025-11-18T11:27:30Z', '2025-11-18T11:32Z', ['11:28', '11:29', '11:30', '11:31', '11:32']],
  ['2017-11-08T12:44Z', '2017-11-08T13:41Z', ['12:50', '13:00', '13:10', '13:20', '13:30', '13:40']],
  ['2018-10-21T22:52Z', '2018-10-22T23:03Z', ['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00']],
  ['2024-07-19T04:09Z', '2024-07-30T00:00Z', ['20 Jul', '22 Jul', '24 Jul', '26 Jul', '28 Jul', '30 Jul']],
  ['2023-11-20T00:00Z', '2024-05-02T00:00Z', ['Dec 2023', 'Jan 2024', 'Feb 2024', 'Mar 2024', 'Apr 2024', 'May 2024']],
  ['1996-05-01T00:00Z', '2021-01-02T00:00Z', ['Jan 2000', 'Jan 2005', 'Jan 2010', 'Jan 2015', 'Jan 2020']],
])('from %s to %s', (from, to, expected) => {
  expect(words(from, to)).toEqual(expected)
})

test('ticks lie within the span, and never closer together than asked for', () => {
  const from = fc.integer({ min: 0, max: 2_000_000_000_000 })
  const length = fc.integer({ min: 60_000, max: 100 * 365 * 86_400_000 })
  fc.assert(
    fc.property(from, length, fc.integer({ min: 2, max: 12 }), (from, length, parts) => {
      const { at } = ticks(from, from + length, length / parts)
      for (const [index, time] of at.entries()) {
        expect(time).toBeGreaterThanOrEqual(from)
        expect(time).toBeLessThanOrEqual(from + length)
        if (index > 0) expect(time - at[index - 1]!).toBeGreaterThanOrEqual(length / parts)
      }
    }),
  )
})
