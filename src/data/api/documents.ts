/** Documents as JSON: what each says of itself, and what follows from it. */
import type { Kind } from '../../model/index.ts'
import { instantProblem, rfc3339 } from '../../model/time.ts'
import { copyPath } from '../../record/address.ts'
import { toIncident } from '../../record/incident.ts'
import { type Backlinks, type Document, documentAddress, type Record, reviewState } from '../../record/record.ts'
import { nameOf } from '../../record/translations.ts'
import type { DataSite } from '../data-file.ts'
import { apiSchemaPath } from './head.ts'
import { durationsOf, impactOf } from './lengths.ts'
import type { Api } from './model.ts'

/** A document as lists have it. */
export type Entry<K extends Kind> = Omit<Api[K], '$schema' | 'version' | 'body'>

export function documentEntry<K extends Kind>(document: Document<K>, record: Record, site: DataSite): Entry<K> {
  const { facts } = site
  const { kind, id, lang, file, data, lastChange } = document
  const versions = record.translations.versions.get(nameOf(document)) ?? []
  return {
    kind,
    id,
    lang,
    ...places(document, site),
    file,
    license: data.license ?? facts.catalogues.settings.license,
    ...(lastChange ? { changed: { day: lastChange.day, commit: lastChange.commit } } : {}),
    translations: versions
      .filter((version) => version.lang !== lang)
      .map((version) => ({ lang: version.lang, ...places(version, site) })),
    frontMatter: frontMatterOf(document),
    computed: computedOf(document, record),
    namedBy: namesOf(usesOf(document, record)),
  } as unknown as Entry<K>
}

/** The text of the file of one document, whose entry is that of the lists. */
export function documentText(document: Document, entry: object, site: DataSite): string {
  const $schema = site.link(`/${apiSchemaPath(document.kind)}`)
  return `${JSON.stringify({ $schema, version: 'v1', ...entry, body: site.textOf(document) }, null, 1)}\n`
}

function places(document: Document, { facts, link }: DataSite) {
  const [first] = facts.catalogues.settings.languages
  return {
    address: link(documentAddress(document, facts)),
    json: link(`/${copyPath(document, 'json', first!)}`),
    markdown: link(`/${copyPath(document, 'md', first!)}`),
  }
}

/** As it was read, with moments to the second, as RFC 3339 wants them. Fields that are withheld are not there. */
function frontMatterOf({ data, withheld }: Document): Document['data'] {
  const said = toTheSecond(data) as Document['data']
  if (!withheld || !('actions' in said)) return said
  // Nothing says that there are none.
  const { actions: _, ...rest } = said
  return rest as Document['data']
}

/** A copy of the value in which every text that is a moment, and nothing else, has its seconds. */
function toTheSecond(value: unknown): unknown {
  if (typeof value === 'string') return value[10] === 'T' && !instantProblem(value) ? rfc3339(value) : value
  if (Array.isArray(value)) return value.map(toTheSecond)
  if (typeof value !== 'object' || value === null) return value
  const copy: { [name: string]: unknown } = {}
  for (const name in value) copy[name] = toTheSecond((value as { [name: string]: unknown })[name])
  return copy
}

function computedOf(document: Document, { facts }: Record): object {
  if (isOf(document, 'postmortem')) {
    const incident = toIncident(document)
    const { start, year } = incident
    return {
      ...(start ? { start: rfc3339(start), year } : {}),
      durations: durationsOf(incident),
      ...impactOf(incident),
    }
  }
  const review = isOf(document, 'runbook') || isOf(document, 'process') ? reviewState(document.data, facts) : undefined
  return review ? { review } : {}
}

function isOf<K extends Kind>(document: Document, kind: K): document is Document<K> {
  return document.kind === kind
}

function usesOf({ kind, id }: Document, record: Record): Backlinks | undefined {
  const indexes = {
    manifesto: record.practice,
    process: record.processUses,
    runbook: record.runbookUses,
    postmortem: record.incidentUses,
  }
  return indexes[kind].get(id)
}

/** Documents by their ids. */
export function namesOf(
  { processes, runbooks, incidents }: Backlinks = { processes: [], runbooks: [], incidents: [] },
) {
  return {
    processes: processes.map(({ id }) => id),
    runbooks: runbooks.map(({ id }) => id),
    postmortems: incidents.map(({ document }) => document.id),
  }
}
