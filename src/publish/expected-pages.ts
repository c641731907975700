/** Which pages a handbook must have: nothing that was accepted may be lost on the way. */
import { type Handbook, type Site, siteOf } from '../handbook.ts'
import { inLanguage } from '../i18n/catalogue-names.ts'
import { fileKindNames } from '../model/file-kinds.ts'
import { folders, isPublic } from '../model/index.ts'
import {
  actionsPath,
  addressOf,
  alertAddress,
  COVERAGE,
  changesAddress,
  controlsPath,
  DATA,
  fieldsPath,
  languageRoot,
  printPath,
  serviceAddress,
} from '../record/address.ts'
import { alertDirectory } from '../record/alerts.ts'
import { alphabetOf } from '../record/alphabet.ts'
import { layerLists, printedSets, serviceLists } from '../record/document-lists.ts'
import { incidentLists } from '../record/incident-lists.ts'
import { insightsPages } from '../record/insights.ts'
import type { Record } from '../record/record.ts'
import type { Written } from './audit.ts'

/** Addresses without base, in no particular order, each once. */
export function expectedPages(handbook: Handbook, { documents, facts, records }: Site = siteOf(handbook)): Set<string> {
  const { settings, services, terms } = facts.catalogues
  const [first] = settings.languages
  const pages = new Set<string>()
  for (const { document } of documents) {
    pages.add(addressOf(document, first!))
    for (const alias of document.data.aliases) pages.add(alias)
    if (document.editions) pages.add(changesAddress(document, first!))
    // Alerts lead to the runbooks of the first language: machines write their addresses, and know one.
    if (document.kind === 'runbook' && document.lang === first && 'alerts' in document.data) {
      for (const alert of document.data.alerts) pages.add(alertAddress(alert))
    }
  }
  for (const [lang, record] of records) {
    const root = languageRoot(lang, first!)
    for (const index of [
      '',
      'search/',
      'accessibility/',
      DATA,
      fieldsPath(),
      ...fileKindNames.map((kind) => fieldsPath(kind)),
      `${folders.process}/`,
      `${folders.runbook}/`,
      printPath(),
      `${folders.postmortem}/`,
      COVERAGE,
    ])
      pages.add(root + index)
    for (const list of lists(record)) pages.add(root + list)
    const { letters, tags } = alphabetOf(
      record,
      services.map((service) => inLanguage(service, lang)),
    )
    for (const { path } of [...letters.pages, ...tags.pages]) pages.add(root + path)
    if (services.length > 0) pages.add(`${root}services/`)
    if (terms.length > 0) pages.add(`${root}glossary/`)
    for (const { id } of services) pages.add(serviceAddress(id, lang, first!))
  }
  return pages
}

/** The lists that a record has besides its indexes, below the language’s root. */
function lists(record: Record): string[] {
  const { incidents, runbooks, facets, actions, controls, insights } = record
  const ofDocuments = [...serviceLists(record), ...layerLists(record), ...printedSets(record)]
  return [
    ...incidentLists(incidents, facets).keys(),
    ...[...ofDocuments, ...alertDirectory(runbooks).pages].map(({ path }) => path),
    ...insightsPages(insights).map(({ path }) => path),
    actionsPath(),
    ...Array.from(actions.ofTeam.keys(), (id) => actionsPath('team', id)),
    ...Array.from(actions.ofService.keys(), (id) => actionsPath('service', id)),
    ...(controls.frameworks.length > 0 ? [controlsPath()] : []),
    ...controls.frameworks.flatMap(({ pages }) => pages.map(({ path }) => path)),
  ]
}

/** A page that search engines may show. */
export interface IndexedPage {
  /** Without base. */
  address: string
  /** Day of the last change of the document that it shows, `YYYY-MM-DD`, where git knows it. */
  day?: string
}

/**
 * The pages for search engines, by address: all but drafts, former addresses, what was revised, and the set of runbooks,
 * whose texts have pages of their own.
 *
 * @param expected what `expectedPages` says of the handbook
 */
export function indexedPages({ documents, facts }: Site, expected: ReadonlySet<string>): IndexedPage[] {
  const [first] = facts.catalogues.settings.languages
  const days = new Map<string, string | undefined>()
  const left = new Set<string>()
  for (const { document } of documents) {
    const address = addressOf(document, first!)
    days.set(address, document.lastChange?.day)
    if (!isPublic(document.kind, 'status' in document.data ? document.data.status : undefined)) left.add(address)
    if (document.editions) left.add(changesAddress(document, first!))
    for (const alias of document.data.aliases) left.add(alias)
  }
  return [...expected]
    .filter((address) => !left.has(address) && !address.includes(`/${printPath()}`))
    .sort()
    .map((address) => ({ address, ...(days.get(address) ? { day: days.get(address)! } : {}) }))
}

/** What authors have written, by the address of the page that shows it. Services have names in several languages. */
export function writtenPages({ documents, facts }: Site): Map<string, Written> {
  const { settings, services } = facts.catalogues
  const [first] = settings.languages
  const written = new Map<string, Written>()
  for (const { document, body } of documents) {
    written.set(addressOf(document, first!), {
      title: document.data.title,
      // Of pages that were audited before nobody asks for it.
      get html() {
        return body.html
      },
      digest: body.digest,
    })
    if (document.editions) written.set(changesAddress(document, first!), { html: '' })
  }
  for (const lang of settings.languages) {
    for (const { id } of services) written.set(serviceAddress(id, lang, first!), { html: '' })
  }
  return written
}

/** Pages that may be there beside those of the record. */
export const knownPages = [
  '/404.html',
  /^\/(?:[a-z]{2}\/)?runbooks\/by-alert\/[A-Za-z0-9_-]+\/$/,
  /^\/(?:[a-z]{2}\/)?manifesto\/$/,
]
