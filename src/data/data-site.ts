/** A handbook as the makers of files for machines take it. */
import { type Handbook, publishedDocuments, siteFacts } from '../handbook.ts'
import { withoutComments } from '../markdown/without-comments.ts'
import { isPublic } from '../model/index.ts'
import { withBase } from '../record/address.ts'
import { buildRecords } from '../record/record.ts'
import type { DataSite } from './data-file.ts'

/** @param draw what draws pictures, where there shall be some */
export function dataSite(handbook: Handbook, draw?: DataSite['draw']): DataSite {
  const { base, site } = handbook.site
  const texts = new Map(handbook.source.documents.map(({ file, body }) => [file, body]))
  const facts = siteFacts(handbook)
  const origin = site === undefined ? '' : new URL(site).origin
  // A preview shows drafts to those who write them; what is taken by machines is on its way to others.
  const published = publishedDocuments(handbook).filter(({ document: { kind, data } }) =>
    isPublic(kind, 'status' in data ? data.status : undefined),
  )
  const documents = published.map(({ document }) => document)
  return {
    facts,
    records: buildRecords(documents, facts),
    documents,
    htmlOf: ({ file }) => handbook.bodies.get(file)!.html,
    textOf: ({ file }) => withoutComments(texts.get(file)!),
    base,
    ...(site === undefined ? {} : { site }),
    ...(draw ? { draw } : {}),
    link: (address) => origin + withBase(address, base),
  }
}
