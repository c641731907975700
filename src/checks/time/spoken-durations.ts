/** Durations as people write them into sentences: “4 hours and 17 minutes”, “rund zwei Stunden”, “a 43-minute outage”. */
import type { Language } from '../../model/values.ts'
import { matchesOf } from '../matches.ts'
import { SignSearch } from '../sign-search.ts'

export interface SpokenDuration {
  start: number
  end: number
  minutes: number
  /** Minutes of the smallest unit that is said: “4 hours” is said in hours. */
  unit: number
  /** “about”, “rund”: said without a promise of exactness. */
  approximate: boolean
  /** “more than”, “bis zu”: a bound, not a length. */
  bound: boolean
  /** “43-minute”, “zweistündig”: said of the noun that follows. */
  attributive: boolean
}

const MINUTE = 1
const HOUR = 60
const DAY = 24 * HOUR
const WEEK = 7 * DAY

interface Words {
  numbers: Record<string, number>
  /** What a unit may be called, each with its minutes. */
  units: [RegExp, number][]
  unit: string
  attributive: string
  and: string
  approximate: RegExp
  bound: RegExp
}

const words: Record<Language, Words> = {
  en: {
    numbers: {
      a: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      eleven: 11,
      twelve: 12,
      fifteen: 15,
      twenty: 20,
      thirty: 30,
      forty: 40,
      fifty: 50,
    },
    units: [
      [/^min/i, MINUTE],
      [/^h/i, HOUR],
      [/^d/i, DAY],
      [/^w/i, WEEK],
    ],
    unit: 'minutes?|mins?|hours?|hrs?|h|days?|d|weeks?',
    attributive: '-(?:minute|hour|day|week)',
    and: ' and |, | ',
    approximate:
      /\b(?:about|around|approximately|roughly|some|nearly|almost|just (?:over|under)|close to|circa|ca\.) $/i,
    bound: /\b(?:more than|less than|fewer than|over|under|at least|at most|up to|within|well over|no more than) $/i,
  },
  de: {
    numbers: {
      ein: 1,
      eine: 1,
      einen: 1,
      einer: 1,
      zwei: 2,
      drei: 3,
      vier: 4,
      fünf: 5,
      sechs: 6,
      sieben: 7,
      acht: 8,
      neun: 9,
      zehn: 10,
      elf: 11,
      zwölf: 12,
      fünfzehn: 15,
      zwanzig: 20,
      dreißig: 30,
      vierzig: 40,
      fünfzig: 50,
    },
    units: [
      [/^-?min/i, MINUTE],
      [/^-?(?:stund|stünd|h|std)/i, HOUR],
      [/^-?(?:tag|täg|d)/i, DAY],
      [/^-?(?:woch|wöch)/i, WEEK],
    ],
    unit: 'Minuten?|min|Stunden?|Std\\.|h|Tag(?:en?)?|d|Wochen?',
    attributive: '-?(?:minütig|stündig|tägig|wöchig)(?:e[rsnm]?)?',
    and: ' und |, | ',
    approximate: /(?:^| )(?:etwa|rund|ungefähr|circa|ca\.|fast|beinahe|knapp|gut|annähernd) $/i,
    bound: /(?:^| )(?:mehr als|weniger als|über|unter|mindestens|höchstens|bis zu|innerhalb von|binnen) $/i,
  },
}

/** How far before a duration its “about” or “more than” is looked for. */
const REACH = 24

interface Patterns {
  part: RegExp
  all: RegExp
  /** A unit with a number directly before it, looked for from the unit back: units are rarer than “a”. */
  mentions: RegExp
}

const patterns = new Map<Language, Patterns>()

function patternsOf(lang: Language): Patterns {
  const known = patterns.get(lang)
  if (known) return known
  const { numbers, unit, attributive, and } = words[lang]
  const number = `(\\d{1,3}(?:,\\d{3})+|\\d{1,6}(?:\\.\\d{1,2})?|${Object.keys(numbers).join('|')})`
  // “2h”, but “an hour”: without its blank, “an d” is a word.
  const part = `${number}(${attributive}|(?:(?<=\\d)[ \\u00a0]?| )(?:${unit}))(?![\\p{L}\\d])`
  const unitNames = `(?:${attributive}|${unit})`
  const made = {
    mentions: new RegExp(
      `${unitNames}(?<=(?:\\d[ \\u00a0]?|(?:${Object.keys(numbers).join('|')}) ?)${unitNames})`,
      'iu',
    ),
    part: new RegExp(part, 'giu'),
    all: new RegExp(`(?<![\\p{L}\\d.,:–-])${part}(?:(?:${and})${part}){0,3}`, 'giu'),
  }
  patterns.set(lang, made)
  return made
}

/** Most texts name no unit of time at all, and that is seen much faster than that they hold no duration. */
const unitSigns = new SignSearch(
  ['min', 'hour', 'hr', 'day', 'week', 'stund', 'std', 'tag', 'woch'].map((sign) => [sign, 1]),
)
const OTHER_UNIT = /\d[ \u00a0]?[hd]|stünd|täg|wöch/i

/** All durations of a text, in their order. */
export function spokenDurations(text: string, lang: Language): SpokenDuration[] {
  if (unitSigns.signsIn(text) === 0 && !OTHER_UNIT.test(text)) return []
  const { mentions, part, all } = patternsOf(lang)
  // One blank for each: offsets stay.
  const plain = text.replace(/\s/g, ' ')
  if (!mentions.test(plain)) return []
  const { numbers, units, approximate, bound } = words[lang]
  return matchesOf(plain, all).map(({ 0: said, index }) => {
    let minutes = 0
    let unit = WEEK
    let attributive = false
    for (const [, number, name] of matchesOf(said, part)) {
      const each = units.find(([pattern]) => pattern.test(name!.replace(/^[-\s]/, '')))![1]
      minutes += (numbers[number!.toLowerCase()] ?? Number(number!.replaceAll(',', ''))) * each
      unit = Math.min(unit, each)
      attributive ||= name!.startsWith('-') || /(?:minüt|stünd|täg|wöch)ig/.test(name!)
    }
    const before = plain.slice(Math.max(0, index - REACH), index)
    return {
      start: index,
      end: index + said.length,
      minutes,
      unit,
      approximate: approximate.test(before),
      bound: bound.test(before),
      attributive,
    }
  })
}

/** Whether what was said can mean so many minutes: rounded up or down to the unit that was said, or about so many. */
export function canMean({ minutes, unit, approximate }: SpokenDuration, actual: number): boolean {
  const apart = Math.abs(minutes - actual)
  if (approximate && apart <= Math.max(unit, actual / 5)) return true
  // Seconds are rounded away on both sides.
  return unit === MINUTE ? apart <= 1 : apart < unit
}
