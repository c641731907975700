/** Ids of imported documents: made of the words of the source, the same in every run. */
import { createHash } from 'node:crypto'
import type { Kind } from '../model/index.ts'
import { keptFor } from '../record/reserved-ids.ts'
import type { ImportTarget } from './importer.ts'

const LONGEST = 80

/** Words as an id: lower-case letters and digits joined by hyphens. Empty when the words hold none. */
export function idOf(...words: string[]): string {
  return words
    .join(' ')
    .replaceAll('ß', 'ss')
    .replace(/[äöü]/giu, (letter) => `${letter}e`)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
}

/** Gives each document of an import an id of its own. */
export class Ids {
  readonly #kind: Kind
  readonly #target: ImportTarget
  readonly #given = new Set<string>()

  constructor(kind: Kind, target: ImportTarget) {
    this.#kind = kind
    this.#target = target
  }

  /**
   * The wished id, or one that ends in a digest of the source when that is taken, so that the order of the records
   * makes no difference to any but the first.
   */
  give(wished: string, source: string): string {
    const digest = createHash('sha256').update(source).digest('hex')
    for (let length = 0; ; length += 8) {
      const end = digest.slice(0, length)
      const id = [wished.slice(0, LONGEST - 1 - end.length).replace(/-+$/, ''), end].filter(Boolean).join('-')
      if (id === '' || this.#given.has(id) || keptFor(this.#kind, id) || this.#target.isTaken(this.#kind, id)) continue
      this.#given.add(id)
      return id
    }
  }
}
