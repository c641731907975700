import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { timeRules } from '../../../../src/checks/time/index.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { catalogues, contentFolder, postmortem, process, runbook } from '../../reader/content.ts'
import { foundBy } from '../found-by.ts'
import { judged } from './judged.ts'

vi.setConfig({ testTimeout: 30_000 })

const file = 'postmortems/a.md'

describe('a timeline', () => {
  const found = (lines: Record<string, string | undefined>) => judged('timeline-range', file, postmortem(lines))

  it('may begin with the fault, or thirty days before the trigger', async () => {
    const timeline =
      '[{at: 2025-12-11T10:00Z, event: A., type: change}, {at: 2026-01-10T10:04Z, event: B., type: detection}]'
    expect(await found({ timeline })).toEqual([])
    const times =
      '{faultIntroduced: 2021-06-01T00:00Z, impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, resolved: 2026-01-10T11:30Z}'
    expect(await found({ times, timeline: timeline.replace('2025-12-11', '2021-06-01') })).toEqual([])
  })

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a row of the year before',
      { timeline: '[{at: 2025-01-10T10:04Z, event: A., type: note}, {at: 2026-01-10T10:04Z, event: B., type: note}]' },
      ['2025-01-10T10:04Z ← this is more than 30 days before “impactStart” (2026-01-10T10:00Z)'],
    ],
    [
      'a row before the fault',
      {
        times: '{faultIntroduced: 2026-01-10T09:00Z, detected: 2026-01-10T10:04Z, impactStart: 2026-01-10T10:00Z}',
        timeline: '[{at: 2026-01-10T08:59Z, event: A., type: note}, {at: 2026-01-10T10:04Z, event: B., type: note}]',
      },
      ['2026-01-10T08:59Z ← this is before “faultIntroduced” (2026-01-10T09:00Z)'],
    ],
    [
      'a row after the publication',
      { timeline: '[{at: 2026-01-10T10:04Z, event: A., type: note}, {at: 2026-03-10T10:04Z, event: B., type: note}]' },
      ['2026-03-10T10:04Z ← this is after the postmortem was published (2026-01-17)'],
    ],
    [
      'a report that is dated before the incident',
      { communications: '[{at: 2025-01-12T18:00Z, channel: email, text: A preliminary report.}]' },
      ['2025-01-12T18:00Z ← this is more than 30 days before “impactStart” (2026-01-10T10:00Z)'],
    ],
    [
      'a publication before the incident, once and not for each row',
      { published: '2025-01-17' },
      ['2025-01-17 ← the day of publication is before “impactStart” (2026-01-10T10:00Z)'],
    ],
  ])('is found with %s', async (_, lines, expected) => {
    expect(await found(lines)).toEqual(expected)
  })
})

describe('the future', () => {
  const found = (path: string, text: string, asOf?: string) => judged('future-time', path, text, {}, asOf)

  it('holds nothing that has happened', async () => {
    const lines = { published: '2027-01-17', revisions: '[{day: 2026-11-22, status: final, change: First.}]' }
    expect(await found(file, postmortem(lines))).toEqual([
      '2027-01-17 ← 2027-01-17 is in the future, as of 2026-11-20',
      '2026-11-22 ← 2026-11-22 is in the future, as of 2026-11-20',
    ])
    expect(await found('runbooks/a.md', runbook({ exercised: '[{day: 2027-01-01, result: worked}]' }))).toHaveLength(1)
  })

  it('begins a day later, for somewhere it is tomorrow already', async () => {
    expect(await found(file, postmortem({ published: '2026-11-21' }))).toEqual([])
    expect(await found(file, postmortem({ published: '2026-11-22' }))).toHaveLength(1)
  })

  it('may hold what is planned', async () => {
    const actions =
      '[{id: a, text: A., class: prevent, status: open, owner: platform, due: 2027-05-01, tracker: "https://example.org/"}]'
    expect(await found(file, postmortem({ actions }))).toEqual([])
    expect(await found('processes/a.md', process({ effective: '2027-01-01' }))).toEqual([])
  })

  it('is unknown where no commit and nobody says which day it is', async () => {
    expect(await judged('future-time', file, postmortem({ published: '2999-01-01' }), {}, '')).toEqual([])
  })
})

describe('a change of clocks', () => {
  const found = (times: string, timeZone: string | undefined = 'Europe/Berlin') =>
    judged('clock-change', file, postmortem({ times, timeZone, timeline: '[]', origin: ORIGIN, published: undefined }))
  const ORIGIN = '{organisation: O, evidence: Read., sources: [{url: "https://example.org/", evidence: primary}]}'

  it.each<[string, string]>([
    [
      'in autumn, the repeated hour in both its offsets',
      '{impactStart: 2025-10-26T02:30+02:00, impactEnd: 2025-10-26T02:30+01:00}',
    ],
    ['in spring, over the missing hour', '{impactStart: 2019-03-30T12:10+01:00, impactEnd: 2019-03-31T14:58+02:00}'],
    ['in UTC', '{impactStart: 2025-10-26T00:30Z, impactEnd: 2025-10-26T03:30Z}'],
    ['far from it', '{impactStart: 2025-07-01T10:00+01:00, impactEnd: 2025-07-01T11:00+01:00}'],
    ['in the offset of another place', '{impactStart: 2025-10-26T05:30+05:30, impactEnd: 2025-10-26T08:30+05:30}'],
  ])('is told right %s', async (_, times) => {
    expect(await found(times)).toEqual([])
  })

  it.each<[string, string, string[]]>([
    [
      'in autumn, with the offset of summer after it',
      '{impactStart: 2025-10-26T01:30+02:00, impactEnd: 2025-10-26T04:10+02:00}',
      [
        '2025-10-26T04:10+02:00 ← in Europe/Berlin no clock showed 2025-10-26T04:10+02:00: at that moment it was 2025-10-26T03:10+01:00',
      ],
    ],
    [
      'in spring, in the hour that there was not',
      '{impactStart: 2019-03-31T01:10+01:00, impactEnd: 2019-03-31T02:30+01:00}',
      [
        '2019-03-31T02:30+01:00 ← in Europe/Berlin no clock showed 2019-03-31T02:30+01:00: at that moment it was 2019-03-31T03:30+02:00',
      ],
    ],
  ])('is found %s', async (_, times, expected) => {
    expect(await found(times)).toEqual(expected)
  })

  it('is that of the handbook’s zone where the postmortem has none, and there is none in UTC', async () => {
    const times = '{impactStart: 2025-10-26T01:30+02:00, impactEnd: 2025-10-26T04:10+02:00}'
    const text = postmortem({ times, timeline: '[]', origin: ORIGIN, published: undefined })
    expect(await judged('clock-change', file, text)).toEqual([])
    const berlin = { 'handbook.yaml': `${catalogues['handbook.yaml']}timeZone: Europe/Berlin\n` }
    expect(await judged('clock-change', file, text, berlin)).toHaveLength(1)
  })
})

describe('a whole incident', () => {
  it('is judged alike whenever it happened, but for the future', async () => {
    const messages = async (days: number) => {
      const shift = (text: string) =>
        text.replace(/\d{4}-\d{2}-\d{2}/g, (day) =>
          new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
        )
      const text = postmortem({
        times:
          '{trigger: 2015-01-10T10:00Z, impactStart: 2015-01-10T09:00Z, impactEnd: 2015-01-10T12:00Z, detected: 2015-01-10T09:30Z}',
        impactWindows: '[{from: 2015-01-10T09:00Z, to: 2015-01-10T11:00Z, level: full}]',
        timeline:
          '[{at: 2015-01-10T10:04Z, event: A., type: note}, {at: 2015-01-10T09:05Z, event: B., type: note}, {at: 2014-01-10T10:05Z, event: C., type: note}]',
        published: '2015-01-20',
      })
      const content = contentFolder({ [file]: shift(text) })
      const handbook = await loadHandbook({ content, drafts: false, asOf: '2026-11-20' })
      const rules = timeRules.filter(({ id }) => id !== 'future-time')
      const found = await Promise.all(rules.map((rule) => foundBy(rule, handbook)))
      return found
        .flat()
        .map(({ line, column, message }) => `${line}:${column} ${message.replace(/\d{4}-\d{2}-\d{2}/g, 'DAY')}`)
    }
    const expected = await messages(0)
    expect(expected).toHaveLength(4)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -4000, max: 4000 }), async (days) => {
        expect(await messages(days)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('with any times at all is judged without an internal error', async () => {
    const instant = fc
      .tuple(
        fc.constantFrom('0000-01-01', '1883-11-18', '2016-12-31', '2025-03-30', '2025-10-26', '9999-12-31'),
        fc.constantFrom('T00:00', 'T02:30', 'T23:59:59.999'),
        fc.constantFrom('Z', '+02:00', '+01:00', '-14:00', '+14:00'),
      )
      .map((parts) => parts.join(''))
    const window = fc.record({
      from: instant,
      to: fc.option(instant, { nil: undefined }),
      level: fc.constantFrom('none', 'full'),
    })
    const row = fc.record({
      at: instant,
      until: fc.option(instant, { nil: undefined }),
      precision: fc.constantFrom('minute', 'hour', 'day', 'approx'),
      event: fc.constant('It lasted 3 hours.'),
      type: fc.constant('note'),
    })
    const names = ['faultIntroduced', 'trigger', 'impactStart', 'detected', 'mitigated', 'impactEnd', 'resolved']
    const times = fc.dictionary(fc.constantFrom(...names), instant)
    await fc.assert(
      fc.asyncProperty(times, fc.array(window), fc.array(row), async (times, impactWindows, timeline) => {
        const lines = {
          times,
          impactWindows,
          timeline,
          timeZone: 'Europe/Berlin',
          summary: 'The outage lasted 3 hours.',
        }
        const text = postmortem(
          Object.fromEntries(Object.entries(lines).map(([key, value]) => [key, JSON.stringify(value)])),
        )
        const handbook = await loadHandbook({
          content: contentFolder({ [file]: text }),
          drafts: false,
          asOf: '2026-11-20',
        })
        expect(handbook.source.findings).toEqual([])
        for (const rule of timeRules) {
          for (const { line, message } of await foundBy(rule, handbook)) {
            expect(line).toBeGreaterThan(1)
            expect(message).not.toMatch(/undefined|NaN|Invalid/)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
