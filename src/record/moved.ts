/** Former addresses, and the documents to which they lead. */
import { inTextOrder } from '../model/text-order.ts'
import type { Document } from './record.ts'

export interface MovedAddress {
  alias: string
  document: Document
}

/** Those of the documents that were changed last come first: nobody writes down when an address moved. */
export function movedAddresses(documents: Document[]): MovedAddress[] {
  return documents
    .flatMap((document) => document.data.aliases.map((alias) => ({ alias, document })))
    .sort((a, b) => latest(b).localeCompare(latest(a)) || inTextOrder(a.alias, b.alias))
}

function latest({ document }: MovedAddress): string {
  return document.lastChange?.day ?? ''
}
