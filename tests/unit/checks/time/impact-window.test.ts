import { describe, expect, it } from 'vitest'
import { postmortem } from '../../reader/content.ts'
import { judged } from './judged.ts'

const TIMES =
  '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T11:00Z, impactEnd: 2026-01-10T11:00Z}'

const found = (impactWindows: string, lines: Record<string, string | undefined> = {}) =>
  judged('impact-window', 'postmortems/a.md', postmortem({ times: TIMES, impactWindows, ...lines }))

describe('impact windows', () => {
  it.each<[string, string]>([
    ['none', '[]'],
    ['that cover the impact', '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: full}]'],
    [
      'that touch',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T10:30Z, level: full}, {from: 2026-01-10T10:30Z, to: 2026-01-10T11:00Z, level: degraded}]',
    ],
    [
      'of two services at once',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: full, services: [api]}, {from: 2026-01-10T10:10Z, to: 2026-01-10T10:20Z, level: degraded, services: [web]}]',
    ],
    [
      'that say what each is about',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: partial, note: Writing.}, {from: 2026-01-10T10:10Z, to: 2026-01-10T10:20Z, level: degraded}]',
    ],
    [
      'with calm before and after',
      '[{from: 2026-01-10T09:00Z, to: 2026-01-10T10:00Z, level: none}, {from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: full}, {from: 2026-01-10T11:00Z, level: none}]',
    ],
    [
      'with a gap between them',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T10:10Z, level: full}, {from: 2026-01-10T10:50Z, to: 2026-01-10T11:00Z, level: full}]',
    ],
    ['written in another zone', '[{from: 2026-01-10T11:00+01:00, to: 2026-01-10T12:00+01:00, level: full}]'],
  ])('%s are fine', async (_, windows) => {
    expect(await found(windows)).toEqual([])
  })

  it.each<[string, string, string[]]>([
    [
      'closes before it opens',
      '[{from: 2026-01-10T11:00Z, to: 2026-01-10T10:00Z, level: full}]',
      ['2026-01-10T10:00Z ← the window closes before it opens (2026-01-10T11:00Z)'],
    ],
    [
      'opens before the impact',
      '[{from: 2026-01-10T09:50Z, to: 2026-01-10T11:00Z, level: full}]',
      ['2026-01-10T09:50Z ← the window opens before the impact starts (2026-01-10T10:00Z)'],
    ],
    [
      'closes after it',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:30Z, level: full}]',
      ['2026-01-10T11:30Z ← the window closes after the impact ends (2026-01-10T11:00Z)'],
    ],
    [
      'leaves a gap at the beginning and the end',
      '[{from: 2026-01-10T10:10Z, to: 2026-01-10T10:50Z, level: full}]',
      [
        '2026-01-10T10:10Z ← the first window opens after the impact starts (2026-01-10T10:00Z)',
        '2026-01-10T10:50Z ← the last window closes before the impact ends (2026-01-10T11:00Z)',
      ],
    ],
    [
      'never closes',
      '[{from: 2026-01-10T10:00Z, level: full}]',
      ['2026-01-10T10:00Z ← the window never closes, though the postmortem is final'],
    ],
    [
      'contradicts another',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: full}, {from: 2026-01-10T10:10Z, to: 2026-01-10T10:20Z, level: degraded}]',
      ['degraded ← the impact is “degraded” here and “full” in window 1 at the same time'],
    ],
    [
      'says “none” beside an impact, whatever the note',
      '[{from: 2026-01-10T10:00Z, to: 2026-01-10T11:00Z, level: full, note: A., services: [api]}, {from: 2026-01-10T10:10Z, to: 2026-01-10T10:20Z, level: none, note: B.}]',
      ['none ← the impact is “none” here and “full” in window 1 at the same time'],
    ],
  ])('one that %s is found', async (_, windows, expected) => {
    expect(await found(windows)).toEqual(expected)
  })

  it('may stay open while the postmortem is preliminary, or when another organisation never said', async () => {
    const open = '[{from: 2026-01-10T10:00Z, level: full}]'
    const origin = '{organisation: O, evidence: Read., sources: [{url: "https://example.org/", evidence: primary}]}'
    expect(await found(open, { status: 'preliminary', times: '{impactStart: 2026-01-10T10:00Z}' })).toEqual([])
    expect(await found(open, { origin, times: '{impactStart: 2026-01-10T10:00Z}' })).toEqual([])
  })
})
