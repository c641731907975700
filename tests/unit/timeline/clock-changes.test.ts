import { expect, test } from 'vitest'
import { clockChanges, clockChangeWords } from '../../../src/timeline/clock-changes.ts'

const found = (from: string, to: string, zone: string) =>
  clockChanges(Date.parse(from), Date.parse(to), zone).map(
    (time) => `${new Date(time).toISOString().slice(0, 16)} ${clockChangeWords(time, zone)}`,
  )

test.each([
  ['2019-03-30T11:10Z', '2019-03-31T12:58Z', 'Europe/Berlin', ['2019-03-31T01:00 UTC+1 → UTC+2']],
  ['2025-10-25T23:30Z', '2025-10-26T08:00Z', 'Europe/Berlin', ['2025-10-26T01:00 UTC+2 → UTC+1']],
  ['2012-02-29T00:00Z', '2012-03-01T10:15Z', 'America/Los_Angeles', []],
  [
    '2024-01-01T00:00Z',
    '2025-01-01T00:00Z',
    'America/New_York',
    ['2024-03-10T07:00 UTC−5 → UTC−4', '2024-11-03T06:00 UTC−4 → UTC−5'],
  ],
  ['2024-04-06T00:00Z', '2024-04-07T00:00Z', 'Australia/Lord_Howe', ['2024-04-06T15:00 UTC+11 → UTC+10:30']],
])('from %s to %s in %s', (from, to, zone, expected) => {
  expect(found(from, to, zone)).toEqual(expected)
})
