/** A handbook as the makers of files for machines take it. */
import type { Handbook } from '../handbook.ts'
import { withoutComments } from '../markdown/without-comments.ts'
import { isPublic } from '../model/index.ts'
import { keyOf, withBase } from '../record/address.ts'
import { buildRecords, type Document } from '../record/record.ts'
import type { SiteContent } from '../site-content.ts'
import type { DataSite } from './data-file.ts'

/**
 * @param draw what draws pictures, where there shall be some
 * @param content the handbook as its pages read it
 */
export function dataSite(
  { site: { base, site } }: Pick<Handbook, 'site'>,
  content: SiteContent,
  draw?: DataSite['draw'],
): DataSite {
  const origin = site === undefined ? '' : new URL(site).origin
  const shared = sharedPart(content)
  return {
    facts: content.facts,
    // What is looked up is looked up there, where it is seen.
    get documents() {
      return shared.documents
    },
    get records() {
      return shared.records
    },
    htmlOf: (document) => content.bodyOf(keyOf(document)),
    textOf: (document) => withoutComments(content.textOf(keyOf(document))),
    base,
    ...(site === undefined ? {} : { site }),
    ...(draw ? { draw } : {}),
    link: (address) => origin + withBase(address, base),
  }
}

/** A preview shows drafts to those who write them; what is taken by machines is on its way to others. */
function sharedPart(content: SiteContent): Pick<DataSite, 'documents' | 'records'> {
  if (content.documents.every(isShared)) return content
  const documents = content.documents.filter(isShared)
  return { documents, records: buildRecords(documents, content.facts) }
}

const isShared = ({ kind, data }: Document) => isPublic(kind, 'status' in data ? data.status : undefined)
