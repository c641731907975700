/** A handbook as the makers of files for machines take it. */
import { type Handbook, type Site, siteOf } from '../handbook.ts'
import { withoutComments } from '../markdown/without-comments.ts'
import { isPublic } from '../model/index.ts'
import { withBase } from '../record/address.ts'
import { buildRecords } from '../record/record.ts'
import type { DataSite } from './data-file.ts'

/**
 * @param draw what draws pictures, where there shall be some
 * @param site the handbook as its pages show it
 */
export function dataSite(handbook: Handbook, draw?: DataSite['draw'], site: Site = siteOf(handbook)): DataSite {
  const { base, site: address } = handbook.site
  const texts = new Map(handbook.source.documents.map(({ file, body }) => [file, body]))
  const origin = address === undefined ? '' : new URL(address).origin
  // A preview shows drafts to those who write them; what is taken by machines is on its way to others.
  const documents = site.documents
    .map(({ document }) => document)
    .filter(({ kind, data }) => isPublic(kind, 'status' in data ? data.status : undefined))
  const { facts } = site
  return {
    facts,
    records: documents.length === site.documents.length ? site.records : buildRecords(documents, facts),
    documents,
    htmlOf: ({ file }) => handbook.bodies.get(file)!.html,
    textOf: ({ file }) => withoutComments(texts.get(file)!),
    base,
    ...(address === undefined ? {} : { site: address }),
    ...(draw ? { draw } : {}),
    link: (address) => origin + withBase(address, base),
  }
}
