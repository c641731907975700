/** Everything that a record holds, from A to Z and by tag: the search for whoever has no script. */
import type { Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { serviceAddress } from './address.ts'
import { type Document, documentAddress, type Record } from './record.ts'

export interface Entry {
  title: string
  kind: Kind | 'service'
  lang: Language
  /** Below the base path. */
  address: string
}

/** Entries under one heading, in the order of the alphabet. */
export interface Heading {
  name: string
  entries: Entry[]
}

/** Every document and service by its first letter. What begins with a digit stands first, under `0`. */
export function byLetter(record: Record, services: { id: string; name: string }[]): Heading[] {
  const { lang, facts } = record
  const [first] = facts.catalogues.settings.languages
  const entries = documentsOf(record).map((document) => entryOf(document, record))
  for (const { id, name } of services)
    entries.push({ title: name, kind: 'service', lang, address: serviceAddress(id, lang, first!) })
  return headings(
    entries.map((entry) => [initialOf(entry.title), entry]),
    lang,
  )
}

/** Every tag with the documents that carry it. */
export function byTag(record: Record): Heading[] {
  const tagged = documentsOf(record).flatMap((document) =>
    [...new Set(document.data.tags)].map((tag): [string, Entry] => [tag, entryOf(document, record)]),
  )
  return headings(tagged, record.lang)
}

/** The letter under which a title is looked for: without its accents, in upper case. */
function initialOf(title: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(title.normalize('NFD'))?.[0] ?? '0'
  return /\p{N}/u.test(letter) ? '0' : letter.toUpperCase()
}

function documentsOf(record: Record): Document[] {
  return [
    ...(record.declaration ? [record.declaration] : []),
    ...record.principles,
    ...record.manifestoPages,
    ...record.processes,
    ...record.runbooks,
    ...record.incidents.map(({ document }) => document),
  ]
}

function entryOf(document: Document, { facts }: Record): Entry {
  const { kind, lang, data } = document
  return { title: data.title, kind, lang, address: documentAddress(document, facts) }
}

function headings(named: [name: string, entry: Entry][], lang: Language): Heading[] {
  const { compare } = new Intl.Collator(lang)
  return [...Map.groupBy(named, ([name]) => name)]
    .map(([name, group]) => ({
      name,
      entries: group
        .map(([, entry]) => entry)
        .sort((a, b) => compare(a.title, b.title) || compare(a.address, b.address)),
    }))
    .sort((a, b) => compare(a.name, b.name))
}
