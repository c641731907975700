import { describe, expect, it } from 'vitest'
import { minuteNow, momentOf } from '../../../src/drafts/moment.ts'

describe('a time alone', () => {
  it.each([
    ['13:44', '2026-11-20T20:00Z', 'UTC', '2026-11-20T13:44Z'],
    ['13:44', '2026-11-20T20:00Z', 'Europe/Berlin', '2026-11-20T13:44+01:00'],
    [' 9:05 ', '2026-07-01T20:00Z', 'Europe/Berlin', '2026-07-01T09:05+02:00'],
    // It is tomorrow there already.
    ['00:10', '2026-11-20T23:30Z', 'Europe/Berlin', '2026-11-21T00:10+01:00'],
    ['22:00', '2026-11-20T01:00Z', 'America/New_York', '2026-11-19T22:00-05:00'],
    ['10:00', '2026-11-20T10:00Z', 'Asia/Kolkata', '2026-11-20T10:00+05:30'],
    // Before and after the change of clocks on one day.
    ['01:30', '2026-10-25T12:00Z', 'Europe/Berlin', '2026-10-25T01:30+02:00'],
    ['09:00', '2026-10-25T12:00Z', 'Europe/Berlin', '2026-10-25T09:00+01:00'],
  ])('%s, at %s in %s, is %s', (text, now, zone, moment) => {
    expect(momentOf(text, new Date(now), zone)).toBe(moment)
  })

  it.each(['24:00', '13:60', '2026-11-20', '2026-11-20T13:44', '2026-11-20T13:44Z', 'noon', ''])(
    '%j is left as it is, for the model to judge',
    (text) => {
      expect(momentOf(text, new Date('2026-11-20T20:00Z'), 'Europe/Berlin')).toBe(text)
    },
  )

  it('of the present is written on the clock of the zone', () => {
    const now = new Date('2026-11-20T23:30:59Z')
    expect(minuteNow(now, 'UTC')).toBe('2026-11-20T23:30Z')
    expect(minuteNow(now, 'Europe/Berlin')).toBe('2026-11-21T00:30+01:00')
    expect(minuteNow(now, 'America/St_Johns')).toBe('2026-11-20T20:00-03:30')
  })
})
