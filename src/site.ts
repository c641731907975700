/** The record as the pages see it: handed over by the command that renders them, before it loads any of them. */
import { inLanguage } from './i18n/catalogue-names.ts'
import type { Piece } from './markdown/types.ts'
import type { Service } from './model/catalogues.ts'
import type { Kind } from './model/index.ts'
import type { Language } from './model/values.ts'
import { keyOf, languageRoot, withBase } from './record/address.ts'
import { type FeedFormat, feedPath } from './record/feed-address.ts'
import { type Document, documentAddress, type Record } from './record/record.ts'
import { handedOverSite } from './site-content.ts'

const site = handedOverSite()

export const { facts } = site
export const languages = facts.catalogues.settings.languages
export const defaultLanguage: Language = languages[0]!

/** The record for readers of one language. */
export function recordFor(lang: Language): Record {
  return site.records.get(lang)!
}

/** The rendered body of a document, as HTML. */
export function bodyOf(document: Document): string {
  return site.bodyOf(keyOf(document))
}

/** Whether a document’s body has code blocks, and so a use for the script that copies them. */
export function showsCode(document: Document): boolean {
  return bodyOf(document).includes('<figure class="code"')
}

/** Whether the body of any document of a kind has such a piece. */
export function isInABody(kind: Kind, piece: Piece): boolean {
  return site.isInABody(kind, piece)
}

/** An address of the site as it goes into a page, below the base path. */
export function href(address: string): string {
  return withBase(address, import.meta.env.BASE_URL)
}

/** The same with the site’s own address before it; absent where nobody has said where the site is published. */
export function absoluteHref(address: string): string | undefined {
  const { SITE } = import.meta.env
  return SITE ? new URL(href(address), SITE).href : undefined
}

/** Where a feed is, as it goes into a page. Absent where nobody has said where the site is published: it has no feeds. */
export function feedHref(folder: string, format: FeedFormat, lang: Language): string | undefined {
  return import.meta.env.SITE ? href(languageRoot(lang, defaultLanguage) + feedPath(folder, format)) : undefined
}

/** Where a document lives, as it goes into a page. */
export function documentHref(document: Pick<Document, 'kind' | 'lang' | 'id'>): string {
  return href(documentAddress(document, facts))
}

/** Name and summary of the handbook in the reader’s language. */
export function handbookIn(lang: Language): { name: string; summary: string } {
  const { name, summary, translations } = facts.catalogues.settings
  return { name, summary, ...translations?.[lang] }
}

/** The services in the reader’s language. */
export function servicesIn(lang: Language): Service[] {
  return facts.catalogues.services.map((service) => inLanguage(service, lang))
}

/** Values of the rest parameter `[...lang]`: `undefined` for the first language, which lives at the root. */
export function languageParam(lang: Language): string | undefined {
  return lang === defaultLanguage ? undefined : lang
}
