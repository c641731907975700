import type { Handbook } from '../../handbook.ts'
import type { SourceDocument } from '../../reader/handbook.ts'
import { addressOf } from '../../record/address.ts'
import { isReserved } from '../../record/reserved-ids.ts'
import type { Rule } from '../rule.ts'

export const aliases: Rule = {
  id: 'alias',
  severity: 'error',
  essential: true,
  description: 'A former address leads to one page, and shadows no other.',
  why: 'An address that was once published must never die, and never lead to two places.',
  remedy: 'Remove the alias that stands in two places, or give it to the page that inherits the address.',
  bad: { kind: 'runbook', fields: { aliases: '[/search/]' } },
  good: { kind: 'runbook', fields: { aliases: '[/runbooks/old-name/]' } },
  *check({ source, links }) {
    const first = source.catalogues.settings.languages[0]!
    const taken = new Map(source.documents.map((document) => [addressOf(document, first).toLowerCase(), document.file]))
    for (const document of source.documents) {
      for (const [index, alias] of (document.data?.aliases ?? []).entries()) {
        const place = { file: document.file, ...document.locate(['aliases', index]) }
        if (/\/\.{1,2}\//.test(alias)) {
          // As a path of the finished site it would lead elsewhere, perhaps out of it.
          yield {
            ...place,
            message: `the address ${alias} goes through “.” or “..”`,
            hint: 'Write it as a browser shows it.',
          }
          continue
        }
        const address = alias.toLowerCase()
        const other = taken.get(address) ?? (isSites(address, document, links) ? 'the site itself' : undefined)
        if (other === undefined) taken.set(address, document.file)
        else {
          yield {
            ...place,
            message: `the address ${alias} already belongs to ${other}`,
            hint: 'Remove the alias here or there.',
          }
        }
      }
    }
  },
}

/** What the site keeps below its root for itself: files beside the pages, and indexes. */
const kept = ['_assets', 'api', 'assets', 'pagefind', 'schema', 'actions', 'controls', 'feeds', 'insights']

/** Whether the site has a page or a folder of its own at an address: the search, an index, a service. */
function isSites(address: string, from: SourceDocument, links: Handbook['links']): boolean {
  return (
    kept.includes(address.replace(/^\/(?:en|de)\//, '/').split('/')[1]!) ||
    isReserved(address) ||
    !('problem' in links.resolve(address, from))
  )
}
