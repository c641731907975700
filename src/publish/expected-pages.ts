/** Which pages a handbook must have: nothing that was accepted may be lost on the way. */
import { type Handbook, publishedDocuments } from '../handbook.ts'
import { folders } from '../model/index.ts'
import { addressOf, alertAddress, changesAddress, languageRoot, serviceAddress } from '../record/address.ts'
import type { Written } from './audit.ts'

/** Addresses without base, in no particular order, each once. */
export function expectedPages(handbook: Handbook): Set<string> {
  const { settings, services, terms } = handbook.source.catalogues
  const [first] = settings.languages
  const pages = new Set<string>()
  for (const { document } of publishedDocuments(handbook)) {
    pages.add(addressOf(document, first!))
    for (const alias of document.data.aliases) pages.add(alias)
    if (document.editions) pages.add(changesAddress(document, first!))
    // Alerts lead to the runbooks of the first language: machines write their addresses, and know one.
    if (document.kind === 'runbook' && document.lang === first && 'alerts' in document.data) {
      for (const alert of document.data.alerts) pages.add(alertAddress(alert))
    }
  }
  for (const lang of settings.languages) {
    const root = languageRoot(lang, first!)
    for (const index of [
      '',
      'search/',
      'accessibility/',
      `${folders.process}/`,
      `${folders.runbook}/`,
      `${folders.runbook}/print/`,
      `${folders.postmortem}/`,
    ])
      pages.add(root + index)
    if (services.length > 0) pages.add(`${root}services/`)
    if (terms.length > 0) pages.add(`${root}glossary/`)
    for (const { id } of services) pages.add(serviceAddress(id, lang, first!))
  }
  return pages
}

/** What authors have written, by the address of the page that shows it. Services have names in several languages. */
export function writtenPages(handbook: Handbook): Map<string, Written> {
  const { settings, services } = handbook.source.catalogues
  const [first] = settings.languages
  const written = new Map<string, Written>()
  for (const { document, html } of publishedDocuments(handbook)) {
    written.set(addressOf(document, first!), { title: document.data.title, html })
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
