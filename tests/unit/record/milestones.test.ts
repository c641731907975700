import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImpactWindow } from '../../../src/model/impact.ts'
import type { Milestones } from '../../../src/model/milestones.ts'
import {
  durationDefinitions,
  durations,
  extent,
  impactDuration,
  startOf,
  unionLength,
} from '../../../src/record/milestones.ts'

const window = (from: string, to?: string, level: ImpactWindow['level'] = 'partial'): ImpactWindow => ({
  from,
  to,
  level,
  services: [],
})

/** The eleven incidents of the starter content: when their impact began and ended, and for how many minutes it lasted. */
const incidents: [name: string, from: string, to: string, minutes: number][] = [
  ['Azure 2012, across a leap day', '2012-02-29T00:00Z', '2012-03-01T10:15Z', 2055],
  ['OTC 2017', '2017-11-08T13:44+01:00', '2017-11-08T14:41+01:00', 57],
  ['OTC 2019, across the change to summer time', '2019-03-30T12:10+01:00', '2019-03-31T14:58+02:00', 1548],
  ['GitLab 2017', '2017-01-31T23:30Z', '2017-02-01T18:00Z', 1110],
  ['AWS S3 2017', '2017-02-28T09:37-08:00', '2017-02-28T13:54-08:00', 257],
  ['GitHub 2018', '2018-10-21T22:52Z', '2018-10-22T23:03Z', 1451],
  ['Cloudflare 2019', '2019-07-02T13:42Z', '2019-07-02T14:09Z', 27],
  ['Cloudflare 2025', '2025-11-18T11:28Z', '2025-11-18T17:06Z', 338],
  ['Facebook 2021, as seen from outside', '2021-10-04T15:50Z', '2021-10-04T21:20Z', 330],
  ['CrowdStrike 2024, distribution', '2024-07-19T04:09Z', '2024-07-19T05:27Z', 78],
  ['Azure Resource Manager 2024', '2024-01-21T01:30Z', '2024-01-21T08:58Z', 448],
]

describe('the impact of an incident', () => {
  it.each(incidents)('%s lasted from %s to %s: %i minutes', (_, from, to, minutes) => {
    expect(impactDuration({ times: { impactStart: from, impactEnd: to }, impactWindows: [] })).toBe(minutes)
    expect(impactDuration({ times: {}, impactWindows: [window(from, to)] })).toBe(minutes)
  })

  it.each<[string, Milestones, ImpactWindow[], number | 'ongoing' | undefined]>([
    ['is not known when nothing was published', {}, [], undefined],
    ['is not known from its start alone', { impactStart: '2026-01-01T00:00Z' }, [], undefined],
    ['is not known from its end alone', { impactEnd: '2026-01-01T00:00Z' }, [], undefined],
    [
      'is not known from when it was resolved',
      { impactStart: '2026-01-01T00:00Z', resolved: '2026-01-01T01:00Z' },
      [],
      undefined,
    ],
    [
      'is that of its windows, whatever the milestones say',
      { impactStart: '2026-01-01T00:00Z', impactEnd: '2026-01-02T00:00Z' },
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z')],
      10,
    ],
    [
      'leaves gaps between windows out',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z'), window('2026-01-01T01:00Z', '2026-01-01T01:05Z')],
      15,
    ],
    [
      'counts what overlaps once',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z'), window('2026-01-01T00:05Z', '2026-01-01T00:12Z', 'degraded')],
      12,
    ],
    [
      'counts a window within another once',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T01:00Z'), window('2026-01-01T00:05Z', '2026-01-01T00:12Z', 'full')],
      60,
    ],
    [
      'does not count windows without impact',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z', 'none'), window('2026-01-01T00:05Z', '2026-01-01T00:12Z')],
      7,
    ],
    [
      'is that of the milestones when no window had impact',
      { impactStart: '2026-01-01T00:00Z', impactEnd: '2026-01-01T00:30Z' },
      [window('2026-01-01T00:00Z', '2026-01-01T02:00Z', 'none')],
      30,
    ],
    [
      'is not known when no window had impact and no milestone is known',
      {},
      [window('2026-01-01T00:00Z', undefined, 'none')],
      undefined,
    ],
    [
      'goes on while a window is open',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z'), window('2026-01-01T00:05Z')],
      'ongoing',
    ],
    [
      'does not go on for an open window without impact',
      {},
      [window('2026-01-01T00:00Z', '2026-01-01T00:10Z'), window('2026-01-01T00:05Z', undefined, 'none')],
      10,
    ],
    [
      'compares moments, not texts',
      {},
      [window('2026-01-01T00:00+02:00', '2026-01-01T00:00+01:00'), window('2025-12-31T22:30Z', '2025-12-31T23:30Z')],
      90,
    ],
  ])('%s', (_, times, impactWindows, expected) => {
    expect(impactDuration({ times, impactWindows })).toBe(expected)
  })
})

describe('the impact of any windows', () => {
  const begin = Date.UTC(2026, 2, 28)
  /** A moment as it is written in some place: clocks there may be changed at any time. */
  const written = (minutes: number, offset: number) => {
    const local = new Date(begin + (minutes + offset) * 60_000).toISOString().slice(0, 16)
    const [sign, hours, rest] = [offset < 0 ? '-' : '+', Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
    return `${local}${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
  }
  const offset = fc.constantFrom(0, 60, 120, -300, -240, 345, 840)
  const level = fc.constantFrom('none', 'degraded', 'partial', 'full')
  const spans = fc.array(
    fc.record({ from: fc.nat(4000), length: fc.nat(1500), level, offsets: fc.tuple(offset, offset) }),
    { maxLength: 6 },
  )
  const windows = (list: { from: number; length: number; level: string; offsets: [number, number] }[]) =>
    list.map(({ from, length, level, offsets: [a, b] }) =>
      window(written(from, a), written(from + length, b), level as ImpactWindow['level']),
    )
  const impact = (impactWindows: ImpactWindow[]) => impactDuration({ times: {}, impactWindows })

  it('is the time in which any was open, wherever its clock hung', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const felt = list.filter(({ level }) => level !== 'none')
        const minutes = new Set(
          felt.flatMap(({ from, length }) => Array.from({ length }, (_, minute) => from + minute)),
        )
        expect(impact(windows(list))).toBe(felt.length > 0 ? minutes.size : undefined)
      }),
    )
  })

  it('stays the same when a window is given twice, or cut in two that touch', () => {
    fc.assert(
      fc.property(spans, fc.nat(), fc.nat(), (list, which, where) => {
        fc.pre(list.length > 0)
        const one = list[which % list.length]!
        const cut = where % (one.length + 1)
        const parts = [
          { ...one, length: cut },
          { ...one, from: one.from + cut, length: one.length - cut },
        ]
        expect(impact(windows([...list, one]))).toBe(impact(windows(list)))
        expect(impact(windows([...list.filter((each) => each !== one), ...parts]))).toBe(impact(windows(list)))
      }),
    )
  })

  it('goes on while one with impact is open, whatever the others are', () => {
    fc.assert(
      fc.property(spans, fc.nat(4000), level, (list, from, kind) => {
        const open = window(written(from, 0), undefined, kind as ImpactWindow['level'])
        expect(impact([open, ...windows(list)])).toBe(kind === 'none' ? impact(windows(list)) : 'ongoing')
      }),
    )
  })
})

describe('durations', () => {
  const arm: Milestones = {
    trigger: '2024-01-20T21:00Z',
    impactStart: '2024-01-21T01:30Z',
    detected: '2024-01-21T01:59Z',
    firstNotice: '2024-01-21T02:23Z',
    causeIdentified: '2024-01-21T04:25Z',
    impactEnd: '2024-01-21T08:58Z',
    resolved: '2024-01-21T09:28Z',
  }

  it('of Azure Resource Manager count from the impact, not from the trigger five hours before', () => {
    expect(durations(arm)).toEqual({ timeToDetect: 29, timeToNotify: 53, timeToIdentify: 146, timeToResolve: 478 })
    expect(durations({ impactStart: arm.trigger, detected: arm.detected })).toEqual({ timeToDetect: 299 })
  })

  it('of an incident that was noticed before users could are negative', () => {
    expect(durations({ detected: '2024-01-20T21:16Z', impactStart: '2024-01-21T01:30Z' })).toEqual({
      timeToDetect: -254,
    })
  })

  it('of nothing are none', () => {
    expect(durations({})).toEqual({})
  })

  it('of 0 minutes are published, not absent', () => {
    expect(durations({ impactStart: '2017-01-31T23:30Z', detected: '2017-02-01T00:30+01:00' })).toEqual({
      timeToDetect: 0,
    })
  })

  it('are defined as the handbook prints them', () => {
    expect(Object.entries(durationDefinitions).map(([name, { from, to }]) => `${name} = ${to} − ${from}`)).toEqual([
      'faultLatency = trigger − faultIntroduced',
      'timeToDetect = detected − impactStart',
      'timeToAcknowledge = acknowledged − detected',
      'timeToNotify = firstNotice − impactStart',
      'timeToIdentify = causeIdentified − detected',
      'timeToMitigate = mitigated − impactStart',
      'timeToResolve = resolved − impactStart',
    ])
  })

  it('are there exactly when both of their milestones are, and whole', () => {
    const names = [
      'faultIntroduced',
      'trigger',
      'impactStart',
      'detected',
      'acknowledged',
      'firstNotice',
      'causeIdentified',
      'mitigated',
      'resolved',
    ] as const
    const moment = fc.integer({ min: 0, max: 40_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString())
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), moment), (times) => {
        const found = durations(times)
        for (const [name, { from, to }] of Object.entries(durationDefinitions)) {
          const value = found[name as keyof typeof found]
          const both = Object.hasOwn(times, from) && Object.hasOwn(times, to)
          expect(value !== undefined).toBe(both)
          if (both) expect(value).toBe((Date.parse(times[to]!) - Date.parse(times[from]!)) / 60_000)
        }
      }),
    )
  })
})

describe('the union of spans', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }))
    .map(([from, length]): [number, number] => [from, from + length])
  const spans = fc.array(span, { maxLength: 12 })

  it('is as long as counting its minutes one by one', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const minutes = Array.from({ length: 400 }, (_, minute) =>
          list.some(([from, to]) => from <= minute && minute < to),
        )
        expect(unionLength(list)).toBe(minutes.filter(Boolean).length)
      }),
    )
  })

  it('does not depend on the order of the spans, nor on how often each is given', () => {
    fc.assert(
      fc.property(
        spans.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
        ),
        ([list, shuffled]) => {
          expect(unionLength(shuffled)).toBe(unionLength(list))
        },
      ),
    )
  })

  it('is at most the sum of the spans and at least the longest', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const lengths = list.map(([from, to]) => to - from)
        expect(unionLength(list)).toBeLessThanOrEqual(lengths.reduce((sum, length) => sum + length, 0))
        expect(unionLength(list)).toBeGreaterThanOrEqual(Math.max(0, ...lengths))
      }),
    )
  })

  it('leaves its input as it was, and takes a span backwards for nothing', () => {
    const list: [number, number][] = [
      [5, 6],
      [1, 2],
      [9, 3],
    ]
    expect(unionLength(Object.freeze(list))).toBe(2)
    expect(list).toEqual([
      [5, 6],
      [1, 2],
      [9, 3],
    ])
    expect(unionLength([])).toBe(0)
  })
})

describe('when an incident is filed', () => {
  const incident = (
    times: Milestones,
    impactWindows: ImpactWindow[] = [],
    timeline: { at: string; until?: string }[] = [],
  ) => ({ times, impactWindows, timeline })

  it.each([
    [
      'by the start of its impact',
      incident({ trigger: '2026-01-01T00:00Z', impactStart: '2026-01-02T00:00Z' }, [window('2026-01-01T12:00Z')]),
      '2026-01-02T00:00Z',
    ],
    [
      'else by its first window with impact',
      incident({ trigger: '2026-01-01T00:00Z' }, [
        window('2026-01-04T00:00Z'),
        window('2026-01-03T00:00Z'),
        window('2026-01-02T00:00Z', '2026-01-02T01:00Z', 'none'),
      ]),
      '2026-01-03T00:00Z',
    ],
    [
      'else by its first moment',
      incident(
        { resolved: '2026-01-05T00:00Z' },
        [],
        [{ at: '2026-01-02T00:00Z', until: '2026-01-03T00:00Z' }, { at: '2026-01-01T00:00Z' }],
      ),
      '2026-01-01T00:00Z',
    ],
    [
      'by moments, not by texts',
      incident({}, [], [{ at: '2026-01-01T12:00+00:00' }, { at: '2026-01-01T12:30+02:00' }]),
      '2026-01-01T12:30+02:00',
    ],
    ['by nothing when nothing is known', incident({}), undefined],
  ])('%s', (_, given, expected) => {
    expect(startOf(given)).toBe(expected)
  })

  it('its extent spans everything that is known of it', () => {
    expect(
      extent(
        incident(
          { detected: '2026-01-03T00:00Z', faultIntroduced: '2020-01-01T00:00Z' },
          [window('2026-01-02T00:00Z', '2026-01-09T00:00Z', 'none')],
          [{ at: '2026-01-01T00:00Z', until: '2026-01-09T01:00+02:00' }],
        ),
      ),
    ).toEqual({ from: '2020-01-01T00:00Z', to: '2026-01-09T00:00Z' })
    expect(extent(incident({ detected: '2026-01-03T00:00Z' }))).toEqual({
      from: '2026-01-03T00:00Z',
      to: '2026-01-03T00:00Z',
    })
    expect(extent(incident({}))).toBeUndefined()
  })
})
