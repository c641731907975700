/** In which languages a page exists, and where. */
import type { Language } from '../model/values.ts'
import { languageRoot } from '../record/address.ts'
import { type Document, documentAddress } from '../record/record.ts'
import { defaultLanguage, facts, languages, recordFor } from '../site.ts'

export interface Alternate {
  lang: Language
  /** Below the base path. */
  address: string
}

/** For pages that exist in every language: `alternatesOf('processes/')`. */
export function alternatesOf(path: string): Alternate[] {
  return languages.map((lang) => ({ lang, address: languageRoot(lang, defaultLanguage) + path }))
}

/** For documents, which exist where somebody translated them. */
export function alternatesOfDocument({ kind, id }: Pick<Document, 'kind' | 'id'>): Alternate[] {
  const existing = recordFor(defaultLanguage).translations.get(`${kind}/${id}`) ?? []
  return existing.map((lang) => ({ lang, address: documentAddress({ kind, id, lang }, facts) }))
}
