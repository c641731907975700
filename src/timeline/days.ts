/** A timeline as it is set: events in order, numbered, by their day in UTC, each with the place’s own time. */
import { dayIn, type Formatters, type Messages, offsetOf } from '../i18n/index.ts'
import type { TimelineEvent } from '../model/timeline.ts'

export interface TimelineDay {
  /** `YYYY-MM-DD` in UTC. */
  day: string
  entries: TimelineEntry[]
}

export interface TimelineEntry {
  event: TimelineEvent
  number: number
  /** Time in UTC as readers see it. */
  time: string
  /** The place’s time; with its day where that differs from the day in UTC. */
  local?: string
  /** Given where the place’s clocks were changed since the event before. */
  clockChange?: { from: string; to: string }
}

export function timelineDays(
  events: readonly TimelineEvent[],
  zone: string | undefined,
  format: Formatters,
  words: Messages,
): TimelineDay[] {
  const days: TimelineDay[] = []
  let offset: string | undefined
  for (const [index, event] of inOrder(events).entries()) {
    const day = dayIn(event.at)
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] })
    const now = zone ? offsetOf(event.at, zone) : undefined
    days.at(-1)!.entries.push({
      event,
      number: index + 1,
      time: timeWords(event, 'UTC', day, format, words),
      ...(zone && event.precision !== 'day' ? { local: timeWords(event, zone, day, format, words) } : {}),
      ...(offset && now && offset !== now ? { clockChange: { from: offset, to: now } } : {}),
    })
    offset = now
  }
  return days
}

function timeWords(event: TimelineEvent, zone: string, day: string, format: Formatters, words: Messages): string {
  if (event.precision === 'day') return words.postmortem.duringDay
  // The day is said where it is not the one that was said last.
  const clock = (instant: string, said: string) => {
    const there = dayIn(instant, zone)
    return there === said ? format.time(instant, zone) : `${format.shortDay(there)} ${format.time(instant, zone)}`
  }
  const from = clock(event.at, day)
  const time = event.until ? words.postmortem.fromTo(from, clock(event.until, dayIn(event.at, zone))) : from
  return event.precision === 'minute' ? time : words.postmortem.about(time)
}

/** By time; what happened in the same minute stays as it was written. */
function inOrder(events: readonly TimelineEvent[]): TimelineEvent[] {
  return [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
