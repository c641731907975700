import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byYear, recentYears } from '../../../src/record/years.ts'
import { incident } from './documents.ts'

const of = (year: number | undefined, n: number) =>
  Array.from({ length: n }, (_, index) =>
    incident(`${year}-${index}`, year === undefined ? {} : { times: { impactStart: `${year}-06-01T00:00Z` } }),
  )
const shape = (years: ReturnType<typeof byYear>) => years.map(({ year, incidents }) => [year, incidents.length])

describe('the years of a list', () => {
  it.each([
    [
      'all of a short record',
      [
        [2026, 3],
        [2025, 2],
      ],
      [
        [2026, 3],
        [2025, 2],
      ],
      [],
    ],
    [
      'whole years, until they are enough',
      [
        [2026, 6],
        [2025, 6],
        [2024, 1],
      ],
      [
        [2026, 6],
        [2025, 6],
      ],
      [[2024, 1]],
    ],
    [
      'one year, however many it has',
      [
        [2026, 99],
        [2025, 1],
      ],
      [[2026, 99]],
      [[2025, 1]],
    ],
    [
      'always what has no year',
      [
        [2026, 99],
        [2025, 1],
        [undefined, 2],
      ],
      [
        [2026, 99],
        [undefined, 2],
      ],
      [[2025, 1]],
    ],
  ] as const)('are %s', (_, given, recent, earlier) => {
    const split = recentYears(byYear(given.flatMap(([year, n]) => of(year, n))), 10)
    expect(shape(split.recent)).toEqual(recent)
    expect(shape(split.earlier)).toEqual(earlier)
  })

  it('lose no incident and keep their order', () => {
    const numbers = fc.array(fc.nat(9), { maxLength: 8 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 30 }), (counts, enough) => {
        const incidents = counts.flatMap((n, index) => of(2026 - index, n))
        const { recent, earlier } = recentYears(byYear(incidents), enough)
        expect([...recent, ...earlier].flatMap((year) => year.incidents)).toEqual(incidents)
        if (earlier.length > 0) expect(recent.flatMap((year) => year.incidents).length).toBeGreaterThanOrEqual(enough)
      }),
    )
  })
})
