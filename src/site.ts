/** The record as the pages see it: asked of Astro once for the whole site. */
import { getCollection, getEntry, render } from 'astro:content'
import type { Kind } from './model/index.ts'
import type { Language } from './model/values.ts'
import { keyOf, languageRoot, withBase } from './record/address.ts'
import { type FeedFormat, feedPath } from './record/feed-address.ts'
import { buildRecords, type Document, documentAddress, type Record, type SiteFacts } from './record/record.ts'

const entries = await getCollection('documents')
const site = await getEntry('facts', 'site')
if (!site) throw new Error('The content was not loaded: the collection “facts” is empty.')

export const facts: SiteFacts = site.data
export const languages = facts.catalogues.settings.languages
export const defaultLanguage: Language = languages[0]!

const records = buildRecords(
  entries.map((entry) => entry.data),
  facts,
)

/** The record for readers of one language. */
export function recordFor(lang: Language): Record {
  return records.get(lang)!
}

const byKey = new Map(entries.map((entry) => [entry.id, entry]))

/** The rendered body of a document, as an Astro component. */
export async function bodyOf(document: Document) {
  const { Content } = await render(byKey.get(keyOf(document))!)
  return Content
}

/** Whether a document’s body has code blocks, and so a use for the script that copies them. */
export function showsCode(document: Document): boolean {
  return byKey.get(keyOf(document))?.rendered?.html.includes('<figure class="code"') ?? false
}

/** Whether the body of any document of a kind holds this piece of HTML. */
export function isInABody(kind: Kind, piece: string): boolean {
  return entries.some((entry) => entry.data.kind === kind && entry.rendered?.html.includes(piece))
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

/** Values of the rest parameter `[...lang]`: `undefined` for the first language, which lives at the root. */
export function languageParam(lang: Language): string | undefined {
  return lang === defaultLanguage ? undefined : lang
}
