/**
 * A timeline as reports tell it: rows with a moment, each as complete as its author made it. What a row leaves out is
 * taken from what stands around it; where nothing says it, the row is no event.
 */
import { DAY } from '../../model/day.ts'
import type { TimelineEvent } from '../../model/timeline.ts'
import { instantOf, nextDay, type ToldMoment, type ToldZone } from './time.ts'

/** A row of a table or an item of a list. */
export interface ToldRow {
  moment: ToldMoment
  event: string
  source?: string
  /** A day that the author wrote above the row. */
  day?: string
}

/** What is said around the rows of one table or list. */
export interface RowContext {
  /** The clock that the table or its section names. */
  zone?: ToldZone
  /** The clocks that are named anywhere in the text. */
  zonesElsewhere: readonly ToldZone[]
  /** The clock for times that name none, as the command line says. */
  zoneGiven?: ToldZone
  /** The days that are named anywhere in the text, in order. */
  daysElsewhere: readonly string[]
  /** What a row says cannot have happened after this instant. */
  latest?: string
  confidence: NonNullable<TimelineEvent['confidence']>
}

/** What became of a row. */
export interface ReadRow {
  event?: TimelineEvent
  /** Why it is no event. */
  problem?: string
  /** What was concluded, and is not said in so many words. */
  guesses: string[]
}

/** A row this much earlier than the one above it is of the next day; one that is less early stands in the wrong place. */
const OVER_MIDNIGHT = 6 * 60

/** Longest text of an event, as the model has it. */
const LONGEST_EVENT = 600

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Reads the rows of one table or list, in the order in which they stand. */
export function readRows(rows: readonly ToldRow[], context: RowContext): ReadRow[] {
  const newestFirst = runsBackwards(rows)
  const inOrder = newestFirst ? rows.toReversed() : rows
  const zones = {
    besides: distinct(rows.flatMap(({ moment }) => moment.zone ?? [])),
    elsewhere: distinct(context.zonesElsewhere),
  }
  let day: string | undefined
  let saidAbove: string | undefined
  let above: string | undefined
  const read = inOrder.map((row): ReadRow => {
    const guesses: string[] = []
    const { moment } = row
    const no = (problem: string) => ({ problem, guesses: [] })
    if (moment.problem) return no(moment.problem)
    if (moment.time === undefined) return no('it names no time of day')

    const said = moment.day ?? row.day
    if (said !== undefined && (moment.day !== undefined || said !== saidAbove)) {
      day = said
      saidAbove = said
      above = undefined
    } else if (moment.monthAndDay) {
      const near = nearDay(moment.monthAndDay, day ?? row.day, context.daysElsewhere)
      if (near === undefined) return no('its year is not said')
      guesses.push('the year is that of the days named elsewhere in the text')
      day = near
      above = undefined
    } else if (day === undefined) {
      const [only, ...others] = context.daysElsewhere
      if (only === undefined) return no('its day is not said')
      if (others.length > 0) return no('its day is not said, and the text names several')
      guesses.push(`the day is the only one that the text names, ${only}`)
      day = only
    }
    if (day === undefined) return no('its day is not said')
    if (above !== undefined && minutesOf(above) - minutesOf(moment.time) > OVER_MIDNIGHT) {
      if (newestFirst) return no('the rows run backwards over midnight')
      day = nextDay(day)
      guesses.push(`a time much earlier than the one above it was taken for the next day, ${day}`)
    } else if (above !== undefined && moment.time < above) {
      guesses.push('a row that stands below a later one was taken for the same day and moved to its place')
    }
    above = moment.time

    const zone = zoneOf(moment, context, zones, guesses)
    if ('problem' in zone) return no(zone.problem)
    const instant = instantOf(day, moment.time, zone)
    if (instant.problem !== undefined) return no(instant.problem)
    const until = untilOf(moment, day, zone)
    if (until?.problem !== undefined) return no(until.problem)
    if (until && Date.parse(until.at) < Date.parse(instant.at)) return no('it ends before it begins')
    if (context.latest !== undefined && Date.parse(instant.at) > Date.parse(context.latest) + DAY) {
      return no(`${instant.at} lies after the last change of the text`)
    }
    const event = row.event.trim()
    if (event === '') return no('it does not say what happened')
    if (event.length > LONGEST_EVENT) return no(`its text is longer than ${LONGEST_EVENT} characters`)
    return {
      guesses,
      event: {
        at: instant.at,
        ...(until ? { until: until.at } : {}),
        ...(moment.approximate ? { precision: 'approx' } : {}),
        event,
        type: 'note',
        ...(row.source ? { source: row.source } : {}),
        confidence: context.confidence,
      } as TimelineEvent,
    }
  })
  return newestFirst ? read.toReversed() : read
}

/** Events in the order in which they happened. */
export function inOrderOfTime(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Whether most rows are earlier than the one above them, as in a log with the newest entry on top. */
function runsBackwards(rows: readonly ToldRow[]): boolean {
  let down = 0
  let up = 0
  for (const [index, { moment }] of rows.entries()) {
    const above = rows[index - 1]?.moment
    if (!above?.time || !moment.time) continue
    const [before, now] = [`${above.day ?? ''} ${above.time}`, `${moment.day ?? ''} ${moment.time}`]
    if (now > before) up++
    else if (now < before) down++
  }
  return down >= 2 && down > up
}

/** @param zones the clocks that the rows name, and those that the rest of the text names */
function zoneOf(
  { zone }: ToldMoment,
  context: RowContext,
  { besides, elsewhere }: { besides: ToldZone[]; elsewhere: ToldZone[] },
  guesses: string[],
): ToldZone | { problem: string } {
  const said = zone ?? context.zone
  if (said) return said
  if (besides.length === 1) {
    guesses.push(`times without a clock were taken for ${besides[0]!.name}, as in the rows around them`)
    return besides[0]!
  }
  if (elsewhere.length === 1) {
    guesses.push(`times without a clock were taken for ${elsewhere[0]!.name}, which the text names elsewhere`)
    return elsewhere[0]!
  }
  if (context.zoneGiven) return context.zoneGiven
  return {
    problem: elsewhere.length > 1 ? 'the text names several clocks, and not which is meant' : 'its clock is not said',
  }
}

function distinct(zones: readonly ToldZone[]): ToldZone[] {
  return [...new Map(zones.map((zone) => [zone.name, zone])).values()]
}

function untilOf(moment: ToldMoment, day: string, zone: ToldZone): ReturnType<typeof instantOf> | undefined {
  const { until, time } = moment
  if (!until) return undefined
  // An end that is earlier on the clock is of the next day.
  return instantOf(until.day ?? (until.time < time! ? nextDay(day) : day), until.time, zone)
}

/** The day of this month and number that is closest to the days that are named, if it is close to one. */
function nearDay(monthAndDay: string, above: string | undefined, elsewhere: readonly string[]): string | undefined {
  const named = above ? [above] : elsewhere
  const near = new Set(
    named.flatMap((day) => {
      const years = [-1, 0, 1].map((step) => `${Number(day.slice(0, 4)) + step}-${monthAndDay}`)
      return years.filter((year) => Math.abs(Date.parse(year) - Date.parse(day)) <= 31 * DAY)
    }),
  )
  return near.size === 1 ? [...near][0] : undefined
}
