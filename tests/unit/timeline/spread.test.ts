import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from '../../../src/timeline/spread.ts'

test('what has room stays where it is', () => {
  expect(spread([20, 50, 90], [10, 10, 10], 0, 100)).toEqual([20, 50, 90])
})

test('what is crowded moves apart around its middle', () => {
  expect(spread([50, 50, 50], [10, 10, 10], 0, 100)).toEqual([40, 50, 60])
})

test('nothing leaves the frame', () => {
  expect(spread([0, 1, 99, 100], [10, 10, 10, 10], 0, 100)).toEqual([5, 15, 85, 95])
})

test('things of different sizes have the room that they need', () => {
  expect(spread([50, 50], [10, 30], 0, 100)).toEqual([40, 60])
})

const crowd = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 16 })), {
  minLength: 1,
  maxLength: 60,
})

test('order is kept, nothing overlaps, all is within the frame', () => {
  fc.assert(
    fc.property(crowd, (things) => {
      const wanted = things.map(([place]) => place).sort((a, b) => a - b)
      const sizes = things.map(([, size]) => size)
      const places = spread(wanted, sizes, 0, 1000)
      expect(places[0]! - sizes[0]! / 2).toBeGreaterThanOrEqual(-1e-6)
      expect(places.at(-1)! + sizes.at(-1)! / 2).toBeLessThanOrEqual(1000 + 1e-6)
      for (let next = 1; next < places.length; next++) {
        const least = (sizes[next - 1]! + sizes[next]!) / 2
        expect(places[next]! - places[next - 1]!).toBeGreaterThanOrEqual(least - 1e-6)
      }
    }),
  )
})

test('no other arrangement of a crowd is nearer to its own places', () => {
  const distance = (places: readonly number[], wanted: readonly number[]) =>
    places.reduce((sum, place, index) => sum + (place - wanted[index]!) ** 2, 0)
  fc.assert(
    fc.property(crowd, fc.integer({ min: -20, max: 20 }), (things, shift) => {
      const wanted = things.map(([place]) => place).sort((a, b) => a - b)
      const places = spread(
        wanted,
        wanted.map(() => 10),
        0,
        1000,
      )
      const other = spread(
        wanted.map((place) => place + shift),
        wanted.map(() => 10),
        0,
        1000,
      )
      expect(distance(places, wanted)).toBeLessThanOrEqual(distance(other, wanted) + 1e-6)
    }),
  )
})
