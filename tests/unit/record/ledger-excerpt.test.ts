import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActionLedger, actionLedgers, standings } from '../../../src/record/actions.ts'
import { excerptOf } from '../../../src/record/ledger-excerpt.ts'
import { incident } from './documents.ts'

function ledger(numbers: Partial<Record<(typeof standings)[number], number>>, text = 'T'): ActionLedger {
  const actions = Object.entries(numbers).flatMap(([status, n]) =>
    Array.from({ length: n }, (_, index) => ({ id: `${status}-${index}`, text, class: 'prevent', status })),
  )
  return actionLedgers([incident('i', { actions })], undefined).all
}

const shown = (...parameters: Parameters<typeof ledger>) => {
  const excerpt = excerptOf(ledger(...parameters))
  return standings.map((standing) => excerpt[standing].length)
}

describe('a page shows of a ledger', () => {
  test.each([
    ['all of it, as long as it is short', { open: 20, done: 20, unknown: 8 }, [20, 20, 0, 0, 8]],
    ['some of each standing, however much is open', { open: 900, done: 900, 'wont-do': 3 }, [39, 6, 0, 3, 0]],
    ['more of what is closed where little is open', { open: 2, done: 900 }, [2, 46, 0, 0, 0]],
    ['nothing of nothing', {}, [0, 0, 0, 0, 0]],
  ])('%s', (_, numbers, expected) => {
    expect(shown(numbers)).toEqual(expected)
  })

  test('fewer the longer they are, and some of them all the same', () => {
    const numbers = { open: 900, done: 900, superseded: 900, 'wont-do': 900, unknown: 900 }
    expect(shown(numbers, 'x'.repeat(399))).toEqual([14, 2, 2, 2, 2])
  })

  test('its beginning, in its order, and never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(standings.map((standing) => [standing, fc.nat(60)]))),
        fc.integer({ min: 1, max: 400 }),
        (numbers, length) => {
          const whole = ledger(numbers, 'x'.repeat(length))
          const excerpt = excerptOf(whole)
          const all = standings.flatMap((standing) => excerpt[standing])
          expect(all.length).toBeLessThanOrEqual(48)
          expect(all.reduce((sum, { action }) => sum + action.text.length, 0)).toBeLessThanOrEqual(9000)
          for (const standing of standings) {
            expect(excerpt[standing]).toEqual(whole.groups[standing].slice(0, excerpt[standing].length))
            expect(excerpt[standing].length).toBeGreaterThanOrEqual(Math.min(2, whole.groups[standing].length))
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
