import { expect, test } from 'vitest'
import { formatters, messages } from '../../../src/i18n/index.ts'
import { TimelineEvent } from '../../../src/model/timeline.ts'
import { timelineDays } from '../../../src/timeline/days.ts'

const event = (at: string, more: object = {}) => TimelineEvent.parse({ at, event: 'Something.', type: 'note', ...more })
const days = (events: TimelineEvent[], zone?: string) => timelineDays(events, zone, formatters('en'), messages('en'))

test('events are grouped by their day in UTC and numbered through', () => {
  const result = days([event('2018-10-21T22:52Z'), event('2018-10-22T00:05Z'), event('2018-10-22T01:00+02:00')])
  expect(result.map(({ day, entries }) => [day, entries.map(({ number }) => number)])).toEqual([
    ['2018-10-21', [1, 2]],
    ['2018-10-22', [3]],
  ])
})

test('the local time says its day where it is another one', () => {
  const [first] = days([event('2018-10-22T00:05Z')], 'America/Los_Angeles')
  expect(first!.entries[0]!.local).toBe('21 Oct 17:05')
})

test('a change of the place’s clocks is told with the event after it', () => {
  const result = days([event('2019-03-30T11:10Z'), event('2019-03-31T12:58Z')], 'Europe/Berlin')
  expect(result[0]!.entries[0]!.clockChange).toBeUndefined()
  expect(result[1]!.entries[0]!.clockChange).toEqual({ from: 'UTC+1', to: 'UTC+2' })
})

test('precision and spans are in words', () => {
  const times = days([
    event('2020-01-01T10:00Z', { precision: 'approx' }),
    event('2020-01-01T11:00Z', { until: '2020-01-01T11:20Z' }),
    event('2020-01-01T12:00Z', { until: '2020-01-02T01:00Z' }),
    event('2020-01-01T13:00Z', { precision: 'day' }),
  ])[0]!.entries.map(({ time }) => time)
  expect(times).toEqual(['about 10:00', '11:00–11:20', '12:00–2 Jan 01:00', 'that day'])
})

test('a span that crosses into the local next day says that day once', () => {
  const [first] = days([event('2026-01-02T23:20Z', { until: '2026-01-03T00:10Z' })], 'Europe/Berlin')
  expect(first!.entries[0]).toMatchObject({ time: '23:20–3 Jan 00:10', local: '3 Jan 00:20–01:10' })
})
