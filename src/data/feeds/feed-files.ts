/** Atom, RSS and JSON Feed: of all changes, of postmortems, and of those of each service and each severity, by language. */
import { inLanguage } from '../../components/catalogue-names.ts'
import { licence } from '../../components/licence.ts'
import { messages } from '../../i18n/index.ts'
import { facetPath, languageRoot } from '../../record/address.ts'
import { type FeedFormat, feedFolders, feedFormats, feedPath } from '../../record/feed-address.ts'
import type { Incident, Record } from '../../record/record.ts'
import type { DataFile, DataSite } from '../data-file.ts'
import { atomFeed } from './atom.ts'
import { Entries, type Told } from './entries.ts'
import type { Feed } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
import { rssFeed } from './rss.ts'

/** Entries of a feed of everything; who reads it once a month misses nothing, and no feed grows with the record. */
export const MOST_ENTRIES = 50
/** Entries of a feed of one service or one severity. */
export const MOST_ENTRIES_OF_ONE = 20

const writers: Readonly<{ [format in FeedFormat]: (feed: Feed) => string }> = {
  atom: atomFeed,
  rss: rssFeed,
  json: jsonFeed,
}

/** A feed of the site before its entries are made. Folder and page are below the language’s root. */
interface Plan {
  folder: string
  page: string
  title: string
  summary: string
  told: Told[]
  most: number
}

/** Nothing where nobody said where the site is published: feeds are read elsewhere, and name everything in full. */
export function* feedFiles(site: DataSite): Generator<DataFile> {
  if (site.site === undefined) return
  const { facts, link } = site
  const { settings } = facts.catalogues
  const entries = new Entries(site)
  for (const [lang, record] of site.records) {
    const root = languageRoot(lang, settings.languages[0]!)
    const { name } = inLanguage(settings, lang)
    for (const { folder, page, title, summary, told, most } of plansOf(record)) {
      const address = (format: FeedFormat) => root + feedPath(folder, format)
      const feed: Feed = {
        title: `${title} · ${name}`,
        summary,
        lang,
        page: link(root + page),
        addresses: { atom: link(address('atom')), rss: link(address('rss')), json: link(address('json')) },
        publisher: { name: settings.organisation, page: link(root) },
        license: licence(settings.license),
        entries: entries.newest(told, most),
      }
      for (const format of feedFormats) yield { path: address(format).slice(1), content: writers[format](feed) }
    }
  }
}

function* plansOf(record: Record): Generator<Plan> {
  const { lang, incidents, facts } = record
  const { settings, services } = facts.catalogues
  const words = messages(lang)
  const told = incidents.map(toldOf)
  yield {
    folder: feedFolders.changes,
    page: '',
    title: words.feed.changes,
    summary: words.feed.changesText,
    told: [...told, ...othersOf(record).map((document) => ({ document }))],
    most: MOST_ENTRIES,
  }
  const all = { page: feedFolders.postmortems, title: words.kinds.postmortem, summary: words.index.postmortems }
  yield { ...all, folder: feedFolders.postmortems, told, most: MOST_ENTRIES }
  for (const service of services) {
    const { name, summary } = inLanguage(service, lang)
    const folder = feedFolders.service(service.id)
    const its = record.services.get(service.id)?.incidents ?? []
    const title = words.filter.title.service(name)
    yield { folder, page: folder, title, summary, told: its.map(toldOf), most: MOST_ENTRIES_OF_ONE }
  }
  const listed = record.facets.find(({ name }) => name === 'severity')?.values ?? []
  for (const { id, label, definition } of settings.severities) {
    const hasPage = listed.some((value) => value.id === id)
    yield {
      folder: feedFolders.severity(id),
      page: hasPage ? facetPath('severity', id) : feedFolders.postmortems,
      title: words.filter.title.severity(label),
      summary: definition,
      told: incidents.filter(({ document }) => document.data.severity === id).map(toldOf),
      most: MOST_ENTRIES_OF_ONE,
    }
  }
}

function toldOf(incident: Incident): Told {
  return { document: incident.document, incident }
}

/** Everything that is no postmortem. */
function othersOf({ declaration, principles, manifestoPages, processes, runbooks }: Record) {
  return [...(declaration ? [declaration] : []), ...principles, ...manifestoPages, ...processes, ...runbooks]
}
