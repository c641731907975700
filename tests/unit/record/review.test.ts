import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayProblem } from '../../../src/model/time.ts'
import { reviewState, type SiteFacts } from '../../../src/record/record.ts'
import { reviewDue } from '../../../src/record/review.ts'

describe('the next review is due', () => {
  it.each([
    ['2026-11-20', '1d', '2026-11-21'],
    ['2026-12-31', '1d', '2027-01-01'],
    ['2026-11-20', '90d', '2027-02-18'],
    ['2024-02-28', '1d', '2024-02-29'],
    ['2023-02-28', '1d', '2023-03-01'],
    ['2026-11-20', '1w', '2026-11-27'],
    ['2026-03-28', '12w', '2026-06-20'],
    ['2026-01-31', '1m', '2026-02-28'],
    ['2024-01-31', '1m', '2024-02-29'],
    ['2026-01-30', '1m', '2026-02-28'],
    ['2026-03-31', '1m', '2026-04-30'],
    ['2026-08-31', '6m', '2027-02-28'],
    ['2026-12-15', '1m', '2027-01-15'],
    ['2026-11-20', '12m', '2027-11-20'],
    ['2026-11-30', '3m', '2027-02-28'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2024-02-29', '4y', '2028-02-29'],
    ['2026-11-20', '1y', '2027-11-20'],
    ['2096-02-29', '4y', '2100-02-28'],
    ['2026-11-20', '9999y', '9999-12-31'],
  ])('after a review of %s that holds for %s on %s', (reviewed, every, due) => {
    expect(reviewDue(reviewed, every)).toBe(due)
  })

  it('on a day that exists, after the review, and in months as many months later', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('d', 'w', 'm', 'y'),
        (reviewed, count, unit) => {
          const due = reviewDue(reviewed, `${count}${unit}`)
          expect(dayProblem(due)).toBeUndefined()
          expect(due > reviewed).toBe(true)
          const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
          if (unit === 'm') expect(months(due) - months(reviewed)).toBe(count)
          if (unit === 'y') expect(months(due) - months(reviewed)).toBe(count * 12)
          if (unit === 'd') expect(Date.parse(due) - Date.parse(reviewed)).toBe(count * 86_400_000)
          if (unit === 'w') expect(due).toBe(reviewDue(reviewed, `${count * 7}d`))
        },
      ),
    )
  })
})

describe('a review is overdue', () => {
  const facts = (asOf?: string) => ({ ...(asOf ? { asOf } : {}) }) as SiteFacts
  const data = { reviewed: '2026-01-31', reviewEvery: '1m' }

  it.each([
    ['2026-02-27', false],
    ['2026-02-28', false],
    ['2026-03-01', true],
    [undefined, false],
  ])('as of %s: %s', (asOf, overdue) => {
    expect(reviewState(data, facts(asOf))).toEqual({ due: '2026-02-28', overdue })
  })

  it('never, when it was not promised', () => {
    expect(reviewState({ reviewed: '2026-01-31' }, facts('2030-01-01'))).toBeUndefined()
    expect(reviewState({ reviewEvery: '1m' }, facts('2030-01-01'))).toBeUndefined()
    expect(reviewState({}, facts('2030-01-01'))).toBeUndefined()
  })
})
