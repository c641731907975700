import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile } from '../../../src/record/percentile.ts'

describe('percentiles', () => {
  const eleven = [27, 57, 78, 257, 330, 338, 448, 1110, 1451, 1548, 2055]

  it.each([
    ['smallest', 0, 27],
    ['first quartile', 0.25, 167.5],
    ['median', 0.5, 338],
    ['third quartile', 0.75, 1280.5],
    ['ninth decile', 0.9, 1548],
    ['largest', 1, 2055],
  ])('of the eleven durations: the %s', (_, share, expected) => {
    expect(percentile(eleven, share)).toBeCloseTo(expected, 9)
    expect(percentile([...eleven].reverse(), share)).toBeCloseTo(expected, 9)
  })

  it.each([
    ['no numbers', [], 0.5, undefined],
    ['one number', [7], 0.9, 7],
    ['two numbers', [1, 2], 0.5, 1.5],
    ['equal numbers', [0.1, 0.1, 0.1], 0.3, 0.1],
    ['numbers that text would sort otherwise', [9, 10, 100], 0.5, 10],
    ['negative numbers', [-254, 3, 29], 0.5, 3],
    ['numbers across six orders of magnitude', [1, 853_920], 0.5, 426_960.5],
  ])('of %s', (_, values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })

  const numbers = fc.array(fc.integer({ min: -10_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })

  it('lie between the smallest and the largest number', () => {
    fc.assert(
      fc.property(numbers, share, (values, at) => {
        const found = percentile(values, at)!
        expect(found).toBeGreaterThanOrEqual(Math.min(...values))
        expect(found).toBeLessThanOrEqual(Math.max(...values) + 1e-6)
      }),
    )
  })

  it('never fall when the share rises', () => {
    fc.assert(
      fc.property(numbers, share, share, (values, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(percentile(values, low)!).toBeLessThanOrEqual(percentile(values, high)! + 1e-6)
      }),
    )
  })

  it('are those of type 7: the piecewise line through (k / (n − 1), k-th number)', () => {
    fc.assert(
      fc.property(numbers, share, (values, at) => {
        const sorted = [...values].sort((a, b) => a - b)
        const n = sorted.length
        // The line, looked for rather than computed.
        let expected = sorted[0]!
        for (let k = 0; k < n - 1; k++) {
          const [from, to] = [k / (n - 1), (k + 1) / (n - 1)]
          if (at >= from && at <= to)
            expected = sorted[k]! + ((at - from) / (to - from)) * (sorted[k + 1]! - sorted[k]!)
        }
        expect(percentile(values, at)!).toBeCloseTo(expected, 4)
      }),
    )
  })

  it('leave the numbers in their order', () => {
    const values = Object.freeze([3, 1, 2])
    percentile(values, 0.5)
    expect(values).toEqual([3, 1, 2])
  })
})
