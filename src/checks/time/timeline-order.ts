import type { TimelineEvent } from '../../model/timeline.ts'
import { longestAscent } from '../longest-ascent.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'
import { futureFrom, plausibleMinutes } from './incident-bounds.ts'
import { minuteOf } from './minutes.ts'

// No fix: whether the row stands in the wrong place or carries the wrong time, only its author can tell.
export const timelineOrder: Rule = {
  id: 'timeline-order',
  severity: 'error',
  description: 'The rows of a timeline stand in the order of their times, and none ends before it begins.',
  why: 'A row out of order is either a wrong time or a wrong story; readers cannot tell which.',
  remedy: 'Correct the time of the row, or move the row to its place.',
  bad: {
    kind: 'postmortem',
    fields: {
      timeline:
        '[{at: 2026-01-10T10:20Z, event: The rollback begins., type: action}, {at: 2026-01-10T10:05Z, event: An alert fires., type: detection}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      timeline:
        '[{at: 2026-01-10T10:05Z, event: An alert fires., type: detection}, {at: 2026-01-10T10:20Z, event: The rollback begins., type: action}]',
    },
  },
  *check(handbook) {
    const future = futureFrom(handbook)
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      const { timeline } = data
      // A row of another year is out of order as well, but that is not what is wrong with it.
      const plausible = plausibleMinutes(data, future)
      const rows = [...timeline.keys()].filter((index) => {
        const minute = minuteOf(timeline[index]!.at)
        return minute >= plausible.from && minute < plausible.before
      })
      for (const [row, otherRow] of misplacedRows(rows.map((index) => timeline[index]!))) {
        const [index, other] = [rows[row]!, rows[otherRow]!]
        yield {
          file,
          ...locate(['timeline', index, 'at']),
          message:
            other < index
              ? `this row is earlier than row ${other + 1} (${timeline[other]!.at}), which stands above it`
              : `this row is later than row ${other + 1} (${timeline[other]!.at}), which stands below it`,
          hint: 'Correct its time, or move the row to its place.',
        }
      }
      for (const [index, { at, until }] of timeline.entries()) {
        if (until === undefined || minuteOf(until) >= minuteOf(at)) continue
        yield {
          file,
          ...locate(['timeline', index, 'until']),
          message: `the row ends before it begins (${at})`,
          hint: 'Correct “at” or “until”; a row that did not last has no “until”.',
        }
      }
    }
  },
}

/** How exactly the time of a row is known, in minutes. */
const resolution: Record<TimelineEvent['precision'], number> = { minute: 1, approx: 1, hour: 60, day: 24 * 60 }

/**
 * The rows that must be moved so that the others ascend, as few as possible, each with a row that it contradicts. Rows
 * of which only hour or day is known are held against their neighbours as exactly as they are known.
 */
export function misplacedRows(
  timeline: readonly Pick<TimelineEvent, 'at' | 'precision'>[],
): [row: number, other: number][] {
  const minutes = timeline.map(({ at }) => minuteOf(at))
  const isExact = (row: number) => resolution[timeline[row]!.precision] === 1
  const exact = [...timeline.keys()].filter(isExact)
  const kept = new Set(longestAscent(exact.map((row) => minutes[row]!)).map((index) => exact[index]!))

  const found: [number, number][] = []
  let above: number | undefined
  const below = nextOf(kept, timeline.length)
  for (const row of timeline.keys()) {
    if (kept.has(row)) {
      above = row
      continue
    }
    const apart = resolution[timeline[row]!.precision]
    const next = below[row]
    if (above !== undefined && minutes[above]! - minutes[row]! >= apart) found.push([row, above])
    else if (next !== undefined && minutes[row]! - minutes[next]! >= apart) found.push([row, next])
  }
  return found
}

/** For each row the first one below it that is kept. */
function nextOf(kept: Set<number>, length: number): (number | undefined)[] {
  const next = new Array<number | undefined>(length)
  for (let row = length - 1, below: number | undefined; row >= 0; row--) {
    next[row] = below
    if (kept.has(row)) below = row
  }
  return next
}
