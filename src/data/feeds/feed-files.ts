/** Atom, RSS and JSON Feed, by language: of all changes, of postmortems, of those of each service and each severity, of actions. */
import { inLanguage } from '../../i18n/catalogue-names.ts'
import { messages } from '../../i18n/index.ts'
import { licence } from '../../i18n/licence.ts'
import { facetPath, languageRoot } from '../../record/address.ts'
import { type FeedFormat, feedFolders, feedFormats, feedPath } from '../../record/feed-address.ts'
import type { Incident, Record } from '../../record/record.ts'
import type { DataFile, DataSite } from '../data-file.ts'
import { actionEntry } from './action-entries.ts'
import { atomFeed } from './atom.ts'
import { Entries, type Told } from './entries.ts'
import type { Feed } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
import { rssFeed } from './rss.ts'

/** Entries of a feed of everything; who reads it once a month misses nothing, and no feed grows with the record. */
export const MOST_ENTRIES = 50
/** Entries of a feed of one service or one severity. */
export const MOST_ENTRIES_OF_ONE = 10

const writers: Readonly<{ [format in FeedFormat]: (feed: Feed) => string }> = {
  atom: atomFeed,
  rss: rssFeed,
  json: jsonFeed,
}

/** What tells one feed of the site from the others. Its folder and its page are below the language’s root. */
interface Plan extends Pick<Feed, 'title' | 'summary' | 'page' | 'entries'> {
  folder: string
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
    for (const { folder, page, title, summary, entries: its } of plansOf(record, entries, site)) {
      const address = (format: FeedFormat) => root + feedPath(folder, format)
      const feed: Feed = {
        title: `${title} · ${name}`,
        summary,
        lang,
        page: link(root + page),
        addresses: { atom: link(address('atom')), rss: link(address('rss')), json: link(address('json')) },
        publisher: { name: settings.organisation, page: link(root) },
        license: licence(settings.license),
        entries: its,
      }
      for (const format of feedFormats) yield { path: address(format).slice(1), content: writers[format](feed) }
    }
  }
}

function* plansOf(record: Record, entries: Entries, site: DataSite): Generator<Plan> {
  const { lang, incidents, facts } = record
  const { settings, services } = facts.catalogues
  const words = messages(lang)
  const told = incidents.map(toldOf)
  yield {
    folder: feedFolders.changes,
    page: '',
    title: words.feed.changes,
    summary: words.feed.changesText,
    entries: entries.newest([...told, ...othersOf(record).map((document) => ({ document }))], MOST_ENTRIES),
  }
  yield {
    folder: feedFolders.postmortems,
    page: feedFolders.postmortems,
    title: words.kinds.postmortem,
    summary: words.index.postmortems,
    entries: entries.newest(told, MOST_ENTRIES),
  }
  for (const service of services) {
    const { name, summary } = inLanguage(service, lang)
    const folder = feedFolders.service(service.id)
    const its = record.services.get(service.id)?.incidents ?? []
    yield {
      folder,
      page: folder,
      title: words.filter.title.service(name),
      summary,
      entries: entries.newest(its.map(toldOf), MOST_ENTRIES_OF_ONE),
    }
  }
  const listed = record.facets.find(({ name }) => name === 'severity')?.values ?? []
  for (const { id, label, definition } of settings.severities) {
    const hasPage = listed.some((value) => value.id === id)
    const its = incidents.filter(({ document }) => document.data.severity === id)
    yield {
      folder: feedFolders.severity(id),
      page: hasPage ? facetPath('severity', id) : feedFolders.postmortems,
      title: words.filter.title.severity(label),
      summary: definition,
      entries: entries.newest(its.map(toldOf), MOST_ENTRIES_OF_ONE),
    }
  }
  if (settings.actions !== 'public') return
  yield {
    folder: feedFolders.actions,
    page: feedFolders.actions,
    title: words.feed.actions,
    summary: words.feed.actionsText,
    entries: record.actionChanges.slice(0, MOST_ENTRIES).map((change) => actionEntry(change, site)),
  }
}

function toldOf(incident: Incident): Told {
  return { document: incident.document, incident }
}

/** Everything that is no postmortem. */
function othersOf({ declaration, principles, manifestoPages, processes, runbooks }: Record) {
  return [...(declaration ? [declaration] : []), ...principles, ...manifestoPages, ...processes, ...runbooks]
}
