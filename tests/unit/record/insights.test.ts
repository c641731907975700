import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Incident, inRecordOrder } from '../../../src/record/incident.ts'
import { measureNames } from '../../../src/record/insights/measures.ts'
import { type Findings, insightsOf as of } from '../../../src/record/insights.ts'
import { incident, settings } from './documents.ts'

const severities = [
  { id: 'sev2', rank: 2, label: 'Severity 2', definition: 'Some notice.' },
  { id: 'sev1', rank: 1, label: 'Severity 1', definition: 'All notice.' },
]
const insightsOf = (incidents: Incident[]) => of(incidents, settings({ severities }))
const own = (...incidents: Incident[]): Findings => insightsOf(incidents.sort(inRecordOrder)).own

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
const origin = (organisation: string) => ({
  organisation,
  evidence: 'Read in full.',
  sources: [{ url: 'https://example.org/', evidence: 'primary' }],
})
/** An incident whose impact lasted so many minutes. */
const lasting = (minutes: number, id = `i-${minutes}`) =>
  incident(id, { times: { impactStart: at(0), impactEnd: at(minutes) } })

describe('the figures of all incidents', () => {
  it('are those of the eleven incidents that this handbook began with', () => {
    const eleven = [27, 57, 78, 257, 330, 338, 448, 1110, 1451, 1548, 2055]
    const { values, distribution } = own(...[...eleven].reverse().map((minutes) => lasting(minutes))).measures.impact
    expect(values.map(({ minutes }) => minutes)).toEqual(eleven)
    expect(distribution).toEqual({ n: 11, min: 27, median: 338, p75: 1280.5, p90: 1548, max: 2055 })
  })

  it('are none of none', () => {
    const { measures, runbooks, publication, recurrences } = own()
    for (const name of measureNames) {
      expect(measures[name]).toEqual({
        name,
        values: [],
        distribution: { n: 0 },
        atLeast: 0,
        ongoing: 0,
        notPublished: 0,
      })
    }
    expect(runbooks).toEqual({ all: 0, withRunbook: 0, used: 0, worked: 0, partly: 0, failed: 0 })
    expect(publication).toEqual({ values: [], distribution: { n: 0 }, notPublished: 0 })
    expect(recurrences).toEqual([])
  })

  it('have no percentiles below ten values, and all of them from ten on', () => {
    const nine = Array.from({ length: 9 }, (_, index) => lasting(index + 1))
    expect(own(...nine).measures.impact.distribution).toEqual({ n: 9, min: 1, max: 9 })
    expect(own(...nine, lasting(10)).measures.impact.distribution).toEqual({
      n: 10,
      min: 1,
      median: 5.5,
      p75: 7.75,
      p90: 9.1,
      max: 10,
    })
  })

  it('count what goes on as that, and what was not published as that, and neither as 0', () => {
    const open = incident('open', { impactWindows: [{ from: at(0), level: 'full' }], times: { impactStart: at(0) } })
    const { measures } = own(open, incident('silent', {}), lasting(0))
    expect(measures.impact).toMatchObject({ ongoing: 1, notPublished: 1, distribution: { n: 1, min: 0, max: 0 } })
    expect(measures.timeToMitigate).toMatchObject({ ongoing: 1, notPublished: 2, distribution: { n: 0 } })
    expect(measures.timeToResolve).toMatchObject({ ongoing: 1, notPublished: 2 })
    // It may have been detected long ago.
    expect(measures.timeToDetect).toMatchObject({ ongoing: 0, notPublished: 3 })
  })

  it('keep the time to mitigate of an incident that goes on, where it is known', () => {
    const open = incident('open', {
      impactWindows: [{ from: at(0), level: 'full' }],
      times: { impactStart: at(0), mitigated: at(30) },
    })
    expect(own(open).measures.timeToMitigate).toMatchObject({ ongoing: 0, distribution: { n: 1, min: 30 } })
  })

  it('say below 0 of what was noticed before users could', () => {
    const early = incident('early', { times: { impactStart: at(254), detected: at(0) } })
    expect(own(early).measures.timeToDetect.distribution).toEqual({ n: 1, min: -254, max: -254 })
  })

  it('say of an impact that lasted longer that it did, and count what is known of it', () => {
    const windows = (level: string) => [{ from: at(0), to: at(78), level, atLeast: true }]
    const { impact } = own(
      incident('longer', { impactWindows: windows('partial') }),
      incident('unnoticed', { impactWindows: windows('none'), times: { impactStart: at(0), impactEnd: at(5) } }),
    ).measures
    expect(impact.values.map(({ minutes, atLeast }) => [minutes, atLeast])).toEqual([
      [5, undefined],
      [78, true],
    ])
    expect(impact.atLeast).toBe(1)
  })

  it('never mix one’s own with those of others, nor incidents with near misses and exercises', () => {
    const { own: ours, others } = insightsOf([
      lasting(1),
      incident('theirs', { origin: origin('GitHub'), times: { impactStart: at(0), impactEnd: at(2) } }),
      incident('theirs-too', { origin: origin('Amazon Web Services') }),
      incident('miss', { type: 'near-miss', times: { impactStart: at(0), impactEnd: at(3) } }),
      incident('drill', { type: 'exercise', times: { impactStart: at(0), impactEnd: at(4) } }),
    ])
    const ids = (list: Incident[]) => list.map(({ document }) => document.id)
    expect([ids(ours.incidents), ids(ours.nearMisses), ids(ours.exercises)]).toEqual([['i-1'], ['miss'], ['drill']])
    expect(ours.measures.impact.values.map(({ minutes }) => minutes)).toEqual([1])
    expect(ours.organisations).toEqual([])
    expect(ids(others.incidents)).toEqual(['theirs', 'theirs-too'])
    expect(others.organisations).toEqual(['Amazon Web Services', 'GitHub'])
    expect(others.publication).toBeUndefined()
  })

  it('leave out what was withdrawn, and say how many that are', () => {
    const { own: ours, withdrawn } = insightsOf([lasting(5), incident('gone', { status: 'withdrawn' })])
    expect([ours.incidents.length, withdrawn]).toEqual([1, 1])
  })

  it('are also those of each severity, service and year', () => {
    const { bySeverity, byService, byYear } = own(
      incident('a', { severity: 'sev1', services: ['dns'], times: { impactStart: '2025-12-31T23:30-01:00' } }),
      incident('b', { services: ['dns', 'edge'], times: { impactStart: '2024-05-01T00:00Z' } }),
      incident('c', { severity: 'sev2' }),
      incident('d', { severity: 'sev2' }),
    )
    const counts = ({ values }: Findings['byYear']) => values.map(({ id, incidents }) => [id, incidents.length])
    expect([bySeverity.without, byService.without, byYear.without]).toEqual([1, 2, 2])
    expect(counts(bySeverity)).toEqual([
      ['sev1', 1],
      ['sev2', 2],
    ])
    expect(counts(byService)).toEqual([
      ['dns', 2],
      ['edge', 1],
    ])
    // Years of UTC, newest first; what has no time is of no year.
    expect(counts(byYear)).toEqual([
      ['2026', 1],
      ['2024', 1],
    ])
  })

  it('count every incident exactly once in every measure, as whole numbers of minutes', () => {
    const moment = fc.integer({ min: 0, max: 100_000 }).map(at)
    const times = fc.dictionary(
      fc.constantFrom('impactStart', 'impactEnd', 'detected', 'mitigated', 'resolved'),
      moment,
    )
    const windows = fc.array(fc.record({ from: moment, to: moment, level: fc.constantFrom('none', 'full') }), {
      maxLength: 2,
    })
    const open = fc.boolean()
    fc.assert(
      fc.property(fc.array(fc.record({ times, windows, open }), { maxLength: 25 }), (list) => {
        const { measures } = own(
          ...list.map(({ times, windows, open }, index) =>
            incident(`i-${index}`, {
              times,
              impactWindows: open ? [...windows, { from: at(0), level: 'partial' }] : windows,
            }),
          ),
        )
        for (const { values, distribution, ongoing, notPublished } of Object.values(measures)) {
          expect(values.length + ongoing + notPublished).toBe(list.length)
          expect(distribution.n).toBe(values.length)
          expect(values.every(({ minutes }) => Number.isInteger(minutes))).toBe(true)
          expect(Object.values(distribution).every(Number.isFinite)).toBe(true)
        }
        expect(measures.impact.ongoing).toBe(list.filter(({ open }) => open).length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('what occurs often', () => {
  it('comes first, and an incident counts once however often it names it', () => {
    const factors = (...classes: string[]) => ({
      contributingFactors: classes.map((each) => ({ class: each, text: 'So it was.' })),
    })
    const { factors: found } = own(
      incident('a', factors('process', 'design', 'design')),
      incident('b', factors('design')),
      incident('c', factors('capacity')),
    )
    expect(found.values.map(({ id, incidents }) => [id, incidents.length])).toEqual([
      ['design', 2],
      ['capacity', 1],
      ['process', 1],
    ])
  })

  it('holds triggers and detections that were published', () => {
    const { triggers, detections } = own(
      incident('a', { trigger: { type: 'config', text: 'A change.' }, detection: { method: 'alert' } }),
      incident('b', { detection: { method: 'unknown' } }),
    )
    expect([triggers.values.map(({ id }) => id), triggers.without]).toEqual([['config'], 1])
    expect([detections.values.map(({ id }) => id), detections.without]).toEqual([['alert', 'unknown'], 0])
  })
})

describe('the use of runbooks', () => {
  it('is counted by incident: an incident of several runbooks is one', () => {
    const used = (...results: (string | undefined)[]) => ({
      runbooks: results.map((worked, index) => ({ id: `runbook-${index}`, ...(worked ? { worked } : {}) })),
    })
    const { runbooks } = own(
      incident('none', {}),
      incident('would-help', used(undefined)),
      incident('yes', used('yes', undefined, 'yes')),
      incident('mixed', used('yes', 'no')),
      incident('partly', used('partly')),
      incident('no', used('no', 'no')),
    )
    expect(runbooks).toEqual({ all: 6, withRunbook: 5, used: 4, worked: 1, partly: 2, failed: 1 })
  })
})

describe('the time to publication', () => {
  it.each([
    ['a week', '2026-01-01T23:59Z', '2026-01-08', 7],
    ['the same day', '2026-01-01T23:59Z', '2026-01-01', 0],
    ['a day of UTC, wherever it was resolved', '2026-01-02T01:00+02:00', '2026-01-02', 1],
    ['a first text before the end', '2026-01-03T00:00Z', '2026-01-01', -2],
  ])('is counted in days: %s', (_, resolved, published, days) => {
    expect(own(incident('a', { times: { resolved }, published })).publication!.values[0]!.days).toBe(days)
  })

  it('is not known without both days', () => {
    const { publication } = own(
      incident('a', { times: { resolved: at(0) } }),
      incident('b', { published: '2026-01-01' }),
    )
    expect(publication).toMatchObject({ values: [], notPublished: 2 })
  })
})

describe('recurrences', () => {
  const like = (id: string, day: string, services: string[], classes: string[], fields: object = {}) =>
    incident(id, {
      services,
      times: { impactStart: `${day}T00:00Z` },
      contributingFactors: classes.map((each) => ({ class: each, text: 'So it was.' })),
      ...fields,
    })
  const found = (...incidents: Incident[]) =>
    own(...incidents).recurrences.map(({ incident, earlier, services, factors }) => [
      incident.document.id,
      earlier.document.id,
      services,
      factors,
    ])

  it('share a service and a class of factors, and no more than a year lies between them', () => {
    expect(
      found(
        like('first', '2025-01-01', ['dns', 'edge'], ['design', 'process']),
        like('second', '2026-01-01', ['edge', 'dns'], ['process', 'design', 'tooling']),
        like('too-late', '2027-01-02', ['dns'], ['design']),
        like('other-service', '2026-01-02', ['storage'], ['design']),
        like('other-factor', '2026-01-03', ['dns'], ['capacity']),
      ),
    ).toEqual([['second', 'first', ['edge', 'dns'], ['process', 'design']]])
  })

  it('name the nearest one before, newest first', () => {
    const three = ['2026-03-01', '2026-01-01', '2026-02-01'].map((day) => like(day, day, ['dns'], ['design']))
    expect(found(...three)).toEqual([
      ['2026-03-01', '2026-02-01', ['dns'], ['design']],
      ['2026-02-01', '2026-01-01', ['dns'], ['design']],
    ])
  })

  it('are of one organisation', () => {
    const { recurrences } = insightsOf(
      ['GitHub', 'GitLab'].map((name, index) =>
        like(name.toLowerCase(), `2026-01-0${index + 1}`, ['database'], ['design'], { origin: origin(name) }),
      ),
    ).others
    expect(recurrences).toEqual([])
  })

  it('are none of incidents of which no time is known', () => {
    expect(found(incident('a', { services: ['dns'], contributingFactors: [{ class: 'design', text: 'x' }] }))).toEqual(
      [],
    )
  })
})
