/** What the search says, in the language of the page. */
import { search as de } from '../../i18n/search/de.ts'
import { search as en, type SearchWords } from '../../i18n/search/en.ts'
import type { Language } from '../../model/values.ts'

const all: Record<Language, SearchWords> = { de, en }

export const words = all[document.documentElement.lang as Language]
