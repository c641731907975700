import { addressOf } from '../record/address.ts'
import type { Rule } from './rule.ts'

export const aliases: Rule = {
  id: 'alias',
  severity: 'error',
  description: 'A former address leads to one page, and shadows no other.',
  why: 'An address that was once published must never die, and never lead to two places.',
  *check({ source }) {
    const first = source.catalogues.settings.languages[0]!
    const taken = new Map(source.documents.map((document) => [addressOf(document, first).toLowerCase(), document.file]))
    for (const document of source.documents) {
      for (const [index, alias] of (document.data?.aliases ?? []).entries()) {
        const other = taken.get(alias.toLowerCase())
        if (other === undefined) {
          taken.set(alias.toLowerCase(), document.file)
          continue
        }
        yield {
          file: document.file,
          ...document.locate(['aliases', index]),
          message: `the address ${alias} already belongs to ${other}`,
          hint: 'Remove the alias here or there.',
        }
      }
    }
  },
}
