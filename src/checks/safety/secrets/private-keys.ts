import type { Detector, Leak } from '../leak.ts'

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|^Private-Lines: *\d+/gm
/** What a key is written in: base64, in lines, in a quoted string with `\n`, indented, behind a `>`; headers before it. */
const CONTENT = /(?:[A-Za-z0-9+/=]|\\[nr]|[\s">]){60,20000}/y
const HEADERS = /(?:[\s">]{0,20}[A-Z][A-Za-z-]{2,20}: [^\n]{0,120}\n|\\n){0,8}/y
const END = /\s{0,20}-----END [A-Z0-9 ]{1,40}-----/y

/**
 * Private keys of SSH, TLS, PGP and PuTTY. A first line that is only mentioned, or followed by dots, is none.
 */
export const privateKeys: Detector = function* (text): Generator<Leak> {
  for (const begin of text.matchAll(BEGIN)) {
    const headers = matchAt(HEADERS, text, begin.index + begin[0].length)
    const content = matchAt(CONTENT, text, headers)
    const letters = text.slice(headers, content).replace(/\\[nr]|[\s">]/g, '')
    // Prose that follows a mere mention is words with blanks between them; keys are not.
    if (letters.length < 60 || /(?:[a-z]+ ){4}/.test(text.slice(headers, content))) continue
    yield { start: begin.index, end: matchAt(END, text, content), kind: 'a private key' }
  }
}

/** Where a match that begins here ends, or here when there is none. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}
