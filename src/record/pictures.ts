/** Which pages have a picture of their own where their address is pasted, and where the pictures are. */
import { isPublic } from '../model/index.ts'
import type { Settings } from '../model/settings.ts'
import type { Language } from '../model/values.ts'
import { languageRoot } from './address.ts'
import type { Incident, SiteFacts } from './record.ts'

/** The alphabets that the typeface of the pictures has, and the signs that all alphabets share. */
const KNOWN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u

/** Whether words can be drawn. Signs that the typeface lacks are left out of a picture; words that it lacks are not. */
export function canBeDrawn(words: string): boolean {
  return KNOWN.test(words)
}

/** Postmortems of this language with a picture of their own: the newest, as many as the settings say, in the order of the record. */
export function picturedIncidents(incidents: Incident[], lang: Language, { pictures }: Settings): Incident[] {
  return incidents
    .filter(({ document }) => document.lang === lang)
    .slice(0, pictures)
    .filter(({ document: { data } }) => isPublic('postmortem', data.status) && canBeDrawn(data.title))
}

/** Path of the picture that stands for all other pages of a language; absent where the name of the handbook cannot be drawn. */
export function handbookPicture(lang: Language, { catalogues: { settings } }: SiteFacts): string | undefined {
  const name = settings.translations?.[lang]?.name ?? settings.name
  return canBeDrawn(name) ? `${languageRoot(lang, settings.languages[0]!)}card.png`.slice(1) : undefined
}
