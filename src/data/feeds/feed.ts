/** A feed and its entries, as all three formats tell them. */
import type { Language } from '../../model/values.ts'
import type { FeedFormat } from '../../record/feed-address.ts'

export interface Feed {
  title: string
  /** What it is about, in a sentence. */
  summary: string
  lang: Language
  /** The page that shows the same. Absolute, as all addresses here. */
  page: string
  /** Where the feed itself is, in each format. */
  addresses: Readonly<{ [format in FeedFormat]: string }>
  publisher: { name: string; page: string }
  license: License
  /** Newest first. */
  entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** Never changes as long as there is such an entry, whatever its texts become. Unique in the world. */
  id: string
  /** The page that it tells of. */
  page: string
  lang: Language
  /** Plain text, like the summary. */
  title: string
  summary: string
  html: string
  /** RFC 3339, in UTC, like `updated`. Absent where only the last change is known. */
  published?: string
  /** When the content was changed last. */
  updated: string
  /** What it is about, in words for readers. */
  tags: readonly string[]
  license: License
}

export interface License {
  name: string
  url?: string
}

/** Of a feed that has had no entry yet: it must say a moment, and no feed of its kind is older than this, RFC 4287. */
const NEVER = '2005-12-01T00:00:00Z'

/** The moment since which the feed is as it is. */
export function updatedOf({ entries }: Pick<Feed, 'entries'>): string {
  return entries[0]?.updated ?? NEVER
}

/**
 * What is written of an entry, made once: it is the same in every feed that has the entry, and most entries stand in
 * those of all, of a service and of a severity.
 */
export function writtenOnce(write: (entry: FeedEntry) => string): (entry: FeedEntry) => string {
  const written = new WeakMap<FeedEntry, string>()
  return (entry) => {
    const known = written.get(entry) ?? write(entry)
    written.set(entry, known)
    return known
  }
}
