import fc from 'fast-check'
import { expect, test } from 'vitest'
import { focus } from '../../../src/timeline/focus.ts'

const MINUTE = 60_000
const minutes = (...list: number[]) => list.map((minute) => minute * MINUTE)
const stretch = (list: number[], to = list.at(-1)!) => {
  const found = focus(minutes(...list), { from: list[0]! * MINUTE, to: to * MINUTE })
  return found && [found.from / MINUTE, found.to / MINUTE]
}

test('the first half hour of a day is magnified when most happened in it', () => {
  const [from, to] = stretch([0, 2, 10, 15, 17, 19, 21, 27, 73, 109, 479, 534, 740, 863, 1052, 1073, 1451])!
  expect(from).toBe(0)
  expect(to).toBeCloseTo(27 * 1.08)
})

test('nothing is magnified where all events have room', () => {
  expect(stretch([0, 60, 120, 180, 240, 300])).toBeUndefined()
  // Three of nine in a tenth of the time, but apart enough to be read.
  expect(stretch([0, 6, 11, 14, 29, 31, 36, 38, 81])).toBeUndefined()
})

test('two events are never magnified', () => {
  expect(stretch([0, 1], 1000)).toBeUndefined()
})

test('events at one moment are not magnified: they would still be at one moment', () => {
  expect(stretch([0, 500, 500, 500, 500, 1000])).toBeUndefined()
})

test('what is magnified holds a third of the events, in a tenth of the time and a little room', () => {
  const incident = fc.array(fc.integer({ min: 0, max: 43_200 }), { minLength: 2, maxLength: 60 })
  fc.assert(
    fc.property(incident, fc.integer({ min: 1, max: 43_200 }), (list, length) => {
      const moments = minutes(...list.map((minute) => minute % (length + 1)).sort((a, b) => a - b))
      const whole = { from: moments[0]!, to: Math.max(moments.at(-1)!, moments[0]! + MINUTE) }
      const found = focus(moments, whole)
      if (!found) return
      const inside = moments.filter((at) => at >= found.from && at <= found.to)
      expect(inside.length).toBeGreaterThanOrEqual(moments.length / 3)
      expect(found.from).toBeGreaterThanOrEqual(whole.from)
      expect(found.to).toBeLessThanOrEqual(whole.to)
      expect(found.to - found.from).toBeLessThanOrEqual((whole.to - whole.from) * 0.125)
      expect(found.to).toBeGreaterThan(found.from)
    }),
  )
})
