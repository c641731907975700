import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from '../../../src/model/day.ts'
import { actionLedgers, isOverdue } from '../../../src/record/actions.ts'
import { overdueAhead, overdueOn } from '../../../src/record/overdue.ts'
import { incident } from './documents.ts'

const dayText = (epoch: number) => new Date(epoch).toISOString().slice(0, 10)
/** What a page says on a day. */
const readOn = (foreseen: string, today: string) => {
  const { n, day } = overdueOn(foreseen, Date.parse(today) / DAY)
  return { n, day: dayText(day * DAY) }
}
/** Days of about the same time, and some far off. */
const day = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -120, max: 120 }).map((n) => dayText(Date.UTC(2026, 2, 29) + n * DAY)) },
  fc.constantFrom('0001-01-01', '1969-12-31', '1970-01-01', '2024-02-29', '9999-12-31'),
)
const dueDays = fc.array(fc.option(day, { nil: undefined }), { maxLength: 12 })

test.each([
  ['what is overdue already', ['2026-01-31', '2026-02-01'], '2026-02-02', '20486 2'],
  ['on its own day it is not overdue yet, the day after it is', ['2026-02-02'], '2026-02-02', '20486 0 1'],
  ['days without an order, and over the end of a month', ['2026-03-02', '2026-02-27'], '2026-02-27', '20511 0 1 4'],
  ['over the change of clocks a day is a day', ['2026-03-28', '2026-03-29', '2026-10-25'], '2026-03-28', '20540 0 1 2'],
  ['nothing without a day', [undefined], '2026-02-02', undefined],
  ['nothing within the time that is foreseen', ['2027-02-02'], '2026-02-02', undefined],
  ['nothing where nobody knows the day of the site', ['2026-01-31'], undefined, undefined],
])('%s', (_, due, asOf, expected) => {
  expect(overdueAhead(due, asOf)).toBe(expected)
})

test('the browser counts on what the site would have said had it been built on that day', () => {
  fc.assert(
    fc.property(dueDays, day, fc.integer({ min: 0, max: 92 }), (due, asOf, later) => {
      const today = dayText(Math.min(Date.parse(asOf) + later * DAY, Date.UTC(9999, 11, 31)))
      const foreseen = overdueAhead(due, asOf)
      const late = due.filter((each) => isOverdue({ status: 'open', due: each }, today)).length
      if (foreseen === undefined) expect(late).toBe(0)
      else expect(readOn(foreseen, today)).toEqual({ n: late, day: today })
    }),
  )
})

test('never for a day before the site’s, nor for one that it cannot know', () => {
  fc.assert(
    fc.property(dueDays, day, day, (due, asOf, today) => {
      const foreseen = overdueAhead(due, asOf)
      if (foreseen === undefined) return
      const [first, now] = [Date.parse(asOf) / DAY, Date.parse(today) / DAY]
      const { n, day: counted } = overdueOn(foreseen, now)
      expect(counted).toBe(Math.min(Math.max(first, now), first + 92))
      expect(n).toBe(due.filter((each) => each !== undefined && Date.parse(each) / DAY < counted).length)
    }),
  )
})

const moments = fc.date({
  min: new Date('2026-01-01T00:00Z'),
  max: new Date('2026-12-31T23:59:59Z'),
  noInvalidDate: true,
})

test('where the machine stands, and what its clocks are set to, does not matter', () => {
  const zone = process.env['TZ']
  const state = (at: Date) => {
    const today = at.toISOString().slice(0, 10)
    const due = ['2026-03-29', '2026-10-25', '2026-12-31']
    return [overdueAhead(due, today), ...due.map((each) => isOverdue({ status: 'open', due: each }, today))]
  }
  try {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(
          'Pacific/Kiritimati',
          'Pacific/Pago_Pago',
          'Europe/Berlin',
          'America/New_York',
          'Australia/Lord_Howe',
        ),
        (at, elsewhere) => {
          process.env['TZ'] = 'UTC'
          const here = state(at)
          process.env['TZ'] = elsewhere
          expect(new Date('2026-07-01T12:00Z').getHours()).not.toBe(12)
          expect(state(at)).toEqual(here)
        },
      ),
    )
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('no ledger says of more actions that they are overdue than are open, whatever the day', () => {
  const actions = fc.array(
    fc.record({
      status: fc.constantFrom('open', 'in-progress', 'blocked', 'done', 'superseded', 'wont-do', 'unknown'),
      due: fc.option(day, { nil: undefined }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(actions, fc.option(day, { nil: undefined }), (list, asOf) => {
      const fields = list.map((each, index) => ({ id: `a${index}`, text: 'T', class: 'prevent', ...each }))
      const { all } = actionLedgers([incident('i', { actions: fields })], asOf)
      expect(all.counts.overdue).toBeLessThanOrEqual(all.counts.open)
      if (asOf === undefined) expect([all.counts.overdue, all.ahead]).toEqual([0, undefined])
      else if (all.ahead) expect(readOn(all.ahead, asOf).n).toBe(all.counts.overdue)
    }),
  )
})
