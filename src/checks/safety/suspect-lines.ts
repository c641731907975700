import { SignSearch } from '../sign-search.ts'
import type { Leak } from './leak.ts'

/**
 * What makes a line worth a closer look: a sign that goes with secrets, a word as long as a token, an @, enough digits
 * for a phone number, a word with as many colons, dots or hyphens as an address has.
 */
export const Suspicion = { sign: 1, token: 2, at: 4, digits: 8, address: 16 } as const

/** Words that go with secrets, and commands that take passwords. */
const SIGN_WORDS = [
  ...[
    'pass',
    'pwd',
    'pw:',
    'pw=',
    'pw ',
    'masterauth',
    'authkey',
    'client-key',
    '"auth"',
    'secret',
    'token',
    'credential',
    'kennwort',
    'zugangsdaten',
    'bearer',
    'cookie',
    'psk',
  ],
  ...[
    '_key',
    '-key',
    ' key',
    'key=',
    'key:',
    'key"',
    "key'",
    'key`',
    'key =',
    'key |',
    'authorization',
    'basic ',
    'connection',
  ],
  ...[
    'pin=',
    'pin:',
    'pin ',
    'ak=',
    'ak:',
    'sk=',
    'sk:',
    'community',
    'identified',
    '-----',
    'private-lines',
    'sharedaccess',
  ],
  ...['mysql', 'mariadb', 'mariabackup', 'xtrabackup', 'innobackupex', 'mongo', 'redis-cli', 'valkey-cli', 'keydb-cli'],
  ...[
    'ldap',
    'ipmi',
    'docker',
    'podman',
    'skopeo',
    'helm',
    'oc login',
    'net use',
    'rabbitmqctl',
    'curl',
    'wget',
    'snmp',
  ],
  ...[
    'smbclient',
    'rpcclient',
    'winexe',
    'net rpc',
    'net ads',
    '.cifs',
    'smbget',
    'sqlplus',
    'sqlcmd',
    'influx',
    'cqlsh',
  ],
  ...[
    'clickhouse',
    '7z ',
    'zip ',
    'rclone',
    'isql',
    'bcp ',
    'osql',
    'rdesktop',
    'xfreerdp',
    'http ',
    'https ',
    'xh ',
    'sudo -s',
    'az login',
  ],
]
const SIGNS = new SignSearch(SIGN_WORDS.map((word) => [word, Suspicion.sign]))

const OTHER = 0
const DIGIT = 1
const SMALL = 2
const CAPITAL = 3
const COLON = 4
const DOT = 5
const HYPHEN = 6
/** What tokens hold as well. */
const JOIN = 7
const BRACKET = 8

/** What a character is, by its code. */
const CLASSES = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  const kinds: [RegExp, number][] = [
    [/\d/, DIGIT],
    [/[a-z]/, SMALL],
    [/[A-Z]/, CAPITAL],
    [/:/, COLON],
    [/\./, DOT],
    [/-/, HYPHEN],
    [/[_+/=~]/, JOIN],
    [/[([{]/, BRACKET],
  ]
  CLASSES[code] = kinds.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER
}

/** What a word holds; small letters alone are a plain word, or a path. */
const HAS_SMALL = 1
const HAS_CAPITAL = 2
const HAS_DIGIT = 4

const LINE_FEED = 0x0a
const AT = 0x40
const TOKEN_LENGTH = 20
const PHONE_DIGITS = 7

/** A line of one of several texts, and what makes it suspect. */
interface SuspectLine {
  index: number
  start: number
  end: number
  suspicions: number
}

/** Every line that is suspect for whatever reason, in order. */
function suspectLines(texts: readonly string[]): SuspectLine[] {
  const lines: SuspectLine[] = []
  for (const [index, text] of texts.entries()) collect(text, index, lines)
  return lines
}

/**
 * Stands around the lines of each text. No secret has the character, no pattern crosses so many line breaks, and none
 * looks so far around: what is found in a text depends on no other text.
 */
const APART = `${'\n'.repeat(64)}\0${'\n'.repeat(64)}`

/**
 * Lines that are worth a closer look, one after another, as one text. In a handbook that is one line in ten: detectors,
 * and a library that is best asked once, read these only.
 */
export class CloserLook {
  /** The lines; those of different texts are kept apart. */
  readonly text: string
  readonly #texts: number
  /** Where each line begins here, of which text it is, and where it begins there. */
  readonly #lines: { here: number; index: number; there: number }[] = []

  /** @param suspicions sum of those that count here. */
  constructor(texts: readonly string[], lines: readonly SuspectLine[], suspicions: number) {
    this.#texts = texts.length
    const kept: string[] = []
    let here = 0
    let last = -1
    for (const { index, start, end, suspicions: found } of lines) {
      if ((found & suspicions) === 0) continue
      if (index !== last) {
        kept.push(APART)
        here += APART.length + 1
        last = index
      }
      this.#lines.push({ here, index, there: start })
      kept.push(texts[index]!.slice(start, end))
      here += end - start + 1
    }
    if (here > 0) kept.push(APART)
    this.text = kept.join('\n')
  }

  /** Leaks of `text`, in the places of the texts that the lines are from, by text. */
  originsOf(leaks: Iterable<Leak>): Leak[][] {
    const found: Leak[][] = Array.from({ length: this.#texts }, () => [])
    for (const leak of leaks) {
      const from = this.#origin(leak.start)
      const to = this.#origin(leak.end - 1)
      // Else two texts met only here.
      if (from.index === to.index) found[from.index]!.push({ ...leak, start: from.offset, end: to.offset + 1 })
    }
    return found
  }

  #origin(at: number): { index: number; offset: number } {
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#lines[middle]!.here <= at) low = middle
      else high = middle - 1
    }
    const { here, index, there } = this.#lines[low]!
    return { index, offset: there + at - here }
  }
}

/** One look at every character; what is common in prose comes first. */
function collect(text: string, index: number, lines: SuspectLine[]): void {
  const { next, ends } = SIGNS
  // Of the line: where it began, what was found, its digits. Of the word: its length, what it holds, and its marks.
  let start = 0
  let found = 0
  let state = 0
  let digits = 0
  let length = 0
  let mixed = 0
  let colons = 0
  let dots = 0
  let hyphens = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    const kind = code < 128 ? CLASSES[code]! : OTHER
    state = code < 128 ? next[(state << 7) | code]! : 0
    found |= ends[state]!
    if (kind === SMALL) {
      length++
      mixed |= HAS_SMALL
    } else if (kind === OTHER || kind === COLON || kind === BRACKET) {
      if (length >= TOKEN_LENGTH && mixed >= HAS_CAPITAL) found |= Suspicion.token
      length = mixed = dots = hyphens = 0
      colons = kind === COLON ? colons + 1 : 0
      if (colons >= 2) found |= Suspicion.address
      if (code === AT || (kind === BRACKET && isSpelledAt(text, at))) found |= Suspicion.at
    } else {
      length++
      if (kind === CAPITAL) mixed |= HAS_CAPITAL
      else if (kind === DIGIT) {
        mixed |= HAS_DIGIT
        if (++digits >= PHONE_DIGITS) found |= Suspicion.digits
      } else if (kind === DOT && ++dots >= 2) found |= Suspicion.address
      else if (kind === HYPHEN && ++hyphens >= 4) found |= Suspicion.address
    }
    if (code !== LINE_FEED) continue
    if (found !== 0) lines.push({ index, start, end: at, suspicions: found })
    start = at + 1
    found = state = digits = length = mixed = colons = dots = hyphens = 0
  }
}

/** Whether a bracket opens the “(at)” of a spelled mail address. */
function isSpelledAt(text: string, bracket: number): boolean {
  return /^.\s?(?:at|ät)\s?[\])}]/i.test(text.slice(bracket, bracket + 6))
}

/** A look at those lines of the texts that are suspect for one of some reasons. */
export type Look = (suspicions: number) => CloserLook

/** Each kind of lines is put together once. */
export function lookAt(texts: readonly string[]): Look {
  const lines = suspectLines(texts)
  const looks = new Map<number, CloserLook>()
  return (suspicions) => {
    const look = looks.get(suspicions) ?? new CloserLook(texts, lines, suspicions)
    looks.set(suspicions, look)
    return look
  }
}
