/** What the detectors of this folder have in common: each takes a text and yields the places that must not be public. */

/** A place in a text that must not be published. */
export interface Leak {
  /** Offsets in UTF-16 units; `end` is the one after the last character. */
  start: number
  end: number
  /** What it is, with its article: “an e-mail address”. */
  kind: string
  /** Its first characters, at most four, where they name the kind of thing and not the thing. */
  shown?: string
}

/** Pure, and linear in the length of the text, whatever it holds. */
export type Detector = (text: string) => Iterable<Leak>

/** A value that a pattern found, with all that was matched around it. */
export interface Found {
  value: string
  start: number
  end: number
  match: RegExpExecArray
}

/** Every match of a pattern. Patterns carry the flags `g` and `d`, and bound every repetition, so that no text makes them slow. */
export function* findAll(text: string, pattern: RegExp): Generator<Found> {
  for (const match of text.matchAll(pattern)) yield reduced(text, match as RegExpExecArray)
}

/** The match of a pattern with the flags `y` and `d` that begins here. */
export function findAt(text: string, pattern: RegExp, at: number): Found | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? reduced(text, match) : undefined
}

/** A match is reduced to its group `value` where it has one, and to what stands between quotation marks. */
function reduced(text: string, match: RegExpExecArray): Found {
  const [from, to] = match.indices!.groups?.['value'] ?? match.indices![0]!
  const quoted = to - from > 1 && /["'`]/.test(text[from]!) && text[from] === text[to - 1]
  const start = quoted ? from + 1 : from
  const end = quoted ? to - 1 : to
  return { value: text.slice(start, end), start, end, match }
}

/** In the order of places, each place once: leaks that overlap become one, of the kind of the longest. */
export function distinct(leaks: Iterable<Leak>): Leak[] {
  const merged: Leak[] = []
  for (const leak of [...leaks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (!last || leak.start >= last.end) merged.push({ ...leak })
    else {
      const start = last.start
      const end = Math.max(last.end, leak.end)
      merged[merged.length - 1] = { ...(leak.end - leak.start > last.end - last.start ? leak : last), start, end }
    }
  }
  return merged
}
