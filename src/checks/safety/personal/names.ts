/**
 * Names of people that an organisation does not want to publish. `handbook.yaml` is public, so it holds no names but
 * their hashes; what the texts say is hashed in the same way and compared.
 *
 * The salt is as public as the hashes: it hinders lists that were computed beforehand, not somebody who tries the name
 * that they have in mind. It keeps a list of colleagues from being read, and that is all that it can do.
 */
import { hash } from 'node:crypto'
import type { Publishing } from '../../../model/settings.ts'
import type { Leak } from '../leak.ts'

/** Words that begin with a capital, and what stands between them: “Ludwig van Beethoven”, “Curie, Marie”, “O’Neill-Smith”. */
const CAPITALISED =
  /\p{Lu}[\p{L}\p{M}'’]{1,40}(?:(?:[ \t]|,[ \t]?|[-._]|\.[ \t]|[ \t]\p{Ll}{1,3}[ \t]){1,1}\p{Lu}[\p{L}\p{M}'’]{0,40}){0,7}/gu
/** Accounts and addresses that are made of names: `marie.curie`, `curie_marie`. */
const JOINED = /(?<![\w.-])[a-z]{2,40}[._][a-z]{2,40}(?!\w)/g
const WORD = /[\p{L}\p{M}'’]+/gu

/** Words of a name that are compared at once. */
const LONGEST = 4

/**
 * The hash of a name: SHA-256, in hexadecimal, of the salt, a zero byte and the name in its plainest form. Who keeps the
 * private list, one name a line, hashes each line with one random salt of at least 16 characters, and writes salt and
 * hashes into `handbook.yaml` below `publishing.names`. The list itself stays out of the repository.
 */
export function hashName(name: string, salt: string): string {
  return hash('sha256', `${salt}\0${plain(name)}`)
}

/** Without case, accents, signs and order: “Müller, Änne” and “Aenne Mueller” are one name. */
function plain(name: string): string {
  const folded = name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
  return (folded.match(/\p{L}+/gu) ?? []).sort().join(' ')
}

/** Finds names of a list. It remembers what it has compared: the same words meet it again and again. */
export function nameFinder({ salt, hashes }: NonNullable<Publishing['names']>): (text: string) => Generator<Leak> {
  const wanted = new Set(hashes)
  const known = new Map<string, boolean>()
  const isName = (words: string): boolean => {
    let answer = known.get(words)
    if (answer === undefined) {
      answer = wanted.has(hashName(words, salt))
      known.set(words, answer)
    }
    return answer
  }
  return function* (text) {
    for (const pattern of [CAPITALISED, JOINED]) {
      for (const run of text.matchAll(pattern)) {
        const words = [...run[0].matchAll(WORD)]
        for (let first = 0; first < words.length; first++) {
          for (let last = Math.min(first + LONGEST, words.length) - 1; last >= first; last--) {
            const from = words[first]!.index
            const to = words[last]!.index + words[last]![0].length
            const name = run[0].slice(from, to)
            // “Curie’s”, „Curies“
            if (!isName(name) && !(name.endsWith('s') && isName(name.replace(/['’]?s$/, '')))) continue
            yield { start: run.index + from, end: run.index + to, kind: 'a name of the private list' }
            first = last
            break
          }
        }
      }
    }
  }
}
