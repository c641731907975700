/** Ids for documents that are begun: made of what is known, and free. */
import type { Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import type { SourceHandbook } from '../reader/handbook.ts'
import { addressOf, type DocumentName, foldName } from '../record/address.ts'
import { keptFor } from '../record/reserved-ids.ts'

/** Longest id that is made of a title: it stands in addresses that people read out. */
const LONGEST = 60

const spelled: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  å: 'a',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
}

/** An id of a title: what has no letters or digits that can stand in one gives nothing. */
export function idOf(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåœłđ]/g, (letter) => spelled[letter]!)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .match(/[a-z0-9]+/g)
  let id = ''
  for (const word of words ?? []) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`
    if (longer.length > LONGEST) break
    id = longer
  }
  return id
}

/** The id itself, or with the first number behind it that makes it free. */
export function freeId(wanted: string, isFree: (id: string) => boolean): string {
  if (isFree(wanted)) return wanted
  for (let number = 2; ; number++) {
    const id = `${wanted}-${number}`
    if (isFree(id)) return id
  }
}

/** Who has an id already, or what its address is needed for; absent when a new document can have it. */
export function holderOf(name: DocumentName, { documents, catalogues }: SourceHandbook): string | undefined {
  const id = foldName(name.id)
  const own = documents.find(
    (document) => document.kind === name.kind && document.lang === name.lang && foldName(document.id) === id,
  )
  if (own) return own.file
  const kept = keptFor(name.kind, id)
  if (kept) return kept
  const address = addressOf({ ...name, id }, catalogues.settings.languages[0]!)
  return documents.find(({ data }) => data?.aliases.some((alias) => alias.toLowerCase() === address))?.file
}

/**
 * Whether an id can be given to a document of its own: it has no other language’s text beside it, and no address that was
 * ever published.
 */
export function isFreeIn(
  source: SourceHandbook,
  published: ReadonlySet<string>,
): (kind: Kind, id: string, lang: Language) => boolean {
  const { languages } = source.catalogues.settings
  return (kind, id, lang) =>
    [...new Set([...languages, lang])].every(
      (each) =>
        holderOf({ kind, id, lang: each }, source) === undefined &&
        !published.has(addressOf({ kind, id, lang: each }, languages[0]!)),
    )
}
