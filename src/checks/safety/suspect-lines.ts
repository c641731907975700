import { SignSearch } from '../sign-search.ts'
import type { Leak } from './leak.ts'

/**
 * What makes a line worth a closer look: a sign that goes with secrets, a word as long as a token, an @, what begins or
 * announces a number and enough digits for it, a word with as many colons, dots or hyphens as an address has.
 */
export const Suspicion = { sign: 1, token: 2, at: 4, number: 8, address: 16 } as const

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

/**
 * Words that announce a phone number, and what one begins with that has no such word: see `personal/phone-numbers.ts`.
 * How a bank account begins, with two capitals before a digit, is seen on the way.
 */
const NUMBER_SIGNS = [
  ...[
    'tel',
    'fon',
    'phone',
    'mobil',
    'handy',
    'cell',
    'fax',
    'ruf',
    'durchwahl',
    'hotline',
    'whatsapp',
    'signal',
    'sms',
  ],
  ...['pager', 'call', 'dial', 'ring', 'erreichbar'],
  ...['+', '0041', '0043', '0044', '0049', '001 ', '001/', '001-'],
  ...[...'0123456789'].flatMap((digit) => ['(', '/', '/ ', '015', '016', '017'].map((before) => before + digit)),
]
/** Its `s` is one for patterns that do not tell cases apart. */
const LONG_S = 0x17f
const SIGNS = new SignSearch([
  ...SIGN_WORDS.map((word) => [word, Suspicion.sign] as const),
  ...NUMBER_SIGNS.map((word) => [word, Suspicion.number] as const),
])

/** Within words, of which the small letters need no look of their own. */
const SMALL = 0
const CAPITAL = 1
const DIGIT = 2
const DOT = 3
const HYPHEN = 4
/** What tokens hold as well. */
const JOIN = 5
/** Between words. */
const OTHER = 6
const COLON = 7
const BRACKET = 8
const AT = 9
const LINE_END = 10

/** What a character is, by its code. */
const CLASSES = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  const kinds: [RegExp, number][] = [
    [/[a-z]/, SMALL],
    [/[A-Z]/, CAPITAL],
    [/\d/, DIGIT],
    [/\./, DOT],
    [/-/, HYPHEN],
    [/[_+/=~]/, JOIN],
    [/:/, COLON],
    [/[([{]/, BRACKET],
    [/@/, AT],
    [/\n/, LINE_END],
  ]
  CLASSES[code] = kinds.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER
}

const LINE_FEED = 0x0a
const TOKEN_LENGTH = 20
const NUMBER_DIGITS = 7
const ADDRESS_COLONS = 2
const ADDRESS_DOTS = 2
const ADDRESS_HYPHENS = 4

/** A line of one of several texts, and what makes it suspect. */
interface SuspectLine {
  index: number
  start: number
  end: number
  suspicions: number
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

/** The lines of texts that are suspect for whatever reason, in order. */
function suspectLines(texts: readonly string[]): SuspectLine[] {
  const lines: SuspectLine[] = []
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0)
  // A string is asked for each character what kind of string it is, an array is not.
  const codes = new Uint16Array(longest + 1)
  const bytes = Buffer.from(codes.buffer)
  for (const [index, text] of texts.entries()) {
    bytes.write(text, 'utf16le')
    codes[text.length] = LINE_FEED
    collect(text, codes, index, lines)
  }
  return lines
}

/** One look at every character; what is common in prose comes first. */
function collect(text: string, codes: Uint16Array, index: number, lines: SuspectLine[]): void {
  const { next, ends } = SIGNS
  const { length } = text
  // Of the line: where it began, what was found, its digits. Of the word: where it began, its capitals and digits, its marks.
  let start = 0
  let found = 0
  let state = 0
  let digits = 0
  let word = 0
  let mixed = 0
  let colons = 0
  let dots = 0
  let hyphens = 0
  for (let at = 0; at <= length; at++) {
    const code = codes[at]!
    let kind = OTHER
    if (code < 128) {
      state = next[(state << 7) | code]!
      found |= ends[state]!
      kind = CLASSES[code]!
      if (kind === SMALL) continue
    } else {
      state = 0
      if (code === LONG_S) found |= Suspicion.number
    }
    if (kind >= OTHER) {
      if (mixed > 0 && at - word >= TOKEN_LENGTH) found |= Suspicion.token
      word = at + 1
      mixed = dots = hyphens = 0
      if (kind === COLON) {
        if (++colons >= ADDRESS_COLONS) found |= Suspicion.address
        continue
      }
      colons = 0
      if (kind === OTHER) continue
      if (kind === LINE_END) {
        if (digits < NUMBER_DIGITS) found &= ~Suspicion.number
        if (found !== 0) lines.push({ index, start, end: at, suspicions: found })
        start = at + 1
        found = state = digits = 0
      } else if (kind === AT || isSpelledAt(text, at)) found |= Suspicion.at
    } else if (kind === CAPITAL) mixed++
    else if (kind === DIGIT) {
      mixed++
      digits++
      if (at >= 2 && CLASSES[codes[at - 1]!] === CAPITAL && CLASSES[codes[at - 2]!] === CAPITAL)
        found |= Suspicion.number
    } else if (kind === DOT) {
      if (++dots >= ADDRESS_DOTS) found |= Suspicion.address
    } else if (kind === HYPHEN && ++hyphens >= ADDRESS_HYPHENS) found |= Suspicion.address
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
