/** Longer tags are seldom there twice. */
const LONGEST = 400
/** A power of two, and more than the tags of a template. */
const PLACES = 16_384
const LESS = 0x3c
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
    let end = start + 1
    let code = 0
    // No tag of ours holds a “<”; a page of nothing else shall not be read to its end from each.
    while (end < last && code !== GREATER && code !== LESS) {
      code = html.charCodeAt(end++)
      hash = (Math.imul(hash, 31) + code) | 0
    }
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1)
    const text = this.#texts[place]!
    if (text.length === end - start && html.startsWith(text, start)) return this.#tags[place]!
    if (code === GREATER) {
      // Read from a string of its own: a part of a page would keep the page in memory.
      const own = Buffer.from(html.slice(start, end)).toString()
      const tag = this.#read(own, 0)
      if (tag.isWhole && tag.length === own.length) {
        this.#texts[place] = own
        this.#tags[place] = tag
        return tag
      }
    }
    return this.#read(html, start)
  }
}
