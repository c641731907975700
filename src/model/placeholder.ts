/**
 * What stands in a draft where only a person can say something: “[to be written: who was affected, and since when]”.
 * `new` and the importers write it instead of inventing; the checks let none of it be published.
 */
import type { Language } from './values.ts'

const words: Record<Language, string> = { en: 'to be written', de: 'noch zu schreiben' }

/** @param what in the language of the draft, without brackets: what is to be said here */
export function placeholder(lang: Language, what: string): string {
  return `[${words[lang]}: ${what}]`
}

/** Every placeholder of a text, in any language, with its place; however its lines are broken. */
export function placeholdersIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\[(?:to\s+be\s+written|noch\s+zu\s+schreiben):[^[\]]*\]/gi)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}
