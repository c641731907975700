/** Everything that a record holds, from A to Z and by tag: the search for whoever has no script. */
import type { Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { letterPath, serviceAddress, tagPath } from './address.ts'
import { type Directory, directoryOf, type Heading, LINKS } from './list-pages.ts'
import { type Document, documentAddress, type Record } from './record.ts'

export interface Entry {
  title: string
  kind: Kind | 'service'
  lang: Language
  /** Below the base path. */
  address: string
}

/** Everything there is, by letter and by tag; in lists of their own where it is too much for a page. */
export interface Alphabet {
  letters: Directory<Entry>
  /** The tags that most pages carry. */
  tags: Directory<Entry>
  /** How many tags there are besides. */
  otherTags: number
}

export function alphabetOf(record: Record, services: { id: string; name: string }[]): Alphabet {
  const tags = byTag(record)
  const most = new Set(tags.toSorted((a, b) => b.entries.length - a.entries.length).slice(0, LINKS))
  return {
    letters: directoryOf(byLetter(record, services), letterPath, LINKS),
    tags: directoryOf(
      tags.filter((tag) => most.has(tag)),
      tagPath,
      LINKS,
    ),
    otherTags: tags.length - most.size,
  }
}

/** Every document and service by its first letter. What begins with a digit stands first, under `0`. */
export function byLetter(record: Record, services: { id: string; name: string }[]): Heading<Entry>[] {
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
export function byTag(record: Record): Heading<Entry>[] {
  const tagged = documentsOf(record).flatMap((document) =>
    [...new Set(document.data.tags)].map((tag): [string, Entry] => [tag, entryOf(document, record)]),
  )
  return headings(tagged, record.lang)
}

/** The letter under which a title is looked for: without its accents, in upper case. */
export function initialOf(title: string): string {
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

function headings(named: [name: string, entry: Entry][], lang: Language): Heading<Entry>[] {
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
