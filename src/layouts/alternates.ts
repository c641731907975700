/** In which languages a page exists, and where. */
import type { Language } from '../model/values.ts'
import { languageRoot } from '../record/address.ts'
import { type Document, documentAddress, type Record } from '../record/record.ts'
import { nameOf } from '../record/translations.ts'
import { defaultLanguage, facts, languages, recordFor } from '../site.ts'

export interface Alternate {
  lang: Language
  /** Below the base path. */
  address: string
}

/** For pages that exist in every language, `alternatesOf('processes/')`, or in those whose record has what they show. */
export function alternatesOf(path: string, has: (record: Record) => boolean = () => true): Alternate[] {
  return alternatesIn(
    path,
    languages.filter((lang) => has(recordFor(lang))),
  )
}

/** For pages of which it is known in which languages they exist. */
export function alternatesIn(path: string, existing: readonly Language[]): Alternate[] {
  return existing.map((lang) => ({ lang, address: languageRoot(lang, defaultLanguage) + path }))
}

/** For documents, which exist where somebody translated them. */
export function alternatesOfDocument(document: Pick<Document, 'kind' | 'id'>): Alternate[] {
  const versions = recordFor(defaultLanguage).translations.versions.get(nameOf(document)) ?? []
  return versions.map((version) => ({ lang: version.lang, address: documentAddress(version, facts) }))
}

/** The languages of the site into which nobody has translated the document yet. */
export function missingTranslations(document: Document): Language[] {
  const existing = alternatesOfDocument(document).map((each) => each.lang)
  return languages.filter((lang) => !existing.includes(lang))
}
