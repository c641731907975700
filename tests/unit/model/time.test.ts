import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayProblem, instantProblem, instantToEpoch, isTimeZone, minutesBetween } from '../../../src/model/time.ts'

const pad = (number: number, width = 2) => String(number).padStart(width, '0')

describe('days', () => {
  it.each(['2026-11-20', '2024-02-29', '2000-02-29', '1970-01-01', '0001-01-01', '0000-02-29', '9999-12-31'])(
    '%s is a day',
    (value) => {
      expect(dayProblem(value)).toBeUndefined()
    },
  )

  it.each([
    ['2026-02-30', '“2026-02-30” does not exist', '2026-02 has 28 days.'],
    ['2023-02-29', '“2023-02-29” does not exist', '2023-02 has 28 days.'],
    ['2024-02-30', '“2024-02-30” does not exist', '2024-02 has 29 days.'],
    ['1900-02-29', '“1900-02-29” does not exist', '1900-02 has 28 days.'],
    ['2026-04-31', '“2026-04-31” does not exist', '2026-04 has 30 days.'],
    ['2026-01-00', '“2026-01-00” does not exist', '2026-01 has 31 days.'],
    ['2026-13-01', '“2026-13-01” has no such month', 'Months run from 01 to 12, in the order YYYY-MM-DD.'],
    ['2026-00-01', '“2026-00-01” has no such month', 'Months run from 01 to 12, in the order YYYY-MM-DD.'],
  ])('%s is refused: %s', (value, message, hint) => {
    expect(dayProblem(value)).toEqual({ message, hint })
  })

  it.each([
    '',
    '2026-11-2',
    '20-11-2026',
    '20.11.2026',
    '2026/11/20',
    '2026-11-20 ',
    ' 2026-11-20',
    '2026-11-20\n',
    '2026-11-20T00:00Z',
    '２０２６-11-20',
    '٢٠٢٦-١١-٢٠',
    '02026-11-20',
    '-2026-11-20',
    '+2026-11-20',
    'yesterday',
  ])('%j is not a day', (value) => {
    expect(dayProblem(value)).toEqual({
      message: `“${value}” is not a day`,
      hint: 'Write year, month and day as YYYY-MM-DD, for example 2026-11-20.',
    })
  })

  it('are exactly those that the calendar has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
        const date = new Date(`2000-01-01T00:00Z`)
        date.setUTCFullYear(year, month - 1, day)
        const exists = date.toISOString().startsWith(text)
        expect(dayProblem(text) === undefined).toBe(exists)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('instants', () => {
  it.each([
    '2026-11-20T12:44Z',
    '2026-11-20T12:44:59Z',
    '2026-11-20T12:44:59.123Z',
    '2026-11-20T12:44+01:00',
    '2026-11-20T12:44-09:30',
    '2026-11-20T12:44+14:00',
    '2026-11-20T12:44-14:00',
    '2026-11-20T00:00+05:45',
    '2026-11-20T23:59-00:00',
    '2024-02-29T00:00Z',
  ])('%s is an instant', (value) => {
    expect(instantProblem(value)).toBeUndefined()
    expect(instantToEpoch(value)).not.toBeNaN()
  })

  it.each([
    ['2026-11-20T13:44', 'has no UTC offset', '2026-11-20T13:44Z for UTC'],
    ['2026-11-20 13:44', 'has no UTC offset', '2026-11-20T13:44Z for UTC'],
    ['2026-11-20T13:44:30', 'has no UTC offset', '2026-11-20T13:44:30+01:00'],
    ['2026-11-20', 'is a day, but a moment is wanted', 'for example 2026-11-20T13:44Z'],
    ['2026-11-20T24:00Z', 'does not exist', 'Hours run from 00 to 23'],
    ['2026-12-31T24:00+01:00', 'does not exist', 'Midnight after 2026-12-31 is 2027-01-01T00:00+01:00.'],
    ['2016-12-31T23:59:60Z', 'does not exist', 'Write a leap second as the one before it: 2016-12-31T23:59:59Z.'],
    ['2026-11-20T12:44+0100', 'is not a moment', 'the offset as +01:00.'],
    ['2026-11-20T12:44-5', 'is not a moment', 'the offset as -05:00.'],
    ['2026-11-20T12:44 CET', 'is not a moment', '“CET” is the name of a clock'],
    ['2026-11-20T12:60Z', 'does not exist', 'minutes and seconds from 00 to 59'],
    ['2016-12-31T23:59:60Z', 'does not exist', 'minutes and seconds from 00 to 59'],
    ['2026-11-20T12:44+14:01', 'does not exist', 'offsets from -14:00 to +14:00'],
    ['2026-11-20T12:44-14:30', 'does not exist', 'offsets from -14:00 to +14:00'],
    ['2026-11-20T12:44+15:00', 'does not exist', 'offsets from -14:00 to +14:00'],
    ['2026-11-20T12:44+01:60', 'does not exist', 'offsets from -14:00 to +14:00'],
    ['2026-11-20T12:44z', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20t12:44Z', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20 12:44Z', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44+0100', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44+1:00', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44 CET', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44Z ', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44Z\n', 'is not a moment', 'date, time and UTC offset'],
    ['２０２６-11-20T12:44Z', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T١٢:44Z', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12:44−01:00', 'is not a moment', 'date, time and UTC offset'],
    ['2026-11-20T12Z', 'is not a moment', 'date, time and UTC offset'],
    ['1763640000', 'is not a moment', 'date, time and UTC offset'],
    ['', 'is not a moment', 'date, time and UTC offset'],
  ])('%j is refused, because it %s', (value, message, hint) => {
    const problem = instantProblem(value)
    expect(problem?.message).toBe(`“${value}” ${message}`)
    expect(problem?.hint).toContain(hint)
  })

  it.each([
    ['2026-02-30T13:44Z', '“2026-02-30” does not exist', '2026-02 has 28 days.'],
    ['2023-02-29T13:44Z', '“2023-02-29” does not exist', '2023-02 has 28 days.'],
    ['2026-13-01T13:44Z', '“2026-13-01” has no such month', 'Months run from 01 to 12, in the order YYYY-MM-DD.'],
  ])('%s is refused for its day: %s', (value, message, hint) => {
    expect(instantProblem(value)).toEqual({ message, hint })
  })

  it('with any time and offset mean what Date makes of them', () => {
    const parts = fc.record({
      epochDay: fc.integer({ min: -700_000, max: 2_900_000 }),
      hour: fc.nat(23),
      minute: fc.nat(59),
      second: fc.option(fc.nat(59), { nil: undefined }),
      offset: fc.integer({ min: -14 * 60, max: 14 * 60 }),
    })
    fc.assert(
      fc.property(parts, ({ epochDay, hour, minute, second, offset }) => {
        const day = new Date(epochDay * 86_400_000).toISOString().slice(0, 10)
        const sign = offset < 0 ? '-' : '+'
        const zone = `${sign}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`
        const time = `${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${pad(second)}`}`
        const instant = `${day}T${time}${zone}`
        expect(instantProblem(instant)).toBeUndefined()
        const expected = epochDay * 86_400_000 + ((hour * 60 + minute - offset) * 60 + (second ?? 0)) * 1000
        expect(instantToEpoch(instant)).toBe(expected)
        expect(instantToEpoch(new Date(expected).toISOString())).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('are judged without ever throwing, and what is accepted can be computed with', () => {
    const almost = fc
      .stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,4})?)?(Z|[+-]\d{2}:\d{2})$/)
      .filter((text) => text.length < 40)
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        const problem = instantProblem(text)
        if (problem) expect(problem.message).toMatch(/^“[\s\S]*” (is|has|does) /)
        else expect(instantToEpoch(text)).not.toBeNaN()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('minutes between instants', () => {
  it.each([
    ['across the change to summer time of 2019', '2019-03-30T12:10+01:00', '2019-03-31T14:58+02:00', 25 * 60 + 48],
    ['the same in UTC', '2019-03-30T11:10Z', '2019-03-31T12:58Z', 1548],
    ['across the change to winter time', '2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00', 60],
    ['across a leap day and a month end', '2012-02-29T00:00Z', '2012-03-01T10:15Z', 2055],
    ['24 hours 11 minutes', '2018-10-21T22:52Z', '2018-10-22T23:03Z', 1451],
    ['none', '2026-11-20T12:00Z', '2026-11-20T13:00+01:00', 0],
    ['backwards', '2026-11-20T12:00Z', '2026-11-20T11:00Z', -60],
    ['of 29 seconds', '2026-11-20T12:00:00Z', '2026-11-20T12:00:29Z', 0],
    ['of 29 seconds backwards', '2026-11-20T12:00:29Z', '2026-11-20T12:00:00Z', 0],
    ['of 31 seconds', '2026-11-20T12:00:00Z', '2026-11-20T12:00:31Z', 1],
    ['of years', '2013-01-01T00:00Z', '2014-08-16T23:00Z', 853_860],
  ])('%s', (_, from, to, minutes) => {
    expect(minutesBetween(from, to)).toBe(minutes)
  })

  it('are whole, never minus zero, and change their sign with the direction', () => {
    const instant = fc
      .date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2100-01-01T00:00Z'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 16)}Z`)
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const there = minutesBetween(a, b)
        expect(Number.isInteger(there)).toBe(true)
        expect(Object.is(there, -0)).toBe(false)
        expect(minutesBetween(b, a) + there).toBe(0)
      }),
    )
  })
})

describe('time zones', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  ])('%s is one', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  it.each([
    '',
    'CET2',
    'Europe/Bonn',
    'europe/berlin',
    '+01:00',
    'local',
    'Europe/',
    '../etc/passwd',
    'Europe/Berlin ',
    'Z',
  ])('%j is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})
