import { judgeDocument } from '../../../src/checks/judged-document.ts'
import type { Rule, RuleFinding } from '../../../src/checks/rule.ts'
import type { Handbook } from '../../../src/handbook.ts'

/** What one rule finds in a handbook, in the order in which it finds it. */
export async function foundBy(rule: Rule, handbook: Handbook): Promise<RuleFinding[]> {
  if ('check' in rule) return Array.fromAsync(rule.check(handbook))
  return handbook.source.documents.flatMap((document) => judgeDocument(document, [rule], handbook)[rule.id]!)
}
