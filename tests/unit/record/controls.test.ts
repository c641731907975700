import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Catalogues, dataSchemas } from '../../../src/model/index.ts'
import { type Control, type EvidenceIndex, evidenceIndex } from '../../../src/record/controls.ts'
import type { Incident } from '../../../src/record/incident.ts'
import type { Document } from '../../../src/record/record.ts'
import { document, incident } from './documents.ts'

const AS_OF = '2026-06-01'

function frameworks(...lists: [id: string, ...controls: string[]][]): Catalogues['frameworks'] {
  return dataSchemas['controls.yaml'].parse({
    frameworks: lists.map(([id, ...controls]) => ({
      id,
      name: id.toUpperCase(),
      controls: controls.map((control) => ({ id: control, label: `About ${control}` })),
    })),
  }).frameworks
}

interface Given {
  processes?: Document<'process'>[]
  runbooks?: Document<'runbook'>[]
  runbooksOf?: Map<string, Document<'runbook'>[]>
  incidents?: Incident[]
}
function index(
  catalogue: Catalogues['frameworks'],
  { processes = [], runbooks = [], runbooksOf = new Map(), incidents = [] }: Given,
  asOf: string | undefined = AS_OF,
): EvidenceIndex {
  return evidenceIndex(catalogue, { processes, runbooks, runbooksOf, incidents }, asOf)
}
/** The only control of the only framework. */
function only(given: Given, asOf?: string): Control {
  return index(frameworks(['iso', 'A.1']), given, asOf).frameworks[0]!.controls[0]!
}
const started = (day: string) => ({ times: { impactStart: `${day}T10:00Z` } })

describe('what is evidence for a control', () => {
  test.each<[what: string, fields: object, evidence: string[]]>([
    ['an incident that names it', { controls: ['iso:A.1'] }, ['named']],
    ['an incident that names it twice, once', { controls: ['iso:A.1', 'iso:A.1'] }, ['named']],
    [
      'an incident that says what it showed, which is more than a name',
      { controls: ['iso:A.1'], controlResults: [{ id: 'iso:A.1', result: 'failed' }] },
      ['failed'],
    ],
    [
      'all that an incident showed, in one order, each once',
      {
        controlResults: [
          { id: 'iso:A.1', result: 'failed' },
          { id: 'iso:A.1', result: 'demonstrated' },
          { id: 'iso:A.1', result: 'failed' },
        ],
      },
      ['demonstrated', 'failed'],
    ],
    ['a near miss', { type: 'near-miss', controls: ['iso:A.1'] }, ['named']],
    ['a preliminary postmortem', { status: 'preliminary', controls: ['iso:A.1'] }, ['named']],
    ['no withdrawn postmortem', { status: 'withdrawn', controls: ['iso:A.1'] }, []],
    ['no draft that a preview shows', { status: 'draft', controls: ['iso:A.1'] }, []],
    ['no review that a preview shows', { status: 'in-review', controls: ['iso:A.1'] }, []],
    ['no incident that names another framework’s control of this id', { controls: ['soc:A.1'] }, []],
    ['no incident that names the framework alone', { controls: ['iso'] }, []],
  ])('%s', (_, fields, evidence) => {
    const { incidents, gaps } = only({ incidents: [incident('a', fields)] })
    expect(incidents.flatMap(({ results }) => results)).toEqual(evidence)
    expect(gaps.includes('no-evidence')).toBe(evidence.length === 0)
  })

  it('is no report about another organisation, but how many there are is said', () => {
    const origin = {
      organisation: 'Other',
      evidence: 'Read.',
      sources: [{ url: 'https://example.org/', evidence: 'primary' }],
    }
    const { incidents, others, lastEvidence, gaps } = only({
      incidents: [
        incident('theirs', { origin, controls: ['iso:A.1'], ...started('2026-05-01') }),
        incident('withdrawn', { origin, status: 'withdrawn', controls: ['iso:A.1'] }),
      ],
    })
    expect({ incidents, others, lastEvidence, gaps }).toEqual({
      incidents: [],
      others: 1,
      lastEvidence: undefined,
      gaps: ['no-process', 'no-evidence'],
    })
  })

  it('is an exercise of a runbook that names it, or belongs to a process that does; the last one counts', () => {
    const own = document('runbook', 'own', {
      controls: ['iso:A.1'],
      exercised: [
        { day: '2026-03-01', result: 'failed' },
        { day: '2025-12-01', result: 'worked' },
      ],
    })
    const its = document('runbook', 'its', { exercised: [{ day: '2026-01-01', result: 'worked' }] })
    const retired = document('runbook', 'retired', {
      status: 'retired',
      controls: ['iso:A.1'],
      exercised: [{ day: '2026-05-31', result: 'worked' }],
    })
    const never = document('runbook', 'never', { controls: ['iso:A.1'] })
    const unrelated = document('runbook', 'unrelated', { exercised: [{ day: '2026-05-30', result: 'worked' }] })
    const control = only({
      processes: [document('process', 'p', { controls: ['iso:A.1'] })],
      runbooks: [own, its, retired, never, unrelated],
      runbooksOf: new Map([['p', [its, own, retired]]]),
    })
    expect(control.exercised.map(({ runbook, exercise }) => [runbook.id, exercise.day, exercise.result])).toEqual([
      ['own', '2026-03-01', 'failed'],
      ['its', '2026-01-01', 'worked'],
    ])
    expect(control.notExercised.map(({ id }) => id)).toEqual(['never'])
    expect(control).toMatchObject({ lastEvidence: '2026-03-01', gaps: [] })
  })

  it('has no process in one that is retired or being written, and none of its runbooks', () => {
    const its = document('runbook', 'its', { exercised: [{ day: '2026-01-01', result: 'worked' }] })
    const control = only({
      processes: ['retired', 'draft'].map((status) => document('process', status, { status, controls: ['iso:A.1'] })),
      runbooks: [its],
      runbooksOf: new Map([['retired', [its]]]),
    })
    expect(control).toMatchObject({ processes: [], exercised: [], gaps: ['no-process', 'no-evidence'] })
  })

  it('comes newest first, on the day in UTC on which the incident began, or else was told of', () => {
    const { incidents, lastEvidence } = only({
      incidents: [
        incident('no-day', { controls: ['iso:A.1'] }),
        incident('told', { controls: ['iso:A.1'], published: '2026-02-02' }),
        incident('past-midnight', {
          controls: ['iso:A.1'],
          published: '2027-01-01',
          times: { impactStart: '2026-04-01T00:30+02:00' },
        }),
      ],
    })
    expect(incidents.map(({ incident: { document }, day }) => [document.id, day])).toEqual([
      ['past-midnight', '2026-03-31'],
      ['told', '2026-02-02'],
      ['no-day', undefined],
    ])
    expect(lastEvidence).toBe('2026-03-31')
  })
})

describe('what is lacking', () => {
  test.each<[what: string, day: string, asOf: string | undefined, gaps: string[]]>([
    ['evidence of the very day a year ago is not old', '2025-06-01', AS_OF, ['no-process']],
    ['a day more, and it is', '2025-05-31', AS_OF, ['no-process', 'old-evidence']],
    ['evidence of a leap day is old after 28 February', '2024-02-29', '2025-03-01', ['no-process', 'old-evidence']],
    ['a site that knows no day calls nothing old', '1999-01-01', undefined, ['no-process']],
  ])('%s', (_, day, asOf, gaps) => {
    const given = { incidents: [incident('a', { controls: ['iso:A.1'], ...started(day) })] }
    const { controls } = evidenceIndex(
      frameworks(['iso', 'A.1']),
      { processes: [], runbooks: [], runbooksOf: new Map(), ...given },
      asOf,
    ).frameworks[0]!
    expect(controls[0]!.gaps).toEqual(gaps)
  })
})

describe('the index', () => {
  it('has frameworks and controls as they are listed, also those that nothing names, and none that is not listed', () => {
    const { frameworks: found, places } = index(frameworks(['b', '2', '1'], ['a'], ['c', '1']), {
      processes: [document('process', 'p', { controls: ['b:1', 'nobody:1', 'b:99', 'nonsense'] })],
    })
    expect(found.map(({ framework, controls }) => [framework.id, controls.map(({ reference }) => reference)])).toEqual([
      ['b', ['b:2', 'b:1']],
      ['a', []],
      ['c', ['c:1']],
    ])
    expect(found.map(({ withProcess, withEvidence }) => [withProcess, withEvidence])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ])
    expect(found[1]!.pages).toMatchObject([{ path: 'controls/a/', controls: [] }])
    expect([...places]).toEqual([
      ['b:2', 'controls/b/#page-control-2'],
      ['b:1', 'controls/b/#page-control-1'],
      ['c:1', 'controls/c/#page-control-1'],
    ])
  })

  it('tells two editions of a framework apart', () => {
    const { frameworks: found } = index(frameworks(['c5', 'SIM-05'], ['c5-2026', 'SIM-05']), {
      incidents: [incident('a', { controls: ['c5-2026:SIM-05'] })],
    })
    expect(found.map(({ withEvidence }) => withEvidence)).toEqual([0, 1])
  })

  it('is cut into pages, each with few links, on which every control stands once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 450 }), fc.nat({ max: 12 }), fc.integer({ min: 1, max: 7 }), (n, naming, step) => {
        const ids = Array.from({ length: n }, (_, at) => `C-${at}`)
        const processes = Array.from({ length: naming }, (_, at) =>
          document('process', `p-${at}`, {
            controls: ids.filter((_, place) => place % step === 0).map((id) => `f:${id}`),
          }),
        )
        const [{ pages, controls } = { pages: [], controls: [] }] = index(frameworks(['f', ...ids]), {
          processes,
        }).frameworks
        expect(pages.flatMap((each) => each.controls)).toEqual(controls)
        for (const { controls, links } of pages) {
          expect(controls.length).toBeLessThanOrEqual(100)
          const shown = controls.reduce((sum, { processes }) => sum + Math.min(links, processes.length), 0)
          expect(shown).toBeLessThanOrEqual(300)
        }
        expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
      }),
      { numRuns: 30 },
    )
  })
})
