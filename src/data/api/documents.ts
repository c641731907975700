/** Documents as JSON: what each says of itself, and what follows from it. */
import { documentSchemas, type Kind } from '../../model/index.ts'
import { timesIn } from '../../model/references.ts'
import { rfc3339 } from '../../model/time.ts'
import { copyPath } from '../../record/address.ts'
import { toIncident } from '../../record/incident.ts'
import { type Backlinks, type Document, documentAddress, type Record, reviewState } from '../../record/record.ts'
import { nameOf } from '../../record/translations.ts'
import type { DataSite } from '../data-file.ts'
import { apiSchemaPath } from './head.ts'
import { durationsOf, impactOf } from './lengths.ts'
import type { Api } from './model.ts'

type Of<K extends Kind> = Omit<Api[K], '$schema' | 'version' | 'body'>

/** A document as lists have it. */
export function documentEntry<K extends Kind>(document: Document<K>, record: Record, site: DataSite): Of<K> {
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
  } as unknown as Of<K>
}

/** The text of the file of one document. */
export function documentText(document: Document, record: Record, site: DataSite): string {
  const { kind } = document
  const entry = {
    $schema: site.link(`/${apiSchemaPath(kind)}`),
    version: 'v1',
    ...documentEntry(document, record, site),
    body: site.textOf(document),
  }
  return `${JSON.stringify(entry, null, 1)}\n`
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
function frontMatterOf({ kind, data, withheld }: Document): Document['data'] {
  const copy = structuredClone(data)
  for (const { path, meta, text } of timesIn(documentSchemas[kind], copy)) {
    if (meta.format !== 'date-time') continue
    const last = path.pop()!
    const holder = path.reduce((value: unknown, name) => (value as { [name: string]: unknown })[name], copy)
    ;(holder as { [name: string]: unknown })[last] = rfc3339(text)
  }
  if (withheld && 'actions' in copy) {
    // Nothing says that there are none.
    const { actions: _, ...rest } = copy
    return rest as Document['data']
  }
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
