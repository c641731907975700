import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Catalogues, dataSchemas } from '../../../src/model/index.ts'
import { buildRecords, type Document, type Record, type SiteFacts } from '../../../src/record/record.ts'
import { document } from './documents.ts'

const AS_OF = '2026-06-01'

interface Given {
  settings?: object
  coverage?: object
  services?: string[]
  asOf?: string | undefined
}
function recordOf(documents: Document[], given: Given = {}): Record {
  const catalogues: Catalogues = {
    settings: dataSchemas['handbook.yaml'].parse({ name: 'T', organisation: 'T', summary: 'T', ...given.settings }),
    ...dataSchemas['services.yaml'].parse({
      services: (given.services ?? []).map((id) => ({ id, name: id, summary: 's' })),
    }),
    teams: [],
    terms: [],
    frameworks: [],
    signatories: [],
    coverage: dataSchemas['coverage.yaml'].parse(given.coverage ?? {}),
  }
  const asOf = 'asOf' in given ? given.asOf : AS_OF
  const facts: SiteFacts = { catalogues, modified: false, prefix: '', ...(asOf ? { asOf } : {}) }
  return buildRecords(documents, facts).get('en')!
}
const theirs = {
  origin: { organisation: 'Other', evidence: 'Read.', sources: [{ url: 'https://example.org/', evidence: 'primary' }] },
}
const action = (id: string, fields: object = {}) => ({
  id,
  text: 'Do it.',
  class: 'prevent',
  status: 'open',
  ...fields,
})

describe('what is published', () => {
  it('stands with its layer, runbooks with the tools, and only what is in force', () => {
    const { layers } = recordOf(
      [
        document('process', 'people', { layer: 'people' }),
        document('process', 'tools', { layer: 'tools' }),
        document('process', 'retired', { layer: 'people', status: 'retired' }),
        document('process', 'draft', { layer: 'people', status: 'draft' }),
        document('runbook', 'runbook'),
        document('runbook', 'gone', { status: 'retired' }),
      ],
      { coverage: { notPublished: [{ layer: 'people', what: 'Rosters', why: 'They name people.' }] } },
    ).coverage
    expect(
      layers.map(({ layer, processes, runbooks, unpublished }) => [
        layer,
        [...processes, ...runbooks].map(({ id }) => id),
        unpublished.map(({ what }) => what),
      ]),
    ).toEqual([
      ['tools', ['tools', 'runbook'], []],
      ['process', [], []],
      ['people', ['people'], ['Rosters']],
    ])
  })
})

describe('what is overdue', () => {
  const documents = [
    document('runbook', 'later', { reviewed: '2026-01-01', reviewEvery: '3m' }),
    document('process', 'first', { reviewed: '2025-01-01', reviewEvery: '6m' }),
    document('runbook', 'on-its-day', { reviewed: '2025-06-01', reviewEvery: '1y' }),
    document('runbook', 'retired', { reviewed: '2020-01-01', reviewEvery: '6m', status: 'retired' }),
    document('runbook', 'unplanned', { reviewed: '2020-01-01' }),
  ]
  it('is listed with the longest overdue first, and not what is due on the very day', () => {
    const { overdue, withReview } = recordOf(documents).coverage
    expect([overdue.map(({ document, due }) => [document.id, due]), withReview]).toEqual([
      [
        ['first', '2025-07-01'],
        ['later', '2026-04-01'],
      ],
      3,
    ])
  })

  it('is nothing where the site knows no day', () => {
    const coverage = { notPublished: [{ layer: 'tools', what: 'W', why: 'Y', until: '2020-01-01' }] }
    const preliminary = document('postmortem', 'old', {
      status: 'preliminary',
      times: { resolved: '2020-01-01T00:00Z' },
    })
    const found = recordOf([...documents, preliminary], { coverage, asOf: undefined }).coverage
    expect([found.overdue, found.lapsed, found.unreviewed.entries]).toEqual([[], [], []])
  })

  it('is also a day by which something was to be published', () => {
    const until = (day: string) => ({ layer: 'tools', what: day, why: 'Y', until: day })
    const { lapsed } = recordOf([], { coverage: { notPublished: [until('2026-05-31'), until(AS_OF)] } }).coverage
    expect(lapsed.map(({ what }) => what)).toEqual(['2026-05-31'])
  })
})

describe('what is missing', () => {
  it('are runbooks of services, when none that is in force names them', () => {
    const { servicesWithoutRunbook } = recordOf(
      [
        document('runbook', 'a', { services: ['api'] }),
        document('runbook', 'b', { services: ['dns'], status: 'retired' }),
      ],
      { services: ['api', 'dns', 'time'] },
    ).coverage
    expect([servicesWithoutRunbook.entries.map(({ id }) => id), servicesWithoutRunbook.of]).toEqual([
      ['dns', 'time'],
      3,
    ])
  })

  it('are runbooks of alerts that are declared or have announced an incident, whatever the case of their names', () => {
    const detectedBy = (alert: string, fields: object = {}) => ({ detection: { method: 'alert', alert }, ...fields })
    const { alertsWithoutRunbook } = recordOf(
      [
        document('runbook', 'a', { alerts: ['DiskFull'] }),
        document('postmortem', 'newer', detectedBy('QueueStuck', { times: { impactStart: '2026-02-01T00:00Z' } })),
        document('postmortem', 'older', detectedBy('queuestuck', { times: { impactStart: '2026-01-01T00:00Z' } })),
        document('postmortem', 'theirs', detectedBy('TheirAlert', theirs)),
        document('postmortem', 'withdrawn', detectedBy('WithdrawnAlert', { status: 'withdrawn' })),
        document('postmortem', 'draft', detectedBy('DraftAlert', { status: 'draft' })),
      ],
      { coverage: { alerts: ['diskfull', 'ClockDrift', 'CLOCKDRIFT'] } },
    ).coverage
    expect(alertsWithoutRunbook.entries.map(({ name, incident }) => [name, incident?.document.id])).toEqual([
      ['ClockDrift', undefined],
      ['QueueStuck', 'newer'],
    ])
    expect(alertsWithoutRunbook.of).toBe(3)
  })

  it('are exercises of runbooks that no incident of one’s own has tried out either', () => {
    const used = (id: string, worked?: string) => ({ runbooks: [{ id, ...(worked ? { worked } : {}) }] })
    const { neverExercised } = recordOf([
      document('runbook', 'exercised', { exercised: [{ day: '2026-01-01', result: 'failed' }] }),
      document('runbook', 'failed-for-real'),
      document('runbook', 'named-only'),
      document('runbook', 'used-by-others'),
      document('postmortem', 'a', used('failed-for-real', 'no')),
      document('postmortem', 'b', used('named-only')),
      document('postmortem', 'c', { ...theirs, ...used('used-by-others', 'yes') }),
    ]).coverage
    expect([neverExercised.entries.map(({ id }) => id), neverExercised.of]).toEqual([
      ['named-only', 'used-by-others'],
      4,
    ])
  })

  test.each<[what: string, fields: object, missing: boolean]>([
    ['one that ended long ago', { times: { resolved: '2026-05-01T12:00Z' } }, true],
    ['one whose impact ended long ago', { times: { impactEnd: '2026-05-01T12:00Z' } }, true],
    ['not within 30 days', { times: { resolved: '2026-05-02T12:00Z' } }, false],
    ['not one that goes on', { times: { impactStart: '2026-01-01T00:00Z' } }, false],
    [
      'not one with an impact that goes on',
      {
        times: { resolved: '2026-01-01T00:00Z' },
        impactWindows: [{ from: '2026-01-01T00:00Z', level: 'partial' }],
      },
      false,
    ],
    ['not one that is final', { status: 'final', times: { resolved: '2020-01-01T00:00Z' } }, false],
    ['not one of others', { ...theirs, times: { resolved: '2020-01-01T00:00Z' } }, false],
    ['not a draft', { status: 'draft', times: { resolved: '2020-01-01T00:00Z' } }, false],
  ])('is the review of an incident: %s', (_, fields, missing) => {
    const { unreviewed } = recordOf([document('postmortem', 'a', { status: 'preliminary', ...fields })]).coverage
    expect(unreviewed.entries.length).toBe(missing ? 1 : 0)
  })

  it('are owners of open actions after incidents of one’s own', () => {
    const { ownerless } = recordOf([
      document('postmortem', 'a', {
        actions: [action('nobody'), action('somebody', { owner: 'o' }), action('done', { status: 'done' })],
      }),
      document('postmortem', 'theirs', { ...theirs, actions: [action('theirs')] }),
    ]).coverage
    expect([ownerless?.entries.map(({ action }) => action.id), ownerless?.of]).toEqual([['nobody'], 2])
  })

  it.each(['counts-only', 'off'])('says nothing of the owners of actions where these are %s', (actions) => {
    const { coverage } = recordOf([document('postmortem', 'a', { actions: [] })], { settings: { actions } })
    expect(coverage).not.toHaveProperty('ownerless')
  })

  it('never counts more than there is, and lists nothing twice', () => {
    const day = fc.constantFrom('2020-01-01', '2026-05-31', '2026-06-02')
    const runbook = fc.record({
      services: fc.array(fc.constantFrom('api', 'dns', 'time'), { minLength: 1, maxLength: 3 }),
      alerts: fc.array(fc.constantFrom('A', 'a', 'B'), { maxLength: 2 }),
      status: fc.constantFrom('draft', 'active', 'retired'),
      reviewed: fc.option(day, { nil: undefined }),
      reviewEvery: fc.option(fc.constantFrom('1d', '6m', '10y'), { nil: undefined }),
    })
    const postmortem = fc.record({
      status: fc.constantFrom('draft', 'in-review', 'preliminary', 'final', 'withdrawn'),
      detection: fc.option(fc.record({ method: fc.constant('alert'), alert: fc.constantFrom('A', 'a', 'C d') }), {
        nil: undefined,
      }),
      times: fc.record({
        resolved: fc.option(
          day.map((each) => `${each}T00:00Z`),
          { nil: undefined },
        ),
      }),
      actions: fc.array(fc.constantFrom(action('x'), action('y', { owner: 'o' })), { maxLength: 1 }),
      origin: fc.constantFrom(undefined, theirs.origin),
    })
    fc.assert(
      fc.property(
        fc.array(runbook, { maxLength: 6 }),
        fc.array(postmortem, { maxLength: 6 }),
        fc.option(day, { nil: undefined }),
        (runbooks, postmortems, asOf) => {
          const { coverage, openness } = recordOf(
            [
              ...runbooks.map((fields, at) => document('runbook', `r-${at}`, fields)),
              ...postmortems.map((fields, at) => document('postmortem', `p-${at}`, fields)),
            ],
            { asOf, services: ['api', 'dns', 'time'], coverage: { alerts: ['B', 'D'] } },
          )
          const { servicesWithoutRunbook, alertsWithoutRunbook, neverExercised, unreviewed, ownerless } = coverage
          for (const { entries, of } of [
            servicesWithoutRunbook,
            alertsWithoutRunbook,
            neverExercised,
            unreviewed,
            ownerless!,
          ]) {
            expect(entries.length).toBeLessThanOrEqual(of)
            expect(new Set<unknown>(entries).size).toBe(entries.length)
          }
          expect(coverage.overdue.length).toBeLessThanOrEqual(coverage.withReview)
          for (const { n, of, documents } of openness.flatMap(({ answers }) => answers)) {
            expect(n).toBeLessThanOrEqual(of ?? n)
            expect(documents.length).toBeLessThanOrEqual(Math.min(3, n))
            for (const { data } of documents) expect(data).not.toMatchObject({ status: 'draft' })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('how open operations are', () => {
  const answersOf = (documents: Document[], given?: Given) =>
    Object.fromEntries(
      recordOf(documents, given).openness.flatMap(({ answers }) =>
        answers.map(({ question, n, of }) => [question, [n, of]]),
      ),
    )

  it('has no evidence in a handbook of nothing, but for its licence', () => {
    const answers = answersOf([])
    expect(Object.entries(answers).filter(([, [n]]) => n !== 0)).toEqual([['license', [1, undefined]]])
    expect(Object.keys(answers)).toHaveLength(16)
  })

  it('is answered by what is published of one’s own, not by what others went through', () => {
    const answers = answersOf(
      [
        document('process', 'people', { layer: 'people' }),
        document('process', 'retired', { status: 'retired' }),
        document('runbook', 'adopted', { origin: { url: 'https://example.org/', license: 'CC0-1.0' } }),
        document('postmortem', 'own', {
          lessons: { lucky: ['It was Sunday.'] },
          actions: [action('open'), action('unknown', { status: 'unknown' })],
        }),
        document('postmortem', 'near', { type: 'near-miss' }),
        document('postmortem', 'theirs', { ...theirs, lessons: { lucky: ['L'] }, actions: [action('theirs')] }),
        document('postmortem', 'withdrawn', { status: 'withdrawn', actions: [action('withdrawn')] }),
      ],
      {
        settings: { repository: { url: 'https://example.org/r', forge: 'github' } },
        coverage: { notPublished: [{ layer: 'people', what: 'W', why: 'Y' }] },
      },
    )
    expect(answers).toMatchObject({
      change: [1, undefined],
      contact: [0, undefined],
      adopted: [1, undefined],
      exercised: [0, 1],
      reviewed: [0, 2],
      incidents: [1, undefined],
      'near-misses': [1, undefined],
      lessons: [1, 2],
      actions: [1, 2],
      processes: [1, undefined],
      people: [1, undefined],
      unpublished: [1, undefined],
    })
  })

  it('does not ask which reviews hold where the site knows no day, nor of actions where they are off', () => {
    const answers = answersOf([], { asOf: undefined, settings: { actions: 'off' } })
    expect(Object.keys(answers)).not.toContain('reviewed')
    expect(Object.keys(answers)).not.toContain('actions')
  })

  it('counts actions where only their numbers are published', () => {
    const counts = { open: 2, overdue: 1, done: 1, superseded: 0, 'wont-do': 0, unknown: 1 }
    const counted: Document = { ...document('postmortem', 'a'), withheld: { actions: { all: counts, ofTeam: {} } } }
    expect(answersOf([counted], { settings: { actions: 'counts-only' } })).toMatchObject({ actions: [3, 4] })
  })
})
