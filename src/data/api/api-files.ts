/** The files of `/api/v1/`, those of single documents, and the JSON Schemas of all of them. */
import { messages } from '../../i18n/index.ts'
import type { Kind } from '../../model/index.ts'
import { jsonSchemaFrom } from '../../model/json-schema.ts'
import { copyPath, serviceAddress } from '../../record/address.ts'
import { alertTargets } from '../../record/alerts.ts'
import type { Document, Record } from '../../record/record.ts'
import { csvText } from '../csv.ts'
import { type DataFile, type DataSite, mediaTypeOf } from '../data-file.ts'
import { offersOf } from '../offers.ts'
import { actionEntries, actionTotals } from './actions.ts'
import { documentEntry, documentText, namesOf } from './documents.ts'
import { API, apiSchemaPath, type Head, headOf, listText } from './head.ts'
import { definitions, metricEntry, statisticsOf } from './metrics.ts'
import { type Api, type ApiFile, apiFileNames, apiModel } from './model.ts'
import { timelineRows } from './timeline.ts'

/** `ID.json` beside the page of a document. */
export function documentFile(document: Document, site: DataSite): DataFile {
  const [first] = site.facts.catalogues.settings.languages
  const entry = documentEntry(document, site.records.get(document.lang)!, site)
  return { path: copyPath(document, 'json', first!), content: documentText(document, entry, site) }
}

/** What `/api/v1/` and `/schema/api/v1/` hold. */
export function* apiLists(site: DataSite): Generator<DataFile> {
  const { facts, records } = site
  const { services } = facts.catalogues
  const [first] = facts.catalogues.settings.languages
  // Lists have each document once, in the first of the languages that has it; the others are linked as its translations.
  const record = records.get(first!)!
  const file = <File extends ApiFile>(
    name: File,
    list: keyof Api[File] & string,
    said: Omit<Api[File], keyof Head>,
  ) => {
    const { [list]: entries, ...more } = said as { [name: string]: unknown }
    const those = entries as readonly unknown[]
    return {
      path: `${API}${name}.json`,
      content: listText({ ...headOf(name, those.length, site), ...more }, list, those),
    }
  }

  const entriesOf = <K extends Kind>(those: readonly Document<K>[]) =>
    those.map((each) => documentEntry(each, records.get(each.lang)!, site))
  yield file('index', 'files', indexOf(record, site))
  yield file('postmortems', 'postmortems', {
    postmortems: entriesOf(record.incidents.map(({ document }) => document)),
  })
  yield file('runbooks', 'runbooks', {
    alerts: Object.fromEntries(Array.from(alertTargets(record), ([alert, to]) => [alert, site.link(to)])),
    runbooks: entriesOf(record.runbooks),
  })
  yield file('processes', 'processes', {
    processes: entriesOf(record.processes),
  })
  yield file('services', 'services', {
    services: services.map((service) => ({
      ...service,
      translations: service.translations ?? {},
      address: site.link(serviceAddress(service.id, first!, first!)),
      namedBy: namesOf(record.services.get(service.id)),
    })),
  })
  yield file('actions', 'actions', { ...actionTotals(record), actions: actionEntries(record, site) })
  yield file('metrics', 'incidents', {
    definitions,
    incidents: record.incidents.map((incident) => metricEntry(incident, site)),
    statistics: statisticsOf(record.insights),
  })
  yield { path: `${API}timeline.csv`, content: csvText(timelineRows(record, site)) }
  for (const name of apiFileNames) {
    const path = apiSchemaPath(name)
    yield {
      path,
      content: `${JSON.stringify(jsonSchemaFrom(apiModel[name], site.site && site.link(`/${path}`)), null, 1)}\n`,
    }
  }
}

function indexOf(record: Record, { facts, link, site }: DataSite): Omit<Api['index'], keyof Head> {
  const { name, organisation, languages, contact } = facts.catalogues.settings
  const words = messages('en').offers
  return {
    name,
    organisation,
    site: link('/'),
    languages,
    ...(contact ? { contact } : {}),
    modified: facts.modified,
    files: offersOf(record, site !== undefined).flatMap(({ offer, files, schema, records }) =>
      files.map(({ path }) => ({
        name: offer,
        address: link(`/${path}`),
        ...words[offer],
        mediaType: mediaTypeOf(path)!,
        ...(schema ? { schema: link(`/${schema}`) } : {}),
        ...(records === undefined ? {} : { records }),
      })),
    ),
  }
}
