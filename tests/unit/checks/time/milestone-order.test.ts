import { describe, expect, it } from 'vitest'
import { postmortem } from '../../reader/content.ts'
import { judged } from './judged.ts'

const found = (times: string) =>
  judged('milestone-order', 'postmortems/a.md', postmortem({ origin: ORIGIN, times, timeline: '[]' }))

/** Of another organisation’s incident nothing is demanded, so that only the order is judged. */
const ORIGIN = '{organisation: O, evidence: Read., sources: [{url: "https://example.org/", evidence: primary}]}'

describe('milestones', () => {
  it.each<[string, string]>([
    ['none at all', '{}'],
    ['all at once', '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T10:00Z, impactEnd: 2026-01-10T10:00Z}'],
    ['detection before the impact', '{detected: 2026-01-10T09:00Z, impactStart: 2026-01-10T10:00Z}'],
    ['a notice before the detection', '{firstNotice: 2026-01-10T09:00Z, detected: 2026-01-10T10:00Z}'],
    ['resolution before the impact ends', '{resolved: 2026-01-10T11:00Z, impactEnd: 2026-01-10T12:00Z}'],
    ['one moment, written in two zones', '{trigger: 2026-01-10T11:00+01:00, impactStart: 2026-01-10T10:00Z}'],
    ['one minute, with and without seconds', '{trigger: 2026-01-10T10:00:40Z, impactStart: 2026-01-10T10:00Z}'],
  ])('in order: %s', async (_, times) => {
    expect(await found(times)).toEqual([])
  })

  it.each<[string, string, string[]]>([
    [
      'the later of two that contradict each other',
      '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T09:59Z}',
      ['2026-01-10T09:59Z ← “impactStart” is before “trigger” (2026-01-10T10:00Z)'],
    ],
    [
      'two that have a third between them which is not known',
      '{faultIntroduced: 2026-01-10T10:00Z, resolved: 2026-01-10T09:00Z}',
      ['2026-01-10T09:00Z ← “resolved” is before “faultIntroduced” (2026-01-10T10:00Z)'],
    ],
    [
      'the one that contradicts all others',
      '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T20:00Z, mitigated: 2026-01-10T11:00Z, impactEnd: 2026-01-10T12:00Z}',
      ['2026-01-10T20:00Z ← “impactStart” is after “mitigated” (2026-01-10T11:00Z)'],
    ],
    [
      'a detection too late, once',
      '{detected: 2026-01-10T12:00Z, acknowledged: 2026-01-10T10:05Z, declared: 2026-01-10T10:10Z}',
      ['2026-01-10T12:00Z ← “detected” is after “acknowledged” (2026-01-10T10:05Z)'],
    ],
    [
      'two mistakes, twice',
      '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T09:00Z, detected: 2026-01-10T10:00Z, declared: 2026-01-10T09:30Z}',
      [
        '2026-01-10T09:00Z ← “impactStart” is before “trigger” (2026-01-10T10:00Z)',
        '2026-01-10T09:30Z ← “declared” is before “detected” (2026-01-10T10:00Z)',
      ],
    ],
    [
      'an order that only the offsets betray',
      '{impactStart: 2026-01-10T10:00+01:00, mitigated: 2026-01-10T10:30+02:00}',
      ['2026-01-10T10:30+02:00 ← “mitigated” is before “impactStart” (2026-01-10T10:00+01:00)'],
    ],
  ])('out of order: %s', async (_, times, expected) => {
    expect(await found(times)).toEqual(expected)
  })

  it('in the future are left to the rule on the future', async () => {
    expect(await found('{trigger: 2062-01-10T10:00Z, impactStart: 2026-01-10T10:00Z}')).toEqual([])
  })
})
