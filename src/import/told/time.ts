/**
 * Days and times as people write them in reports: “13:44 UTC on 2 March 2024”, “1:44 pm”, “02.03.2024, 13.44 Uhr”.
 * What is not said stays absent, and what can be read in two ways is a problem, not a guess.
 */
import { DAY } from '../../model/day.ts'
import { dayProblem, isTimeZone, zoneOffset } from '../../model/time.ts'

/** The clock that a text names. Without place and minutes the name is one that several places use for different clocks. */
export interface ToldZone {
  name: string
  /** The zone of the IANA database. */
  place?: string
  /** Minutes ahead of UTC. With a place: what its name promises, as “CET” does for a place that also has summer time. */
  minutes?: number
}

/** A time of day, `HH:MM` or `HH:MM:SS`. */
type TimeOfDay = string

export interface ToldMoment {
  /** `YYYY-MM-DD`. */
  day?: string
  /** `MM-DD`, where the text says no year. */
  monthAndDay?: string
  time?: TimeOfDay
  /** When it ended, if the text says so. */
  until?: { time: TimeOfDay; day?: string }
  zone?: ToldZone
  approximate: boolean
  /** Why what is written there is no moment. */
  problem?: string
  /** Where the text goes on behind it. */
  end: number
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'jan'],
  ['february', 'februar', 'feb'],
  ['march', 'märz', 'mar', 'mär', 'mrz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dezember', 'dec', 'dez'],
]
const monthNumbers = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
const MONTH = `(?<month>${MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|')})\\.?`
const WEEKDAY =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)|(?:mo|di|mi|do|fr|sa|so)\\.),?\\s+'
const END = '(?![\\p{L}\\p{N}])'

/** Ways to write a day, those that say most first. */
const DAYS = [
  `(?<year>\\d{4})([-/.])(?<monthDigits>\\d{1,2})\\2(?<dayDigits>\\d{1,2})(?!\\d)`,
  `(?<dayDigits>\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]{1,3}(?:of )?${MONTH},?[\\s-]{1,3}(?<year>\\d{4})${END}`,
  `${MONTH}\\s{1,3}(?<dayDigits>\\d{1,2})(?:st|nd|rd|th|\\.)?(?:,\\s{0,3}|\\s{1,3})(?<year>\\d{4})${END}`,
  `(?<dayDigits>\\d{1,2})\\.\\s?(?<monthDigits>\\d{1,2})\\.\\s?(?<year>\\d{4})${END}`,
  `(?<first>\\d{1,2})(?<mark>[/-])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4})${END}`,
  `(?<dayDigits>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s{1,3}${MONTH}${END}`,
  `${MONTH}\\s{1,3}(?<dayDigits>\\d{1,2})(?:st|nd|rd|th|\\.)?(?![\\p{L}\\p{N}:])`,
].map((source) => new RegExp(`(?:${WEEKDAY})?${source}`, 'iuy'))

/** A full day anywhere in a text. */
const FULL_DAY = new RegExp(
  DAYS.slice(0, 5)
    .map(({ source }) => `(?:${source.replaceAll(/\?<\w+>/g, '').replace(/\\2|\\k<mark>/, '[-/.]')})`)
    .join('|'),
  'giu',
)

/** Clocks whose name belongs to one place and one offset, as far as English and German reports go. */
const CLOCKS: Readonly<Record<string, { place: string; minutes?: number }>> = {
  CET: { place: 'Europe/Berlin', minutes: 60 },
  CEST: { place: 'Europe/Berlin', minutes: 120 },
  MEZ: { place: 'Europe/Berlin', minutes: 60 },
  MESZ: { place: 'Europe/Berlin', minutes: 120 },
  ET: { place: 'America/New_York' },
  EST: { place: 'America/New_York', minutes: -300 },
  EDT: { place: 'America/New_York', minutes: -240 },
  PT: { place: 'America/Los_Angeles' },
  PST: { place: 'America/Los_Angeles', minutes: -480 },
  PDT: { place: 'America/Los_Angeles', minutes: -420 },
  JST: { place: 'Asia/Tokyo', minutes: 540 },
}
/** Names that mean different clocks in different places. */
const AMBIGUOUS = ['CST', 'CDT', 'IST', 'BST', 'AST', 'GST', 'SST', 'MST', 'MDT', 'WST', 'EET', 'EEST', 'AEST', 'AEDT']
const NAMES = `(?:${[...Object.keys(CLOCKS), ...AMBIGUOUS].sort((a, b) => b.length - a.length).join('|')})`
const ZONE = new RegExp(
  `\\s{0,2}[([]?(?:(?<utc>UTC|GMT|Z)(?:\\s?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?(?!\\d))?|(?<name>${NAMES})|(?<place>(?:Europe|America|Asia|Africa|Australia|Pacific|Atlantic|Indian)/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?))${END}[)\\]]?`,
  'uy',
)
/** An offset without a name. A minus can also mean “until”: then only four digits, or seconds before it, make it an offset. */
const OFFSET_PLUS = /\s{0,2}\+(?<hours>\d{2}):?(?<minutes>\d{2})(?![\d:])/y
const OFFSET_MINUS =
  /(?:(?<=:\d\d:\d\d(?:\.\d{1,9})?|\d{4}-\d\d-\d\dT\d\d:\d\d)|\s)-(?:(?<=:\d\d-|T\d\d:\d\d-)\d\d:\d\d|\d{4})(?![\d:])/y

const TIME =
  /(?<hours>\d{1,2}):(?<minutes>\d{2})(?::(?<seconds>\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?:\s?(?<half>[ap])\.?\s?m\b\.?)?(?:\s?(?:h|hrs|hours|Uhr)\b)?/iy
const HOUR_OF_HALF = /(?<hours>\d{1,2})\s?(?<half>[ap])\.?m\b\.?/iy
const GERMAN_TIME = /(?<hours>\d{1,2})\.(?<minutes>\d{2})\s?Uhr\b/iy
const DIGITS_TIME = /(?<hours>\d{2})(?<minutes>\d{2})(?=\s?(?:Z|UTC|GMT)(?![\p{L}\p{N}]))/uy

const APPROXIMATELY =
  /\s*(?:[~≈±∼]|(?:around|approximately|approx\.?|about|circa|ca\.?|c\.|roughly|gegen|etwa|ungefähr)\s)/iy
/** What may stand between day and time. */
const JOINED = /\s*(?:[,@[(T]\s*|(?:at|on|from|between|um|am|von|seit)\s)/iy
const UNTIL = /\s*(?:-|–|—|to\b|until\b|till\b|bis\b)\s*/iy
const UNTIL_OF_BETWEEN = /\s*(?:-|–|—|and\b|und\b)\s*/iy

/** A place in a text, and what stands there. */
class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  /** Goes on behind what the pattern matches here; stays where it does not. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match ?? undefined
  }

  /** All of it, or nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.at
    const result = read()
    if (result === undefined) this.at = before
    return result
  }
}

/** Reads the moment with which a text begins; undefined when it begins with none. */
export function toldMoment(text: string): ToldMoment | undefined {
  const told: ToldMoment = { approximate: false, end: 0 }
  const scanner = new Scanner(text)
  const problems: string[] = []
  let hasDay = false
  let hasTime = false
  // Day and time in either order, and an end: nothing else belongs to a moment.
  for (let steps = 0; steps < 12; steps++) {
    if (scanner.take(APPROXIMATELY)) told.approximate = true
    scanner.take(/\s*/y)
    const day = hasDay ? undefined : firstDay(scanner)
    const time = hasTime || day ? undefined : firstTime(scanner)
    const end = hasTime && !told.until && !day ? scanner.attempt(() => firstEnd(scanner, isBetween(text))) : undefined
    const found = day ?? time ?? end
    if (found) {
      if (found.problem !== undefined) problems.push(found.problem)
      if (day) {
        hasDay = true
        if (day.day) told.day = day.day
        if (day.monthAndDay) told.monthAndDay = day.monthAndDay
      }
      if (time) {
        hasTime = true
        if (time.time) told.time = time.time
        const zone = firstZone(scanner)
        if (zone) told.zone = zone
      }
      if (end?.time) {
        told.until = { time: end.time, ...(end.day ? { day: end.day } : {}) }
        if (end.zone && told.zone && end.zone.name !== told.zone.name) problems.push('it names two clocks')
        if (end.zone) told.zone ??= end.zone
      }
      if (end?.day && !hasDay) {
        // “Between 01:30 and 08:58 UTC on 21 January”: one day, said once. Over midnight it could be either.
        if (end.time && told.time && told.time <= end.time) told.day = end.day
        else problems.push('it does not say on which of two days it begins')
        hasDay = true
      }
      told.end = scanner.at
    } else if (!scanner.take(JOINED)) break
  }
  if (told.end === 0) return undefined
  // A bracket that was opened around the moment closes behind it.
  scanner.at = told.end
  if (/[([]/.test(text.slice(0, told.end)) && scanner.take(/\s?[)\]]/y)) told.end = scanner.at
  return problems.length > 0 ? { ...told, problem: problems[0]! } : told
}

const isBetween = (text: string) => /^\s*between\b/i.test(text)

interface Day {
  day?: string
  monthAndDay?: string
  problem?: string
}

interface Time {
  time?: TimeOfDay
  problem?: string
}

function firstDay(scanner: Scanner): Day | undefined {
  for (const pattern of DAYS) {
    const match = scanner.take(pattern)
    if (match) return dayOf(match)
  }
  return undefined
}

/** “until 14:10 UTC on 3 March 2024”. */
function firstEnd(scanner: Scanner, isBetween: boolean): (Day & Time & { zone?: ToldZone }) | undefined {
  if (!scanner.take(isBetween ? UNTIL_OF_BETWEEN : UNTIL)) return undefined
  const before = firstDay(scanner)
  if (before && !scanner.take(JOINED)) scanner.take(/\s*/y)
  const time = firstTime(scanner)
  if (!time) return undefined
  const zone = firstZone(scanner)
  const behind =
    before ??
    scanner.attempt(() => {
      scanner.take(/\s*/y)
      scanner.take(JOINED)
      return firstDay(scanner)
    })
  const problem = time.problem ?? behind?.problem
  return {
    ...(time.time ? { time: time.time } : {}),
    ...(behind?.day ? { day: behind.day } : {}),
    ...(zone ? { zone } : {}),
    ...(problem ? { problem } : {}),
  }
}

function dayOf({ 0: written, groups = {} }: RegExpExecArray): Day {
  let { monthDigits, dayDigits } = groups
  if (groups['first'] !== undefined) {
    const [first, second] = [Number(groups['first']), Number(groups['second'])]
    if (first <= 12 && second <= 12 && first !== second) {
      return { problem: `“${written.trim()}” can be two days: the text does not say whether the month comes first` }
    }
    ;[monthDigits, dayDigits] = second > 12 ? [groups['first'], groups['second']] : [groups['second'], groups['first']]
  }
  const month = groups['month'] ? monthNumbers.get(groups['month'].toLowerCase())! : Number(monthDigits)
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(Number(dayDigits)).padStart(2, '0')}`
  // A leap year, so that 29 February is a day where no year is said.
  const problem = dayProblem(`${groups['year'] ?? '2024'}-${monthAndDay}`)
  if (problem) return { problem: `“${written.trim()}” is no day of the calendar` }
  if (Number(groups['year'] ?? 2024) < 1970) return { problem: `“${written.trim()}” lies before 1970` }
  return groups['year'] === undefined ? { monthAndDay } : { day: `${groups['year']}-${monthAndDay}` }
}

function firstTime(scanner: Scanner): Time | undefined {
  const match =
    scanner.take(TIME) ?? scanner.take(HOUR_OF_HALF) ?? scanner.take(GERMAN_TIME) ?? scanner.take(DIGITS_TIME)
  if (!match) return undefined
  const { hours = '', minutes = '00', seconds, half } = match.groups ?? {}
  let hour = Number(hours)
  const problem = { problem: `“${match[0].trim()}” is no time of day` }
  if (half) {
    if (hour < 1 || hour > 12) return problem
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return problem
  return { time: `${String(hour).padStart(2, '0')}:${minutes}${seconds ? `:${seconds}` : ''}` }
}

function firstZone(scanner: Scanner): ToldZone | undefined {
  const minus = scanner.take(OFFSET_MINUS)?.[0].trim()
  if (minus) return offsetZone('-', minus.slice(1, 3), minus.slice(-2))
  const named = scanner.take(ZONE)
  if (named) return zoneOf(named)
  const plus = scanner.take(OFFSET_PLUS)
  return plus && offsetZone('+', plus.groups!['hours']!, plus.groups!['minutes']!)
}

function zoneOf({ groups = {} }: RegExpExecArray): ToldZone {
  const { utc, sign, hours, minutes, name, place } = groups
  if (utc) return sign ? offsetZone(sign, hours!, minutes ?? '00') : { name: 'UTC', minutes: 0 }
  if (place) return isTimeZone(place) ? { name: place, place } : { name: place }
  return { name: name!, ...CLOCKS[name!] }
}

function offsetZone(sign: string, hours: string, minutes: string): ToldZone {
  const name = `UTC${sign}${hours.padStart(2, '0')}:${minutes}`
  const ahead = Number(hours) * 60 + Number(minutes)
  return ahead <= 14 * 60 && Number(minutes) < 60 ? { name, minutes: sign === '-' ? -ahead : ahead } : { name }
}

/** What a text says of its times: “All times are in UTC.” */
const OF_TIMES = /\b(?:times?|timestamps?|time ?zone|zeiten|uhrzeiten|zeitangaben|zeitzone)\b([^.|\n]{1,60})/gi

/** The clock that a heading, the head of a column or a sentence such as “All times UTC.” names. */
export function zoneStatedIn(text: string, where: 'label' | 'sentence'): ToldZone | undefined {
  const labels =
    where === 'label' ? [text.slice(0, 200)] : [...text.slice(0, 5000).matchAll(OF_TIMES)].map(([, rest]) => rest!)
  for (const label of labels) {
    for (const { index } of label.matchAll(/(?<![\p{L}\p{N}/])[A-Z]/gu)) {
      ZONE.lastIndex = index
      const zone = ZONE.exec(label)
      if (zone) return zoneOf(zone)
    }
  }
  return undefined
}

/** A clock by its name, as an option gives it. */
export function zoneNamed(name: string): ToldZone | undefined {
  ZONE.lastIndex = 0
  const match = ZONE.exec(name)
  if (match && match[0].length === name.length) return zoneOf(match)
  return isTimeZone(name) ? { name, place: name } : undefined
}

/** More days than this are as good as many. */
const MOST_DAYS = 50

/** The full days that a text names, in order of the calendar. Those that can be read in two ways are not among them. */
export function daysIn(text: string): string[] {
  const days = new Set<string>()
  for (const { 0: written } of text.matchAll(FULL_DAY)) {
    const day = toldMoment(written)?.day
    if (day) days.add(day)
    if (days.size === MOST_DAYS) break
  }
  return [...days].sort()
}

/** The moment at which a clock showed this time, with its UTC offset; or why there is no such moment. */
export function instantOf(
  day: string,
  time: TimeOfDay,
  zone: ToldZone,
): { at: string; problem?: never } | { problem: string; at?: never } {
  if (zone.place === undefined) {
    if (zone.minutes === undefined) return { problem: `“${zone.name}” is the name of several clocks` }
    return { at: `${day}T${time}${offsetText(zone.minutes)}` }
  }
  const local = Date.parse(`${day}T${time}Z`)
  const { place } = zone
  // The offsets before and after any change of the clocks nearby.
  const offsets = new Set([-24, 24].map((hours) => zoneOffset(local + hours * 3_600_000, place)))
  const fitting = [...offsets].filter((minutes) => zoneOffset(local - minutes * 60_000, place) === minutes)
  if (fitting.length === 0) return { problem: `the clocks of ${place} never showed ${time} on ${day}` }
  const minutes = zone.minutes ?? (fitting.length === 1 ? fitting[0]! : undefined)
  if (minutes === undefined) return { problem: `the clocks of ${place} showed ${time} twice on ${day}` }
  if (!fitting.includes(minutes)) return { problem: `the clocks of ${place} did not show “${zone.name}” on ${day}` }
  return { at: `${day}T${time}${offsetText(minutes)}` }
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z'
  const ahead = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) + DAY).toISOString().slice(0, 10)
}
