import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisOf } from '../../../src/components/insights/axis.ts'
import { columnsOf, perDotOf, singleDots } from '../../../src/components/insights/dots.ts'
import { stripsOf } from '../../../src/components/insights/strips.ts'
import { measuresOf } from '../../../src/record/insights/measures.ts'
import { incident } from '../record/documents.ts'

const minutes = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -100, max: 100_000 }))
const lists = fc.array(minutes, { maxLength: 120 })
const ascending = (list: number[]) => list.sort((a, b) => a - b).map((minutes) => ({ minutes }))
const pitch = fc.integer({ min: 5, max: 60 })

describe('the axis of durations', () => {
  it('keeps their order, and all of them within its frame', () => {
    fc.assert(
      fc.property(lists, minutes, minutes, (list, a, b) => {
        const axis = axisOf([...list, a, b])
        const [low, high] = [axis.place(Math.min(a, b)), axis.place(Math.max(a, b))]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThan(0)
        expect(high).toBeLessThan(1000)
      }),
    )
  })

  it('has a place left of its begin for what came before the impact, and none where nothing did', () => {
    const axis = axisOf([-254, 3])
    expect(axis.place(-254)).toBe(axis.before)
    expect(axis.place(-1)).toBe(axis.before)
    expect(axis.before).toBeLessThan(axis.place(0))
    expect(axisOf([0, 3]).before).toBeUndefined()
  })

  it.each([
    ['says of neither end that it is one', [1, 40_320], undefined, undefined],
    ['says that what is shorter stands at its begin', [0], 'less', undefined],
    ['says that what is longer stands at its end', [40_321], undefined, 'more'],
    ['takes what came before for neither', [-5], undefined, undefined],
  ])('%s', (_, durations, first, last) => {
    const { ticks } = axisOf(durations)
    expect([ticks[0]!.beyond, ticks.at(-1)!.beyond]).toEqual([first, last])
  })

  it('makes steps of the same factor equally long', () => {
    const { place } = axisOf([1])
    expect(place(100) - place(10)).toBeCloseTo(place(1000) - place(100), -1)
  })
})

describe('dots', () => {
  it('stand where their durations belong, and never on each other', () => {
    fc.assert(
      fc.property(lists, pitch, (list, apart) => {
        const values = ascending(list)
        const axis = axisOf(list)
        const dots = singleDots(values, axis, apart)
        if (!dots) return
        expect(dots.map(({ value }) => value)).toEqual(values)
        for (const { value, x } of dots) expect(x).toBe(axis.place(value.minutes))
        for (const level of new Set(dots.map(({ level }) => level))) {
          const places = dots.filter((dot) => dot.level === level).map(({ x }) => x)
          places.slice(1).forEach((x, index) => void expect(x - places[index]!).toBeGreaterThanOrEqual(apart))
        }
      }),
    )
  })

  it('are none of their own when too many are alike', () => {
    const same = (n: number) => ascending(Array.from({ length: n }, () => 30))
    expect(singleDots(same(9), axisOf([30]), 10)?.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(singleDots(same(10), axisOf([30]), 10)).toBeUndefined()
  })

  it('in columns stand for all durations, and no column is higher than the others may be', () => {
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 3 }), pitch, (many, apart) => {
        const all = many.map(ascending)
        const axis = axisOf(many.flat())
        const perDot = perDotOf(all, axis, apart)
        for (const values of all) {
          const columns = columnsOf(values, axis, apart, perDot)
          expect(columns.reduce((sum, { n }) => sum + n, 0)).toBe(values.length)
          for (const { n, dots, from, to } of columns) {
            expect(from).toBeLessThanOrEqual(to)
            expect(dots).toBeLessThanOrEqual(9)
            expect(dots * perDot).toBeGreaterThanOrEqual(n)
            expect((dots - 1) * perDot).toBeLessThan(n)
          }
        }
      }),
    )
  })

  it('are no more than a page can hold, however many incidents there are', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
    const many = Array.from({ length: 1500 }, (_, n) =>
      incident(`i-${n}`, {
        times: { impactStart: at(0), impactEnd: at(Math.round(1.0075 ** n)), detected: at(n - 400) },
      }),
    )
    const measures = measuresOf(many)
    const strips = stripsOf(measures)
    expect(strips.linked).toBe(false)
    for (const { values } of Object.values(measures)) {
      expect(strips.columns(values, 'wide').length).toBeLessThanOrEqual(64)
      expect(strips.columns(values, 'narrow').length).toBeLessThanOrEqual(36)
    }
    expect(stripsOf(measuresOf(many.filter((_, n) => n % 100 === 0))).linked).toBe(true)
  })
})
