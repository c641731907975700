/** `timeline.csv`: every row of every timeline, for spreadsheets. */
import { rfc3339 } from '../../model/time.ts'
import type { Record } from '../../record/record.ts'
import { documentAddress } from '../../record/record.ts'
import type { Cell } from '../csv.ts'
import type { DataSite } from '../data-file.ts'

export const timelineColumns = [
  'postmortem',
  'address',
  'lang',
  'at',
  'until',
  'precision',
  'type',
  'event',
  'source',
  'confidence',
] as const

/** With the names of the columns first; incidents in the order of the record, each row in that of its timeline. */
export function* timelineRows({ incidents }: Record, { facts, link }: DataSite): Generator<readonly Cell[]> {
  yield timelineColumns
  for (const { document } of incidents) {
    const address = link(documentAddress(document, facts))
    for (const { at, until, precision, type, event, source, confidence } of document.data.timeline) {
      const end = until === undefined ? undefined : rfc3339(until)
      yield [document.id, address, document.lang, rfc3339(at), end, precision, type, event, source, confidence]
    }
  }
}
