/**
 * The lists of runbooks and processes: by service and by layer, as their indexes show them; of each service that has more
 * than its page shows; and the sets of runbooks for paper.
 */
import type { Kind } from '../model/index.ts'
import type { Layer } from '../model/process.ts'
import { layerPath, printPath, serviceListPath } from './address.ts'
import { LINKS, type ListPage, listPages, ROWS, shareOf } from './list-pages.ts'
import type { Document, Record } from './record.ts'

/** Documents of an index that belong together. */
export interface DocumentGroup<K extends Kind, Id extends string = string> {
  /** A service or a layer. */
  id: Id
  /** Those that the index shows. */
  documents: Document<K>[]
  /** How many there are. */
  total: number
  /** Where all of them are, below the language’s root, when they are not here. */
  path?: string
}

export interface RunbookIndex {
  /** In the order of the record’s runbooks. */
  groups: DocumentGroup<'runbook'>[]
  /** Whether the index has room for what each runbook is about; otherwise it names them. */
  whole: boolean
}

/** Runbooks by the service that they name first. */
export function runbookIndex({ runbooks, services }: Pick<Record, 'runbooks' | 'services'>): RunbookIndex {
  const groups = [...Map.groupBy(runbooks, (runbook) => runbook.data.services[0]!)]
  const whole = runbooks.length <= ROWS
  const share = shareOf(
    groups.map(([, documents]) => documents.length),
    whole ? ROWS : LINKS,
  )
  // The page of a service has all of its runbooks, or leads to them.
  const pathOf = (id: string) =>
    (services.get(id)?.runbooks.length ?? 0) > OF_SERVICE
      ? serviceListPath(id, 'runbook')
      : `services/${id}/#page-runbooks`
  return { groups: groups.map(([id, all]) => beginning(id, all, share, pathOf(id))), whole }
}

/** Processes by their layer, each layer once, those without one left out. */
export function processIndex({ processes }: Pick<Record, 'processes'>): DocumentGroup<'process', Layer>[] {
  const groups = processLayers(processes)
  const share = shareOf(
    groups.map(({ documents }) => documents.length),
    ROWS,
  )
  return groups.map(({ layer, documents }) => beginning(layer, documents, share, layerPath(layer)))
}

function processLayers(processes: readonly Document<'process'>[]) {
  return (['people', 'process', 'tools'] as const)
    .map((layer) => ({ layer, documents: processes.filter(({ data }) => data.layer === layer) }))
    .filter(({ documents }) => documents.length > 0)
}

function beginning<K extends Kind, Id extends string>(
  id: Id,
  all: Document<K>[],
  share: number,
  path: string,
): DocumentGroup<K, Id> {
  const documents = all.slice(0, share)
  return { id, documents, total: all.length, ...(documents.length < all.length ? { path } : {}) }
}

/** The pages of the layers that the index of processes does not show whole. */
export function layerLists(record: Pick<Record, 'processes'>): (ListPage<Document<'process'>> & { layer: Layer })[] {
  const cut = new Set(processIndex(record).flatMap(({ id, path }) => (path ? [id] : [])))
  return processLayers(record.processes)
    .filter(({ layer }) => cut.has(layer))
    .flatMap(({ layer, documents }) => listPages(layerPath(layer), documents, ROWS).map((page) => ({ ...page, layer })))
}

/** So many runbooks, and so many processes, does the page of a service show. */
export const OF_SERVICE = 20

export type ServiceList = { service: string } & (
  | (ListPage<Document<'runbook'>> & { kind: 'runbook' })
  | (ListPage<Document<'process'>> & { kind: 'process' })
)

/** The pages of what the pages of services do not show whole. */
export function serviceLists({ services }: Pick<Record, 'services'>): ServiceList[] {
  return Array.from(services, ([service, { runbooks, processes }]) => [
    ...(runbooks.length > OF_SERVICE
      ? listPages(serviceListPath(service, 'runbook'), runbooks, ROWS).map((page) => ({
          ...page,
          service,
          kind: 'runbook' as const,
        }))
      : []),
    ...(processes.length > OF_SERVICE
      ? listPages(serviceListPath(service, 'process'), processes, ROWS).map((page) => ({
          ...page,
          service,
          kind: 'process' as const,
        }))
      : []),
  ]).flat()
}

/** A set of runbooks as one document, for paper. */
export interface PrintedSet extends ListPage<Document<'runbook'>> {
  /** Absent in the set of all. */
  service?: string
  /** The number of its first runbook. */
  first: number
}

/** The runbooks in force as they are printed: all of them while they are few, otherwise those of each service. */
export function printedSets({ runbooks, services }: Pick<Record, 'runbooks' | 'services'>): PrintedSet[] {
  const inForce = (all: readonly Document<'runbook'>[]) => all.filter(({ data }) => data.status !== 'retired')
  const all = inForce(runbooks)
  if (all.length <= ROWS) {
    const path = printPath()
    return [{ path, list: path, entries: all, number: 1, of: 1, total: all.length, first: 1 }]
  }
  return Array.from(services, ([service, { runbooks: its }]) =>
    listPages(printPath(service), inForce(its), ROWS).map((page) => ({
      ...page,
      service,
      first: 1 + (page.number - 1) * ROWS,
    })),
  ).flat()
}
