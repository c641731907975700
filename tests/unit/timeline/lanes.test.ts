import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanes } from '../../../src/timeline/lanes.ts'

test('spans that touch share a lane, spans that overlap do not', () => {
  const spans = [
    { low: 0, high: 10 },
    { low: 10, high: 20 },
    { low: 15, high: 30 },
  ]
  expect(lanes(spans)).toEqual([0, 0, 1])
})

test('no two spans of a lane overlap, and there are no more lanes than overlap somewhere', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 40 }))
    .map(([low, length]) => ({ low, high: low + length }))
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 30 }), (spans) => {
      const lane = lanes(spans)
      for (const [a, one] of spans.entries()) {
        for (const [b, other] of spans.entries()) {
          if (a < b && lane[a] === lane[b]) expect(one.high <= other.low || other.high <= one.low).toBe(true)
        }
      }
      const deepest = Math.max(
        ...spans.map(({ low }) => spans.filter((each) => each.low <= low && low < each.high).length),
      )
      expect(Math.max(...lane) + 1).toBe(deepest)
    }),
  )
})
