/** Ids of imported documents, made of the words of the source. Of records that share one, `plan.ts` numbers all but the first. */
import type { Kind } from '../model/index.ts'
import { keptFor } from '../record/reserved-ids.ts'

const LONGEST = 70

/** Words as an id: lower-case letters and digits joined by hyphens. Empty when the words hold none. */
export function idOf(...words: string[]): string {
  const id = words
    .join(' ')
    .slice(0, 1000)
    .replaceAll('ß', 'ss')
    .replace(/[äöü]/giu, (letter) => `${letter}e`)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  // At the end of a word, where there is one.
  return id.length <= LONGEST
    ? id
    : id
        .slice(0, LONGEST + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, LONGEST)
}

/** The id of a document, with something before it where the site keeps that name for itself. */
export function documentId(kind: Kind, words: string, fallback: string): string {
  const id = idOf(words) || idOf(fallback)
  return id === '' || keptFor(kind, id) ? [kind, id].filter(Boolean).join('-') : id
}
