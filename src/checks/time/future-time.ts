import { siteFacts } from '../../handbook.ts'
import { documentSchemas } from '../../model/index.ts'
import { timesIn } from '../../model/references.ts'
import type { Rule } from '../rule.ts'
import { futureFrom } from './incident-bounds.ts'
import { minuteOf } from './minutes.ts'

/** Fields that may lie ahead: a plan, and the day on which a new version begins to apply. */
const ahead = new Set<PropertyKey>(['due', 'effective'])

export const futureTime: Rule = {
  id: 'future-time',
  severity: 'error',
  description: 'What has happened does not lie in the future.',
  why: 'A time to come in a record of the past is a slip, mostly in the year, and it spoils durations and order.',
  remedy: 'Correct the day. Only the due day of an action and the day on which a process takes effect may lie ahead.',
  bad: { kind: 'runbook', fields: { reviewed: '2062-11-20' } },
  good: { kind: 'runbook', fields: { reviewed: '2026-11-20' } },
  *check(handbook) {
    const { asOf } = siteFacts(handbook)
    const future = futureFrom(handbook)
    if (future === undefined) return
    for (const { kind, file, data, locate } of handbook.source.documents) {
      for (const { path, text } of timesIn(documentSchemas[kind], data)) {
        // Nearly all days are past ones; no offset is as long as the grace.
        if (text.slice(0, 10) <= asOf! || ahead.has(path.at(-1)!) || minuteOf(text) < future) continue
        yield {
          file,
          ...locate(path),
          message: `${text} is in the future, as of ${asOf}`,
          hint: 'Correct it, or judge the handbook for a later day with --as-of.',
        }
      }
    }
  },
}
