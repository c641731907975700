/**
 * What is asked for, as the index knows it. Pagefind keeps of a word only letters, digits and `_`, all in lower case:
 * `--force-new-cluster` is `forcenewcluster` there. Of compound words it keeps the parts as well. It does the same to
 * questions, but not to every sign (`+`, `=`, `$`, `<` stay), and never by parts. So it is done here.
 */

/** `etcdserver: request timed out` → `etcdserver request timed out`. */
export function wordsOf(query: string): string {
  return joined(query.normalize('NFC').split(/\s+/), /[^\p{L}\p{N}_]+/gu, '')
}

/** `KubeNodeNotReady` → `Kube Node Not Ready`. Single characters are no parts in the index. */
export function partsOf(query: string): string {
  const apart = query
    .normalize('NFC')
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
  return joined(apart.split(/[^\p{L}\p{N}]+/u), /^.$/u, '')
}

function joined(words: string[], unwanted: RegExp, instead: string): string {
  return words
    .map((word) => word.replace(unwanted, instead))
    .filter((word) => word !== '')
    .join(' ')
}

/** Whether somebody pasted something: an error, an option, a path, a name that a machine gave. */
export function isLiteral(query: string): boolean {
  return /[\p{N}_]|\p{Ll}\p{Lu}|[^\p{L}\s.,;!?'’"“”„-]|(?:^|\s)-/u.test(query)
}

/** Whether a text holds the query as it stands, but for case, blanks and the shape of quotation marks. */
export function holds(text: string, query: string): boolean {
  return folded(text).includes(folded(query))
}

function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Whether words that were found are what was asked for. When no word begins like the one in the question, Pagefind takes
 * the longest one with which the question begins, down to a single letter; that is no match that anybody wanted.
 */
export function comesClose(query: string, found: readonly string[]): boolean {
  const candidates = found.flatMap((each) => `${wordsOf(each)} ${partsOf(each)}`.split(' ')).map(plain)
  return wordsOf(query)
    .split(' ')
    .map(plain)
    .every((word) => candidates.some((each) => commonStart(word, each) >= Math.ceil(word.length * 0.6)))
}

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
