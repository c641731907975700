import type { Handbook } from '../handbook.ts'
import type { FrontMatter, Kind } from '../model/index.ts'
import type { SourceDocument } from '../reader/handbook.ts'

export type ValidDocument<K extends Kind> = SourceDocument<K> & { data: FrontMatter<K> }

/** The documents of a kind whose front matter is valid. What is wrong with the others is said by their schema. */
export function validDocuments<K extends Kind>({ source }: Handbook, kind: K): ValidDocument<K>[] {
  return source.documents.filter(
    (document): document is ValidDocument<K> => document.kind === kind && document.data !== undefined,
  )
}
