import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facetsOf } from '../../../src/record/facets.ts'
import { type Incident, inRecordOrder } from '../../../src/record/incident.ts'
import { type IncidentList, incidentLists } from '../../../src/record/incident-lists.ts'
import { incident, settings } from './documents.ts'

/** Incidents of these months, `2024-03` or none, each so many. */
function incidentsOf(months: readonly (readonly [month: string | undefined, n: number])[], fields: object = {}) {
  return months
    .flatMap(([month, n]) =>
      Array.from({ length: n }, (_, at) =>
        incident(`${month}-${at}`, { ...fields, ...(month ? { times: { impactStart: `${month}-06T00:00Z` } } : {}) }),
      ),
    )
    .sort(inRecordOrder)
}
const listsOf = (incidents: Incident[]) => incidentLists(incidents, facetsOf(incidents, settings()))
const shown = ({ years }: IncidentList) => years.flatMap(({ incidents }) => incidents)
const paths = (lists: Map<string, IncidentList>) => [...lists.keys()]

/** What a reader finds who begins at a list and follows its parts, and their pages. */
function reachable(lists: Map<string, IncidentList>, path: string): Set<Incident> {
  const list = lists.get(path)!
  const { part } = list
  const next = part && part.number < part.of ? [`${part.list}${part.number + 1}/`] : []
  return new Set([
    ...shown(list),
    ...[...list.parts.map((each) => each.path), ...next].flatMap((each) => [...reachable(lists, each)]),
  ])
}

describe('the lists of incidents', () => {
  it('are whole while they are short', () => {
    const lists = listsOf(
      incidentsOf([
        ['2026-03', 20],
        ['2025-07', 30],
      ]),
    )
    expect(paths(lists)).toEqual(['postmortems/', 'postmortems/year/2026/', 'postmortems/year/2025/'])
    expect([...lists.values()].flatMap(({ parts }) => parts)).toEqual([])
  })

  it('leave years to lists of their own, long years their months, and long months further pages', () => {
    const lists = listsOf(
      incidentsOf([
        ['2026-03', 100],
        ['2026-02', 5],
        ['2025-07', 30],
      ]),
    )
    expect(lists.get('postmortems/')!.parts).toEqual([
      { path: 'postmortems/year/2026/', time: '2026' },
      { path: 'postmortems/year/2025/', time: '2025' },
    ])
    expect(paths(lists).sort()).toEqual(
      [
        'postmortems/',
        'postmortems/year/2025/',
        'postmortems/year/2026/',
        'postmortems/year/2026/02/',
        'postmortems/year/2026/03/',
        'postmortems/year/2026/03/2/',
        'postmortems/year/2026/03/3/',
      ].sort(),
    )
    expect(shown(lists.get('postmortems/')!)).toHaveLength(50)
    expect(lists.get('postmortems/year/2026/03/3/')!.part).toEqual({
      list: 'postmortems/year/2026/03/',
      time: '2026-03',
      number: 3,
      of: 3,
    })
  })

  it('have months at once where there is one year, and a place for what has no time', () => {
    expect(
      listsOf(
        incidentsOf([
          ['2026-03', 50],
          ['2026-01', 50],
        ]),
      ).get('postmortems/')!.parts,
    ).toEqual(
      [
        { path: 'postmortems/year/2026/03/', time: '2026-03' },
        { path: 'postmortems/year/2026/01/', time: '2026-01' },
      ].slice(1),
    )
    expect(
      listsOf(
        incidentsOf([
          ['2026-03', 5],
          [undefined, 70],
        ]),
      ).get('postmortems/')!.parts,
    ).toEqual([{ path: 'postmortems/year/undated/' }])
  })

  it('of a service have their own years, and those of a type lead to the years of all', () => {
    const other = incident('other', {
      type: 'near-miss',
      services: ['mail'],
      times: { impactStart: '2026-04-01T00:00Z' },
    })
    const lists = listsOf([
      other,
      ...incidentsOf(
        [
          ['2026-03', 70],
          ['2025-03', 70],
        ],
        { services: ['dns'] },
      ),
    ])
    expect(lists.get('postmortems/service/dns/')!.parts.map(({ path }) => path)).toEqual([
      'postmortems/service/dns/2026/',
      'postmortems/service/dns/2025/',
    ])
    expect(lists.get('postmortems/type/incident/')!.parts.map(({ path }) => path)).toEqual([
      'postmortems/year/2026/',
      'postmortems/year/2025/',
    ])
    expect(lists.get('postmortems/service/mail/')!.parts).toEqual([])
  })

  it('never grow beyond a page, and lead to every incident from the first page on', () => {
    const month = fc.constantFrom('2026-03', '2026-02', '2025-12', '2025-01', '2019-06', undefined)
    const record = fc.array(fc.tuple(month, fc.nat(130)), { maxLength: 6 })
    fc.assert(
      fc.property(record, (months) => {
        const incidents = incidentsOf([...new Map(months)], { services: ['dns'], severity: 'sev1' })
        const mixed = [
          ...incidents.slice(0, 5).map(({ document: { id, data } }) => incident(`${id}-x`, { times: data.times })),
          ...incidents,
        ].sort(inRecordOrder)
        const lists = listsOf(mixed)
        for (const [path, list] of lists) {
          expect(shown(list).length).toBeLessThanOrEqual(60)
          expect(new Set(shown(list)).size).toBe(shown(list).length)
          if (!list.part)
            expect([...reachable(lists, path)].filter((each) => mixed.includes(each)).length).toBeGreaterThanOrEqual(
              list.total,
            )
        }
        expect(reachable(lists, 'postmortems/')).toEqual(new Set(mixed))
      }),
      { numRuns: 30 },
    )
  })

  it('change in few places when one incident comes in', () => {
    const months = Array.from(
      { length: 36 },
      (_, at) => [`${2024 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}`, 9] as const,
    )
    const before = incidentsOf(months)
    const after = [...before, incident('new', { times: { impactStart: '2025-05-20T00:00Z' } })].sort(inRecordOrder)
    const [was, is] = [listsOf(before), listsOf(after)]
    const ids = (list: IncidentList | undefined) => list && shown(list).map(({ document }) => document.id)
    const changed = paths(is).filter((path) => String(ids(was.get(path))) !== String(ids(is.get(path))))
    expect(changed).toEqual(['postmortems/year/2025/05/'])
  })
})
