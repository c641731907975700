import { describe, expect, it } from 'vitest'
import {
  layerLists,
  printedSets,
  processIndex,
  runbookIndex,
  serviceLists,
} from '../../../src/record/document-lists.ts'
import type { Backlinks, Document, Record } from '../../../src/record/record.ts'

function runbook(id: string, service: string, status = 'active'): Document<'runbook'> {
  return { kind: 'runbook', id, data: { title: id, services: [service], status } } as unknown as Document<'runbook'>
}

function process(id: string, layer: string): Document<'process'> {
  return { kind: 'process', id, data: { title: id, layer } } as unknown as Document<'process'>
}

/** So many runbooks of each service. */
function recordOf(numbers: { [service: string]: number }): Pick<Record, 'runbooks' | 'services'> {
  const groups = Object.entries(numbers).map(([service, n]): [string, Backlinks] => [
    service,
    {
      runbooks: Array.from({ length: n }, (_, at) => runbook(`${service}-${at}`, service)),
      processes: [],
      incidents: [],
    },
  ])
  return { runbooks: groups.flatMap(([, { runbooks }]) => runbooks), services: new Map(groups) }
}

describe('the index of runbooks', () => {
  it('shows all of them while they are few', () => {
    const { groups, whole } = runbookIndex(recordOf({ dns: 30, mail: 10 }))
    expect(whole).toBe(true)
    expect(groups.map(({ id, documents, path }) => [id, documents.length, path])).toEqual([
      ['dns', 30, undefined],
      ['mail', 10, undefined],
    ])
  })

  it('names the first of each service when they are many, and leads to all of them', () => {
    const { groups, whole } = runbookIndex(recordOf({ dns: 300, mail: 10 }))
    expect(whole).toBe(false)
    expect(groups.map(({ id, documents, total, path }) => [id, documents.length, total, path])).toEqual([
      ['dns', 140, 300, 'services/dns/runbooks/'],
      ['mail', 10, 10, undefined],
    ])
  })

  it('leads to the page of a service that has room for its runbooks', () => {
    const services = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`s${at}`, 15]))
    expect(runbookIndex(recordOf(services)).groups[0]).toMatchObject({ total: 15, path: 'services/s0/#page-runbooks' })
  })
})

describe('the lists of a service', () => {
  it('are there when its page does not show all, and have each runbook once', () => {
    const record = recordOf({ dns: 100, mail: 20 })
    const lists = serviceLists(record)
    expect(lists.map(({ path, entries }) => [path, entries.length])).toEqual([
      ['services/dns/runbooks/', 40],
      ['services/dns/runbooks/2/', 40],
      ['services/dns/runbooks/3/', 20],
    ])
    expect(lists.flatMap(({ entries }) => entries as Document[])).toEqual(record.services.get('dns')!.runbooks)
  })
})

describe('the processes of a layer', () => {
  const processes = [
    ...Array.from({ length: 50 }, (_, at) => process(`people-${at}`, 'people')),
    process('tools-1', 'tools'),
  ]

  it('are in the index, as far as there is room, and all of them in lists of their own', () => {
    expect(processIndex({ processes }).map(({ id, documents, path }) => [id, documents.length, path])).toEqual([
      ['people', 39, 'processes/layer/people/'],
      ['tools', 1, undefined],
    ])
    expect(layerLists({ processes }).flatMap(({ entries }) => entries)).toEqual(processes.slice(0, 50))
  })
})

describe('the runbooks for paper', () => {
  it('are one set while they are few, without those that were retired', () => {
    const { runbooks, services } = recordOf({ dns: 3 })
    const sets = printedSets({ runbooks: [...runbooks, runbook('old', 'dns', 'retired')], services })
    expect(sets.map(({ path, entries }) => [path, entries])).toEqual([['runbooks/print/', runbooks]])
  })

  it('are a set for each service when they are many, whose numbers go on from part to part', () => {
    expect(
      printedSets(recordOf({ dns: 50, mail: 2 })).map(({ path, entries, first, total }) => [
        path,
        entries.length,
        first,
        total,
      ]),
    ).toEqual([
      ['runbooks/print/dns/', 40, 1, 50],
      ['runbooks/print/dns/2/', 10, 41, 50],
      ['runbooks/print/mail/', 2, 1, 2],
    ])
  })
})
