/**
 * Days and instants, as written and as numbers. Nothing here looks at the machine's clock, zone or locale.
 */

import { DAY } from './day.ts'

export interface ValueProblem {
  message: string
  hint: string
  /** The value as it is surely meant. */
  fix?: string
}

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-](\d{2}):(\d{2}))$/

/** What days and moments look like, for readers of patterns: whether a day exists is more than a pattern can say. */
export const DAY_PATTERN = String.raw`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$`
export const INSTANT_PATTERN = DAY_PATTERN.replace(
  /\$$/,
  String.raw`T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$`,
)
const ZONE = /^(UTC|[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/
export const ZONE_PATTERN = ZONE.source

/** Days in a month of the proleptic Gregorian calendar; `month` counts from 1. */
function daysInMonth(year: number, month: number): number {
  // The calendar repeats after 400 years; Date.UTC takes the years 0 to 99 for those of the 20th century.
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

/** Why `value` is not a calendar day, or `undefined` if it is one. */
export function dayProblem(value: string): ValueProblem | undefined {
  const match = DAY_FORM.exec(value)
  if (!match) {
    return {
      message: `“${value}” is not a day`,
      hint: 'Write year, month and day as YYYY-MM-DD, for example 2026-11-20.',
    }
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12) {
    return { message: `“${value}” has no such month`, hint: 'Months run from 01 to 12, in the order YYYY-MM-DD.' }
  }
  const last = daysInMonth(year, month)
  if (day < 1 || day > last) {
    return {
      message: `“${value}” does not exist`,
      hint: `${value.slice(0, 7)} has ${last} days.`,
    }
  }
  return undefined
}

/** Why `value` is not an instant, or `undefined` if it is one. */
export function instantProblem(value: string): ValueProblem | undefined {
  const match = INSTANT.exec(value)
  if (!match) {
    if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(value)) {
      return {
        message: `“${value}” has no UTC offset`,
        hint: `Say which clock: ${value.replace(' ', 'T')}Z for UTC, or ${value.replace(' ', 'T')}+01:00 for a clock one hour ahead.`,
      }
    }
    if (DAY_FORM.test(value)) {
      return {
        message: `“${value}” is a day, but a moment is wanted`,
        hint: `Add time and offset, for example ${value}T13:44Z.`,
      }
    }
    const meant = value
      .trim()
      .toUpperCase()
      .replace(/^(\S{10}) (\S+) ?(\S+)$/, '$1T$2$3')
      .replace(' ', 'T')
    const fix = INSTANT.test(meant) && !instantProblem(meant) ? { fix: meant } : {}
    return { message: `“${value}” is not a moment`, hint: momentHint(value), ...fix }
  }
  const day = dayProblem(match[1]!)
  if (day) return day
  const inRange =
    Number(match[2]) <= 23 &&
    Number(match[3]) <= 59 &&
    Number(match[4] ?? 0) <= 59 &&
    Number(match[7] ?? 0) <= 59 &&
    Number(match[6] ?? 0) * 60 + Number(match[7] ?? 0) <= 14 * 60
  if (!inRange) return { message: `“${value}” does not exist`, hint: rangeHint(value, match) }
  return undefined
}

/** What to write instead of something that does not have the form of a moment. */
function momentHint(value: string): string {
  const form = 'Write date, time and UTC offset'
  const name = /\d ?([A-Z]{3,5})$/i.exec(value)?.[1]
  if (name && /^(?:UTC|GMT)$/i.test(name)) return `${form}: “${name}” is written as Z, for example 2026-11-20T12:44Z.`
  if (name) return `${form}: “${name}” is the name of a clock, and not everybody’s. For example 2026-11-20T13:44+01:00.`
  const [, sign, hours, minutes] = /\d([+-])(\d{1,2}):?(\d{2})?$/.exec(value.replace(/^\d{4}-\d\d-\d\d/, '')) ?? []
  if (hours) return `${form}, the offset as ${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}.`
  return `${form}, for example 2026-11-20T13:44+01:00 or 2026-11-20T12:44Z.`
}

/** What to write instead of a moment that no clock shows. */
function rangeHint(value: string, [, day, hours, minutes, seconds, offset]: RegExpExecArray): string {
  const ranges = 'Hours run from 00 to 23, minutes and seconds from 00 to 59, offsets from -14:00 to +14:00.'
  if (hours === '24' && minutes === '00' && Number(seconds ?? 0) === 0) {
    const next = new Date(Date.parse(`${day}T12:00Z`) + DAY).toISOString().slice(0, 10)
    return `Hours run from 00 to 23. Midnight after ${day} is ${next}T00:00${offset}.`
  }
  if (seconds === '60') return `${ranges} Write a leap second as the one before it: ${value.replace(':60', ':59')}.`
  return ranges
}

/** Whether `value` names a zone of the IANA database. */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return ZONE.test(value)
  } catch {
    return false
  }
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>()

/** Minutes by which the clocks of an IANA zone are ahead of UTC at a moment. */
export function zoneOffset(epoch: number, zone: string): number {
  let format = offsetFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    offsetFormats.set(zone, format)
  }
  const name = format.formatToParts(epoch).find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name)!
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) + 0
}

/** Minutes by which the clock of a valid instant is ahead of UTC, as it is written; absent where it is written in UTC. */
export function writtenOffset(instant: string): number | undefined {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(instant) ?? []
  return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) + 0
}

/** Milliseconds since 1970-01-01T00:00Z of a valid instant. */
export function instantToEpoch(instant: string): number {
  return Date.parse(instant)
}

/** Whole minutes from one instant to another; negative when `to` comes first. */
export function minutesBetween(from: string, to: string): number {
  // Half a minute backwards rounds to minus zero, which is no number of minutes: + 0 makes it zero.
  return Math.round((instantToEpoch(to) - instantToEpoch(from)) / 60_000) + 0
}

/** A valid instant as RFC 3339 writes it: with its seconds, which people may leave out. */
export function rfc3339(instant: string): string {
  return instant.replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00')
}
