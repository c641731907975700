import { readFileSync } from 'node:fs'

/** A case of the corpus, filled in. */
export interface Case {
  group: string
  text: string
  /** Spans that must be found. */
  expected: { start: number; end: number }[]
}

/** Numbers that look random and are the same on every machine: a linear congruential generator of Numerical Recipes. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const FOLDER = new URL('../../../fixtures/safe-to-publish/', import.meta.url)

/** The cases of a file of the corpus; see the README beside it. */
export function readCorpus(file: string, seed = 2026): Case[] {
  const fill = filler(numbers(seed))
  const cases: Case[] = []
  let group = ''
  for (const line of readFileSync(new URL(file, FOLDER), 'utf8').split('\n')) {
    if (/^# [a-z]/.test(line)) group = line.slice(2)
    else if (line !== '') cases.push({ group, ...marked(fill(line)) })
  }
  return cases
}

function marked(line: string): Pick<Case, 'text' | 'expected'> {
  const expected: Case['expected'] = []
  let text = ''
  for (const part of line.split(/([⟦⟧])/)) {
    if (part === '⟦') expected.push({ start: text.length, end: text.length })
    else if (part === '⟧') expected.at(-1)!.end = text.length
    else text += part
  }
  return { text, expected }
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = UPPER.toLowerCase()
const DIGITS = '0123456789'
const ALPHABETS: Record<string, string> = {
  hex: '0123456789abcdef',
  HEX: '0123456789ABCDEF',
  alnum: UPPER + LOWER + DIGITS,
  lower: LOWER + DIGITS,
  upper: UPPER + DIGITS,
  letters: UPPER + LOWER,
  base32: `${UPPER}234567`,
  base64: `${UPPER}${LOWER}${DIGITS}+/`,
  url: `${UPPER}${LOWER}${DIGITS}-_`,
  crypt: `./${UPPER}${LOWER}${DIGITS}`,
  mixed: `${LOWER}${DIGITS}!@#%^&*-=_+`,
}
const FIRST = 'annika benedikt cornelia dragan elfriede fatima gerhard hanneke ingrid jaroslav katarzyna lorenz'.split(
  ' ',
)
const LAST = 'abendroth birkenfeld czerny dornbusch eichhorn fassbender grünwald holtkamp ivanovic jankowski'.split(' ')
const DOMAINS = 'wolkenwerk-betrieb.de northern-racks.net hosting-quitte.com rechenhalle.eu cloud-hagebutte.io'.split(
  ' ',
)
const WORDS = 'Quitte Flieder Amboss Kranich Tundra Zwirbel Monsun Kessel Birke Funke'.split(' ')

/** People of the private list. */
export const people = ['Annika Abendroth', 'Benedikt van Birkenfeld', 'Cornelia Grünwald', 'Dragan Czerny-Holtkamp']

function filler(number: (below: number) => number): (line: string) => string {
  const pick = <T>(list: readonly T[] | string): T | string => list[number(list.length)]!
  const many = (alphabet: string, count: number) => Array.from({ length: count }, () => pick(alphabet)).join('')
  const digits = (count: number) => `${1 + number(9)}${many(DIGITS, count - 1)}`
  const password = () =>
    [
      () => `${pick(WORDS)}-${pick(WORDS)}-${digits(2)}`,
      () => `${pick(WORDS)}${digits(4)}!`,
      () => `${many(ALPHABETS['alnum']!, 12)}${number(10)}${pick(LOWER)}`,
      () => `${String(pick(WORDS)).toLowerCase()}_${digits(3)}.${pick(WORDS)}`,
      () => `${many(ALPHABETS['lower']!, 15)}${number(10)}`,
      () => `${many(LOWER, 4)}#${many(UPPER, 3)}%${digits(3)}`,
    ][number(6)]!()
  const iban = (country: string) => {
    const account = { DE: 18, AT: 16, CH: 17, NL: 14, FR: 23, BE: 12, ES: 20, PL: 24, GB: 18, IT: 23 }[country]!
    const bank = { NL: 'ABCD', GB: 'WXYZ', IT: 'K' }[country] ?? ''
    const rest = bank + many(DIGITS, account - bank.length)
    const value = [...`${rest}${country}00`].map((character) => Number.parseInt(character, 36)).join('')
    return `${country}${String(98n - (BigInt(value) % 97n)).padStart(2, '0')}${rest}`
  }
  const name = () => String(pick(people))
  const ascii = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '')
  const simple: Record<string, () => string> = {
    '': () => '',
    password,
    basic: () => Buffer.from(`ops:${password()}`).toString('base64'),
    encoded: () => Buffer.from(password()).toString('base64'),
    first: () => String(pick(FIRST)),
    last: () => ascii(String(pick(LAST))),
    First: () => capitalised(String(pick(FIRST))),
    Last: () => capitalised(ascii(String(pick(LAST)))),
    FIRST: () => String(pick(FIRST)).toUpperCase(),
    LAST: () => ascii(String(pick(LAST))).toUpperCase(),
    Name: name,
    NameReversed: () => name().replace(/^(\S+) (.+)$/, '$2, $1'),
    'name.dotted': () => 'annika.abendroth',
    domain: () => String(pick(DOMAINS)),
    ipv4: () => `${80 + number(10)}.${number(256)}.${number(256)}.${1 + number(250)}`,
    octet: () => String(1 + number(250)),
    mobile: () => String(pick(['151', '160', '170', '172', '176', '179'])),
  }
  const piece = (what: string): string => {
    const [kind = '', argument = ''] = what.split(/:(.*)/s)
    if (kind === 'json') return Buffer.from(argument).toString('base64url')
    if (kind === 'digits') return digits(Number(argument))
    if (kind === 'iban') return iban(argument)
    if (kind === 'ibanspaced') return iban(argument).replace(/.{4}(?=.)/g, '$& ')
    if (kind === 'lines') {
      const [width = 0, count = 0] = argument.split('x').map(Number)
      return Array.from({ length: count }, () => many(ALPHABETS['base64']!, width)).join('\n')
    }
    const alphabet = ALPHABETS[kind]
    if (alphabet) return many(alphabet, Number(argument))
    // Braces of a shell or a template, and none of ours.
    return Object.hasOwn(simple, kind) ? simple[kind]!() : `{${what}}`
  }
  return (line) => {
    const filled = line.replace(/\{(json:\{(?:[^{}]|\{[^{}]*\})*\}|[\w.]*(?::\w+)?)\}/g, (_, what: string) =>
      piece(what),
    )
    return filled.replaceAll('↵', '\n').replaceAll('⇥', '  ')
  }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** Postmortems in which nothing must be found: as long as real ones, each of other sentences in another order. */
export function cleanPostmortems(count: number): string[] {
  const lines = readFileSync(new URL('prose.txt', FOLDER), 'utf8').trim().split('\n')
  return Array.from({ length: count }, (_, index) => {
    const number = numbers(index + 1)
    const fill = filler(number)
    const paragraphs = Array.from({ length: 24 }, () => fill(lines[number(lines.length)]!))
    const minute = (value: number) => String(value).padStart(2, '0')
    const entry = (value: number) =>
      `  - at: 2026-11-${minute(1 + number(28))}T13:${minute(value)}:00+01:00\n    event: The error rate of the API rose to ${number(90)}.${number(10)} %.\n`
    return [
      `---\ntitle: Requests failed for ${10 + number(90)} minutes\nsummary: Some requests were not answered.\nstatus: final\n`,
      `tags: [api, release-${fill('{hex:8}')}]\ntimeline:\n${[4, 9, 14, 40].map(entry).join('')}`,
      `actions:\n  - id: alert-on-routes\n    text: Alert when a default route is missing.\n    tracker: https://github.com/example/handbook/issues/${number(999)}\n---\n`,
      paragraphs
        .map((paragraph, at) => (at % 6 === 0 ? `## Section ${at / 6 + 1}\n\n${paragraph}` : paragraph))
        .join('\n\n'),
    ].join('')
  })
}
