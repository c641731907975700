/** What importers of exported records have in common: how much text one may hold, and what a record is that stands there twice. */
import { z } from 'zod'
import type { IncidentDrafts } from './incident.ts'

/** A message or a title: the longest that a status page takes is a tenth of it. */
export const Text = z.string().max(50_000)
/** A report. A document may have 512 kB. */
export const Texts = z.string().max(200_000)

export interface Placed<T> {
  record: T
  line: number
}

/** Each record once, in the order of the file; of several with one name that which was changed last. */
export function newestOfEach<T>(
  records: Placed<T>[],
  nameOf: (record: T) => string,
  changedOf: (record: T) => string | null | undefined,
  making: IncidentDrafts,
): Placed<T>[] {
  const newest = new Map<string, Placed<T>>()
  for (const placed of records) {
    const name = nameOf(placed.record)
    const other = newest.get(name)
    if (!other) {
      newest.set(name, placed)
      continue
    }
    const isNewer = (changedOf(placed.record) ?? '') > (changedOf(other.record) ?? '')
    const left = isNewer ? other : placed
    if (isNewer) newest.set(name, placed)
    making.remark(
      'dropped',
      { source: name, line: left.line },
      'it stands in the file twice; the one that was changed last counts',
    )
  }
  return [...newest.values()]
}
