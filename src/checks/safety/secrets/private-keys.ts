import type { Detector, Leak } from '../leak.ts'

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|^Private-Lines: *\d+/gm
/**
 * What a key is written in: words of base64, on lines of their own, indented, quoted, or joined by `\n` in a string. The
 * last one may be short.
 */
const CONTENT =
  /(?:(?:\\[nr]|[\s">]){1,40}[A-Za-z0-9+/=]{20,20000}){1,400}(?:(?:\\[nr]|[\s">]){1,40}[A-Za-z0-9+/=]{1,76}(?=(?:\\[nr]|[\s">]){1,40}-----END))?/y
const HEADERS = /(?:[\s">]{0,20}[A-Z][A-Za-z-]{2,20}: [^\n]{0,120}(?=\n)){0,8}/y
const END = /(?:\\[nr]|[\s">]){0,40}-----END [A-Z0-9 ]{1,40}-----/y

/**
 * Private keys of SSH, TLS, PGP and PuTTY. A first line that is only mentioned, or followed by dots, is none.
 */
export const privateKeys: Detector = function* (text): Generator<Leak> {
  for (const begin of text.matchAll(BEGIN)) {
    const headers = matchAt(HEADERS, text, begin.index + begin[0].length)
    const content = matchAt(CONTENT, text, headers)
    if (content - headers < 60) continue
    yield { start: begin.index, end: matchAt(END, text, content), kind: 'a private key' }
  }
}

/** Where a match that begins here ends, or here when there is none. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}
