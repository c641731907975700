/** What the site says of its own accord, and how it writes days, times and numbers, by language. */
import type { Language } from '../model/values.ts'
import { de } from './de.ts'
import { en, type Messages } from './en.ts'

const all: Record<Language, Messages> = { en, de }

export function messages(lang: Language): Messages {
  return all[lang]
}

export { durationData, durationWords } from './duration.ts'
export { dayIn, type Formatters, formatters, offsetOf, placeOf } from './format.ts'
export type { Messages }
