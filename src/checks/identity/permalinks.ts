import type { Handbook } from '../../handbook.ts'
import { didYouMean } from '../../model/explain.ts'
import { PERMALINKS } from '../../reader/content-folder.ts'
import { addressOf, serviceAddress } from '../../record/address.ts'
import type { Rule } from '../rule.ts'

export const permalinks: Rule = {
  id: 'permalink',
  severity: 'error',
  description: 'An address that was published leads somewhere for ever.',
  why: 'It stands in a contract, a ticket, an alert or an audit report, and nobody can change it there.',
  remedy:
    'Add the old address to the “aliases” of the page that took its place. What has no successor keeps its page: set its status to retired or withdrawn, and say why.',
  bad: { kind: 'runbook', files: { [PERMALINKS]: '/runbooks/disk-is-full/\n' } },
  good: {
    kind: 'runbook',
    fields: { aliases: '[/runbooks/disk-is-full/]' },
    files: { [PERMALINKS]: '/runbooks/disk-is-full/ # moved, and followed by an alias\n' },
  },
  *check(handbook) {
    const source = handbook.source.sources.get(PERMALINKS)
    if (!source) return
    const living = publishedAddresses(handbook)
    const aliases = new Set(
      handbook.source.documents.flatMap(({ isPublic, data }) => (isPublic && data?.aliases) || []),
    )
    for (const { address, start } of addressesIn(source.text)) {
      if (living.has(address) || aliases.has(address)) continue
      yield {
        file: PERMALINKS,
        ...source.range(start, start + address.length),
        message: `${address} was published, and nothing is there any more`,
        hint: remedyFor(address, living),
      }
    }
  },
}

/** The addresses of all documents and services that are published. Indexes are pages of the site itself. */
export function publishedAddresses({ source }: Handbook): Set<string> {
  const { settings, services } = source.catalogues
  const first = settings.languages[0]!
  const documents = source.documents.filter(({ isPublic, data }) => isPublic && data)
  return new Set([
    ...documents.map((document) => addressOf(document, first)),
    ...settings.languages.flatMap((lang) => services.map(({ id }) => serviceAddress(id, lang, first))),
  ])
}

/** The list with every published address in it. */
export function withPublished(text: string, handbook: Handbook): string {
  return withAddresses(text, publishedAddresses(handbook))
}

/** The list with these addresses in it: each new one stands before the first that is greater, all else as it was. */
export function withAddresses(text: string, addresses: Iterable<string>): string {
  const known = new Set([...addressesIn(text)].map(({ address }) => address))
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  for (const address of [...addresses].filter((each) => !known.has(each)).sort()) {
    const at = lines.findIndex((line) => line.startsWith('/') && line > address)
    lines.splice(at === -1 ? lines.length : at, 0, address)
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** The addresses of the list, with their places. */
export function* addressesIn(text: string): Generator<{ address: string; start: number }> {
  for (const { 0: address, index } of text.matchAll(/^[^\s#]\S*/gm)) yield { address, start: index }
}

function remedyFor(address: string, living: Set<string>): string {
  const name = address.split('/').at(-2)!
  const moved = [...living].find((other) => other.split('/').at(-2) === name)
  const near = moved ? `Did you mean “${moved}”?` : didYouMean(address, [...living])
  return near
    ? `${near} If the page moved there, add the old address to its “aliases”.`
    : 'Add it to the “aliases” of the page that took its place, or bring the page back as retired or withdrawn.'
}
