import type { FrontMatter } from '../../model/index.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'
import { type Beginning, beginningOf, futureFrom, publicationEnd } from './incident-bounds.ts'
import { minuteOf } from './minutes.ts'

export const timelineRange: Rule = {
  id: 'timeline-range',
  severity: 'error',
  description: 'What an incident’s record tells lies between its first fault and its publication.',
  why: 'A wrong month or year is easily written and hardly ever seen, and moves a row by a whole axis.',
  remedy: 'Correct the day of the row, or the milestone or the publication that it is held against.',
  bad: {
    kind: 'postmortem',
    fields: {
      times: '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T10:00Z, mitigated: 2026-01-10T11:00Z}',
      timeline: '[{at: 2025-01-10T10:00Z, event: Errors begin., type: symptom}]',
      status: 'preliminary',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      times: '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z}',
      timeline: '[{at: 2026-01-10T10:00Z, event: Errors begin., type: symptom}]',
      status: 'preliminary',
    },
  },
  *check(handbook) {
    const future = futureFrom(handbook) ?? Number.POSITIVE_INFINITY
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      const first = beginningOf(data.times)
      const last = publicationEnd(data)
      if (first && last !== undefined && last < minuteOf(first.at)) {
        // One mistake, not one for each row.
        yield {
          file,
          ...locate(['published']),
          message: `the day of publication is before “${first.name}” (${first.at})`,
          hint: 'Correct the day, or the milestone.',
        }
        continue
      }
      for (const { path, at } of momentsTold(data)) {
        // What is in the future is said once, by the rule on the future.
        const words = minuteOf(at) < future ? outside(at, first, last, data.published) : undefined
        if (words) yield { file, ...locate(path), ...words }
      }
    }
  },
}

/** Rows of the timeline and what customers were told, with their places. */
function momentsTold({ timeline, communications }: FrontMatter<'postmortem'>): { path: PropertyKey[]; at: string }[] {
  return [
    ...timeline.flatMap(({ at, until }, index) => [
      { path: ['timeline', index, 'at'], at },
      ...(until ? [{ path: ['timeline', index, 'until'], at: until }] : []),
    ]),
    ...communications.flatMap(({ at }, index) => (at ? [{ path: ['communications', index, 'at'], at }] : [])),
  ]
}

function outside(
  at: string,
  first: Beginning | undefined,
  last: number | undefined,
  published: string | undefined,
): Pick<RuleFinding, 'message' | 'hint'> | undefined {
  const minute = minuteOf(at)
  if (first && minute < first.minute) {
    const before = first.name === 'faultIntroduced' ? 'before' : 'more than 30 days before'
    return {
      message: `this is ${before} “${first.name}” (${first.at})`,
      hint: 'Correct its day, or say with “faultIntroduced” since when the fault was there.',
    }
  }
  if (last !== undefined && minute >= last) {
    return {
      message: `this is after the postmortem was published (${published})`,
      hint: 'Correct its day, or the day under “published”.',
    }
  }
  return undefined
}
