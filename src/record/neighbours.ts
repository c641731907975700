/** What comes before a document and what comes after it, in lists whose order means something. */
import type { Document, Record } from './record.ts'

export interface Neighbours {
  before?: Document
  after?: Document
}

/** Incidents in the order of time, those without a time left out; principles in theirs. By `kind/id`, computed once for a record. */
export function neighboursOf({
  incidents,
  principles,
}: Pick<Record, 'incidents' | 'principles'>): Map<string, Neighbours> {
  const inTime = incidents.filter(({ start }) => start !== undefined).map(({ document }) => document)
  return new Map([...inTurn(inTime.reverse()), ...inTurn(principles)])
}

function inTurn(list: readonly Document[]): [string, Neighbours][] {
  return list.map(({ kind, id }, index) => [`${kind}/${id}`, { before: list[index - 1], after: list[index + 1] }])
}
