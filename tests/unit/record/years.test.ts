import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byYear, newest } from '../../../src/record/years.ts'
import { incident } from './documents.ts'

const of = (year: number | undefined, n: number) =>
  Array.from({ length: n }, (_, index) =>
    incident(`${year}-${index}`, year === undefined ? {} : { times: { impactStart: `${year}-06-01T00:00Z` } }),
  )

describe('the incidents that a list shows', () => {
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
    ],
    [
      'a year that is somewhat long, whole',
      [
        [2026, 15],
        [2025, 1],
      ],
      [[2026, 15]],
    ],
    [
      'the newest of a year that is too long',
      [
        [2026, 99],
        [2025, 1],
      ],
      [[2026, 10]],
    ],
    [
      'the newest where the last year is too long',
      [
        [2026, 4],
        [2025, 99],
      ],
      [
        [2026, 4],
        [2025, 6],
      ],
    ],
    [
      'what has no year as well',
      [
        [2026, 12],
        [2025, 1],
        [undefined, 2],
      ],
      [
        [2026, 12],
        [undefined, 2],
      ],
    ],
  ] as const)('are %s', (_, given, shown) => {
    const incidents = newest(
      given.flatMap(([year, n]) => of(year, n)),
      10,
      15,
    )
    expect(byYear(incidents).map(({ year, incidents: those }) => [year, those.length])).toEqual(shown)
  })

  it('are never more than there is room for, and stay in their order', () => {
    const numbers = fc.array(fc.nat(40), { maxLength: 8 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 30 }), (counts, enough) => {
        const incidents = counts.flatMap((n, index) => of(2026 - index, n))
        const shown = newest(incidents, enough, enough + 5)
        expect(shown).toEqual(incidents.slice(0, shown.length))
        expect(shown.length).toBeLessThanOrEqual(enough + 5)
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(enough, incidents.length))
      }),
    )
  })
})
