/**
 * How a list that grows with the record is shown on pages that do not: whole, while there is room; otherwise its beginning,
 * and all of it in pages of its own. How much that is counts in entries, not in letters, so that a list has the same pages in
 * every language.
 */
import { listPagePath } from './address.ts'

/** Rows of one page: a title, a summary of up to 400 characters, some facts. */
export const ROWS = 40

/** Links of one page: a title and a word or two. */
export const LINKS = 150

/** Documents of one kind that a page names because they name it. */
export const NAMED = 20

export interface ListPage<Entry> {
  /** Below the language’s root. */
  path: string
  /** Its first page, below the language’s root. */
  list: string
  entries: Entry[]
  /** From 1. */
  number: number
  /** How many pages the list has. */
  of: number
  /** How many entries all of them have. */
  total: number
}

/** A list in pages of so many entries: each entry on one of them, in its order. */
export function listPages<Entry>(path: string, all: readonly Entry[], size: number): ListPage<Entry>[] {
  const of = Math.ceil(all.length / size)
  return Array.from({ length: of }, (_, at) => ({
    path: listPagePath(path, at + 1),
    list: path,
    entries: all.slice(at * size, (at + 1) * size),
    number: at + 1,
    of,
    total: all.length,
  }))
}

/**
 * How many entries of each list a page shows that has room for so many: the same number of each, as large as can be. What a
 * short list leaves is for the others; none is shown where there are more lists than room.
 */
export function shareOf(lengths: readonly number[], room: number): number {
  const shown = (share: number) => lengths.reduce((sum, length) => sum + Math.min(share, length), 0)
  let share = 0
  while (share < room && shown(share + 1) <= room) share++
  return share
}

/** Entries under a heading: a letter, a tag. */
export interface Heading<Entry> {
  name: string
  entries: Entry[]
}

/** Entries under headings, as an index shows them. */
export interface Directory<Entry> {
  /** Without entries where these are too many for one page. */
  headings: (Heading<Entry> & {
    /** Where its entries are, below the language’s root, when they are not here. */
    path?: string
  })[]
  /** The lists of its headings; none while all entries are in the index. */
  pages: (ListPage<Entry> & { name: string })[]
}

/** All entries below their headings, while there is room for so many; otherwise a list of its own for each heading. */
export function directoryOf<Entry>(
  headings: readonly Heading<Entry>[],
  pathOf: (name: string) => string,
  room: number,
): Directory<Entry> {
  const all = headings.reduce((sum, { entries }) => sum + entries.length, 0)
  if (all <= room) return { headings: [...headings], pages: [] }
  return {
    headings: headings.map(({ name }) => ({ name, entries: [], path: pathOf(name) })),
    pages: headings.flatMap(({ name, entries }) =>
      listPages(pathOf(name), entries, room).map((page) => ({ ...page, name })),
    ),
  }
}
