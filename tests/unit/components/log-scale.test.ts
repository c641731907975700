import { expect, test } from 'vitest'
import { onScale, scaleMarks } from '../../../src/components/log-scale.ts'

test('the scale runs from five minutes to four weeks, and ends there', () => {
  expect(onScale(5)).toBe(0)
  expect(onScale(28 * 24 * 60)).toBe(1)
  expect(onScale(0)).toBe(0)
  expect(onScale(10 ** 9)).toBe(1)
})

test('equal ratios are equal lengths', () => {
  expect(onScale(100) - onScale(10)).toBeCloseTo(onScale(1000) - onScale(100))
})

test('marks are in order and within the scale', () => {
  const places = scaleMarks.map(onScale)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(Math.max(...places)).toBeLessThan(1)
})
