import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestAscent } from '../../../../src/checks/longest-ascent.ts'
import { misplacedRows } from '../../../../src/checks/time/timeline-order.ts'
import { cpuTime } from '../../cpu-time.ts'
import { postmortem } from '../../reader/content.ts'
import { judged } from './judged.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 10) + minute * 60_000).toISOString()
const rows = (minutes: number[]) => minutes.map((minute) => ({ at: at(minute), precision: 'minute' as const }))
const isAscending = (minutes: number[]) =>
  minutes.every((minute, index) => index === 0 || minutes[index - 1]! <= minute)

describe('the rows of a timeline', () => {
  it.each<[string, number[], [number, number][]]>([
    ['one that stands too low', [10, 20, 30, 15], [[3, 2]]],
    ['one that stands too high', [30, 10, 20, 40], [[0, 1]]],
    ['the second of two', [20, 10], [[1, 0]]],
    ['two that are exchanged', [10, 30, 20, 40], [[2, 1]]],
    ['equal times are in order', [10, 10, 10], []],
  ])('%s', (_, minutes, expected) => {
    expect(misplacedRows(rows(minutes))).toEqual(expected)
  })

  it('are out of order exactly when some row is found, and without those found they are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }), (minutes) => {
        const found = new Set(misplacedRows(rows(minutes)).map(([row]) => row))
        expect(found.size === 0).toBe(isAscending(minutes))
        expect(isAscending(minutes.filter((_, row) => !found.has(row)))).toBe(true)
      }),
    )
  })

  it('are found as few as possible: one moved row is one finding', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 3 }),
        fc.nat(),
        fc.nat(),
        (all, from, to) => {
          const minutes = all.toSorted((a, b) => a - b)
          const [moved] = minutes.splice(from % minutes.length, 1)
          minutes.splice(to % (minutes.length + 1), 0, moved!)
          expect(misplacedRows(rows(minutes)).length).toBe(isAscending(minutes) ? 0 : 1)
        },
      ),
    )
  })

  it('of which only hour or day is known are held against others as exactly as that', () => {
    const rough = (precision: 'hour' | 'day' | 'approx', minute: number) => ({ at: at(minute), precision })
    expect(misplacedRows([...rows([100]), rough('hour', 60), ...rows([130])])).toEqual([])
    expect(misplacedRows([...rows([100]), rough('hour', 40), ...rows([130])])).toEqual([[1, 0]])
    expect(misplacedRows([...rows([2000]), rough('day', 1440), ...rows([2100])])).toEqual([])
    expect(misplacedRows([...rows([5000]), rough('day', 1440), ...rows([5100])])).toEqual([[1, 0]])
    expect(misplacedRows([...rows([100]), rough('approx', 90)])).toEqual([[1, 0]])
  })

  it('are judged in linear time or nearly so', () => {
    const start = cpuTime()
    misplacedRows(rows(Array.from({ length: 50_000 }, (_, index) => 50_000 - index)))
    expect(cpuTime() - start).toBeLessThan(2_000)
  })

  it('point to their time, and to the row that they contradict', async () => {
    const timeline =
      '\n  - at: 2026-01-10T10:04Z\n    event: An alert fires.\n    type: detection\n  - at: 2026-01-10T09:55Z\n    event: Errors begin.\n    type: symptom\n  - at: 2026-01-10T10:43Z\n    until: 2026-01-10T10:41Z\n    event: Errors end.\n    type: recovery'
    expect(await judged('timeline-order', 'postmortems/a.md', postmortem({ timeline }))).toEqual([
      '2026-01-10T09:55Z ← this row is earlier than row 1 (2026-01-10T10:04Z), which stands above it',
      '2026-01-10T10:41Z ← the row ends before it begins (2026-01-10T10:43Z)',
    ])
  })

  it('of another year are not out of order, but out of the incident', async () => {
    const timeline =
      '[{at: 2026-01-10T10:04Z, event: A., type: note}, {at: 2025-01-10T10:05Z, event: B., type: note}, {at: 2026-01-10T10:06Z, event: C., type: note}]'
    expect(await judged('timeline-order', 'postmortems/a.md', postmortem({ timeline }))).toEqual([])
    expect(await judged('timeline-range', 'postmortems/a.md', postmortem({ timeline }))).toHaveLength(1)
  })
})

describe('a longest ascent', () => {
  it('ascends, and is as long as the longest that there is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (values) => {
        const ascent = longestAscent(values)
        expect(isAscending(ascent.map((index) => values[index]!))).toBe(true)
        expect(isAscending(ascent)).toBe(true)
        // The longest that ends at each value, in the slow way.
        const lengths: number[] = []
        for (const [index, value] of values.entries()) {
          lengths.push(1 + Math.max(0, ...lengths.filter((_, before) => before < index && values[before]! <= value)))
        }
        expect(ascent.length).toBe(Math.max(0, ...lengths))
      }),
    )
  })
})
