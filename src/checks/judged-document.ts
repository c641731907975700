/** One document as the rules see it that judge each document by itself, and what they found in it. */
import type { Handbook } from '../handbook.ts'
import type { Kind } from '../model/index.ts'
import type { Settings } from '../model/settings.ts'
import type { SourceDocument } from '../reader/handbook.ts'
import { keptOne } from './kept.ts'
import { type Passage, passagesIn } from './passages.ts'
import type { DocumentRule, RuleFinding } from './rule.ts'
import type { ValidDocument } from './valid-documents.ts'

export interface JudgedDocument {
  document: SourceDocument
  /** What it says, in the order of places. */
  passages: Passage[]
  /** The names of the sections of runbooks. */
  sections: Settings['runbookSections']
}

/** The document, when it is of this kind and its front matter is valid. */
export function validAs<K extends Kind>({ document }: JudgedDocument, kind: K): ValidDocument<K> | undefined {
  return document.kind === kind && document.data ? (document as ValidDocument<K>) : undefined
}

/** What each of the rules finds in one document, now or in an earlier run. */
export function judgeDocument(
  document: SourceDocument,
  rules: readonly DocumentRule[],
  handbook: Handbook,
): Record<string, RuleFinding[]> {
  const { file } = document
  const sections = handbook.source.catalogues.settings.runbookSections
  const given = JSON.stringify([rules.map(({ id }) => id), sections])
  return keptOne(handbook, `judged ${given}`, handbook.bodies.get(file)!.digest, () => {
    const judged = { document, passages: passagesIn(document, handbook), sections }
    return Object.fromEntries(
      rules.map((rule) => [rule.id, Array.from(rule.judge(judged), (finding) => ({ ...finding, file }))]),
    )
  })
}
