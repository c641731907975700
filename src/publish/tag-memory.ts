/** Longer tags are seldom there twice. */
const LONGEST = 400
/** A power of two, and more than the tags of a template. */
const PLACES = 16_384
const GREATER = 0x3e

/** What was read of a tag. */
export interface ReadTag {
  /** In characters, from its `<` on. */
  length: number
  /** Whether nothing that stands behind it had a say in how it was read. */
  isWhole: boolean
}

/**
 * Reads tags, and remembers them by their text: the pages of a site are made of the same tags again and again. Each has
 * one place, that of its hash, and keeps it until another one comes there.
 */
export class TagMemory<Tag extends ReadTag> {
  readonly #read: (html: string, start: number) => Tag
  readonly #texts: string[] = new Array(PLACES).fill('')
  readonly #tags: (Tag | undefined)[] = new Array(PLACES).fill(undefined)

  /** @param read reads what begins with `<` at a place */
  constructor(read: (html: string, start: number) => Tag) {
    this.#read = read
  }

  /** What begins with `<` at this place: up to the next `>`, unless that stands within a value. */
  at(html: string, start: number): Tag {
    const last = Math.min(html.length, start + LONGEST)
    let hash = 0
    let end = start
    let code = 0
    while (end < last && code !== GREATER) {
      code = html.charCodeAt(end++)
      hash = (Math.imul(hash, 31) + code) | 0
    }
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1)
    const text = this.#texts[place]!
    if (text.length === end - start && html.startsWith(text, start)) return this.#tags[place]!
    const tag = this.#read(html, start)
    if (tag.isWhole && tag.length === end - start) {
      // A string of its own: a part of a page would keep the page in memory.
      this.#texts[place] = Buffer.from(html.slice(start, end)).toString()
      this.#tags[place] = tag
    }
    return tag
  }
}
