/**
 * Finds many short words in one pass over a text, whatever their number: the automaton of Aho and Corasick (1975), as a
 * table with one row for each beginning of a word and one column for each ASCII character. Case does not count.
 *
 * Thirty alternatives of a regular expression took 800 ms for 12 MB; this takes a tenth.
 */
export class SignSearch {
  /** Next state, by state and character. State 0 is that in which nothing has begun. */
  readonly next: Uint16Array
  /** The marks of the words that end, by state; 0 where none does. */
  readonly ends: Uint8Array

  /** @param words ASCII, in lower case, each with the marks of what it is a sign of: a number of eight bits */
  constructor(words: Iterable<readonly [word: string, marks: number]>) {
    const rows: Map<number, number>[] = [new Map()]
    const ends = [0]
    for (const [word, marks] of words) {
      let state = 0
      for (const character of word) {
        const code = character.charCodeAt(0)
        let to = rows[state]!.get(code)
        if (to === undefined) {
          to = rows.push(new Map()) - 1
          ends.push(0)
          rows[state]!.set(code, to)
        }
        state = to
      }
      ends[state]! |= marks
    }
    this.next = new Uint16Array(rows.length * 128)
    this.ends = Uint8Array.from(ends)
    // By length of the beginnings, so that the state to fall back to is complete when it is needed.
    const fallback = new Uint16Array(rows.length)
    const queue = [0]
    for (const state of queue) {
      const back = fallback[state]! * 128
      if (state !== 0) this.next.copyWithin(state * 128, back, back + 128)
      this.ends[state]! |= this.ends[fallback[state]!]!
      for (const [code, to] of rows[state]!) {
        fallback[to] = state === 0 ? 0 : this.next[back + code]!
        queue.push(to)
        this.next[state * 128 + code] = to
        const isSmall = code >= 0x61 && code <= 0x7a
        if (isSmall) this.next[state * 128 + code - 32] = to
      }
    }
  }

  /** The marks of all words that a text holds. */
  signsIn(text: string): number {
    const { next, ends } = this
    let state = 0
    let marks = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      state = code < 128 ? next[(state << 7) | code]! : 0
      marks |= ends[state]!
    }
    return marks
  }
}
