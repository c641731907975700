/** In which languages each document exists, and which translations their original has overtaken. */
import type { Language } from '../model/values.ts'
import { type DocumentName, keyOf } from './address.ts'

/** What a translation is known by. */
export interface TranslatableDocument extends DocumentName {
  lastChange?: { day: string; order: number }
}

export interface Translations<D extends TranslatableDocument> {
  /** The documents of one kind and id, in the order of the site’s languages, by `kind/id`. */
  versions: Map<string, D[]>
  /**
   * Translations whose original was changed by a later commit than their own last one, by key, each with its original:
   * the text of the same name in the first of the site’s languages that has it. A translation of which git does not
   * know the last change, or not that of its original, is not among them: nothing is claimed.
   */
  overtaken: Map<string, D>
}

export function translationsOf<D extends TranslatableDocument>(
  documents: readonly D[],
  languages: readonly Language[],
): Translations<D> {
  const versions = new Map<string, D[]>()
  const overtaken = new Map<string, D>()
  for (const lang of languages) {
    for (const document of documents) {
      if (document.lang !== lang) continue
      const name = nameOf(document)
      const others = versions.get(name)
      if (!others) {
        versions.set(name, [document])
        continue
      }
      others.push(document)
      const original = others[0]!
      if (isLater(original, document)) overtaken.set(keyOf(document), original)
    }
  }
  return { versions, overtaken }
}

/** `kind/id`: what all versions of a document share. */
export function nameOf({ kind, id }: Pick<DocumentName, 'kind' | 'id'>): string {
  return `${kind}/${id}`
}

function isLater(original: TranslatableDocument, translation: TranslatableDocument): boolean {
  const [theirs, ours] = [original.lastChange?.order, translation.lastChange?.order]
  return theirs !== undefined && ours !== undefined && theirs > ours
}
