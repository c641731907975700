/**
 * Days, moments, numbers and lists in the words of one language. Zone and locale are always given: what is
 * printed is the same on every machine.
 */
import type { Language } from '../model/values.ts'
import { durationWords } from './duration.ts'

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

export type Formatters = ReturnType<typeof makeFormatters>

const made = new Map<Language, Formatters>()

export function formatters(lang: Language): Formatters {
  const known = made.get(lang)
  if (known) return known
  const fresh = makeFormatters(lang)
  made.set(lang, fresh)
  return fresh
}

function makeFormatters(lang: Language) {
  const locale = locales[lang]
  const utc = (options: Intl.DateTimeFormatOptions) => ofDays(locale, { ...options, timeZone: 'UTC' })
  const longDay = utc({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekDay = utc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = utc({ day: 'numeric', month: 'short' })
  const longMonth = utc({ month: 'long', year: 'numeric' })
  const shortMonth = utc({ month: 'short', year: 'numeric' })
  const plainNumber = new Intl.NumberFormat(locale)
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })

  return {
    lang,
    /** For what the browser writes in the same way. */
    locale,
    /** “4 h 17 min” */
    duration: durationWords,
    /** “20 November 2026”, “20. November 2026” */
    day: longDay,
    /** “Tuesday, 20 November 2026” for a heading in a timeline */
    dayWithWeekday: weekDay,
    /** “20 Nov”, for ledgers whose year stands elsewhere */
    shortDay,
    /** “November 2026” */
    month: (month: string) => longMonth(`${month}-01`),
    /** “Nov 2026”, for ticks of an axis of years */
    shortMonth,
    /** “21:52”, with seconds only where they were given */
    time: (instant: string, zone = 'UTC') => clock(locale, instant, zone),
    /** “18 November 2025, 11:28” in the zone */
    moment: (instant: string, zone = 'UTC') => `${longDay(dayIn(instant, zone))}, ${clock(locale, instant, zone)}`,
    /** “21 Oct, 22:52” in UTC, for tables whose year is known */
    shortMoment: (instant: string) => `${shortDay(dayIn(instant))}, ${clock(locale, instant, 'UTC')}`,
    number: (value: number) => plainNumber.format(value),
    list: (items: Iterable<string>) => listFormat.format(items),
  }
}

/** Days in a form, or days of moments as they are written. A record has few days and says each of them often. */
function ofDays(locale: string, options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(locale, options)
  const known = new Map<string, string>()
  return (written) => {
    const day = written.slice(0, 10)
    const words = known.get(day) ?? format.format(new Date(`${day}T12:00Z`))
    known.set(day, words)
    return words
  }
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayIn(instant: string, zone = 'UTC'): string {
  if (zone === 'UTC') return inUtc(instant).slice(0, 10)
  const parts = inZone('en-CA', zone, dayParts).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((each) => each.type === type)!.value
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** “UTC+1”, “UTC−5:30”: the zone’s distance from UTC at a moment. Abbreviations such as CST mean different things to different people. */
export function offsetOf(instant: string, zone: string): string {
  const name = inZone('en-GB', zone, offsetParts)
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName')!.value
  return name.replace('GMT', 'UTC').replace('-', '−')
}

/** “Berlin” of `Europe/Berlin`. */
export function placeOf(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}

function clock(locale: string, instant: string, zone: string): string {
  // Both languages write the time of day as ISO 8601 does, and most times are in UTC.
  if (zone === 'UTC') {
    const written = inUtc(instant)
    return written.slice(11, /^:(?!00)/.test(written.slice(16)) ? 19 : 16)
  }
  const at = new Date(instant)
  return inZone(locale, zone, at.getUTCSeconds() === 0 ? minutes : seconds).format(at)
}

/** A moment as ISO 8601 writes it in UTC, as most are written already. */
function inUtc(instant: string): string {
  return instant.endsWith('Z') ? instant : new Date(instant).toISOString()
}

const dayParts: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
const offsetParts: Intl.DateTimeFormatOptions = { timeZoneName: 'shortOffset' }
const minutes: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const seconds: Intl.DateTimeFormatOptions = { ...minutes, second: '2-digit' }

const zoned = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>()

/** A format of a zone. To make one takes a thousand times as long as to use it. */
function inZone(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let known = zoned.get(options)
  if (!known) {
    known = new Map()
    zoned.set(options, known)
  }
  const key = `${locale} ${zone}`
  const format = known.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  known.set(key, format)
  return format
}
