/** The record as files for machines: what a maker of such files is given, and what it makes. */
import type { Language } from '../model/values.ts'
import type { Typeface } from '../pictures/card.ts'
import type { Document, Record, SiteFacts } from '../record/record.ts'

/** A file of the site that is no page. */
export interface DataFile {
  /** Below the site’s root, without base: `api/v1/actions.json`. */
  path: string
  content: string | Uint8Array
}

/** Files that are made together, or not at all where they would be as they were. */
export interface DataPart {
  /** Tells it from the others. */
  name: string
  /** Plain data that `make` was given; what it looks up of the site besides is seen while it does. */
  from: unknown
  make(): Iterable<DataFile>
}

/** All that files are made of. Drafts and reviews are never in it, also where a preview shows them. */
export interface DataSite {
  facts: SiteFacts
  /** One for each language, in the order of `handbook.yaml`. */
  records: ReadonlyMap<Language, Record>
  /** All published documents, of every language. */
  documents: readonly Document[]
  /** The rendered body of a document. */
  htmlOf(document: Document): string
  /** The body of a document as it was written in Markdown, without comments. */
  textOf(document: Document): string
  /** The path that the site is served below: `/`, or `/hb/`. */
  base: string
  /** The address of the site, without path; absent where nobody said where it is published. */
  site?: string
  /** An address of the site (`/actions/`) as others write it: absolute where the site’s is known, else below `base`. */
  link(address: string): string
  /** Draws a card as PNG. Absent where nobody looks at pictures: `dev` does without. */
  draw?(card: (face: Typeface) => string): Uint8Array
}

/** Media types by the end of the name. All text is UTF-8. */
const TYPES: Readonly<{ [ending: string]: string }> = {
  atom: 'application/atom+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  rss: 'application/rss+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
}

/** Feeds are called `feed.json`, `feed.atom` and `feed.rss`, so that a name tells what hosts must say of it. */
const FEED = /(?:^|\/)feed\.(?:json|atom|rss)$/

export function isFeed(path: string): boolean {
  return FEED.test(path)
}

/** What a host says that the file is; absent for what is no file of data. */
export function mediaTypeOf(path: string): string | undefined {
  if (isFeed(path) && path.endsWith('.json')) return 'application/feed+json'
  return TYPES[path.slice(path.lastIndexOf('.') + 1)]
}
