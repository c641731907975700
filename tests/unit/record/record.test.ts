import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Catalogues, dataSchemas } from '../../../src/model/index.ts'
import type { Language } from '../../../src/model/values.ts'
import {
  buildRecords,
  type Document,
  documentAddress,
  type Record,
  type SiteFacts,
} from '../../../src/record/record.ts'
import { document } from './documents.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const catalogues: Catalogues = {
  settings: dataSchemas['handbook.yaml'].parse({ name: 'T', organisation: 'T', summary: 'T', languages: ['en', 'de'] }),
  services: [],
  teams: [],
  terms: [],
  frameworks: [],
  signatories: [],
  coverage: { notPublished: [], alerts: [] },
}
const facts: SiteFacts = { catalogues, modified: false, prefix: '' }

const record = (documents: Document[], lang: Language = 'en'): Record => buildRecords(documents, facts).get(lang)!
const names = (list: { id: string; lang: Language }[]) => list.map(({ lang, id }) => `${lang}/${id}`)
const incidentNames = (incidents: Record['incidents']) => names(incidents.map(({ document: of }) => of))

/** An index of backlinks as plain data. */
function plain(index: Record['services']) {
  return Object.fromEntries(
    [...index].map(([id, { processes, runbooks, incidents }]) => [
      id,
      [
        ...names(processes).map((each) => `process ${each}`),
        ...names(runbooks).map((each) => `runbook ${each}`),
        ...incidentNames(incidents).map((each) => `incident ${each}`),
      ],
    ]),
  )
}

describe('the record of nothing', () => {
  it('is empty in every language', () => {
    const records = buildRecords([], facts)
    expect([...records.keys()]).toEqual(['en', 'de'])
    expect(records.get('de')).toMatchObject({ lang: 'de', principles: [], processes: [], runbooks: [], incidents: [] })
    expect(records.get('de')?.declaration).toBeUndefined()
  })
})

describe('languages', () => {
  const documents = [
    document('runbook', 'both', { title: 'B' }),
    document('runbook', 'both', { title: 'Z', services: ['dns'] }, 'de'),
    document('runbook', 'english', { title: 'A' }),
    document('runbook', 'german', { title: 'C' }, 'de'),
    document('manifesto', 'manifesto', { type: 'manifesto', status: 'draft', version: '1' }),
    document('manifesto', 'manifesto', { type: 'manifesto', status: 'draft', version: '1' }, 'de'),
  ]

  it('show each document once: in the reader’s language, else in the first one that has it', () => {
    expect(names(record(documents, 'en').runbooks)).toEqual(['en/english', 'en/both', 'de/german'])
    expect(names(record(documents, 'de').runbooks)).toEqual(['en/english', 'de/german', 'de/both'])
  })

  it('have their own declaration', () => {
    expect(record(documents, 'en').declaration?.lang).toBe('en')
    expect(record(documents, 'de').declaration?.lang).toBe('de')
  })

  it('take backlinks from the text that is shown', () => {
    expect(plain(record(documents, 'en').services)).toEqual({
      api: ['runbook en/english', 'runbook en/both', 'runbook de/german'],
    })
    expect(plain(record(documents, 'de').services)).toEqual({
      api: ['runbook en/english', 'runbook de/german'],
      dns: ['runbook de/both'],
    })
  })

  it('do not mix a runbook and a process of the same id', () => {
    const same = [document('runbook', 'x', {}, 'de'), document('process', 'x')]
    expect(names(record(same, 'en').runbooks)).toEqual(['de/x'])
    expect(names(record(same, 'de').processes)).toEqual(['en/x'])
  })
})

describe('order', () => {
  it('of incidents is newest first, by moments; those of the same moment by id, those without one last', () => {
    const incidents = [
      document('postmortem', 'no-time-b'),
      document('postmortem', 'old', { times: { impactStart: '2012-02-29T00:00Z' } }),
      document('postmortem', 'early-by-its-text', { times: { impactStart: '2020-01-01T01:00+02:00' } }),
      document('postmortem', 'newest', { times: { resolved: '2025-01-01T00:00Z' } }),
      document('postmortem', 'b', { impactWindows: [{ from: '2020-01-01T00:00Z', level: 'full' }] }),
      document('postmortem', 'a', { times: { impactStart: '2020-01-01T02:00+02:00' } }),
      document('postmortem', 'no-time-a'),
    ]
    expect(incidentNames(record(incidents).incidents)).toEqual(
      ['newest', 'a', 'b', 'early-by-its-text', 'old', 'no-time-a', 'no-time-b'].map((id) => `en/${id}`),
    )
  })

  it('of pages is by title, as the language sorts; those of the same title by id', () => {
    const pages = ['Zug', 'Äpfel', 'apfel', 'Birne'].map((title, index) => document('runbook', `p${index}`, { title }))
    const same = [document('runbook', 'y', { title: 'Birne' }), document('runbook', 'b', { title: 'Birne' })]
    expect(record([...pages, ...same], 'de').runbooks.map(({ id }) => id)).toEqual(['p2', 'p1', 'b', 'p3', 'y', 'p0'])
  })

  it('of principles is their own', () => {
    const principles = [3, 1, 2].map((order) =>
      document('manifesto', `p${order}`, { type: 'principle', order, title: `${9 - order}` }),
    )
    expect(record(principles).principles.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3'])
    expect(record(principles).manifestoPages).toEqual([])
  })
})

describe('incidents', () => {
  it('carry what is computed of them', () => {
    const [incident] = record([
      document('postmortem', 'x', {
        times: {
          trigger: '2024-01-20T21:00Z',
          impactStart: '2024-01-01T00:30+01:00',
          detected: '2024-01-01T00:59+01:00',
        },
        impactWindows: [{ from: '2024-01-21T01:30Z', to: '2024-01-21T08:58Z', level: 'partial' }],
      }),
    ]).incidents
    expect(incident).toMatchObject({
      start: '2024-01-01T00:30+01:00',
      year: 2023,
      durations: { timeToDetect: 29 },
      impact: 448,
    })
  })

  it('that nothing was published of carry nothing, never zero and never NaN', () => {
    const [incident] = record([document('postmortem', 'x')]).incidents
    expect(incident).toEqual({
      document: incident!.document,
      start: undefined,
      year: undefined,
      durations: {},
      impact: undefined,
    })
  })
})

describe('backlinks', () => {
  const documents = [
    document('manifesto', 'open', { type: 'principle', order: 1 }),
    document('process', 'change', {
      principles: ['open', 'open'],
      runbooks: ['disk', 'disk'],
      related: ['capacity', 'capacity'],
    }),
    document('process', 'capacity', { title: 'Capacity' }),
    document('runbook', 'disk', {
      services: ['api', 'api', 'dns'],
      processes: ['change', 'change'],
      principles: ['open', 'open'],
    }),
    document('postmortem', 'first', {
      times: { impactStart: '2020-01-01T00:00Z' },
      services: ['api'],
      impactWindows: [
        { from: '2020-01-01T00:00Z', level: 'full', services: ['dns', 'api'] },
        { from: '2020-01-01T00:00Z', level: 'full', services: ['dns'] },
      ],
      runbooks: [
        { id: 'disk', worked: 'no' },
        { id: 'disk', worked: 'yes' },
      ],
      processes: ['change'],
      principles: ['open'],
    }),
    document('postmortem', 'second', {
      times: { impactStart: '2021-01-01T00:00Z' },
      runbooks: [{ id: 'disk' }],
      related: [
        { id: 'first', relation: 'same-factor' },
        { id: 'first', relation: 'see-also' },
      ],
    }),
  ]

  it('name each document once, incidents newest first', () => {
    const { practice, services, runbookUses, processUses, incidentUses } = record(documents)
    expect(plain(practice)).toEqual({ open: ['process en/change', 'runbook en/disk', 'incident en/first'] })
    expect(plain(services)).toEqual({
      api: ['process en/change', 'runbook en/disk', 'incident en/first'],
      dns: ['process en/change', 'runbook en/disk', 'incident en/first'],
    })
    expect(plain(runbookUses)).toEqual({ disk: ['process en/change', 'incident en/second', 'incident en/first'] })
    expect(plain(processUses)).toEqual({
      capacity: ['process en/change'],
      change: ['runbook en/disk', 'incident en/first'],
    })
    expect(plain(incidentUses)).toEqual({ first: ['incident en/second'] })
  })

  it('may be asked for under any name', () => {
    const odd = document('runbook', 'x', { services: ['constructor', '__proto__', 'toString'] })
    expect(plain(record([odd]).services).toString).toEqual(['runbook en/x'])
    expect([...record([odd]).services.keys()].sort()).toEqual(['__proto__', 'constructor', 'toString'])
  })
})

describe('the record', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const ids = fc.array(id, { maxLength: 3 })
  const title = fc.constantFrom('Alpha', 'alpha', 'Äther', 'Beta')
  const lang = fc.constantFrom<Language>('en', 'de')
  const moment = fc.constantFrom(undefined, '2020-01-01T00:00Z', '2020-01-01T01:00+01:00', '2021-06-01T00:00Z')
  const some = fc.oneof(
    fc
      .tuple(id, lang, title, ids, fc.integer({ min: 1, max: 2 }))
      .map(([name, language, heading, , order]) =>
        document('manifesto', name, { type: 'principle', title: heading, order }, language),
      ),
    fc
      .tuple(id, lang, title, ids, ids)
      .map(([name, language, heading, principles, runbooks]) =>
        document('process', name, { title: heading, principles, runbooks, related: runbooks }, language),
      ),
    fc
      .tuple(id, lang, title, ids, ids)
      .map(([name, language, heading, principles, services]) =>
        document(
          'runbook',
          name,
          { title: heading, principles, services: ['x', ...services], processes: principles },
          language,
        ),
      ),
    fc.tuple(id, lang, title, ids, moment).map(([name, language, heading, services, impactStart]) =>
      document(
        'postmortem',
        name,
        {
          title: heading,
          services,
          times: { impactStart },
          runbooks: services.map((each) => ({ id: each })),
          related: services.map((each) => ({ id: each, relation: 'see-also' })),
        },
        language,
      ),
    ),
  )
  const documents = fc.uniqueArray(some, {
    selector: ({ kind, lang: language, id: name }) => `${kind}/${language}/${name}`,
    maxLength: 20,
  })

  it('does not depend on the order in which documents were read', () => {
    fc.assert(
      fc.property(
        documents.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(buildRecords(shuffled, facts)).toEqual(buildRecords(list, facts))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('shows every document in some language, and none twice in one', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const shown = new Set<Document>()
        for (const [, { principles, processes, runbooks, incidents }] of buildRecords(list, facts)) {
          const all: Document[] = [...principles, ...processes, ...runbooks, ...incidents.map(({ document: of }) => of)]
          expect(new Set(all.map(({ kind, id: name }) => `${kind}/${name}`)).size).toBe(all.length)
          for (const each of all) shown.add(each)
        }
        expect(shown.size).toBe(list.length)
      }),
    )
  })

  it('leaves the list of documents as it was', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const before = [...list]
        buildRecords(Object.freeze(list) as Document[], facts)
        expect(list).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })

  it('knows where each document lives', () => {
    expect(documentAddress(document('runbook', 'x', {}, 'de'), facts)).toBe('/de/runbooks/x/')
    expect(documentAddress(document('runbook', 'x'), facts)).toBe('/runbooks/x/')
  })
})
